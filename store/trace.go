package store

import (
	"context"
	"slices"
)

// EntriesOfExport returns what went out in an export, in the order of day and number.
func (s *Store) EntriesOfExport(ctx context.Context, id int64) ([]Entry, error) {
	all, err := collect(ctx, s.read, scanEntry, `SELECT `+entryColumns+fromEntries+`
		JOIN export_entries n ON n.entry_id = e.id WHERE n.export_id = $1 ORDER BY e.day, e.month, e.number, e.id`, id)
	if err != nil {
		return nil, err
	}
	return all, fillEntries(ctx, s.read, all)
}

// MessagePlace is where a message stands, without what it says.
type MessagePlace struct {
	ID        int64
	InquiryID int64
	Direction string
	At        int64
	Outbox    int64  // the answer of the desk that it is, 0 for none
	Remote    string // the number that the mall or the mail has for it
}

// MessagePlaces tells where messages stand; those that are gone are left out.
func (s *Store) MessagePlaces(ctx context.Context, ids []int64) (map[int64]MessagePlace, error) {
	out := map[int64]MessagePlace{}
	for part := range slices.Chunk(ids, entryPart) {
		var q query
		q.add(`SELECT id, inquiry_id, direction, sent_at, outbox_id, CASE WHEN mail_id = '' THEN remote_id ELSE mail_id END FROM messages WHERE id IN `)
		inList(&q, part)
		all, err := collect(ctx, s.read, func(r scanner) (p MessagePlace, err error) {
			return p, r.Scan(&p.ID, &p.InquiryID, &p.Direction, &p.At, &p.Outbox, &p.Remote)
		}, q.sql.String(), q.args...)
		if err != nil {
			return nil, err
		}
		for _, p := range all {
			out[p.ID] = p
		}
	}
	return out, nil
}
