package app

import (
	"cmp"
	"context"
	"slices"

	"madoguchi/app/export/book"
	"madoguchi/app/reply"
	"madoguchi/connectors"
	"madoguchi/store"
)

// families are the types of entries that a promise of each kind may become, the usual one
// first. Only a person can tell a cancel from a refund.
var families = map[string][]string{
	reply.PromiseRefund:  {book.RefundPartial, book.RefundFull, book.RefundBank, book.CancelAfterShip, book.CancelBeforeShip},
	reply.PromiseReturn:  {book.ReturnShippingShop},
	reply.PromiseReship:  {book.ReshipShipping, book.ReshipGoods},
	reply.PromisePoints:  {book.CompPoint},
	reply.PromiseCoupon:  {book.CompCoupon},
	reply.PromiseCash:    {book.CompCash},
	reply.PromisePresent: {book.CompGift},
}

// familyOf is that of a type, itself when it is of none.
func familyOf(kind string) []string {
	for _, f := range families {
		if slices.Contains(f, kind) {
			return f
		}
	}
	return []string{kind}
}

// mayRecord tells whether the person in ctx may write drafts for the books.
func mayRecord(ctx context.Context) bool {
	return who(ctx).free() || hasRight(who(ctx).role, mayEntry)
}

// mayStand tells whether they may also say that one stands.
func mayStand(ctx context.Context) bool {
	return who(ctx).free() || hasRight(who(ctx).role, mayClose)
}

// recordable is a type that a reply may record.
func recordable(kind string) bool {
	k, ok := book.KindOf(kind)
	return ok && k.Code != book.Reversal
}

// recordLines are what the books may know of a text: what is ticked, then what the text
// promises beyond that, then what its templates name. Nothing is ticked by itself.
func (d *Desk) recordLines(ctx context.Context, s situation, text string, facts DraftFacts) ([]RecordLine, error) {
	lines := []RecordLine{}
	if !mayRecord(ctx) {
		return lines, nil
	}
	made, err := d.madeOf(ctx, s, text, facts.Records)
	if err != nil {
		return lines, err
	}
	for _, m := range made {
		l := lineOf(m.Type, m.amount)
		l.Ticked, l.Confirm, l.From = true, m.Confirm, "person"
		lines = append(lines, l)
	}
	if err := d.offerPromised(ctx, s, &lines, reply.Promises(text)); err != nil {
		return lines, err
	}
	if err := d.offerTemplated(ctx, &lines, facts.Parts); err != nil {
		return lines, err
	}
	return lines, d.markThere(ctx, s, lines)
}

func lineOf(kind string, amount int64) RecordLine {
	l := RecordLine{Type: kind, Amount: amount, Choices: []EntryWord{}}
	for _, c := range familyOf(kind) {
		k, _ := book.KindOf(c)
		l.Choices = append(l.Choices, EntryWord{Word: c, Label: k.Label})
	}
	k, _ := book.KindOf(kind)
	l.Label, l.Later = k.Label, k.Outlay
	return l
}

// everyKind are the types that a person may choose.
func everyKind() []EntryWord {
	var out []EntryWord
	for _, k := range book.Kinds() {
		if recordable(k.Code) && k.Code != book.ReceiptIssued {
			out = append(out, EntryWord{Word: k.Code, Label: k.Label})
		}
	}
	return out
}

// offerPromised lays what the text promises over the lines: on one that is ticked for it,
// or as a further one.
func (d *Desk) offerPromised(ctx context.Context, s situation, lines *[]RecordLine, all []reply.Promise) error {
	taken := map[int]bool{}
	for _, p := range all {
		i := recordOf(*lines, p, taken)
		if i < 0 && sumOf(*lines, p.Kind) == sumPromised(all, p.Kind) && sumPromised(all, p.Kind) > 0 {
			continue // two sentences, one entry
		}
		if i < 0 {
			kind, amount, err := d.promiseType(ctx, s, p)
			if err != nil {
				return err
			}
			*lines = append(*lines, lineOf(kind, amount))
			i = len(*lines) - 1
			(*lines)[i].Missing = true
		}
		taken[i] = true
		l := &(*lines)[i]
		l.From, l.Words, l.Start, l.End = "text", p.Words, p.Start, p.End
	}
	return nil
}

// recordOf is the ticked line that records a promise, the one with its amount before any
// other of the kind; -1 for none.
func recordOf(lines []RecordLine, p reply.Promise, taken map[int]bool) int {
	of := func(same func(RecordLine) bool) int {
		for i, l := range lines {
			if l.Ticked && !taken[i] && slices.Contains(families[p.Kind], l.Type) && same(l) {
				return i
			}
		}
		return -1
	}
	if i := of(func(l RecordLine) bool { return l.Amount == p.Yen }); i >= 0 {
		return i
	}
	return of(func(RecordLine) bool { return true })
}

func sumOf(lines []RecordLine, kind string) (sum int64) {
	for _, l := range lines {
		if l.Ticked && slices.Contains(families[kind], l.Type) {
			sum += l.Amount
		}
	}
	return sum
}

func sumPromised(all []reply.Promise, kind string) (sum int64) {
	for _, p := range all {
		if p.Kind == kind {
			sum += p.Yen
		}
	}
	return sum
}

// promiseType proposes the type and the amount of a promise. What comes to the whole of its
// order is a full refund, one of an order that has not left the shop a cancel.
func (d *Desk) promiseType(ctx context.Context, s situation, p reply.Promise) (kind string, amount int64, err error) {
	kind = families[p.Kind][0]
	if p.Kind != reply.PromiseRefund {
		return kind, p.Yen, nil
	}
	var whole int64
	if s.orders != 0 {
		o, err := d.store.Order(ctx, s.orders)
		if err != nil {
			return kind, 0, err
		}
		whole = wholeOf(o)
	}
	all := p.Whole && p.Yen == 0 || p.Yen > 0 && p.Yen == whole
	switch {
	case p.Bank:
		kind = book.RefundBank
	case s.order != nil && changeType(*s.order) != "" && all != (changeType(*s.order) == book.RefundPartial):
		kind = changeType(*s.order) // as the mall keeps it
	case all && s.order != nil && !hasLeft(s.order.Status):
		kind = book.CancelBeforeShip
	case all:
		kind = book.RefundFull
	}
	if all {
		return kind, cmp.Or(p.Yen, whole), nil
	}
	return kind, p.Yen, nil
}

// wholeOf is what an order comes to at its rates, 0 when nobody knows.
func wholeOf(o store.Order) (sum int64) {
	rates, _ := ratesOf(o)
	for _, r := range rates {
		if r.Amount < 0 {
			return 0
		}
		sum += r.Amount
	}
	return sum
}

// hasLeft tells whether the parcel of an order is on its way or there, as far as anybody
// can tell.
func hasLeft(status string) bool {
	return !slices.Contains([]string{connectors.OrderUnconfirmed, connectors.OrderUnpaid, connectors.OrderReady}, status)
}

// offerTemplated adds what the templates of a draft say that they promise, unless the text
// has been read so already.
func (d *Desk) offerTemplated(ctx context.Context, lines *[]RecordLine, parts []DraftPart) error {
	for _, p := range parts {
		terms, err := d.store.TemplateTerms(ctx, p.Template)
		if err != nil {
			return err
		}
		known := slices.ContainsFunc(*lines, func(l RecordLine) bool { return slices.Contains(familyOf(terms.Records), l.Type) })
		if terms.Records == "" || known || !recordable(terms.Records) {
			continue
		}
		l := lineOf(terms.Records, 0)
		l.From, l.Missing = "template", true
		*lines = append(*lines, l)
	}
	return nil
}

// markThere says what the books know of the inquiry already: nobody is asked for it twice.
func (d *Desk) markThere(ctx context.Context, s situation, lines []RecordLine) error {
	for i := range lines {
		lines[i].MayConfirm = mayStand(ctx)
		if lines[i].From == "person" { // nothing in the text narrows it
			lines[i].Choices = everyKind()
		}
	}
	if len(lines) == 0 || s.inquiry.ID == 0 {
		return nil
	}
	page, err := d.store.Entries(ctx, store.EntryQuery{InquiryID: s.inquiry.ID})
	if err != nil {
		return err
	}
	for i := range lines {
		l := &lines[i]
		for _, e := range page.Entries {
			if e.Status != store.EntryReversed && slices.Contains(familyOf(l.Type), e.Type) && (l.Amount == 0 || e.Amount == l.Amount) {
				l.There, l.Missing = cmp.Or(e.EventID, "下書き"), false
				break
			}
		}
	}
	return nil
}
