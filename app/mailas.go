package app

import (
	"context"
	"strconv"
	"strings"

	"madoguchi/app/safehtml"
	"madoguchi/connectors/mailbox/mime"
)

// MessageAs reads a message again in a charset that a person chose. It changes
// nothing: the next look shows what was there before.
func (d *Desk) MessageAs(ctx context.Context, in MailAsQuery) (MailView, error) {
	m, err := d.store.MessageByID(ctx, in.ID)
	if err != nil {
		return MailView{}, err
	}
	if m.Raw == "" {
		return MailView{}, refuse("no_mail", "このメッセージはメールではないため、文字コードは変えられません。何も変わっていません。")
	}
	raw, err := d.store.Blob(m.Raw)
	if err != nil {
		return MailView{}, err
	}
	return mailView(raw, in.Charset)
}

// charsetLabels are the words for charsets; whoever looks for one tries them from
// the top.
var charsetLabels = map[string]string{
	"utf-8": "UTF-8", "iso-2022-jp": "JIS（ISO-2022-JP）", "shift_jis": "シフト JIS", "euc-jp": "日本語 EUC",
	"shift_jis-2004": "シフト JIS（2004）", "euc-jis-2004": "日本語 EUC（2004）", "utf-16le": "UTF-16（LE）", "utf-16be": "UTF-16（BE）",
	"utf-7": "UTF-7", "windows-1252": "西ヨーロッパ", "gb18030": "中国語（簡体字）", "big5": "中国語（繁体字）", "euc-kr": "韓国語",
}

func mailView(raw []byte, charset string) (MailView, error) {
	m := (*mime.Mail)(nil)
	if charset == "" {
		m = mime.Parse(raw)
	} else if as, ok := mime.ParseAs(raw, charset); ok {
		m = as
	} else {
		return MailView{}, refuse("charset", "その文字コードは使えません。一覧から選んでください。")
	}
	v := viewOf(m)
	for _, c := range mime.Charsets {
		v.Charsets = append(v.Charsets, Charset{Name: c, Label: charsetLabels[c]})
	}
	return v, nil
}

func viewOf(m *mime.Mail) MailView {
	v := MailView{
		Subject: m.Subject, From: addressLine(m.From), To: addressLine(m.To), Text: m.Text, Folds: folds(m.Text),
		Files: make([]File, 0, len(m.Attachments)), Warnings: orEmpty(m.Warnings), Charsets: []Charset{},
	}
	if !m.Date.IsZero() {
		v.At = m.Date.UnixMilli()
	}
	if m.HTML != "" {
		v.HTML = safehtml.Clean(m.HTML, func(cid string) string { return ownPicture(m.Attachments, cid) })
	}
	v.HTML, v.Links = withoutLinks(v.HTML, m.Text)
	for i, a := range m.Attachments {
		v.Files = append(v.Files, inside(a, strconv.Itoa(i)))
	}
	return v
}

func addressLine(as []mime.Address) string {
	var out []string
	for _, a := range as {
		out = append(out, strings.TrimSpace(a.Name+" <"+a.Address+">"))
	}
	return strings.Join(out, ", ")
}

// withoutLinks numbers the links of a mail where they stand and tells where each leads.
func withoutLinks(clean, text string) (string, []MailLink) {
	left, found := safehtml.WithoutLinks(clean, text)
	out := make([]MailLink, 0, len(found))
	for _, l := range found {
		out = append(out, MailLink(l))
	}
	return left, out
}
