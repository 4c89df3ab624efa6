package store

import (
	"context"
	"errors"
)

// ReplyHours is the setting of how soon an answer is owed.
const ReplyHours = "reply_hours"

const replyHoursDefault = 24

// OldPhones is the setting of the addresses that are written to in ISO-2022-JP,
// in lower case, one a line.
const OldPhones = "iso2022jp_addresses"

// Setting returns a value, "" when it was never set.
func (s *Store) Setting(ctx context.Context, key string) (string, error) {
	var v string
	err := found{s.read.QueryRowContext(ctx, `SELECT value FROM settings WHERE name = $1`, key)}.Scan(&v)
	if errors.Is(err, ErrNotFound) {
		return "", nil
	}
	return v, err
}

// SetSetting saves a value. New reply hours move every due date with them.
func (s *Store) SetSetting(ctx context.Context, by Actor, key, value string) error {
	return s.tx(ctx, func(t *txn) error {
		if err := t.setSetting(by, key, value); err != nil || key != ReplyHours {
			return err
		}
		return t.moveDueDates()
	})
}

// ChangeSetting saves what change makes of the present value, so that two who
// change a list at once both have their way. It tells whether that is another.
func (s *Store) ChangeSetting(ctx context.Context, by Actor, key string, change func(string) string) (bool, error) {
	changed := false
	err := s.tx(ctx, func(t *txn) error {
		var old string
		err := t.row(`SELECT value FROM settings WHERE name = $1`, key).Scan(&old)
		if err != nil && !errors.Is(err, ErrNotFound) {
			return err
		}
		value := change(old)
		if changed = value != old; !changed {
			return nil
		}
		return t.setSetting(by, key, value)
	})
	return changed, err
}

func (t *txn) setSetting(by Actor, key, value string) error {
	_, err := t.exec(`
		INSERT INTO settings (name, value) VALUES ($1, $2)
		ON CONFLICT (name) DO UPDATE SET value = excluded.value`, key, value)
	if err != nil {
		return err
	}
	return t.record(by, "setting", "setting", 0, key)
}
