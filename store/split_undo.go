package store

import (
	"context"
	"slices"
	"strconv"
)

// UndoJoin takes a split or a merge back. What it moved goes back to where it
// was; what came since goes with the mail it answers. What a person changed
// meanwhile stays. One that a later split or merge rests on, or that would give
// one inquiry two answers on their way, is ErrConflict.
func (s *Store) UndoJoin(ctx context.Context, by Actor, join int64) (Join, error) {
	var j Join
	err := s.tx(ctx, func(t *txn) (err error) {
		if j, err = t.unjoin(by, join); err != nil {
			return err
		}
		return t.tookBack(func(b wayBack) bool { return b.Join == join }, j.At)
	})
	return j, err
}

func (t *txn) unjoin(by Actor, join int64) (Join, error) {
	var j Join
	var text string
	var undone int64
	err := t.row(`SELECT `+joinColumns+`, undo, undone_at FROM joins WHERE id = $1`, join).Scan(
		&j.ID, &j.Kind, &j.Kept, &j.Other, &j.At, &j.By, &text, &undone)
	if err != nil {
		return j, err
	}
	var u undo
	if err := fromJSON(text, &u); err != nil {
		return j, err
	}
	later, err := t.laterJoins(j)
	if err != nil {
		return j, err
	}
	if undone != 0 || later > 0 {
		return j, ErrConflict
	}
	if err := t.must(`UPDATE joins SET undone_at = $1 WHERE id = $2`, t.now, join); err != nil {
		return j, err
	}
	back := t.unmerge
	if j.Kind == JoinSplit {
		back = t.unsplit
	}
	if err := back(by, j, u); err != nil {
		return j, err
	}
	return j, t.record(by, "unjoin", "inquiry", j.Kept, strconv.FormatInt(j.Other, 10))
}

// laterJoins counts what a person joined or split after j of the same inquiries.
func (t *txn) laterJoins(j Join) (int, error) {
	var n int
	err := t.row(`
		SELECT COUNT(*) FROM joins WHERE undone_at = 0 AND id > $1 AND (kept_id IN ($2, $3) OR other_id IN ($4, $5))`,
		j.ID, j.Kept, j.Other, j.Kept, j.Other).Scan(&n)
	return n, err
}

// unsplit brings a split-off inquiry home.
func (t *txn) unsplit(by Actor, j Join, u undo) error {
	other, err := t.inquiryRow(j.Other)
	if err != nil {
		return err
	}
	active, err := t.sendingIn(j.Kept, j.Other)
	if err != nil {
		return err
	}
	if active > 1 {
		return ErrConflict
	}
	now, err := t.inquiryRow(j.Kept)
	if err != nil {
		return err
	}
	if err := t.unite(j.Kept, j.Other); err != nil {
		return err
	}
	// Untouched on both sides, it stands as it stood.
	if err := t.restore(j.Kept, u.Before, u.After, now); err != nil {
		return err
	}
	if other.text("state") != u.Other.text("state") || other.number("unanswered_at") > u.Other.number("unanswered_at") {
		if err := t.moreUrgent(j.Kept, other.text("state")); err != nil {
			return err
		}
	}
	if err := t.event(by, j.Kept, "unsplit", strconv.FormatInt(j.Other, 10)); err != nil {
		return err
	}
	return t.settleJoin(j.Kept)
}

// unmerge takes an inquiry out again that had ended in another.
func (t *txn) unmerge(by Actor, j Join, u undo) error {
	now, err := t.inquiryRow(j.Kept)
	if err != nil {
		return err
	}
	mine, err := t.sides(j.Kept, u)
	if err != nil {
		return err
	}
	// It may go by the number of a mail that leaves it now.
	if err := t.must(`UPDATE inquiries SET remote_id = $1 WHERE id = $2`, "merge:"+strconv.FormatInt(j.ID, 10), j.Kept); err != nil {
		return err
	}
	if err := t.putBack("inquiries", u.Other); err != nil {
		return err
	}
	if err := t.returnAll(j, u, mine); err != nil {
		return err
	}
	if err := t.returnLinks(j, u); err != nil {
		return err
	}
	if err := t.returnDrafts(j, u); err != nil {
		return err
	}
	if err := t.returnTags(j, u); err != nil {
		return err
	}
	if err := t.restore(j.Kept, u.Before, u.After, now); err != nil {
		return err
	}
	for _, id := range []int64{j.Kept, j.Other} {
		if err := t.settleJoin(id); err != nil {
			return err
		}
		if err := t.wakeAfter(id, u.Last); err != nil {
			return err
		}
		if err := t.event(by, id, "unmerged", strconv.FormatInt(j.Kept+j.Other-id, 10)); err != nil {
			return err
		}
	}
	return nil
}

// returnTags gives the inquiry that had ended its tags again, and takes off the
// other one what only they brought.
func (t *txn) returnTags(j Join, u undo) error {
	for _, tag := range u.Tags {
		if slices.ContainsFunc(u.KeptTags, func(r row) bool { return r.number("tag_id") == tag.number("tag_id") }) {
			continue
		}
		if _, err := t.exec(`DELETE FROM inquiry_tags WHERE inquiry_id = $1 AND tag_id = $2`, j.Kept, tag.number("tag_id")); err != nil {
			return err
		}
	}
	for _, tag := range u.Tags {
		if err := t.putBack("inquiry_tags", tag); err != nil {
			return err
		}
	}
	return nil
}

// restored are the columns that a join changes beyond what follows from the
// messages.
var restored = []string{
	"owner_id", "owner_by", "category_id", "category_by", "due_set", "due_set_by", "template_id", "care", "seen_id", "own_name", "kana", "address", "phone",
	"customer_at", "order_number", "order_id", "link_reason", "link_by",
}

// restore gives an inquiry back what it was before a join, as far as it is still
// as the join left it.
func (t *txn) restore(id int64, before, after, now row) error {
	for _, column := range restored {
		if now[column] != after[column] || before[column] == after[column] {
			continue
		}
		if err := t.must(`UPDATE inquiries SET `+column+` = $1 WHERE id = $2`, before[column], id); err != nil {
			return err
		}
	}
	var state string
	if err := t.row(`SELECT state FROM inquiries WHERE id = $1`, id).Scan(&state); err != nil {
		return err
	}
	to := now.text("state")
	if to == after.text("state") {
		to = before.text("state")
	}
	if state == to {
		return nil
	}
	return t.setState(id, to)
}

func (t *txn) moreUrgent(id int64, other string) error {
	var state string
	if err := t.row(`SELECT state FROM inquiries WHERE id = $1`, id).Scan(&state); err != nil {
		return err
	}
	to := urgency[min(slices.Index(urgency, state), slices.Index(urgency, other))]
	if to == state {
		return nil
	}
	return t.setState(id, to)
}

// wakeAfter opens an inquiry whose customer wrote while it was part of another.
func (t *txn) wakeAfter(id, last int64) error {
	var state string
	if err := t.row(`SELECT state FROM inquiries WHERE id = $1`, id).Scan(&state); err != nil {
		return err
	}
	d, err := t.digest(id)
	if err != nil {
		return err
	}
	var came []int64
	for _, m := range d.asks {
		if m.id > last {
			came = append(came, m.id)
		}
	}
	if len(d.open(came)) == 0 || !slices.Contains([]string{StateSnoozed, StateWaiting, StateDone, StateIgnored}, state) {
		return nil
	}
	if err := t.setState(id, StateNew); err != nil {
		return err
	}
	_, err = t.refresh(id)
	return err
}
