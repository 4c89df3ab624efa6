package store

// sortedInto is what has been decided of an inquiry, by a person or by a rule.
type sortedInto struct {
	owner, category, due, template   int64
	ownerBy, categoryBy, dueBy, care string
}

// stronger tells whether the word of another inquiry counts: a person's before
// that of a rule, and any before none. A person may have said "nobody".
func stronger(value int64, by string, other int64, otherBy string) bool {
	if by == byPerson || value > 0 && by == "" {
		return false
	}
	return otherBy == byPerson || value == 0 && other > 0
}

// mergeSorted keeps what a person has decided of either of two inquiries that
// become one, and what the rules have where no person did.
func (t *txn) mergeSorted(into, from int64) error {
	a, err := t.sortedInto(into)
	if err != nil {
		return err
	}
	b, err := t.sortedInto(from)
	if err != nil {
		return err
	}
	if stronger(a.owner, a.ownerBy, b.owner, b.ownerBy) {
		a.owner, a.ownerBy = b.owner, b.ownerBy
	}
	if stronger(a.category, a.categoryBy, b.category, b.categoryBy) {
		a.category, a.categoryBy = b.category, b.categoryBy
	}
	if a.dueBy != DuePerson && (b.dueBy == DuePerson || a.due == 0) {
		a.due, a.dueBy = b.due, b.dueBy
	}
	if a.template == 0 {
		a.template = b.template
	}
	return t.must(`
		UPDATE inquiries SET owner_id = $1, owner_by = $2, category_id = $3, category_by = $4, due_set = $5, due_set_by = $6,
			template_id = $7, care = $8
		WHERE id = $9`,
		a.owner, a.ownerBy, a.category, a.categoryBy, a.due, a.dueBy, a.template, firstText(a.care, b.care), into)
}

func (t *txn) sortedInto(id int64) (s sortedInto, err error) {
	err = t.row(`
		SELECT owner_id, owner_by, category_id, category_by, due_set, due_set_by, template_id, care FROM inquiries WHERE id = $1`, id).Scan(
		&s.owner, &s.ownerBy, &s.category, &s.categoryBy, &s.due, &s.dueBy, &s.template, &s.care)
	return s, err
}
