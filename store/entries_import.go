package store

import (
	"context"
	"fmt"
	"slices"
)

// AddEntries keeps entries of a file as confirmed ones, all of them or none, and says
// how many were new. One that stands there word for word under its event id is the same
// one; another under that id is an *EventTaken. Of those without an id, as many are the
// same ones as stand there word for word. Related names others by their event id.
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
	alike, err := alikeOnes(t.ctx, t, all)
	if err != nil {
		return nil, err
	}
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
		} else if alike.Take(e) != "" {
			continue
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

// Alike are entries that say the same as those of a file that brings no event ids.
type Alike struct{ days map[string][]Entry }

// AlikeOnes reads what stands on the days of entries that have no event id. What the file
// names by its id is not counted: it is another one.
func (s *Store) AlikeOnes(ctx context.Context, all []Entry) (*Alike, error) {
	return alikeOnes(ctx, s.read, all)
}

func alikeOnes(ctx context.Context, q queryer, all []Entry) (*Alike, error) {
	a := &Alike{map[string][]Entry{}}
	named := map[string]bool{}
	for _, e := range all {
		named[e.EventID] = true
	}
	for _, e := range all {
		if _, read := a.days[e.Day]; read || e.EventID != "" {
			continue
		}
		there, err := bookedOf(ctx, q, e.Day, e.Day)
		if err != nil {
			return a, err
		}
		a.days[e.Day] = slices.DeleteFunc(there, func(e Entry) bool { return named[e.EventID] })
	}
	return a, nil
}

// Take returns the event id of one that says the same, and gives it out no second time:
// a day may have two entries of the same words. "" is none.
func (a *Alike) Take(e Entry) string {
	e.clean()
	there := a.days[e.Day]
	i := slices.IndexFunc(there, func(is Entry) bool { return SameEntry(is, e) })
	if i < 0 {
		return ""
	}
	id := there[i].EventID
	a.days[e.Day] = slices.Delete(there, i, i+1)
	return id
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
