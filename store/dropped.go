package store

import (
	"context"
	"errors"
)

// keepDropped is how long a thrown-away draft and a way back are kept.
const keepDropped = 30 * 24 * 60 * 60 * 1000

// DroppedDraft is an answer that was thrown away unsent.
type DroppedDraft struct {
	ID        int64
	InquiryID int64
	Text      string
	Template  int64
	Files     []DraftFile
	Facts     DraftFacts
	SeenID    int64 // newest message its writer had read
	At        int64
	By        string
}

func scanDropped(r scanner) (DroppedDraft, error) {
	var d DroppedDraft
	var files, facts string
	if err := r.Scan(&d.ID, &d.InquiryID, &d.Text, &d.Template, &files, &facts, &d.SeenID, &d.At, &d.By); err != nil {
		return d, err
	}
	return d, errors.Join(fromJSON(files, &d.Files), fromJSON(facts, &d.Facts))
}

const droppedColumns = `id, inquiry_id, body, template_id, files, facts, seen_id, at, by_name`

// Drafts returns every answer that is being written, the last touched first.
func (s *Store) Drafts(ctx context.Context) ([]Draft, error) {
	return collect(ctx, s.read, scanDraft, `SELECT `+draftColumns+` FROM drafts ORDER BY updated_at DESC, inquiry_id DESC`)
}

// DroppedDrafts returns what was thrown away in the last 30 days, the newest
// first: of one inquiry, or of all when it is 0.
func (s *Store) DroppedDrafts(ctx context.Context, inquiry int64) ([]DroppedDraft, error) {
	var q query
	q.add(`SELECT `+droppedColumns+` FROM dropped_drafts WHERE at >= ?`, s.now()-keepDropped)
	if inquiry != 0 {
		q.add(` AND inquiry_id = ?`, inquiry)
	}
	q.add(` ORDER BY id DESC`)
	return collect(ctx, s.read, scanDropped, q.sql.String(), q.args...)
}

// DropDraft throws the draft of an inquiry away; without one nothing happens. The
// text is kept for 30 days.
func (s *Store) DropDraft(ctx context.Context, by Actor, inquiry int64) error {
	return s.tx(ctx, func(t *txn) error {
		d, err := scanDraft(t.row(`SELECT `+draftColumns+` FROM drafts WHERE inquiry_id = $1`, inquiry))
		if err != nil {
			return ignoreMissing(err)
		}
		if _, err := t.exec(`DELETE FROM drafts WHERE inquiry_id = $1`, inquiry); err != nil {
			return err
		}
		if err := t.record(by, "draft_drop", "inquiry", inquiry, ""); err != nil {
			return err
		}
		if d.Text == "" && len(d.Files) == 0 {
			return nil
		}
		var id int64
		err = t.row(`
			INSERT INTO dropped_drafts (inquiry_id, body, template_id, files, facts, seen_id, at, by_name)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
			inquiry, d.Text, d.Template, asJSON(d.Files), asJSON(d.Facts.cleaned()), d.SeenID, t.now, by.Name).Scan(&id)
		if err != nil || by.Staff == 0 {
			return err
		}
		return t.saveChange(by, "draft_drop", "", wayBack{Dropped: id, Inquiry: inquiry})
	})
}

// RestoreDraft makes a thrown-away draft the draft of its inquiry again. What has
// been typed there since comes after it: no word is lost.
func (s *Store) RestoreDraft(ctx context.Context, by Actor, id int64) (Draft, error) {
	var d Draft
	err := s.tx(ctx, func(t *txn) error {
		was, err := scanDropped(t.row(`SELECT `+droppedColumns+` FROM dropped_drafts WHERE id = $1`, id))
		if err != nil {
			return err
		}
		d, err = t.pickUp(by, was)
		return err
	})
	return d, err
}

func (t *txn) pickUp(by Actor, was DroppedDraft) (Draft, error) {
	now, err := scanDraft(t.row(`SELECT `+draftColumns+` FROM drafts WHERE inquiry_id = $1`, was.InquiryID))
	if err != nil && !errors.Is(err, ErrNotFound) {
		return now, err
	}
	d := Draft{
		InquiryID: was.InquiryID, Text: was.Text, Template: was.Template, Files: append(was.Files, now.Files...),
		Facts: joinedFacts(was.Facts, now.Facts), SeenID: was.SeenID, UpdatedAt: t.now, By: by.Name, Version: now.Version,
	}
	if now.Text != "" && !sameText(now.Text, was.Text) {
		d.Text += "\n\n" + now.Text
	}
	if _, err := t.writeDraft(d); err != nil {
		return d, err
	}
	d.Version++
	if _, err := t.exec(`DELETE FROM dropped_drafts WHERE id = $1`, was.ID); err != nil {
		return d, err
	}
	return d, t.record(by, "draft_restore", "inquiry", was.InquiryID, "")
}

// undrop takes the throwing away of a draft back, unless another is being written
// there now.
func (t *txn) undrop(by Actor, u *Undone, back wayBack) error {
	was, err := scanDropped(t.row(`SELECT `+droppedColumns+` FROM dropped_drafts WHERE id = $1`, back.Dropped))
	if errors.Is(err, ErrNotFound) {
		u.Left = append(u.Left, Left{Inquiry: back.Inquiry, Part: "draft", Why: "gone"})
		return nil
	}
	if err != nil {
		return err
	}
	var who string
	err = t.row(`SELECT by_name FROM drafts WHERE inquiry_id = $1`, was.InquiryID).Scan(&who)
	if err == nil {
		u.Left = append(u.Left, Left{Inquiry: was.InquiryID, Part: "draft", Why: "changed", By: who})
		return nil
	}
	if !errors.Is(err, ErrNotFound) {
		return err
	}
	u.Back = append(u.Back, was.InquiryID)
	if _, err := t.pickUp(by, was); err != nil {
		return err
	}
	return t.event(by, was.InquiryID, "undone", u.Verb)
}
