// Package mf writes 仕訳帳 for the import of マネーフォワード クラウド会計: a header that
// must be the service's own, every cell quoted, CP932 (guides of the service, read
// in November 2026). It is pure.
package mf

import (
	"fmt"
	"slices"
	"strings"

	"madoguchi/app/export/book"
	"madoguchi/app/export/clean"
	"madoguchi/app/export/table"
)

// Write is the file of a month, and what a person should know before using it.
// Rows of one event have one 取引No, so the service makes one journal of them.
func Write(month []book.Event, s book.Shop, w book.Words) ([]byte, []book.Warning, error) {
	events, err := s.Journal(month, w)
	if err == nil {
		err = s.OneYear(events)
	}
	if err != nil {
		return nil, nil, err
	}
	if len(w.Columns) == 0 {
		w.Columns = Columns()
	}
	if err := fits(w.Columns); err != nil {
		return nil, nil, err
	}
	f := file{shop: s, words: w, cells: clean.New(w)}
	for _, c := range w.Columns {
		f.heads = append(f.heads, known(c))
	}
	var b strings.Builder
	quoted(&b, w.Columns)
	for i, e := range events {
		for _, l := range e.Lines {
			quoted(&b, f.row(fmt.Sprint(i+1), e, l))
		}
	}
	out, err := f.cells.Encode(b.String())
	return out, f.cells.Warnings, err
}

type file struct {
	shop  book.Shop
	words book.Words
	cells *clean.Cells
	heads []string
}

// row fills the columns that the header has; what it does not have is left out, and
// what we do not know stays empty.
func (f file) row(no string, e book.Event, l book.Line) []string {
	cells := map[string]string{
		"取引no": no, "取引日": strings.ReplaceAll(e.Date, "-", "/"),
		"摘要":   f.cells.Text(e.ID, "摘要", f.shop.Summary(e), 0),
		"仕訳メモ": f.cells.Text(e.ID, "仕訳メモ", e.ID, 0),
		"タグ":   f.cells.Text(e.ID, "タグ", f.words.Tag, 0),
	}
	f.side(cells, e, l, "借方", l.Debit, l.DebitSub, l.DebitTax)
	f.side(cells, e, l, "貸方", l.Credit, l.CreditSub, l.CreditTax)
	r := make([]string, len(f.heads))
	for i, h := range f.heads {
		r[i] = cells[h]
	}
	return r
}

func (f file) side(cells map[string]string, e book.Event, l book.Line, side, account, sub, tax string) {
	word, _ := f.words.Tax(tax)
	if word.Invoice != "" && word.Invoice != "適格" && !slices.Contains(f.heads, side+"インボイス") {
		f.cells.Warn(e.ID, side+"インボイス", "会計ソフトの見出しにインボイスの列がありません。このまま取り込むと、登録事業者からの仕入れとして扱われます。", word.Invoice, "")
	}
	cells[side+"勘定科目"] = f.cells.Text(e.ID, side+"勘定科目", f.words.Account(account), 0)
	cells[side+"補助科目"] = f.cells.Text(e.ID, side+"補助科目", f.words.Sub(sub), 0)
	cells[side+"税区分"] = f.cells.Text(e.ID, side+"税区分", word.Text, 0)
	cells[side+"インボイス"] = f.cells.Text(e.ID, side+"インボイス", word.Invoice, 0)
	cells[side+"金額(円)"] = fmt.Sprint(l.Amount)
	cells[side+"税額"] = f.shop.Shown(l, tax)
}

func quoted(b *strings.Builder, cells []string) {
	for i, s := range cells {
		if i > 0 {
			b.WriteByte(',')
		}
		table.Quote(b, s)
	}
	b.WriteString("\r\n")
}
