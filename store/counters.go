package store

import (
	"context"
	"strings"
)

// The tabs show live numbers. Counting a million rows takes longer than a
// clerk's glance, so the writer keeps the numbers, in the transaction that
// changes them.

func (t *txn) count(name string, by int64) error {
	_, err := t.exec(`
		INSERT INTO counters (name, n) VALUES ($1, $2)
		ON CONFLICT (name) DO UPDATE SET n = counters.n + excluded.n`, name, by)
	return err
}

// recountState moves an inquiry from one tab to another; "" is none.
func (t *txn) recountState(from, to string) error { return t.recount("state:", from, to) }

// recountOutbox moves an outbox item from one state to another; "" is none.
func (t *txn) recountOutbox(from, to string) error { return t.recount("outbox:", from, to) }

func (t *txn) recount(prefix, from, to string) error {
	if from == to {
		return nil
	}
	if from != "" {
		if err := t.count(prefix+from, -1); err != nil {
			return err
		}
	}
	if to == "" {
		return nil
	}
	return t.count(prefix+to, 1)
}

// Counts returns the numbers of the tabs as the writer keeps them.
func (s *Store) Counts(ctx context.Context) (Counts, error) {
	return readCounts(ctx, s.read, `SELECT name, n FROM counters WHERE n <> 0`)
}

// CountsOf returns the numbers of the tabs for some accounts or one owner, as far
// as somebody reaches, all of them read from one index. What is closed is not
// counted: its tabs show no number.
func (s *Store) CountsOf(ctx context.Context, accounts []int64, owner int64, r Reach) (Counts, error) {
	if r.Staff != 0 && len(accounts) == 0 && owner == 0 {
		return s.CountsWithin(ctx, r)
	}
	kept, err := s.Counts(ctx)
	if err != nil || len(accounts) == 0 && owner == 0 {
		return kept, err
	}
	q := countStates(accounts, owner, r)
	c, err := readCounts(ctx, s.read, q.sql.String(), q.args...)
	if r.Staff == 0 {
		c.Outbox = kept.Outbox
	}
	return c, err
}

func countStates(accounts []int64, owner int64, r Reach) *query {
	q := &query{}
	for i, state := range []string{StateNew, StateWorking, StateReview, StateWaiting, StateSnoozed} {
		if i > 0 {
			q.add(` UNION ALL `)
		}
		q.add(`SELECT 'state:' || CAST(? AS TEXT), COUNT(*) FROM inquiries q WHERE q.state = ?`, state, state)
		if len(accounts) > 0 {
			q.add(` AND q.account_id IN `)
			inList(q, accounts)
		}
		switch {
		case owner == Nobody:
			q.add(` AND q.owner_id = 0`)
		case owner != 0:
			q.add(` AND q.owner_id = ?`, owner)
		}
		q.within(r)
	}
	return q
}

// Recount counts the rows themselves.
func (s *Store) Recount(ctx context.Context) (Counts, error) {
	return readCounts(ctx, s.read, `
		SELECT 'state:' || state, COUNT(*) FROM inquiries GROUP BY state
		UNION ALL
		SELECT 'outbox:' || state, COUNT(*) FROM outbox GROUP BY state`)
}

func readCounts(ctx context.Context, q queryer, ask string, args ...any) (Counts, error) {
	c := Counts{States: map[string]int{}, Outbox: map[string]int{}}
	rows, err := q.QueryContext(ctx, ask, args...)
	if err != nil {
		return c, err
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		var n int
		if err := rows.Scan(&name, &n); err != nil {
			return c, err
		}
		if state, ok := strings.CutPrefix(name, "state:"); ok {
			c.States[state] = n
		}
		if state, ok := strings.CutPrefix(name, "outbox:"); ok {
			c.Outbox[state] = n
		}
	}
	return c, rows.Err()
}
