package store

import (
	"errors"
	"strings"

	"madoguchi/connectors"
)

// An answer of ours meets its own echo twice: as the receipt of the attempt and
// as a message of a later pull, in either order. Both are one row.

// echoSlack allows for a mall's clock that is behind ours.
const echoSlack = 2 * 60 * 1000

// reconcile looks for the outbox item whose echo an Out message is.
func (in *intake) reconcile(a *arrivals, q connectors.Inquiry, m connectors.Message) (bool, error) {
	if a.created || in.ahead != nil && !in.ahead.sent {
		return false, nil // nothing has left from there
	}
	o, err := in.echoed(a.id, m)
	if err != nil || o.ID == 0 {
		return false, err
	}
	a.changed = true
	if o.message != 0 {
		return true, in.adopt(o, m)
	}
	id, err := in.insertMessage(*a, q, m, o.ID)
	if err != nil {
		return false, err
	}
	return true, in.pulled(o.ID, id, m)
}

// echo is an outbox item that may have become a message already.
type echo struct {
	OutboxItem
	message int64
	remote  string // remote id of that message
}

// echoed returns the item that m is the echo of; ID 0 when there is none.
func (in *intake) echoed(inquiry int64, m connectors.Message) (echo, error) {
	open, err := collect(in.ctx, in, func(r scanner) (echo, error) {
		var e echo
		var err error
		e.OutboxItem, err = scanOutbox(tail{r, []any{&e.message, &e.remote}})
		return e, err
	}, `SELECT `+outboxColumns+`, o.message_id,
			COALESCE((SELECT m.remote_id FROM messages m WHERE m.id = o.message_id), '')
		FROM outbox o JOIN accounts a ON a.id = o.account_id
		WHERE o.inquiry_id = $1 AND o.pulled = 0 AND o.state IN ('sending', 'unknown', 'sent')
		ORDER BY o.started_at, o.id`, inquiry)
	if err != nil {
		return echo{}, err
	}
	for _, same := range []func(echo) bool{
		func(e echo) bool { return e.RemoteID != "" && e.RemoteID == m.RemoteID },
		func(e echo) bool { return e.MailID != "" && e.MailID == m.MailID },
		func(e echo) bool {
			return sayable(e.OutboxItem, m.RemoteID) && in.when(m) >= e.StartedAt-echoSlack && sameText(e.Text, m.Text)
		},
	} {
		for _, e := range open {
			if same(e) {
				return e, nil
			}
		}
	}
	return echo{}, nil
}

// sayable: a mall that gave a number for the answer means another message by
// another number. A mail server may rewrite ids on the way.
func sayable(o OutboxItem, remote string) bool {
	return o.MailID != "" || o.RemoteID == "" || remote == "" || o.RemoteID == remote
}

// sameText compares without line ends and spaces at the end of lines.
func sameText(a, b string) bool { return plainText(a) == plainText(b) }

func plainText(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(clean(s))
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " \t\u3000")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// adopt gives the row that the receipt made the facts of the pulled message.
func (in *intake) adopt(e echo, m connectors.Message) error {
	_, err := in.exec(`
		UPDATE messages SET remote_id = CASE WHEN $1 = '' THEN remote_id ELSE $2 END,
			mail_id = CASE WHEN mail_id = '' THEN $3 ELSE mail_id END,
			author = $4, html = $5, raw = $6, sent_at = $7
		WHERE id = $8`,
		m.RemoteID, m.RemoteID, m.MailID, m.Author, m.HTML, in.sha(m.Raw), in.when(m), e.message)
	if err != nil {
		return err
	}
	in.saveRefs(e.message, m.Refs)
	if err := in.writeRows(); err != nil { // that message does not wait, so they must not (messagesOf)
		return err
	}
	if err := in.sentAs(e.message, m); err != nil {
		return err
	}
	return in.pulled(e.ID, e.message, m)
}

// pulled notes that an item's message was seen on the other side: it is sent,
// whatever the attempt said.
func (in *intake) pulled(item, message int64, m connectors.Message) error {
	var seen bool
	o, err := scanOutbox(tail{in.row(`SELECT `+outboxColumns+`, o.pulled <> 0`+outboxFrom+`WHERE o.id = $1`, item), []any{&seen}})
	if err != nil {
		if errors.Is(err, ErrNotFound) {
			return nil
		}
		return err
	}
	remote := firstText(m.RemoteID, o.RemoteID)
	if !seen || remote != o.RemoteID { // most are seen again and again, and a change would forget what was looked up
		o.RemoteID = remote
		if _, err := in.exec(`UPDATE outbox SET pulled = 1, remote_id = $1 WHERE id = $2`, remote, item); err != nil {
			return err
		}
	}
	if o.State == OutSent {
		return nil
	}
	in.result.Sent = addOnce(in.result.Sent, item)
	return in.isSent(o, message, in.when(m))
}
