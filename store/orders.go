package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"madoguchi/connectors"
)

// missAgain is how long a number the mall did not know is left alone: a new
// order may reach its order API later than its inquiry API.
const missAgain = 6 * time.Hour

// staleAfter is when the order of an open inquiry is worth reading again.
const staleAfter = 6 * time.Hour

// OrdersWanted returns numbers that inquiries name and that are not here yet,
// then those of open inquiries that were read long ago. CROSS JOIN begins with what
// is wanted, which is little, and not with every inquiry of the account; the sum of
// texts keeps the index of all numbers from being read in its order.
func (s *Store) OrdersWanted(ctx context.Context, account int64, limit int) ([]string, error) {
	now := s.now()
	names, err := collect(ctx, s.read, scanText, `
		SELECT l.number || '' FROM links l CROSS JOIN inquiries q
		WHERE l.wanted = 1 AND l.verdict <> 'refused' AND l.order_id = 0 AND q.id = l.inquiry_id AND q.account_id = $1
			AND NOT EXISTS (SELECT 1 FROM order_misses m WHERE m.account_id = $2 AND m.number = l.number AND m.tried_at > $3)
		GROUP BY l.number || '' ORDER BY MAX(q.last_at) DESC, l.number || '' LIMIT $4`,
		account, account, now-missAgain.Milliseconds(), limit)
	if err != nil || len(names) >= limit {
		return names, err
	}
	old, err := collect(ctx, s.read, scanText, `
		SELECT o.number FROM orders o JOIN inquiries q ON q.order_id = o.id
		WHERE o.account_id = $1 AND o.synced_at < $2 AND q.state IN ('new', 'working', 'review')
			AND NOT EXISTS (SELECT 1 FROM order_misses m WHERE m.account_id = $3 AND m.number = o.number AND m.tried_at > $4)
		GROUP BY o.number ORDER BY MIN(o.synced_at), o.number LIMIT $5`,
		account, now-staleAfter.Milliseconds(), account, now-missAgain.Milliseconds(), limit-len(names))
	return append(names, old...), err
}

// OrdersMissing remembers numbers the mall did not know.
func (s *Store) OrdersMissing(ctx context.Context, account int64, numbers []string) error {
	return s.tx(ctx, func(t *txn) error {
		for _, n := range numbers {
			_, err := t.exec(`
				INSERT INTO order_misses (account_id, number, tried_at) VALUES ($1, $2, $3)
				ON CONFLICT (account_id, number) DO UPDATE SET tried_at = excluded.tried_at`, account, n, t.now)
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// SaveOrders keeps orders as the mall reports them now and returns the
// inquiries that changed by it: those that waited for one of them. A non-zero
// upTo says that all orders are known up to then.
func (s *Store) SaveOrders(ctx context.Context, account int64, orders []connectors.Order, upTo time.Time) ([]int64, error) {
	kept, err := s.keepBytes(ctx, connectors.Batch{Orders: orders})
	if err != nil {
		return nil, err
	}
	var changed []int64
	err = s.tx(ctx, func(t *txn) error {
		if err := t.living(account); err != nil {
			return err
		}
		our, err := t.ours()
		if err != nil {
			return err
		}
		for _, o := range orders {
			waiting, err := t.saveOrder(account, o, kept.sha(o.Raw), our)
			if err != nil {
				return fmt.Errorf("order %s: %w", o.Number, err)
			}
			changed = append(changed, waiting...)
		}
		if upTo.IsZero() {
			return nil
		}
		_, err = t.exec(`UPDATE accounts SET orders_at = $1 WHERE id = $2 AND orders_at < $3`, upTo.UnixMilli(), account, upTo.UnixMilli())
		return err
	})
	slices.Sort(changed)
	return slices.Compact(changed), err
}

func (t *txn) saveOrder(account int64, o connectors.Order, raw string, our ours) ([]int64, error) {
	if o = cleanOrder(o); o.Number == "" {
		return nil, nil
	}
	w, err := t.weigh(account, o)
	if err != nil || w.fate == FateKept {
		return nil, err
	}
	o = w.order
	customer, err := t.customerOf(account, buyerOf(o))
	if err != nil {
		return nil, err
	}
	var id int64
	err = t.row(`
		INSERT INTO orders (account_id, number, ordered_at, status, status_as, buyer, total, items, facts, raw, customer_id, synced_at, source)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
		ON CONFLICT (number, account_id) DO UPDATE SET ordered_at = excluded.ordered_at, status = excluded.status,
			status_as = excluded.status_as, buyer = excluded.buyer, total = excluded.total, items = excluded.items,
			facts = excluded.facts, raw = CASE WHEN excluded.raw = '' THEN orders.raw ELSE excluded.raw END,
			customer_id = excluded.customer_id, synced_at = excluded.synced_at, source = excluded.source
		RETURNING id`,
		account, o.Number, millis(o.OrderedAt), o.Status, o.StatusAs, o.Buyer.Name, o.Total, items(o),
		w.facts, raw, customer, t.now, o.Source).Scan(&id)
	if err != nil {
		return nil, err
	}
	if _, err := t.exec(`DELETE FROM order_misses WHERE account_id = $1 AND number = $2`, account, o.Number); err != nil {
		return nil, err
	}
	if err := t.absorb(id, o.Number, w.gone); err != nil {
		return nil, err
	}
	if w.fate == FateSame && len(w.gone) == 0 {
		return nil, nil
	}
	t.docOrder(id, o)
	if err := t.keyOrder(id, o); err != nil {
		return nil, err
	}
	return t.linkWaiting(id, o.Number, our)
}

// linkWaiting tells the inquiries that name a number that its order is here.
func (t *txn) linkWaiting(order int64, number string, our ours) ([]int64, error) {
	ids, err := collect(t.ctx, t, scanID, `
		SELECT inquiry_id FROM links WHERE number = $1
		UNION SELECT id FROM inquiries WHERE order_number = $2 AND order_number <> ''`, number, number)
	if err != nil {
		return nil, err
	}
	if ids, err = t.likely(order, ids); err != nil {
		return nil, err
	}
	for _, id := range ids {
		if err := t.link(id, our); err != nil {
			return nil, err
		}
		if _, err := t.refresh(id); err != nil {
			return nil, err
		}
		t.redocLater(id)
	}
	return ids, nil
}

// items is the names of the lines, short.
func items(o connectors.Order) string {
	const most = 200
	names := make([]string, len(o.Lines))
	for i, l := range o.Lines {
		names[i] = clean(l.Name)
	}
	short := []rune(strings.Join(names, "、"))
	return string(short[:min(len(short), most)])
}

func firstText(texts ...string) string {
	for _, s := range texts {
		if s != "" {
			return s
		}
	}
	return ""
}

// millis is a time as a column, 0 for none.
func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}
