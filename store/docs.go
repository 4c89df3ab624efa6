package store

import (
	"madoguchi/connectors"
	"madoguchi/store/fold"
)

// redoc writes the text by which an inquiry is found.
func (t *txn) redoc(inquiry int64) error {
	var subject, customer, own, kana, address, phone, number, mall, itemCode, item, facts, remote string
	var at int64
	err := t.row(`
		SELECT q.subject, q.customer, q.own_name, q.kana, q.address, q.phone, q.order_number, q.mall_order, q.item_code, q.item_name,
			q.remote_id, q.last_at, COALESCE(o.facts, '')
		FROM inquiries q LEFT JOIN orders o ON o.id = q.order_id WHERE q.id = $1`, inquiry).Scan(
		&subject, &customer, &own, &kana, &address, &phone, &number, &mall, &itemCode, &item, &remote, &at, &facts)
	if err != nil {
		return err
	}
	fields := []string{subject, customer, own, kana, address, phone, fold.Digits(phone), number, mall, itemCode, item, remote}
	var o connectors.Order
	if err := fromJSON(facts, &o); err != nil {
		return err
	}
	if o.Number != "" {
		fields = append(fields, o.Buyer.Name, o.Buyer.Kana, o.Buyer.Address, o.Buyer.Phone, fold.Digits(o.Buyer.Phone))
	}
	texts, err := collect(t.ctx, t, func(r scanner) (string, error) {
		var subject, body, attached string
		err := r.Scan(&subject, &body, &attached)
		return subject + "\n" + body + "\n" + attached, err
	}, `SELECT subject, body, attached FROM messages WHERE inquiry_id = $1 ORDER BY sent_at, id`, inquiry)
	if err != nil {
		return err
	}
	names, err := collect(t.ctx, t, scanText, `
		SELECT f.name FROM files f JOIN messages m ON m.id = f.message_id WHERE m.inquiry_id = $1 ORDER BY f.id`, inquiry)
	if err != nil {
		return err
	}
	return t.reindex(inquiryDocs, inquiry, at, append(append(fields, texts...), names...))
}

// docOrder writes the text by which an order is found.
func (t *txn) docOrder(id int64, o connectors.Order) error {
	fields := []string{o.Number, o.Remarks, o.Memo}
	person := func(name, kana, phone string) {
		fields = append(fields, name, kana, phone, fold.Digits(phone))
	}
	person(o.Buyer.Name, o.Buyer.Kana, o.Buyer.Phone)
	fields = append(fields, o.Buyer.Address)
	for _, p := range o.Parcels {
		person(p.To.Name, p.To.Kana, p.To.Phone)
		fields = append(fields, p.Number, fold.Digits(p.Number))
	}
	for _, l := range o.Lines {
		fields = append(fields, l.Code, l.SKU, l.Name)
	}
	return t.reindex(orderDocs, id, max(o.OrderedAt.UnixMilli(), 0), fields)
}
