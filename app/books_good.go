package app

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"madoguchi/app/export/book"
	"madoguchi/app/export/mf"
	"madoguchi/app/export/yayoi"
)

// goodBooks refuses settings that no file could follow, and brings the others into shape.
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
		{in.Package, "会計ソフト", append([]string{"", "csv"}, packageKinds()...)},
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
	if err := goodChannels(s.Channels); err != nil {
		return err
	}
	if err := goodAccounts(s, &in.SplitTax); err != nil {
		return err
	}
	if err := goodPayouts(*in); err != nil {
		return err
	}
	if in.Packages == nil {
		in.Packages = []PackageWords{}
	}
	for i := range in.Packages {
		p := &in.Packages[i]
		if err := goodWords(p.Kind, &p.Words); err != nil {
			return err
		}
	}
	return nil
}

// goodAccounts brings the names of accounts into the shape that a program reads.
func goodAccounts(s *book.Shop, t *book.SplitTax) error {
	a := &s.Accounts
	for _, name := range []*string{
		&a.Sales, &a.Returns, &a.Receivable, &a.Prepaid, &a.Payable, &a.Cash, &a.Bank, &a.BankSub, &a.Freight, &a.Fee,
		&a.Promotion, &a.Loss, &a.Income, &a.Outsource, &a.Repair, &a.Purchases, &t.Received, &t.Paid,
	} {
		if *name = asTyped(*name); tooLong(*name) {
			return refuse("books", "勘定科目の名前が長すぎます。何も変えていません。1 つの名前は 100 文字までです。")
		}
	}
	return nil
}

func goodChannels(all []book.Channel) error {
	seen := map[string]bool{}
	for i := range all {
		c := &all[i]
		c.Code, c.Label, c.Short, c.Sub = strings.TrimSpace(c.Code), oneLine(c.Label), oneLine(c.Short), oneLine(c.Sub)
		if c.Code == "" || c.Label == "" || seen[c.Code] || tooLong(c.Label, c.Short, c.Sub) {
			return refuse("books", "モールの名前が空か、重なっているか、長すぎます。何も変えていません。1 つずつ違う名前を入れてください。")
		}
		seen[c.Code] = true
	}
	return nil
}

// Most of what a person may say of a program's words: more is a mistake of a file.
const (
	mostRenames  = 2000
	longestWord  = 100
	longestSwap  = 20
	mostColumns  = 100
	mostSwaps    = 500
	unreadWords  = "会計ソフトの言葉の設定が読めません。何も変えていません。"
	tooManyWords = "会計ソフトの言葉が多すぎるか、長すぎます。何も変えていません。1 つの言葉は 100 文字までです。"
)

func goodWords(kind string, w *book.Words) error {
	if !slices.Contains(append(packageKinds(), "freee-deals"), kind) {
		return refuse("books", unreadWords+"会計ソフトを選び直してください。")
	}
	if !slices.Contains([]string{"", yayoi.Desktop, yayoi.Online}, w.Edition) || !slices.Contains([]string{"", book.CP932, book.UTF8}, w.Encoding) {
		return refuse("books", unreadWords+"版と文字コードを選び直してください。")
	}
	if len(w.Columns) > 0 && (kind != "mf" || mf.Fits(w.Columns) != nil || len(w.Columns) > mostColumns || tooLong(w.Columns...)) {
		return refuse("export_columns", "マネーフォワードの見出しとして読めません。何も変えていません。マネーフォワードから書き出した仕訳帳を読み込んでください。")
	}
	if len(w.Accounts)+len(w.Subs)+len(w.Taxes) > mostRenames || len(w.Replace) > mostSwaps {
		return refuse("books", tooManyWords)
	}
	for i := range w.Taxes {
		t := &w.Taxes[i]
		t.Text, t.Invoice = asTyped(t.Text), asTyped(t.Invoice)
		if _, ok := book.ReadKey(t.Key); !ok || t.Text == "" || tooLong(t.Text, t.Invoice) {
			return refuse("books", "税区分の言葉が空か、長すぎます。何も変えていません。会計ソフトの一覧にある名前を入れるか、もとの言葉に戻してください。")
		}
	}
	var ok [3]bool
	w.Accounts, ok[0] = goodRenames(w.Accounts, longestWord, false)
	w.Subs, ok[1] = goodRenames(w.Subs, longestWord, false)
	w.Replace, ok[2] = goodRenames(w.Replace, longestSwap, true)
	if ok != [3]bool{true, true, true} {
		return refuse("books", tooManyWords)
	}
	return nil
}

// goodRenames leaves out those that say nothing, and the later of two for one word.
func goodRenames(all []book.Rename, longest int, mayVanish bool) ([]book.Rename, bool) {
	out, seen := []book.Rename{}, map[string]bool{}
	for _, r := range all {
		r.From, r.To = asTyped(r.From), asTyped(r.To)
		if utf8.RuneCountInString(r.From) > longest || utf8.RuneCountInString(r.To) > longest {
			return out, false
		}
		if r.From == "" || r.From == r.To || r.To == "" && !mayVanish || seen[r.From] {
			continue
		}
		seen[r.From] = true
		out = append(out, r)
	}
	return out, true
}

// asTyped is a word of a program without line breaks at its ends or inside: a wide space
// within it stays one, for names match letter by letter.
func asTyped(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, s))
}

func tooLong(all ...string) bool {
	return slices.ContainsFunc(all, func(s string) bool { return utf8.RuneCountInString(s) > longestWord })
}
