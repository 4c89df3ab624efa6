package app

import (
	"context"
	"slices"
	"unicode/utf16"

	"madoguchi/store"
	"madoguchi/store/fold"
)

// Sizes of a snippet in UTF-16 units: what stands before the first mark, and all.
const (
	snippetBefore = 14
	snippetSize   = 90
)

// searchHits reads the inquiries of a page and finds the place to show.
func (d *Desk) searchHits(ctx context.Context, hits []store.Hit, q question) ([]SearchHit, error) {
	ids := idsOf(hits)
	rows, err := d.store.InquiryRows(ctx, ids)
	if err != nil {
		return nil, err
	}
	fields, err := d.store.InquiryFields(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := make([]SearchHit, 0, len(rows))
	for _, r := range rows {
		row := d.row(r)
		h := shown(fields[row.ID], row, q)
		h.Inquiry, h.Subject, h.Customer = row, marked(row.Subject, q.terms()), marked(row.Customer, q.terms())
		if h.Label == "" {
			h.Snippet = row.Snippet
		}
		out = append(out, h)
	}
	return out, nil
}

// shown is the best place of an inquiry: the field with the most of the words,
// a message before a bare fact, the first of several. What stands in the row
// anyway is none.
func shown(fields []store.Field, row Row, q question) SearchHit {
	h := SearchHit{Marks: []Mark{}}
	best := 0
	for _, f := range fields {
		found, rank := q.marksIn(f)
		h.Places += len(found)
		if f.Label == "text" {
			rank++
		}
		inRow := f.Text == row.Customer || f.Label == "subject" || f.Label == "mail_subject"
		if len(found) == 0 || rank <= best || inRow {
			continue
		}
		best = rank
		h.Message, h.Label, h.Kind = f.Message, f.Label, kindOf(f.Part)
		h.Snippet, h.Marks = snippet(f.Text, found)
	}
	return h
}

// marksIn returns where the words that may stand in a field do, and a rank by how
// many of them.
func (q question) marksIn(f store.Field) ([]Mark, int) {
	var terms []fold.Term
	for _, w := range q.words {
		if w.word.In == 0 || w.word.In&f.Part != 0 {
			terms = append(terms, w.word.Term)
		}
	}
	spans, of := fold.Spans(f.Text, terms)
	return asMarks(spans), 2 * of
}

func kindOf(p store.Part) string {
	for _, k := range kindParts {
		if p&k.part != 0 {
			return k.kind
		}
	}
	return ""
}

func marked(text string, terms []fold.Term) []Mark {
	spans, _ := fold.Spans(text, terms)
	return asMarks(spans)
}

func asMarks(spans []fold.Span) []Mark {
	out := make([]Mark, 0, len(spans))
	for _, s := range spans {
		out = append(out, Mark(s))
	}
	return out
}

// snippet is one line around the first mark, with all marks that lie in it.
func snippet(text string, all []Mark) (string, []Mark) {
	units := utf16.Encode([]rune(text))
	start := max(0, all[0].Start-snippetBefore)
	end := min(len(units), max(all[0].End, start+snippetSize))
	if start > 0 && isLow(units[start]) {
		start--
	}
	if end < len(units) && isLow(units[end]) {
		end++
	}
	line := slices.Clone(units[start:end])
	for i, u := range line {
		if u < ' ' {
			line[i] = ' '
		}
	}
	shift := -start
	if start > 0 {
		line = slices.Insert(line, 0, '…')
		shift++
	}
	if end < len(units) {
		line = append(line, '…')
	}
	found := []Mark{}
	for _, m := range all {
		if m.Start >= start && m.End <= end {
			found = append(found, Mark{m.Start + shift, m.End + shift})
		}
	}
	return string(utf16.Decode(line)), found
}

// isLow tells the second half of a character outside the basic plane.
func isLow(u uint16) bool { return u >= 0xDC00 && u <= 0xDFFF }

// SearchPlaces returns where the words of a question stand in one inquiry.
func (d *Desk) SearchPlaces(ctx context.Context, in SearchPlaceQuery) (SearchPlaces, error) {
	out := SearchPlaces{Places: []SearchPlace{}}
	q, err := d.question(ctx, in.Text)
	if err != nil {
		return out, err
	}
	fields, err := d.store.InquiryFields(ctx, []int64{in.ID})
	if err != nil {
		return out, err
	}
	for _, f := range fields[in.ID] {
		found, _ := q.marksIn(f)
		if len(found) == 0 {
			continue
		}
		p := SearchPlace{Message: f.Message, Label: f.Label, Text: f.Text, Marks: found}
		if f.Label == "text" {
			p.Text = ""
		}
		out.Places = append(out.Places, p)
	}
	return out, nil
}
