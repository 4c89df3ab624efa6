// Package plain makes the tables that people read: the events, the sums of each
// month, the ledger of papers. They become a CSV file or a sheet of a workbook; what
// stands in them is raw, the form makes it safe. It is pure.
package plain

import (
	"fmt"
	"slices"

	"madoguchi/app/export/book"
	"madoguchi/app/export/table"
)

// Write is the events as a CSV file. Nothing is changed in them, so nothing is to be
// told; the words of a package are not used.
func Write(month []book.Event, s book.Shop, _ book.Words) ([]byte, []book.Warning, error) {
	return Events(month, s).CSV(), []book.Warning{}, nil
}

// Related is the heading of the entry that another one names or belongs to.
const Related = "訂正・関連する記録"

// Events is one row for each line of each event, and one for an event without any. Only
// where one names another is there a column for that, behind all others.
func Events(month []book.Event, s book.Shop) table.Table {
	t := table.Table{Name: "イベント", Columns: []table.Column{
		{Head: "イベントID"},
		{Head: "発生日", Kind: table.Day},
		{Head: "モール"},
		{Head: "注文番号"},
		{Head: "種別コード"},
		{Head: "種別"},
		{Head: "税率"},
		{Head: "金額(税込)", Kind: table.Number, Sum: true},
		{Head: "うち消費税", Kind: table.Number, Sum: true},
		{Head: "借方科目"},
		{Head: "借方補助"},
		{Head: "借方税区分"},
		{Head: "貸方科目"},
		{Head: "貸方補助"},
		{Head: "貸方税区分"},
		{Head: "精算の場所"},
		{Head: "摘要"},
		{Head: "備考"},
	}}
	names := slices.ContainsFunc(month, func(e book.Event) bool { return e.RelatedID != "" })
	if names {
		t.Columns = append(t.Columns, table.Column{Head: Related})
	}
	for _, e := range month {
		head := []string{e.ID, e.Date, s.Channel(e.Channel).Label, e.OrderNo, e.Type, e.Label()}
		tail := []string{Settled(e.SettledBy), s.Summary(e), e.Note}
		if names {
			tail = append(tail, e.RelatedID)
		}
		if len(e.Lines) == 0 {
			t.Quiet = append(t.Quiet, len(t.Rows))
			t.Rows = append(t.Rows, row(head, []string{"", yen(e.Gross), "", "", "", "", "", "", ""}, tail))
		}
		for _, l := range e.Lines {
			t.Rows = append(t.Rows, row(head, line(s, l), tail))
		}
	}
	return t
}

func line(s book.Shop, l book.Line) []string {
	return []string{
		rate(l.Rate), yen(l.Amount), yen(s.Tax(l)),
		l.Debit, l.DebitSub, s.Label(l.DebitTax), l.Credit, l.CreditSub, s.Label(l.CreditTax),
	}
}

func row(parts ...[]string) []string {
	var r []string
	for _, p := range parts {
		r = append(r, p...)
	}
	return r
}

func yen(n int64) string { return fmt.Sprint(n) }

func rate(r int) string {
	if r == 0 {
		return "対象外"
	}
	return fmt.Sprintf("%d%%", r)
}

// Settled is the Japanese word for how the money goes.
func Settled(by string) string {
	words := map[string]string{
		book.ByMall: "モール精算", book.ByBank: "銀行", book.ByCash: "現金", book.ByCarrier: "運送会社の請求", book.ByPayable: "未払",
	}
	if w := words[by]; w != "" {
		return w
	}
	return by
}
