// Package month adds up a month of the books on one sheet: what was given back, sent and
// paid for an apology, by mall and by what happened, beside the month before and the year
// before it. It is pure; the numbers are those of the month's file.
package month

import (
	"slices"

	"madoguchi/app/export/book"
)

// Sheet is a month of the books.
type Sheet struct {
	Month   string   `json:"month"`   // 2026-10
	Before  string   `json:"before"`  // the month it is compared with
	Malls   []Mall   `json:"malls"`   // in the shop's order
	Whole   Mall     `json:"whole"`   // all of them together
	Series  []Point  `json:"series"`  // the twelve months before and the month itself
	Reasons []Reason `json:"reasons"` // the costly ones first
}

// Mall is a channel's part of a sheet, or all of them.
type Mall struct {
	Channel  string `json:"channel"`
	Label    string `json:"label"`
	Rows     []Row  `json:"rows"`  // in the order of the kinds; also those of the month before alone
	Total    Row    `json:"total"` // of those with a journal
	Now      Sums   `json:"now"`
	Before   Sums   `json:"before"` // in the month before
	Receipts int64  `json:"receipts"`

	ReceiptsThen int64 `json:"receipts_then"`
}

// Row is one kind of event. A correction counts one less, not one more.
type Row struct {
	Type       string `json:"type"`
	Label      string `json:"label"`
	Journal    bool   `json:"journal"` // false: what it is about is in no package's file
	Count      int64  `json:"count"`
	Amount     int64  `json:"amount"` // with tax; what comes in counts down
	Amount10   int64  `json:"amount_10"`
	Tax10      int64  `json:"tax_10"`
	Amount8    int64  `json:"amount_8"`
	Tax8       int64  `json:"tax_8"`
	Amount0    int64  `json:"amount_0"` // 対象外
	CountThen  int64  `json:"count_then"`
	AmountThen int64  `json:"amount_then"`
}

// Point is a month of the plot.
type Point struct {
	Month    string `json:"month"`
	Refunds  int64  `json:"refunds"`
	Postage  int64  `json:"postage"`
	Amends   int64  `json:"amends"`
	Receipts int64  `json:"receipts"`
}

// span is how many months a plot shows: the same month of last year is the first.
const span = 13

// First is the first day whose events a sheet of a month needs.
func First(month string) string { return shift(month, 1-span) + "-01" }

// Of is the sheet of a month. The events reach back to First; later ones are left out.
func Of(month string, events []book.Event, s book.Shop) Sheet {
	out := Sheet{Month: month, Before: shift(month, -1), Malls: []Mall{}, Series: []Point{}, Reasons: reasons(month, events, s)}
	both := slices.DeleteFunc(slices.Clone(events), func(e book.Event) bool { return e.Month() != out.Month && e.Month() != out.Before })
	out.Whole = mall(out, both, s)
	for _, c := range channels(both, s) {
		one := mall(out, slices.DeleteFunc(slices.Clone(both), func(e book.Event) bool { return e.Channel != c }), s)
		one.Channel, one.Label = c, s.Channel(c).Label
		out.Malls = append(out.Malls, one)
	}
	for n := 1 - span; n <= 0; n++ {
		out.Series = append(out.Series, point(shift(month, n), events, s))
	}
	return out
}

func point(month string, events []book.Event, s book.Shop) Point {
	var sums Sums
	p := Point{Month: month}
	for _, e := range events {
		if e.Month() == month {
			sums.Add(s, e)
			p.Receipts += receipt(e)
		}
	}
	p.Refunds, p.Postage, p.Amends = sums.Refunds(), sums.Postage(), sums.Amends()
	return p
}

func receipt(e book.Event) int64 {
	kind, sign := e.Meaning()
	if kind.Code != book.ReceiptIssued {
		return 0
	}
	return sign
}

func mall(of Sheet, events []book.Event, s book.Shop) Mall {
	out := Mall{Rows: rows(of.Month, events, s)}
	out.Total = total(out.Rows)
	for _, e := range events {
		if e.Month() == of.Month {
			out.Now.Add(s, e)
			out.Receipts += receipt(e)
			continue
		}
		out.Before.Add(s, e)
		out.ReceiptsThen += receipt(e)
	}
	return out
}
