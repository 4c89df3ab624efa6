package store

import (
	"slices"
	"strings"

	"madoguchi/connectors"
)

// digest is what the list shows of a thread, computed from its messages.
type digest struct {
	count           int
	lastIn, lastOut int64
	lastAt          int64
	newest          int64 // highest message id
	unanswered      int64 // when the oldest question without an answer came
	snippet         string
	unread          bool
	human           bool   // somebody has written, not only a machine
	bounced         bool   // there is a bounce in it
	last            string // direction of the last person's message, or "bounce"
	thanked         bool   // what came last answers the shop with thanks and asks nothing
	lastOurs        bool   // that message went through our outbox
	cameBack        int64  // when the last report of a failure was written
	first           string // remote id and subject of the first message
	subject         string
	firstAnswers    bool // it answers another one: only until a better one comes
	seen            int64
	official        bool  // a mall's own letter is in it
	deadline        int64 // the earliest by which one without an answer wants it
	asks            []asking
}

// asking is a message as far as answering goes.
type asking struct {
	id, at, outbox int64
	deadline       int64 // of an official letter
	seen           int64 // newest message its writer had seen, for one of ours
	announcement   bool  // a notice mail of what the mall itself has brought
	returned       bool  // a mail of ours that did not arrive
	delay          bool  // a report that the other side is still trying
	thanks         bool  // it came to a resting inquiry and asks nothing
	direction      string
	kind           string
	deleted        bool
}

// digest reads a thread. What a delivery report says is read in our words: the
// report itself is a machine's English. The CROSS JOIN keeps SQLite from looking for the answered
// mail among all mails of the account before it knows the id.
func (t *txn) digest(inquiry int64) (digest, error) {
	var d digest
	var remote string
	var created int64
	if err := t.row(`SELECT seen_id, remote_id, created_at FROM inquiries WHERE id = $1`, inquiry).Scan(&d.seen, &remote, &created); err != nil {
		return d, err
	}
	if Starting(remote) {
		d.lastAt = created // nothing is in it yet, and it is the newest of all
	}
	rows, err := t.QueryContext(t.ctx, `
		SELECT m.id, m.sent_at, m.outbox_id, COALESCE(o.seen_id, 0), m.direction, m.kind, m.deleted, m.deadline, m.thanks,
			CASE WHEN m.account_id = q.account_id THEN m.remote_id ELSE '' END, m.subject,
			COALESCE((SELECT b.address || ' ' || b.text FROM bounces b WHERE b.message_id = m.id AND b.text <> ''), m.body),
			CASE WHEN m.account_id <> q.account_id AND m.kind <> 'bounce' THEN 1 ELSE 0 END,
			CASE WHEN EXISTS (SELECT 1 FROM bounces b WHERE b.about_id = m.id AND b.failed = 1) THEN 1 ELSE 0 END,
			CASE WHEN EXISTS (SELECT 1 FROM bounces b WHERE b.message_id = m.id AND b.failed = 0) THEN 1 ELSE 0 END,
			CASE WHEN m.outbox_id <> 0 AND COALESCE(o.thread, '-') <> '' OR EXISTS (
				SELECT 1 FROM refs r CROSS JOIN messages p
				WHERE r.message_id = m.id AND p.account_id = m.account_id AND p.mail_id = r.ref AND p.mail_id <> ''
					AND p.inquiry_id = m.inquiry_id AND p.id <> m.id) THEN 1 ELSE 0 END
		FROM messages m JOIN inquiries q ON q.id = m.inquiry_id LEFT JOIN outbox o ON o.id = m.outbox_id
		WHERE m.inquiry_id = $1 AND m.direction IN ('in', 'out', 'unknown') ORDER BY m.sent_at, m.remote_id, m.id`, inquiry)
	if err != nil {
		return d, err
	}
	defer rows.Close()
	for rows.Next() {
		var m asking
		var remote, subject, body string
		var answer bool
		if err := rows.Scan(&m.id, &m.at, &m.outbox, &m.seen, &m.direction, &m.kind, &m.deleted, &m.deadline, &m.thanks, &remote, &subject, &body, &m.announcement, &m.returned, &m.delay, &answer); err != nil {
			return d, err
		}
		if m.announcement {
			d.count++
			continue
		}
		// A thread is known by the mail that opened it. Clocks differ: an answer
		// can carry an earlier time than what it answers.
		if remote != "" && (d.first == "" || d.firstAnswers && !answer) {
			d.first, d.subject, d.firstAnswers = remote, subject, answer
		}
		d.add(m, body)
	}
	d.judge()
	return d, rows.Err()
}

func (d *digest) add(m asking, body string) {
	d.asks = append(d.asks, m)
	d.count++
	d.newest = max(d.newest, m.id)
	d.lastAt = max(d.lastAt, m.at)
	d.snippet = snippet(body)
	switch m.direction {
	case string(connectors.In):
		d.lastIn = max(d.lastIn, m.at)
	case string(connectors.Out):
		d.lastOut = max(d.lastOut, m.at)
	}
	switch {
	case m.kind == connectors.Bounce && m.delay: // a warning: it may still arrive
	case m.kind == connectors.Bounce:
		d.bounced, d.cameBack = true, max(d.cameBack, m.at)
		d.last, d.lastOurs = connectors.Bounce, false
	case m.returned: // also when the report's clock is behind ours
		d.human, d.bounced, d.cameBack = true, true, max(d.cameBack, m.at)
		d.last, d.lastOurs = connectors.Bounce, false
	case !automatic(m.kind) && m.direction != string(connectors.Unknown):
		d.human = true
		d.last, d.lastOurs = m.direction, m.outbox != 0
		d.thanked = m.thanks
	}
}

// judge finds the oldest open question, and whether one was not looked at.
func (d *digest) judge() {
	for _, m := range d.asks {
		if m.direction != string(connectors.In) || m.deleted {
			continue
		}
		d.official = d.official || m.kind == connectors.Official
		if d.answered(m) {
			continue
		}
		if m.deadline > 0 && (d.deadline == 0 || m.deadline < d.deadline) {
			d.deadline = m.deadline
		}
		if m.id > d.seen {
			d.unread = true
		}
		if !automatic(m.kind) && !m.thanks && d.unanswered == 0 {
			d.unanswered = m.at
		}
	}
	if d.unanswered == 0 && d.human && d.last == connectors.Bounce {
		d.unanswered = d.cameBack // what was to be told was not told
	}
}

// answered tells whether the shop wrote after m. An answer of ours answers what
// its writer had seen, and nothing that came while it was on its way. For one
// written elsewhere there is only the clock of the mall. What did not arrive
// answers nothing.
func (d *digest) answered(m asking) bool {
	return slices.ContainsFunc(d.asks, func(o asking) bool {
		if o.direction != string(connectors.Out) || automatic(o.kind) || o.returned {
			return false
		}
		if o.outbox != 0 && o.seen != 0 {
			return m.id <= o.seen
		}
		if o.outbox != 0 {
			return m.id < o.id
		}
		return o.at >= m.at
	})
}

// snippet is the start of a text on one line.
func snippet(body string) string {
	const most = 120
	head := body
	if len(head) > 2000 {
		head = strings.ToValidUTF8(head[:2000], "")
	}
	line := []rune(strings.Join(strings.Fields(head), " "))
	return string(line[:min(len(line), most)])
}

// refresh writes the digest of a thread and everything that follows from it.
func (t *txn) refresh(inquiry int64) (digest, error) {
	d, err := t.digest(inquiry)
	if err != nil {
		return d, err
	}
	_, err = t.exec(`
		UPDATE inquiries SET message_count = $1, last_in_at = $2, last_out_at = $3, last_at = $4, fresh_key = $5,
			newest_id = $6, unanswered_at = $7, snippet = $8, unread = $9,
			remote_id = CASE WHEN is_mail = 1 AND $10 <> '' THEN $11 ELSE remote_id END,
			subject = CASE WHEN is_mail = 1 AND $12 <> '' THEN $13 ELSE subject END,
			has_files = CASE WHEN EXISTS (SELECT 1 FROM files f JOIN messages m ON m.id = f.message_id WHERE m.inquiry_id = $14) THEN 1 ELSE 0 END
		WHERE id = $15`,
		d.count, d.lastIn, d.lastOut, d.lastAt, -d.lastAt, d.newest, d.unanswered, d.snippet, bit(d.unread),
		d.first, d.first, d.first, d.subject, inquiry, inquiry)
	if err != nil {
		return d, err
	}
	if err := t.restOfMemo(inquiry); err != nil {
		return d, err
	}
	if err := t.pin(inquiry, d); err != nil {
		return d, err
	}
	if err := t.owe(inquiry); err != nil {
		return d, err
	}
	if err := t.judgeScam(inquiry); err != nil {
		return d, err
	}
	return d, t.nameCustomer(inquiry)
}
