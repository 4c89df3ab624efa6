package store

import (
	"cmp"
	"context"
	"errors"
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
