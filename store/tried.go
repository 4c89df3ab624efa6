package store

import "errors"

// A mail that may have left and is sent again by a person keeps its Message-ID:
// should both arrive, the customer's program shows one. Another text is another
// mail.

// keepTried remembers an attempted mail that is taken back.
func (t *txn) keepTried(o OutboxItem) error {
	if o.MailID == "" || o.StartedAt == 0 || o.Starts() {
		return nil
	}
	_, err := t.exec(`
		INSERT INTO tried (inquiry_id, mail_id, body, files) VALUES ($1, $2, $3, $4)
		ON CONFLICT (inquiry_id) DO UPDATE SET mail_id = excluded.mail_id, body = excluded.body, files = excluded.files`,
		o.InquiryID, o.MailID, o.Text, asJSON(o.Files))
	return err
}

// sameMail gives a mail that was attempted before the id it had then.
func (t *txn) sameMail(o *OutboxItem) error {
	if o.MailID == "" {
		return nil
	}
	var id, body string
	err := t.row(`
		SELECT mail_id, body FROM (
			SELECT mail_id, body, id FROM outbox
			WHERE inquiry_id = $1 AND state = 'failed' AND started_at > 0 AND mail_id <> '' AND files = $2
			UNION ALL SELECT mail_id, body, 0 FROM tried WHERE inquiry_id = $3 AND files = $4
		) AS before
		WHERE NOT EXISTS (SELECT 1 FROM messages m WHERE m.account_id = $5 AND m.mail_id = before.mail_id AND m.mail_id <> '')
		ORDER BY id DESC LIMIT 1`, o.InquiryID, asJSON(o.Files), o.InquiryID, asJSON(o.Files), o.Account).Scan(&id, &body)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err == nil && sameText(body, o.Text) {
		o.MailID = id
	}
	return err
}
