package store

import (
	"cmp"
	"context"
	"errors"
	"slices"
)

const approvalColumns = `p.id, p.inquiry_id, p.state, p.why, p.body, p.files, p.template_id, p.base, p.seen_id, p.send_at, p.done, p.follow,
	p.asked_by, COALESCE(a.name, ''), p.asked_at, p.answered_by, COALESCE(b.name, ''), p.answered_at, p.final, p.outbox_id, p.note_id, p.records, p.version`

const approvalFrom = ` FROM approvals p LEFT JOIN staff a ON a.id = p.asked_by LEFT JOIN staff b ON b.id = p.answered_by `

func scanApproval(r scanner) (Approval, error) {
	var p Approval
	var files, records string
	err := r.Scan(&p.ID, &p.InquiryID, &p.State, &p.Why, &p.Text, &files, &p.Template, &p.Base, &p.SeenID, &p.SendAt, &p.Done, &p.Follow,
		&p.AskedBy, &p.AskedName, &p.AskedAt, &p.AnsweredBy, &p.AnsweredName, &p.AnsweredAt, &p.Final, &p.OutboxID, &p.NoteID, &records, &p.Version)
	if err != nil {
		return p, err
	}
	return p, errors.Join(fromJSON(files, &p.Files), fromJSON(cmp.Or(records, "[]"), &p.Records))
}

// Approval returns one with everything said about it.
func (s *Store) Approval(ctx context.Context, id int64) (Approval, error) {
	p, err := scanApproval(found{s.read.QueryRowContext(ctx, `SELECT `+approvalColumns+approvalFrom+`WHERE p.id = $1`, id)})
	if err != nil {
		return p, err
	}
	p.Words, err = collect(ctx, s.read, func(r scanner) (ApprovalWord, error) {
		var w ApprovalWord
		return w, r.Scan(&w.By, &w.Name, &w.At, &w.Text)
	}, `SELECT w.staff_id, COALESCE(f.name, ''), w.at, w.body FROM approval_words w LEFT JOIN staff f ON f.id = w.staff_id
		WHERE w.approval_id = $1 ORDER BY w.id`, id)
	return p, err
}

const openApprovals = `SELECT ` + approvalColumns + approvalFrom + `WHERE p.state = 'open' ORDER BY p.asked_at, p.id`

// OpenApprovals returns what waits for somebody to agree, the oldest first.
func (s *Store) OpenApprovals(ctx context.Context) ([]Approval, error) {
	return collect(ctx, s.read, scanApproval, openApprovals)
}

const approvalsOf = `SELECT ` + approvalColumns + approvalFrom + `WHERE p.inquiry_id = $1 ORDER BY p.id`

// ApprovalsOf returns what was asked about the answers to an inquiry, the oldest
// first.
func (s *Store) ApprovalsOf(ctx context.Context, inquiry int64) ([]Approval, error) {
	return collect(ctx, s.read, scanApproval, approvalsOf, inquiry)
}

// WantsApproval tells whether a rule of the shop wants the answers to an inquiry
// agreed to.
func (s *Store) WantsApproval(ctx context.Context, inquiry int64) (bool, error) {
	var wants bool
	return wants, found{s.read.QueryRowContext(ctx, `SELECT approval FROM inquiries WHERE id = $1`, inquiry)}.Scan(&wants)
}

const orderWantsApproval = `SELECT COUNT(*) FROM orders o
	JOIN links l ON l.number = o.number AND l.order_id = o.id AND l.verdict = 'linked' JOIN inquiries q ON q.id = l.inquiry_id
	WHERE o.id = $1 AND q.approval = 1`

// OrderWantsApproval tells whether a rule of the shop wants the answers to any
// inquiry about an order agreed to.
func (s *Store) OrderWantsApproval(ctx context.Context, order int64) (bool, error) {
	var n int
	err := found{s.read.QueryRowContext(ctx, orderWantsApproval, order)}.Scan(&n)
	return n > 0, err
}

// TemplateTerms is what a template asks of the answers written with it.
type TemplateTerms struct {
	Approval bool   // somebody has to agree
	Follow   int64  // look again after so many business days, 0 never
	Until    string // last day it may be used, "" for no end
	Records  string // type of entry that an answer promises, "" none
}

// TemplateTerms returns the terms of a template; one that is gone has none.
func (s *Store) TemplateTerms(ctx context.Context, template int64) (TemplateTerms, error) {
	var m TemplateTerms
	err := found{s.read.QueryRowContext(ctx, `SELECT approval, follow_days, valid_to, records FROM templates WHERE id = $1 AND removed_at = 0`, template)}.
		Scan(&m.Approval, &m.Follow, &m.Until, &m.Records)
	return m, ignoreMissing(err)
}

func (t *txn) nothingAsked(inquiry int64) error {
	var open int
	err := t.row(`SELECT COUNT(*) FROM approvals WHERE inquiry_id = $1 AND state = 'open'`, inquiry).Scan(&open)
	if err == nil && open > 0 {
		return ErrAsked
	}
	return err
}

func (t *txn) nothingOnItsWay(inquiry int64) error {
	var open int
	err := t.row(`SELECT COUNT(*) FROM outbox WHERE inquiry_id = $1 AND state IN ('queued', 'sending', 'unknown')`, inquiry).Scan(&open)
	if err == nil && open > 0 {
		return ErrOnItsWay
	}
	return err
}

// AskApproval keeps a reply as the draft and asks for it: the inquiry moves to
// 承認待ち and whoever may agree is named in a note. A second one while one is open
// is ErrAsked, one beside an answer on its way ErrOnItsWay, a draft that somebody else
// has changed ErrConflict.
func (s *Store) AskApproval(ctx context.Context, by Actor, in ApprovalAsk) (Draft, Approval, error) {
	d := Draft{InquiryID: in.InquiryID, Text: in.Text, Template: in.Template, Files: in.Files, SeenID: in.SeenID, By: by.Name, Version: in.Draft}
	err := s.tx(ctx, func(t *txn) error {
		if err := errors.Join(t.nothingAsked(in.InquiryID), t.nothingOnItsWay(in.InquiryID)); err != nil {
			return err
		}
		old, err := scanDraft(t.row(`SELECT `+draftColumns+` FROM drafts WHERE inquiry_id = $1`, in.InquiryID))
		if err := ignoreMissing(err); err != nil {
			return err
		}
		d.Facts, d.Accepted, d.UpdatedAt = in.Facts, old.Accepted, t.now
		if d.Facts.empty() {
			d.Facts = old.Facts
			d.Facts.Records = in.Facts.Records // as whoever asks has said it now
		}
		in.Records = d.Facts.Records
		n, err := t.writeDraft(d)
		if err != nil {
			return err
		}
		if n == 0 {
			return ErrConflict
		}
		d.Version++
		return t.ask(by, &in)
	})
	return d, in.Approval, err
}

// ask moves an inquiry to 承認待ち and calls whoever may agree to the draft in it.
func (t *txn) ask(by Actor, in *ApprovalAsk) error {
	before, err := t.snapshot(in.InquiryID)
	if err != nil {
		return err
	}
	if err := t.insertApproval(by, in); err != nil {
		return err
	}
	if err := t.askMove(by, Ask{Inquiry: in.InquiryID, State: StateReview}); err != nil {
		return err
	}
	if err := t.event(by, in.InquiryID, "approval_asked", ""); err != nil {
		return err
	}
	way := wayBack{Inquiry: in.InquiryID, Asked: in.NoteID, Approval: in.ID}
	if err := t.rememberWith(by, "approval_asked", "", before, way); err != nil {
		return err
	}
	if err := t.record(by, "approval_asked", "inquiry", in.InquiryID, in.Why); err != nil {
		return err
	}
	t.redocLater(in.InquiryID)
	return nil
}

func (t *txn) insertApproval(by Actor, in *ApprovalAsk) error {
	note, err := t.askNote(by, Ask{Inquiry: in.InquiryID, Text: in.Note})
	if err != nil {
		return err
	}
	var call query
	call.add(`INSERT INTO mentions (message_id, staff_id, at)
		SELECT CAST(? AS BIGINT), f.id, CAST(? AS BIGINT) FROM staff f WHERE f.off = 0 AND f.id <> ? AND f.role IN `, note, t.now, by.Staff)
	inList(&call, in.Roles)
	if _, err := t.exec(call.sql.String(), call.args...); err != nil {
		return err
	}
	err = t.row(`
		INSERT INTO approvals (inquiry_id, state, why, body, files, template_id, seen_id, send_at, done, follow, base, note_id, records, asked_by, asked_at)
		VALUES ($1, 'open', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) RETURNING id, version`,
		in.InquiryID, in.Why, clean(in.Text), asJSON(in.Files), in.Template, in.SeenID, in.SendAt, bit(in.Done), in.Follow, clean(in.Base),
		note, asJSON(in.Records), by.Staff, t.now).Scan(&in.ID, &in.Version)
	if duplicate(err) {
		return ErrAsked
	}
	if err != nil {
		return err
	}
	in.NoteID, in.State, in.AskedBy, in.AskedName, in.AskedAt = note, ApprovalOpen, by.Staff, by.Name, t.now
	return t.say(by, in.ID, in.Words)
}

// say keeps words about an approval.
func (t *txn) say(by Actor, approval int64, words string) error {
	if words == "" {
		return nil
	}
	_, err := t.exec(`INSERT INTO approval_words (approval_id, staff_id, at, body) VALUES ($1, $2, $3, $4)`, approval, by.Staff, t.now, clean(words))
	return err
}

// openApproval reads an open approval as somebody has seen it. Version 0 compares
// nothing.
func (t *txn) openApproval(id, version int64) (Approval, error) {
	p, err := scanApproval(t.row(`SELECT `+approvalColumns+approvalFrom+`WHERE p.id = $1`, id))
	if err == nil && (p.State != ApprovalOpen || version != 0 && version != p.Version) {
		return p, ErrConflict
	}
	return p, err
}

// endApproval closes one that is open; one that is decided stays so.
func (t *txn) endApproval(id int64, state string, by Actor) error {
	_, err := t.exec(`
		UPDATE approvals SET state = $1, answered_by = $2, answered_at = $3, version = version + 1 WHERE id = $4 AND state = 'open'`,
		state, by.Staff, t.now, id)
	return err
}

// callPerson writes a note in the thread that names one person. Nobody is called
// by what they did themselves.
func (t *txn) callPerson(by Actor, inquiry, staff int64, text string) error {
	note, err := t.askNote(by, Ask{Inquiry: inquiry, Text: text})
	if err != nil || staff == by.Staff {
		return err
	}
	return t.mention(by, note, []int64{staff})
}

// leaveReview moves an inquiry on that waited for an answer about it.
func (t *txn) leaveReview(by Actor, inquiry int64) error {
	var from string
	if err := t.row(`SELECT state FROM inquiries WHERE id = $1`, inquiry).Scan(&from); err != nil {
		return err
	}
	if from != StateReview {
		return nil
	}
	return t.askMove(by, Ask{Inquiry: inquiry, State: StateWorking})
}

// mergeApprovals takes what was asked along into another inquiry. Where both wait
// the one that ends is withdrawn: one answer is decided at a time.
func (t *txn) mergeApprovals(into, from int64) error {
	err := t.nothingAsked(into)
	if errors.Is(err, ErrAsked) {
		_, err = t.exec(`UPDATE approvals SET state = 'withdrawn', answered_at = $1, version = version + 1 WHERE inquiry_id = $2 AND state = 'open'`, t.now, from)
	}
	if err != nil {
		return err
	}
	if _, err := t.exec(`UPDATE approvals SET inquiry_id = $1 WHERE inquiry_id = $2`, into, from); err != nil {
		return err
	}
	_, err = t.exec(`
		UPDATE inquiries SET approval = 1 WHERE id = $1 AND EXISTS (SELECT 1 FROM inquiries f WHERE f.id = $2 AND f.approval = 1)`, into, from)
	return err
}

func (t *txn) moveApprovals(ids []int64, into int64) error {
	if len(ids) == 0 {
		return nil
	}
	var move query
	move.add(`UPDATE approvals SET inquiry_id = ? WHERE id IN `, into)
	inList(&move, slices.Clone(ids))
	_, err := t.exec(move.sql.String(), move.args...)
	return err
}
