package store

import "context"

const customerDocs = "customer"

// CustomerNote is what the shop has noted about a customer.
type CustomerNote struct {
	ID      int64
	Note    string
	VIP     bool
	Version int64 // it was made from
}

// SaveCustomer saves what the shop notes about a customer. One that was changed
// meanwhile, or merged away, is ErrConflict.
func (s *Store) SaveCustomer(ctx context.Context, by Actor, c CustomerNote) error {
	return s.tx(ctx, func(t *txn) error {
		root, err := t.root(c.ID)
		if err != nil {
			return err
		}
		if root != c.ID {
			return ErrConflict
		}
		old := wasNoted{Version: c.Version + 1}
		if err := t.row(`SELECT note, vip FROM customers WHERE id = $1`, c.ID).Scan(&old.Note, &old.VIP); err != nil {
			return err
		}
		n, err := t.exec(`UPDATE customers SET note = $1, vip = $2, version = version + 1 WHERE id = $3 AND version = $4`,
			clean(c.Note), bit(c.VIP), c.ID, c.Version)
		if err != nil {
			return err
		}
		if n == 0 {
			return ErrConflict
		}
		if err := t.docCustomer(c.ID, c.Note); err != nil {
			return err
		}
		if err := t.saveChange(by, "customer_note", "", wayBack{Customer: c.ID, Noted: &old}); err != nil {
			return err
		}
		return t.record(by, "note", "customer", c.ID, "")
	})
}

// docCustomer writes the text by which a customer's note is found.
func (t *txn) docCustomer(id int64, note string) error {
	if note == "" {
		return t.unindex(customerDocs, id)
	}
	return t.putDocs([]doc{newDoc(customerDocs, id, t.now, []Field{{Part: PartMemo, Label: "customer_note", Text: note}})})
}

// KeepApart says that two customers are two persons (違う人です): they are never
// suggested to be one again. A person may still merge them.
func (s *Store) KeepApart(ctx context.Context, by Actor, one, other int64) error {
	return s.tx(ctx, func(t *txn) error {
		for _, c := range []int64{one, other} {
			if _, err := t.root(c); err != nil {
				return err
			}
		}
		apart, err := t.toldApart(one, other)
		if err != nil || apart {
			return err
		}
		// A merge that was over as it began: suggestions go by that.
		var row int64
		err = t.row(`
			INSERT INTO customer_merges (kept_id, gone_id, moved, at, staff_id, by_name, undone_at) VALUES ($1, $2, '{}', $3, $4, $5, $6) RETURNING id`,
			one, other, t.now, by.Staff, by.Name, t.now).Scan(&row)
		if err != nil {
			return err
		}
		if err := t.saveChange(by, "customers_apart", "", wayBack{Customer: one, Apart: row}); err != nil {
			return err
		}
		return t.record(by, "apart", "customer", one, "")
	})
}
