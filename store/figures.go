package store

import (
	"context"

	"madoguchi/connectors"
)

// FigurePost is a message as far as the figures of a period need it.
type FigurePost struct {
	Inquiry int64
	Account int64
	Topic   string // name of the category
	Done    bool   // done or ignored: nobody waits
	In      bool
	At      int64
}

// FigurePosts returns the customers' and the shop's messages of every inquiry
// that anybody has written in since a time, inquiry by inquiry and the oldest
// first. Automatic mails, notes and the malls' own letters are left out, and
// inquiries that only announce one at a mall.
func (s *Store) FigurePosts(ctx context.Context, since, account int64) ([]FigurePost, error) {
	q := figurePosts(since, account)
	return collect(ctx, s.read, func(r scanner) (FigurePost, error) {
		var p FigurePost
		return p, r.Scan(&p.Inquiry, &p.Account, &p.Topic, &p.Done, &p.In, &p.At)
	}, q.sql.String(), q.args...)
}

// figurePosts begins with the inquiries of the period: CROSS JOIN keeps SQLite
// from reading all messages in their order.
func figurePosts(since, account int64) *query {
	q := &query{}
	q.add(`
		SELECT q.id, q.account_id, COALESCE((SELECT c.name FROM categories c WHERE c.id = q.category_id), ''),
			CASE WHEN q.state IN ('done', 'ignored') THEN 1 ELSE 0 END, CASE WHEN m.direction = ? THEN 1 ELSE 0 END, m.sent_at
		FROM inquiries q CROSS JOIN messages m
		WHERE m.inquiry_id = q.id AND q.last_at >= ? AND q.official = 0 AND q.about_kind = '' AND m.kind = 'normal' AND m.deleted = 0 AND m.direction IN (?, ?)`,
		string(connectors.In), since, string(connectors.In), string(connectors.Out))
	if account != 0 {
		q.add(` AND q.account_id = ?`, account)
	}
	q.add(` ORDER BY q.id + 0, m.sent_at, m.id`) // the period is a range of an index, not all inquiries in their order
	return q
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
