package month

import "madoguchi/app/export/book"

// Sums are what a channel's month comes to. Money that goes out counts up; what comes in,
// and what a correction takes back, counts down.
type Sums struct {
	Return10     int64 `json:"return_10"` // given back of sales at 10 %, with tax
	Tax10        int64 `json:"tax_10"`
	Return8      int64 `json:"return_8"`
	Tax8         int64 `json:"tax_8"`
	Cancelled    int64 `json:"cancelled"` // without a journal
	CancelledYen int64 `json:"cancelled_yen"`
	Back         int64 `json:"back"`  // postage of returns
	Again        int64 `json:"again"` // and of replacements
	Points       int64 `json:"points"`
	Cash         int64 `json:"cash"`
	Gifts        int64 `json:"gifts"` // things enclosed and sent again; no column of the month's file
	Fees         int64 `json:"fees"`
	Repairs      int64 `json:"repairs"`
	Mall         int64 `json:"mall"` // set off by the mall
	Bank         int64 `json:"bank"`
	Later        int64 `json:"later"` // stands on a bill to come
}

// Refunds is what was given back of sales.
func (m Sums) Refunds() int64 { return m.Return10 + m.Return8 }

// Postage is what the shop paid for parcels of returns and replacements.
func (m Sums) Postage() int64 { return m.Back + m.Again }

// Amends is what an apology cost: points, money, things, repairs.
func (m Sums) Amends() int64 { return m.Points + m.Cash + m.Gifts + m.Repairs }

// Add counts an event in.
func (m *Sums) Add(s book.Shop, e book.Event) {
	kind, sign := e.Meaning()
	if len(e.Lines) == 0 && (kind.Code == book.CancelBeforeShip || kind.Code == book.CancelAfterShip) {
		m.Cancelled += sign
		m.CancelledYen += sign * e.Gross
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
		m.Mall += out
	case book.ByBank:
		m.Bank += out
	case book.ByCarrier, book.ByPayable:
		m.Later += out
	}
}

// addReturn goes by the tax key and its side, so that a corrected event counts too.
func (m *Sums) addReturn(s book.Shop, l book.Line) {
	k, credit := l.Taxed()
	amount, tax := l.Amount, s.Tax(l)
	if credit {
		amount, tax = -amount, -tax
	}
	switch t, _ := book.ReadKey(k); {
	case t.Family == book.SalesReturn && t.Rate == 10:
		m.Return10, m.Tax10 = m.Return10+amount, m.Tax10+tax
	case t.Family == book.SalesReturn && t.Rate == 8:
		m.Return8, m.Tax8 = m.Return8+amount, m.Tax8+tax
	}
}

func (m *Sums) addKind(s book.Shop, kind string, sign int64, l book.Line) {
	amount := sign * l.Amount
	if fee := s.Names().Fee; l.Debit == fee || l.Credit == fee {
		m.Fees += amount
		return
	}
	switch kind {
	case book.ReturnShippingShop:
		m.Back += amount
	case book.ReshipShipping:
		m.Again += amount
	case book.CompPoint:
		m.Points += amount
	case book.CompCash:
		m.Cash += amount
	case book.CompGift, book.ReshipGoods:
		m.Gifts += amount
	case book.RepairOutsource:
		m.Repairs += amount
	}
}
