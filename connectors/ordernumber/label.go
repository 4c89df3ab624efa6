package ordernumber

import (
	"regexp"
	"strings"
	"time"
)

// labelRE is a label word and the number behind it. 伝票番号 may be the parcel
// company's, so what looks like a parcel number is refused below.
var labelRE = regexp.MustCompile(`(?i)(ご?注文\s*(?:番号|id|no\.?|ナンバー|コード|#)|受注\s*(?:番号|id|no\.?)|オーダー\s*(?:番号|id|no\.?)|伝票\s*番号|order\s*(?:number|no\.?|id|#)|ご?注文\s*#|\border\s*#)` +
	`[\s:：\[\](){}【】『』「」〔〕=|>*・.は#]{0,12}(?:is\s+)?((?:[A-Za-z]{1,20}[-_]?)?[A-Za-z0-9][A-Za-z0-9_-]{2,60})`)

// labelled returns the numbers behind a label word.
func labelled(s string) []Match {
	var out []Match
	each(labelRE, s, func(f []string) {
		n := strings.TrimRight(f[2], "-_")
		if !isConfuser(n, strings.Contains(f[1], "伝票")) && digits(n) >= 4 {
			out = append(out, Match{n, Labelled, false})
		}
	})
	return out
}

func digits(s string) (n int) {
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			n++
		}
	}
	return n
}

var (
	phoneRE    = regexp.MustCompile(`^0[0-9]{1,4}-[0-9]{1,4}-[0-9]{3,4}$|^0[0-9]{9,10}$|^81-?[0-9]{1,4}-[0-9]{1,4}-[0-9]{4}$`)
	postcodeRE = regexp.MustCompile(`^[0-9]{3}-[0-9]{4}$`)
	parcelRE   = regexp.MustCompile(`^[0-9]{4}-[0-9]{4}-[0-9]{4}$`)
	invoiceRE  = regexp.MustCompile(`(?i)^T[0-9]{13}$`)
	dateRE     = regexp.MustCompile(`^(?:19|20)[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}$`)
	parcelRun  = regexp.MustCompile(`^[0-9]{11,13}$`)
)

// isConfuser recognises numbers of everyday mails that are no order numbers.
// Behind 伝票番号 a bare run of 11 to 13 digits is a parcel number.
func isConfuser(n string, slip bool) bool {
	for _, re := range []*regexp.Regexp{phoneRE, postcodeRE, parcelRE, invoiceRE, dateRE} {
		if re.MatchString(n) {
			return true
		}
	}
	if slip && parcelRun.MatchString(n) {
		return true
	}
	if len(n) == 8 && strings.HasPrefix(n, "20") {
		if _, err := time.Parse("20060102", n); err == nil {
			return true
		}
	}
	return false
}
