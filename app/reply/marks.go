package reply

import (
	"cmp"
	"slices"
	"strings"

	"madoguchi/app/reply/language"
)

// Mark is a place of a text that repeats a fact, for highlighting.
type Mark struct {
	Name   string `json:"name"`
	Source string `json:"source"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
}

// Marks finds the facts that stand in a text, also in one that a person typed:
// what is marked agrees with the order.
func Marks(text string, f Facts) []Mark {
	f.Masked = false
	var ms []Mark
	taken := make([]bool, len(text))
	for _, fact := range worth(f) {
		for from := 0; ; {
			i := strings.Index(text[from:], fact.Text)
			if i < 0 {
				break
			}
			start := from + i
			end := start + len(fact.Text)
			from = end
			if slices.Contains(taken[start:end], true) {
				continue
			}
			for k := start; k < end; k++ {
				taken[k] = true
			}
			ms = append(ms, Mark{Name: fact.Name, Source: fact.Source, Start: units(text[:start]), End: units(text[:end])})
		}
	}
	slices.SortFunc(ms, func(a, b Mark) int { return cmp.Compare(a.Start, b.Start) })
	return ms
}

// worth are the facts long enough to be recognised, longest first, so that a
// name inside an address does not cut it.
func worth(f Facts) []Value {
	var vs []Value
	for _, d := range variables {
		if v := look(&language.Variable{Name: d.Name}, f); !v.Missing && len([]rune(v.Text)) >= 2 && !strings.Contains(v.Text, "\n") {
			vs = append(vs, v)
		}
	}
	slices.SortStableFunc(vs, func(a, b Value) int { return cmp.Compare(len(b.Text), len(a.Text)) })
	return vs
}
