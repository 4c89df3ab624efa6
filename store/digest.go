package store

import (
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/connectors"
)

// digest is what the list shows of a thread, computed from its messages.
type digest struct {
	count           int
	lastIn, lastOut int64
	lastAt          int64
	newest          int64  // highest message id
	unanswered      int64  // when the oldest question without an answer came
	snippet         string // the whole text it begins
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
	files           bool  // something is attached
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

// digest reads a thread.
func (t *txn) digest(inquiry int64) (digest, error) {
	var d digest
	q, err := t.sheet(inquiry)
	if err != nil {
		return d, err
	}
	all, err := t.messagesOf(q)
	if err != nil {
		return d, err
	}
	d.seen = q.now.seen
	if Starting(q.now.remote) {
		d.lastAt = q.now.created // nothing is in it yet, and it is the newest of all
	}
	for _, m := range all {
		d.files = d.files || m.files
		if m.aside {
			continue
		}
		if m.announcement {
			d.count++
			continue
		}
		// A thread is known by the mail that opened it. Clocks differ: an answer
		// can carry an earlier time than what it answers.
		if m.remote != "" && (d.first == "" || d.firstAnswers && !m.answer) {
			d.first, d.subject, d.firstAnswers = m.remote, m.subject, m.answer
		}
		d.add(m.asking, m.shown)
	}
	d.judge()
	return d, nil
}

func (d *digest) add(m asking, body string) {
	d.asks = append(d.asks, m)
	d.count++
	d.newest = max(d.newest, m.id)
	d.lastAt = max(d.lastAt, m.at)
	d.snippet = body
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
	line, letters := make([]byte, 0, len("あ")*most), 0
	for word := range strings.FieldsSeq(head) {
		if letters > 0 && letters < most {
			line, letters = append(line, ' '), letters+1
		}
		for _, r := range word {
			if letters == most {
				return string(line)
			}
			line, letters = utf8.AppendRune(line, r), letters+1
		}
	}
	return string(line)
}

// refresh writes the digest of a thread and everything that follows from it.
func (t *txn) refresh(inquiry int64) (digest, error) {
	d, err := t.digest(inquiry)
	if err != nil {
		return d, err
	}
	q, err := t.sheet(inquiry)
	if err != nil {
		return d, err
	}
	r := &q.now
	r.count, r.lastIn, r.lastOut, r.lastAt, r.fresh = int64(d.count), d.lastIn, d.lastOut, d.lastAt, -d.lastAt
	r.newest, r.unanswered, r.snippet, r.unread, r.files = d.newest, d.unanswered, snippet(d.snippet), bit(d.unread), bit(d.files)
	if r.mail != 0 {
		r.remote, r.subject = firstText(d.first, r.remote), firstText(d.subject, r.subject)
	}
	if d.count == 0 {
		if err := t.restOfMemo(inquiry); err != nil {
			return d, err
		}
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
