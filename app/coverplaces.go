package app

import (
	"reflect"
	"slices"
	"strings"
)

// places keeps the marks of a text where they belong when its length changes. The
// returned function moves them after the text was masked.
func (c *cover) places(v reflect.Value, of *veil) func() {
	if !c.who.masked {
		return func() {}
	}
	switch x := v.Addr().Interface().(type) {
	case *Message:
		text, edits := x.Text, of.edits(x.Text)
		return func() {
			for i, f := range x.Folds {
				x.Folds[i].Start, x.Folds[i].End = moved(text, edits, f.Start), moved(text, edits, f.End)
			}
			x.HasRaw = false
		}
	case *SearchHit:
		q := x.Inquiry
		snippet, subject := of.edits(x.Snippet), of.edits(q.Subject)
		x.Marks, x.Subject = movedMarks(x.Snippet, snippet, x.Marks), movedMarks(q.Subject, subject, x.Subject)
		x.Customer = movedMarks(q.Customer, replaced(q.Customer, maskName(q.Customer)), x.Customer)
	case *SearchPlace:
		text := c.placeText(*x)
		x.Marks = movedMarks(text, of.edits(text), x.Marks)
	case *Composed:
		text, edits := x.Text, of.edits(x.Text)
		return func() { movePlaces(text, edits, x.Values, x.Problems) }
	case *DraftRun:
		text, edits := x.Text, of.edits(x.Text)
		return func() { movePlaces(text, edits, nil, x.Problems) }
	case *BatchPart:
		text, edits := x.Text, of.edits(x.Text)
		return func() { movePlaces(text, edits, x.Values, x.Problems) }
	}
	return func() {}
}

// placeText is the text that a place of the search is in: of a message the screen
// has it already, and shows it masked.
func (c *cover) placeText(p SearchPlace) string {
	if p.Text != "" || p.Message == 0 {
		return p.Text
	}
	m, err := c.d.store.MessageByID(c.ctx, p.Message)
	if err != nil && c.err == nil {
		c.err = err
	}
	return m.Text
}

// movedMarks are the marks of a text after the edits; a mark on what is hidden is
// none, since it would say what stands there.
func movedMarks(text string, edits []edit, marks []Mark) []Mark {
	out := make([]Mark, 0, len(marks))
	for _, m := range marks {
		if touches(text, edits, m) {
			continue
		}
		out = append(out, Mark{moved(text, edits, m.Start), moved(text, edits, m.End)})
	}
	return out
}

func touches(text string, edits []edit, m Mark) bool {
	return slices.ContainsFunc(edits, func(e edit) bool {
		return m.Start < units(text[:e.end]) && m.End > units(text[:e.start])
	})
}

// replaced is the one edit that makes a value of another: what they begin with
// alike stays.
func replaced(plain, mask string) []edit {
	if plain == mask {
		return nil
	}
	same := 0
	for _, r := range plain {
		if !strings.HasPrefix(mask[same:], string(r)) {
			break
		}
		same += len(string(r))
	}
	return []edit{{same, len(plain), mask[same:]}}
}

func movePlaces(text string, edits []edit, values []Value, problems []Problem) {
	for i, p := range values {
		values[i].Start, values[i].End = moved(text, edits, p.Start), moved(text, edits, p.End)
	}
	for i, p := range problems {
		problems[i].Start, problems[i].End = moved(text, edits, p.Start), moved(text, edits, p.End)
	}
}
