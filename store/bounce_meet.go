package store

import (
	"errors"

	"madoguchi/connectors"
)

// bounceThread finds the conversation of a delivery report; id 0 when nothing
// here is known of the mail it is about.
func (in *intake) bounceThread(q connectors.Inquiry) (arrivals, error) {
	if !isReport(q) {
		return arrivals{}, nil
	}
	if _, err := in.known(q.Messages[0].RemoteID); !errors.Is(err, ErrNotFound) {
		return arrivals{}, err
	}
	l, err := in.lost(q.Messages[0])
	if err != nil || l.inquiry == 0 {
		return arrivals{}, err
	}
	return in.arrival(l.inquiry)
}

func isReport(q connectors.Inquiry) bool {
	return len(q.Messages) == 1 && q.Messages[0].Returned != nil
}

// reported puts a delivery report into an inquiry of another account: the mail it
// is about went out there. It says that the mail came back and nothing else of
// the inquiry.
func (in *intake) reported(a arrivals, q connectors.Inquiry) error {
	m := q.Messages[0]
	if _, err := in.known(m.RemoteID); !errors.Is(err, ErrNotFound) {
		return err // here already, wherever a person has put it
	}
	id, err := in.insertMessage(a, connectors.Inquiry{}, m, 0)
	if err != nil {
		return err
	}
	a.inserted = append(a.inserted, id)
	if err := in.heardBack(&a, id, m); err != nil {
		return err
	}
	var stands elsewhere
	err = in.row(`SELECT remote_done, remote_seen, looked_at FROM inquiries WHERE id = $1`, a.id).Scan(&stands.done, &stands.seen, &stands.looked)
	if err != nil {
		return err
	}
	if err := in.settle(a, connectors.Inquiry{}, stands); err != nil {
		return err
	}
	in.result.Changed = addOnce(in.result.Changed, a.id)
	in.redocLater(a.id)
	return nil
}

// cameBack joins a mail of ours to reports that were here before it, in whatever
// account, and tells whether one of them says that it is lost.
func (t *txn) cameBack(message int64, mailID string) (failed bool, err error) {
	if mailID == "" {
		return false, nil
	}
	type early struct {
		id     int64
		failed bool
	}
	reports, err := collect(t.ctx, t, func(r scanner) (e early, err error) { return e, r.Scan(&e.id, &e.failed) }, `
		SELECT message_id, failed FROM bounces
		WHERE account_id IN (SELECT id FROM accounts WHERE removed_at = 0) AND mail_id = $1 AND mail_id <> '' AND about_id = 0`, mailID)
	if err != nil {
		return false, err
	}
	for _, r := range reports {
		failed = failed || r.failed
		if err := t.must(`UPDATE bounces SET about_id = $1 WHERE message_id = $2`, message, r.id); err != nil {
			return failed, err
		}
		if err := t.fetchReport(message, r.id); err != nil {
			return failed, err
		}
	}
	return failed, nil
}

// fetchReport ends an inquiry that holds nothing but reports in that of the mail
// they are about. Where a person has written, or has parted the two, they stay
// apart: the mark on the mail is enough.
func (t *txn) fetchReport(message, report int64) error {
	var into, from, people int64
	if err := t.row(`SELECT inquiry_id FROM messages WHERE id = $1`, message).Scan(&into); err != nil {
		return err
	}
	if err := t.row(`SELECT inquiry_id FROM messages WHERE id = $1`, report).Scan(&from); err != nil || from == into {
		return err
	}
	err := t.row(`SELECT COUNT(*) FROM messages WHERE inquiry_id = $1 AND direction IN ('in', 'out', 'unknown') AND kind <> 'bounce'`, from).Scan(&people)
	if err != nil || people > 0 {
		return err
	}
	if apart, err := t.parted(into, from); err != nil || apart {
		return err
	}
	// A report names its reader or the lost mail's; who asked is known over there.
	_, err = t.exec(`
		UPDATE inquiries SET (own_name, kana, address, phone, customer_at) = (
			SELECT own_name, kana, address, phone, customer_at FROM inquiries x WHERE x.id = $1)
		WHERE id = $2`, into, from)
	if err != nil {
		return err
	}
	_, err = t.merge(into, from, joinedByID)
	return err
}
