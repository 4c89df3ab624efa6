package notice

import (
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"madoguchi/connectors"
)

// FuzzRead holds what may never happen whatever a mail says.
func FuzzRead(f *testing.F) {
	cases, err := filepath.Glob("testdata/*/mail.eml")
	if err != nil || len(cases) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, path := range cases {
		m := letter(f, path)
		f.Add(m.From, m.Subject, m.Text, m.HTML, m.Results)
	}
	rules, err := ParseRules("送信元=notice.yahoo.example 件名=質問 種類=問い合わせ モール=yahoo ストア=mizutama\n送信元=notice.yahoo.example 種類=注文 モール=yahoo")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, from, subject, text, html, results string) {
		got := Read(Mail{From: from, Subject: subject, Text: text, HTML: html, Results: results}, rules)
		acted := got.Order != nil || got.About.Kind != "" || got.Number != "" || got.License || got.Kind == connectors.NoticeOf
		if acted && !vouched(results, domainOf(from)) {
			t.Fatalf("acted on a mail nobody vouches for: %+v", got)
		}
		if got.URL != "" && !strings.HasPrefix(got.URL, "https://") {
			t.Fatalf("link %q", got.URL)
		}
	})
}

// FuzzOrder holds an order mail against what the desk relies on.
func FuzzOrder(f *testing.F) {
	cases, err := filepath.Glob("testdata/order*/mail.eml")
	if err != nil || len(cases) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, path := range cases {
		m := letter(f, path)
		f.Add(m.Text, m.HTML)
	}
	f.Fuzz(func(t *testing.T, text, html string) {
		got := readOrder(cut(Mail{Text: text, HTML: html}))
		if got.Order == nil {
			return
		}
		o := got.Order
		if !orderForm.MatchString(o.Number) || o.Source != connectors.FromMail {
			t.Fatalf("%+v", o)
		}
		for _, l := range o.Lines {
			if l.Price < 0 || l.Count < 0 || l.TaxRate < 0 || l.TaxRate > 99 {
				t.Fatalf("%+v", l)
			}
		}
		if utf8.ValidString(text) && utf8.ValidString(html) && !utf8.ValidString(o.Remarks+o.Buyer.Name) {
			t.Fatal("cut inside a letter")
		}
	})
}
