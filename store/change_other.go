package store

import (
	"errors"

	"madoguchi/connectors"
)

// tookBack marks the change of the journal undone that was taken back by a way of
// its own: at is when it was made.
func (t *txn) tookBack(is func(wayBack) bool, at int64) error {
	type one struct {
		id   int64
		back wayBack
	}
	all, err := collect(t.ctx, t, func(r scanner) (one, error) {
		var o one
		var text string
		if err := r.Scan(&o.id, &text); err != nil {
			return o, err
		}
		return o, fromJSON(text, &o.back)
	}, `SELECT id, undo FROM changes WHERE at = $1 AND undone_at = 0`, at)
	if err != nil {
		return err
	}
	for _, o := range all {
		if !is(o.back) {
			continue
		}
		if err := t.must(`UPDATE changes SET undone_at = $1 WHERE id = $2`, t.now, o.id); err != nil {
			return err
		}
	}
	return nil
}

// undoJoined takes a split or a merge back. One that cannot be now stays in the
// journal as it is, and nothing is changed.
func (t *txn) undoJoined(by Actor, u *Undone, back wayBack) error {
	j, err := t.unjoin(by, back.Join)
	if errors.Is(err, ErrNotFound) {
		return ErrConflict
	}
	if err != nil {
		return err
	}
	u.Back = append(u.Back, j.Kept)
	if j.Kind == JoinMerge {
		u.Back = append(u.Back, j.Other)
	}
	return nil
}

// undoMerged makes two customers of one again, as if nobody had said anything:
// a merge that SplitCustomer ends says that they are two persons.
func (t *txn) undoMerged(by Actor, back wayBack) error {
	if _, err := t.splitCustomer(by, back.Merge); err != nil {
		return err
	}
	_, err := t.exec(`DELETE FROM customer_merges WHERE id = $1`, back.Merge)
	return err
}

// unapart lets two customers be suggested to be one again.
func (t *txn) unapart(by Actor, back wayBack) error {
	if _, err := t.exec(`DELETE FROM customer_merges WHERE id = $1 AND moved = '{}' AND undone_at = at`, back.Apart); err != nil {
		return err
	}
	return t.record(by, "unapart", "customer", back.Customer, "")
}

// unnote gives a customer the note and the mark they had, unless somebody has
// written another since.
func (t *txn) unnote(by Actor, u *Undone, back wayBack) error {
	n, err := t.exec(`UPDATE customers SET note = $1, vip = $2, version = version + 1 WHERE id = $3 AND version = $4`,
		back.Noted.Note, bit(back.Noted.VIP), back.Customer, back.Noted.Version)
	if err != nil {
		return err
	}
	if n == 0 {
		u.Left = append(u.Left, Left{Part: "customer", Why: "changed"})
		return nil
	}
	if err := t.docCustomer(back.Customer, back.Noted.Note); err != nil {
		return err
	}
	return t.record(by, "note", "customer", back.Customer, "undo")
}

// undoAsked takes back what was asked of the owners: the inquiry goes back to
// where it was, and the note that called them says so no more. Once somebody else
// has acted on it, it stands.
func (t *txn) undoAsked(by Actor, u *Undone, back wayBack, marks func(kind string) connectors.Marks) error {
	var who string
	err := t.row(`
		SELECT name FROM events WHERE inquiry_id = $1 AND at >= $2 AND staff_id <> $3 AND staff_id <> 0 AND kind <> 'opened'
		ORDER BY id DESC LIMIT 1`, back.Inquiry, u.At, by.Staff).Scan(&who)
	if err == nil {
		u.Left = append(u.Left, Left{Inquiry: back.Inquiry, Part: "ask", Why: "changed", By: who})
		return nil
	}
	if !errors.Is(err, ErrNotFound) {
		return err
	}
	if err := t.endApproval(back.Approval, "withdrawn", by); err != nil {
		return err
	}
	for _, w := range back.Inquiries {
		if err := t.undoOne(by, u, w, marks); err != nil {
			return err
		}
	}
	var body string
	var gone bool
	err = t.row(`SELECT body, deleted FROM messages WHERE id = $1 AND inquiry_id = $2`, back.Asked, back.Inquiry).Scan(&body, &gone)
	if err != nil || gone {
		return ignoreMissing(err) // its writer has taken it away already
	}
	if len(back.Inquiries) == 0 {
		u.Back = append(u.Back, back.Inquiry)
	}
	return t.rewriteNote(by, back.Inquiry, body, NoteChange{ID: back.Asked})
}
