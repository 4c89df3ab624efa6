package reply

import (
	"slices"
	"strings"
	"unicode/utf16"

	"madoguchi/app/reply/language"
)

// Part is a filled template as it was put into a draft. Values have their places
// in Text.
type Part struct {
	Template Text
	Text     string
	Values   []Value
}

// Traced is a value that stands in a draft; Now is what it would be today, ""
// while it is still right or when nobody can say.
type Traced struct {
	Value
	Now string
}

// Refill writes the parts of a draft anew with the facts as they are now: where a
// part stands untouched all of it, conditions and loops too; where a person has
// changed words, only its values and its holes. Everything else stays as typed.
func Refill(draft string, parts []Part, f Facts) (string, []Part) {
	parts = slices.Clone(parts)
	for i, p := range parts {
		now := Fill(p.Template, f)
		if at := strings.Index(draft, p.Text); p.Text != "" && p.Template.Body != "" && at >= 0 {
			draft = draft[:at] + now.Text + draft[at+len(p.Text):]
			parts[i].Text, parts[i].Values = now.Text, now.Values
			continue
		}
		draft = renewed(draft, Trace(draft, parts[i:i+1], f))
	}
	return fillHoles(draft, f), parts
}

// renewed puts what is right today into the places of old values.
func renewed(draft string, found []Traced) string {
	u := utf16.Encode([]rune(draft))
	slices.SortFunc(found, func(a, b Traced) int { return b.Start - a.Start })
	for _, v := range found {
		if v.Now != "" {
			u = slices.Concat(u[:v.Start], utf16.Encode([]rune(v.Now)), u[v.End:])
		}
	}
	return string(utf16.Decode(u))
}

// fillHoles replaces the holes of a text that a person has typed a value for.
func fillHoles(draft string, f Facts) string {
	return hole.ReplaceAllStringFunc(draft, func(tag string) string {
		nodes := language.Parse(tag).Nodes
		if len(nodes) != 1 {
			return tag
		}
		n, ok := nodes[0].(*language.Variable)
		if !ok || strings.TrimSpace(f.Typed[n.Name]) == "" {
			return tag
		}
		if v := look(n, f); !v.Missing {
			return v.Text
		}
		return tag
	})
}

// Trace finds where the values of the parts stand in a draft that a person may
// have changed since, and which of them have another value today.
func Trace(draft string, parts []Part, f Facts) []Traced {
	var all []Traced
	taken := make([]bool, len(draft))
	for _, p := range parts {
		var now []Value
		if p.Template.Body != "" {
			now = Fill(p.Template, f).Values
		}
		for i, at := range places(draft, p, taken) {
			if at < 0 {
				continue
			}
			v := p.Values[i]
			v.Start = units(draft[:at])
			v.End = v.Start + units(v.Text)
			all = append(all, Traced{Value: v, Now: today(p.Values, i, now)})
		}
	}
	slices.SortStableFunc(all, func(a, b Traced) int { return a.Start - b.Start })
	return all
}

// today is another text of the same place of the template, "" when there is none
// or it says the same.
func today(old []Value, i int, now []Value) string {
	same := func(v Value) bool { return v.Name == old[i].Name && v.Filter == old[i].Filter }
	nth := 0
	for _, v := range old[:i] {
		if same(v) {
			nth++
		}
	}
	for _, v := range now {
		if !same(v) {
			continue
		}
		if nth == 0 {
			if v.Missing || v.Text == old[i].Text {
				return ""
			}
			return v.Text
		}
		nth--
	}
	return ""
}

// surelyOnce is how many letters a value needs to be known again in a line that a
// person has changed.
const surelyOnce = 4

// places are where the values of a part stand in a draft, in bytes, -1 for one
// that is gone. A value is known by its whole lines; in a changed line only one
// that stands nowhere else.
func places(draft string, p Part, taken []bool) []int {
	at := make([]int, len(p.Values))
	bytesOf := rulerBack(p.Text)
	from := 0
	for i, v := range p.Values {
		at[i] = -1
		if v.Missing || v.Text == "" {
			continue
		}
		start, end := bytesOf(v.Start), bytesOf(v.End)
		if start < 0 || end < start || p.Text[start:end] != v.Text {
			continue
		}
		lineStart := strings.LastIndexByte(p.Text[:start], '\n') + 1
		lineEnd := len(p.Text)
		if n := strings.IndexByte(p.Text[end:], '\n'); n >= 0 {
			lineEnd = end + n
		}
		lines := p.Text[lineStart:lineEnd]
		if k := wholeLines(draft[from:], lines); k >= 0 {
			from += k
			at[i] = from + start - lineStart
		} else if len([]rune(v.Text)) >= surelyOnce && strings.Count(draft, v.Text) == 1 {
			at[i] = strings.Index(draft, v.Text)
		}
		if at[i] >= 0 && !take(taken[at[i]:at[i]+len(v.Text)]) {
			at[i] = -1
		}
	}
	return at
}

// take marks bytes as used, and refuses any that are.
func take(bytes []bool) bool {
	if slices.Contains(bytes, true) {
		return false
	}
	for i := range bytes {
		bytes[i] = true
	}
	return true
}

// wholeLines finds lines that stand in a text from line break to line break.
func wholeLines(text, lines string) int {
	for from := 0; ; {
		k := strings.Index(text[from:], lines)
		if k < 0 {
			return -1
		}
		k += from
		end := k + len(lines)
		if (k == 0 || text[k-1] == '\n') && (end == len(text) || text[end] == '\n') {
			return k
		}
		from = k + max(1, len(lines))
		if from > len(text) {
			return -1
		}
	}
}

// rulerBack turns UTF-16 units of s into byte offsets, -1 where none begins.
func rulerBack(s string) func(int) int {
	at := map[int]int{}
	n := 0
	for i, r := range s {
		at[n] = i
		n += max(1, utf16.RuneLen(r))
	}
	at[n] = len(s)
	return func(u int) int {
		if b, ok := at[u]; ok {
			return b
		}
		return -1
	}
}
