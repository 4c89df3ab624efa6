package month

import (
	"cmp"
	"slices"

	"madoguchi/app/export/book"
)

// rows are the kinds of events of two months beside each other.
func rows(month string, events []book.Event, s book.Shop) []Row {
	out := []Row{}
	for _, e := range events {
		kind, sign := e.Meaning()
		code, label := cmp.Or(kind.Code, e.Type), cmp.Or(kind.Label, e.Label())
		i := slices.IndexFunc(out, func(r Row) bool { return r.Type == code && r.Journal == (len(e.Lines) > 0) })
		if i < 0 {
			i = len(out)
			out = append(out, Row{Type: code, Label: label, Journal: len(e.Lines) > 0})
		}
		if e.Month() == month {
			out[i].Count += sign
			out[i].add(e, s)
			continue
		}
		out[i].CountThen += sign
		out[i].AmountThen += signed(e) * e.Total()
	}
	order := func(r Row) int {
		return slices.IndexFunc(book.Kinds(), func(k book.Kind) bool { return k.Code == r.Type })
	}
	slices.SortStableFunc(out, func(a, b Row) int {
		return cmp.Or(cmp.Compare(order(a), order(b)), cmp.Compare(a.Type, b.Type), journalFirst(a, b))
	})
	return out
}

// journalFirst: what stands in the books comes before what is about nothing there.
func journalFirst(a, b Row) int {
	switch {
	case a.Journal == b.Journal:
		return 0
	case a.Journal:
		return -1
	}
	return 1
}

// total is the sum of the rows with a journal: what the others are about was never booked.
func total(all []Row) Row {
	t := Row{Journal: true}
	for _, r := range all {
		if !r.Journal {
			continue
		}
		t.Count, t.CountThen = t.Count+r.Count, t.CountThen+r.CountThen
		t.Amount, t.AmountThen = t.Amount+r.Amount, t.AmountThen+r.AmountThen
		t.Amount10, t.Tax10, t.Amount8, t.Tax8, t.Amount0 = t.Amount10+r.Amount10, t.Tax10+r.Tax10, t.Amount8+r.Amount8, t.Tax8+r.Tax8, t.Amount0+r.Amount0
	}
	return t
}

// signed is whether the yen of an event go out (1), or come in or are taken back (-1).
func signed(e book.Event) int64 {
	kind, sign := e.Meaning()
	if kind.Incoming {
		return -sign
	}
	return sign
}

func (r *Row) add(e book.Event, s book.Shop) {
	sign := signed(e)
	r.Amount += sign * e.Total()
	for _, l := range e.Lines {
		amount, tax := sign*l.Amount, sign*s.Tax(l)
		switch l.Rate {
		case 10:
			r.Amount10, r.Tax10 = r.Amount10+amount, r.Tax10+tax
		case 8:
			r.Amount8, r.Tax8 = r.Amount8+amount, r.Tax8+tax
		default:
			r.Amount0 += amount
		}
	}
}

// Reason is why money went out, in the words of the entries (摘要).
type Reason struct {
	Channel string `json:"channel"`
	Mall    string `json:"mall"`
	Type    string `json:"type"`
	Label   string `json:"label"` // of the kind
	Reason  string `json:"reason"`
	Count   int64  `json:"count"`
	Amount  int64  `json:"amount"`
}

// reasons leave out what nobody is to learn from: receipts, and postage that was paid for
// by somebody else. A correction counts to the reason of what it takes back. What was never
// booked is counted and has no yen.
func reasons(month string, events []book.Event, s book.Shop) []Reason {
	memos := map[string]string{}
	for _, e := range events {
		memos[e.ID] = e.Memo
	}
	out := []Reason{}
	for _, e := range events {
		kind, sign := e.Meaning()
		if e.Month() != month || kind.Incoming || kind.Code == book.ReceiptIssued {
			continue
		}
		memo := e.Memo
		if e.Type == book.Reversal {
			memo = cmp.Or(memos[e.RelatedID], memo)
		}
		r := Reason{Channel: e.Channel, Mall: s.Channel(e.Channel).Label, Type: kind.Code, Label: cmp.Or(kind.Label, e.Label()), Reason: cmp.Or(memo, kind.Label)}
		i := slices.IndexFunc(out, func(o Reason) bool { return o.Channel == r.Channel && o.Type == r.Type && o.Reason == r.Reason })
		if i < 0 {
			i = len(out)
			out = append(out, r)
		}
		out[i].Count += sign
		out[i].Amount += sign * e.LineTotal()
	}
	out = slices.DeleteFunc(out, func(r Reason) bool { return r.Count == 0 && r.Amount == 0 })
	slices.SortStableFunc(out, func(a, b Reason) int {
		return cmp.Or(cmp.Compare(b.Amount, a.Amount), cmp.Compare(b.Count, a.Count), cmp.Compare(a.Mall, b.Mall), cmp.Compare(a.Reason, b.Reason))
	})
	return out
}
