package notice

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"madoguchi/connectors"
)

// Rule is a line of the shop's own: which mails are a mall's letters of one sort.
type Rule struct {
	from    string // address or domain
	subject string // folded; "" fits every subject
	sort    string
	mall    string // connectors kind, "" for a plain notice
	store   string // the store account at Yahoo!ショッピング
}

// The sorts of a letter, as the shop writes them.
const (
	sortInquiry = "問い合わせ"
	sortOrder   = "注文"
	sortNews    = "お知らせ"
)

// mostRules keeps a pasted file from becoming rules.
const mostRules = 100

var (
	part      = regexp.MustCompile(`(?:^|[\s　])(送信元|件名|種類|モール|ストア)[\s　]*[=＝]`)
	fromForm  = regexp.MustCompile(`^(?:[^@\s]+@)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$`)
	storeForm = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$`)
)

// shared are domains at which customers have their mailboxes too.
var shared = []string{
	"yahoo.co.jp", "ymail.ne.jp", "gmail.com", "icloud.com", "outlook.jp", "outlook.com", "hotmail.co.jp", "hotmail.com",
	"docomo.ne.jp", "ezweb.ne.jp", "au.com", "softbank.ne.jp", "i.softbank.jp", "nifty.com", "ocn.ne.jp",
}

// ParseRules reads the shop's rules, one a line. The error is a Japanese sentence
// that names the line.
//
//	送信元=notice.example.jp 件名=質問が届きました 種類=問い合わせ モール=yahoo ストア=minamo
func ParseRules(text string) ([]Rule, error) {
	var rules []Rule
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.Trim(line, " 　\t\r\n")
		if line == "" || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "＃") {
			continue
		}
		r, why := parseRule(line)
		if why != "" {
			return nil, fmt.Errorf("お知らせメールの規則の %d 行目: %s", n, why)
		}
		if rules = append(rules, r); len(rules) > mostRules {
			return nil, fmt.Errorf("お知らせメールの規則は %d 行までです。行を減らしてください。", mostRules) //nolint:staticcheck // a sentence for a person
		}
	}
	return rules, nil
}

// parseRule reads one line, or says what is wrong with it.
func parseRule(line string) (r Rule, why string) {
	at := part.FindAllStringSubmatchIndex(line, -1)
	if len(at) == 0 || strings.Trim(line[:at[0][0]], " 　\t") != "" {
		return r, "読み取れません。「送信元=… 件名=… 種類=… モール=…」の形で書いてください。"
	}
	for i, m := range at {
		end := len(line)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		value := strings.Trim(line[m[1]:end], " 　\t")
		switch line[m[2]:m[3]] {
		case "送信元":
			r.from = strings.TrimPrefix(strings.ToLower(fold(value)), "@")
		case "件名":
			r.subject = plain(value)
		case "種類":
			r.sort = value
		case "モール":
			r.mall = strings.ToLower(fold(value))
		case "ストア":
			r.store = fold(value)
		}
	}
	return r, r.wrong()
}

// wrong says why a rule cannot be used, "" when it can.
func (r Rule) wrong() string {
	switch {
	case r.from == "":
		return "送信元がありません。モールからのメールのアドレスかドメインを「送信元=」のあとに書いてください。"
	case !fromForm.MatchString(r.from):
		return "送信元が読み取れません。「notice@example.jp」か「example.jp」の形で書いてください。"
	case slices.Contains(shared, r.from):
		return "この送信元はお客様も使うドメインです。「notice@example.jp」のように、アドレス全体を書いてください。"
	case r.sort != sortInquiry && r.sort != sortOrder && r.sort != sortNews:
		return "種類は「問い合わせ」「注文」「お知らせ」のどれかを書いてください。"
	case r.mall != "" && r.mall != rakuten && r.mall != yahoo:
		return "モールは「rakuten」か「yahoo」を書いてください。"
	case r.mall == "" && r.sort != sortNews:
		return "モールがありません。「モール=rakuten」か「モール=yahoo」を足してください。"
	case r.store != "" && !storeForm.MatchString(r.store):
		return "ストアが読み取れません。ストアアカウントを半角の英数字で書いてください。"
	}
	return ""
}

// match returns the first rule that fits a mail.
func match(rules []Rule, m Mail) (Rule, bool) {
	from := strings.ToLower(strings.TrimSpace(m.From))
	domain := domainOf(from)
	for _, r := range rules {
		sender := from == r.from || domain == r.from || strings.HasSuffix(domain, "."+r.from)
		if sender && strings.Contains(plain(m.Subject), r.subject) {
			return r, true
		}
	}
	return Rule{}, false
}

// read takes a mail as the rule says.
func (r Rule) read(m Mail) Found {
	switch {
	case r.sort == sortInquiry && r.mall == yahoo:
		return r.readYahoo(m)
	case r.sort == sortInquiry:
		return announced(m)
	case r.sort == sortOrder && r.mall == rakuten:
		return readOrder(m)
	case r.mall == yahoo:
		return Found{Kind: connectors.NoticeOf, Number: r.yahooOrder(m)}
	}
	return Found{Kind: connectors.NoticeOf, Number: orderNumber(m)}
}
