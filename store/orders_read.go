package store

import "context"

const orderRowColumns = `o.id, o.account_id, (SELECT a.kind FROM accounts a WHERE a.id = o.account_id), o.number, o.ordered_at, o.status, o.status_as, o.buyer, o.total, o.items`

func scanOrderRow(r scanner) (OrderRow, error) {
	var o OrderRow
	return o, r.Scan(&o.ID, &o.Account, &o.Kind, &o.Number, &o.OrderedAt, &o.Status, &o.StatusAs, &o.Buyer, &o.Total, &o.Items)
}

func scanOrder(r scanner) (Order, error) {
	var o Order
	var facts string
	err := r.Scan(&o.ID, &o.Account, &o.Kind, &o.SyncedAt, &o.Raw, &facts)
	if err != nil {
		return o, err
	}
	return o, fromJSON(facts, &o.Order)
}

const orderFrom = `SELECT o.id, o.account_id, a.kind, o.synced_at, o.raw, o.facts FROM orders o JOIN accounts a ON a.id = o.account_id `

// Order returns one order with everything the mall says of it.
func (s *Store) Order(ctx context.Context, id int64) (Order, error) {
	return scanOrder(found{s.read.QueryRowContext(ctx, orderFrom+`WHERE o.id = $1`, id)})
}

// OrderByNumber returns the orders of a number: two malls may use the same.
func (s *Store) OrderByNumber(ctx context.Context, number string) ([]Order, error) {
	return collect(ctx, s.read, scanOrder, orderFrom+`WHERE o.number = $1 ORDER BY o.id`, number)
}

// CustomerOrders returns the orders of the customer of an inquiry, newest first.
func (s *Store) CustomerOrders(ctx context.Context, inquiry int64) ([]OrderRow, error) {
	return collect(ctx, s.read, scanOrderRow, `
		SELECT `+orderRowColumns+` FROM orders o
		WHERE o.customer_id > 0 AND o.customer_id = (SELECT q.customer_id FROM inquiries q WHERE q.id = $1)
		ORDER BY o.ordered_at DESC, o.id DESC LIMIT 100`, inquiry)
}

// CustomerInquiries returns the other inquiries of the same customer, newest first.
func (s *Store) CustomerInquiries(ctx context.Context, inquiry int64) ([]InquiryRow, error) {
	return collect(ctx, s.read, scanRow, `
		SELECT `+rowColumns+rowFrom+`
		WHERE q.customer_id > 0 AND q.customer_id = (SELECT x.customer_id FROM inquiries x WHERE x.id = $1) AND q.id <> $2
		ORDER BY q.last_at DESC, q.id DESC LIMIT 100`, inquiry, inquiry)
}
