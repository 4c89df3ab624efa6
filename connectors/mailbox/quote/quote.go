// Package quote tells, in the plain text of a mail, what its writer wrote now
// from what a mail program put under it: quoted mails, forwarded ones and
// signatures. It only points at places. Nothing is cut: answers between quoted
// lines are common in Japan, and what is folded stays one click away.
//
// It is pure and knows no mail headers.
package quote

import (
	"strings"
)

// Kind is what a part of a text is.
type Kind string

// The kinds. Only Own is shown unfolded.
const (
	Own       Kind = "own"
	Quote     Kind = "quote"     // an earlier mail
	Forward   Kind = "forward"   // a mail that is passed on
	Signature Kind = "signature" // who writes, or which program
)

// Part is a piece of a text made of whole lines, as a half-open range of bytes.
type Part struct {
	Kind       Kind
	Start, End int
}

// maxLines is how much is looked at; the rest of a longer text is Own. A real
// mail has a few hundred lines.
const maxLines = 20000

// Parts splits text into parts that follow each other from its first byte to
// its last. A text of which nothing would stay visible is one part.
func Parts(text string) []Part {
	lines := split(text)
	if len(lines) == 0 {
		return nil
	}
	kinds := make([]Kind, len(lines))
	for i := range kinds {
		kinds[i] = Own
	}
	markQuoted(lines, kinds)
	markTails(lines, kinds)
	markSignature(lines, kinds)
	joinBlanks(lines, kinds)
	if !anythingLeft(lines, kinds) {
		return []Part{{Own, 0, len(text)}}
	}
	return group(lines, kinds, len(text))
}

// line is one line with the form in which it is compared.
type line struct {
	start, end int    // with its line break
	bare       string // narrow, trimmed on both sides
	quoted     bool   // begins with a quote mark
}

func (l line) blank() bool { return l.bare == "" }

func split(text string) []line {
	var lines []line
	at := 0
	for s := range strings.Lines(text) {
		if len(lines) == maxLines {
			break
		}
		l := line{start: at, end: at + len(s)}
		at = l.end
		// Only the beginning decides; a line may be a whole pasted file.
		l.bare = narrow(s[:min(len(s), 1000)])
		l.quoted = quoted(l.bare)
		lines = append(lines, l)
	}
	return lines
}

// markQuoted marks lines with a quote mark, the lines that introduce them, and
// what is lost between two of them by wrapping.
func markQuoted(lines []line, kinds []Kind) {
	for i, l := range lines {
		if !l.quoted {
			continue
		}
		kinds[i] = Quote
		if i > 0 && kinds[i-1] == Own {
			introduce(lines, kinds, i)
		}
	}
}

// introduce marks the attribution before the quoted line i, one or two lines
// long, behind blank lines at most.
func introduce(lines []line, kinds []Kind, i int) {
	k := i - 1
	for k >= 0 && lines[k].blank() && i-k <= 3 {
		k--
	}
	if k < 0 || kinds[k] != Own || lines[k].blank() {
		return
	}
	first := k
	switch {
	case k > 0 && kinds[k-1] == Own && !attribution(lines[k-1].bare) && overTwo(lines[k-1].bare, lines[k].bare):
		first = k - 1
	case !attribution(lines[k].bare) && !original(lines[k].bare):
		return
	}
	for n := first; n < i; n++ {
		kinds[n] = Quote
	}
}

// markTails marks everything after a line that says that an earlier mail
// follows, where that mail bears no quote marks.
func markTails(lines []line, kinds []Kind) {
	for i, l := range lines {
		if kinds[i] != Own || l.blank() {
			continue
		}
		kind, ok := tail(lines, i)
		if !ok {
			continue
		}
		for n := i; n < len(lines); n++ {
			kinds[n] = kind
		}
		return
	}
}

// tail tells whether an unmarked mail begins at line i.
func tail(lines []line, i int) (Kind, bool) {
	l := lines[i]
	switch {
	case forwarded(l.bare):
		return Forward, true
	case original(l.bare), headerBlock(lines, i):
		return Quote, true
	case attribution(l.bare), i+1 < len(lines) && overTwo(l.bare, lines[i+1].bare):
		return Quote, !anyQuoted(lines[i:])
	}
	return Own, false
}

// anyQuoted tells whether quote marks follow: then they decide, and text
// between them is an answer.
func anyQuoted(lines []line) bool {
	for _, l := range lines {
		if l.quoted {
			return true
		}
	}
	return false
}

// joinBlanks gives blank lines between two folded lines of one kind to them.
func joinBlanks(lines []line, kinds []Kind) {
	for i := 0; i < len(lines); i++ {
		if !lines[i].blank() || kinds[i] != Own || i == 0 || kinds[i-1] == Own {
			continue
		}
		end := i
		for end < len(lines) && lines[end].blank() && kinds[end] == Own {
			end++
		}
		if end == len(lines) || kinds[end] == kinds[i-1] {
			for n := i; n < end; n++ {
				kinds[n] = kinds[i-1]
			}
		}
		i = end
	}
}

func anythingLeft(lines []line, kinds []Kind) bool {
	for i, l := range lines {
		if kinds[i] == Own && !l.blank() {
			return true
		}
	}
	return false
}

func group(lines []line, kinds []Kind, size int) []Part {
	var parts []Part
	for i, l := range lines {
		if n := len(parts); n > 0 && parts[n-1].Kind == kinds[i] {
			parts[n-1].End = l.end
			continue
		}
		parts = append(parts, Part{kinds[i], l.start, l.end})
	}
	if last := &parts[len(parts)-1]; last.End < size { // beyond maxLines
		if last.Kind == Own {
			last.End = size
		} else {
			parts = append(parts, Part{Own, last.End, size})
		}
	}
	return parts
}
