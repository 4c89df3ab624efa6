package store

import "context"

// Model is an answer that is worth reading again (模範回答).
type Model struct {
	MessageID, InquiryID int64
	At                   int64
	By                   string
	Note                 string
	OwnerID              int64 // of the inquiry
	Care                 string
	Text                 string
}

// SetModel marks an answer of the shop, or takes the mark away. What the customer
// wrote is no answer: ErrNotFound.
func (s *Store) SetModel(ctx context.Context, by Actor, message int64, on bool, note string) error {
	return s.tx(ctx, func(t *txn) error {
		var inquiry int64
		if err := t.row(`SELECT inquiry_id FROM messages WHERE id = $1 AND direction = 'out'`, message).Scan(&inquiry); err != nil {
			return err
		}
		verb := "model_set"
		var err error
		if on {
			_, err = t.exec(`INSERT INTO models (message_id, staff_id, at, note) VALUES ($1, $2, $3, $4)
				ON CONFLICT (message_id) DO UPDATE SET staff_id = excluded.staff_id, at = excluded.at, note = excluded.note`, message, by.Staff, t.now, note)
		} else {
			verb = "model_unset"
			_, err = t.exec(`DELETE FROM models WHERE message_id = $1`, message)
		}
		if err != nil {
			return err
		}
		return t.record(by, verb, "inquiry", inquiry, "")
	})
}

// Models returns the marked answers that a person reaches, the newest mark first.
func (s *Store) Models(ctx context.Context, within Reach) ([]Model, error) {
	q := query{}
	q.add(`SELECT k.message_id, m.inquiry_id, k.at, COALESCE(p.name, ''), k.note, q.owner_id, q.care, m.body
		FROM models k JOIN messages m ON m.id = k.message_id JOIN inquiries q ON q.id = m.inquiry_id LEFT JOIN staff p ON p.id = k.staff_id
		WHERE k.at > 0`)
	q.within(within)
	q.add(` ORDER BY k.at DESC, k.message_id DESC LIMIT 200`)
	return collect(ctx, s.read, func(r scanner) (Model, error) {
		var m Model
		return m, r.Scan(&m.MessageID, &m.InquiryID, &m.At, &m.By, &m.Note, &m.OwnerID, &m.Care, &m.Text)
	}, q.sql.String(), q.args...)
}

// ModelsIn returns the notes of the marked answers of an inquiry by message.
func (s *Store) ModelsIn(ctx context.Context, inquiry int64) (map[int64]string, error) {
	type marked struct {
		id   int64
		note string
	}
	all, err := collect(ctx, s.read, func(r scanner) (marked, error) {
		var m marked
		return m, r.Scan(&m.id, &m.note)
	}, `SELECT k.message_id, k.note FROM messages m CROSS JOIN models k WHERE m.inquiry_id = $1 AND k.message_id = m.id`, inquiry)
	out := make(map[int64]string, len(all))
	for _, m := range all {
		out[m.id] = m.note
	}
	return out, err
}
