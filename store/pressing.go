package store

import (
	"context"
	"errors"
)

// Levels of what is owed, as counted by Pressing.
type Levels struct {
	Late, Today, Soon int
	New               int // of the late ones, those nobody has begun (未対応)
}

// Oldest returns the inquiry that has waited longest for an answer; ok is false
// when nobody waits.
func (s *Store) Oldest(ctx context.Context) (row InquiryRow, since int64, ok bool, err error) {
	err = found{s.read.QueryRowContext(ctx, oldestQuery)}.Scan(&row.ID, &since)
	if errors.Is(err, ErrNotFound) {
		return row, 0, false, nil
	}
	if err != nil {
		return row, 0, false, err
	}
	q, err := s.Inquiry(ctx, row.ID)
	return q.InquiryRow, since, err == nil, err
}

const oldestQuery = `SELECT id, owed_at FROM inquiries WHERE owed_at > 0 ORDER BY owed_at, id LIMIT 1`

// Levels counts what is owed up to three moments: now, the end of today, and the
// end of the day that counts as tomorrow. Letters that are pinned count by their
// real due date.
func (s *Store) Levels(ctx context.Context, now, today, soon int64) (Levels, error) {
	var l Levels
	return l, s.read.QueryRowContext(ctx, levelsQuery, now, now, now, today, today, soon, soon).Scan(&l.Late, &l.New, &l.Today, &l.Soon)
}

// owedBefore is what is owed before a moment, which follows. It stands at the front of the
// index by state and due date, pinned letters before everything, and is counted there
// alone: the due date is read out of the key. No date is far below zero but a pinned one.
const owedBefore = `(
	SELECT id, state, CASE WHEN due_key < -1152921504606846976 THEN due_key + 2305843009213693952 ELSE due_key END AS due_at
	FROM inquiries WHERE state IN ('new', 'working', 'review') AND due_key < `

const levelsQuery = `
	SELECT COUNT(*) FILTER (WHERE due_at <= $1), COUNT(*) FILTER (WHERE due_at <= $2 AND state = 'new'),
		COUNT(*) FILTER (WHERE due_at > $3 AND due_at < $4), COUNT(*) FILTER (WHERE due_at >= $5 AND due_at < $6)
	FROM ` + owedBefore + `$7) owed WHERE due_at > 0`

// Owed returns what is owed before a moment, the most urgent first: the pages of a
// morning.
func (s *Store) Owed(ctx context.Context, before int64, limit int) ([]InquiryRow, error) {
	return collect(ctx, s.read, scanRow, `
		SELECT `+rowColumns+rowFrom+`WHERE q.state IN ('new', 'working', 'review') AND q.due_key < $1 AND q.due_at > 0
		ORDER BY q.due_key, q.fresh_key, q.id LIMIT $2`, before, limit)
}

// PutOff returns what comes back before a moment, the first first.
func (s *Store) PutOff(ctx context.Context, before int64, limit int) ([]InquiryRow, error) {
	return collect(ctx, s.read, scanRow, `
		SELECT `+rowColumns+rowFrom+`WHERE q.state = 'snoozed' AND q.snooze_until > 0 AND q.snooze_until < $1
		ORDER BY q.snooze_until, q.id LIMIT $2`, before, limit)
}

// Done is what was done in a span of time.
type Done struct {
	Received, Sent, Completed int
	Thanks                    int // unread messages of thanks, of whatever time
}

// Done counts what was done from one moment to another, by the history.
func (s *Store) Done(ctx context.Context, from, to int64) (Done, error) {
	var d Done
	return d, s.read.QueryRowContext(ctx, `
		SELECT COUNT(*) FILTER (WHERE kind = 'received'), COUNT(*) FILTER (WHERE kind = 'sent'),
			COUNT(DISTINCT inquiry_id) FILTER (WHERE kind = 'state' AND SUBSTR(detail, 1, 4) = 'done'),
			(SELECT COUNT(*) FROM inquiries WHERE +thanks = 1 AND unread = 1)
		FROM events WHERE at >= $1 AND at < $2`, from, to).Scan(&d.Received, &d.Sent, &d.Completed, &d.Thanks)
}
