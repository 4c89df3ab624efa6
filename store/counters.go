package store

import (
	"context"
	"maps"
	"slices"
	"strings"
)

// The tabs show live numbers. Counting a million rows takes longer than a
// clerk's glance, so the numbers are kept in the transaction that changes them:
// those of the inquiries by the database itself (migrations/0008_tabs), whatever
// moves a row, those of the outbox by the verbs that move an answer.

func (t *txn) count(name string, by int64) { t.counts[name] += by }

// writeCounts adds up what a transaction has counted.
func (t *txn) writeCounts() error {
	counts := t.counts
	t.counts = map[string]int64{}
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		if counts[name] == 0 {
			continue
		}
		_, err := t.exec(`
			INSERT INTO counters (name, n) VALUES ($1, $2)
			ON CONFLICT (name) DO UPDATE SET n = counters.n + excluded.n`, name, counts[name])
		if err != nil {
			return err
		}
	}
	return nil
}

// recountOutbox moves an outbox item from one state to another; "" is none.
func (t *txn) recountOutbox(from, to string) { t.recount("outbox:", from, to) }

func (t *txn) recount(prefix, from, to string) {
	if from != "" {
		t.count(prefix+from, -1)
	}
	if to != "" {
		t.count(prefix+to, 1)
	}
}

// Counts returns the numbers of the tabs and of the outbox as they are kept.
func (s *Store) Counts(ctx context.Context) (Counts, error) {
	return readCounts(ctx, s.read, `
		SELECT 'state:' || state, CAST(SUM(n) AS BIGINT) FROM desk_counts GROUP BY state HAVING SUM(n) <> 0
		UNION ALL SELECT name, n FROM counters WHERE n <> 0`)
}

// CountsOf returns the numbers of the tabs for some accounts or one owner, as far
// as somebody reaches. What is closed is not counted for a part of the desk: its
// tabs show no number.
func (s *Store) CountsOf(ctx context.Context, accounts []int64, owner int64, r Reach) (Counts, error) {
	if len(accounts) == 0 && owner == 0 && r.Staff == 0 {
		return s.Counts(ctx)
	}
	q := countStates(accounts, owner, r)
	return readCounts(ctx, s.read, q.sql.String(), q.args...)
}

// countStates adds up a table of some hundred rows: the states of each account and
// owner.
func countStates(accounts []int64, owner int64, r Reach) *query {
	q := &query{}
	q.add(`SELECT 'state:' || q.state, CAST(SUM(q.n) AS BIGINT) FROM desk_counts q WHERE q.state IN ('new', 'working', 'review', 'waiting', 'snoozed')`)
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
	q.add(` GROUP BY q.state`)
	if r.Staff == 0 {
		q.add(` UNION ALL SELECT name, n FROM counters WHERE n <> 0`)
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

// wrongTabs counts the places at which the numbers of the tabs differ from the
// rows: a state of one account and one owner each, or a category.
func (s *Store) wrongTabs(ctx context.Context) (int, error) {
	var n int
	return n, s.read.QueryRowContext(ctx, `
		SELECT COUNT(*) FROM (
			SELECT state, account_id, owner_id FROM (
				SELECT state, account_id, owner_id, COUNT(*) AS n FROM inquiries GROUP BY state, account_id, owner_id
				UNION ALL SELECT state, account_id, owner_id, -n FROM desk_counts) held
			GROUP BY state, account_id, owner_id HAVING SUM(n) <> 0
			UNION ALL SELECT '', category_id, 0 FROM (
				SELECT category_id, COUNT(*) AS n FROM inquiries WHERE category_id > 0 GROUP BY category_id
				UNION ALL SELECT category_id, -n FROM category_counts) sorted
			GROUP BY category_id HAVING SUM(n) <> 0) wrong`).Scan(&n)
}

// RepairCounts writes the numbers anew, from the rows.
func (s *Store) RepairCounts(ctx context.Context, by Actor) error {
	return s.tx(ctx, func(t *txn) error {
		for _, query := range []string{
			`DELETE FROM desk_counts`,
			`INSERT INTO desk_counts (state, account_id, owner_id, n) SELECT state, account_id, owner_id, COUNT(*) FROM inquiries GROUP BY state, account_id, owner_id`,
			`DELETE FROM category_counts`,
			`INSERT INTO category_counts (category_id, n) SELECT category_id, COUNT(*) FROM inquiries WHERE category_id > 0 GROUP BY category_id`,
			`DELETE FROM figure_days`, // it is made again (figures_kept.go)
			`DELETE FROM counters`,
			`INSERT INTO counters (name, n) SELECT 'outbox:' || state, COUNT(*) FROM outbox GROUP BY state`,
		} {
			if _, err := t.exec(query); err != nil {
				return err
			}
		}
		return t.record(by, "repair", "counts", 0, "")
	})
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
