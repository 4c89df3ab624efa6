package store

import (
	"context"

	"madoguchi/connectors"
)

// SetPast says what a person wants of the past of an account. It is looked at before
// every batch, and one that is to be read on is due at once.
func (s *Store) SetPast(ctx context.Context, by Actor, id int64, past string) error {
	return s.tx(ctx, func(t *txn) error {
		err := t.must(`
			UPDATE accounts SET past = $1, next_at = CASE WHEN $2 = '' AND state = 'ok' THEN 0 ELSE next_at END, progress_at = 0
			WHERE id = $3 AND removed_at = 0`, past, past, id)
		if err != nil {
			return err
		}
		return t.record(by, "account_past", "account", id, past)
	})
}

// PastOf returns what a person wants of the past of an account.
func (s *Store) PastOf(ctx context.Context, id int64) (string, error) {
	var past string
	err := found{s.read.QueryRowContext(ctx, `SELECT past FROM accounts WHERE id = $1 AND removed_at = 0`, id)}.Scan(&past)
	return past, err
}

const (
	anHour = int64(3600_000)
	// longestStep is the longest time between two batches that says something of the
	// speed: beyond it the program was closed, or the line was down.
	longestStep = int64(60_000)
	// rateOver is the time over which the speed is evened out, so that the minutes
	// that are left do not jump.
	rateOver = int64(20_000)
)

// saveProgress keeps how far reading the past has come; nothing is written while
// there is none.
func (t *txn) saveProgress(account int64, b connectors.Batch) error {
	var done, all, at, rate int64
	err := t.row(`SELECT progress_done, progress_all, progress_at, progress_rate FROM accounts WHERE id = $1`, account).Scan(&done, &all, &at, &rate)
	if err != nil || done == b.Done && all == b.All {
		return err
	}
	if b.All == 0 {
		return t.must(`
			UPDATE accounts SET progress_done = 0, progress_all = 0, progress_at = 0, progress_rate = 0, past = '', past_at = 0
			WHERE id = $1`, account)
	}
	reached := int64(0)
	if !b.Reached.IsZero() {
		reached = b.Reached.UnixMilli()
	}
	return t.must(`
		UPDATE accounts SET progress_done = $1, progress_all = $2, progress_at = $3, progress_rate = $4,
			past_at = CASE WHEN CAST($5 AS BIGINT) <> 0 THEN CAST($6 AS BIGINT) ELSE past_at END
		WHERE id = $7`, b.Done, b.All, t.now, evened(rate, b.Done-done, t.now-at), reached, reached, account)
}

// evened is the speed in items an hour after some more have come in some time.
func evened(rate, items, took int64) int64 {
	if items <= 0 || took <= 0 || took > longestStep {
		return rate
	}
	now := items * anHour / took
	if rate == 0 {
		return now
	}
	return rate + (now-rate)*min(took, rateOver)/rateOver
}
