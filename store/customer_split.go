package store

import (
	"context"
	"slices"

	"madoguchi/connectors"
)

// SplitCustomer takes a merge back. Everything it moved goes back to where it
// was; what has come since goes where it would have gone without the merge: to
// whom its contact belongs. A merge that is undone already is ErrConflict.
func (s *Store) SplitCustomer(ctx context.Context, by Actor, merge int64) (CustomerMerge, error) {
	var m CustomerMerge
	err := s.tx(ctx, func(t *txn) (err error) {
		if m, err = t.splitCustomer(by, merge); err != nil {
			return err
		}
		return t.tookBack(func(b wayBack) bool { return b.Merge == merge }, m.At)
	})
	return m, err
}

func (t *txn) splitCustomer(by Actor, merge int64) (CustomerMerge, error) {
	m := CustomerMerge{ID: merge}
	var text string
	var undone int64
	err := t.row(`SELECT kept_id, gone_id, moved, at, undone_at FROM customer_merges WHERE id = $1`, merge).Scan(
		&m.Kept, &m.Gone, &text, &m.At, &undone)
	if err != nil {
		return m, err
	}
	if undone != 0 {
		return m, ErrConflict
	}
	var what moved
	if err := fromJSON(text, &what); err != nil {
		return m, err
	}
	// Merged once more meanwhile, all of it is there.
	if m.Kept, err = t.root(m.Kept); err != nil {
		return m, err
	}
	if _, err := t.exec(`UPDATE customer_merges SET undone_at = $1 WHERE id = $2`, t.now, merge); err != nil {
		return m, err
	}
	if err := t.giveBack(m, what); err != nil {
		return m, err
	}
	if err := t.giveNew(m, what); err != nil {
		return m, err
	}
	return m, t.record(by, "split", "customer", m.Kept, "")
}

// giveBack returns what the merge moved, as far as it is still there.
func (t *txn) giveBack(m CustomerMerge, what moved) error {
	for _, c := range what.Contacts {
		if _, err := t.exec(`UPDATE contacts SET customer_id = $1 WHERE contact = $2 AND customer_id = $3`, m.Gone, c, m.Kept); err != nil {
			return err
		}
	}
	for _, id := range what.Inquiries {
		if _, err := t.exec(`UPDATE inquiries SET customer_id = $1 WHERE id = $2 AND customer_id = $3`, m.Gone, id, m.Kept); err != nil {
			return err
		}
	}
	for _, id := range what.Orders {
		if _, err := t.exec(`UPDATE orders SET customer_id = $1 WHERE id = $2 AND customer_id = $3`, m.Gone, id, m.Kept); err != nil {
			return err
		}
	}
	return nil
}

// owned is an inquiry or an order with the contacts it came by.
type owned struct {
	id       int64
	table    string
	contacts []string
}

// giveNew moves what came after the merge by a contact of the other customer,
// and with it the contacts that were new in it.
func (t *txn) giveNew(m CustomerMerge, what moved) error {
	kept, err := t.keptContacts(m, what)
	if err != nil {
		return err
	}
	all, err := t.owns(m.Kept)
	if err != nil {
		return err
	}
	var stays []string
	var goes []owned
	for _, o := range all {
		if o.cameBy(what.Contacts, kept) {
			goes = append(goes, o)
			continue
		}
		stays = append(stays, o.contacts...)
	}
	for _, o := range goes {
		if _, err := t.exec(`UPDATE `+o.table+` SET customer_id = $1 WHERE id = $2`, m.Gone, o.id); err != nil {
			return err
		}
		for _, c := range o.contacts {
			if slices.Contains(kept, c) || slices.Contains(stays, c) {
				continue
			}
			if _, err := t.exec(`UPDATE contacts SET customer_id = $1 WHERE contact = $2 AND customer_id = $3`, m.Gone, c, m.Kept); err != nil {
				return err
			}
		}
	}
	return nil
}

// cameBy tells whose the surest contact is that was known before the merge.
func (o owned) cameBy(gone, kept []string) bool {
	for _, c := range o.contacts {
		switch {
		case slices.Contains(kept, c):
			return false
		case slices.Contains(gone, c):
			return true
		}
	}
	return false
}

// keptContacts are the contacts of everybody who stays: of the kept customer
// before the merge, and of all that have become one with them.
func (t *txn) keptContacts(m CustomerMerge, what moved) ([]string, error) {
	kept := what.Kept
	for ask := []int64{m.Kept}; len(ask) > 0; ask = ask[1:] {
		type merge struct {
			gone int64
			text string
		}
		merges, err := collect(t.ctx, t, func(r scanner) (merge, error) {
			var x merge
			return x, r.Scan(&x.gone, &x.text)
		}, `SELECT gone_id, moved FROM customer_merges WHERE kept_id = $1 AND undone_at = 0 ORDER BY id`, ask[0])
		if err != nil {
			return nil, err
		}
		for _, x := range merges {
			var other moved
			if err := fromJSON(x.text, &other); err != nil {
				return nil, err
			}
			kept = slices.Concat(kept, other.Kept, other.Contacts)
			ask = append(ask, x.gone)
		}
	}
	return slices.DeleteFunc(kept, func(c string) bool { return slices.Contains(what.Contacts, c) }), nil
}

// owns returns the inquiries and orders of a customer. An inquiry without a
// contact of its own came by that of its order.
func (t *txn) owns(customer int64) ([]owned, error) {
	inquiries, err := collect(t.ctx, t, func(r scanner) (owned, error) {
		o := owned{table: "inquiries"}
		var account, orderAccount int64
		var p connectors.Person
		var facts string
		if err := r.Scan(&o.id, &account, &p.Address, &p.Phone, &orderAccount, &facts); err != nil {
			return o, err
		}
		if o.contacts = contactsOf(account, p); len(o.contacts) > 0 {
			return o, nil
		}
		var order connectors.Order
		err := fromJSON(facts, &order)
		o.contacts = contactsOf(orderAccount, buyerOf(order))
		return o, err
	}, `SELECT q.id, q.account_id, q.address, q.phone, COALESCE(o.account_id, 0), COALESCE(o.facts, '')
		FROM inquiries q LEFT JOIN orders o ON o.id = q.order_id WHERE q.customer_id = $1 AND q.customer_id > 0 ORDER BY q.id`, customer)
	if err != nil {
		return nil, err
	}
	orders, err := collect(t.ctx, t, func(r scanner) (owned, error) {
		o := owned{table: "orders"}
		var account int64
		var facts string
		if err := r.Scan(&o.id, &account, &facts); err != nil {
			return o, err
		}
		var order connectors.Order
		err := fromJSON(facts, &order)
		o.contacts = contactsOf(account, buyerOf(order))
		return o, err
	}, `SELECT id, account_id, facts FROM orders WHERE customer_id = $1 AND customer_id > 0 ORDER BY id`, customer)
	return append(inquiries, orders...), err
}
