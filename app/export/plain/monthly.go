package plain

import (
	"madoguchi/app/export/book"
	"madoguchi/app/export/month"
	"madoguchi/app/export/table"
)

// Monthly is one row for each month and channel, and the total of each month.
func Monthly(events []book.Event, s book.Shop) table.Table {
	t := table.Table{Name: "月次集計", Columns: monthlyColumns()}
	for _, m := range month.Months(events) {
		var whole month.Sums
		for _, code := range month.Channels(events, m, s) {
			var one month.Sums
			for _, e := range events {
				if e.Month() == m && e.Channel == code {
					one.Add(s, e)
					whole.Add(s, e)
				}
			}
			t.Rows = append(t.Rows, append([]string{m, s.Channel(code).Label}, sumCells(one)...))
		}
		t.Quiet = append(t.Quiet, len(t.Rows))
		t.Rows = append(t.Rows, append([]string{m, "合計"}, sumCells(whole)...))
	}
	return t
}

func monthlyColumns() []table.Column {
	all := []table.Column{{Head: "対象月"}, {Head: "モール"}}
	for _, head := range []string{
		"返金10%(税込)", "うち消費税10%", "返金8%(税込)", "うち消費税8%", "仕訳なしの取消(件)", "仕訳なしの取消(金額)", "返送料", "再送料",
		"お詫びポイント", "お詫び金", "振込手数料", "修理外注", "モール精算で相殺される見込み", "銀行から出た金額", "後日請求される金額",
	} {
		all = append(all, table.Column{Head: head, Kind: table.Number})
	}
	return all
}

func sumCells(m month.Sums) []string {
	var r []string
	for _, n := range []int64{
		m.Return10, m.Tax10, m.Return8, m.Tax8, m.Cancelled, m.CancelledYen, m.Back, m.Again,
		m.Points, m.Cash, m.Fees, m.Repairs, m.Mall, m.Bank, m.Later,
	} {
		r = append(r, yen(n))
	}
	return r
}
