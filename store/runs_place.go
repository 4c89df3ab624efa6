package store

import (
	"errors"
	"slices"
	"time"
)

// Where new documents go.
const (
	apart    = 4  // ids between two documents that come alone: mails do not arrive in the order of their dates
	manyDocs = 64 // so many that fit nowhere begin a run
	lookBack = 32 // documents from the top among which a late one may still find its place
)

// oldestDoc is 2000-01-01: an older date, or one of the future, is a mistake that must
// not end a run.
var oldestDoc = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC).UnixMilli()

// placing gives documents their ids and writes their rows.
type placing struct {
	t     *txn
	table string
	step  int64
	runs  []docRun
}

// place writes the rows of documents, which come in the order of time, with their ids.
func (t *txn) place(table string, docs []doc) error {
	p := placing{t: t, table: table, step: 1}
	if len(docs) < manyDocs {
		p.step = apart
	}
	fresh := make([]*doc, 0, len(docs))
	for i := range docs {
		d := &docs[i]
		if d.id == 0 {
			fresh = append(fresh, d)
			continue
		}
		if err := p.put(d); err != nil { // it keeps its place
			return err
		}
	}
	if len(fresh) == 0 {
		return nil
	}
	var err error
	if p.runs, err = docRuns(t.ctx, t, table); err != nil {
		return err
	}
	return p.placeAll(fresh)
}

// placeAll looks for the ends of runs first.
func (p *placing) placeAll(fresh []*doc) error {
	var left []*doc
	for _, d := range fresh {
		if d.id = p.above(d.at); d.id == 0 {
			left = append(left, d)
			continue
		}
		if err := p.put(d); err != nil {
			return err
		}
	}
	var late []*doc
	for _, d := range slices.Backward(left) {
		if d.id = p.below(d.at); d.id == 0 {
			late = append(late, d)
			continue
		}
		if err := p.put(d); err != nil {
			return err
		}
	}
	slices.Reverse(late)
	return p.putLate(late)
}

func (p *placing) put(d *doc) error { return p.t.s.d.index.put(p.t, *d) }

// dated tells whether a document has a date that a run may go by.
func (p *placing) dated(at int64) bool {
	return at >= oldestDoc && at <= p.t.now+(24*time.Hour).Milliseconds()
}

// above returns an id on top of the run that ends soonest before a document, 0 when
// there is none.
func (p *placing) above(at int64) int64 {
	if !p.dated(at) {
		return 0
	}
	var best *docRun
	for i := range p.runs {
		r := &p.runs[i]
		if r.counts() && r.top.at <= at && r.top.id+p.step < r.high && (best == nil || r.top.at > best.top.at) {
			best = r
		}
	}
	if best == nil {
		return p.first(at)
	}
	best.top = moment{at, best.top.id + p.step}
	return best.top.id
}

// below returns an id at the bottom of the run that begins soonest behind a document.
func (p *placing) below(at int64) int64 {
	if !p.dated(at) {
		return 0
	}
	var best *docRun
	for i := range p.runs {
		r := &p.runs[i]
		if r.counts() && r.bottom.at >= at && r.bottom.id > r.low && (best == nil || r.bottom.at < best.bottom.at) {
			best = r
		}
	}
	if best == nil {
		return 0
	}
	best.bottom = moment{at, best.bottom.id - 1}
	return best.bottom.id
}

// counts: neither the loose ids nor those of documents without a date are a run.
func (r docRun) counts() bool { return r.low >= runSize && r.high <= looseFrom }

// first begins the first run of all.
func (p *placing) first(at int64) int64 {
	if slices.ContainsFunc(p.runs, docRun.counts) {
		return 0
	}
	return p.begin(at)
}

// begin begins another run, the highest that is free: what asks for the largest ids
// first finds the main one first. 0 when all are taken.
func (p *placing) begin(at int64) int64 {
	for n := int64(mostRuns - 1); n > 0; n-- {
		r := runAt(n * runSize)
		if slices.ContainsFunc(p.runs, func(o docRun) bool { return o.low == r.low }) {
			continue
		}
		r.top = moment{at, r.low + runSize/2}
		r.bottom = r.top
		p.runs = append(p.runs, r)
		return r.top.id
	}
	return 0
}

// putLate places what fits no end of a run.
func (p *placing) putLate(late []*doc) error {
	if len(late) >= manyDocs && p.dated(late[0].at) {
		if late[0].id = p.begin(late[0].at); late[0].id != 0 {
			p.step = 1
		}
	}
	for _, d := range late {
		var err error
		if d.id == 0 && p.step == 1 {
			d.id = p.above(d.at)
		}
		if d.id == 0 {
			d.id, err = p.between(d.at)
		}
		if d.id == 0 && err == nil {
			d.id, err = p.loose(d)
		}
		if err != nil {
			return err
		}
		if err := p.put(d); err != nil {
			return err
		}
	}
	return nil
}

// between returns a free id among the newest documents of the newest run.
func (p *placing) between(at int64) (int64, error) {
	var newest docRun
	for _, r := range p.runs {
		if r.counts() && r.top.at > newest.top.at {
			newest = r
		}
	}
	if !p.dated(at) || newest.top.at < at {
		return 0, nil
	}
	last, err := collect(p.t.ctx, p.t, func(r scanner) (moment, error) {
		var m moment
		return m, r.Scan(&m.id, &m.at)
	}, `SELECT id, at FROM `+p.table+`_docs WHERE id >= $1 AND id < $2 ORDER BY id DESC LIMIT $3`, newest.low, newest.high, lookBack)
	if err != nil {
		return 0, err
	}
	for i, m := range last {
		if m.at > at {
			continue
		}
		if i == 0 || last[i-1].id-m.id < 2 {
			return 0, nil
		}
		return m.id + (last[i-1].id-m.id)/2, nil
	}
	return 0, nil
}

// loose returns an id made of the second and a number within it.
func (p *placing) loose(d *doc) (int64, error) {
	if d.at < firstMoment {
		d.at = 0
	}
	first := d.at / 1000 << 20
	last, err := docNear(p.t.ctx, p.t, p.table, `id < $1 ORDER BY id DESC`, first+1<<20)
	if errors.Is(err, ErrNotFound) || err == nil && last.id < first {
		return max(first, 1), nil
	}
	return last.id + 1, err
}
