package store

import (
	"context"
	"fmt"
	"slices"
)

// AddEntries keeps entries of a file as confirmed ones, all of them or none, and says
// how many were new. One that stands there word for word under its event id is the same
// one; another under that id is an *EventTaken. Related names others by their event id.
func (s *Store) AddEntries(ctx context.Context, by Actor, all []Entry) (added []Entry, err error) {
	err = s.tx(ctx, func(t *txn) error {
		drafts, err := t.newOnes(by, all)
		if err != nil {
			return err
		}
		for _, e := range drafts { // those with an id of their own first, so that a new number is behind them
			if e.RelatedID, err = t.relative(e); err != nil {
				return err
			}
			if e, err = t.confirm(by, e); err != nil {
				return err
			}
			added = append(added, e)
		}
		for _, e := range added {
			if e.Undoes == "" {
				continue
			}
			if err := t.reverse(e.RelatedID); err != nil {
				return fmt.Errorf("%s turns round: %w", e.EventID, err)
			}
		}
		return t.record(by, "entry_import", "entry", 0, fmt.Sprint(len(added)))
	})
	return added, err
}

func (t *txn) newOnes(by Actor, all []Entry) ([]Entry, error) {
	var drafts []Entry
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b Entry) int { return int(bit(a.EventID == "") - bit(b.EventID == "")) })
	for _, e := range sorted {
		e.clean()
		e.Lines = slices.Clone(e.Lines)
		if e.EventID != "" {
			is, err := oneEntry(t.ctx, t, `e.event_id = $1 AND e.event_id <> ''`, e.EventID)
			if ignoreMissing(err) != nil {
				return nil, err
			}
			if is.ID != 0 && SameEntry(is, e) {
				continue
			}
		}
		if err := t.monthOpen(e.month()); err != nil {
			return nil, err
		}
		if err := t.insertEntry(by, &e); err != nil {
			return nil, err
		}
		drafts = append(drafts, e)
	}
	return drafts, nil
}

// SameEntry tells whether two entries say the same to the books.
func SameEntry(a, b Entry) bool {
	facts := func(e Entry) []any {
		return []any{e.Day, e.Channel, e.OrderNumber, e.Type, e.Memo, e.Note, e.SettledBy, e.Undoes, e.Amount, e.Related}
	}
	return slices.Equal(facts(a), facts(b)) && slices.Equal(a.Lines, b.Lines)
}

// relative finds the entry that a draft names by its event id, and notes it.
func (t *txn) relative(e Entry) (int64, error) {
	if e.Related == "" {
		return e.RelatedID, nil
	}
	var id int64
	if err := t.row(`SELECT id FROM entries WHERE event_id = $1 AND event_id <> ''`, e.Related).Scan(&id); err != nil {
		return 0, fmt.Errorf("related to %s: %w", e.Related, err)
	}
	_, err := t.exec(`UPDATE entries SET related_id = $1 WHERE id = $2`, id, e.ID)
	return id, err
}

// Correction turns an entry round and, where there is something right to say, says it.
type Correction struct {
	ID       int64 // of the wrong one
	Reversal Entry // the wrong one with its sides swapped
	Instead  *Entry
}

// CorrectEntry adds what corrects an entry. The entry itself is marked and stays as it is;
// one that was corrected before is ErrConflict.
func (s *Store) CorrectEntry(ctx context.Context, by Actor, c Correction) (all []Entry, err error) {
	err = s.tx(ctx, func(t *txn) error {
		if err := t.reverse(c.ID); err != nil {
			return err
		}
		for _, e := range []*Entry{&c.Reversal, c.Instead} {
			if e == nil {
				continue
			}
			e.RelatedID = c.ID
			e.clean()
			if err := t.monthOpen(e.month()); err != nil {
				return err
			}
			if err := t.insertEntry(by, e); err != nil {
				return err
			}
			done, err := t.confirm(by, *e)
			if err != nil {
				return err
			}
			all = append(all, done)
		}
		return t.record(by, "entry_correct", "entry", c.ID, all[0].EventID)
	})
	return all, err
}

// reverse marks an entry that another one turns round.
func (t *txn) reverse(id int64) error {
	n, err := t.exec(`UPDATE entries SET status = 'reversed', version = version + 1 WHERE id = $1 AND status IN ('confirmed', 'exported')`, id)
	if err == nil && n == 0 {
		return t.goneOrChanged(`SELECT COUNT(*) FROM entries WHERE id = $1`, id)
	}
	return err
}

// monthOpen refuses a month that is locked.
func (t *txn) monthOpen(month string) error {
	var n int
	if err := t.row(`SELECT COUNT(*) FROM locked_months WHERE month = $1`, month).Scan(&n); err != nil {
		return err
	}
	if n > 0 {
		return &MonthLocked{month}
	}
	return nil
}

// LockMonth closes the books of a month, or opens them again.
func (s *Store) LockMonth(ctx context.Context, by Actor, month string, locked bool) error {
	return s.tx(ctx, func(t *txn) error {
		if !locked {
			if _, err := t.exec(`DELETE FROM locked_months WHERE month = $1`, month); err != nil {
				return err
			}
			return t.record(by, "month_unlock", "month", 0, month)
		}
		_, err := t.exec(`INSERT INTO locked_months (month, at, staff_id, name) VALUES ($1, $2, $3, $4) ON CONFLICT (month) DO NOTHING`,
			month, t.now, by.Staff, by.Name)
		if err != nil {
			return err
		}
		return t.record(by, "month_lock", "month", 0, month)
	})
}
