package yahoo

import (
	"bytes"
	"regexp"
	"strings"

	"madoguchi/connectors"
)

type problems []connectors.Problem

func (p *problems) add(code, text string) {
	*p = append(*p, connectors.Problem{Code: code, Text: text})
}

// Check holds a reply against what the counters of Rules cannot express.
func (a *account) Check(r connectors.Reply) []connectors.Problem {
	var all problems
	if strings.TrimSpace(r.Text) == "" {
		all.add("empty", "本文が空です。")
	}
	if chars(normal(r.Text)) > maxChars {
		all.add("too_long", "本文が 2,000 文字を超えています。短くしてください。")
	}
	if r.Thread == "" {
		a.checkStart(&all, r)
	}
	a.checkFiles(&all, r)
	if what := a.private(r); r.Public && what != "" {
		all = append(all, connectors.Problem{
			Code: "public_private", Warn: true,
			Text: what + "が書かれていますが、この問い合わせは商品ページでほかの人も読めます。書く必要があるときは、先に「非公開にする」を押してから送ってください。非公開にすると、公開には戻せません。",
		})
	}
	return all
}

// checkStart: a topic of the shop's own stands on an order and a title.
func (a *account) checkStart(all *problems, r connectors.Reply) {
	if !orderWord.MatchString(strings.TrimSpace(r.Order)) {
		all.add("no_order", "どの注文についての連絡か決まっていません。注文の画面から書き始めてください。")
	}
	title := strings.TrimSpace(r.Subject)
	if title == "" {
		all.add("no_subject", "件名が空です。件名を入れてください。")
	}
	if strings.ContainsAny(title, "\r\n") || chars(title) > maxChars {
		all.add("bad_subject", "件名は改行を入れずに、短くしてください。")
	}
	if _, err := a.categoryOf(r); err != nil {
		all.add("category", connectors.As(err).Text)
	}
}

func (a *account) checkFiles(all *problems, r connectors.Reply) {
	if len(r.Files) == 0 {
		return
	}
	switch {
	case r.Thread == "":
		all.add("file_start", "店舗から書き始める連絡には、添付を付けられません。添付を外してください。送ったあとの会話では付けられます。")
	case r.Public:
		all.add("file_public", "公開の質問には添付を付けられません。添付を外すか、先に「非公開にする」を押してから送ってください。")
	case a.auctions.holds(r.Thread):
		all.add("file_auction", "Yahoo!オークションの問い合わせには添付を付けられません。添付を外してください。")
	}
	for _, f := range r.Files {
		switch {
		case len(f.Data) > maxFile:
			all.add("file_size", "「"+f.Name+"」が大きすぎます。20 MB までにしてください。")
		case kindOf(f.Data) == "":
			all.add("file_type", "「"+f.Name+"」は送れません。JPEG、PNG、GIF、PDF だけを添付できます。")
		case kindOf(f.Data) == "pdf" && bytes.Contains(f.Data, []byte("/Encrypt")):
			all.add("file_encrypted", "「"+f.Name+"」はパスワード付きの PDF なので送れません。パスワードを外してください。")
		}
	}
}

// What points to a person. Each is looked for in a text whose full-width digits
// and signs have been narrowed.
var (
	mailWord  = regexp.MustCompile(`[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+\.[A-Za-z0-9.-]+`)
	phoneWord = regexp.MustCompile(`(?:^|[^0-9-])0[0-9]{1,4}[-( ]?[0-9]{1,4}[-) ]?[0-9]{3,4}(?:$|[^0-9-])`)
	zipWord   = regexp.MustCompile(`〒 ?[0-9]{3}|(?:^|[^0-9-])[0-9]{3}-[0-9]{4}(?:$|[^0-9-])`)
	placeWord = regexp.MustCompile(`[都道府県市区町村].{0,12}[0-9]+(?:丁目|番地?|-[0-9])`)
)

// private names the first sort of personal data in the text, "" when there seems
// to be none.
func (a *account) private(r connectors.Reply) string {
	text := narrow(r.Text)
	orders := regexp.MustCompile(`(?i)` + regexp.QuoteMeta(a.seller) + `-[0-9]{6,12}`)
	for _, w := range []struct {
		what string
		in   *regexp.Regexp
	}{
		{"メールアドレス", mailWord}, {"注文番号", orders}, {"電話番号", phoneWord}, {"郵便番号", zipWord}, {"住所", placeWord},
	} {
		if w.in.MatchString(text) {
			return w.what
		}
	}
	return ""
}

// narrow turns full-width letters, digits and signs into their ASCII forms, and
// the many dashes between digits into one.
func narrow(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case r == '　':
			return ' '
		case strings.ContainsRune("‐‑‒–—―−ー", r):
			return '-'
		}
		return r
	}, s)
}
