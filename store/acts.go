package store

import (
	"context"
	"fmt"
	"slices"

	"madoguchi/connectors"
)

// SetState moves an inquiry to a state a person chose. Version 0 compares
// nothing.
func (s *Store) SetState(ctx context.Context, by Actor, id, version int64, state, detail string) error {
	if !slices.Contains(urgency, state) {
		return fmt.Errorf("state %q: %w", state, ErrNotFound)
	}
	return s.tx(ctx, func(t *txn) error {
		var from string
		var have int64
		if err := t.row(`SELECT state, version FROM inquiries WHERE id = $1`, id).Scan(&from, &have); err != nil {
			return err
		}
		if version != 0 && version != have {
			return ErrConflict
		}
		if err := t.setState(id, from, state); err != nil {
			return err
		}
		if _, err := t.refresh(id); err != nil {
			return err
		}
		if detail != "" {
			detail = " " + detail
		}
		if err := t.event(by, id, "state", state+detail); err != nil {
			return err
		}
		return t.record(by, "state", "inquiry", id, state)
	})
}

// Assign gives an inquiry to a member of the staff, 0 to nobody.
func (s *Store) Assign(ctx context.Context, by Actor, id, staff int64) error {
	return s.tx(ctx, func(t *txn) error {
		var name string
		if staff != 0 {
			if err := t.row(`SELECT name FROM staff WHERE id = $1`, staff).Scan(&name); err != nil {
				return err
			}
		}
		if err := t.must(`UPDATE inquiries SET owner_id = $1, version = version + 1 WHERE id = $2`, staff, id); err != nil {
			return err
		}
		if err := t.event(by, id, "assigned", name); err != nil {
			return err
		}
		return t.record(by, "assign", "inquiry", id, name)
	})
}

// MarkSeen says that a person has looked at an inquiry as it stands.
func (s *Store) MarkSeen(ctx context.Context, by Actor, id int64) error {
	return s.tx(ctx, func(t *txn) error {
		if err := t.exists(id); err != nil {
			return err
		}
		n, err := t.exec(`UPDATE inquiries SET seen_id = newest_id, unread = 0 WHERE id = $1 AND (seen_id <> newest_id OR unread <> 0)`, id)
		if err != nil || n == 0 {
			return err
		}
		if err := t.event(by, id, "opened", ""); err != nil {
			return err
		}
		return t.record(by, "seen", "inquiry", id, "")
	})
}

// MarkUnread makes an inquiry bold again.
func (s *Store) MarkUnread(ctx context.Context, by Actor, id int64) error {
	return s.tx(ctx, func(t *txn) error {
		if err := t.must(`UPDATE inquiries SET seen_id = 0, unread = 1 WHERE id = $1`, id); err != nil {
			return err
		}
		if err := t.event(by, id, "unread", ""); err != nil {
			return err
		}
		return t.record(by, "unread", "inquiry", id, "")
	})
}

// AddNote writes a note or a telephone memo into a thread. Only our own people
// ever see it.
func (s *Store) AddNote(ctx context.Context, by Actor, id int64, direction, text string) (int64, error) {
	if direction != string(connectors.Call) {
		direction = string(connectors.Note)
	}
	var note int64
	err := s.tx(ctx, func(t *txn) error {
		err := t.row(`
			INSERT INTO messages (inquiry_id, account_id, direction, author, sent_at, body, staff_id, created_at)
			SELECT id, account_id, CAST($1 AS TEXT), CAST($2 AS TEXT), CAST($3 AS BIGINT), CAST($4 AS TEXT), CAST($5 AS BIGINT), CAST($6 AS BIGINT)
			FROM inquiries WHERE id = $7 RETURNING id`,
			direction, by.Name, t.now, clean(text), by.Staff, t.now, id).Scan(&note)
		if err != nil {
			return err
		}
		if err := t.event(by, id, direction, ""); err != nil {
			return err
		}
		if err := t.record(by, "note", "inquiry", id, direction); err != nil {
			return err
		}
		return t.redoc(id)
	})
	return note, err
}
