package store

import "slices"

const (
	// never is the due date of what is not owed, behind every real one.
	never = int64(1) << 62
	// pinned lifts a due date before every other: a mall's own letter stands at the
	// top as long as it wants an answer. It stands in owedBefore, too.
	pinned = int64(1) << 61
)

// Why a due date is what it is; the first word of due_why. A rule is followed by
// its number, and both it and the usual time by " peak" and the number of a peak.
const (
	dueUsual    = "usual"    // the reply hours of the settings
	dueByRule   = "rule"     // a due rule
	dueDeadline = "deadline" // the mall's own letter says so
	DuePerson   = "person"   // a person has set it
	DueSetRule  = "set_rule" // a rule of sorting has set it
	dueFollow   = "follow"   // it was put off and has come back
)

// open are the states in which an answer can be owed.
var open = []string{StateNew, StateWorking, StateReview}

// owe sets the due date from the open question and the state. A date that was set
// belongs to the question that was open then, and ends with it.
func (t *txn) owe(inquiry int64) error {
	q, err := t.sheet(inquiry)
	if err != nil {
		return err
	}
	r := &q.now
	r.owed = 0
	switch {
	case slices.Contains(open, r.state):
		r.owed = r.unanswered
	case r.state != StateSnoozed:
		r.dueSet, r.dueSetBy = 0, ""
	}
	p, err := t.duePlan()
	if err != nil {
		return err
	}
	kind := r.aboutKind
	if kind == "" {
		if kind, err = t.kindOf(r.account); err != nil {
			return err
		}
	}
	r.due, r.dueKey, r.dueWhy = p.fall(owing{
		account: r.account, category: r.category, kind: kind, state: r.state, owed: r.owed, deadline: r.deadline,
		set: r.dueSet, setBy: r.dueSetBy, official: r.official != 0,
	})
	return nil
}

// owing is what the due date of one inquiry follows from.
type owing struct {
	id, account, category int64
	kind, state           string
	owed, deadline, set   int64
	setBy                 string
	official              bool
	due, key              int64
	why                   string
}

// fallDue computes the due dates of the inquiries q that a condition names, and
// writes those that move.
func (t *txn) fallDue(where string, args ...any) error {
	p, err := t.duePlan()
	if err != nil {
		return err
	}
	var ask query
	ask.add(`SELECT q.id, q.account_id, CASE WHEN q.about_kind <> '' THEN q.about_kind
			ELSE COALESCE((SELECT a.kind FROM accounts a WHERE a.id = q.account_id), '') END,
		q.category_id, q.state, q.owed_at, q.deadline, q.due_set, q.due_set_by, q.official, q.due_at, q.due_key, q.due_why FROM inquiries q`)
	ask.add(where, args...)
	all, err := collect(t.ctx, t, func(r scanner) (owing, error) {
		var o owing
		return o, r.Scan(&o.id, &o.account, &o.kind, &o.category, &o.state, &o.owed, &o.deadline, &o.set, &o.setBy, &o.official, &o.due, &o.key, &o.why)
	}, ask.sql.String(), ask.args...)
	if err != nil {
		return err
	}
	for _, o := range all {
		due, key, why := p.fall(o)
		if due == o.due && key == o.key && why == o.why {
			continue
		}
		if err := t.must(`UPDATE inquiries SET due_at = $1, due_key = $2, due_why = $3 WHERE id = $4`, due, key, why, o.id); err != nil {
			return err
		}
	}
	return nil
}

// fall is when an answer is owed: what was set, else what the rules say or the
// deadline of an official letter, whichever is earlier.
func (p *duePlan) fall(o owing) (due, key int64, why string) {
	switch {
	case o.set > 0 && slices.Contains(open, o.state):
		due, why = o.set, o.setBy
	case o.owed == 0:
		return 0, never, ""
	default:
		due, why = p.due(o)
		if o.deadline > 0 && o.deadline < due {
			due, why = o.deadline, dueDeadline
		}
	}
	if o.official {
		return due, due - pinned, why
	}
	return due, due, why
}

// setDue sets a due date instead of the computed one, 0 to compute it again. It
// says whether the inquiry can owe an answer at all.
func (t *txn) setDue(inquiry, at int64, by string) (bool, error) {
	if at == 0 {
		by = ""
	}
	q, err := t.sheet(inquiry)
	if err != nil || !slices.Contains(open, q.now.state) {
		return false, ignoreMissing(err)
	}
	q.now.dueSet, q.now.dueSetBy = at, by
	q.now.version++
	return true, t.owe(inquiry)
}

// pin notes whether a mall's own letter is in a thread, and its deadline. A notice
// of a customer's inquiry is none: its due date is that of any question.
func (t *txn) pin(inquiry int64, d digest) error {
	q, err := t.sheet(inquiry)
	if err != nil {
		return err
	}
	q.now.official, q.now.deadline = 0, 0
	if q.now.aboutKind == "" {
		q.now.official, q.now.deadline = bit(d.official), d.deadline
	}
	return nil
}
