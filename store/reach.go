package store

import "context"

// Reach limits what a person finds to what is theirs; the zero Reach limits
// nothing.
type Reach struct {
	Staff int64 // only what this person looks after, 0 everything
	Open  bool  // and what nobody looks after
}

// Has tells whether an inquiry with that owner lies within.
func (r Reach) Has(owner int64) bool {
	return r.Staff == 0 || owner == r.Staff || r.Open && owner == 0
}

// within narrows a query of inquiries q.
func (q *query) within(r Reach) {
	switch {
	case r.Staff == 0:
	case r.Open:
		q.add(` AND (q.owner_id = ? OR q.owner_id = 0)`, r.Staff)
	default:
		q.add(` AND q.owner_id = ? AND q.owner_id > 0`, r.Staff)
	}
}

// InquiryOf returns to which inquiry a message belongs.
func (s *Store) InquiryOf(ctx context.Context, message int64) (int64, error) {
	var id int64
	return id, found{s.read.QueryRowContext(ctx, `SELECT inquiry_id FROM messages WHERE id = $1`, message)}.Scan(&id)
}
