package store

import (
	"context"
	"slices"

	"madoguchi/connectors"
)

// repliedElsewhere reports whether a mail was answered with another program, says
// so for the first time, and is the last word of the customer: the server keeps a
// mark on it, but no copy of the answer has come.
func (in *intake) repliedElsewhere(a arrivals, q connectors.Inquiry) (bool, error) {
	if !q.Answered || !isMail(q) {
		return false, nil
	}
	id, err := in.known(q.Messages[0].RemoteID)
	if err != nil {
		return false, err
	}
	d, err := in.digest(a.id)
	if err != nil {
		return false, err
	}
	at := slices.IndexFunc(d.asks, func(m asking) bool { return m.id == id })
	if at < 0 || slices.ContainsFunc(d.asks[at+1:], func(m asking) bool {
		return m.direction == string(connectors.In) && !automatic(m.kind) && !m.deleted && !d.answered(m)
	}) {
		return false, nil
	}
	if slices.Contains(a.inserted, id) {
		return true, nil
	}
	settled, err := in.putAway(a.id, d.asks[at].at)
	return !settled, err
}

// putAway reports whether a thread was among the answered or closed ones since a
// mail of it came. What was done with it afterwards stays: the mark on the mail
// says nothing new, however often a server shows it. The rows tell what came
// first; clocks do not, because a mail is older than its arrival.
func (in *intake) putAway(inquiry, sentAt int64) (bool, error) {
	var n int
	err := in.row(`
		SELECT COUNT(*) FROM events WHERE inquiry_id = $1 AND kind = 'state'
			AND (detail = $2 OR staff_id <> 0 AND detail IN ($3, $4, $5))
			AND id > (SELECT COALESCE(MAX(id), 0) FROM events WHERE inquiry_id = $6 AND kind = 'received' AND at = $7)`,
		inquiry, StateWaiting+" "+whyElsewhere, StateWaiting, StateDone, StateIgnored, inquiry, sentAt).Scan(&n)
	return n > 0, err
}

// moveReplied puts a thread among the answered ones, unless somebody has decided
// otherwise.
func (in *intake) moveReplied(id int64) error {
	row, err := in.sheet(id)
	if err != nil {
		return err
	}
	state := row.now.state
	if state != StateNew && state != StateWorking {
		return nil
	}
	if err := in.move(id, state, StateWaiting, whyElsewhere, ""); err != nil {
		return err
	}
	in.result.New = slices.DeleteFunc(in.result.New, func(n int64) bool { return n == id })
	_, err = in.refresh(id)
	return err
}

// Mail returns a mail of an account byte for byte by the remote id of its message.
// It is ErrNotFound when there is none, or when its bytes are not kept.
func (s *Store) Mail(ctx context.Context, account int64, remote string) ([]byte, error) {
	var sha string
	row := s.read.QueryRowContext(ctx, `SELECT raw FROM messages WHERE account_id = $1 AND remote_id = $2 AND remote_id <> ''`, account, remote)
	if err := (found{row}).Scan(&sha); err != nil {
		return nil, err
	}
	if sha == "" {
		return nil, ErrNotFound
	}
	return s.Blob(sha)
}
