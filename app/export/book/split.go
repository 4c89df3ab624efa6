package book

import "slices"

// Split spreads a price cut that belongs to no single item over the rates of its
// order: in proportion to what the order has at each rate, the remainder on the
// larger one (合理的な区分). The tax of each share is reckoned once, per rate. An
// order whose rates are not known gives nothing.
func (s Shop) Split(cut int64, order []PerRate) []PerRate {
	whole := sum(order)
	if cut <= 0 || whole <= 0 || slices.ContainsFunc(order, func(o PerRate) bool { return o.Amount < 0 }) {
		return nil
	}
	if cut == whole { // everything goes back: with the order's own tax
		return slices.Clone(order)
	}
	parts, left, largest := make([]PerRate, len(order)), cut, 0
	for i, o := range order {
		parts[i] = PerRate{Rate: o.Rate, Amount: cut * o.Amount / whole}
		left -= parts[i].Amount
		if o.Amount > order[largest].Amount {
			largest = i
		}
	}
	parts[largest].Amount += left
	for i, p := range parts {
		parts[i].TaxYen, parts[i].Source = s.TaxOf(p.Amount, p.Rate), TaxCalculated
	}
	return slices.DeleteFunc(parts, func(p PerRate) bool { return p.Amount == 0 })
}
