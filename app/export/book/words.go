package book

import (
	"cmp"
	"slices"
	"strings"
)

// Words are what one package calls things: names must match its own letter by
// letter. They are data that a person edits; each writer brings a preset.
type Words struct {
	Edition  string    `json:"edition"`  // of yayoi: desktop or online
	Encoding string    `json:"encoding"` // cp932 or utf8; "" for the package's usual one
	Tag      string    `json:"tag"`      // a tag on every row
	NoTag    bool      `json:"no_tag"`   // write none
	Taxes    []TaxWord `json:"taxes"`
	Accounts []Rename  `json:"accounts"` // only those that are called differently there
	Subs     []Rename  `json:"subs"`     // the same for 補助科目, 取引先 and 口座
	SubOf    []string  `json:"sub_of"`   // of freee: accounts whose sub stays 補助科目 and is no 取引先
	Replace  []Rename  `json:"replace"`  // letters the package does not have: 𠮷 → 吉
	Columns  []string  `json:"columns"`  // of mf: the header of the shop's own file
	DueIn    int       `json:"due_in"`   // of freee: bills are paid at the end of the month that many months later
}

// The character sets of files.
const (
	CP932 = "cp932"
	UTF8  = "utf8"
)

// TaxWord is the name of one tax key in a package.
type TaxWord struct {
	Key     Key    `json:"key"`
	Text    string `json:"text"`
	Invoice string `json:"invoice"` // of mf: what stands in its インボイス column
	Unsure  bool   `json:"unsure"`  // 要確認: no source we trust shows this very string
}

// Rename is our word and theirs.
type Rename struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// With lays a person's changes over a preset. What the changes do not mention stays.
func (w Words) With(own Words) Words {
	w.Edition, w.Encoding, w.Tag = cmp.Or(own.Edition, w.Edition), cmp.Or(own.Encoding, w.Encoding), cmp.Or(own.Tag, w.Tag)
	if w.NoTag = w.NoTag || own.NoTag; w.NoTag {
		w.Tag = ""
	}
	taxes := slices.Clone(own.Taxes)
	for _, t := range w.Taxes {
		if !slices.ContainsFunc(own.Taxes, func(o TaxWord) bool { return o.Key == t.Key }) {
			taxes = append(taxes, t)
		}
	}
	w.Taxes = taxes
	w.Accounts = append(slices.Clone(own.Accounts), w.Accounts...)
	w.Subs = append(slices.Clone(own.Subs), w.Subs...)
	w.Replace = append(slices.Clone(own.Replace), w.Replace...)
	if len(own.SubOf) > 0 {
		w.SubOf = own.SubOf
	}
	if len(own.Columns) > 0 {
		w.Columns = own.Columns
	}
	if own.DueIn > 0 {
		w.DueIn = own.DueIn
	}
	return w
}

// Tax is the word for a key; false when the package has none for it.
func (w Words) Tax(k Key) (TaxWord, bool) {
	i := slices.IndexFunc(w.Taxes, func(t TaxWord) bool { return t.Key == k })
	if i < 0 || w.Taxes[i].Text == "" {
		return TaxWord{}, false
	}
	return w.Taxes[i], true
}

// Unsure is what a person should hold against the package's own list before the
// first import: the words of these events that no source we trust shows.
func (w Words) Unsure(events []Event) []Warning {
	out, asked := []Warning{}, map[Key]bool{}
	for _, e := range events {
		for _, l := range e.Lines {
			for _, k := range []Key{l.DebitTax, l.CreditTax} {
				word, ok := w.Tax(k)
				if !ok || !word.Unsure || asked[k] {
					continue
				}
				asked[k] = true
				text := "要確認：この税区分の名前は、会計ソフトの一覧で確かめられていません。違っていたら対応表で直してください。"
				out = append(out, Warning{EventID: e.ID, Column: "税区分", Text: text, Before: Label(k), After: strings.TrimSpace(word.Text + " " + word.Invoice)})
			}
		}
	}
	return out
}

// Account is the package's name of an account.
func (w Words) Account(name string) string { return renamed(w.Accounts, name) }

// Sub is the package's name of a sub-account.
func (w Words) Sub(name string) string { return renamed(w.Subs, name) }

func renamed(all []Rename, name string) string {
	for _, r := range all {
		if r.From == name && r.To != "" {
			return r.To
		}
	}
	return name
}
