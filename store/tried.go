package store

import (
	"errors"
	"slices"
	"strings"
)

// A mail that may have left and is sent again by a person keeps its Message-ID:
// should both arrive, the customer's program shows one. Another text, or the same
// in other bytes, is another mail.

// keepTried remembers an attempted answer that is taken back.
func (t *txn) keepTried(o OutboxItem) error {
	if o.MailID == "" || o.StartedAt == 0 {
		return nil
	}
	_, err := t.exec(`
		INSERT INTO tried (inquiry_id, mail_id, body, files, charset) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (inquiry_id) DO UPDATE SET mail_id = excluded.mail_id, body = excluded.body, files = excluded.files,
			charset = excluded.charset`,
		o.InquiryID, o.MailID, o.Text, asJSON(o.Files), o.Charset)
	return err
}

// sameMail gives an answer that was attempted before the id it had then.
func (t *txn) sameMail(o *OutboxItem) error {
	if o.MailID == "" {
		return nil
	}
	var id, body string
	err := t.row(`
		SELECT mail_id, body FROM (
			SELECT mail_id, body, id FROM outbox
			WHERE inquiry_id = $1 AND state = 'failed' AND started_at > 0 AND mail_id <> '' AND files = $2 AND charset = $3
			UNION ALL SELECT mail_id, body, 0 FROM tried WHERE inquiry_id = $4 AND files = $5 AND charset = $6
		) AS before
		WHERE NOT EXISTS (SELECT 1 FROM messages m WHERE m.account_id = $7 AND m.mail_id = before.mail_id AND m.mail_id <> '')
		ORDER BY id DESC LIMIT 1`,
		o.InquiryID, asJSON(o.Files), o.Charset, o.InquiryID, asJSON(o.Files), o.Charset, o.Account).Scan(&id, &body)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err == nil && sameText(body, o.Text) {
		o.MailID = id
	}
	return err
}

// keepTriedStart remembers an attempted first text with the draft it has become:
// its inquiry is gone.
func (t *txn) keepTriedStart(k StartDraft, o OutboxItem) error {
	if o.MailID == "" || o.StartedAt == 0 {
		return nil
	}
	return t.must(`UPDATE start_drafts SET tried = $1 WHERE order_id = $2 AND address = $3`, asJSON(firstOf(o)), k.Order, k.Address)
}

// sameStart gives a first text that was attempted before the id it had then.
func (t *txn) sameStart(k StartDraft, o *OutboxItem) error {
	if o.MailID == "" {
		return nil
	}
	var kept string
	err := t.row(`
		SELECT tried FROM start_drafts WHERE order_id = $1 AND address = $2 AND tried <> ''`, k.Order, k.Address).Scan(&kept)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	var before triedStart
	if err := fromJSON(kept, &before); err != nil {
		return err
	}
	var arrived int
	err = t.row(`
		SELECT COUNT(*) FROM messages WHERE account_id = $1 AND mail_id = $2 AND mail_id <> ''`, o.Account, before.MailID).Scan(&arrived)
	if err == nil && arrived == 0 && before.is(*o) {
		o.MailID = before.MailID
	}
	return err
}

// triedStart is a first text as it was handed over.
type triedStart struct {
	MailID  string      `json:"mail_id"`
	Account int64       `json:"account"`
	To      string      `json:"to"`
	Subject string      `json:"subject"`
	Text    string      `json:"text"`
	Files   []DraftFile `json:"files"`
	Charset string      `json:"charset"`
}

func firstOf(o OutboxItem) triedStart {
	s := triedStart{MailID: o.MailID, Account: o.Account, Subject: o.Subject, Text: o.Text, Files: o.Files, Charset: o.Charset}
	if len(o.To) > 0 {
		s.To = lowerAddress(o.To[0].Address)
	}
	return s
}

func (s triedStart) is(o OutboxItem) bool {
	now := firstOf(o)
	return now.Account == s.Account && now.To == s.To && strings.TrimSpace(clean(now.Subject)) == strings.TrimSpace(s.Subject) &&
		sameText(now.Text, s.Text) && slices.Equal(now.Files, s.Files) && now.Charset == s.Charset
}
