package store

import (
	"cmp"
	"slices"
	"strings"

	"madoguchi/store/fold"
)

// index is the full-text index of one database. Both give the same answers: a
// document is found when its folded text contains every term.
type index interface {
	// put writes the row of a document, whose id follows its date.
	put(t *txn, d doc) error
	// write makes it searchable, in the order of the ids.
	write(t *txn, d doc) error
	// drop removes a document.
	drop(t *txn, table string, id int64) error
	// match adds "FROM … WHERE …" to the query, with the docs as d and further
	// tables joined to it, and returns the column that is the document's id and
	// follows the date.
	match(q *query, table string, terms []fold.Term, joins ...string) string
	// streams tells whether the newest answers come before all are known.
	streams(terms []fold.Term) bool
	// streaming returns the same question so that they do, with more left to a look at
	// the text.
	streaming(terms []fold.Term) []fold.Term
	// lacks leaves out the docs d that contain a folded text.
	lacks(q *query, text string)
}

// The two things that are searched; the names of their tables begin so.
const (
	inquiryDocs = "inquiry"
	orderDocs   = "order"
)

// doc is the document of an inquiry, an order or a customer's note, ready to be
// written.
type doc struct {
	table  string
	owner  int64
	at     int64
	id     int64 // 0 until it has its place
	folded string
	words  string // of the index, spaces between them
}

func newDoc(table string, owner, at int64, fields []Field) doc {
	folded := document(fields)
	return doc{table: table, owner: owner, at: at, folded: folded, words: fold.Cut(folded)}
}

// putDocs replaces documents. FTS5 gathers what it writes as long as the ids grow,
// so that the old ones go first and the new ones come in the order of their ids.
func (t *txn) putDocs(docs []doc) error {
	for i := range docs {
		docs[i].at = max(docs[i].at, 0) / 1000 * 1000
	}
	slices.SortFunc(docs, func(a, b doc) int {
		return cmp.Or(strings.Compare(a.table, b.table), cmp.Compare(a.at, b.at), cmp.Compare(a.owner, b.owner))
	})
	if err := t.dropDocs(docs); err != nil {
		return err
	}
	for from := 0; from < len(docs); {
		to := from
		for to < len(docs) && docs[to].table == docs[from].table {
			to++
		}
		some := docs[from:to]
		if err := t.place(some[0].table, some); err != nil {
			return err
		}
		slices.SortFunc(some, func(a, b doc) int { return cmp.Compare(a.id, b.id) })
		for _, d := range some {
			if err := t.s.d.index.write(t, d); err != nil {
				return err
			}
		}
		from = to
	}
	return nil
}

// dropDocs removes the documents of the same owners. One whose moment stays has its
// id kept.
func (t *txn) dropDocs(docs []doc) error {
	type old struct {
		table string
		id    int64
	}
	var have []old
	for i := range docs {
		d := &docs[i]
		var id, at int64
		err := t.row(`SELECT id, at FROM `+d.table+`_docs WHERE owner_id = $1`, d.owner).Scan(&id, &at)
		if ignoreMissing(err) != nil {
			return err
		}
		if err == nil {
			have = append(have, old{d.table, id})
			if at == d.at && at > 0 && id < looseFrom {
				d.id = id
			}
		}
		if _, err := t.exec(`DELETE FROM docs_due WHERE what = $1 AND owner_id = $2`, d.table, d.owner); err != nil {
			return err
		}
	}
	slices.SortFunc(have, func(a, b old) int { return cmp.Or(strings.Compare(a.table, b.table), cmp.Compare(a.id, b.id)) })
	for _, was := range have {
		if err := t.s.d.index.drop(t, was.table, was.id); err != nil {
			return err
		}
	}
	return nil
}

// unindex forgets the document of an owner, also one that is still to be written.
func (t *txn) unindex(table string, owner int64) error {
	switch table {
	case inquiryDocs:
		delete(t.later.inquiries, owner)
	case orderDocs:
		delete(t.later.orders, owner)
	}
	return t.dropDocs([]doc{{table: table, owner: owner}})
}
