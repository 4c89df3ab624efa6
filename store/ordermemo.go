package store

import (
	"context"

	"madoguchi/connectors"
)

// SaveOrderMemo keeps the shop's own memo of an order as the mall has it now,
// and who added to it.
func (s *Store) SaveOrderMemo(ctx context.Context, by Actor, id int64, memo string) error {
	return s.tx(ctx, func(t *txn) error {
		var facts string
		if err := t.row(`SELECT facts FROM orders WHERE id = $1`, id).Scan(&facts); err != nil {
			return err
		}
		var o connectors.Order
		if err := fromJSON(facts, &o); err != nil {
			return err
		}
		o.Memo = clean(memo)
		if err := t.must(`UPDATE orders SET facts = $1 WHERE id = $2`, asJSON(o), id); err != nil {
			return err
		}
		t.docOrder(id, o)
		if err := t.redocAbout(id); err != nil {
			return err
		}
		return t.record(by, "order_note", "order", id, "")
	})
}
