package app

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"

	"madoguchi/app/export/book"
)

const booksKey = "books"

// Books is how the shop keeps its books. Name and registration number are those of the
// shop unless the books have their own.
func (d *Desk) Books(ctx context.Context) (Books, error) {
	out := Books{}
	text, err := d.store.Setting(ctx, booksKey)
	if err != nil {
		return out, err
	}
	if text != "" {
		if err := json.Unmarshal([]byte(text), &out); err != nil {
			return out, fmt.Errorf("setting %s: %w", booksKey, err)
		}
	}
	if out.Packages == nil {
		out.Packages = []PackageWords{}
	}
	if out.Payouts == nil {
		out.Payouts = usualPayouts()
	}
	out.Known, out.Version = text != "", booksVersion(text)
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
	_, out.TaxDoubt, _ = book.RegistrationNumber(s.InvoiceNumber)
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
	read := in.Version
	in.Known, in.TaxDoubt, in.Version = false, "", ""
	text, err := json.Marshal(in)
	if err != nil {
		return in, err
	}
	clash := false
	_, err = d.store.ChangeSetting(ctx, actor(ctx), booksKey, func(old string) string {
		if clash = read != "" && read != booksVersion(old); clash {
			return old
		}
		return string(text)
	})
	if clash {
		return in, refuse("conflict", "経理の設定が、ほかの画面で変わっています。何も変えていません。いまの内容を読み直して、もう一度直してください。")
	}
	if err != nil {
		return in, err
	}
	d.tell(EventAccounts)
	return d.Books(ctx)
}

// booksVersion tells two states of the settings apart.
func booksVersion(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}

// words are the shop's own words for one kind of file. Both files of freee are read by one
// program; what is said of the first holds for the second.
func (b Books) words(kind string) book.Words {
	for _, p := range b.Packages {
		if p.Kind == kind {
			return p.Words
		}
	}
	if kind == "freee-deals" {
		return b.words("freee")
	}
	return book.Words{}
}

// withWords are the books with other words for a kind; those that say nothing are none.
func (b Books) withWords(kind string, w book.Words) Books {
	b.Packages = append([]PackageWords{}, b.Packages...)
	b.Packages = slices.DeleteFunc(b.Packages, func(p PackageWords) bool { return p.Kind == kind })
	b.Packages = append(b.Packages, PackageWords{Kind: kind, Words: w})
	return b
}
