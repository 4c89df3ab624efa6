package store

import (
	"slices"
	"strconv"
	"strings"
)

// A question whose filter few inquiries pass is not answered by reading every
// document with its words until a page is full: that may be all there are. Those
// few are held against the words instead, as the list does it (few.go).

// driver is the condition of a filter that an index answers by itself.
func (f Filter) driver() (driver, bool) {
	column, known := filterColumns[f.By]
	values := f.values()
	if !known || f.Not || len(values) == 0 || slices.Contains(f.IDs, 0) {
		return driver{}, false
	}
	in := column + ` IN (?` + strings.Repeat(`, ?`, len(values)-1) + `)`
	switch f.By {
	case "tag":
		in = `q.id IN (SELECT g.inquiry_id FROM inquiry_tags g WHERE ` + in + `)`
	case "owner", "category":
		in += ` AND ` + column + ` > 0` // their indexes hold only those that have one
	}
	return driver{where: in, args: values}, true
}

func (f Filter) values() []any {
	var all []any
	for _, id := range f.IDs {
		all = append(all, id)
	}
	for _, state := range f.States {
		all = append(all, state)
	}
	return all
}

// fewFinding is finding by the few that pass a condition. Their text decides, which
// is what the index would say.
func (w *walk) fewFinding(in docSpan, limit int) *query {
	var q query
	q.add(`SELECT d.id, `+momentColumn+`, q.id, d.folded
		FROM inquiries q CROSS JOIN inquiry_docs d WHERE d.owner_id = q.id AND d.id >= ? AND d.id < ? AND `, in.low, in.high)
	q.add(w.few.where, w.few.args...)
	for _, word := range w.want.Words {
		switch {
		case !word.Not:
			w.s.d.index.holds(&q, word.Text)
		case word.In == 0:
			w.s.d.index.lacks(&q, word.Text)
		}
	}
	for _, f := range w.want.Filters {
		f.add(&q)
	}
	q.add(` ORDER BY d.id DESC`)
	if limit > 0 {
		q.add(` LIMIT ` + strconv.Itoa(limit))
	}
	return &q
}
