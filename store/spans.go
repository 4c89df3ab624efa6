package store

import (
	"context"
	"fmt"
	"slices"

	"madoguchi/store/fold"
)

// docSpan is a part of a run that a question asks for.
type docSpan struct {
	low, high, top int64
	// The newest documents of a question whose index gathers everything first are asked
	// so that it does not (early), the others as they are (gathers).
	early, gathers bool
	cursor         *cursor // that reads it, nil where each portion is a statement
}

// docSpans returns where the documents of a time are that come before a moment. 0 is no
// limit.
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
		// Around the documents of a run lie ids that nobody has yet.
		if s.low, s.high = max(s.low, r.bottom.id), min(s.high, r.top.id+1); s.low < s.high {
			all = append(all, s)
		}
	}
	return all, nil
}

// size is how many documents a span has room for, 0 where ids are loose: there it
// says nothing.
func (in docSpan) size() int64 {
	if in.low >= looseFrom {
		return 0
	}
	return in.high - in.low
}

var pieceSize int64 = 1 << 16 // documents that are asked for at once; fewer in tests

// piece is the newest part of a span. SQLite hears that nobody waits any more until
// the first row of a statement and between two of them, so that none may read for
// long. An index that gathers everything first is asked once.
func (in docSpan) piece() docSpan {
	if !in.gathers && in.size() > pieceSize {
		in.low = in.high - pieceSize
	}
	return in
}

// bound is behind all that a span holds.
func (in docSpan) bound() moment { return moment{in.top, in.high} }

// newestOf reads the newest of several spans, each the newest first, piece by piece and
// by portions: of one that lies in the same time as others most would be read in vain. A
// span whose documents are all older than what is there is not asked. top is the date of
// the last document below an id.
func newestOf[T any](spans []docSpan, limit int, top func(id int64) (int64, error), read func(docSpan, int) ([]T, error), at func(T) moment) ([]T, error) {
	var all []T
	for left := slices.Clone(spans); len(left) > 0; {
		slices.SortStableFunc(left, func(a, b docSpan) int { return b.bound().compare(a.bound()) })
		s := &left[0]
		if limit > 0 && len(all) >= limit && at(all[limit-1]).compare(s.bound()) >= 0 {
			break
		}
		most, piece := s.portion(limit, len(left)), s.piece()
		some, err := read(piece, most)
		if err != nil {
			return nil, err
		}
		if all = append(all, some...); len(all) > len(some) {
			slices.SortFunc(all, func(a, b T) int { return at(b).compare(at(a)) })
		}
		if limit > 0 && len(all) > limit {
			all = all[:limit]
		}
		if most > 0 && len(some) == most {
			last := at(some[most-1])
			s.high, s.top = last.id, last.at
			continue
		}
		if s.high = piece.low; s.low >= s.high {
			left = left[1:]
			continue
		}
		if s.top, err = top(s.high); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// topBelow finds the date of the last document below an id.
func topBelow(ctx context.Context, q queryer, table string) func(id int64) (int64, error) {
	return func(id int64) (int64, error) {
		m, err := docNear(ctx, q, table, `id < $1 ORDER BY id DESC`, id)
		return m.at, ignoreMissing(err)
	}
}

// portion is how much is read of one of several spans at a time; 0 is all.
func (in docSpan) portion(limit, spans int) int {
	switch {
	case limit == 0 || spans == 1:
		return limit
	case in.cursor != nil: // to go on costs nothing
		return min(limit, limit/16+8)
	case in.gathers:
		return limit
	}
	return min(limit, limit/spans+8)
}

// readFirst is how many of the newest documents are looked at before an index that
// cannot stream is asked: what stands in many texts is then found in them.
func readFirst(limit int) int { return readAtLeast + 5*limit }

var readAtLeast = 1000 // fewer in tests

// early parts the newest documents from each span when the index would gather all
// answers before it gives the first.
func (s *Store) early(ctx context.Context, q queryer, table string, terms []fold.Term, spans []docSpan, limit int) ([]docSpan, error) {
	if limit == 0 || s.d.index.streams(terms) {
		return spans, nil
	}
	var all []docSpan
	for _, newest := range spans {
		older, err := beneath(ctx, q, table, newest, readFirst(limit)/len(spans))
		if err != nil {
			return nil, err
		}
		if newest.low = older.high; newest.low < newest.high {
			newest.early = true
			all = append(all, newest)
		}
		if older.low < older.high {
			older.gathers = true
			all = append(all, older)
		}
	}
	return all, nil
}

// beneath is what a span holds behind its newest documents. The ids of a run lie close
// together, so that counting them is near enough; loose ones are counted.
func beneath(ctx context.Context, q queryer, table string, in docSpan, newest int) (docSpan, error) {
	older := docSpan{low: in.low, high: max(in.low, in.high-int64(newest))}
	if in.low >= looseFrom {
		var id int64
		err := found{q.QueryRowContext(ctx, fmt.Sprintf(`SELECT id FROM %s_docs WHERE id >= $1 AND id < $2 ORDER BY id DESC LIMIT 1 OFFSET %d`, table, newest), in.low, in.high)}.Scan(&id)
		if ignoreMissing(err) != nil {
			return older, err
		}
		older.high = in.low
		if err == nil {
			older.high = id + 1
		}
	}
	if older.low == older.high {
		return older, nil
	}
	top, err := docNear(ctx, q, table, `id < $1 ORDER BY id DESC`, older.high)
	if ignoreMissing(err) != nil {
		return older, err
	}
	older.top = top.at
	return older, nil
}

// terms are what a span is asked for.
func (in docSpan) terms(x index, terms []fold.Term) []fold.Term {
	if in.early {
		return x.streaming(terms)
	}
	return terms
}
