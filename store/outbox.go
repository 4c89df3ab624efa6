package store

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"
)

const outboxColumns = `o.id, o.inquiry_id, o.account_id, a.kind, o.thread, o.customer, o.subject, o.people, o.body, o.files,
	o.mail_id, o.in_ref, o.refs, o.about_order, o.category, o.charset, o.seen_id, o.known, o.done, o.state, o.send_at, o.attempts, o.started_at, o.checked_at, o.absent_at,
	o.sent_at, o.remote_id, o.code, o.reason, o.by_id, o.by_name, o.created_at, o.version, o.planned, o.follow_at, o.template_id, o.stood, o.facts, o.records`

const outboxFrom = ` FROM outbox o JOIN accounts a ON a.id = o.account_id `

func scanOutbox(r scanner) (OutboxItem, error) {
	var o OutboxItem
	var people, files, refs, known, facts, records string
	err := r.Scan(&o.ID, &o.InquiryID, &o.Account, &o.Kind, &o.Thread, &o.Customer, &o.Subject, &people, &o.Text, &files,
		&o.MailID, &o.InRef, &refs, &o.Order, &o.Category, &o.Charset, &o.SeenID, &known, &o.Done, &o.State, &o.SendAt, &o.Attempts, &o.StartedAt, &o.CheckedAt, &o.AbsentAt,
		&o.SentAt, &o.RemoteID, &o.Code, &o.Reason, &o.By, &o.ByName, &o.CreatedAt, &o.Version, &o.Planned, &o.FollowAt, &o.Template, &o.Stood, &facts, &records)
	if err != nil {
		return o, err
	}
	return o, errors.Join(fromJSON(people, &o.To), fromJSON(files, &o.Files), fromJSON(refs, &o.Refs), fromJSON(known, &o.Known),
		fromJSON(facts, &o.Facts), fromJSON(cmp.Or(records, "[]"), &o.Promised))
}

// tail reads further columns behind those of a scan function.
type tail struct {
	row  scanner
	more []any
}

func (t tail) Scan(dest ...any) error { return t.row.Scan(append(dest, t.more...)...) }

// Queue puts an answer into the outbox. An inquiry that has one on its way, or
// one whose outcome nobody knows, refuses another: ErrConflict. One about whose
// answer somebody is to agree gives ErrAsked.
func (s *Store) Queue(ctx context.Context, by Actor, o OutboxItem) (int64, error) {
	err := s.tx(ctx, func(t *txn) error {
		if err := t.nothingAsked(o.InquiryID); err != nil {
			return err
		}
		return t.queue(by, &o)
	})
	return o.ID, err
}

// tellWarnings keeps in the history what a person has looked at before sending,
// and what went out all the same: codes, never the words.
func (t *txn) tellWarnings(by Actor, o OutboxItem) error {
	for _, w := range []struct {
		kind  string
		codes []string
	}{{"confirmed", o.Accepted}, {"warned", o.Warned}} {
		if len(w.codes) == 0 {
			continue
		}
		if err := t.event(by, o.InquiryID, w.kind, strings.Join(w.codes, " ")); err != nil {
			return err
		}
	}
	return nil
}

func (t *txn) queue(by Actor, o *OutboxItem) error {
	var customer, thread, number string
	var account int64
	err := t.row(`SELECT customer, account_id, remote_id, order_number FROM inquiries WHERE id = $1`, o.InquiryID).
		Scan(&customer, &account, &thread, &number)
	if err != nil {
		return err
	}
	if Starting(thread) {
		if err := t.firstOne(o.InquiryID); err != nil {
			return err
		}
		o.Thread, o.Order = "", number
	} else if o.Thread == "" {
		o.Thread = thread
	}
	if o.Customer == "" {
		o.Customer = customer
	}
	if o.Account == 0 {
		o.Account = account
	}
	if err := t.living(o.Account); err != nil {
		return err
	}
	if err := t.asDrafted(o); err != nil {
		return err
	}
	if err := t.insertOutbox(by, o); err != nil {
		return err
	}
	if _, err := t.exec(`DELETE FROM drafts WHERE inquiry_id = $1`, o.InquiryID); err != nil {
		return err
	}
	if err := t.machineSent(o.InquiryID, o.Text); err != nil {
		return err
	}
	if err := t.event(by, o.InquiryID, "queued", plannedFor(*o)); err != nil {
		return err
	}
	if err := t.tellWarnings(by, *o); err != nil {
		return err
	}
	return t.record(by, "queue", "outbox", o.ID, "")
}

// plannedFor is what the history says of the moment that a person has set.
func plannedFor(o OutboxItem) string {
	if !o.Planned {
		return ""
	}
	return "at " + strconv.FormatInt(o.SendAt, 10)
}

// firstOne refuses a text to what does not exist yet at the other side, unless it is
// the first of the inquiry: it was asked for (承認) and has never been on its way.
func (t *txn) firstOne(inquiry int64) error {
	var n int
	err := t.row(`SELECT COUNT(*) FROM outbox WHERE inquiry_id = $1`, inquiry).Scan(&n)
	if err == nil && n > 0 {
		return ErrConflict
	}
	return err
}

// asDrafted keeps with an answer what its draft was made of, so that it is the same
// draft again when it is taken back.
func (t *txn) asDrafted(o *OutboxItem) error {
	d, err := scanDraft(t.row(`SELECT `+draftColumns+` FROM drafts WHERE inquiry_id = $1`, o.InquiryID))
	if err != nil {
		return ignoreMissing(err)
	}
	if o.Facts.empty() && sameText(d.Text, o.Text) {
		records := o.Facts.Records
		o.Facts = d.Facts
		o.Facts.Records = records // as its sender has said it now
	}
	return nil
}

func (t *txn) insertOutbox(by Actor, o *OutboxItem) error {
	if err := t.sameMail(o); err != nil {
		return err
	}
	err := t.row(`
		INSERT INTO outbox (inquiry_id, account_id, thread, customer, subject, people, body, files, mail_id, in_ref, refs,
			about_order, category, charset, seen_id, known, done, state, send_at, by_id, by_name, created_at,
			planned, follow_at, template_id, stood, facts, records)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 'queued', $18, $19, $20, $21,
			$22, $23, $24, $25, $26, $27) RETURNING id`,
		o.InquiryID, o.Account, o.Thread, o.Customer, clean(o.Subject), asJSON(o.To), clean(o.Text), asJSON(o.Files), o.MailID, o.InRef,
		asJSON(o.Refs), o.Order, o.Category, o.Charset, o.SeenID, asJSON(o.Known), bit(o.Done), o.SendAt, by.Staff, by.Name, t.now,
		bit(o.Planned), o.FollowAt, o.Template, o.Stood, asJSON(o.Facts.cleaned()), promisedJSON(o.Promised)).Scan(&o.ID)
	if duplicate(err) {
		return ErrConflict
	}
	if err != nil {
		return err
	}
	t.recountOutbox("", OutQueued)
	return t.showSending(o.InquiryID)
}

// showSending keeps on the list row what is on its way.
func (t *txn) showSending(inquiry int64) error {
	_, err := t.exec(`
		UPDATE inquiries SET sending = COALESCE((
			SELECT state FROM outbox WHERE inquiry_id = $1 ORDER BY id DESC LIMIT 1), '')
		WHERE id = $2`, inquiry, inquiry)
	if err != nil {
		return err
	}
	_, err = t.exec(`UPDATE inquiries SET sending = '' WHERE id = $1 AND sending = 'sent'`, inquiry)
	return err
}

// TakeBack takes an answer out of the outbox, before it leaves or after it has
// failed. Its text comes back as the draft; what was typed meanwhile stays
// behind it. One that was to start an inquiry takes the empty inquiry with it,
// and its text is the draft of the start.
func (s *Store) TakeBack(ctx context.Context, by Actor, id int64) (TakenBack, error) {
	var back TakenBack
	err := s.tx(ctx, func(t *txn) error {
		o, err := t.outboxItem(id)
		if err != nil {
			return err
		}
		back.OutboxItem = o
		n, err := t.exec(`DELETE FROM outbox WHERE id = $1 AND state IN ('queued', 'failed')`, id)
		if err != nil {
			return err
		}
		if n == 0 {
			return ErrConflict
		}
		t.recountOutbox(o.State, "")
		if err := t.record(by, "take_back", "outbox", id, ""); err != nil {
			return err
		}
		if back.Fresh, err = t.emptyStart(o); err != nil {
			return err
		}
		if back.Fresh {
			back.Start, err = t.unstart(by, o)
			return err
		}
		if err := t.keepTried(o); err != nil {
			return err
		}
		if err := t.draftAgain(by, o); err != nil {
			return err
		}
		if err := t.showSending(o.InquiryID); err != nil {
			return err
		}
		return t.event(by, o.InquiryID, "taken_back", "")
	})
	return back, err
}

func (t *txn) outboxItem(id int64) (OutboxItem, error) {
	return scanOutbox(t.row(`SELECT `+outboxColumns+outboxFrom+`WHERE o.id = $1`, id))
}

// OutboxItem returns one answer on its way.
func (s *Store) OutboxItem(ctx context.Context, id int64) (OutboxItem, error) {
	return scanOutbox(found{s.read.QueryRowContext(ctx, `SELECT `+outboxColumns+outboxFrom+`WHERE o.id = $1`, id)})
}

// mostSent is how many answers that went out are listed: more than those of a day.
const mostSent = 1000

// Outbox returns the items in the given states, of every state when none is given,
// oldest first. Of those that were sent it returns the newest: the others are years of
// answers, and stand in their conversations.
func (s *Store) Outbox(ctx context.Context, states ...string) ([]OutboxItem, error) {
	if len(states) == 0 {
		states = []string{OutQueued, OutSending, OutFailed, OutUnknown, OutSent}
	}
	var q query
	q.add(`SELECT ` + outboxColumns + outboxFrom + `WHERE o.state <> 'sent' AND o.state IN `)
	inList(&q, states)
	all, err := collect(ctx, s.read, scanOutbox, q.sql.String(), q.args...)
	if err != nil {
		return nil, err
	}
	if slices.Contains(states, OutSent) {
		sent, err := collect(ctx, s.read, scanOutbox, `SELECT `+outboxColumns+outboxFrom+`
			WHERE o.state = 'sent' ORDER BY o.sent_at DESC, o.id DESC LIMIT $1`, mostSent)
		if err != nil {
			return nil, err
		}
		all = append(all, sent...)
	}
	slices.SortFunc(all, func(a, b OutboxItem) int { return cmp.Compare(a.ID, b.ID) })
	return all, nil
}

// DueOutbox returns the items to send now, oldest first.
func (s *Store) DueOutbox(ctx context.Context, now time.Time) ([]int64, error) {
	return collect(ctx, s.read, scanID, `
		SELECT id FROM outbox WHERE state = 'queued' AND send_at <= $1 ORDER BY send_at, id`, now.UnixMilli())
}

// SendNow ends the hold time of a queued answer.
func (s *Store) SendNow(ctx context.Context, by Actor, id int64) error {
	return s.sendAt(ctx, by, id, 0)
}

// Reschedule sets when a queued answer leaves. From then on that time is a
// person's.
func (s *Store) Reschedule(ctx context.Context, by Actor, id, at int64) error {
	return s.sendAt(ctx, by, id, at)
}

// sendAt moves a queued answer to a moment, 0 is now. What comes back to the desk
// after it is sent moves along.
func (s *Store) sendAt(ctx context.Context, by Actor, id, at int64) error {
	return s.tx(ctx, func(t *txn) error {
		o, err := t.outboxItem(id)
		if err != nil {
			return err
		}
		verb, detail, planned := "reschedule", "at "+strconv.FormatInt(at, 10), true
		if at == 0 {
			at, verb, detail, planned = t.now, "send_now", "", o.Planned
		}
		n, err := t.exec(`
			UPDATE outbox SET follow_at = CASE WHEN follow_at > 0 THEN follow_at + $1 ELSE 0 END, send_at = $2, planned = $3, code = '', reason = '',
				version = version + 1
			WHERE id = $4 AND state = 'queued'`, at-o.SendAt, at, bit(planned), id)
		if err != nil {
			return err
		}
		if n == 0 {
			return ErrConflict
		}
		if verb == "reschedule" {
			if err := t.event(by, o.InquiryID, "rescheduled", detail); err != nil {
				return err
			}
		}
		return t.record(by, verb, "outbox", id, detail)
	})
}

// Looked notes a look that did not find an unknown answer, and whether it showed
// that the answer is not where it would have to be. Whoever has settled the
// answer meanwhile knows better.
func (s *Store) Looked(ctx context.Context, id, at int64, absent bool) error {
	absentAt := int64(0)
	if absent {
		absentAt = at
	}
	return s.tx(ctx, func(t *txn) error {
		_, err := t.exec(`UPDATE outbox SET checked_at = $1, absent_at = $2 WHERE id = $3 AND state = 'unknown'`, at, absentAt, id)
		return err
	})
}

// Checked notes that nobody could be asked about an unknown answer.
func (s *Store) Checked(ctx context.Context, id, at int64) error {
	return s.tx(ctx, func(t *txn) error {
		return t.must(`UPDATE outbox SET checked_at = $1 WHERE id = $2`, at, id)
	})
}
