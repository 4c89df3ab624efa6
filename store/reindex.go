package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"

	"madoguchi/connectors"
)

// searchForm is the form in which documents are kept (docs.go). A database from
// before has another one; its documents stay usable while they are written anew.
const (
	searchForm    = "3"
	searchFormKey = "search_form"
	searchRedoKey = "search_redo" // how far the old ones are noted: "inquiry 120", at the end searchNoted
	searchNoted   = "noted"
)

// SearchProgress is how far the documents are written, in the present form.
type SearchProgress struct {
	Ready bool
	Done  int
	All   int
}

// startSearch notes for an empty database that there is nothing to write anew.
func (s *Store) startSearch(ctx context.Context) error {
	if ready, err := s.presentForm(ctx); ready || err != nil {
		return err
	}
	return s.tx(ctx, func(t *txn) error {
		var any int
		err := t.row(`SELECT COUNT(*) FROM (SELECT id FROM inquiry_docs UNION ALL SELECT id FROM order_docs LIMIT 1) x`).Scan(&any)
		if err != nil || any > 0 {
			return err
		}
		return t.setWord(searchFormKey, searchForm)
	})
}

func (s *Store) presentForm(ctx context.Context) (bool, error) {
	form, err := s.Setting(ctx, searchFormKey)
	return form == searchForm, err
}

// setWord keeps a value of the machine's own.
func (t *txn) setWord(key, value string) error {
	_, err := t.exec(`
		INSERT INTO settings (name, value) VALUES ($1, $2)
		ON CONFLICT (name) DO UPDATE SET value = excluded.value`, key, value)
	return err
}

// dueDoc is a document that is still to be written.
type dueDoc struct {
	what        string
	owner, mark int64
}

// mostFolded is how much text is held in memory for one step.
const mostFolded = 8 << 20

// Reindex writes up to n of the documents that are due, the newest first, and tells
// whether there is more to do. A crash repeats at most one call. Only the writing is
// done where others wait for their turn: the texts are read, folded and cut before,
// and there are fewer of them where writing takes long.
func (s *Store) Reindex(ctx context.Context, n int) (more bool, err error) {
	n = s.docPace.within(n)
	noting, err := s.noteOlder(ctx, 20*n)
	if err != nil {
		return false, err
	}
	due, err := collect(ctx, s.read, func(r scanner) (dueDoc, error) {
		var d dueDoc
		return d, r.Scan(&d.what, &d.owner, &d.mark)
	}, `SELECT what, owner_id, mark FROM docs_due ORDER BY at DESC, what DESC, owner_id DESC LIMIT $1`, n)
	if err != nil {
		return false, err
	}
	if len(due) == 0 {
		return noting, s.formed(ctx, noting)
	}
	docs, taken, err := s.madeDocs(ctx, due)
	if err != nil {
		return false, err
	}
	var began time.Time
	err = s.txOften(ctx, func(t *txn) error {
		began = time.Now() // the turn has come
		return t.putDue(due[:taken], docs)
	})
	if err != nil {
		return false, err
	}
	s.docPace.took(taken, time.Since(began))
	if noting || taken < len(due) || len(due) == n {
		return true, nil
	}
	return false, s.formed(ctx, false)
}

// madeDocs makes the documents that are due, or as many of them as are no burden.
func (s *Store) madeDocs(ctx context.Context, due []dueDoc) (docs []doc, taken int, err error) {
	err = s.readTx(ctx, func(t *txn) error {
		size := 0
		for taken < len(due) && size < mostFolded {
			some := due[taken:min(taken+mostFields, len(due))]
			made, err := t.docsOf(some)
			if err != nil {
				return err
			}
			taken += len(some)
			for _, d := range made {
				size += len(d.folded)
			}
			docs = append(docs, made...)
		}
		return nil
	})
	return docs, taken, err
}

// docsOf makes the documents of what is due. What is gone has none.
func (t *txn) docsOf(due []dueDoc) ([]doc, error) {
	var inquiries []int64
	var docs []doc
	for _, d := range due {
		if d.what == inquiryDocs {
			inquiries = append(inquiries, d.owner)
			continue
		}
		var facts string
		err := t.row(`SELECT facts FROM orders WHERE id = $1`, d.owner).Scan(&facts)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		var o connectors.Order
		if err := errors.Join(err, fromJSON(facts, &o)); err != nil {
			return nil, fmt.Errorf("%s %d: %w", d.what, d.owner, err)
		}
		docs = append(docs, docOfOrder(d.owner, o))
	}
	made, err := t.docsOfInquiries(inquiries)
	return append(docs, made...), err
}

// putDue writes the documents that are due as they were when they were made. Where
// anything has changed meanwhile the mark has too, or is gone.
func (t *txn) putDue(due []dueDoc, docs []doc) error {
	var left []doc
	for _, what := range []string{inquiryDocs, orderDocs} {
		owners, err := t.stillDue(what, due)
		if err != nil {
			return err
		}
		if err := t.undue(what, owners); err != nil {
			return err
		}
		for _, d := range docs {
			if d.table == what && slices.Contains(owners, d.owner) {
				left = append(left, d)
			}
		}
	}
	return t.putDocs(left)
}

// stillDue returns whose documents are due under the same mark.
func (t *txn) stillDue(what string, due []dueDoc) ([]int64, error) {
	var owners []int64
	marks := map[int64]int64{}
	for _, d := range due {
		if d.what == what {
			owners = append(owners, d.owner)
			marks[d.owner] = d.mark
		}
	}
	var still []int64
	for some := range inPowers(owners, mostAsked) {
		_, err := askIn(t, some, func(r scanner) (int64, error) {
			var owner, mark int64
			err := r.Scan(&owner, &mark)
			if mark == marks[owner] {
				still = append(still, owner)
			}
			return owner, err
		}, `SELECT owner_id, mark FROM docs_due WHERE what = ? AND owner_id IN `, what)
		if err != nil {
			return nil, err
		}
	}
	return still, nil
}

// undue takes documents off the list of those that are due.
func (t *txn) undue(what string, owners []int64) error {
	for some := range inPowers(owners, mostAsked) {
		var q query
		q.add(`DELETE FROM docs_due WHERE what = ? AND owner_id IN `, what)
		inList(&q, some)
		if _, err := t.exec(q.sql.String(), q.args...); err != nil {
			return err
		}
	}
	return nil
}

// noteOlder notes the next n documents of an older program and tells whether there
// may be more.
func (s *Store) noteOlder(ctx context.Context, n int) (more bool, err error) {
	if ready, err := s.presentForm(ctx); ready || err != nil {
		return false, err
	}
	err = s.tx(ctx, func(t *txn) error {
		what, at, err := t.redoPlace()
		if err != nil || what == searchNoted {
			return err
		}
		more = true
		end := int64(0)
		ids := `SELECT owner_id, id FROM ` + what + `_docs WHERE owner_id < $1 ORDER BY owner_id DESC LIMIT $2`
		if err := t.row(`SELECT COALESCE(MIN(owner_id), 0) FROM (`+ids+`) d`, at, n).Scan(&end); err != nil {
			return err
		}
		switch {
		case end > 0:
			return errors.Join(t.noteDocs(what, end, at), t.setWord(searchRedoKey, fmt.Sprintf("%s %d", what, end)))
		case what == inquiryDocs:
			return t.setWord(searchRedoKey, fmt.Sprintf("%s %d", orderDocs, int64(maxID)))
		}
		return t.setWord(searchRedoKey, searchNoted)
	})
	return more, err
}

// noteDocs notes the documents of the owners from one on to before another.
func (t *txn) noteDocs(what string, from, before int64) error {
	_, err := t.exec(`
		INSERT INTO docs_due (what, owner_id, at, mark)
		SELECT CAST($1 AS TEXT), d.owner_id, `+momentColumn+`, CAST($2 AS BIGINT) FROM `+what+`_docs d WHERE owner_id >= $3 AND owner_id < $4
		ON CONFLICT (what, owner_id) DO NOTHING`, what, rand.Int64(), from, before)
	return err
}

// formed notes that all documents are in the present form.
func (s *Store) formed(ctx context.Context, noting bool) error {
	ready, err := s.presentForm(ctx)
	if ready || noting || err != nil {
		return err
	}
	return s.tx(ctx, func(t *txn) error { return t.setWord(searchFormKey, searchForm) })
}

// maxID is above every id.
const maxID = 1 << 62

func (t *txn) redoPlace() (what string, at int64, err error) {
	var v string
	err = t.row(`SELECT value FROM settings WHERE name = $1`, searchRedoKey).Scan(&v)
	if errors.Is(err, ErrNotFound) {
		return inquiryDocs, maxID, nil
	}
	if err != nil || v == searchNoted {
		return v, 0, err
	}
	what, id, _ := strings.Cut(v, " ")
	at, err = strconv.ParseInt(id, 10, 64)
	return what, at, err
}

// SearchProgress tells how far the search has been made ready.
func (s *Store) SearchProgress(ctx context.Context) (SearchProgress, error) {
	var p SearchProgress
	err := s.readTx(ctx, func(t *txn) error {
		var form string
		err := t.row(`SELECT value FROM settings WHERE name = $1`, searchFormKey).Scan(&form)
		if ignoreMissing(err) != nil {
			return err
		}
		var some int
		if err := t.row(`SELECT COUNT(*) FROM (SELECT 1 FROM docs_due LIMIT 1) x`).Scan(&some); err != nil {
			return err
		}
		if p.Ready = form == searchForm && some == 0; p.Ready {
			return nil
		}
		left, err := t.docsLeft(form == searchForm)
		if err != nil {
			return err
		}
		err = t.row(`SELECT (SELECT CAST(COALESCE(SUM(n), 0) AS BIGINT) FROM desk_counts) + (SELECT COUNT(*) FROM orders)`).Scan(&p.All)
		p.Done = max(p.All-left, 0)
		return err
	})
	return p, err
}

// docsLeft counts what is due, and what of an older program is not noted yet.
func (t *txn) docsLeft(formed bool) (int, error) {
	var due, older int
	if err := t.row(`SELECT COUNT(*) FROM docs_due`).Scan(&due); err != nil || formed {
		return due, err
	}
	what, at, err := t.redoPlace()
	if err != nil || what == searchNoted {
		return due, err
	}
	asked, bought := at, int64(maxID)
	if what == orderDocs {
		asked, bought = 0, at
	}
	err = t.row(`
		SELECT (SELECT COUNT(*) FROM inquiry_docs WHERE owner_id < $1) + (SELECT COUNT(*) FROM order_docs WHERE owner_id < $2)`,
		asked, bought).Scan(&older)
	return due + older, err
}

// NumbersApart tells whether numbers are found with and without their hyphens:
// in documents of the present form only.
func (s *Store) NumbersApart(ctx context.Context) (bool, error) { return s.presentForm(ctx) }
