// Package yayoi writes 仕訳データ in the import form of 弥生会計 and of its online
// editions: 25 columns without a heading, CP932, CRLF (弥生サポート page_id=18545
// and 27184, read in November 2026). It is pure.
package yayoi

import (
	"fmt"
	"strings"

	"madoguchi/app/export/book"
	"madoguchi/app/export/clean"
	"madoguchi/app/export/table"
)

// Flags of a row: alone, or one of a slip of several (column A), and the kind of
// slip (column T).
const (
	single, first, middle, last = "2000", "2110", "2100", "2101"

	entry, transfer = "0", "3" // 仕訳, 振替伝票
)

// Widths of columns, in half-width units. The online editions count letters.
const (
	nameWidth    = 24
	summaryWidth = 64
	memoWidth    = 60 // stays well below what is said of 仕訳メモ
	onlineName   = 12
	onlineSub    = 15
)

// Write is the file of a month, and what a person should know before using it.
func Write(month []book.Event, s book.Shop, w book.Words) ([]byte, []book.Warning, error) {
	events, err := s.Journal(month, w)
	if err == nil {
		err = s.OneYear(events)
	}
	if err != nil {
		return nil, nil, err
	}
	w.Encoding = book.CP932 // 弥生 reads nothing else
	f := file{shop: s, words: w, cells: clean.New(w)}
	var b strings.Builder
	for _, e := range events {
		for i, l := range e.Lines {
			table.Record(&b, f.row(e, i, l))
		}
	}
	out, err := f.cells.Encode(b.String())
	return out, f.cells.Warnings, err
}

type file struct {
	shop  book.Shop
	words book.Words
	cells *clean.Cells
}

func (f file) row(e book.Event, i int, l book.Line) []string {
	flag, slip := single, entry
	if n := len(e.Lines); n > 1 {
		flag, slip = middle, transfer
		switch i {
		case 0:
			flag = first
		case n - 1:
			flag = last
		}
	}
	r := []string{flag, "", "", strings.ReplaceAll(e.Date, "-", "/")}
	r = append(r, f.side(e, l, "借方", l.Debit, l.DebitSub, l.DebitTax)...)
	r = append(r, f.side(e, l, "貸方", l.Credit, l.CreditSub, l.CreditTax)...)
	return append(r,
		f.cells.Text(e.ID, "摘要", f.shop.Summary(e), summaryWidth),
		"", "", slip, "", f.cells.Text(e.ID, "仕訳メモ", e.ID, memoWidth), "0", "0", "no")
}

// side is account, sub-account, 部門, tax, amount and its tax.
func (f file) side(e book.Event, l book.Line, side, account, sub, tax string) []string {
	word, _ := f.words.Tax(tax)
	return []string{
		f.name(e, side+"勘定科目", f.words.Account(account), onlineName),
		f.name(e, side+"補助科目", f.words.Sub(sub), onlineSub),
		"", f.cells.Text(e.ID, side+"税区分", word.Text, 0), fmt.Sprint(l.Amount), f.shop.Shown(l, tax),
	}
}

func (f file) name(e book.Event, column, name string, letters int) string {
	if f.words.Edition == Online {
		return f.cells.Name(e.ID, column, name, letters)
	}
	return f.cells.Text(e.ID, column, name, nameWidth)
}
