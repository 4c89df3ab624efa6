package store

import (
	"context"
	"errors"
)

// CustomerMerge is two customers that a person has said are one.
type CustomerMerge struct {
	ID   int64
	Kept int64
	Gone int64
	At   int64
	By   string
}

// moved is what a merge has moved, so that the way back is exact. Kept are the
// contacts the other customer had before.
type moved struct {
	Contacts  []string `json:"contacts"`
	Inquiries []int64  `json:"inquiries"`
	Orders    []int64  `json:"orders"`
	Kept      []string `json:"kept"`
}

// MergeCustomers makes one customer of two: contacts, orders and inquiries of
// other become those of keep, and what comes by them from now on does too. It
// returns what SplitCustomer takes. Two that are one already, or a customer that
// is part of another, are ErrConflict.
func (s *Store) MergeCustomers(ctx context.Context, by Actor, keep, other int64) (int64, error) {
	var id int64
	err := s.tx(ctx, func(t *txn) error {
		if keep == other {
			return ErrConflict
		}
		for _, c := range []int64{keep, other} {
			root, err := t.root(c)
			if err != nil {
				return err
			}
			if root != c {
				return ErrConflict
			}
		}
		m, err := t.belongings(keep, other)
		if err != nil {
			return err
		}
		err = t.row(`
			INSERT INTO customer_merges (kept_id, gone_id, moved, at, staff_id, by_name) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
			keep, other, asJSON(m), t.now, by.Staff, by.Name).Scan(&id)
		if err != nil {
			return err
		}
		for _, move := range []string{
			`UPDATE contacts SET customer_id = $1 WHERE customer_id = $2`,
			`UPDATE inquiries SET customer_id = $1 WHERE customer_id = $2 AND customer_id > 0`,
			`UPDATE orders SET customer_id = $1 WHERE customer_id = $2 AND customer_id > 0`,
		} {
			if _, err := t.exec(move, keep, other); err != nil {
				return err
			}
		}
		if err := t.saveChange(by, "customers_merge", "", wayBack{Customer: keep, Merge: id}); err != nil {
			return err
		}
		return t.record(by, "merge", "customer", keep, "")
	})
	return id, err
}

// root returns the customer that one is a part of: itself where nobody has
// merged it away.
func (t *txn) root(customer int64) (int64, error) {
	var n int
	if err := t.row(`SELECT COUNT(*) FROM customers WHERE id = $1`, customer).Scan(&n); err != nil {
		return 0, err
	}
	if n == 0 {
		return 0, ErrNotFound
	}
	for {
		var kept int64
		err := t.row(`SELECT kept_id FROM customer_merges WHERE gone_id = $1 AND undone_at = 0`, customer).Scan(&kept)
		if errors.Is(err, ErrNotFound) {
			return customer, nil
		}
		if err != nil {
			return 0, err
		}
		customer = kept
	}
}

// belongings is what a merge is about to move.
func (t *txn) belongings(keep, other int64) (m moved, err error) {
	contacts := `SELECT contact FROM contacts WHERE customer_id = $1 ORDER BY contact`
	if m.Contacts, err = collect(t.ctx, t, scanText, contacts, other); err != nil {
		return m, err
	}
	if m.Kept, err = collect(t.ctx, t, scanText, contacts, keep); err != nil {
		return m, err
	}
	m.Inquiries, err = collect(t.ctx, t, scanID, `SELECT id FROM inquiries WHERE customer_id = $1 AND customer_id > 0 ORDER BY id`, other)
	if err != nil {
		return m, err
	}
	m.Orders, err = collect(t.ctx, t, scanID, `SELECT id FROM orders WHERE customer_id = $1 AND customer_id > 0 ORDER BY id`, other)
	return m, err
}
