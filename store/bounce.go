package store

import (
	"context"
	"errors"
	"strings"

	"madoguchi/connectors"
	"madoguchi/connectors/subject"
)

// comesBackFor is how long after it left a mail may come back: servers try for
// five days, a few for seven.
const comesBackFor = 8 * 24 * 3600 * 1000

// A lost mail is what a delivery report is about: the conversation, and the very
// message where the report leaves no doubt.
type lost struct{ inquiry, message int64 }

// lost finds the mail a report is about: by its id, else by whom it was for and
// when, else by the order its subject names. A report that names a subject none
// of the candidates has still belongs to the conversation, but marks no message:
// a wrong mark would make a shop write twice.
func (in *intake) lost(m connectors.Message) (lost, error) {
	r := m.Returned
	if r == nil {
		return lost{}, nil
	}
	for _, find := range []func(connectors.Message) ([]candidateLost, error){in.lostByID, in.lostByAddress, in.lostByOrder} {
		all, err := find(m)
		if err != nil {
			return lost{}, err
		}
		if len(all) > 0 {
			return pickLost(all, r), nil
		}
	}
	return lost{}, nil
}

// candidateLost is a mail that may be the one, with what is compared.
type candidateLost struct {
	lost
	mailID, subject string
}

func scanLost(r scanner) (candidateLost, error) {
	var c candidateLost
	return c, r.Scan(&c.inquiry, &c.message, &c.mailID, &c.subject)
}

// pickLost chooses among candidates, the newest first.
func pickLost(all []candidateLost, r *connectors.Returned) lost {
	for _, c := range all {
		if r.MailID != "" && c.mailID == r.MailID || r.Subject != "" && subject.Normal(c.subject) == subject.Normal(r.Subject) {
			return c.lost
		}
	}
	if r.Subject != "" {
		return lost{inquiry: all[0].inquiry}
	}
	return all[0].lost
}

func (in *intake) lostByID(m connectors.Message) ([]candidateLost, error) {
	if m.Returned.MailID == "" {
		return nil, nil
	}
	return collect(in.ctx, in, scanLost, `
		SELECT inquiry_id, id, mail_id, subject FROM messages
		WHERE account_id = $1 AND mail_id = $2 AND mail_id <> '' AND direction = 'out'
		UNION ALL SELECT inquiry_id, 0, mail_id, subject FROM outbox
		WHERE account_id = $3 AND mail_id = $4 AND mail_id <> '' AND state IN ('sending', 'unknown')
		ORDER BY 2 DESC`,
		in.account, m.Returned.MailID, in.account, m.Returned.MailID)
}

// lostByAddress needs both forms of an address that is no dot-atom: reports name
// it with the quotes of the wire or without.
func (in *intake) lostByAddress(m connectors.Message) ([]candidateLost, error) {
	bare := lowerAddress(m.Returned.Address)
	at := strings.LastIndexByte(bare, '@')
	if at < 1 {
		return nil, nil
	}
	bare = strings.Trim(bare[:at], `"`) + bare[at:]
	quoted := `"` + strings.Replace(bare, "@", `"@`, 1)
	when := in.when(m)
	return collect(in.ctx, in, scanLost, `
		SELECT inquiry_id, id, mail_id, subject FROM messages
		WHERE account_id = $1 AND join_address IN ($2, $3) AND join_address <> '' AND direction = 'out' AND sent_at >= $4 AND sent_at <= $5
		ORDER BY sent_at DESC, id DESC LIMIT 50`,
		in.account, bare, quoted, when-comesBackFor, when+clockSlack)
}

func (in *intake) lostByOrder(m connectors.Message) ([]candidateLost, error) {
	numbers := in.our.exact(m.Returned.Subject, "")
	if len(numbers) != 1 {
		return nil, nil
	}
	when := in.when(m)
	return collect(in.ctx, in, scanLost, `
		SELECT m.inquiry_id, m.id, m.mail_id, m.subject FROM messages m JOIN inquiries q ON q.id = m.inquiry_id
		WHERE q.order_number = $1 AND q.order_number <> '' AND m.account_id = $2 AND m.direction = 'out' AND m.sent_at >= $3 AND m.sent_at <= $4
		ORDER BY m.sent_at DESC, m.id DESC LIMIT 50`,
		numbers[0], in.account, when-comesBackFor, when+clockSlack)
}

// bounceThread finds the conversation of a delivery report; id 0 when nothing
// here is known of the mail it is about.
func (in *intake) bounceThread(q connectors.Inquiry) (arrivals, error) {
	if len(q.Messages) != 1 || q.Messages[0].Returned == nil {
		return arrivals{}, nil
	}
	if _, err := in.known(q.Messages[0].RemoteID); !errors.Is(err, ErrNotFound) {
		return arrivals{}, err
	}
	l, err := in.lost(q.Messages[0])
	return arrivals{id: l.inquiry}, err
}

// heardBack follows a new message that says whether a mail of ours arrived, or
// that is such a mail.
func (in *intake) heardBack(a *arrivals, id int64, m connectors.Message) error {
	a.bounced = a.bounced || m.Kind == connectors.Bounce && (m.Returned == nil || m.Returned.Failed)
	switch {
	case m.Returned != nil:
		return in.saveBounce(id, m)
	case m.Direction == connectors.Out:
		return in.cameBack(in.account, id, m.MailID)
	}
	return nil
}

// saveBounce keeps what a report says beside it. A report about an answer whose
// outcome nobody knew proves that the mail server had taken it.
func (in *intake) saveBounce(id int64, m connectors.Message) error {
	if err := in.proven(m.Returned.MailID); err != nil {
		return err
	}
	l, err := in.lost(m)
	if err != nil {
		return err
	}
	r := m.Returned
	_, err = in.exec(`
		INSERT INTO bounces (message_id, account_id, about_id, mail_id, address, failed, reason, text)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (message_id) DO NOTHING`,
		id, in.account, l.message, clean(r.MailID), clean(r.Address), bit(r.Failed), clean(r.Reason), clean(r.Text))
	return err
}

func (in *intake) proven(mailID string) error {
	if mailID == "" {
		return nil
	}
	o, err := scanOutbox(in.row(`
		SELECT `+outboxColumns+outboxFrom+`WHERE o.account_id = $1 AND o.mail_id = $2 AND o.mail_id <> '' AND o.state = 'unknown'`,
		in.account, mailID))
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	in.result.Sent = addOnce(in.result.Sent, o.ID)
	return in.delivered(o, Outcome{Kind: OutcomeSent, At: o.StartedAt})
}

// cameBack joins a mail of ours to reports that were here before it.
func (t *txn) cameBack(account, message int64, mailID string) error {
	if mailID == "" {
		return nil
	}
	_, err := t.exec(`
		UPDATE bounces SET about_id = $1 WHERE account_id = $2 AND mail_id = $3 AND mail_id <> '' AND about_id = 0`,
		message, account, mailID)
	return err
}

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
		WHERE r.inquiry_id = $1 OR b.about_id IN (SELECT id FROM messages WHERE inquiry_id = $2)
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
