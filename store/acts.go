package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"madoguchi/connectors"
)

// SetState moves an inquiry to a state a person chose. Version 0 compares
// nothing.
func (s *Store) SetState(ctx context.Context, by Actor, id, version int64, state, detail string) error {
	return s.Move(ctx, by, Move{ID: id, Version: version, State: state, Detail: detail})
}

// Move is a state a person chose, and what the kind of the inquiry lets the mall
// know of it.
type Move struct {
	ID      int64
	Version int64 // 0 compares nothing
	State   string
	Detail  string
	Marks   connectors.Marks
	Reason  string // of StateDone, as a code of Marks.Reasons
}

// Move carries out SetState and asks the mall to follow.
func (s *Store) Move(ctx context.Context, by Actor, m Move) error {
	if !slices.Contains(urgency, m.State) {
		return fmt.Errorf("state %q: %w", m.State, ErrNotFound)
	}
	return s.tx(ctx, func(t *txn) error {
		var from string
		var have int64
		var remoteDone bool
		err := t.row(`SELECT state, version, remote_done FROM inquiries WHERE id = $1`, m.ID).Scan(&from, &have, &remoteDone)
		if err != nil {
			return err
		}
		if m.Version != 0 && m.Version != have {
			return ErrConflict
		}
		err = t.undoable(by, "state", m.State, []int64{m.ID}, func() error {
			if err := t.setState(m.ID, m.State); err != nil {
				return err
			}
			if err := t.markMove(m, from, remoteDone); err != nil {
				return err
			}
			_, err := t.refresh(m.ID)
			return err
		})
		if err != nil {
			return err
		}
		detail := m.State
		if m.Detail != "" {
			detail += " " + m.Detail
		}
		if err := t.event(by, m.ID, "state", detail); err != nil {
			return err
		}
		return t.record(by, "state", "inquiry", m.ID, m.State)
	})
}

// markMove asks the mall to close or to reopen what was closed or reopened here.
// Where closing is for good, only a wish that has not left yet can be taken back.
func (t *txn) markMove(m Move, from string, remoteDone bool) error {
	switch {
	case m.State == StateDone && from != StateDone && m.Marks.Complete:
		return t.tellMall(m.ID, connectors.MarkComplete, m.Reason, remoteDone)
	case m.State == StateDone || from != StateDone:
		return nil
	case m.Marks.Incomplete:
		return t.tellMall(m.ID, connectors.MarkIncomplete, "", !remoteDone)
	}
	return t.dropMark(m.ID, connectors.MarkComplete)
}

// tellMall asks the mall for a mark. A wish for the opposite that cannot have left
// yet is withdrawn; one that may be on its way is followed by this one. Where the
// mall stands so already, nothing else is asked.
func (t *txn) tellMall(inquiry int64, mark connectors.Mark, reason string, stands bool) error {
	opposed, err := t.wished(inquiry, opposite(mark))
	if err != nil {
		return err
	}
	waits, err := t.waits(inquiry, opposite(mark))
	if err != nil {
		return err
	}
	if waits {
		opposed = false
		if err := t.dropMark(inquiry, opposite(mark)); err != nil {
			return err
		}
	}
	if stands && !opposed {
		return nil
	}
	return t.wantMarkFrom(inquiry, mark, reason, t.now+undoTime)
}

// Assign gives an inquiry to a member of the staff, 0 to nobody.
func (s *Store) Assign(ctx context.Context, by Actor, id, staff int64) error {
	refused, err := s.Grant(ctx, by, "assign", []Wish{{ID: id, Owner: &staff}})
	return errors.Join(err, refused[id])
}

// MarkSeen says that a person has looked at an inquiry as it stands.
func (s *Store) MarkSeen(ctx context.Context, by Actor, id int64) error {
	return s.tx(ctx, func(t *txn) error {
		if err := t.exists(id); err != nil {
			return err
		}
		if err := t.seeMentions(by.Staff, id); err != nil {
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
