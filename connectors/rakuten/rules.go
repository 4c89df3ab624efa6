package rakuten

import (
	"regexp"
	"unicode/utf16"

	"madoguchi/connectors"
)

const (
	maxChars    = 2000
	maxFile     = 5_000_000 // the mall says 5 MB; its exact count is unknown, so the smaller reading
	maxFileName = 100
)

// rules are what R-Messe refuses, as far as it can be counted while typing.
// The mall does not say how it counts; UTF-16 units are the careful guess.
func rules() connectors.Rules {
	return connectors.Rules{
		MaxChars: maxChars, WarnChars: 1800, MaxLine: 300,
		LinkHosts: []string{
			"rakuten.co.jp", "rakuten.ne.jp", "rakuten.com", "rakuten-bank.co.jp", "trafficgate.net",
			"rakuten-card.co.jp", "payment.sej.co.jp", "faq.rakuten.net", "support.rakuten-card.jp",
		},
		MaxFiles: 1, MaxFileSize: maxFile,
		FileTypes: []string{".png", ".jpeg", ".jpg", ".gif", ".pdf"},
		NoSubject: true, EmojiAsTwo: true,
	}
}

var (
	mailForm = regexp.MustCompile(`[0-9A-Za-z._%+-]+@[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)+`)
	bareForm = regexp.MustCompile(`(?:^|[^0-9A-Za-z/.@-])(www\.[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)+)`)
)

// Check warns about what the mall may take out or refuse although its manual
// names only links: mail addresses and addresses without https.
func (s *shop) Check(r connectors.Reply) []connectors.Problem {
	var found []connectors.Problem
	add := func(code, text string, from, to int) {
		found = append(found, connectors.Problem{
			Code: code, Text: text, Warn: true, Start: units(r.Text[:from]), End: units(r.Text[:to]),
		})
	}
	for _, m := range mailForm.FindAllStringIndex(r.Text, -1) {
		add("mail_address", "メールアドレスが入っています。楽天に削除されることがあります。なくてもよければ消してください。", m[0], m[1])
	}
	for _, m := range bareForm.FindAllStringSubmatchIndex(r.Text, -1) {
		add("bare_link", "「"+r.Text[m[2]:m[3]]+"」は楽天で送れないリンクと見なされることがあります。なくてもよければ消してください。", m[2], m[3])
	}
	if r.Thread == "" {
		found = append(found, connectors.Problem{
			Code: "no_thread", Text: "楽天では、届いた問い合わせへの返信だけができます。新しい問い合わせは R-Messe の画面から始めてください。",
		})
	}
	return found
}

func units(s string) int { return len(utf16.Encode([]rune(s))) }
