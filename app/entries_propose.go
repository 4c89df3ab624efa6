package app

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"madoguchi/app/export/book"
	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/connectors/ordernumber"
	"madoguchi/store"
)

// ProposeEntry makes the entry of what a person says, with the journal that is usual for it.
// A refund takes amounts and taxes from the order as its mall says them. Nothing is saved.
func (d *Desk) ProposeEntry(ctx context.Context, in EntryWish) (EntryProposal, error) {
	if err := d.mayDraftEntry(ctx, 0, in.ID); err != nil {
		return EntryProposal{Order: []book.PerRate{}}, err
	}
	return d.propose(ctx, in, "")
}

// propose is ProposeEntry of a channel that is known, "" for what the order says. Who may do
// it has been asked.
func (d *Desk) propose(ctx context.Context, in EntryWish, channel string) (EntryProposal, error) {
	out := EntryProposal{Order: []book.PerRate{}}
	b, err := d.Books(ctx)
	if err != nil {
		return out, err
	}
	of, err := d.entryPlace(ctx, in)
	if err != nil {
		return out, err
	}
	of.channel = cmp.Or(channel, of.channel)
	kind, _ := book.KindOf(in.Type)
	var doubt, guess string
	if of.order != nil {
		out.Order, doubt = ratesOf(*of.order)
		out.Known = doubt == "" && len(out.Order) > 0
	} else if kind.Refund {
		doubt = "注文が見つかりません。"
	}
	if kind.Refund && doubt != "" && len(in.Amounts) == 0 {
		guess = book.TaxAssumed
		if len(out.Order) > 0 && out.Order[0].Amount >= 0 {
			guess = book.TaxShared
		}
	}
	wish := book.Wish{
		Type: in.Type, Variant: in.Variant, Date: cmp.Or(in.Date, jst.Day(d.now())), Channel: of.channel, OrderNo: of.number,
		Memo: cmp.Or(oneLine(in.Memo), reasonOfMall(of.order, kind), kind.Label), Note: oneLine(in.Note), Partner: oneLine(in.Partner), Bank: oneLine(in.Bank), Fee: in.Fee, Invoice: in.Invoice,
		Amounts: guessed(amountsOf(b.Shop, kind, in, out.Order), guess),
	}
	event, err := b.Shop.Propose(wish)
	if err != nil {
		return out, proposeRefusal(err, in.Type, doubt)
	}
	e := storeEntry(b.Shop, event)
	e.InquiryID, e.OrderID, e.Account, e.MessageID, e.OutboxID = in.ID, of.orderID, of.account, of.message, of.outbox
	e.Status = store.EntryDraft
	out.Entry = entryOf(b.Shop, e)
	if out.Entry.Doubts, err = d.draftDoubts(ctx, b.Shop, e); err != nil {
		return out, err
	}
	if guess != "" && len(e.Lines) == 0 { // else the lines carry it, also once they are saved
		out.Entry.Doubts = append(out.Entry.Doubts, EntryDoubt{Column: "金額", Text: doubt})
	}
	return out, nil
}

// guessed are amounts whose rates nobody has said for certain.
func guessed(all []book.PerRate, source string) []book.PerRate {
	if source == "" {
		return all
	}
	all = slices.Clone(all)
	for i := range all {
		all[i].Source = source
	}
	return all
}

func proposeRefusal(err error, kind, doubt string) error {
	switch {
	case errors.Is(err, book.ErrType) && kind != "":
		return refuse("entry_type", "「"+kind+"」という種別はありません。何も保存していません。種別を選び直してください。")
	case errors.Is(err, book.ErrType):
		return refuse("entry_type", "種別が選ばれていません。種別を選び直してください。")
	case errors.Is(err, book.ErrDate):
		return refuse("day", "発生日が日付として読めません。2026-10-03 のように入れてください。")
	case errors.Is(err, book.ErrAmount):
		return refuse("entry_amount", cmp.Or(doubt, "金額が分かりません。")+"金額を入れてください。")
	}
	return err
}

// amountsOf are the amounts by rate: those that were given, or the sum shared out over the
// order's rates, or the whole order where it is given back. Postage, repair and the like
// stand at the usual rate.
func amountsOf(shop book.Shop, kind book.Kind, in EntryWish, order []book.PerRate) []book.PerRate {
	unknown := slices.ContainsFunc(order, func(r book.PerRate) bool { return r.Amount < 0 })
	switch {
	case len(in.Amounts) > 0:
		for i, a := range in.Amounts {
			if a.TaxYen > 0 && a.Source == "" {
				in.Amounts[i].Source = book.TaxFromPerson
			}
		}
		return in.Amounts
	case kind.Refund && in.Amount == 0 && !unknown:
		return order
	case kind.Refund && in.Amount > 0 && len(order) > 0 && !unknown:
		return shop.Split(in.Amount, order)
	case in.Amount > 0:
		return []book.PerRate{{Rate: 10, Amount: in.Amount}}
	}
	return nil
}

// entryPlace is what an entry is about.
type entryPlace struct {
	channel         string
	number          string
	account         int64
	orderID         int64
	order           *store.Order
	message, outbox int64
}

func (d *Desk) entryPlace(ctx context.Context, in EntryWish) (p entryPlace, err error) {
	p.number = in.Order
	if in.ID != 0 {
		q, err := d.store.Inquiry(ctx, in.ID)
		if err != nil {
			return p, err
		}
		p.account, p.channel = q.Account, channelOf(q.Kind)
		if p.number = cmp.Or(p.number, q.OrderNumber); p.number != q.OrderNumber && !who(ctx).free() && !hasRight(who(ctx).role, mayBooks) {
			return p, forbidden(who(ctx).role) // other orders are not theirs to see
		}
		if p.message, p.outbox, err = d.lastPromise(ctx, in.ID); err != nil {
			return p, err
		}
	}
	if p.number == "" {
		p.channel = cmp.Or(p.channel, book.Own)
		return p, nil
	}
	list, err := d.store.OrderByNumber(ctx, p.number)
	if err != nil {
		return p, err
	}
	if i := slices.IndexFunc(list, func(o store.Order) bool { return o.Account == p.account }); i > 0 {
		list[0] = list[i]
	}
	if len(list) > 0 {
		p.order, p.orderID, p.account, p.channel = &list[0], list[0].ID, list[0].Account, channelOf(list[0].Kind)
	}
	if p.channel != book.Rakuten && p.channel != book.Yahoo { // a mall's order may have come by mail
		options, err := d.store.NumberOptions(ctx)
		if err != nil {
			return p, err
		}
		p.channel = book.Own
		for _, m := range ordernumber.Find(p.number, options) {
			p.channel = channelOf(m.Kind)
		}
	}
	return p, nil
}

// channelOf is the channel of the books for a kind of account.
func channelOf(kind string) string {
	if kind == book.Rakuten || kind == book.Yahoo {
		return kind
	}
	return book.Own
}

// lastPromise is the newest answer of an inquiry: it usually says what is given back.
func (d *Desk) lastPromise(ctx context.Context, inquiry int64) (message, outbox int64, err error) {
	all, err := d.store.Messages(ctx, inquiry)
	for _, m := range all {
		if m.Direction == string(connectors.Out) {
			message, outbox = m.ID, m.OutboxID
		}
	}
	return message, outbox, err
}

// orderRates are what the order of a number has at each rate, nil when nobody knows, and
// whether a coupon of the mall is in it.
func (d *Desk) orderRates(ctx context.Context, number string) (rates []book.PerRate, coupon bool, err error) {
	list, err := d.store.OrderByNumber(ctx, number)
	if err != nil || len(list) == 0 {
		return nil, false, err
	}
	rates, _ = ratesOf(list[0])
	return rates, mallCoupon(list[0]), nil
}
