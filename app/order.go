package app

import (
	"cmp"
	"context"
	"strings"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/carrier"
	"madoguchi/store"
	"madoguchi/store/fold"
)

// OrderByID returns one order.
func (d *Desk) OrderByID(ctx context.Context, in ID) (Order, error) {
	o, err := d.store.Order(ctx, in.ID)
	if err != nil {
		return Order{}, err
	}
	return d.order(ctx, o, "")
}

// OrdersByNumber returns the orders with that number: two malls may use the
// same one.
func (d *Desk) OrdersByNumber(ctx context.Context, number string) ([]Order, error) {
	list, err := d.store.OrderByNumber(ctx, number)
	if err != nil {
		return nil, err
	}
	out := make([]Order, 0, len(list))
	for _, o := range list {
		one, err := d.order(ctx, o, "")
		if err != nil {
			return nil, err
		}
		out = append(out, one)
	}
	return out, nil
}

func orderRows(in []store.OrderRow) []OrderRow {
	out := make([]OrderRow, 0, len(in))
	for _, r := range in {
		out = append(out, OrderRow(r))
	}
	return out
}

func (d *Desk) order(ctx context.Context, o store.Order, reason string) (Order, error) {
	spec := d.spec(o.Kind)
	t, err := d.tracks(ctx)
	if err != nil {
		return Order{}, err
	}
	out := Order{
		ID: o.ID, Account: o.Account, Kind: o.Kind, Mark: spec.Mark, Shape: spec.Shape, Shop: spec.Label,
		SyncedAt: o.SyncedAt, Reason: reason, Facts: t.facts(o.Order),
	}
	if a, err := d.store.Account(ctx, o.Account); err == nil {
		out.Shop = a.Name // a removed connection keeps the name of its kind
	}
	if out.ReceiptBy, err = d.receiptBy(ctx, o); err != nil {
		return Order{}, err
	}
	mayRead, err := d.readsCautions(ctx)
	if !mayRead {
		out.Facts.Caution = ""
	}
	return out, err
}

// facts are an order as the page shows it.
func (t tracks) facts(f connectors.Order) OrderFacts {
	out := OrderFacts{
		Number: f.Number, OrderedAt: milli(f.OrderedAt), Status: f.Status, StatusAs: f.StatusAs, Sub: f.Sub,
		Paid: f.Paid, PaidAt: milli(f.PaidAt), Payment: f.Payment, Buyer: f.Buyer, BuyerAt: f.BuyerAt, Gift: f.Gift,
		Remarks: f.Remarks, Memo: f.Memo, Wish: f.Wish, Noshi: f.Noshi, Total: f.Total, Receipt: f.Receipt, Change: changeWords(f.Change), BookAs: changeType(f), RefundBy: f.RefundBy,
		Caution: f.Caution, URL: f.URL, Source: f.Source,
		Lines:   append([]connectors.Line{}, f.Lines...),
		Amounts: append([]connectors.Amount{}, f.Amounts...),
		Taxes:   append([]connectors.Tax{}, f.Taxes...),
		Parcels: make([]Parcel, 0, len(f.Parcels)),
	}
	for _, p := range f.Parcels {
		one := t.parcel(p)
		one.Third = third(f, p.To)
		out.Parcels = append(out.Parcels, one)
	}
	return out
}

// third tells that a parcel goes to somebody else than the buyer.
func third(o connectors.Order, to connectors.Place) bool {
	bare := func(s string) string { return strings.Join(strings.Fields(fold.Fold(s)), "") }
	buyer := cmp.Or(o.BuyerAt.Name, o.Buyer.Name)
	return to.Waiting || buyer != "" && to.Name != "" && bare(buyer) != bare(to.Name)
}

func milli(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// parcel adds what a person needs to follow it: the number as the carrier
// writes it and the carrier's page.
func (t tracks) parcel(p connectors.Parcel) Parcel {
	out := Parcel{
		To: p.To, Carrier: p.Carrier, CarrierAs: p.CarrierAs, Number: carrier.Display(p.Number),
		ShippedAt: p.ShippedAt, Arrives: p.Arrives, DropOff: p.DropOff, Verdict: t.verdict(p), Pages: []carrier.Page{},
	}
	pages, by := t.pages(p)
	out.Decided, out.Pages = by, append(out.Pages, pages...)
	if by != "" && len(pages) > 0 {
		out.Track = pages[0].URL
	}
	if c, who := t.Decide(p.Carrier, p.CarrierAs, p.Number); out.CarrierAs == "" && who != "" && p.Number != "" {
		out.CarrierAs = c.Name
	}
	return out
}

// threadTracks finds the numbers in what the customer wrote.
func (d *Desk) threadTracks(ctx context.Context, q store.Inquiry, t *Thread) error {
	tracks, err := d.tracks(ctx)
	phones := []string{q.Phone}
	for _, c := range t.Customer.Contacts {
		phones = append(phones, c.Value)
	}
	t.Tracking = tracks.found(*t, phones)
	return err
}
