package app

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"madoguchi/app/export/book"
)

const booksKey = "books"

// Books is how the shop keeps its books. Name and registration number are those of the
// shop unless the books have their own.
func (d *Desk) Books(ctx context.Context) (Books, error) {
	out := Books{Packages: []PackageWords{}}
	text, err := d.store.Setting(ctx, booksKey)
	if err != nil {
		return out, err
	}
	if text != "" {
		if err := json.Unmarshal([]byte(text), &out); err != nil {
			return out, fmt.Errorf("setting %s: %w", booksKey, err)
		}
	}
	shop, err := d.Shop(ctx)
	if err != nil {
		return out, err
	}
	s := &out.Shop
	s.Name, s.InvoiceNumber = cmp.Or(s.Name, shop.ShopName), cmp.Or(s.InvoiceNumber, shop.TaxNumber)
	s.Method, s.Taxation = cmp.Or(s.Method, book.MethodIncluded), cmp.Or(s.Taxation, book.TaxationGeneral)
	s.Recognition, s.Rounding = cmp.Or(s.Recognition, book.OnShipment), cmp.Or(s.Rounding, book.RoundDown)
	if len(s.Channels) == 0 {
		s.Channels = book.UsualChannels()
	}
	s.Accounts = s.Names()
	for i := range out.Packages {
		out.Packages[i].Words = whole(out.Packages[i].Words)
	}
	return out, nil
}

// whole are words without a list that is missing.
func whole(w book.Words) book.Words {
	w.Taxes, w.Accounts, w.Subs = append([]book.TaxWord{}, w.Taxes...), append([]book.Rename{}, w.Accounts...), append([]book.Rename{}, w.Subs...)
	w.SubOf, w.Replace, w.Columns = append([]string{}, w.SubOf...), append([]book.Rename{}, w.Replace...), append([]string{}, w.Columns...)
	return w
}

// SaveBooks changes how the books are kept. It changes no entry: what was proposed before
// stays as it is.
func (d *Desk) SaveBooks(ctx context.Context, in Books) (Books, error) {
	if err := goodBooks(&in); err != nil {
		return in, err
	}
	shop, err := d.Shop(ctx)
	if err != nil {
		return in, err
	}
	if in.Shop.Name == shop.ShopName {
		in.Shop.Name = "" // follows the shop
	}
	if in.Shop.InvoiceNumber == shop.TaxNumber {
		in.Shop.InvoiceNumber = ""
	}
	text, err := json.Marshal(in)
	if err != nil {
		return in, err
	}
	if err := d.store.SetSetting(ctx, actor(ctx), booksKey, string(text)); err != nil {
		return in, err
	}
	d.tell(EventAccounts)
	return d.Books(ctx)
}

func goodBooks(in *Books) error {
	s := &in.Shop
	for _, choice := range []struct {
		is   string
		name string
		of   []string
	}{
		{s.Method, "経理方式", []string{"", book.MethodIncluded, book.MethodExcluded}},
		{s.Taxation, "課税区分", []string{"", book.TaxationGeneral, book.TaxationSimplified, book.TaxationExempt}},
		{s.Recognition, "売上計上基準", []string{"", book.OnShipment, book.OnArrival, book.OnPayment}},
		{s.Rounding, "端数処理", []string{"", book.RoundDown, book.RoundHalf, book.RoundUp}},
	} {
		if !slices.Contains(choice.of, choice.is) {
			return refuse("books", choice.name+"が選ばれていません。何も変えていません。選び直してください。")
		}
	}
	if s.Taxation == book.TaxationSimplified && (s.BusinessClass < 1 || s.BusinessClass > 6) {
		return refuse("books", "簡易課税の事業区分は、第1種から第6種です。何も変えていません。小売なら第2種を選んでください。")
	}
	if s.FiscalStart < 0 || s.FiscalStart > 12 {
		return refuse("books", "事業年度の開始月は 1 から 12 です。何も変えていません。選び直してください。")
	}
	number, _, err := book.RegistrationNumber(s.InvoiceNumber)
	if err != nil {
		return refuse("tax_number", "登録番号として読めません。何も変えていません。T と 13 桁の数字で入れてください。")
	}
	s.InvoiceNumber = number
	if in.Packages == nil {
		in.Packages = []PackageWords{}
	}
	return nil
}

// words are the shop's own words for one kind of file.
func (b Books) words(kind string) book.Words {
	for _, p := range b.Packages {
		if p.Kind == kind {
			return p.Words
		}
	}
	return book.Words{}
}
