package store

const (
	// never is the due date of what is not owed, behind every real one.
	never = int64(1) << 62
	// pinned lifts a due date before every other: a mall's own letter stands at the
	// top as long as it wants an answer.
	pinned = int64(1) << 61
)

// owe sets the due date from the open question and the state.
func (t *txn) owe(inquiry, allow int64) error {
	_, err := t.exec(`
		UPDATE inquiries SET owed_at = CASE WHEN state IN ('new', 'working', 'review') THEN unanswered_at ELSE 0 END
		WHERE id = $1`, inquiry)
	if err != nil {
		return err
	}
	return t.fallDue(allow, ` WHERE id = ?`, inquiry)
}

// fallDue computes due dates: the usual time to answer, or the deadline of an
// official letter where that is earlier.
func (t *txn) fallDue(allow int64, where string, args ...any) error {
	var due, key query
	due.add(`UPDATE inquiries SET due_at = CASE WHEN owed_at = 0 THEN 0
			WHEN deadline > 0 AND deadline < owed_at + ? THEN deadline ELSE owed_at + ? END`, allow, allow)
	due.add(where, args...)
	key.add(`UPDATE inquiries SET due_key = CASE WHEN owed_at = 0 THEN ? WHEN official = 1 THEN due_at - ? ELSE due_at END`, never, pinned)
	key.add(where, args...)
	for _, q := range []*query{&due, &key} {
		if _, err := t.exec(q.sql.String(), q.args...); err != nil {
			return err
		}
	}
	return nil
}

// pin notes whether a mall's own letter is in a thread, and its deadline. A notice
// of a customer's inquiry is none: its due date is that of any question.
func (t *txn) pin(inquiry int64, d digest) error {
	return t.must(`
		UPDATE inquiries SET official = CASE WHEN about_kind = '' THEN CAST($1 AS BIGINT) ELSE 0 END,
			deadline = CASE WHEN about_kind = '' THEN CAST($2 AS BIGINT) ELSE 0 END
		WHERE id = $3`, bit(d.official), d.deadline, inquiry)
}
