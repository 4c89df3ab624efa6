package store

import (
	"context"
	"math"

	"madoguchi/connectors"
)

// WrittenCase is an inquiry in which somebody wrote in a period.
type WrittenCase struct {
	ID                               int64
	Account, Kind, RemoteID          string
	Subject, Customer                string
	State, Topic, Owner, OrderNumber string
	FirstAt, LastInAt, LastOutAt     int64 // FirstAt: of whatever came first in it
	DueAt, DoneAt                    int64
	Messages                         int
	Posts                            []FigurePost // its customer's and the shop's own words, the oldest first
}

// WrittenMessage is what somebody wrote in a period: a message, a note or a call.
type WrittenMessage struct {
	ID, Inquiry          int64
	Account, OrderNumber string
	At                   int64
	Direction            string
	Deleted              bool
	Author, Subject      string
	Text                 string
	Files                int
}

// Period is what begins at From and ends before To, in milliseconds.
type Period struct{ From, To int64 }

var writtenPortion = 512 // rows that are read at once; fewer in tests

// EachWrittenCase hands out every inquiry in which anybody wrote in a period, by their
// ids, and says how far it is. It reads by portions in one transaction, on SQLite one
// state of the database: who joins or parts inquiries meanwhile moves nothing in it.
func (s *Store) EachWrittenCase(ctx context.Context, in Period, far func(done, all int64), take func(WrittenCase) error) error {
	return s.eachWritten(ctx, far, func(t *txn, last *writtenKey) (int, error) {
		cases, err := collect(t.ctx, t, scanWrittenCase, writtenCases, last.inquiry, in.From, in.To, writtenPortion)
		if err != nil || len(cases) == 0 {
			return 0, err
		}
		if err := t.writtenPosts(cases); err != nil {
			return 0, err
		}
		for _, c := range cases {
			last.inquiry = c.ID
			if err := take(c); err != nil {
				return 0, err
			}
		}
		return len(cases), nil
	})
}

// EachWrittenMessage hands out everything that anybody wrote in a period, inquiry by
// inquiry, the oldest first in each.
func (s *Store) EachWrittenMessage(ctx context.Context, in Period, far func(done, all int64), take func(WrittenMessage) error) error {
	return s.eachWritten(ctx, far, func(t *txn, last *writtenKey) (int, error) {
		messages, err := collect(t.ctx, t, scanWrittenMessage, writtenMessages, last.inquiry, last.at, last.id, in.From, in.To, writtenPortion)
		if err != nil {
			return 0, err
		}
		for _, m := range messages {
			*last = writtenKey{m.Inquiry, m.At, m.ID}
			if err := take(m); err != nil {
				return 0, err
			}
		}
		return len(messages), nil
	})
}

// writtenKey is where a portion ended, as the index of conversations lies.
type writtenKey struct{ inquiry, at, id int64 }

// eachWritten reads portions until one is not full.
func (s *Store) eachWritten(ctx context.Context, far func(done, all int64), portion func(*txn, *writtenKey) (int, error)) error {
	return s.readTx(ctx, func(t *txn) error {
		var all int64
		if err := t.row(`SELECT COALESCE(MAX(inquiry_id), 0) FROM messages`).Scan(&all); err != nil {
			return err
		}
		last := writtenKey{at: math.MinInt64}
		for {
			n, err := portion(t, &last)
			if err != nil || n < writtenPortion {
				return err
			}
			far(last.inquiry, all)
		}
	})
}

// The ids come out of the index of conversations alone, however long ago the period was.
const writtenCases = `
	SELECT q.id, (SELECT a.name FROM accounts a WHERE a.id = q.account_id), (SELECT a.kind FROM accounts a WHERE a.id = q.account_id),
		q.remote_id, q.subject, q.customer, q.state, COALESCE((SELECT c.name FROM categories c WHERE c.id = q.category_id), ''),
		COALESCE((SELECT f.name FROM staff f WHERE f.id = q.owner_id), ''), q.order_number,
		(SELECT MIN(m.sent_at) FROM messages m WHERE m.inquiry_id = q.id), q.last_in_at, q.last_out_at, q.due_at,
		CASE WHEN q.state <> 'done' THEN 0
			ELSE COALESCE((SELECT MAX(e.at) FROM events e WHERE e.inquiry_id = q.id AND e.kind = 'state' AND SUBSTR(e.detail, 1, 4) = 'done'), 0) END,
		q.message_count
	FROM inquiries q
	WHERE q.id IN (SELECT DISTINCT w.inquiry_id FROM messages w
		WHERE w.inquiry_id > $1 AND w.sent_at >= $2 AND w.sent_at < $3 ORDER BY w.inquiry_id LIMIT $4)
	ORDER BY q.id`

func scanWrittenCase(r scanner) (WrittenCase, error) {
	var c WrittenCase
	return c, r.Scan(&c.ID, &c.Account, &c.Kind, &c.RemoteID, &c.Subject, &c.Customer, &c.State, &c.Topic,
		&c.Owner, &c.OrderNumber, &c.FirstAt, &c.LastInAt, &c.LastOutAt, &c.DueAt, &c.DoneAt, &c.Messages)
}

// writtenPosts adds who wrote when, as the figures count it.
func (t *txn) writtenPosts(cases []WrittenCase) error {
	at := map[int64]*WrittenCase{}
	ids := make([]int64, len(cases))
	for i := range cases {
		ids[i] = cases[i].ID
		at[ids[i]] = &cases[i]
	}
	type post struct {
		inquiry int64
		FigurePost
	}
	var q query
	q.add(`SELECT m.inquiry_id, CASE WHEN m.direction = ? THEN 1 ELSE 0 END, m.sent_at FROM messages m
		WHERE m.kind = 'normal' AND m.deleted = 0 AND m.direction IN (?, ?) AND m.inquiry_id IN `,
		string(connectors.In), string(connectors.In), string(connectors.Out))
	inList(&q, ids)
	q.add(` ORDER BY m.inquiry_id, m.sent_at, m.id`)
	posts, err := collect(t.ctx, t, func(r scanner) (p post, err error) { return p, r.Scan(&p.inquiry, &p.In, &p.At) }, q.sql.String(), q.args...)
	for _, p := range posts {
		c := at[p.inquiry]
		c.Posts = append(c.Posts, p.FigurePost)
	}
	return err
}

// The order is that of the index, so that nothing is sorted and a portion begins where
// the one before it ended.
const writtenMessages = `
	SELECT m.id, m.inquiry_id, (SELECT a.name FROM accounts a WHERE a.id = m.account_id),
		(SELECT q.order_number FROM inquiries q WHERE q.id = m.inquiry_id), m.sent_at, m.direction, m.deleted, m.author, m.subject, m.body,
		(SELECT COUNT(*) FROM files f WHERE f.message_id = m.id)
	FROM messages m
	WHERE (m.inquiry_id, m.sent_at, m.id) > ($1, $2, $3) AND m.sent_at >= $4 AND m.sent_at < $5
	ORDER BY m.inquiry_id, m.sent_at, m.id LIMIT $6`

func scanWrittenMessage(r scanner) (WrittenMessage, error) {
	var m WrittenMessage
	return m, r.Scan(&m.ID, &m.Inquiry, &m.Account, &m.OrderNumber, &m.At, &m.Direction, &m.Deleted, &m.Author, &m.Subject, &m.Text, &m.Files)
}
