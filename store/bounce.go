package store

import (
	"context"
	"errors"

	"madoguchi/connectors"
)

// Bounce tells that a mail did not arrive, or not yet.
type Bounce struct {
	Report  int64 // the message that says so
	About   int64 // the mail it is about, 0 when that is not known
	At      int64 // when the report was written
	Address string
	Failed  bool
	Reason  string // stable word
	Text    string // Japanese: what happened and what to do
}

// Bounces returns what delivery reports say of the messages of a thread, by
// message: the report itself, and the mail it is about. Where several speak of
// one mail a failure counts before a delay, and the newest last.
func (s *Store) Bounces(ctx context.Context, inquiry int64) (map[int64]Bounce, error) {
	all, err := collect(ctx, s.read, func(r scanner) (Bounce, error) {
		var b Bounce
		return b, r.Scan(&b.Report, &b.About, &b.At, &b.Address, &b.Failed, &b.Reason, &b.Text)
	}, `
		SELECT b.message_id, b.about_id, r.sent_at, b.address, b.failed, b.reason, b.text
		FROM bounces b JOIN messages r ON r.id = b.message_id
		WHERE b.message_id IN (
			SELECT id FROM messages WHERE inquiry_id = $1
			UNION SELECT k.message_id FROM messages m JOIN bounces k ON k.about_id = m.id WHERE m.inquiry_id = $2)
		ORDER BY b.failed, r.sent_at, r.id`, inquiry, inquiry)
	if err != nil {
		return nil, err
	}
	of := map[int64]Bounce{}
	for _, b := range all {
		of[b.Report] = b
		if b.About != 0 {
			of[b.About] = b
		}
	}
	return of, nil
}

// heardBack follows a new message that says whether a mail of ours arrived, or
// that is such a mail.
func (in *intake) heardBack(a *arrivals, id int64, m connectors.Message) error {
	a.bounced = a.bounced || m.Kind == connectors.Bounce && (m.Returned == nil || m.Returned.Failed)
	switch {
	case m.Returned != nil:
		return in.saveBounce(a.id, id, m)
	case m.Direction == connectors.Out && in.ahead.searches(m.MailID):
		lost, err := in.cameBack(id, m.MailID)
		a.bounced = a.bounced || lost
		return err
	}
	return nil
}

// saveBounce keeps what a report says beside it, in the inquiry of the report. A report about an answer whose
// outcome nobody knew proves that the mail server had taken it.
func (in *intake) saveBounce(inquiry, id int64, m connectors.Message) error {
	if err := in.proven(m.Returned.MailID); err != nil {
		return err
	}
	l, err := in.lost(m)
	if err != nil {
		return err
	}
	if l.message == 0 && in.ahead != nil {
		in.ahead.lost[clean(m.Returned.MailID)] = true
	}
	r, threads := m.Returned, in.threads
	_, err = in.exec(`
		INSERT INTO bounces (message_id, account_id, about_id, mail_id, address, failed, reason, text)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (message_id) DO NOTHING`,
		id, in.account, l.message, clean(r.MailID), clean(r.Address), bit(r.Failed), clean(r.Reason), clean(r.Text))
	delete(threads, l.inquiry) // which knows now that a mail came back
	delete(threads, inquiry)
	in.threads = threads
	return err
}

func (in *intake) proven(mailID string) error {
	if mailID == "" || in.ahead != nil && !in.ahead.sent {
		return nil
	}
	o, err := scanOutbox(in.row(`
		SELECT `+outboxColumns+outboxFrom+`WHERE o.mail_id = $1 AND o.mail_id <> '' AND o.state = 'unknown'`, mailID))
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	in.result.Sent = addOnce(in.result.Sent, o.ID)
	return in.delivered(o, Outcome{Kind: OutcomeSent, At: o.StartedAt})
}
