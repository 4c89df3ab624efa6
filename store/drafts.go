package store

import (
	"cmp"
	"context"
	"errors"
)

const draftColumns = `inquiry_id, body, template_id, files, facts, seen_id, accepted, updated_at, by_name, version`

func scanDraft(r scanner) (Draft, error) {
	var d Draft
	var files, facts, accepted string
	err := r.Scan(&d.InquiryID, &d.Text, &d.Template, &files, &facts, &d.SeenID, &accepted, &d.UpdatedAt, &d.By, &d.Version)
	if err != nil {
		return d, err
	}
	return d, errors.Join(fromJSON(files, &d.Files), fromJSON(facts, &d.Facts), fromJSON(accepted, &d.Accepted))
}

// Draft returns the unsent answer of an inquiry, the zero Draft when none.
func (s *Store) Draft(ctx context.Context, inquiry int64) (Draft, error) {
	d, err := scanDraft(found{s.read.QueryRowContext(ctx, `SELECT `+draftColumns+` FROM drafts WHERE inquiry_id = $1`, inquiry)})
	if errors.Is(err, ErrNotFound) {
		return Draft{}, nil
	}
	return d, err
}

// SaveDraft saves what is being typed. Version is that of the draft it was made
// from, 0 for a new one; another draft meanwhile is ErrConflict, unless it is what
// the same person has just sent before it.
func (s *Store) SaveDraft(ctx context.Context, by Actor, d Draft) (Draft, error) {
	err := s.tx(ctx, func(t *txn) error {
		if err := t.exists(d.InquiryID); err != nil {
			return err
		}
		d.UpdatedAt, d.By = t.now, by.Name
		n, err := t.writeDraft(d)
		if err != nil {
			return err
		}
		if n == 0 {
			if err := t.followDraft(&d); err != nil {
				return err
			}
		}
		d.Version++
		d.Over = ""
		return t.record(by, "draft_save", "inquiry", d.InquiryID, "")
	})
	return d, err
}

// followDraft writes a draft behind the save it was sent after: a page that goes
// away cannot wait for the answer that tells the version.
func (t *txn) followDraft(d *Draft) error {
	old, err := scanDraft(t.row(`SELECT `+draftColumns+` FROM drafts WHERE inquiry_id = $1`, d.InquiryID))
	if errors.Is(err, ErrNotFound) || err == nil && (d.Over == "" || old.Version <= d.Version || old.By != d.By || old.Text != clean(d.Over)) {
		return ErrConflict
	}
	if err != nil {
		return err
	}
	d.Version = old.Version
	_, err = t.writeDraft(*d)
	return err
}

func (t *txn) writeDraft(d Draft) (int64, error) {
	if d.Version == 0 {
		return t.exec(`
			INSERT INTO drafts (`+draftColumns+`)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1) ON CONFLICT (inquiry_id) DO NOTHING`,
			d.InquiryID, clean(d.Text), d.Template, asJSON(d.Files), asJSON(d.Facts.cleaned()), d.SeenID, asJSON(d.Accepted), d.UpdatedAt, d.By)
	}
	return t.exec(`
		UPDATE drafts SET body = $1, template_id = $2, files = $3, facts = $4, seen_id = $5, accepted = $6, updated_at = $7, by_name = $8,
			version = version + 1
		WHERE inquiry_id = $9 AND version = $10`,
		clean(d.Text), d.Template, asJSON(d.Files), asJSON(d.Facts.cleaned()), d.SeenID, asJSON(d.Accepted), d.UpdatedAt, d.By,
		d.InquiryID, d.Version)
}

// draftAgain makes the text of an outbox item the draft, before what may have
// been typed since.
func (t *txn) draftAgain(by Actor, o OutboxItem) error {
	old, err := scanDraft(t.row(`SELECT `+draftColumns+` FROM drafts WHERE inquiry_id = $1`, o.InquiryID))
	if err != nil && !errors.Is(err, ErrNotFound) {
		return err
	}
	d := Draft{
		InquiryID: o.InquiryID, Text: o.Text, Template: cmp.Or(o.Template, old.Template), Files: append(o.Files, old.Files...),
		Facts: joinedFacts(o.Facts, old.Facts), SeenID: o.SeenID, UpdatedAt: t.now, By: by.Name, Version: old.Version,
	}
	if old.Text != "" && !sameText(old.Text, o.Text) {
		d.Text += "\n\n" + old.Text
	}
	_, err = t.writeDraft(d)
	return err
}

func (t *txn) exists(inquiry int64) error {
	var id int64
	return t.row(`SELECT id FROM inquiries WHERE id = $1`, inquiry).Scan(&id)
}
