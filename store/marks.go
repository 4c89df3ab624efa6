package store

import (
	"context"

	"madoguchi/connectors"
)

// WantMark notes that an inquiry shall be marked on the other side. A wish for
// the opposite replaces the one before.
func (s *Store) WantMark(ctx context.Context, inquiry int64, mark connectors.Mark) error {
	return s.tx(ctx, func(t *txn) error { return t.wantMark(inquiry, mark) })
}

func (t *txn) wantMark(inquiry int64, mark connectors.Mark) error {
	var account int64
	var remote string
	if err := t.row(`SELECT account_id, remote_id FROM inquiries WHERE id = $1`, inquiry).Scan(&account, &remote); err != nil {
		return err
	}
	if Starting(remote) {
		return nil // the other side knows nothing of it yet; what is sent asks again
	}
	opposite := map[connectors.Mark]connectors.Mark{
		connectors.MarkComplete:   connectors.MarkIncomplete,
		connectors.MarkIncomplete: connectors.MarkComplete,
	}
	if _, err := t.exec(`DELETE FROM marks WHERE inquiry_id = $1 AND mark = $2`, inquiry, string(opposite[mark])); err != nil {
		return err
	}
	_, err := t.exec(`
		INSERT INTO marks (account_id, inquiry_id, remote_id, mark, created_at) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (inquiry_id, mark) DO NOTHING`, account, inquiry, remote, string(mark), t.now)
	return err
}

// Marks returns what is still to be marked on an account's side, oldest first.
func (s *Store) Marks(ctx context.Context, account int64) ([]PendingMark, error) {
	return collect(ctx, s.read, func(r scanner) (PendingMark, error) {
		var m PendingMark
		return m, r.Scan(&m.ID, &m.InquiryID, &m.RemoteID, &m.Mark)
	}, `SELECT id, inquiry_id, remote_id, mark FROM marks WHERE account_id = $1 ORDER BY id`, account)
}

// MarkDone forgets a mark that the other side has taken, or refused for good.
func (s *Store) MarkDone(ctx context.Context, id int64) error {
	return s.tx(ctx, func(t *txn) error {
		return t.must(`DELETE FROM marks WHERE id = $1`, id)
	})
}
