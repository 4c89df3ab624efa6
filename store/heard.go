package store

import "slices"

// threads are the messages of inquiries as a transaction has read them, or as it has
// added them: threading, linking, the state and the warnings all look at the same ones,
// and so does an answer that comes soon.
type threads map[int64][]heard

// mostThreads is how many a transaction holds.
const mostThreads = 256

func (t *txn) holdThread(inquiry int64, all []heard) {
	if t.threads == nil || len(t.threads) >= mostThreads {
		t.threads = threads{}
	}
	t.threads[inquiry] = all
}

// heard is one message: what it says, and how it stands to an answer.
type heard struct {
	asking
	account       int64
	mail          string // its Message-ID
	aside         bool   // a note or a call: it is no part of the exchange
	remote        string
	subject, body string
	shown         string // its words; those of a delivery report in ours, since the report itself is a machine's English
	answer        bool   // it answers another one of the thread
	auth, address string
	cues          string // JSON
	files         bool
	enclosed      bool // one of them is more than a picture of the text
}

// messagesOf reads the messages of an inquiry, the oldest first. The CROSS JOIN keeps SQLite from looking
// for the answered mail among all mails of the account before it knows the id.
func (t *txn) messagesOf(q *sheet) ([]heard, error) {
	if all, held := t.threads[q.id]; held {
		return all, nil
	}
	account := q.now.account
	// What waits of a message waits with it.
	all, err := collect(t.ctx, t.asking(messageRows, map[int]any{messageInquiry: q.id}), scanHeard, `
		SELECT m.id, m.account_id, m.mail_id, m.sent_at, m.outbox_id, COALESCE(o.seen_id, 0), m.direction, m.kind, m.deleted, m.deadline, m.thanks,
			CASE WHEN m.account_id = $1 THEN m.remote_id ELSE '' END, m.subject, m.body, m.auth, m.address, m.cues,
			COALESCE((SELECT b.address || ' ' || b.text FROM bounces b WHERE b.message_id = m.id AND b.text <> ''), ''),
			CASE WHEN m.account_id <> $2 AND m.kind <> 'bounce' THEN 1 ELSE 0 END,
			CASE WHEN EXISTS (SELECT 1 FROM bounces b WHERE b.about_id = m.id AND b.failed = 1) THEN 1 ELSE 0 END,
			CASE WHEN EXISTS (SELECT 1 FROM bounces b WHERE b.message_id = m.id AND b.failed = 0) THEN 1 ELSE 0 END,
			CASE WHEN m.outbox_id <> 0 AND COALESCE(o.thread, '-') <> '' OR EXISTS (
				SELECT 1 FROM refs r CROSS JOIN messages p
				WHERE r.message_id = m.id AND p.account_id = m.account_id AND p.mail_id = r.ref AND p.mail_id <> ''
					AND p.inquiry_id = m.inquiry_id AND p.id <> m.id) THEN 1 ELSE 0 END,
			CASE WHEN EXISTS (SELECT 1 FROM files f WHERE f.message_id = m.id) THEN 1 ELSE 0 END,
			CASE WHEN EXISTS (SELECT 1 FROM files f WHERE f.message_id = m.id AND f.is_inline = 0) THEN 1 ELSE 0 END
		FROM messages m LEFT JOIN outbox o ON o.id = m.outbox_id
		WHERE m.inquiry_id = $3 ORDER BY m.sent_at, m.remote_id, m.id`, account, account, q.id)
	if err != nil {
		return nil, err
	}
	t.holdThread(q.id, all)
	return all, nil
}

func (m *heard) isAside() bool {
	return !slices.Contains([]string{"in", "out", "unknown"}, m.direction)
}

func scanHeard(r scanner) (heard, error) {
	var m heard
	err := r.Scan(&m.id, &m.account, &m.mail, &m.at, &m.outbox, &m.seen, &m.direction, &m.kind, &m.deleted, &m.deadline, &m.thanks, &m.remote, &m.subject,
		&m.body, &m.auth, &m.address, &m.cues, &m.shown, &m.announcement, &m.returned, &m.delay, &m.answer, &m.files, &m.enclosed)
	m.aside = m.isAside()
	m.shown = firstText(m.shown, m.body)
	return m, err
}
