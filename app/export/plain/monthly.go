package plain

import (
	"slices"

	"madoguchi/app/export/book"
	"madoguchi/app/export/table"
)

// sums are what a channel's month comes to. Money that goes out counts up; what
// comes in, and what a correction takes back, counts down.
type sums struct {
	return10, tax10, return8, tax8 int64
	cancelled, cancelledYen        int64
	back, again                    int64 // postage of returns and of replacements
	points, cash, fees, repairs    int64
	mall, bank, later              int64
}

// Monthly is one row for each month and channel, and the total of each month.
func Monthly(events []book.Event, s book.Shop) table.Table {
	t := table.Table{Name: "月次集計", Columns: monthlyColumns()}
	for _, month := range Months(events) {
		var whole sums
		for _, code := range channels(events, month, s) {
			var one sums
			for _, e := range events {
				if e.Month() == month && e.Channel == code {
					one.add(s, e)
					whole.add(s, e)
				}
			}
			t.Rows = append(t.Rows, append([]string{month, s.Channel(code).Label}, one.cells()...))
		}
		t.Quiet = append(t.Quiet, len(t.Rows))
		t.Rows = append(t.Rows, append([]string{month, "合計"}, whole.cells()...))
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

func (m sums) cells() []string {
	var r []string
	for _, n := range []int64{
		m.return10, m.tax10, m.return8, m.tax8, m.cancelled, m.cancelledYen, m.back, m.again,
		m.points, m.cash, m.fees, m.repairs, m.mall, m.bank, m.later,
	} {
		r = append(r, yen(n))
	}
	return r
}

// Months are the months of events, the oldest first.
func Months(events []book.Event) []string {
	var all []string
	for _, e := range events {
		if m := e.Month(); !slices.Contains(all, m) {
			all = append(all, m)
		}
	}
	slices.Sort(all)
	return all
}

// channels are those with events in a month, in the shop's order; strangers behind.
func channels(events []book.Event, month string, s book.Shop) []string {
	var known, strangers []string
	has := func(code string) bool {
		return slices.ContainsFunc(events, func(e book.Event) bool { return e.Month() == month && e.Channel == code })
	}
	for _, c := range s.AllChannels() {
		if has(c.Code) {
			known = append(known, c.Code)
		}
	}
	for _, e := range events {
		if e.Month() == month && !slices.Contains(known, e.Channel) && !slices.Contains(strangers, e.Channel) {
			strangers = append(strangers, e.Channel)
		}
	}
	slices.Sort(strangers)
	return append(known, strangers...)
}

func (m *sums) add(s book.Shop, e book.Event) {
	kind, sign := e.Meaning()
	if len(e.Lines) == 0 && (kind.Code == book.CancelBeforeShip || kind.Code == book.CancelAfterShip) {
		m.cancelled += sign
		m.cancelledYen += sign * e.Gross
	}
	for _, l := range e.Lines {
		m.addReturn(s, l)
		m.addKind(s, kind.Code, sign, l)
	}
	out := sign * e.LineTotal()
	if kind.Incoming {
		out = -out
	}
	switch e.SettledBy {
	case book.ByMall:
		m.mall += out
	case book.ByBank:
		m.bank += out
	case book.ByCarrier, book.ByPayable:
		m.later += out
	}
}

// addReturn goes by the tax key and its side, so that a corrected event counts too.
func (m *sums) addReturn(s book.Shop, l book.Line) {
	k, credit := l.Taxed()
	amount, tax := l.Amount, s.Tax(l)
	if credit {
		amount, tax = -amount, -tax
	}
	switch t, _ := book.ReadKey(k); {
	case t.Family == book.SalesReturn && t.Rate == 10:
		m.return10, m.tax10 = m.return10+amount, m.tax10+tax
	case t.Family == book.SalesReturn && t.Rate == 8:
		m.return8, m.tax8 = m.return8+amount, m.tax8+tax
	}
}

func (m *sums) addKind(s book.Shop, kind string, sign int64, l book.Line) {
	amount := sign * l.Amount
	if fee := s.Names().Fee; l.Debit == fee || l.Credit == fee {
		m.fees += amount
		return
	}
	switch kind {
	case book.ReturnShippingShop:
		m.back += amount
	case book.ReshipShipping:
		m.again += amount
	case book.CompPoint:
		m.points += amount
	case book.CompCash:
		m.cash += amount
	case book.RepairOutsource:
		m.repairs += amount
	}
}
