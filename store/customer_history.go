package store

import (
	"context"
	"strconv"
)

// HistoryQuery asks for a page of what a customer has ordered and asked: one who has
// thousands is opened as quickly as any.
type HistoryQuery struct {
	Customer int64
	Of       string // HistoryOrders or HistoryInquiries, "" for both
	After    string // of one of them
	Limit    int    // of each
}

// What a history is of.
const (
	HistoryOrders    = "orders"
	HistoryInquiries = "inquiries"
)

// CustomerHistory is what a customer has ordered and asked, the newest first.
type CustomerHistory struct {
	Orders        []OrderRow
	OrdersNext    string // "" at the end
	Inquiries     []InquiryRow
	InquiriesNext string
}

// CustomerHistory returns the orders and inquiries of a customer, page by page.
func (s *Store) CustomerHistory(ctx context.Context, want HistoryQuery) (CustomerHistory, error) {
	var h CustomerHistory
	k, err := place(want.After, 2)
	if err != nil {
		return h, err
	}
	err = s.readTx(ctx, func(t *txn) error {
		root, err := t.root(want.Customer)
		if err != nil {
			return err
		}
		if want.Of != HistoryInquiries {
			q := historyPage(ordersOfCustomer, "o.ordered_at", "o.id", root, k, want.Limit)
			if h.Orders, err = collect(t.ctx, t, scanOrderRow, q.sql.String(), q.args...); err != nil {
				return err
			}
		}
		if want.Of != HistoryOrders {
			q := historyPage(inquiriesOfCustomer, "q.last_at", "q.id", root, k, want.Limit)
			h.Inquiries, err = collect(t.ctx, t, scanRow, q.sql.String(), q.args...)
		}
		return err
	})
	if n := want.Limit; len(h.Orders) > n {
		h.Orders = h.Orders[:n]
		h.OrdersNext = cursorOf(h.Orders[n-1].OrderedAt, h.Orders[n-1].ID)
	}
	if n := want.Limit; len(h.Inquiries) > n {
		h.Inquiries = h.Inquiries[:n]
		h.InquiriesNext = cursorOf(h.Inquiries[n-1].LastAt, h.Inquiries[n-1].ID)
	}
	return h, err
}

const (
	ordersOfCustomer    = `SELECT ` + orderRowColumns + ` FROM orders o WHERE o.customer_id = ? AND o.customer_id > 0`
	inquiriesOfCustomer = `SELECT ` + rowColumns + rowFrom + `WHERE q.customer_id = ? AND q.customer_id > 0`
)

// historyPage asks for one row more than is shown.
func historyPage(of, at, id string, customer int64, after []int64, limit int) *query {
	q := &query{}
	q.add(of, customer)
	if after != nil {
		q.add(` AND (`+at+`, `+id+`) < (?, ?)`, after[0], after[1])
	}
	q.add(` ORDER BY ` + at + ` DESC, ` + id + ` DESC LIMIT ` + strconv.Itoa(limit+1))
	return q
}

// OpenOfCustomer returns the newest inquiries of a customer that are not done.
func (s *Store) OpenOfCustomer(ctx context.Context, customer int64, most int) ([]InquiryRow, error) {
	var q query
	q.add(inquiriesOfCustomer, customer)
	q.add(` AND q.state || '' NOT IN (?, ?) ORDER BY q.last_at DESC, q.id DESC LIMIT `+strconv.Itoa(most), StateDone, StateIgnored)
	return collect(ctx, s.read, scanRow, q.sql.String(), q.args...)
}
