package book

import "cmp"

// SplitTax writes the tax of a line as a row of its own, in books without tax. Only our
// own CSV does: the packages split it themselves and would book it twice.
type SplitTax struct {
	On       bool   `json:"on"`
	Received string `json:"received"` // 仮受消費税; "" for that name
	Paid     string `json:"paid"`     // 仮払消費税
}

// Split takes a line apart: what is booked without tax, and the tax. A line whose tax is
// nothing, or may not be deducted, stays one.
func (c SplitTax) Split(s Shop, e Event, l Line) []Line {
	key, credit := l.Taxed()
	t, ok := ReadKey(key)
	tax := s.splittable(t, e.Date, s.Tax(l))
	if !c.On || !s.Excluded() || !ok || t.Family == "" || tax <= 0 || tax >= l.Amount {
		return []Line{l}
	}
	account := cmp.Or(c.Received, "仮受消費税")
	if t.Family == Purchase {
		account = cmp.Or(c.Paid, "仮払消費税")
	}
	net, part := l, l
	net.Amount, net.TaxYen, net.TaxSource = l.Amount-tax, 0, TaxCalculated
	part.Amount, part.TaxYen, part.TaxSource = tax, 0, TaxCalculated
	if credit {
		part.Credit, part.CreditSub = account, ""
	} else {
		part.Debit, part.DebitSub = account, ""
	}
	part.DebitTax, part.CreditTax = OutOfScope, OutOfScope
	return []Line{net, part}
}

// splittable is how much of a tax stands apart: of an unregistered supplier's only the
// share that may be deducted, of one nobody has said nothing.
func (s Shop) splittable(t Tax, date string, tax int64) int64 {
	if t.Family != Purchase {
		return tax
	}
	switch {
	case t.Invoice == Qualified, date < InvoiceSystem:
		return tax
	case t.Invoice == Transitional:
		return s.rounded(tax*int64(t.Share), 100)
	}
	return 0
}
