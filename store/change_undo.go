package store

import (
	"context"
	"errors"

	"madoguchi/connectors"
)

// Change is what a person did with one click and can take back.
type Change struct {
	ID       int64
	At       int64
	By       string
	Verb     string // state, assign, link, unlink, draft_drop, …
	Detail   string
	Inquiry  int64 // the first it touched, 0 for none
	Customer int64 // it is about, 0 for none
	Count    int   // how many
	UndoneAt int64 // 0 while it stands
}

// Undone is what became of taking a change back.
type Undone struct {
	Change
	Back []int64 // inquiries of which something is as it was
	Left []Left
}

// Left is what was left alone, because a later word stands.
type Left struct {
	Inquiry int64
	Part    string // state, owner, category, tags, due, care, link, draft, ask, customer, template, faq; "" is the whole inquiry
	Why     string // "changed" since, "gone": the inquiry itself, "missing": what it was set to, "closed" to this person by now
	By      string // who changed it, "" is the program
}

func scanChange(r scanner) (Change, wayBack, error) {
	var c Change
	var text string
	var back wayBack
	if err := r.Scan(&c.ID, &c.At, &c.By, &c.Verb, &c.Detail, &text, &c.UndoneAt); err != nil {
		return c, back, err
	}
	err := fromJSON(text, &back)
	c.Inquiry, c.Customer, c.Count = back.Inquiry, back.Customer, len(back.Inquiries)
	if c.Count > 0 {
		c.Inquiry = back.Inquiries[0].ID
	}
	c.Count = max(c.Count, 1)
	return c, back, err
}

const changeColumns = `id, at, by_name, verb, detail, undo, undone_at`

// Changes returns what a person did last, the newest first.
func (s *Store) Changes(ctx context.Context, staff int64, limit int) ([]Change, error) {
	return collect(ctx, s.read, func(r scanner) (Change, error) {
		c, _, err := scanChange(r)
		return c, err
	}, `SELECT `+changeColumns+` FROM changes WHERE staff_id = $1 ORDER BY id DESC LIMIT $2`, staff, limit)
}

// Undo takes a change of a person back: the newest one that stands when id is 0.
// Only what still is as the change left it is restored; a later word stands, and
// Left says which. marks tells what the malls of a kind are to follow, open whether
// the person may still touch an inquiry; nil is any. A change that was taken back
// before, with UndoneAt set, and a split or merge on which a later one rests are
// ErrConflict.
func (s *Store) Undo(ctx context.Context, by Actor, id int64, marks func(kind string) connectors.Marks, open func(inquiry int64) (bool, error)) (Undone, error) {
	var u Undone
	err := s.tx(ctx, func(t *txn) error {
		c, back, err := t.change(by, id)
		if err != nil {
			return err
		}
		u.Change = c
		if c.UndoneAt != 0 {
			return ErrConflict
		}
		if err := t.must(`UPDATE changes SET undone_at = $1 WHERE id = $2`, t.now, c.ID); err != nil {
			return err
		}
		if back, err = u.opened(back, open); err != nil {
			return err
		}
		if err := t.walkBack(by, &u, back, marks); err != nil {
			return err
		}
		u.UndoneAt = t.now
		return t.record(by, "undo", "change", c.ID, c.Verb)
	})
	return u, err
}

// opened is the way back without what is no longer open to the person; Left names
// that. What they asked of an owner themselves they may always take back.
func (u *Undone) opened(back wayBack, open func(int64) (bool, error)) (wayBack, error) {
	if open == nil || back.Asked != 0 {
		return back, nil
	}
	if back.Dropped != 0 {
		mine, err := u.mine(back.Inquiry, open)
		if !mine {
			back.Dropped = 0
		}
		return back, err
	}
	all := back.Inquiries
	back.Inquiries = nil
	for _, w := range all {
		mine, err := u.mine(w.ID, open)
		if err != nil {
			return back, err
		}
		if mine {
			back.Inquiries = append(back.Inquiries, w)
		}
	}
	return back, nil
}

// mine tells whether an inquiry is still open to the person.
func (u *Undone) mine(id int64, open func(int64) (bool, error)) (bool, error) {
	ok, err := open(id)
	if err == nil && !ok {
		u.Left = append(u.Left, Left{Inquiry: id, Why: "closed"})
	}
	return ok, err
}

// walkBack takes everything back that one click did.
func (t *txn) walkBack(by Actor, u *Undone, back wayBack, marks func(kind string) connectors.Marks) error {
	switch {
	case back.Dropped != 0:
		return t.undrop(by, u, back)
	case back.Join != 0:
		return t.undoJoined(by, u, back)
	case back.Merge != 0:
		return t.undoMerged(by, back)
	case back.Apart != 0:
		return t.unapart(by, back)
	case back.Template != 0:
		return t.undeleteTemplate(by, u, back.Template)
	case back.FAQ != 0:
		return t.unremoveFAQ(by, u, back.FAQ)
	case back.Snippet != 0:
		return t.unremoveSnippet(by, u, back.Snippet)
	case back.Noted != nil:
		return t.unnote(by, u, back)
	case back.Asked != 0:
		return t.undoAsked(by, u, back, marks)
	}
	for _, w := range back.Inquiries {
		if err := t.undoOne(by, u, w, marks); err != nil {
			return err
		}
	}
	return nil
}

func (t *txn) change(by Actor, id int64) (Change, wayBack, error) {
	if id != 0 {
		return scanChange(t.row(`SELECT `+changeColumns+` FROM changes WHERE id = $1 AND staff_id = $2`, id, by.Staff))
	}
	return scanChange(t.row(`
		SELECT `+changeColumns+` FROM changes WHERE staff_id = $1 AND undone_at = 0 ORDER BY id DESC LIMIT 1`, by.Staff))
}

// undoOne restores one inquiry as far as it is still as the change left it.
func (t *txn) undoOne(by Actor, u *Undone, w touched, marks func(kind string) connectors.Marks) error {
	now, err := t.stand(w.ID)
	if errors.Is(err, ErrNotFound) {
		u.Left = append(u.Left, Left{Inquiry: w.ID, Why: "gone"})
		return nil
	}
	if err != nil {
		return err
	}
	before := len(u.Left)
	var parts int
	for _, f := range facets {
		want, changed := w.Before[f.name]
		if !changed {
			continue
		}
		parts++
		left, err := t.undoFacet(by, u.Change, f, w, now, want, marks)
		if err != nil {
			return err
		}
		if left != nil {
			u.Left = append(u.Left, *left)
		}
	}
	if len(u.Left)-before == parts {
		return nil
	}
	u.Back = append(u.Back, w.ID)
	if err := t.must(`UPDATE inquiries SET version = version + 1 WHERE id = $1`, w.ID); err != nil {
		return err
	}
	if _, err := t.refresh(w.ID); err != nil {
		return err
	}
	if _, linked := w.Before["link"]; linked {
		t.redocLater(w.ID) // of what a change touches, only the order is searched for
	}
	return t.event(by, w.ID, "undone", u.Verb)
}

// undoFacet restores one facet, or tells why it was left alone.
func (t *txn) undoFacet(by Actor, c Change, f facet, w touched, now stand, want row, marks func(kind string) connectors.Marks) (*Left, error) {
	is := now.parts[f.name]
	switch {
	case f.same(is, want):
		return nil, nil // somebody has put it back already
	case !f.same(is, w.After[f.name]):
		who, err := t.changedBy(w.ID, c.At, f.events)
		return &Left{Inquiry: w.ID, Part: f.name, Why: "changed", By: who}, err
	}
	there, err := t.stillThere(f.name, want)
	if err != nil {
		return nil, err
	}
	if !there {
		return &Left{Inquiry: w.ID, Part: f.name, Why: "missing"}, nil
	}
	switch f.name {
	case "state":
		return nil, t.stateBack(by, w.ID, is, want, marks)
	case "tags":
		return nil, t.tagsBack(w.ID, want.text("tags"))
	case "link":
		return nil, t.linkBack(by, w, is, want)
	case "owner":
		if err := t.ownerBack(by, w.ID, want); err != nil {
			return nil, err
		}
	}
	return nil, t.columnsBack(w.ID, f.columns, want)
}

// changedBy is the name of whoever changed something last since a time, "" for
// the program itself.
func (t *txn) changedBy(inquiry, since int64, kinds []string) (string, error) {
	var q query
	q.add(`SELECT name FROM events WHERE inquiry_id = ? AND at >= ? AND kind IN `, inquiry, since)
	inList(&q, kinds)
	q.add(` ORDER BY id DESC LIMIT 1`)
	var name string
	return name, ignoreMissing(t.row(q.sql.String(), q.args...).Scan(&name))
}

// stillThere tells whether what an inquiry was set to still exists.
func (t *txn) stillThere(name string, want row) (bool, error) {
	var look string
	var id int64
	switch name {
	case "owner":
		look, id = `SELECT id FROM staff WHERE id = $1 AND off = 0`, want.number("owner_id")
	case "category":
		look, id = `SELECT id FROM categories WHERE id = $1 AND removed_at = 0`, want.number("category_id")
	}
	if id == 0 {
		return true, nil
	}
	err := t.row(look, id).Scan(&id)
	return err == nil, ignoreMissing(err)
}

func (t *txn) ownerBack(by Actor, inquiry int64, want row) error {
	var name string
	err := t.row(`SELECT name FROM staff WHERE id = $1`, want.number("owner_id")).Scan(&name)
	if ignoreMissing(err) != nil {
		return err
	}
	return t.event(by, inquiry, "assigned", name)
}

// purgeUndo forgets ways back that are older than anybody would walk them.
func (t *txn) purgeUndo() error {
	_, err := t.exec(`DELETE FROM changes WHERE at < $1`, t.now-keepDropped)
	if err != nil {
		return err
	}
	_, err = t.exec(`DELETE FROM dropped_drafts WHERE at < $1`, t.now-keepDropped)
	return err
}

// PurgeUndo forgets dropped drafts and ways back after 30 days.
func (s *Store) PurgeUndo(ctx context.Context) error {
	return s.tx(ctx, func(t *txn) error { return t.purgeUndo() })
}
