package store

import (
	"context"
	"slices"
	"strconv"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/subject"
)

// Claim takes a queued answer for sending, for one process only: whoever comes
// second gets false. From here on the row says that it may have been sent.
func (s *Store) Claim(ctx context.Context, id int64, token string, known []string, now time.Time) (OutboxItem, bool, error) {
	var o OutboxItem
	var got bool
	err := s.tx(ctx, func(t *txn) error {
		n, err := t.exec(`
			UPDATE outbox SET state = 'sending', token = $1, known = $2, started_at = $3, absent_at = 0, attempts = attempts + 1,
				code = '', reason = '', version = version + 1
			WHERE id = $4 AND state = 'queued' AND send_at <= $5`,
			token, asJSON(known), now.UnixMilli(), id, now.UnixMilli())
		if err != nil || n == 0 {
			return err
		}
		got = true
		if o, err = t.outboxItem(id); err != nil {
			return err
		}
		return t.moved(o, OutQueued, OutSending)
	})
	return o, got, err
}

// moved follows a change of an item's state in the counters and on the list.
func (t *txn) moved(o OutboxItem, from, to string) error {
	t.recountOutbox(from, to)
	return t.showSending(o.InquiryID)
}

// Finish writes down how an attempt ended. It is for the process that claimed
// the item; an item that a pull has meanwhile proved to be sent stays sent.
func (s *Store) Finish(ctx context.Context, id int64, token string, out Outcome) error {
	return s.tx(ctx, func(t *txn) error {
		o, err := t.claimed(id, token)
		if err != nil {
			return err
		}
		if o.State == OutSent {
			return t.receipt(o, out)
		}
		if o.State != OutSending && o.State != OutUnknown {
			return ErrConflict
		}
		switch out.Kind {
		case OutcomeSent:
			return t.delivered(o, out)
		case OutcomeFailed:
			return t.fail(id, out.Code, out.Text)
		case OutcomeRetry:
			return t.again(o, out)
		}
		return t.unsure(o, out.Code, out.Text)
	})
}

func (t *txn) claimed(id int64, token string) (OutboxItem, error) {
	var have string
	if err := t.row(`SELECT token FROM outbox WHERE id = $1`, id).Scan(&have); err != nil {
		return OutboxItem{}, err
	}
	if token == "" || have != token {
		return OutboxItem{}, ErrConflict
	}
	return t.outboxItem(id)
}

// receipt keeps the number a late receipt brings of an answer a pull has found.
func (t *txn) receipt(o OutboxItem, out Outcome) error {
	if out.Kind != OutcomeSent {
		return nil
	}
	if err := t.takeThread(&o, out.Thread); err != nil {
		return err
	}
	if out.RemoteID == "" || o.RemoteID != "" {
		return nil
	}
	_, err := t.exec(`UPDATE outbox SET remote_id = $1 WHERE id = $2`, out.RemoteID, o.ID)
	return err
}

// delivered puts the answer into the thread, unless a pull has done so.
func (t *txn) delivered(o OutboxItem, out Outcome) error {
	at := out.At
	if at == 0 {
		at = t.now
	}
	if out.RemoteID != "" {
		o.RemoteID = out.RemoteID
	}
	if err := t.takeThread(&o, out.Thread); err != nil {
		return err
	}
	message, err := t.twin(o)
	if err != nil {
		return err
	}
	if message == 0 {
		message, err = t.insertSent(o, at)
	} else {
		_, err = t.exec(`UPDATE outbox SET pulled = 1 WHERE id = $1`, o.ID)
	}
	if err != nil {
		return err
	}
	if err := t.remark(message, out.Text); err != nil {
		return err
	}
	if err := t.isSent(o, message, at); err != nil {
		return err
	}
	t.redocLater(o.InquiryID)
	return nil
}

// remark keeps what went wrong after a delivery, such as a copy that could not be
// saved, with the message it is about.
func (t *txn) remark(message int64, text string) error {
	if text == "" {
		return nil
	}
	var kept string
	if err := t.row(`SELECT warnings FROM messages WHERE id = $1`, message).Scan(&kept); err != nil {
		return err
	}
	var warnings []string
	if err := fromJSON(kept, &warnings); err != nil {
		return err
	}
	if slices.Contains(warnings, text) {
		return nil
	}
	return t.must(`UPDATE messages SET warnings = $1 WHERE id = $2`, asJSON(append(warnings, text)), message)
}

// twin returns a message of the thread that a pull brought and that is this
// very answer.
func (t *txn) twin(o OutboxItem) (int64, error) {
	all, err := collect(t.ctx, t, func(r scanner) (Message, error) {
		var m Message
		return m, r.Scan(&m.ID, &m.RemoteID, &m.MailID, &m.Text, &m.SentAt)
	}, `
		SELECT id, remote_id, mail_id, body, sent_at FROM messages
		WHERE inquiry_id = $1 AND direction = 'out' AND outbox_id = 0 ORDER BY sent_at, id`, o.InquiryID)
	if err != nil {
		return 0, err
	}
	for _, m := range all {
		switch {
		case o.RemoteID != "" && m.RemoteID == o.RemoteID,
			o.MailID != "" && m.MailID == o.MailID,
			sayable(o, m.RemoteID) && m.SentAt >= o.StartedAt-echoSlack && sameText(m.Text, o.Text):
			return m.ID, nil
		}
	}
	return 0, nil
}

// insertSent adds the answer to its thread.
func (t *txn) insertSent(o OutboxItem, at int64) (int64, error) {
	remote := o.RemoteID
	if remote != "" {
		var taken int
		err := t.row(`SELECT COUNT(*) FROM messages WHERE account_id = $1 AND remote_id = $2 AND remote_id <> ''`, o.Account, remote).Scan(&taken)
		if err != nil {
			return 0, err
		}
		if taken > 0 {
			remote = ""
		}
	}
	j := t.joinSent(o)
	var id int64
	err := t.row(`
		INSERT INTO messages (inquiry_id, account_id, remote_id, direction, author, people, sent_at, subject, body, mail_id, refs,
			outbox_id, staff_id, join_address, join_subject, created_at)
		VALUES ($1, $2, $3, 'out', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) RETURNING id`,
		o.InquiryID, o.Account, remote, o.ByName, asJSON(o.To), at, o.Subject, o.Text, o.MailID, asJSON(o.Refs),
		o.ID, o.By, j.address, j.subject, t.now).Scan(&id)
	if err != nil {
		return 0, err
	}
	for i, f := range o.Files {
		_, err := t.exec(`
			INSERT INTO files (message_id, account_id, position, name, media_type, size, sha256, state)
			VALUES ($1, $2, $3, $4, $5, $6, $7, 'stored')`, id, o.Account, i, f.Name, f.Type, f.Size, f.SHA256)
		if err != nil {
			return 0, err
		}
	}
	_, err = t.cameBack(id, o.MailID)
	return id, err
}

func (t *txn) joinSent(o OutboxItem) join {
	if o.MailID == "" || len(o.To) == 0 {
		return join{}
	}
	return join{address: lowerAddress(o.To[0].Address), subject: subject.Normal(o.Subject)}
}

// isSent makes an item sent and moves its inquiry on, unless the customer has
// written again meanwhile.
func (t *txn) isSent(o OutboxItem, message, at int64) error {
	_, err := t.exec(`
		UPDATE outbox SET state = 'sent', sent_at = $1, message_id = $2, remote_id = $3, code = '', reason = '', version = version + 1
		WHERE id = $4`, at, message, o.RemoteID, o.ID)
	if err != nil {
		return err
	}
	if _, err := t.exec(`UPDATE messages SET outbox_id = $1, staff_id = $2 WHERE id = $3`, o.ID, o.By, message); err != nil {
		return err
	}
	if err := t.moved(o, o.State, OutSent); err != nil {
		return err
	}
	if err := t.eventAt(Actor{Staff: o.By, Name: o.ByName}, o.InquiryID, at, "sent", ""); err != nil {
		return err
	}
	if err := t.keepPromises(o, message, at); err != nil {
		return err
	}
	if err := t.keepSendings(o, message, at); err != nil {
		return err
	}
	return t.moveOn(o)
}

func (t *txn) moveOn(o OutboxItem) error {
	var state string
	var mail bool
	if err := t.row(`SELECT state, is_mail FROM inquiries WHERE id = $1`, o.InquiryID).Scan(&state, &mail); err != nil {
		return err
	}
	d, err := t.digest(o.InquiryID)
	if err != nil {
		return err
	}
	to := StateWaiting
	switch {
	case d.unanswered != 0:
		to = StateNew
	case o.FollowAt > t.now:
		return t.follow(o, state)
	case o.Done:
		to = StateDone
	}
	if to != state {
		if err := t.setState(o.InquiryID, to); err != nil {
			return err
		}
	}
	if to == StateDone && !mail {
		if err := t.wantMark(o.InquiryID, connectors.MarkComplete); err != nil {
			return err
		}
	}
	_, err = t.refresh(o.InquiryID)
	return err
}

// follow puts an inquiry off whose answer is sent (返信してフォロー).
func (t *txn) follow(o OutboxItem, state string) error {
	if err := t.setState(o.InquiryID, StateSnoozed); err != nil {
		return err
	}
	err := t.must(`UPDATE inquiries SET snooze_until = $1, snooze_for = $2 WHERE id = $3`, o.FollowAt, "", o.InquiryID)
	if err != nil {
		return err
	}
	if _, err := t.refresh(o.InquiryID); err != nil {
		return err
	}
	return t.event(Actor{Staff: o.By, Name: o.ByName}, o.InquiryID, "state", StateSnoozed+" until "+strconv.FormatInt(o.FollowAt, 10))
}
