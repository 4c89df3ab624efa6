package notice

import (
	"regexp"
	"strings"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
)

// What is known of 楽天's letters: senders and subjects that the mail rules and
// parsers of other shops name. There is no sample of an inquiry's notice.
var (
	orderSubject    = regexp.MustCompile(`注文内容ご確認`)
	licenseSubject  = regexp.MustCompile(`(?i)licensekeyの有効期限`)
	approvalSubject = regexp.MustCompile(`API利用申請.*承認のお願い`)
	shippedSubject  = regexp.MustCompile(`発送完了報告`)
	endsAt          = regexp.MustCompile(`(20\d\d)[年/.-]\s*(\d{1,2})[月/.-]\s*(\d{1,2})`)
)

const cancelSender = "order-cancel@mail.rms.rakuten.co.jp"

// isRakuten: only the mall itself writes from there. Behind fw.rakuten.ne.jp
// stand customers.
func isRakuten(domain string) bool {
	if domain == "fw.rakuten.ne.jp" || strings.HasSuffix(domain, ".fw.rakuten.ne.jp") {
		return false
	}
	for _, d := range []string{"rakuten.co.jp", "rakuten.ne.jp"} {
		if domain == d || strings.HasSuffix(domain, "."+d) {
			return true
		}
	}
	return false
}

// Unanswerable tells that nobody reads mail to an address: it is 楽天's own.
func Unanswerable(address string) bool { return isRakuten(domainOf(address)) }

// readRakuten tells 楽天's letters apart.
func readRakuten(m Mail) Found {
	subject := fold(m.Subject)
	switch {
	case orderSubject.MatchString(subject):
		return readOrder(m)
	case licenseSubject.MatchString(subject):
		return Found{Kind: connectors.NoticeOf, License: true, Expires: ending(m)}
	case approvalSubject.MatchString(subject):
		return Found{Kind: connectors.NoticeOf}
	case strings.EqualFold(m.From, cancelSender), shippedSubject.MatchString(subject):
		return Found{Kind: connectors.NoticeOf, Number: orderNumber(m)}
	case announces(m):
		return announced(m)
	}
	return Found{}
}

// ending is the day a key ends: the first date behind the word for it.
func ending(m Mail) time.Time {
	text := fold(m.Subject + "\n" + strings.Join(textLines(m), "\n"))
	for _, from := range []int{strings.LastIndex(text, "有効期限"), strings.Index(text, "期限"), 0} {
		if from < 0 {
			continue
		}
		if d := endsAt.FindStringSubmatch(text[from:]); d != nil {
			day, err := time.ParseInLocation("2006-1-2", d[1]+"-"+d[2]+"-"+d[3], jst.Zone())
			if err == nil {
				return day
			}
		}
	}
	return time.Time{}
}
