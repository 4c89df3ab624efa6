package app

import (
	"context"
	"time"

	"madoguchi/app/export/book"
	"madoguchi/app/export/plain"
)

// settledLater are the entries of a period that no mall settles, with the month in which
// the money moves.
func (d *Desk) settledLater(ctx context.Context, shop book.Shop, p period, channel string) ([]SettlementLater, error) {
	out := []SettlementLater{}
	all, err := d.store.Booked(ctx, p.from, p.to)
	for _, e := range all {
		if e.SettledBy == "" || e.SettledBy == book.ByMall || len(e.Lines) == 0 || channel != "" && e.Channel != channel {
			continue
		}
		event := eventOf(e)
		kind, yen := event.Meaning()
		if kind.Incoming {
			yen = -yen
		}
		l := e.Lines[0]
		partner := l.CreditSub
		if kind.Incoming != (e.Type == book.Reversal) { // the other side of the journal names whom it is about
			partner = l.DebitSub
		}
		out = append(out, SettlementLater{
			EntryID: e.ID, EventID: e.EventID, Date: e.Day, ChannelName: shop.Channel(e.Channel).Label, Order: e.OrderNumber, TypeLabel: event.Label(), Partner: partner,
			Amount: yen * e.Amount, Settled: plain.Settled(e.SettledBy), Due: dueMonth(e.Day, e.SettledBy),
		})
	}
	return out, err
}

// dueMonth is the month in which something is paid: a transfer and cash in its own, a
// carrier's and anybody else's bill in the next.
func dueMonth(day, by string) string {
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	if by == book.ByCarrier || by == book.ByPayable {
		at = time.Date(at.Year(), at.Month()+1, 1, 0, 0, 0, 0, time.UTC)
	}
	return at.Format("2006-01")
}
