package app

import (
	"context"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/carrier"
	"madoguchi/store"
)

// Orders lists orders, newest first.
func (d *Desk) Orders(ctx context.Context, in OrderQuery) (OrderPage, error) {
	page, err := d.store.Orders(ctx, store.OrderQuery{Search: in.Search, After: in.After, Limit: in.Limit})
	return OrderPage{Orders: orderRows(page.Rows), Next: page.Next}, err
}

// OrderByID returns one order.
func (d *Desk) OrderByID(ctx context.Context, in ID) (Order, error) {
	o, err := d.store.Order(ctx, in.ID)
	if err != nil {
		return Order{}, err
	}
	return d.order(o, ""), nil
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
		out = append(out, d.order(o, ""))
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

func (d *Desk) order(o store.Order, reason string) Order {
	spec := d.spec(o.Kind)
	return Order{
		ID: o.ID, Account: o.Account, Kind: o.Kind, Mark: spec.Mark, Shape: spec.Shape, Shop: spec.Label,
		SyncedAt: o.SyncedAt, Reason: reason, Facts: facts(o.Order),
	}
}

// facts are an order as the page shows it.
func facts(f connectors.Order) OrderFacts {
	out := OrderFacts{
		Number: f.Number, OrderedAt: milli(f.OrderedAt), Status: f.Status, StatusAs: f.StatusAs, Sub: f.Sub,
		Paid: f.Paid, PaidAt: milli(f.PaidAt), Payment: f.Payment, Buyer: f.Buyer, BuyerAt: f.BuyerAt, Gift: f.Gift,
		Remarks: f.Remarks, Memo: f.Memo, Wish: f.Wish, Noshi: f.Noshi, Total: f.Total, Receipt: f.Receipt,
		Caution: f.Caution, URL: f.URL, Source: f.Source,
		Lines:   append([]connectors.Line{}, f.Lines...),
		Amounts: append([]connectors.Amount{}, f.Amounts...),
		Taxes:   append([]connectors.Tax{}, f.Taxes...),
		Parcels: make([]Parcel, 0, len(f.Parcels)),
	}
	for _, p := range f.Parcels {
		out.Parcels = append(out.Parcels, parcel(p))
	}
	return out
}

func milli(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// parcel adds what a person needs to follow it: the number as the carrier
// writes it and the carrier's page.
func parcel(p connectors.Parcel) Parcel {
	out := Parcel{
		To: p.To, Carrier: p.Carrier, CarrierAs: p.CarrierAs, Number: p.Number,
		ShippedAt: p.ShippedAt, Arrives: p.Arrives, DropOff: p.DropOff,
	}
	if p.Number == "" {
		return out
	}
	out.Number = carrier.Display(p.Number)
	if c, ok := carrier.ByID(p.Carrier); ok {
		out.Track = c.Link(p.Number)
	}
	return out
}
