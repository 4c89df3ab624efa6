package store

import "madoguchi/store/fold"

// index is the full-text index of one database. Both give the same answers: a
// document is found when its folded text contains every term.
type index interface {
	// put writes the folded text of a document under an id that follows its date.
	put(t *txn, table string, id, owner int64, folded string) error
	// drop removes a document.
	drop(t *txn, table string, id int64) error
	// match adds "FROM … WHERE …" to the query, with the docs as d and further
	// tables joined to it, and returns the column that is the document's id and
	// follows the date.
	match(q *query, table string, terms []fold.Term, joins ...string) string
	// lacks leaves out the docs d that contain a folded text.
	lacks(q *query, text string)
}

// The two things that are searched; the names of their tables begin so.
const (
	inquiryDocs = "inquiry"
	orderDocs   = "order"
)

// reindex replaces the document of an inquiry or an order.
func (t *txn) reindex(table string, owner, at int64, fields []Field) error {
	if err := t.unindex(table, owner); err != nil {
		return err
	}
	id, err := t.freeDoc(table, at)
	if err != nil {
		return err
	}
	return t.s.d.index.put(t, table, id, owner, document(fields))
}

func (t *txn) unindex(table string, owner int64) error {
	var id int64
	err := t.row(`SELECT id FROM `+table+`_docs WHERE owner_id = $1`, owner).Scan(&id)
	if err == ErrNotFound { //nolint:errorlint // our own value, never wrapped here
		return nil
	}
	if err != nil {
		return err
	}
	return t.s.d.index.drop(t, table, id)
}

// docAt is the least id of a document of that moment.
func docAt(at int64) int64 { return at / 1000 << 20 }

// freeDoc returns an id made of the second and a number within it.
func (t *txn) freeDoc(table string, at int64) (int64, error) {
	first := docAt(at)
	var last int64
	err := t.row(`SELECT COALESCE(MAX(id), 0) FROM `+table+`_docs WHERE id >= $1 AND id < $2`, first, first+1<<20).Scan(&last)
	return max(first, last+1), err
}
