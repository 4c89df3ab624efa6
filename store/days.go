package store

import (
	"context"
	"time"

	"madoguchi/connectors/jst"
)

// Day is what polling an account cost on one Japanese day.
type Day struct {
	Calls    int64 // to the other side, whatever became of them
	Polls    int64
	Failures int64
}

// daysKept is how many days of it are kept.
const daysKept = 60

// AddDay adds to the day that it is now in Japan.
func (s *Store) AddDay(ctx context.Context, account int64, d Day) error {
	if d == (Day{}) {
		return nil
	}
	return s.tx(ctx, func(t *txn) error {
		_, err := t.exec(`
			INSERT INTO account_days (account_id, day, calls, polls, failures) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (account_id, day) DO UPDATE SET calls = account_days.calls + excluded.calls,
				polls = account_days.polls + excluded.polls, failures = account_days.failures + excluded.failures`,
			account, dayOf(t.now, 0), d.Calls, d.Polls, d.Failures)
		if err != nil {
			return err
		}
		_, err = t.exec(`DELETE FROM account_days WHERE account_id = $1 AND day < $2`, account, dayOf(t.now, -daysKept))
		return err
	})
}

// Today returns what each account has cost on this Japanese day.
func (s *Store) Today(ctx context.Context) (map[int64]Day, error) {
	days := map[int64]Day{}
	_, err := collect(ctx, s.read, func(r scanner) (int64, error) {
		var id int64
		var d Day
		err := r.Scan(&id, &d.Calls, &d.Polls, &d.Failures)
		days[id] = d
		return id, err
	}, `SELECT account_id, calls, polls, failures FROM account_days WHERE day = $1`, dayOf(s.now(), 0))
	return days, err
}

// dayOf names the Japanese day of a time, moved by some days.
func dayOf(ms int64, move int) string {
	return jst.Of(ms).AddDate(0, 0, move).Format(time.DateOnly)
}
