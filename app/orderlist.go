package app

import (
	"context"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/store"
)

// Orders lists orders, newest first.
func (d *Desk) Orders(ctx context.Context, in OrderQuery) (OrderPage, error) {
	q, err := orderQuery(in)
	if err != nil {
		return OrderPage{}, err
	}
	page, err := d.store.Orders(ctx, q)
	if err != nil {
		return OrderPage{}, err
	}
	out := OrderPage{Orders: make([]ListedOrder, 0, len(page.Rows)), Next: page.Next}
	for _, o := range page.Rows {
		out.Orders = append(out.Orders, d.listed(o))
	}
	return out, nil
}

// OrderInquiries tells who bought an order and what has been asked about it.
func (d *Desk) OrderInquiries(ctx context.Context, in ID) (OrderInquiries, error) {
	customer, rows, err := d.store.InquiriesOfOrder(ctx, in.ID)
	if err != nil {
		return OrderInquiries{}, err
	}
	return OrderInquiries{CustomerID: customer, Inquiries: d.rows(rows)}, nil
}

func (d *Desk) listed(o store.ListedOrder) ListedOrder {
	spec := d.spec(o.Kind)
	return ListedOrder{
		ID: o.ID, Account: o.Account, Kind: o.Kind, Mark: spec.Mark, Shape: spec.Shape, Number: o.Number, OrderedAt: o.OrderedAt,
		Status: o.Status, StatusAs: o.StatusAs, Buyer: o.Buyer, Total: o.Total, Items: o.Items, Inquiries: o.Inquiries, Open: o.Open,
	}
}

func orderQuery(in OrderQuery) (store.OrderQuery, error) {
	q := store.OrderQuery{Search: in.Search, Account: in.Account, Asked: in.Asked, After: in.After, Limit: in.Limit}
	var ok bool
	if q.Statuses, ok = orderStatuses(in.Status); !ok {
		return q, refuse("status", "「"+in.Status+"」という注文の状態はありません。何も変えていません。状態を選び直してください。")
	}
	if in.Asked != "" && in.Asked != store.AskedAny && in.Asked != store.AskedOpen {
		return q, refuse("asked", "問い合わせの絞り込みは any（あり）か open（返信待ちあり）です。何も変えていません。選び直してください。")
	}
	from, err := orderDay(in.From)
	if err != nil {
		return q, refuse("from", "始まりの日を 2026-11-01 のように書いてください。何も変えていません。")
	}
	last, err := orderDay(in.Until)
	if err != nil {
		return q, refuse("until", "終わりの日を 2026-11-30 のように書いてください。何も変えていません。")
	}
	q.From = milli(from)
	if !last.IsZero() {
		q.Before = last.AddDate(0, 0, 1).UnixMilli()
	}
	return q, nil
}

func orderDay(day string) (time.Time, error) {
	if day == "" {
		return time.Time{}, nil
	}
	return time.ParseInLocation(time.DateOnly, day, jst.Zone())
}

// orderStatuses are the states that a word stands for: one of them, or what a shop
// looks for under one name.
func orderStatuses(word string) (statuses []string, ok bool) {
	switch word {
	case "":
		return nil, true
	case "unshipped": // 未発送
		return []string{connectors.OrderUnconfirmed, connectors.OrderUnpaid, connectors.OrderReady, connectors.OrderHeld}, true
	case "cancel": // キャンセル, asked for or done
		return []string{connectors.OrderCanceling, connectors.OrderCanceled}, true
	case connectors.OrderUnconfirmed, connectors.OrderUnpaid, connectors.OrderReady, connectors.OrderHeld, connectors.OrderShipped,
		connectors.OrderFinished, connectors.OrderCanceling, connectors.OrderCanceled, connectors.OrderUnknown:
		return []string{word}, true
	}
	return nil, false
}
