package store

import "context"

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
