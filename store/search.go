package store

import (
	"cmp"
	"iter"
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
	// tidy lays some of its pieces together and tells whether there may be more to do.
	tidy(t *txn, table string) (more bool, err error)
	// match adds "FROM … WHERE …" to the query, with the docs as d and further
	// tables joined to it, and returns the column that is the document's id and
	// follows the date.
	match(q *query, table string, terms []fold.Term, joins ...string) string
	// holding adds "FROM … WHERE …" for the documents that hold the tokens of a question
	// and begin others with its prefixes, without reading them, and returns the column that is the document's id.
	holding(q *query, table string, terms []fold.Term) string
	// streams tells whether the newest answers come before all are known.
	streams(terms []fold.Term) bool
	// streaming returns the same question so that they do, with more left to a look at
	// the text.
	streaming(terms []fold.Term) []fold.Term
	// flows tells whether rows come one by one while they are read, several statements at
	// a time, so that looking at the text may be left to the reader.
	flows() bool
	// holds leaves out the docs d that do not contain a folded text, without asking
	// the index.
	holds(q *query, text string)
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
	t.s.pieces.Add(1)
	for table, some := range byTable(docs) {
		if err := t.place(table, some); err != nil {
			return err
		}
		slices.SortFunc(some, func(a, b doc) int { return cmp.Compare(a.id, b.id) })
		for _, d := range some {
			if err := t.s.d.index.write(t, d); err != nil {
				return err
			}
		}
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
	for table, some := range byTable(docs) {
		was, err := t.docsBefore(table, some)
		if err != nil {
			return err
		}
		for i := range some {
			d := &some[i]
			before, here := was[d.owner]
			if !here {
				continue
			}
			have = append(have, old{table, before.id})
			if before.at == d.at && d.at > 0 && before.id < looseFrom {
				d.id = before.id
			}
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

// byTable yields the documents of each table, which stand together.
func byTable(docs []doc) iter.Seq2[string, []doc] {
	return func(yield func(string, []doc) bool) {
		for len(docs) > 0 {
			n := slices.IndexFunc(docs, func(d doc) bool { return d.table != docs[0].table })
			if n < 0 {
				n = len(docs)
			}
			if !yield(docs[0].table, docs[:n]) {
				return
			}
			docs = docs[n:]
		}
	}
}

// docsBefore returns the documents that the same owners have, and takes them off the
// list of those that are due.
func (t *txn) docsBefore(table string, docs []doc) (map[int64]doc, error) {
	owners := make([]int64, len(docs))
	for i, d := range docs {
		owners[i] = d.owner
	}
	was := map[int64]doc{}
	for some := range inPowers(owners, mostAsked) {
		_, err := askIn(t, some, func(r scanner) (int64, error) {
			var d doc
			err := r.Scan(&d.owner, &d.id, &d.at)
			was[d.owner] = d
			return d.id, err
		}, `SELECT owner_id, id, at FROM `+table+`_docs WHERE owner_id IN `)
		if err != nil {
			return nil, err
		}
	}
	return was, t.undue(table, owners)
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
