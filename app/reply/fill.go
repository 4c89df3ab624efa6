package reply

import (
	"regexp"
	"strings"
	"unicode/utf16"
)

// Fill puts the facts into a template. A missing fact stays as {名前} in the
// text, where Check finds it.
func Fill(body string, f Facts) Filled {
	w := writer{caret: -1}
	for _, p := range parse(strings.ReplaceAll(body, "\r\n", "\n")) {
		switch {
		case p.name == "":
			w.plain(p.text)
		case p.name == cursor:
			w.caret = w.units
		default:
			w.variable(p, f)
		}
	}
	w.closeLine()
	return Filled{Text: w.b.String(), Values: w.values, Caret: min(w.caret, w.units)}
}

// writer builds the text and knows at which unit it is.
type writer struct {
	b      strings.Builder
	units  int
	values []Value
	caret  int

	lineStart int  // bytes
	unitStart int  // the same place in units
	dropped   bool // an optional fact of this line was missing
	gap       bool // a line went and left a blank line before it
}

func (w *writer) write(s string) {
	w.b.WriteString(s)
	w.units += units(s)
}

// plain writes text line by line, because a line that held nothing but an
// absent optional fact goes altogether.
func (w *writer) plain(s string) {
	for {
		line, rest, more := strings.Cut(s, "\n")
		w.write(line)
		if !more {
			return
		}
		switch {
		case w.closeLine():
			w.gap = strings.HasSuffix(w.b.String(), "\n\n")
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

// closeLine takes the current line back when an optional fact left it empty.
func (w *writer) closeLine() bool {
	all := w.b.String()
	if !w.dropped || strings.TrimSpace(all[w.lineStart:]) != "" {
		return false
	}
	w.b.Reset()
	w.b.WriteString(all[:w.lineStart])
	w.units = w.unitStart
	return true
}

func (w *writer) variable(p part, f Facts) {
	v := look(p.name, f)
	shown := v.Text
	switch {
	case v.Missing && p.optional && p.instead == "":
		w.dropped = true
		return
	case v.Missing && p.instead != "":
		v.Text, v.Missing, v.Why, v.Source = p.instead, false, "", sourceTemplate
		shown = p.instead
	case v.Missing:
		shown = "{" + p.name + "}"
	case f.Masked && personal(p.name):
		v.Text, shown = mask(v.Text), "{"+p.name+"}"
	}
	v.Start = w.units
	w.write(shown)
	v.End = w.units
	w.values = append(w.values, v)
}

// look finds the value of one variable.
func look(name string, f Facts) Value {
	v := Value{Name: name}
	if typed := strings.TrimSpace(f.Typed[name]); typed != "" {
		v.Text, v.Source = typed, sourceTyped
		return v
	}
	d, ok := find(name)
	if !ok {
		v.Missing, v.Why = true, "この名前の変数はありません。"
		return v
	}
	v.Source = d.Source
	if d.buyers && f.GiftRecipient {
		v.Missing, v.Why = true, "贈り物を受け取った方への返信には入れられません。"
		return v
	}
	v.Text = strings.TrimSpace(d.value(f))
	if v.Text == "" {
		v.Missing, v.Why = true, why(d, f)
	}
	return v
}

func why(d definition, f Facts) string {
	if d.fromOrder() && f.Order == nil {
		return "注文に紐付いていません。注文を選ぶと入ります。"
	}
	return d.absent
}

// town is the part of an address that may be shown: prefecture and town.
var town = regexp.MustCompile(`(?:東京都|北海道|(?:京都|大阪)府|[\p{Han}]{2,3}県)[^市区町村\s]{1,12}[市区町村]`)

// mask keeps the family name of a person and the town of an address.
func mask(s string) string {
	if at := town.FindString(s); at != "" {
		return at + "＊＊＊"
	}
	if name := family(s); name != "" {
		return name + "＊＊"
	}
	return "＊＊"
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
