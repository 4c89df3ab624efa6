package store

import (
	"context"
	"time"
)

// PollDone writes down how a poll ended. A person's pause or removal meanwhile
// is not undone by it, and of settings that were saved meanwhile it knows
// nothing: they are tried next.
func (s *Store) PollDone(ctx context.Context, id int64, r PollResult) error {
	return s.tx(ctx, func(t *txn) error {
		good := bit(r.Good)
		n, err := t.exec(`UPDATE accounts SET last_try_at = $1 WHERE id = $2 AND removed_at = 0 AND version <> $3 AND $4 <> 0`,
			t.now, id, r.Version, r.Version)
		if err != nil || n > 0 {
			return err
		}
		return t.must(`
			UPDATE accounts SET
				state = CASE WHEN state = 'paused' THEN state ELSE $1 END,
				reason_code = $2, reason_text = $3, notices = $4, next_at = $5, last_try_at = $6,
				last_ok_at = CASE WHEN $7 = 1 THEN $8 ELSE last_ok_at END,
				failures = CASE WHEN $9 = 1 THEN 0 ELSE failures + 1 END
			WHERE id = $10 AND removed_at = 0`,
			r.State, r.ReasonCode, r.ReasonText, asJSON(r.Notices), r.NextAt, t.now,
			good, t.now, good, id)
	})
}

// SaveKeys keeps the ends of an account's keys.
func (s *Store) SaveKeys(ctx context.Context, id int64, keys []KeyDate) error {
	return s.tx(ctx, func(t *txn) error {
		return t.must(`UPDATE accounts SET key_dates = $1 WHERE id = $2 AND removed_at = 0`, asJSON(keys), id)
	})
}

// SetCursor moves an account's cursor without a batch: a rescan.
func (s *Store) SetCursor(ctx context.Context, id int64, cursor string) error {
	return s.tx(ctx, func(t *txn) error { return t.saveCursor(id, cursor) })
}

func (t *txn) saveCursor(account int64, cursor string) error {
	return t.must(`UPDATE accounts SET pull_cursor = $1 WHERE id = $2 AND removed_at = 0`, cursor, account)
}

// Lease takes a job of an account for owner until the given time. It fails when
// somebody else has it and has time left, unless force is set: then the job of
// a process that may be dead is taken over.
func (s *Store) Lease(ctx context.Context, id int64, job, owner string, until time.Time, force bool) (bool, error) {
	var got bool
	err := s.tx(ctx, func(t *txn) error {
		if err := t.living(id); err != nil {
			return err
		}
		n, err := t.exec(`
			INSERT INTO leases (account_id, job, holder, until_at) VALUES ($1, $2, $3, $4)
			ON CONFLICT (account_id, job) DO UPDATE SET holder = excluded.holder, until_at = excluded.until_at
			WHERE leases.holder = excluded.holder OR leases.until_at <= $5 OR $6 = 1`,
			id, job, owner, until.UnixMilli(), t.now, bit(force))
		got = n > 0
		return err
	})
	return got, err
}

// Release gives a job back; one that somebody else holds by now stays theirs.
func (s *Store) Release(ctx context.Context, id int64, job, owner string) error {
	return s.tx(ctx, func(t *txn) error {
		_, err := t.exec(`DELETE FROM leases WHERE account_id = $1 AND job = $2 AND holder = $3`, id, job, owner)
		return err
	})
}

// DueAccounts returns the accounts to poll now, the longest waiting first.
func (s *Store) DueAccounts(ctx context.Context, now time.Time) ([]int64, error) {
	return collect(ctx, s.read, scanID, `
		SELECT id FROM accounts
		WHERE removed_at = 0 AND next_at <= $1 AND state IN ('new', 'ok', 'retry')
		ORDER BY next_at, id`, now.UnixMilli())
}

// SetReach moves how far back the account is read. Who asks for it wants the past.
func (s *Store) SetReach(ctx context.Context, id, from int64) error {
	return s.tx(ctx, func(t *txn) error {
		return t.must(`UPDATE accounts SET sync_from = $1, past = '' WHERE id = $2 AND removed_at = 0`, from, id)
	})
}
