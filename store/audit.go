package store

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

func (t *txn) eventAt(a Actor, inquiry, at int64, kind, detail string) error {
	_, err := t.exec(`
		INSERT INTO events (inquiry_id, at, staff_id, name, kind, detail)
		VALUES ($1, $2, $3, $4, $5, $6)`,
		inquiry, at, a.Staff, a.Name, kind, detail)
	return err
}
