package store

import (
	"errors"

	"madoguchi/connectors"
)

// reused gives a mail an id of its own when the desk knows another one by its
// Message-ID. Web forms and mailing tools use an id twice, and the mailbox
// remembers only the newest few thousand. Two mails are two when neither their
// bytes nor their words nor their time agree: a better parser may read other
// words, and another folder holds other bytes, but never with another date.
func (in *intake) reused(q *connectors.Inquiry) error {
	if len(q.Messages) != 1 || q.Messages[0].MailID == "" {
		return nil
	}
	m := &q.Messages[0]
	if in.ahead.unknown(m.RemoteID) {
		return nil
	}
	var outbox, at int64
	var body, raw string
	err := found{in.asking(messageRows, map[int]any{messageRemote: m.RemoteID}).QueryRowContext(in.ctx, `SELECT outbox_id, sent_at, body, raw FROM messages WHERE account_id = $1 AND remote_id = $2 AND remote_id <> ''`,
		in.account, m.RemoteID)}.Scan(&outbox, &at, &body, &raw)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	same := outbox != 0 || raw != "" && raw == in.sha(m.Raw) || at == in.when(*m) || squeeze(body) == squeeze(m.Text)
	if err != nil || same {
		return err
	}
	return in.apart(q)
}

// apart gives a mail the remote id of one that only shares its Message-ID with
// another, the same one that the mailbox would give it. It is made of bytes, so
// that a better parser does not change it; one that was made of words stays.
func (in *intake) apart(q *connectors.Inquiry) error {
	m := &q.Messages[0]
	id := m.RemoteID + "#" + wordsHash(*m)
	if _, err := in.known(id); err != nil {
		if !errors.Is(err, ErrNotFound) {
			return err
		}
		if len(m.Raw) > 0 {
			id = m.RemoteID + "#" + connectors.BodyMark(m.Raw)
		}
	}
	m.RemoteID, q.RemoteID = id, id
	return nil
}
