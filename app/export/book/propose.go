package book

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// Wish is what a person says of an event; Propose makes the journal of it.
type Wish struct {
	Type    string    `json:"type"`
	Variant string    `json:"variant"` // "" for the usual one
	Date    string    `json:"date"`
	Channel string    `json:"channel"`
	OrderNo string    `json:"order_no"`
	Memo    string    `json:"memo"`
	Note    string    `json:"note"`
	Amounts []PerRate `json:"amounts"`
	Partner string    `json:"partner"` // carrier, workshop: 補助科目 of 未払金
	Bank    string    `json:"bank"`    // "" for the shop's bank
	Fee     int64     `json:"fee"`     // of a transfer, yen with tax
	Invoice string    `json:"invoice"` // of a purchase: Qualified, Transitional (no number), NoDeduction or Unsaid
}

// PerRate is an amount at one tax rate.
type PerRate struct {
	Rate   int    `json:"rate"`   // 10, 8 or 0
	Amount int64  `json:"amount"` // yen with tax
	TaxYen int64  `json:"tax_yen"`
	Source string `json:"tax_source"` // Tax…; "": TaxYen is reckoned
}

// What Propose refuses.
var (
	ErrType   = errors.New("no such type of event")
	ErrDate   = errors.New("no day")
	ErrAmount = errors.New("no amount that can be booked")
)

// Propose is the event of a wish with the recommended lines. A line whose amount is
// nothing is left out; without any amount there is no journal to propose.
func (s Shop) Propose(w Wish) (Event, error) {
	kind, ok := KindOf(w.Type)
	variant, known := kind.Variant(w.Variant)
	if !ok || !known || w.Type == Reversal {
		return Event{}, fmt.Errorf("%w: %q %q", ErrType, w.Type, w.Variant)
	}
	if _, err := day(w.Date); err != nil {
		return Event{}, ErrDate
	}
	e := Event{
		Date: w.Date, Channel: w.Channel, OrderNo: w.OrderNo, Type: w.Type, TypeLabel: kind.Label, Memo: w.Memo, Note: w.Note,
		SettledBy: variant.SettledBy, Variant: variant.Code, Lines: []Line{}, Status: StateDraft,
	}
	for _, r := range variant.Rows {
		e.Lines = append(e.Lines, s.lines(r, w)...)
	}
	if len(variant.Rows) > 0 && len(e.Lines) == 0 {
		return Event{}, ErrAmount
	}
	if len(e.Lines) == 0 {
		e.Gross = sum(w.Amounts)
	}
	return e, nil
}

// lines is one row for each rate of the wish.
func (s Shop) lines(r Row, w Wish) []Line {
	amounts := w.Amounts
	if r.Fee {
		amounts = []PerRate{{Rate: 10, Amount: w.Fee}}
		w.Invoice = Qualified // banks are registered
	}
	var all []Line
	for _, a := range amounts {
		if a.Amount <= 0 {
			continue
		}
		l := Line{
			Debit: s.name(r.Debit), DebitSub: s.sub(r.Debit, w), DebitTax: s.key(r.DebitTax, a, w),
			Credit: s.name(r.Credit), CreditSub: s.sub(r.Credit, w), CreditTax: s.key(r.CreditTax, a, w),
			Amount: a.Amount, Rate: a.Rate, TaxYen: a.TaxYen, TaxSource: a.Source,
		}
		if l.DebitTax == OutOfScope && l.CreditTax == OutOfScope {
			l.Rate, l.TaxYen, l.TaxSource = 0, 0, ""
		}
		if l.Guessed() {
			l.TaxYen = s.TaxOf(l.Amount, l.Rate)
		}
		if l.TaxSource == "" {
			l.TaxYen, l.TaxSource = s.TaxOf(l.Amount, l.Rate), TaxCalculated
		}
		all = append(all, l)
	}
	return all
}

// key is the tax of a side. An exempt shop's lines keep theirs: its files say 対象外
// everywhere, and its tables still tell what was given back at which rate.
func (s Shop) key(family string, a PerRate, w Wish) Key {
	if family == "" || a.Rate == 0 {
		return OutOfScope
	}
	t := Tax{Family: family, Rate: a.Rate}
	if family == Purchase {
		t.Invoice, t.Share = s.Deduction(w.Date, w.Invoice, max(sum(w.Amounts), a.Amount)) // a deal is small as a whole, not by rate
	}
	return t.Key()
}

// name is the shop's account for a place.
func (s Shop) name(p Place) string {
	a := s.Names()
	return map[Place]string{
		AtSales: a.Sales, AtReturns: a.Returns, AtReceivable: a.Receivable, AtPrepaid: a.Prepaid, AtPayable: a.Payable, AtPayableMall: a.Payable,
		AtBank: a.Bank, AtCash: a.Cash, AtFreight: a.Freight, AtFee: a.Fee, AtPromotion: a.Promotion, AtLoss: a.Loss, AtIncome: a.Income,
		AtOutsource: a.Outsource, AtRepair: a.Repair, AtPurchases: a.Purchases,
	}[p]
}

// sub is who stands behind an account: the mall, the other side, the bank.
func (s Shop) sub(p Place, w Wish) string {
	switch p {
	case AtReceivable, AtPrepaid, AtPayableMall:
		return s.Channel(w.Channel).Sub
	case AtPayable:
		return w.Partner
	case AtBank:
		return cmp.Or(w.Bank, s.Accounts.BankSub)
	}
	return ""
}

func sum(all []PerRate) int64 {
	var n int64
	for _, a := range all {
		n += a.Amount
	}
	return n
}

// Reverse takes an event back: the same lines with their sides swapped. The new
// event has no number yet.
func Reverse(e Event, date, why string) Event {
	back := e
	back.ID, back.Date, back.Type, back.TypeLabel, back.Memo = "", date, Reversal, "", why
	back.RelatedID, back.Undoes, back.Status = e.ID, e.Type, StateDraft
	back.Lines = slices.Clone(e.Lines)
	for i, l := range back.Lines {
		l.Debit, l.DebitSub, l.DebitTax, l.Credit, l.CreditSub, l.CreditTax = l.Credit, l.CreditSub, l.CreditTax, l.Debit, l.DebitSub, l.DebitTax
		back.Lines[i] = l
	}
	return back
}
