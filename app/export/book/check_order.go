package book

import "fmt"

// checkOrder holds a refund against its order: it cannot be more than was paid, and
// a whole rate that goes back takes the order's own tax with it.
func (s Shop) checkOrder(f *Findings, e Event, order []PerRate) {
	kind, _ := KindOf(e.Type)
	if !kind.Refund || len(order) == 0 {
		return
	}
	at := map[int]PerRate{}
	for _, o := range order {
		if o.Amount < 0 {
			return // the mall has not fixed it yet
		}
		at[o.Rate] = o
	}
	back := map[int]PerRate{}
	for _, l := range e.Lines {
		if k, _ := l.Taxed(); !returns(k) {
			continue
		}
		b := back[l.Rate]
		back[l.Rate] = PerRate{Amount: b.Amount + l.Amount, TaxYen: b.TaxYen + s.Tax(l)}
	}
	for _, rate := range []int{10, 8} {
		b, o := back[rate], at[rate]
		switch {
		case b.Amount > o.Amount:
			f.warn(e.ID, "金額", fmt.Sprintf("%d%% の返金が、注文の金額（%s）より大きくなっています。", rate, yen(o.Amount)), fmt.Sprint(b.Amount))
		case b.Amount == o.Amount && o.Source == TaxFromOrder && b.TaxYen != o.TaxYen && s.Taxation != TaxationExempt:
			f.warn(e.ID, "消費税", fmt.Sprintf("%d%% の消費税が、注文の消費税（%s）と違います。", rate, yen(o.TaxYen)), fmt.Sprint(b.TaxYen))
		}
	}
	if whole := sum(order); len(e.Lines) == 0 && e.Gross > whole {
		f.warn(e.ID, "金額", fmt.Sprintf("金額が、注文の金額（%s）より大きくなっています。", yen(whole)), fmt.Sprint(e.Gross))
	}
}

func returns(k Key) bool {
	t, ok := ReadKey(k)
	return ok && t.Family == SalesReturn
}

func (f *Findings) block(id, column, text, before string) {
	f.Blocks = append(f.Blocks, Warning{EventID: id, Column: column, Text: text, Before: before})
}

func (f *Findings) warn(id, column, text, before string) {
	f.Warnings = append(f.Warnings, Warning{EventID: id, Column: column, Text: text, Before: before})
}

// yen is an amount as a sentence says it: 9,020 円.
func yen(n int64) string {
	digits := fmt.Sprint(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits + " 円"
}
