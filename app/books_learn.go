package app

import (
	"cmp"
	"context"
	"encoding/base64"
	"errors"
	"slices"
	"strings"

	"madoguchi/app/export/book"
	"madoguchi/app/export/learn"
	"madoguchi/app/export/mf"
)

// mostShownNames is how many names of a file are told: more do not help anybody.
const mostShownNames = 500

// LearnBooks reads the names in a journal that the shop's own program has written, and
// holds our words against them. It changes nothing.
func (d *Desk) LearnBooks(ctx context.Context, in BookFile) (BookLearned, error) {
	data, err := base64.StdEncoding.DecodeString(in.Data)
	if err != nil {
		return BookLearned{}, unreadJournal()
	}
	return d.LearnBooksOf(ctx, in.Kind, data)
}

// LearnBooksOf is LearnBooks for bytes.
func (d *Desk) LearnBooksOf(ctx context.Context, kind string, data []byte) (BookLearned, error) {
	out := BookLearned{Columns: []string{}, Accounts: []string{}, Subs: []string{}, Taxes: []string{}, Words: []BookMatch{}, Doubts: []string{}}
	n, err := learn.Read(data)
	switch {
	case errors.Is(err, learn.ErrLong):
		return out, refuse("learn_long", "ファイルが大きすぎます（32 MB まで）。何も変えていません。期間を短くして書き出し直してください。")
	case err != nil:
		return out, unreadJournal()
	}
	x, err := exporterOf(n.Package)
	if err != nil {
		return out, err
	}
	if kind != "" && kind != n.Package {
		return out, refuse("learn_kind", "このファイルは「"+x.Label+"」の形です。何も変えていません。会計ソフトの選択と、ファイルを確かめてください。")
	}
	b, err := d.Books(ctx)
	if err != nil {
		return out, err
	}
	ours, err := ourWords(b, n.Package)
	out.Kind, out.Label, out.Rows, out.Encoding = n.Package, x.Label, n.Rows, n.Words.Encoding
	out.Columns = append(out.Columns, n.Words.Columns...)
	out.Accounts, out.Subs, out.Taxes = few(n.Accounts), few(n.Subs), few(n.Taxes)
	out.Words = matches(b.Shop, ours, n)
	if err != nil {
		return out, err
	}
	switch n.Package {
	case learn.Yayoi:
		out.Doubts = append(out.Doubts, methodDoubt(b.Shop, n.Taxes)...)
	case learn.MF:
		out.Doubts = append(out.Doubts, headerDoubts(out.Columns)...)
		err = goodWords(n.Package, &book.Words{Columns: slices.Clone(out.Columns)}) // what saving would refuse
	}
	return out, err
}

func unreadJournal() error {
	return refuse("learn_format", "会計ソフトの仕訳のファイルとして読めません。何も変えていません。弥生会計・マネーフォワード・freee から、仕訳を CSV で書き出したものを選んでください。")
}

func few(all []string) []string { return append([]string{}, all[:min(len(all), mostShownNames)]...) }

// methodDoubt: 弥生 writes the way of keeping books into the name of each tax.
func methodDoubt(s book.Shop, taxes []string) []string {
	var with, without int
	for _, t := range taxes {
		switch {
		case strings.HasPrefix(t, "対象外"):
		case strings.Contains(t, "込"):
			with++
		case strings.Contains(t, "内"):
			without++
		}
	}
	switch {
	case without > with && !s.Excluded():
		return []string{"ファイルの税区分は「内」（税抜経理）ですが、設定は税込経理です。経理方式を確かめてください。"}
	case with > without && s.Excluded():
		return []string{"ファイルの税区分は「込」（税込経理）ですが、設定は税抜経理です。経理方式を確かめてください。"}
	}
	return []string{}
}

// headerDoubts say what a header has no place for, before it is the shop's own.
func headerDoubts(columns []string) []string {
	lost := mf.Lost(columns)
	if len(lost) == 0 {
		return nil
	}
	out := []string{"この見出しには「" + strings.Join(lost, "」「") + "」の列がありません。取り込むと、書き出すファイルにも入りません。要るときは、会計ソフトで列を出してから書き出し直してください。"}
	if slices.Contains(lost, "借方インボイス") {
		out = append(out, "インボイスの列がない見出しでは、登録のない事業者からの仕入れも、登録事業者からの仕入れとして扱われます。")
	}
	return out
}

// matches holds each of our words against a file: taxes, then accounts, then sub-accounts.
func matches(s book.Shop, ours book.Words, n learn.Names) []BookMatch {
	all := []BookMatch{}
	var taken []string
	for _, k := range book.Keys() {
		if w, ok := ours.Tax(k); ok {
			taken = append(taken, w.Text)
		}
	}
	for _, k := range book.Keys() {
		w, _ := ours.Tax(k)
		if t, _ := book.ReadKey(k); s.Taxation == book.TaxationExempt && t.Family != "" {
			continue
		}
		m := BookMatch{Of: "tax", Word: k, Label: book.Label(k), Text: w.Text, Invoice: w.Invoice, Unsure: w.Unsure, Later: laterShare(k), Near: []string{}}
		m.Found = slices.Contains(n.Taxes, w.Text) && (w.Invoice == "" || len(n.Invoices) == 0 || slices.Contains(n.Invoices, w.Invoice))
		if !slices.Contains(n.Taxes, w.Text) {
			near, sure := learn.NearTax(w.Text, without(n.Taxes, taken))
			m.Near, m.Sure = append(m.Near, near...), sure
		}
		all = append(all, m)
	}
	all = append(all, namesOf("account", ourAccounts(s), n.Accounts, ours.Account)...)
	return append(all, namesOf("sub", ourSubs(s), n.Subs, ours.Sub)...)
}

func namesOf(of string, names, theirs []string, now func(string) string) []BookMatch {
	var all []BookMatch
	var taken []string
	for _, name := range names {
		taken = append(taken, now(name))
	}
	for _, name := range names {
		m := BookMatch{Of: of, Word: name, Label: name, Text: now(name), Near: []string{}}
		if m.Found = slices.Contains(theirs, m.Text); !m.Found {
			near, sure := learn.NearName(m.Text, without(theirs, taken))
			m.Near, m.Sure = append(m.Near, near...), sure
		}
		all = append(all, m)
	}
	return all
}

// without leaves out names that are another word of ours: a shop with 雑収入 and 雑損失
// means two accounts.
func without(theirs, taken []string) []string {
	return slices.DeleteFunc(slices.Clone(theirs), func(s string) bool { return slices.Contains(taken, s) })
}

// Sure is what of a file needs nobody's choice: header and character set, our words of
// which it shows that they are right, and theirs that differ in nothing but letters.
func (l BookLearned) Sure() BookTake {
	t := BookTake{Kind: l.Kind, Encoding: l.Encoding, Columns: l.Columns}
	for _, m := range l.Words {
		text := m.Text
		if m.Sure {
			text = m.Near[0]
		}
		switch {
		case !m.Sure && !(m.Found && m.Unsure && l.means(m)):
		case m.Of == "tax":
			t.Taxes = append(t.Taxes, book.TaxWord{Key: m.Word, Text: text, Invoice: m.Invoice})
		case m.Of == "account":
			t.Accounts = append(t.Accounts, book.Rename{From: m.Word, To: text})
		default:
			t.Subs = append(t.Subs, book.Rename{From: m.Word, To: text})
		}
	}
	return t
}

// means reports whether a word stands for one tax only: 対象外 in a file says nothing of a
// purchase that we write so for want of a better word.
func (l BookLearned) means(m BookMatch) bool {
	n := 0
	for _, o := range l.Words {
		if o.Of == m.Of && o.Text == m.Text && o.Invoice == m.Invoice {
			n++
		}
	}
	return n == 1
}

// TakeBooks makes words of a file the shop's own, in one act. What is not named stays.
func (d *Desk) TakeBooks(ctx context.Context, in BookTake) (Books, error) {
	b, err := d.Books(ctx)
	if err != nil {
		return b, err
	}
	b.Version = cmp.Or(in.Version, b.Version)
	w := whole(b.words(in.Kind))
	for _, t := range in.Taxes {
		w.Taxes = append(slices.DeleteFunc(w.Taxes, func(o book.TaxWord) bool { return o.Key == t.Key }), t)
	}
	w.Accounts, w.Subs = overlaid(w.Accounts, in.Accounts), overlaid(w.Subs, in.Subs)
	if in.Kind != "yayoi" { // which reads one character set only
		w.Encoding = cmp.Or(in.Encoding, w.Encoding)
	}
	if len(in.Columns) > 0 {
		w.Columns = in.Columns
	}
	if b.Package == "" {
		b.Package = in.Kind
	}
	return d.SaveBooks(ctx, b.withWords(in.Kind, w))
}

func overlaid(old, more []book.Rename) []book.Rename {
	old = slices.DeleteFunc(old, func(r book.Rename) bool {
		return slices.ContainsFunc(more, func(m book.Rename) bool { return m.From == r.From })
	})
	return append(old, more...)
}
