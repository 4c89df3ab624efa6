// Package textdiff tells how two texts of a letter's size differ: by lines, and
// inside lines that were changed by letters. It is pure.
package textdiff

import "strings"

// Kinds of a piece.
const (
	Same = "same"
	Gone = "gone"
	New  = "new"
)

// Piece is a part of both texts or of one. Same and Gone pieces together are the
// first text, Same and New the second.
type Piece struct {
	Kind string
	Text string
}

// most is how large a table of comparison may be: two lines of 2,000 letters.
// Beyond it the whole part counts as changed.
const most = 4_000_000

// least is how many letters in a row have to be the same between two changes to be
// shown as such. Single ones are there by chance and make a change hard to read.
const least = 2

// Diff compares two texts.
func Diff(a, b string) []Piece {
	var out pieces
	gone, come := "", ""
	flush := func() {
		out.letters(gone, come)
		gone, come = "", ""
	}
	for _, p := range align(lines(a), lines(b)) {
		switch p.Kind {
		case Gone:
			gone += p.Text
		case New:
			come += p.Text
		default:
			flush()
			out.add(Same, p.Text)
		}
	}
	flush()
	return out
}

func lines(s string) []string {
	if s == "" {
		return nil
	}
	return strings.SplitAfter(s, "\n")
}

type pieces []Piece

// add appends a part; neighbours of a kind are one.
func (p *pieces) add(kind, text string) {
	if text == "" {
		return
	}
	if n := len(*p); n > 0 && (*p)[n-1].Kind == kind {
		(*p)[n-1].Text += text
		return
	}
	*p = append(*p, Piece{kind, text})
}

// letters compares two parts letter by letter. What is gone stands before what is
// new in its place.
func (p *pieces) letters(gone, come string) {
	var lost, got strings.Builder
	flush := func() {
		p.add(Gone, lost.String())
		p.add(New, got.String())
		lost.Reset()
		got.Reset()
	}
	for _, one := range runs(align(strings.Split(gone, ""), strings.Split(come, ""))) {
		switch one.Kind {
		case Gone:
			lost.WriteString(one.Text)
		case New:
			got.WriteString(one.Text)
		default:
			if len([]rune(one.Text)) < least && lost.Len()+got.Len() > 0 && strings.TrimSpace(one.Text) != "" {
				lost.WriteString(one.Text)
				got.WriteString(one.Text)
				continue
			}
			flush()
			p.add(Same, one.Text)
		}
	}
	flush()
}

func runs(in []Piece) []Piece {
	var out pieces
	for _, p := range in {
		out.add(p.Kind, p.Text)
	}
	return out
}

// align finds the longest common parts of two lists.
func align(a, b []string) []Piece {
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	var out []Piece
	for _, s := range a[:head] {
		out = append(out, Piece{Same, s})
	}
	out = append(out, middle(a[head:len(a)-tail], b[head:len(b)-tail])...)
	for _, s := range a[len(a)-tail:] {
		out = append(out, Piece{Same, s})
	}
	return out
}

// middle walks the table of longest common subsequences.
func middle(a, b []string) []Piece {
	var out []Piece
	if len(a)*len(b) > most {
		return append(whole(Gone, a), whole(New, b)...)
	}
	width := len(b) + 1
	table := make([]int32, (len(a)+1)*width)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				table[i*width+j] = table[(i+1)*width+j+1] + 1
			} else {
				table[i*width+j] = max(table[(i+1)*width+j], table[i*width+j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] == b[j]:
			out = append(out, Piece{Same, a[i]})
			i, j = i+1, j+1
		case table[(i+1)*width+j] >= table[i*width+j+1]:
			out = append(out, Piece{Gone, a[i]})
			i++
		default:
			out = append(out, Piece{New, b[j]})
			j++
		}
	}
	return append(append(out, whole(Gone, a[i:])...), whole(New, b[j:])...)
}

func whole(kind string, parts []string) []Piece {
	if len(parts) == 0 {
		return nil
	}
	return []Piece{{kind, strings.Join(parts, "")}}
}
