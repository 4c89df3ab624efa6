package store

import "context"

// What the daily look at open inquiries covers. Who waits for a customer is
// looked at while an answer is likely; the lists of the malls show the rest.
const (
	hour         = 60 * 60 * 1000
	openReach    = 365 * 24 * hour
	waitingReach = 14 * 24 * hour
	// lookRest is longer than a day, so that a list that covers everything once a
	// day leaves nothing to look at.
	lookRest = 26 * hour
	lookSoon = 2 * hour // until a look that failed is tried again
)

// Look is an open inquiry that no list has shown lately.
type Look struct {
	ID       int64
	RemoteID string
}

// Looks returns the open inquiries of an account that nobody has read at the
// mall for more than a day, what is owed first. An account without lists that
// name them would let them be closed or answered there unseen.
func (s *Store) Looks(ctx context.Context, account int64, limit int) ([]Look, error) {
	now := s.now()
	return collect(ctx, s.read, func(r scanner) (Look, error) {
		var l Look
		return l, r.Scan(&l.ID, &l.RemoteID)
	}, `
		SELECT id, remote_id FROM inquiries
		WHERE account_id = $1 AND looked_at < $2 AND is_mail = 0 AND SUBSTR(remote_id, 1, 6) <> $3
			AND (state IN ('new', 'working', 'review', 'snoozed') AND last_at > $4 OR state = 'waiting' AND last_at > $5)
		ORDER BY CASE state WHEN 'waiting' THEN 1 ELSE 0 END, looked_at, id LIMIT $6`,
		account, now-lookRest, startPrefix,
		now-openReach, now-waitingReach, limit)
}

// Gone notes that the mall no longer knows an inquiry. What came stays.
func (s *Store) Gone(ctx context.Context, id int64) error {
	return s.tx(ctx, func(t *txn) error {
		if err := t.must(`UPDATE inquiries SET looked_at = $1 WHERE id = $2`, t.now, id); err != nil {
			return err
		}
		var noted int
		err := t.row(`SELECT COUNT(*) FROM events WHERE inquiry_id = $1 AND kind = 'mall_gone'`, id).Scan(&noted)
		if err != nil || noted > 0 {
			return err
		}
		return t.event(Actor{}, id, "mall_gone", "")
	})
}

// LookFailed lets others go first.
func (s *Store) LookFailed(ctx context.Context, id int64) error {
	return s.tx(ctx, func(t *txn) error {
		return t.must(`UPDATE inquiries SET looked_at = $1 WHERE id = $2`, t.now-(lookRest-lookSoon), id)
	})
}
