package app

import (
	"cmp"
	"context"
	"slices"

	"madoguchi/app/export/book"
	"madoguchi/app/export/yayoi"
)

// packageKinds are the accounting programs whose words can be changed, as the kinds of
// their exports.
func packageKinds() []string { return []string{"yayoi", "mf", "freee"} }

// BookPackages are the accounting programs with the words we would use for the shop.
func (d *Desk) BookPackages(ctx context.Context) (BookPackages, error) {
	out := BookPackages{Packages: []BookPackage{}}
	b, err := d.Books(ctx)
	if err != nil {
		return out, err
	}
	for _, kind := range packageKinds() {
		x, err := exporterOf(kind)
		if err != nil {
			return out, err
		}
		out.Packages = append(out.Packages, packageOf(b, x))
	}
	return out, nil
}

func packageOf(b Books, x exporter) BookPackage {
	usual := x.preset(b.Shop)
	p := BookPackage{
		Kind: x.Kind, Label: x.Label, Editions: []EntryWord{}, Encodings: []EntryWord{}, Taxes: []BookTax{},
		Accounts: ourAccounts(b.Shop), Subs: ourSubs(b.Shop), Usual: whole(usual),
	}
	if x.Kind == "yayoi" {
		p.Editions = []EntryWord{{Word: yayoi.Desktop, Label: "デスクトップ版（弥生会計）"}, {Word: yayoi.Online, Label: "オンライン版"}}
	} else {
		p.Encodings = []EntryWord{{Word: book.CP932, Label: "Shift_JIS（Windows）"}, {Word: book.UTF8, Label: "UTF-8"}}
	}
	for _, k := range book.Keys() {
		w, _ := usual.Tax(k)
		p.Taxes = append(p.Taxes, BookTax{Key: k, Label: book.Label(k), Text: w.Text, Invoice: w.Invoice, Unsure: w.Unsure, Later: laterShare(k)})
	}
	return p
}

// laterShare: a share of the years to come is nobody's yet.
func laterShare(k book.Key) bool {
	t, _ := book.ReadKey(k)
	return t.Invoice == book.Transitional && t.Share < 70
}

// ourAccounts are the names of accounts that our journals hold, each once.
func ourAccounts(s book.Shop) []string {
	a := s.Names()
	return once(
		a.Sales, a.Returns, a.Receivable, a.Prepaid, a.Payable, a.Cash, a.Bank, a.Freight, a.Fee, a.Promotion, a.Loss, a.Income,
		a.Outsource, a.Repair, a.Purchases,
	)
}

// ourSubs are the sub-accounts that the settings know; suppliers come with their entries.
func ourSubs(s book.Shop) []string {
	var all []string
	for _, c := range s.AllChannels() {
		all = append(all, c.Sub)
	}
	return once(append(all, s.Accounts.BankSub)...)
}

func once(all ...string) []string {
	out := []string{}
	for _, s := range all {
		if s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// ourWords are the words that files of a kind are written with now.
func ourWords(b Books, kind string) (book.Words, error) {
	x, err := exporterOf(kind)
	if err != nil {
		return book.Words{}, err
	}
	return x.preset(b.Shop).With(b.words(kind)), nil
}

// packageFirst offers the file of the shop's own program before the others.
func packageFirst(all []ExportKind, own string) []ExportKind {
	slices.SortStableFunc(all, func(a, b ExportKind) int { return cmp.Compare(rank(a, own), rank(b, own)) })
	return all
}

func rank(k ExportKind, own string) int {
	if k.Kind == own {
		return 0
	}
	return 1
}
