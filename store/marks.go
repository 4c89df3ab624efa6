package store

import (
	"context"

	"madoguchi/connectors"
)

// undoTime is how long a mark that came with a change of state waits: completing
// is for good at some malls, and a slip of the hand is taken back within seconds.
const undoTime = 15 * 1000

// WantMark notes that an inquiry shall be marked on the other side. A wish for
// the opposite replaces the one before.
func (s *Store) WantMark(ctx context.Context, inquiry int64, mark connectors.Mark) error {
	return s.tx(ctx, func(t *txn) error { return t.wantMark(inquiry, mark) })
}

// WantPrivate asks that nobody but the customer can read an inquiry any more.
func (s *Store) WantPrivate(ctx context.Context, by Actor, inquiry int64) error {
	return s.tx(ctx, func(t *txn) error {
		if err := t.wantMark(inquiry, connectors.MarkPrivate); err != nil {
			return err
		}
		if err := t.event(by, inquiry, "private", ""); err != nil {
			return err
		}
		return t.record(by, "private", "inquiry", inquiry, "")
	})
}

func (t *txn) wantMark(inquiry int64, mark connectors.Mark) error {
	return t.wantMarkFrom(inquiry, mark, "", t.now)
}

// wantMarkFrom asks for a mark that is carried over from a time on. Asked again,
// one that was refused is tried again.
func (t *txn) wantMarkFrom(inquiry int64, mark connectors.Mark, reason string, from int64) error {
	var account int64
	var remote string
	if err := t.row(`SELECT account_id, remote_id FROM inquiries WHERE id = $1`, inquiry).Scan(&account, &remote); err != nil {
		return err
	}
	if Starting(remote) {
		return nil // the other side knows nothing of it yet; what is sent asks again
	}
	if err := t.dropMark(inquiry, opposite(mark)); err != nil {
		return err
	}
	_, err := t.exec(`
		INSERT INTO marks (account_id, inquiry_id, remote_id, mark, reason, created_at) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (inquiry_id, mark) DO UPDATE SET failed = '',
			reason = CASE WHEN excluded.reason <> '' THEN excluded.reason ELSE marks.reason END`,
		account, inquiry, remote, string(mark), reason, from)
	return err
}

func opposite(mark connectors.Mark) connectors.Mark {
	switch mark {
	case connectors.MarkComplete:
		return connectors.MarkIncomplete
	case connectors.MarkIncomplete:
		return connectors.MarkComplete
	}
	return ""
}

func (t *txn) wished(inquiry int64, mark connectors.Mark) (bool, error) {
	var n int
	err := t.row(`SELECT COUNT(*) FROM marks WHERE inquiry_id = $1 AND mark = $2 AND failed = ''`, inquiry, string(mark)).Scan(&n)
	return n > 0, err
}

// waits tells whether a wish has not fallen due yet: nobody can have carried it out.
func (t *txn) waits(inquiry int64, mark connectors.Mark) (bool, error) {
	var n int
	err := t.row(`SELECT COUNT(*) FROM marks WHERE inquiry_id = $1 AND mark = $2 AND failed = '' AND created_at > $3`, inquiry, string(mark), t.now).Scan(&n)
	return n > 0, err
}

func (t *txn) dropMark(inquiry int64, mark connectors.Mark) error {
	_, err := t.exec(`DELETE FROM marks WHERE inquiry_id = $1 AND mark = $2`, inquiry, string(mark))
	return err
}

// Marks returns what is to be marked on an account's side now, oldest first.
func (s *Store) Marks(ctx context.Context, account int64) ([]PendingMark, error) {
	return collect(ctx, s.read, func(r scanner) (PendingMark, error) {
		var m PendingMark
		return m, r.Scan(&m.ID, &m.InquiryID, &m.RemoteID, &m.Mark, &m.Reason)
	}, `
		SELECT id, inquiry_id, remote_id, mark, reason FROM marks
		WHERE account_id = $1 AND failed = '' AND created_at <= $2 ORDER BY id`, account, s.now())
}

// MarkDone notes that the other side has taken a mark. What it says of the
// inquiry from now on is no news to us.
func (s *Store) MarkDone(ctx context.Context, m PendingMark) error {
	return s.tx(ctx, func(t *txn) error {
		if _, err := t.exec(`DELETE FROM marks WHERE id = $1`, m.ID); err != nil {
			return err
		}
		var stands string
		switch m.Mark {
		case connectors.MarkComplete:
			stands = `UPDATE inquiries SET remote_done = 1 WHERE id = $1`
		case connectors.MarkIncomplete:
			stands = `UPDATE inquiries SET remote_done = 0, remote_reason = '' WHERE id = $1`
		case connectors.MarkRead:
			_, err := t.exec(`UPDATE inquiries SET remote_seen = 1 WHERE id = $1`, m.InquiryID)
			return err
		default:
			return t.event(Actor{}, m.InquiryID, "marked", string(m.Mark))
		}
		if _, err := t.exec(stands, m.InquiryID); err != nil {
			return err
		}
		return t.event(Actor{}, m.InquiryID, "marked", string(m.Mark))
	})
}

// MarkRefused notes that the other side will never take a mark, with its reason
// for a person. It is not asked for again until somebody wishes it again.
func (s *Store) MarkRefused(ctx context.Context, m PendingMark, reason string) error {
	return s.tx(ctx, func(t *txn) error {
		n, err := t.exec(`UPDATE marks SET failed = $1 WHERE id = $2`, reason, m.ID)
		if err != nil || n == 0 {
			return err // taken back meanwhile
		}
		return t.event(Actor{}, m.InquiryID, "mark_refused", string(m.Mark)+" "+reason)
	})
}
