package store

import "context"

// AuditRow is one thing that a person did or looked at. It never holds a text of
// a customer.
type AuditRow struct {
	ID      int64
	At      int64
	Staff   int64 // 0: the desk itself
	Name    string
	Verb    string
	Subject string // inquiry, staff, setting …
	About   int64  // id of the subject
	Detail  string
}

// AuditQuery selects and pages the record, the newest first.
type AuditQuery struct {
	Staff  int64 // 0: everybody
	Before int64 // id of the last row seen, 0 from the newest
	Limit  int
}

func scanAudit(r scanner) (AuditRow, error) {
	var a AuditRow
	return a, r.Scan(&a.ID, &a.At, &a.Staff, &a.Name, &a.Verb, &a.Subject, &a.About, &a.Detail)
}

// Audit returns a page of the record of people; what the desk does by itself is
// left out, and so is the saving of a draft with every pause of typing.
func (s *Store) Audit(ctx context.Context, want AuditQuery) ([]AuditRow, error) {
	q := query{}
	q.add(`SELECT id, at, staff_id, name, verb, subject, subject_id, detail FROM audit WHERE verb <> 'draft_save'`)
	if want.Staff != 0 {
		q.add(` AND staff_id = ? AND staff_id > 0`, want.Staff)
	} else {
		q.add(` AND staff_id > 0`)
	}
	if want.Before != 0 {
		q.add(` AND id < ?`, want.Before)
	}
	q.add(` ORDER BY id DESC LIMIT ?`, want.Limit)
	return collect(ctx, s.read, scanAudit, q.sql.String(), q.args...)
}

// Note records what a person looked at, which changes nothing.
func (s *Store) Note(ctx context.Context, by Actor, verb, subject string, id int64, detail string) error {
	return s.tx(ctx, func(t *txn) error { return t.record(by, verb, subject, id, detail) })
}

// record writes down who did what. Details hold words and numbers of ours,
// never a text of a customer.
func (t *txn) record(a Actor, verb, subject string, id int64, detail string) error {
	_, err := t.exec(`
		INSERT INTO audit (at, staff_id, name, verb, subject, subject_id, detail)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		t.now, a.Staff, a.Name, verb, subject, id, detail)
	return err
}

// event adds to the history of an inquiry.
func (t *txn) event(a Actor, inquiry int64, kind, detail string) error {
	return t.eventAt(a, inquiry, t.now, kind, detail)
}

// bookEvent adds to the history of the inquiry that an entry or a paper of the books names, if
// it names one that is still here: the books stay when an inquiry is erased, and keep its number.
func (t *txn) bookEvent(a Actor, inquiry int64, kind, detail string) error {
	if inquiry == 0 {
		return nil
	}
	var here int
	if err := t.row(`SELECT COUNT(*) FROM inquiries WHERE id = $1`, inquiry).Scan(&here); err != nil || here == 0 {
		return err
	}
	return t.event(a, inquiry, kind, detail)
}

func (t *txn) eventAt(a Actor, inquiry, at int64, kind, detail string) error {
	t.add(eventRows, inquiry, at, a.Staff, a.Name, kind, detail)
	return nil
}
