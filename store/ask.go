package store

import (
	"context"

	"madoguchi/connectors"
)

// Ask is what a person asks of the owners about an inquiry (店長に頼む).
type Ask struct {
	Inquiry int64
	Text    string // the note, in our own words and those of the asking person
	Verb    string // of the event and the audit: approval_asked, reveal_asked, handed_over
	Detail  string
	State   string // the inquiry moves there, "" stays
	Owner   int64  // it is given to, 0 stays
}

// AskOwners writes a note that names every owner, and moves or gives the inquiry
// where that is asked.
func (s *Store) AskOwners(ctx context.Context, by Actor, a Ask) error {
	return s.tx(ctx, func(t *txn) error {
		before, err := t.snapshot(a.Inquiry)
		if err != nil {
			return err
		}
		note, err := t.askNote(by, a)
		if err != nil {
			return err
		}
		_, err = t.exec(`
			INSERT INTO mentions (message_id, staff_id, at)
			SELECT CAST($1 AS BIGINT), f.id, CAST($2 AS BIGINT) FROM staff f
			WHERE f.role = 'owner' AND f.off = 0 AND f.id <> $3`, note, t.now, by.Staff)
		if err != nil {
			return err
		}
		if err := t.askMove(by, a); err != nil {
			return err
		}
		if err := t.event(by, a.Inquiry, a.Verb, a.Detail); err != nil {
			return err
		}
		if err := t.rememberWith(by, a.Verb, "", before, wayBack{Inquiry: a.Inquiry, Asked: note}); err != nil {
			return err
		}
		if err := t.record(by, a.Verb, "inquiry", a.Inquiry, a.Detail); err != nil {
			return err
		}
		t.redocLater(a.Inquiry)
		return nil
	})
}

func (t *txn) askNote(by Actor, a Ask) (note int64, err error) {
	err = t.row(`
		INSERT INTO messages (inquiry_id, account_id, direction, author, sent_at, body, staff_id, created_at)
		SELECT id, account_id, CAST($1 AS TEXT), CAST($2 AS TEXT), CAST($3 AS BIGINT), CAST($4 AS TEXT), CAST($5 AS BIGINT), CAST($6 AS BIGINT)
		FROM inquiries WHERE id = $7 RETURNING id`,
		string(connectors.Note), by.Name, t.now, clean(a.Text), by.Staff, t.now, a.Inquiry).Scan(&note)
	return note, err
}

func (t *txn) askMove(by Actor, a Ask) error {
	if a.Owner != 0 {
		var name string
		if err := t.row(`SELECT name FROM staff WHERE id = $1`, a.Owner).Scan(&name); err != nil {
			return err
		}
		err := t.must(`UPDATE inquiries SET owner_id = $1, owner_by = 'person', version = version + 1 WHERE id = $2`, a.Owner, a.Inquiry)
		if err != nil {
			return err
		}
		if err := t.event(by, a.Inquiry, "assigned", name); err != nil {
			return err
		}
	}
	if a.State == "" {
		return nil
	}
	var from string
	if err := t.row(`SELECT state FROM inquiries WHERE id = $1`, a.Inquiry).Scan(&from); err != nil {
		return err
	}
	if from == a.State {
		return nil
	}
	if err := t.setState(a.Inquiry, a.State); err != nil {
		return err
	}
	if _, err := t.refresh(a.Inquiry); err != nil {
		return err
	}
	return t.event(by, a.Inquiry, "state", a.State)
}
