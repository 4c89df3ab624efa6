package reply

import (
	"strings"
	"unicode/utf16"
)

// longestText is how many letters a filled template may have: a loop in a slip of
// a template must not fill the screen.
const longestText = 20_000

// writer builds the text and knows at which unit it is.
type writer struct {
	b      strings.Builder
	units  int
	values []Value
	caret  int

	lineStart int  // bytes
	unitStart int  // the same place in units
	dropped   bool // an optional fact of this line was missing
	gap       bool // something went and left a blank line before it
	full      bool // nothing more fits
}

// write adds to the text. What goes beyond the limit is cut, and the hole in its
// place keeps the text from being sent.
func (w *writer) write(s string) {
	s = strings.ToValidUTF8(s, "\uFFFD") // halves of letters must not join to one
	n := units(s)
	if w.full || s == "" {
		return
	}
	if w.units+n > longestText {
		w.full = true
		s, n = "{長すぎます}", units("{長すぎます}")
		w.values = append(w.values, Value{
			Name: "長すぎます", Missing: true, Start: w.units, End: w.units + n, Source: sourceTemplate,
			Why: "文が 20,000 字を超えました。テンプレートを短くしてください。",
		})
	}
	w.b.WriteString(s)
	w.units += n
}

// plain writes text line by line, because a line that lost its fact goes
// altogether.
func (w *writer) plain(s string) {
	for {
		line, rest, more := strings.Cut(s, "\n")
		w.write(line)
		if !more {
			return
		}
		switch {
		case w.closeLine():
			w.fellAway()
		case w.gap && w.b.Len() == w.lineStart:
			w.gap = false // one blank line around what went is enough
		default:
			w.gap = false
			w.write("\n")
		}
		w.lineStart, w.unitStart, w.dropped = w.b.Len(), w.units, false
		s = rest
	}
}

// fellAway remembers a blank line before something that was not written.
func (w *writer) fellAway() {
	if s := w.b.String(); len(s) == w.lineStart {
		w.gap = s == "" || strings.HasSuffix(s, "\n\n")
	}
}

// closeLine takes the current line back when a missing optional fact left nothing
// in it, or nothing but its heading: 「のし：」.
func (w *writer) closeLine() bool {
	all := w.b.String()
	if !w.dropped || w.full || !bare(all[w.lineStart:]) {
		return false
	}
	w.b.Reset()
	w.b.WriteString(all[:w.lineStart])
	w.units = w.unitStart
	for len(w.values) > 0 && w.values[len(w.values)-1].Start >= w.units && w.values[len(w.values)-1].End > w.units {
		w.values = w.values[:len(w.values)-1]
	}
	return true
}

// bare tells that a line holds nothing, or only a heading without what it heads.
func bare(line string) bool {
	line = strings.TrimSpace(line)
	return line == "" || line == "・" || strings.HasSuffix(line, "：") || strings.HasSuffix(line, ":")
}

// done closes the last line and takes the line breaks at the end away, unless
// somebody is to go on writing there.
func (w *writer) done() Filled {
	w.closeLine()
	text := w.b.String()
	if w.caret < units(text) {
		text = strings.TrimRight(text, "\n")
	}
	return Filled{Text: text, Values: w.values, Caret: min(w.caret, units(text))}
}

// value writes what a variable stands for, and remembers where.
func (w *writer) value(v Value, shown string) {
	v.Start = w.units
	w.write(shown)
	if v.End = w.units; !w.full {
		w.values = append(w.values, v)
	}
}

// units counts s as the page does.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += max(1, utf16.RuneLen(r))
	}
	return n
}

// ruler turns byte offsets of s into UTF-16 units.
func ruler(s string) func(int) int {
	return func(b int) int { return units(s[:b]) }
}
