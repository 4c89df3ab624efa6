package store

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"madoguchi/store/fold"
)

// The ids of documents follow their dates, so that the newest answers are read
// first, and lie close together: the index writes down the distance between two
// documents of a word. An id that is made of the second makes it four times as large
// as one that counts.
//
// So the ids count, in runs: within a run a later document has a larger id. A new
// document goes on top of a run, one of the past below it. The past of a second
// mailbox fits neither end and begins a run of its own; a question asks each run and
// lays the answers together. A few that fit nowhere have loose ids, made of the
// second; so have all documents of an older program.
const (
	runSize   = 1 << 24 // ids of a run; half lie below its first document
	mostRuns  = 16
	looseFrom = mostRuns * runSize
	looseEnd  = 1 << 62
	// Run 0 holds what has no date, and loose ids begin behind this.
	firstMoment = looseFrom >> 20 * 1000
)

// moment is the place of a document in time: of two of one second the larger id is
// the later.
type moment struct{ at, id int64 }

func (m moment) compare(o moment) int {
	return cmp.Or(cmp.Compare(m.at, o.at), cmp.Compare(m.id, o.id))
}

// momentOf is where a document stands; one of an older program has it in its id.
func momentOf(id, at int64) moment {
	if at == 0 && id >= looseFrom {
		at = id >> 20 * 1000
	}
	return moment{at, id}
}

// momentColumn is the same in SQL, for the documents d.
const momentColumn = `CASE WHEN d.at = 0 AND d.id >= 268435456 THEN d.id / 1048576 * 1000 ELSE d.at END`

// docRun is a run that has documents. Its ids are from low to before high.
type docRun struct {
	low, high   int64
	bottom, top moment
}

func runAt(id int64) docRun {
	if id >= looseFrom {
		return docRun{low: looseFrom, high: looseEnd}
	}
	low := id / runSize * runSize
	return docRun{low: low, high: low + runSize}
}

// docRuns returns the runs of a table, by two look-ups for each.
func docRuns(ctx context.Context, q queryer, table string) ([]docRun, error) {
	var all []docRun
	for from := int64(0); ; {
		bottom, err := docNear(ctx, q, table, `id >= $1 ORDER BY id`, from)
		if errors.Is(err, ErrNotFound) {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		r := runAt(bottom.id)
		r.bottom = bottom
		if r.top, err = docNear(ctx, q, table, `id < $1 ORDER BY id DESC`, r.high); err != nil {
			return nil, err
		}
		all = append(all, r)
		from = r.high
	}
}

func docNear(ctx context.Context, q queryer, table, where string, id int64) (moment, error) {
	var at int64
	err := found{q.QueryRowContext(ctx, `SELECT id, at FROM `+table+`_docs WHERE `+where+` LIMIT 1`, id)}.Scan(&id, &at)
	return momentOf(id, at), err
}

// bound is the first id of a run that is not before a moment.
func (r docRun) bound(ctx context.Context, q queryer, table string, m moment) (int64, error) {
	switch {
	case r.top.compare(m) < 0:
		return r.high, nil
	case r.bottom.compare(m) >= 0:
		return r.low, nil
	case m.id >= r.low && m.id < r.high:
		return m.id, nil
	}
	low, high := r.bottom.id, r.top.id
	for low < high {
		middle := low + (high-low)/2
		d, err := docNear(ctx, q, table, `id >= $1 ORDER BY id`, middle)
		if err != nil {
			return 0, err
		}
		if d.compare(m) < 0 {
			low = d.id + 1
		} else {
			high = middle
		}
	}
	return low, nil
}

// docSpan is a part of a run that a question asks for. read: without the index.
type docSpan struct {
	low, high, top int64
	read           bool
}

// docSpans returns where the documents of a time are that come before a moment, the
// newest first. 0 is no limit.
func docSpans(ctx context.Context, q queryer, table string, after moment, from, to int64) ([]docSpan, error) {
	runs, err := docRuns(ctx, q, table)
	if err != nil {
		return nil, err
	}
	end := moment{looseEnd, 0}
	if after != (moment{}) {
		end = after
	}
	if to /= 1000; to > 0 && to*1000 < end.at {
		end = moment{to * 1000, 0}
	}
	var all []docSpan
	for _, r := range runs {
		s := docSpan{top: min(r.top.at, end.at)}
		if s.low, err = r.bound(ctx, q, table, moment{from / 1000 * 1000, 0}); err != nil {
			return nil, err
		}
		if s.high, err = r.bound(ctx, q, table, end); err != nil {
			return nil, err
		}
		if s.low < s.high {
			all = append(all, s)
		}
	}
	slices.SortFunc(all, func(a, b docSpan) int { return cmp.Compare(b.top, a.top) })
	return all, nil
}

// newestOf reads the newest of several spans, each the newest first. A span whose
// documents are all older than what is there is not asked.
func newestOf[T any](spans []docSpan, limit int, read func(docSpan) ([]T, error), at func(T) moment) ([]T, error) {
	var all []T
	for _, s := range spans {
		if limit > 0 && len(all) >= limit && at(all[limit-1]).at > s.top {
			break
		}
		some, err := read(s)
		if err != nil {
			return nil, err
		}
		if all = append(all, some...); len(all) > len(some) {
			slices.SortFunc(all, func(a, b T) int { return at(b).compare(at(a)) })
		}
		if limit > 0 && len(all) > limit {
			all = all[:limit]
		}
	}
	return all, nil
}

// readFirst is how many of the newest documents are read one by one before an index
// that cannot stream is asked: what stands in many texts is then found in them.
func readFirst(limit int) int { return readAtLeast + 5*limit }

var readAtLeast = 1000 // fewer in tests

// unread parts the newest documents from a span when the index would gather all
// answers before it gives the first.
func (s *Store) unread(ctx context.Context, table string, terms []fold.Term, spans []docSpan, limit int) ([]docSpan, error) {
	if limit == 0 || len(spans) == 0 || s.d.index.streams(terms) {
		return spans, nil
	}
	newest := spans[0]
	var id, at int64
	err := found{s.read.QueryRowContext(ctx, `SELECT id, at FROM `+table+`_docs WHERE id >= $1 AND id < $2 ORDER BY id DESC LIMIT 1 OFFSET $3`,
		newest.low, newest.high, readFirst(limit))}.Scan(&id, &at)
	if ignoreMissing(err) != nil {
		return nil, err
	}
	if err != nil {
		spans[0].read = true
		return spans, nil
	}
	older := docSpan{low: newest.low, high: id + 1, top: momentOf(id, at).at}
	newest.low, newest.read = id+1, true
	spans = append(spans[1:], newest, older)
	slices.SortStableFunc(spans, func(a, b docSpan) int { return cmp.Compare(b.top, a.top) })
	return spans, nil
}

// terms are what a span is asked for: with nothing for the index when it is read.
func (in docSpan) terms(terms []fold.Term) []fold.Term {
	if !in.read {
		return terms
	}
	bare := make([]fold.Term, len(terms))
	for i, t := range terms {
		bare[i] = fold.Term{Text: t.Text}
	}
	return bare
}
