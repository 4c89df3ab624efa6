// Package freee writes files for freee 会計: Write for 仕訳インポート, where every event
// is a 振替伝票, and WriteDeals for 取引インポート, where outlays are bills with a day on
// which they are due. A shop imports one of them, never both (pages of freee's
// support, read in November 2026). It is pure.
package freee

import (
	"fmt"
	"slices"
	"strings"

	"madoguchi/app/export/book"
	"madoguchi/app/export/clean"
	"madoguchi/app/export/table"
)

// sideColumns stand once for the debit and once for the credit.
func sideColumns() []string {
	return []string{"勘定科目", "科目コード", "補助科目", "取引先", "取引先コード", "部門", "品目", "メモタグ", "セグメント1", "セグメント2", "セグメント3", "金額", "税区分", "税額"}
}

func columns() []string {
	all := []string{"日付", "伝票番号", "決算整理仕訳"}
	for _, side := range []string{"借方", "貸方"} {
		for _, c := range sideColumns() {
			all = append(all, side+c)
		}
	}
	return append(all, "摘要")
}

// Write is the file of a month for 仕訳インポート, and what a person should know before
// using it. Rows of one event have one 伝票番号.
func Write(month []book.Event, s book.Shop, w book.Words) ([]byte, []book.Warning, error) {
	events, err := s.Journal(month, w)
	if err != nil {
		return nil, nil, err
	}
	f := file{shop: s, words: w, cells: clean.New(w)}
	var b strings.Builder
	table.Record(&b, columns())
	for i, e := range events {
		for _, l := range e.Lines {
			table.Record(&b, f.row(i+1, e, l))
		}
	}
	return f.encode(b.String())
}

// MaxFile is the largest file that freee imports, in bytes (support page of 取引インポート,
// read in November 2026; 仕訳インポート is held to it as well).
const MaxFile = 5 << 20

func (f file) encode(text string) ([]byte, []book.Warning, error) {
	out, err := f.cells.Encode(text)
	if err == nil && len(out) > MaxFile {
		text := fmt.Sprintf("このファイルは %.1f MB になります。freee が取り込めるのは 5 MB までです。期間を短くして、分けて書き出してください。", float64(len(out))/(1<<20))
		return nil, nil, &book.BlockedError{Blocks: []book.Warning{{Column: "ファイル", Text: text}}}
	}
	return out, f.cells.Warnings, err
}

type file struct {
	shop  book.Shop
	words book.Words
	cells *clean.Cells
}

// row ends with the number of the event in its 摘要: freee has no column for it.
func (f file) row(slip int, e book.Event, l book.Line) []string {
	r := []string{date(e.Date), fmt.Sprint(slip), ""}
	r = append(r, f.side(e, l, "借方", l.Debit, l.DebitSub, l.DebitTax)...)
	r = append(r, f.side(e, l, "貸方", l.Credit, l.CreditSub, l.CreditTax)...)
	return append(r, f.cells.Text(e.ID, "摘要", f.shop.Summary(e)+" "+e.ID, 0))
}

func (f file) side(e book.Event, l book.Line, side, account, sub, tax string) []string {
	word, _ := f.words.Tax(tax)
	minor, partner := "", f.cells.Text(e.ID, side+"取引先", f.words.Sub(sub), 0)
	if slices.Contains(f.words.SubOf, account) {
		minor, partner = partner, ""
	}
	return []string{
		f.cells.Text(e.ID, side+"勘定科目", f.words.Account(account), 0), "", minor, partner, "", "", "", f.tag(e), "", "", "",
		fmt.Sprint(l.Amount), f.cells.Text(e.ID, side+"税区分", word.Text, 0), f.shop.Shown(l, tax),
	}
}

func (f file) tag(e book.Event) string { return f.cells.Text(e.ID, "メモタグ", f.words.Tag, 0) }

func date(day string) string { return strings.ReplaceAll(day, "-", "/") }
