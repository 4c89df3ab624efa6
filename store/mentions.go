package store

import "context"

// Mention is a note in which a member of the staff is named.
type Mention struct {
	Message  int64
	Inquiry  int64
	At       int64
	By       string // who wrote the note
	Subject  string
	Customer string
	Text     string // start of the note, one line
}

// Mentions returns the notes that wait for a member of the staff, the newest
// first.
func (s *Store) Mentions(ctx context.Context, staff int64) ([]Mention, error) {
	return collect(ctx, s.read, func(r scanner) (Mention, error) {
		var m Mention
		var body string
		err := r.Scan(&m.Message, &m.Inquiry, &m.At, &m.By, &m.Subject, &m.Customer, &body)
		m.Text = snippet(body)
		return m, err
	}, mentionsOf, staff)
}

const mentionsOf = `
	SELECT w.message_id, m.inquiry_id, w.at, m.author, q.subject, q.customer, m.body
	FROM mentions w JOIN messages m ON m.id = w.message_id JOIN inquiries q ON q.id = m.inquiry_id
	WHERE w.staff_id = $1 AND w.seen_at = 0 ORDER BY w.at DESC, w.message_id DESC LIMIT 200`

// MentionsIn returns who is named in the notes of an inquiry, by message.
func (s *Store) MentionsIn(ctx context.Context, inquiry int64) (map[int64][]Staff, error) {
	type named struct {
		message int64
		staff   Staff
	}
	all, err := collect(ctx, s.read, func(r scanner) (named, error) {
		var n named
		return n, r.Scan(&n.message, &n.staff.ID, &n.staff.Name)
	}, `SELECT w.message_id, w.staff_id, s.name FROM messages m
		JOIN mentions w ON w.message_id = m.id JOIN staff s ON s.id = w.staff_id
		WHERE m.inquiry_id = $1 ORDER BY w.message_id, w.staff_id`, inquiry)
	of := map[int64][]Staff{}
	for _, n := range all {
		of[n.message] = append(of[n.message], n.staff)
	}
	return of, err
}

// seeMentions notes that somebody has opened an inquiry in whose notes they are
// named.
func (t *txn) seeMentions(staff, inquiry int64) error {
	if staff == 0 {
		return nil
	}
	_, err := t.exec(`
		UPDATE mentions SET seen_at = $1 WHERE staff_id = $2 AND seen_at = 0
			AND message_id IN (SELECT id FROM messages WHERE inquiry_id = $3)`, t.now, staff, inquiry)
	return err
}
