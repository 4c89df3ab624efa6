package store

import (
	"context"
	"slices"

	"madoguchi/connectors"
)

// NewNote is what a person writes down beside a conversation: a note (社内メモ)
// or a telephone memo (電話メモ). Only our own people ever see either.
type NewNote struct {
	Call     bool
	Text     string
	Mentions []int64 // staff who are to look at it
	Talk     Talk    // of a telephone memo
}

// Talk is a telephone call as its memo keeps it.
type Talk struct {
	Number  string
	Name    string // whose number it is
	Way     string // CallIn or CallOut, "" when nobody said
	Seconds int64
}

// Who called.
const (
	CallIn  = "in"
	CallOut = "out"
)

// AddNote writes a plain note or a telephone memo into a thread.
func (s *Store) AddNote(ctx context.Context, by Actor, id int64, direction, text string) (int64, error) {
	return s.WriteNote(ctx, by, id, NewNote{Call: direction == string(connectors.Call), Text: text})
}

// WriteNote writes a note or a telephone memo into a thread.
func (s *Store) WriteNote(ctx context.Context, by Actor, id int64, n NewNote) (int64, error) {
	var note int64
	err := s.tx(ctx, func(t *txn) error {
		var err error
		note, err = t.writeNote(by, id, n)
		return err
	})
	return note, err
}

func (t *txn) writeNote(by Actor, inquiry int64, n NewNote) (int64, error) {
	direction := string(connectors.Note)
	if n.Call {
		direction = string(connectors.Call)
	}
	var note int64
	err := t.row(`
		INSERT INTO messages (inquiry_id, account_id, direction, author, sent_at, body, staff_id, created_at,
			call_number, call_name, call_way, call_seconds)
		SELECT id, account_id, CAST($1 AS TEXT), CAST($2 AS TEXT), CAST($3 AS BIGINT), CAST($4 AS TEXT), CAST($5 AS BIGINT), CAST($6 AS BIGINT),
			CAST($7 AS TEXT), CAST($8 AS TEXT), CAST($9 AS TEXT), CAST($10 AS BIGINT)
		FROM inquiries WHERE id = $11 RETURNING id`,
		direction, by.Name, t.now, clean(n.Text), by.Staff, t.now,
		clean(n.Talk.Number), clean(n.Talk.Name), n.Talk.Way, n.Talk.Seconds, inquiry).Scan(&note)
	if err != nil {
		return 0, err
	}
	if err := t.mention(by, note, n.Mentions); err != nil {
		return 0, err
	}
	if err := t.event(by, inquiry, direction, ""); err != nil {
		return 0, err
	}
	if err := t.record(by, "note", "inquiry", inquiry, direction); err != nil {
		return 0, err
	}
	if err := t.restOfMemo(inquiry); err != nil {
		return 0, err
	}
	t.redocLater(inquiry)
	return note, nil
}

// mention makes the mentions of a note those given. Who has looked already is
// not called again, and nobody is called by themselves.
func (t *txn) mention(by Actor, note int64, staff []int64) error {
	have, err := collect(t.ctx, t, scanID, `SELECT staff_id FROM mentions WHERE message_id = $1`, note)
	if err != nil {
		return err
	}
	for _, id := range have {
		if slices.Contains(staff, id) {
			continue
		}
		if _, err := t.exec(`DELETE FROM mentions WHERE message_id = $1 AND staff_id = $2`, note, id); err != nil {
			return err
		}
	}
	for _, id := range staff {
		if id == by.Staff {
			continue
		}
		n, err := t.exec(`
			INSERT INTO mentions (message_id, staff_id, at)
			SELECT CAST($1 AS BIGINT), id, CAST($2 AS BIGINT) FROM staff WHERE id = $3
			ON CONFLICT (message_id, staff_id) DO NOTHING`, note, t.now, id)
		if err != nil {
			return err
		}
		if n == 0 && !slices.Contains(have, id) {
			return ErrNotFound
		}
	}
	return nil
}

// NoteChange is what the writer of a note makes of it. Empty text takes it away.
type NoteChange struct {
	ID       int64 // of the message
	Text     string
	Mentions []int64
	Since    int64 // a note older than this stays as it is
}

// ChangeNote changes a note or takes it away, and keeps what it said. One of
// somebody else, or one that is too old, is ErrConflict. It returns the inquiry.
func (s *Store) ChangeNote(ctx context.Context, by Actor, c NoteChange) (int64, error) {
	var inquiry int64
	err := s.tx(ctx, func(t *txn) error {
		var writer, at int64
		var direction, body string
		var gone bool
		err := t.row(`SELECT inquiry_id, staff_id, sent_at, direction, body, deleted FROM messages WHERE id = $1`, c.ID).Scan(
			&inquiry, &writer, &at, &direction, &body, &gone)
		if err != nil {
			return err
		}
		ours := direction == string(connectors.Note) || direction == string(connectors.Call)
		if !ours || gone || writer != by.Staff || at < c.Since {
			return ErrConflict
		}
		return t.rewriteNote(by, inquiry, body, c)
	})
	return inquiry, err
}

// rewriteNote keeps what a note said and makes it say something else.
func (t *txn) rewriteNote(by Actor, inquiry int64, said string, c NoteChange) error {
	_, err := t.exec(`INSERT INTO note_edits (message_id, at, staff_id, by_name, body) VALUES ($1, $2, $3, $4, $5)`,
		c.ID, t.now, by.Staff, by.Name, said)
	if err != nil {
		return err
	}
	_, err = t.exec(`UPDATE messages SET body = $1, deleted = $2, edited_at = $3 WHERE id = $4`,
		clean(c.Text), bit(c.Text == ""), t.now, c.ID)
	if err != nil {
		return err
	}
	if err := t.mention(by, c.ID, c.Mentions); err != nil {
		return err
	}
	kind := "note_edited"
	if c.Text == "" {
		kind = "note_removed"
	}
	if err := t.event(by, inquiry, kind, ""); err != nil {
		return err
	}
	if err := t.record(by, kind, "inquiry", inquiry, ""); err != nil {
		return err
	}
	if err := t.restOfMemo(inquiry); err != nil {
		return err
	}
	t.redocLater(inquiry)
	return nil
}

// NoteEdit is what a note said until somebody changed it.
type NoteEdit struct {
	At   int64
	By   string
	Text string
}

// NoteEdits returns what a note has said before, the newest first.
func (s *Store) NoteEdits(ctx context.Context, note int64) ([]NoteEdit, error) {
	return collect(ctx, s.read, func(r scanner) (NoteEdit, error) {
		var e NoteEdit
		return e, r.Scan(&e.At, &e.By, &e.Text)
	}, `SELECT at, by_name, body FROM note_edits WHERE message_id = $1 ORDER BY id DESC`, note)
}
