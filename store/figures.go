package store

import (
	"context"

	"madoguchi/connectors"
)

// FigureCase is an inquiry as far as the figures of a period need it.
type FigureCase struct {
	Account int64
	Topic   string // name of the category
	Done    bool   // done or ignored: nobody waits
	LastAt  int64
	Posts   []FigurePost
}

// FigurePost is a message of a customer or of the shop.
type FigurePost struct {
	In bool
	At int64
}

// EachCase hands out every inquiry that anybody has written in since a time, by its
// last message, with its customer's and the shop's messages, the oldest first. Automatic mails, notes
// and the malls' own letters are left out, and inquiries that only announce one at a
// mall. Nobody keeps the posts: the next case takes their place.
func (s *Store) EachCase(ctx context.Context, since, account int64, take func(FigureCase)) error {
	return s.readTx(ctx, func(t *txn) error {
		topics, err := t.topicNames()
		if err != nil {
			return err
		}
		one := func(c keptCase) {
			if account == 0 || c.Account == account {
				c.Topic = topics[c.category]
				take(c.FigureCase)
			}
		}
		kept, err := collect(ctx, t, scanID, `SELECT day FROM figure_days WHERE day >= $1 ORDER BY day`, daysFrom(since))
		if err != nil {
			return err
		}
		for _, day := range kept {
			if start := figureDayStart(day); since < start {
				if err := t.eachCase(figureCases(since, start, account), one); err != nil {
					return err
				}
			}
			var cases []byte
			if err := t.row(`SELECT cases FROM figure_days WHERE day = $1`, day).Scan(&cases); err != nil {
				return err
			}
			if err := eachKept(cases, day, one); err != nil {
				return err
			}
			since = figureDayStart(day + 1)
		}
		return t.eachCase(figureCases(since, maxID, account), one)
	})
}

// eachCase hands out the cases of a query.
func (t *txn) eachCase(q *query, take func(keptCase)) error {
	rows, err := t.QueryContext(t.ctx, q.sql.String(), q.args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	var c keptCase
	last := int64(0)
	for rows.Next() {
		var id, account, category, lastAt int64
		var done bool
		var p FigurePost
		if err := rows.Scan(&id, &account, &category, &lastAt, &done, &p.In, &p.At); err != nil {
			return err
		}
		if id != last {
			if last != 0 {
				take(c)
			}
			last, c.category = id, category
			c.FigureCase = FigureCase{Account: account, Done: done, LastAt: lastAt, Posts: c.Posts[:0]}
		}
		c.Posts = append(c.Posts, p)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if last != 0 {
		take(c)
	}
	return nil
}

// figureCases are the inquiries whose last message lies in a period. It begins with those:
// CROSS JOIN keeps SQLite from reading all messages in their order. The rows come as the
// indexes lie, so that nothing is sorted and the first come at once.
func figureCases(since, before, account int64) *query {
	q := &query{}
	q.add(`
		SELECT q.id, q.account_id, q.category_id, q.last_at,
			CASE WHEN q.state IN ('done', 'ignored') THEN 1 ELSE 0 END, CASE WHEN m.direction = ? THEN 1 ELSE 0 END, m.sent_at
		FROM inquiries q CROSS JOIN messages m
		WHERE m.inquiry_id = q.id AND q.last_at >= ? AND q.last_at < ? AND q.official = 0 AND q.about_kind = '' AND m.kind = 'normal' AND m.deleted = 0 AND m.direction IN (?, ?)`,
		string(connectors.In), since, before, string(connectors.In), string(connectors.Out))
	if account != 0 {
		q.add(` AND q.account_id = ?`, account)
	}
	q.add(` ORDER BY q.last_at, q.id, m.sent_at, m.id`)
	return q
}

// topicNames are the names of all categories, also of those that were removed.
func (t *txn) topicNames() (map[int64]string, error) {
	all, err := collect(t.ctx, t, func(r scanner) (c Category, err error) { return c, r.Scan(&c.ID, &c.Name) }, `SELECT id, name FROM categories`)
	names := map[int64]string{}
	for _, c := range all {
		names[c.ID] = c.Name
	}
	return names, err
}

// OrdersBetween counts the orders of a period, of one account or (0) of all.
func (s *Store) OrdersBetween(ctx context.Context, from, to, account int64) (int, error) {
	var q query
	q.add(`SELECT COUNT(*) FROM orders WHERE ordered_at >= ? AND ordered_at < ?`, from, to)
	if account != 0 {
		q.add(` AND account_id = ?`, account)
	}
	var n int
	err := found{s.read.QueryRowContext(ctx, q.sql.String(), q.args...)}.Scan(&n)
	return n, err
}

// Stock is what is here now.
type Stock struct {
	FirstAt    int64 // the last message of the inquiry that rests longest, 0 for none
	OldestOpen int64 // since when the longest waiting customer waits, 0 for nobody
	Open       int
	Late       int
	Inquiries  int
	Orders     int
}

// Stock counts what is here.
func (s *Store) Stock(ctx context.Context) (Stock, error) {
	var k Stock
	err := found{s.read.QueryRowContext(ctx, `
		SELECT COALESCE((SELECT MIN(last_at) FROM inquiries), 0), COALESCE((SELECT MIN(owed_at) FROM inquiries WHERE owed_at > 0), 0),
			(SELECT COUNT(*) FROM inquiries WHERE owed_at > 0), (SELECT COUNT(*) FROM inquiries WHERE owed_at > 0 AND due_at <= $1),
			(SELECT CAST(COALESCE(SUM(n), 0) AS BIGINT) FROM desk_counts), (SELECT COUNT(*) FROM orders)`, s.now())}.Scan(
		&k.FirstAt, &k.OldestOpen, &k.Open, &k.Late, &k.Inquiries, &k.Orders)
	return k, err
}
