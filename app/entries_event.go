package app

import (
	"context"

	"madoguchi/app/export/book"
	"madoguchi/connectors/jst"
	"madoguchi/store"
)

// entriesOut are entries as they cross the border, with the doubts of drafts.
func (d *Desk) entriesOut(ctx context.Context, all []store.Entry) ([]Entry, error) {
	out := []Entry{}
	b, err := d.Books(ctx)
	if err != nil {
		return out, err
	}
	for _, e := range all {
		one := entryOf(b.Shop, e)
		if e.Status == store.EntryDraft {
			if one.Doubts, err = d.draftDoubts(ctx, b.Shop, e); err != nil {
				return out, err
			}
		}
		out = append(out, one)
	}
	return out, nil
}

func (d *Desk) entryOut(ctx context.Context, e store.Entry) (Entry, error) {
	all, err := d.entriesOut(ctx, []store.Entry{e})
	if err != nil {
		return Entry{}, err
	}
	return all[0], nil
}

func entryOf(shop book.Shop, e store.Entry) Entry {
	return Entry{
		ID: e.ID, EventID: e.EventID, Date: e.Day, Channel: e.Channel, ChannelName: shop.Channel(e.Channel).Label, Account: e.Account,
		OrderNumber: e.OrderNumber, OrderID: e.OrderID, InquiryID: e.InquiryID, MessageID: e.MessageID, OutboxID: e.OutboxID,
		Type: e.Type, TypeLabel: eventOf(e).Label(), Variant: e.Variant, Memo: e.Memo, Note: e.Note, Lines: eventOf(e).Lines, Amount: e.Amount,
		SettledBy: e.SettledBy, Evidence: e.Evidence, Status: e.Status, RelatedID: e.RelatedID, RelatedEventID: e.Related, Undoes: e.Undoes, Reason: e.Reason,
		Exports: append([]string{}, e.Exports...), CreatedAt: e.Created.At, CreatedBy: e.Created.Name, ConfirmedAt: e.Confirmed.At, ConfirmedBy: e.Confirmed.Name,
		Version: e.Version, Doubts: []EntryDoubt{},
	}
}

// entryIn is what is kept of an entry from the border.
func entryIn(shop book.Shop, in Entry) store.Entry {
	e := store.Entry{
		ID: in.ID, Day: in.Date, Channel: in.Channel, Account: in.Account, OrderNumber: in.OrderNumber, OrderID: in.OrderID, InquiryID: in.InquiryID,
		MessageID: in.MessageID, OutboxID: in.OutboxID, Type: in.Type, Label: in.TypeLabel, Variant: in.Variant, Memo: in.Memo, Note: in.Note, SettledBy: in.SettledBy,
		Evidence: in.Evidence, Undoes: in.Undoes, Reason: in.Reason, RelatedID: in.RelatedID, Version: in.Version,
		Partner: shop.Channel(in.Channel).Label, Amount: in.Amount,
	}
	e.Lines = reckoned(shop, linesIn(in.Lines))
	if len(e.Lines) > 0 {
		e.Amount = 0
	}
	for _, l := range e.Lines {
		e.Amount += l.Amount
	}
	return e
}

// reckoned writes down the tax of lines of which nobody has said it: a month that is closed
// must not follow from how the shop rounds later.
func reckoned(shop book.Shop, lines []store.EntryLine) []store.EntryLine {
	for i := range lines {
		l := &lines[i]
		if l.TaxSource == "" && l.Rate > 0 {
			l.TaxSource = book.TaxCalculated
			l.Tax = shop.TaxOf(l.Amount, int(l.Rate))
		}
		if (book.Line{TaxSource: l.TaxSource}).Guessed() { // its amount may have changed; its rate is no surer
			l.Tax = shop.TaxOf(l.Amount, int(l.Rate))
		}
	}
	return lines
}

func linesIn(all []book.Line) []store.EntryLine {
	var out []store.EntryLine
	for _, l := range all {
		out = append(out, store.EntryLine{
			Debit: l.Debit, DebitSub: l.DebitSub, DebitTax: l.DebitTax, Credit: l.Credit, CreditSub: l.CreditSub, CreditTax: l.CreditTax,
			Amount: l.Amount, Rate: int64(l.Rate), Tax: l.TaxYen, TaxSource: l.TaxSource,
		})
	}
	return out
}

// eventOf is an entry as the writers of files know it. It holds nothing that changes
// once an entry is confirmed.
func eventOf(e store.Entry) book.Event {
	v := book.Event{
		ID: e.EventID, Date: e.Day, Channel: e.Channel, OrderNo: e.OrderNumber, Type: e.Type, TypeLabel: e.Label, Memo: e.Memo, Note: e.Note,
		Lines: []book.Line{}, SettledBy: e.SettledBy, RelatedID: e.Related, Undoes: e.Undoes, Variant: e.Variant, Evidence: e.Evidence,
		Status: book.StateConfirmed,
	}
	for _, l := range e.Lines {
		v.Lines = append(v.Lines, book.Line{
			Debit: l.Debit, DebitSub: l.DebitSub, DebitTax: l.DebitTax, Credit: l.Credit, CreditSub: l.CreditSub, CreditTax: l.CreditTax,
			Amount: l.Amount, Rate: int(l.Rate), TaxYen: l.Tax, TaxSource: l.TaxSource,
		})
	}
	if len(v.Lines) == 0 {
		v.Gross = e.Amount
	}
	return v
}

// storeEntry is what is kept of an event of a file.
func storeEntry(shop book.Shop, v book.Event) store.Entry {
	e := store.Entry{
		EventID: v.ID, Day: v.Date, Channel: v.Channel, OrderNumber: v.OrderNo, Type: v.Type, Label: v.TypeLabel, Memo: v.Memo, Note: v.Note,
		SettledBy: v.SettledBy, Related: v.RelatedID, Undoes: v.Undoes, Variant: v.Variant, Evidence: v.Evidence, Amount: v.Total(), Lines: reckoned(shop, linesIn(v.Lines)),
		Partner: shop.Channel(v.Channel).Label,
	}
	return e
}

// draftDoubts are those about one draft; what is doubtful about the shop is told with a file.
func (d *Desk) draftDoubts(ctx context.Context, shop book.Shop, e store.Entry) ([]EntryDoubt, error) {
	shop.InvoiceNumber, shop.Recognition = "", ""
	return d.doubtsAbout(ctx, shop, []store.Entry{e}, book.Known{Today: jst.Day(d.now())})
}

// entryDoubts holds entries against the rules of the books and their orders.
func (d *Desk) entryDoubts(ctx context.Context, shop book.Shop, all []store.Entry, exported map[string]string) ([]EntryDoubt, error) {
	return d.doubtsAbout(ctx, shop, all, book.Known{Exported: exported})
}

// doubtsAbout reads the orders that the rules are asked with.
func (d *Desk) doubtsAbout(ctx context.Context, shop book.Shop, all []store.Entry, known book.Known) ([]EntryDoubt, error) {
	known.Orders = map[string][]book.PerRate{}
	coupons := map[string]bool{}
	events := make([]book.Event, len(all))
	ids := map[string]int64{}
	for i, e := range all {
		events[i] = eventOf(e)
		ids[e.EventID] = e.ID
		if k, _ := book.KindOf(e.Type); !k.Refund || e.OrderNumber == "" || known.Orders[e.OrderNumber] != nil {
			continue
		}
		rates, coupon, err := d.orderRates(ctx, e.OrderNumber)
		if err != nil {
			return nil, err
		}
		known.Orders[e.OrderNumber], coupons[e.OrderNumber] = rates, coupon
	}
	out := doubtsOf(shop.Check(events, known), ids)
	for _, e := range all {
		if k, _ := book.KindOf(e.Type); k.Refund && coupons[e.OrderNumber] {
			out = append(out, EntryDoubt{EntryID: e.ID, EventID: e.EventID, Column: "金額", Text: mallCouponDoubt})
		}
	}
	twice, err := d.refundsTwice(ctx, all)
	return append(out, twice...), err
}

// refundsTwice are refunds of orders of which the books know another one.
func (d *Desk) refundsTwice(ctx context.Context, all []store.Entry) ([]EntryDoubt, error) {
	var out []EntryDoubt
	for _, e := range all {
		if k, _ := book.KindOf(e.Type); !k.Refund || e.OrderNumber == "" {
			continue
		}
		page, err := d.store.Entries(ctx, store.EntryQuery{Order: e.OrderNumber})
		if err != nil {
			return nil, err
		}
		for _, other := range page.Entries {
			if k, _ := book.KindOf(other.Type); !k.Refund || other.ID == e.ID || other.Status == store.EntryReversed || e.Status == store.EntryReversed {
				continue
			}
			out = append(out, EntryDoubt{
				EntryID: e.ID, EventID: e.EventID, Column: "注文番号", Before: other.EventID,
				Text: "この注文には、ほかにも返金の記録があります。二重でないか、合わせて注文の金額を超えないかを確かめてください。",
			})
			break
		}
	}
	return out, nil
}

func doubtsOf(f book.Findings, ids map[string]int64) []EntryDoubt {
	out := []EntryDoubt{}
	for _, part := range []struct {
		all   []book.Warning
		block bool
	}{{f.Blocks, true}, {f.Warnings, false}} {
		out = append(out, warningsOut(part.all, part.block, ids)...)
	}
	return out
}

func warningsOut(all []book.Warning, block bool, ids map[string]int64) []EntryDoubt {
	out := []EntryDoubt{}
	for _, w := range all {
		out = append(out, EntryDoubt{EntryID: ids[w.EventID], EventID: w.EventID, Column: w.Column, Text: w.Text, Before: w.Before, After: w.After, Block: block})
	}
	return out
}
