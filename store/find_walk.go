package store

import (
	"context"
	"strconv"
	"strings"

	"madoguchi/store/fold"
)

// walk goes through the documents for one question.
type walk struct {
	*txn
	what  string
	want  FindQuery
	terms []fold.Term // what a document has to contain, as the index is asked
	few   *driver     // a condition that few inquiries pass, nil for none
	// Documents come one by one as long as somebody reads, and are looked at here: SQLite
	// compares letter by letter. Otherwise the database looks at them, in batches.
	flows   bool
	cursors []*cursor
	all     int64 // documents there are to go through
	left    int64 // of them
}

// readDoc is a document that the index, or the database, let through.
type readDoc struct {
	Hit
	folded string
}

func scanDoc(r scanner) (readDoc, error) {
	var d readDoc
	return d, r.Scan(&d.Doc, &d.When, &d.ID, &d.folded)
}

func (t *txn) walk(what string, want FindQuery) (*walk, error) {
	w := &walk{txn: t, what: what, want: want, flows: t.s.d.index.flows()}
	if err := w.choose(); err != nil || w.few != nil {
		return w, err
	}
	var err error
	w.terms, err = t.s.telling(t.ctx, t, what, want.terms())
	return w, err
}

// choose finds a condition that few inquiries pass.
func (w *walk) choose() error {
	if w.what != FindInquiries {
		return nil
	}
	for _, f := range w.want.Filters {
		by, ok := f.driver()
		if !ok {
			continue
		}
		few, err := isFew(w.ctx, w, by, fewest)
		if err != nil {
			return err
		}
		if few {
			w.few, w.flows = &by, false
			return nil
		}
	}
	return nil
}

// page reads what comes before a moment.
func (w *walk) page(after moment) (page FindPage, err error) {
	most := w.want.Limit
	if most > 0 {
		most++
	}
	spans, err := w.spans(after, most)
	if err != nil {
		return page, err
	}
	page.Hits, err = newestOf(spans, most, topBelow(w.ctx, w, w.what), w.next, Hit.moment)
	if n := w.want.Limit; n > 0 && len(page.Hits) > n {
		page.Hits = page.Hits[:n]
		page.Next = cursorOf(page.Hits[n-1].When, page.Hits[n-1].Doc)
	}
	return page, err
}

// spans are where the documents of a question may be.
func (w *walk) spans(after moment, most int) ([]docSpan, error) {
	spans, err := docSpans(w.ctx, w, w.what, after, w.want.From, w.want.To)
	if err == nil && w.few == nil && !w.flows {
		spans, err = w.s.early(w.ctx, w, w.what, w.terms, spans, most)
	}
	gathers := w.flows && !w.s.d.index.streams(w.terms)
	for i := range spans {
		s := &spans[i]
		w.all += s.size()
		s.gathers = s.gathers || gathers || w.few != nil // what is gathered or few is gone through once
		if w.flows {
			s.cursor = &cursor{number: i, early: gathers && most > 0}
			w.cursors = append(w.cursors, s.cursor)
		}
	}
	w.left = w.all
	return spans, err
}

// next reads the newest hits of a span.
func (w *walk) next(in docSpan, most int) (hits []Hit, err error) {
	if w.flows {
		hits, err = w.flow(in, most)
	} else {
		hits, err = w.batches(in, most)
	}
	if most > 0 && len(hits) == most {
		in.low = hits[most-1].Doc // the rest of it is still to come
	}
	w.passed(in)
	return hits, err
}

// passed says how far it is where that takes several pieces.
func (w *walk) passed(in docSpan) {
	if w.left -= in.size(); w.want.Told != nil && w.left > 0 && w.all > pieceSize {
		w.want.Told(w.all-w.left, w.all)
	}
}

// batches asks for some documents at a time until so many are hits.
func (w *walk) batches(in docSpan, most int) (hits []Hit, err error) {
	for {
		n := w.batch(most)
		q := w.finding(in, n)
		if w.few != nil {
			q = w.fewFinding(in, n)
		}
		some, err := collect(w.ctx, w, scanDoc, q.sql.String(), q.args...)
		if err != nil {
			return hits, err
		}
		for _, d := range some {
			if w.want.verify(&d) {
				hits = append(hits, d.Hit)
			}
			if most > 0 && len(hits) == most {
				return hits, nil
			}
		}
		if n == 0 || len(some) < n {
			return hits, nil
		}
		in.high = some[n-1].Doc
	}
}

// batch is how many documents are read for so many hits: more where some of them may be
// dropped.
func (w *walk) batch(most int) int {
	if most > 0 && w.want.picky() {
		return max(4*most, 200)
	}
	return most
}

// verify reads a document and tells whether it is a hit.
func (want FindQuery) verify(c *readDoc) bool {
	for _, w := range want.Words {
		if w.In == 0 && strings.Contains(c.folded, w.Text) == w.Not {
			return false
		}
	}
	who := true
	for _, w := range want.Words {
		if w.Not && w.In == 0 {
			continue
		}
		in := parts(c.folded, w.Text)
		if w.In != 0 && (in&w.In != 0) == w.Not {
			return false
		}
		if w.Not {
			continue
		}
		if w.In != 0 {
			in &= w.In
		}
		c.Parts |= in
		who = who && in&PartWho != 0
	}
	c.Who = who && c.Parts != 0
	return want.Parts == 0 || c.Parts&want.Parts != 0
}

// finding is the statement of one span. It walks the documents from the newest
// on, so that it costs what it reads, however much is there.
func (w *walk) finding(in docSpan, limit int) *query {
	var q query
	index := w.s.d.index
	terms := in.terms(index, w.terms)
	if w.flows {
		terms = unlooked(terms)
	}
	q.add(`SELECT d.id, ` + momentColumn + `, d.owner_id, d.folded`)
	doc := index.match(&q, w.what, terms, w.owners()...)
	for _, word := range w.want.Words {
		if word.Not && word.In == 0 && !w.flows {
			index.lacks(&q, word.Text)
		}
	}
	for _, f := range w.want.Filters {
		f.add(&q)
	}
	q.add(` AND `+doc+` >= ? AND `+doc+` < ?`, in.low, in.high)
	q.add(` ORDER BY ` + doc + ` DESC`)
	if limit > 0 {
		q.add(` LIMIT ` + strconv.Itoa(limit)) // an argument has SQLite plan anew each time
	}
	return &q
}

// owners are what a filter is about.
func (w *walk) owners() []string {
	switch {
	case len(w.want.Filters) == 0:
		return nil
	case w.what == FindOrders:
		return []string{`orders q ON q.id = d.owner_id`}
	}
	return []string{`inquiries q ON q.id = d.owner_id`}
}

// unlooked are terms for which nobody but the index is asked.
func unlooked(terms []fold.Term) []fold.Term {
	all := make([]fold.Term, len(terms))
	for i, t := range terms {
		t.Exact = true
		all[i] = t
	}
	return all
}

// isFew tells whether no more inquiries pass a condition.
func isFew(ctx context.Context, q queryer, by driver, most int) (bool, error) {
	count := by.count(most)
	var n int
	err := q.QueryRowContext(ctx, count.sql.String(), count.args...).Scan(&n)
	return n <= most, err
}
