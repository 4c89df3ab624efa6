package book

import (
	"slices"
	"time"
)

// SmallPurchase is the amount below which a small buyer deducts in full without an
// invoice (少額特例), yen with tax, until SmallUntil.
const (
	SmallPurchase = 10_000
	smallFrom     = "2023-10-01"
	smallUntil    = "2029-09-30"
)

// InvoiceSystem is the first day of the インボイス制度.
const InvoiceSystem = "2023-10-01"

// transition is the share of the tax that may be deducted of a supplier without a
// registration number, by the last day on which it holds (令和8年度税制改正の大綱,
// read in November 2026).
var transition = []struct {
	until string
	share int
}{
	{"2026-09-30", 80}, {"2028-09-30", 70}, {"2030-09-30", 50}, {"2031-09-30", 30},
}

// TransitionalShare is the percent of the tax of an unregistered supplier that may
// be deducted on a day: everything before the invoice system, nothing at its end.
func TransitionalShare(date string) int {
	if date < InvoiceSystem {
		return 100
	}
	for _, t := range transition {
		if date <= t.until {
			return t.share
		}
	}
	return 0
}

// Deduction is how a purchase is named on a day: the rule for unregistered
// suppliers follows the date, and small purchases of small buyers count in full. The
// amount is that of the whole deal, whatever rates it has.
func (s Shop) Deduction(date, invoice string, amount int64) (word string, share int) {
	if invoice != Transitional {
		return invoice, 0
	}
	if s.SmallBuyer && amount < SmallPurchase && date >= smallFrom && date <= smallUntil {
		return Qualified, 0
	}
	switch share := TransitionalShare(date); share {
	case 100:
		return Unsaid, 0
	case 0:
		return NoDeduction, 0
	default:
		return Transitional, share
	}
}

// Redated are the lines of an event that has moved to another day: what followed from the
// day it had follows from the new one.
func (s Shop) Redated(lines []Line, from, to string) []Line {
	lines = slices.Clone(lines)
	var whole int64
	for _, l := range lines {
		whole += l.Amount
	}
	for i := range lines {
		for _, k := range []*Key{&lines[i].DebitTax, &lines[i].CreditTax} {
			t, _ := ReadKey(*k)
			if t.Invoice != Transitional || t.Share != TransitionalShare(from) {
				continue
			}
			t.Invoice, t.Share = s.Deduction(to, Transitional, whole)
			*k = t.Key()
		}
	}
	return lines
}

// LeftTransition tells whether lines that Redated has moved have no 経過措置 any more.
func LeftTransition(before, after []Line) bool {
	of := func(k Key) string {
		t, _ := ReadKey(k)
		return t.Invoice
	}
	for i, l := range before {
		if of(l.DebitTax) == Transitional && of(after[i].DebitTax) != Transitional || of(l.CreditTax) == Transitional && of(after[i].CreditTax) != Transitional {
			return true
		}
	}
	return false
}

func day(date string) (time.Time, error) { return time.Parse(time.DateOnly, date) }
