package store

import (
	"context"
	"errors"
	"strconv"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/connectors/workday"
)

// Snooze is what a person puts off: until a moment, or with 0 until the next
// question.
type Snooze struct {
	IDs   []int64
	Until int64
	For   string                             // what for, in the shop's own words
	Marks func(kind string) connectors.Marks // what the malls of a kind can be told
}

// Snooze puts inquiries off (フォロー予定). One click is one change that can be taken
// back.
func (s *Store) Snooze(ctx context.Context, by Actor, z Snooze) error {
	return s.tx(ctx, func(t *txn) error {
		return t.undoable(by, "snooze", "", z.IDs, func() error {
			for _, id := range z.IDs {
				if err := t.snooze(by, id, z); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

func (t *txn) snooze(by Actor, id int64, z Snooze) error {
	var from, kind string
	var remoteDone bool
	err := t.row(`
		SELECT q.state, q.remote_done, COALESCE((SELECT a.kind FROM accounts a WHERE a.id = q.account_id), '')
		FROM inquiries q WHERE q.id = $1`, id).Scan(&from, &remoteDone, &kind)
	if err != nil {
		return err
	}
	if err := t.setState(id, StateSnoozed); err != nil {
		return err
	}
	if err := t.must(`UPDATE inquiries SET snooze_until = $1, snooze_for = $2 WHERE id = $3`, z.Until, clean(z.For), id); err != nil {
		return err
	}
	if err := t.markMove(Move{ID: id, State: StateSnoozed, Marks: z.Marks(kind)}, from, remoteDone); err != nil {
		return err
	}
	if _, err := t.refresh(id); err != nil {
		return err
	}
	detail := StateSnoozed
	if z.Until > 0 {
		detail += " until " + strconv.FormatInt(z.Until, 10)
	}
	if err := t.event(by, id, "state", detail); err != nil {
		return err
	}
	return t.record(by, "snooze", "inquiry", id, strconv.FormatInt(z.Until, 10))
}

// wakeAtOnce is how many come back in one transaction: after a long sleep of the
// PC the desk stays usable between two of them.
const wakeAtOnce = 200

// Wake brings back what was put off until now, and returns it. It is asked every
// few moments; the moments themselves stand in the database, so that neither a
// restart nor a PC that slept misses one.
func (s *Store) Wake(ctx context.Context) ([]int64, error) {
	due, err := collect(ctx, s.read, scanID, wakeQuery, s.now(), wakeAtOnce)
	if err != nil || len(due) == 0 {
		return nil, err
	}
	var woken []int64
	err = s.tx(ctx, func(t *txn) error {
		for _, id := range due {
			ok, err := t.wake(id)
			if err != nil {
				return err
			}
			if ok {
				woken = append(woken, id)
			}
		}
		return nil
	})
	return woken, err
}

const wakeQuery = `
	SELECT id FROM inquiries WHERE state = 'snoozed' AND snooze_until > 0 AND snooze_until <= $1
	ORDER BY snooze_until, id LIMIT $2`

// wake moves one inquiry back to whoever has it. Where nobody waits for an answer
// it is owed by the end of the business day, so that it stands among the others.
func (t *txn) wake(id int64) (bool, error) {
	var until, owner, asked int64
	var what string
	err := t.row(`
		SELECT snooze_until, snooze_for, owner_id, unanswered_at FROM inquiries
		WHERE id = $1 AND state = 'snoozed' AND snooze_until > 0 AND snooze_until <= $2`, id, t.now).Scan(&until, &what, &owner, &asked)
	if errors.Is(err, ErrNotFound) {
		return false, nil // a person was quicker
	}
	if err != nil {
		return false, err
	}
	to := StateNew
	if owner != 0 {
		to = StateWorking
	}
	if err := t.setState(id, to); err != nil {
		return false, err
	}
	if err := t.must(`UPDATE inquiries SET snooze_for = $1, woke_at = $2 WHERE id = $3`, what, t.now, id); err != nil {
		return false, err
	}
	if asked == 0 {
		if err := t.oweToday(id); err != nil {
			return false, err
		}
	}
	if _, err := t.refresh(id); err != nil {
		return false, err
	}
	// Bold, until somebody has looked.
	if err := t.must(`UPDATE inquiries SET unread = 1 WHERE id = $1`, id); err != nil {
		return false, err
	}
	return true, t.event(Actor{}, id, "state", to+" "+whyWoke)
}

// oweToday sets the due date to the closing time of the business day that runs or
// comes next.
func (t *txn) oweToday(id int64) error {
	p, err := t.duePlan()
	if err != nil {
		return err
	}
	at := jst.Of(t.now)
	end := workday.DayOf(at).At(24*60 - 1)
	if opening, ok := p.calendar.Opening(at); ok {
		day := workday.DayOf(opening)
		h, _ := p.calendar.Of(day)
		end = day.At(h.To)
	}
	return t.must(`UPDATE inquiries SET due_set = $1, due_set_by = $2 WHERE id = $3`, end.UnixMilli(), dueFollow, id)
}

// Woken is what came back by itself and nobody has looked at.
type Woken struct {
	Count   int
	At      int64 // when the newest did
	Inquiry int64 // the only one, 0 when there are several
}

// Woken counts what came back by itself.
func (s *Store) Woken(ctx context.Context) (Woken, error) {
	var w Woken
	err := s.read.QueryRowContext(ctx, `
		SELECT COUNT(*), COALESCE(MAX(woke_at), 0), COALESCE(MIN(id), 0) FROM inquiries WHERE woke_at > 0 AND +unread = 1`).Scan(&w.Count, &w.At, &w.Inquiry)
	if w.Count != 1 {
		w.Inquiry = 0
	}
	return w, err
}
