package ordernumber

import (
	"regexp"
	"slices"
	"strings"
	"time"
)

// labelRE is a label word and the number behind it. 伝票番号 may be the parcel
// company's, so what looks like a parcel number is refused below.
var labelRE = regexp.MustCompile(`(?i)(ご?注文\s*(?:番号|id|no\.?|ナンバー|コード|#)|受注\s*(?:番号|id|no\.?)|オーダー\s*(?:番号|id|no\.?)|伝票\s*番号|order\s*(?:number|no\.?|id|#)|ご?注文\s*#|\border\s*#)` +
	`[\s:：\[\](){}【】『』「」〔〕=|>*・.は#]{0,12}(?:is\s+)?((?:[A-Za-z]{1,20}[-_]?)?[A-Za-z0-9][A-Za-z0-9_-]{2,60})`)

// labelAt is where a text holds the beginning of a label, -1 when nowhere.
func labelAt(s string) int {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case 'o', 'O':
			if i+5 <= len(s) && strings.EqualFold(s[i:i+5], "order") {
				return i
			}
		case 0xE3, 0xE4, 0xE5, 0xE6: // of オ, 伝, 受, 注
			for _, w := range [...]string{"注文", "受注", "オーダー", "伝票"} {
				if strings.HasPrefix(s[i:], w) {
					return i
				}
			}
		}
	}
	return -1
}

// readLabels finds the numbers behind label words.
func (f *finder) readLabels(s string) {
	h := &f.labelled
	for ; h.tried < mostTried; h.tried++ {
		at := labelAt(s)
		if at < 0 {
			return
		}
		s = s[at:] // the expression would try every place before it
		loc := labelRE.FindStringSubmatchIndex(s)
		if loc == nil {
			return
		}
		n := strings.TrimRight(s[loc[4]:loc[5]], "-_")
		if !isConfuser(n, strings.Contains(s[loc[2]:loc[3]], "伝票")) && digits(n) >= 4 {
			h.found = append(h.found, Match{n, Labelled, false})
		}
		s = s[loc[5]:]
	}
}

func digits(s string) (n int) {
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			n++
		}
	}
	return n
}

// isConfuser recognises numbers of everyday mails that are no order numbers.
// Behind 伝票番号 a bare run of 11 to 13 digits is a parcel number.
func isConfuser(n string, slip bool) bool {
	if len(n) == 14 && (n[0] == 'T' || n[0] == 't') && digits(n) == 13 {
		return true // the registration number of an invoice
	}
	g := groupsOf(n)
	switch {
	case isPhone(n, g), g.are(3, 4), g.are(4, 4, 4): // the last two: a postcode, a parcel
		return true
	case len(g) == 3 && (strings.HasPrefix(n, "19") || strings.HasPrefix(n, "20")) && g[0] == 4 && g[1] <= 2 && g[2] <= 2:
		return true // a day
	case slip && len(g) == 1 && g[0] >= 11 && g[0] <= 13:
		return true
	}
	if len(n) == 8 && strings.HasPrefix(n, "20") {
		if _, err := time.Parse("20060102", n); err == nil {
			return true
		}
	}
	return false
}

// groups are how many digits stand between the dashes of a number that has nothing
// else.
type groups []int

func groupsOf(n string) groups {
	const most = 4
	g := make(groups, 0, most)
	for part := range strings.SplitSeq(n, "-") {
		if part == "" || digits(part) != len(part) || len(g) == most {
			return nil
		}
		g = append(g, len(part))
	}
	return g
}

func (g groups) are(sizes ...int) bool { return slices.Equal(g, sizes) }

// isPhone: 03-1234-5678, 09012345678, 81-90-1234-5678.
func isPhone(n string, g groups) bool {
	switch {
	case len(g) == 1:
		return n[0] == '0' && (g[0] == 10 || g[0] == 11)
	case len(g) == 3 && n[0] == '0':
		return g[0] >= 2 && g[0] <= 5 && g[1] <= 4 && (g[2] == 3 || g[2] == 4)
	case len(g) == 3 && strings.HasPrefix(n, "81"):
		return g[0] >= 3 && g[0] <= 6 && g[1] <= 4 && g[2] == 4
	case len(g) == 4 && strings.HasPrefix(n, "81-"):
		return g[1] <= 4 && g[2] <= 4 && g[3] == 4
	}
	return false
}
