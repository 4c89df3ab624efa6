package store

import (
	"context"
	"errors"
	"strconv"

	"madoguchi/connectors"
)

// wordsDone is the setting that says how far the words of what was here before
// them have been filled in. A change of the words gets a new name.
const wordsDone = "words_1"

const wordsAll = "all"

// mostWords is how many orders one step fills in: a crash repeats one step only.
const mostWords = 500

// fillWords gives the words to orders and recent inquiries that were saved
// before there were any. It runs at every start, in small transactions, goes on
// where it was stopped and does nothing once it has reached the end: a migration
// cannot read the facts of an order in the SQL both databases speak.
func (s *Store) fillWords(ctx context.Context) error {
	for {
		done := false
		err := s.tx(ctx, func(t *txn) error {
			var at string
			err := t.row(`SELECT value FROM settings WHERE name = $1`, wordsDone).Scan(&at)
			if err != nil && !errors.Is(err, ErrNotFound) {
				return err
			}
			if done = at == wordsAll; done {
				return nil
			}
			after, _ := strconv.ParseInt(at, 10, 64) // nothing yet: from the first
			next, err := t.fillOrders(after)
			if err != nil {
				return err
			}
			if next == "" {
				next = wordsAll
				err = t.fillInquiries()
			}
			if err != nil {
				return err
			}
			_, err = t.exec(`
				INSERT INTO settings (name, value) VALUES ($1, $2)
				ON CONFLICT (name) DO UPDATE SET value = excluded.value`, wordsDone, next)
			return err
		})
		if err != nil || done {
			return err
		}
	}
}

// fillOrders keys the next orders and says how far it came, "" at the end.
func (t *txn) fillOrders(after int64) (string, error) {
	type row struct {
		id    int64
		facts string
	}
	rows, err := collect(t.ctx, t, func(r scanner) (row, error) {
		var o row
		return o, r.Scan(&o.id, &o.facts)
	}, `SELECT id, facts FROM orders WHERE id > $1 ORDER BY id LIMIT $2`, after, mostWords)
	if err != nil || len(rows) == 0 {
		return "", err
	}
	for _, r := range rows {
		var o connectors.Order
		if err := fromJSON(r.facts, &o); err != nil {
			return "", err
		}
		if err := t.keyOrder(r.id, o); err != nil {
			return "", err
		}
	}
	return strconv.FormatInt(rows[len(rows)-1].id, 10), nil
}

// fillInquiries looks once more for the orders of recent inquiries.
func (t *txn) fillInquiries() error {
	our, err := t.ours()
	if err != nil {
		return err
	}
	ids, err := collect(t.ctx, t, scanID, `SELECT id FROM inquiries WHERE last_at >= $1 ORDER BY id`, t.now-lateDays*dayMillis)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := t.link(id, our); err != nil {
			return err
		}
		if _, err := t.refresh(id); err != nil {
			return err
		}
		t.redocLater(id)
	}
	return nil
}
