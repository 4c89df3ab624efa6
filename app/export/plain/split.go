package plain

import (
	"madoguchi/app/export/book"
	"madoguchi/app/export/table"
)

// WriteSplit is the events as a CSV file in which each tax has a row of its own. Its
// headings are not those of Write: an amount without tax must not be taken for one with it.
func WriteSplit(events []book.Event, s book.Shop, c book.SplitTax) ([]byte, []book.Warning, error) {
	t := table.Table{Name: "イベント", Columns: []table.Column{
		{Head: "イベントID"},
		{Head: "発生日", Kind: table.Day},
		{Head: "モール"},
		{Head: "注文番号"},
		{Head: "種別コード"},
		{Head: "種別"},
		{Head: "行"},
		{Head: "税率"},
		{Head: "金額", Kind: table.Number, Sum: true},
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
	for _, e := range events {
		head := []string{e.ID, e.Date, s.Channel(e.Channel).Label, e.OrderNo, e.Type, e.Label()}
		tail := []string{Settled(e.SettledBy), s.Summary(e), e.Note}
		if len(e.Lines) == 0 {
			t.Rows = append(t.Rows, row(head, []string{"仕訳なし", "", yen(e.Gross), "", "", "", "", "", ""}, tail))
		}
		for _, l := range e.Lines {
			t.Rows = append(t.Rows, splitRows(s, c.Split(s, e, l), head, tail)...)
		}
	}
	return t.CSV(), []book.Warning{}, nil
}

func splitRows(s book.Shop, parts []book.Line, head, tail []string) [][]string {
	names := []string{"全額"}
	if len(parts) > 1 {
		names = []string{"税抜", "消費税"}
	}
	var all [][]string
	for i, l := range parts {
		all = append(all, row(head, []string{
			names[i], rate(l.Rate), yen(l.Amount), l.Debit, l.DebitSub, s.Label(l.DebitTax), l.Credit, l.CreditSub, s.Label(l.CreditTax),
		}, tail))
	}
	return all
}
