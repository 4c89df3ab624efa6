package fold

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Span is a place in a text as it is shown, in UTF-16 units: the page counts so.
type Span struct{ Start, End int }

// folding is a folded text that knows where each of its bytes came from.
type folding struct {
	text     string
	from, to []int // UTF-16 units of the original
}

// trace folds a text piece by piece. Between two pieces normalisation changes
// nothing, so the pieces folded one by one are the text folded as a whole.
func trace(s string) folding {
	s = strings.ToValidUTF8(s, "\uFFFD")
	f := folding{from: make([]int, 0, len(s)), to: make([]int, 0, len(s))}
	var b strings.Builder
	unit := 0
	b.Grow(len(s))
	for i := 0; i < len(s); {
		n, before, end := piece(s[i:]), b.Len(), unit+1
		if r, size := utf8.DecodeRuneInString(s[i:]); size == n && simple(r) { // as nearly all are
			b.WriteRune(plain(r))
		} else {
			b.WriteString(Fold(s[i : i+n]))
			end = unit + units(s[i:i+n])
		}
		for range b.Len() - before {
			f.from, f.to = append(f.from, unit), append(f.to, end)
		}
		i, unit = i+n, end
	}
	f.text = b.String()
	return f
}

// piece is the length of the first characters of s that fold together.
func piece(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	if simple(r) {
		if next, _ := utf8.DecodeRuneInString(s[n:]); n == len(s) || simple(next) {
			return n
		}
	}
	return max(n, norm.NFKC.NextBoundaryInString(s, true))
}

// units is the length of a text in UTF-16.
func units(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

// Spans returns where a text as it is shown contains the terms, in order and
// without overlaps, and how many of the terms it contains. A character that folds
// to several, as ㈱, is marked whole.
func Spans(text string, terms []Term) (spans []Span, of int) {
	text = strings.ToValidUTF8(text, "\uFFFD")
	folded := Fold(text)
	for _, t := range terms {
		found := places(folded, t)
		spans = append(spans, found...)
		of += min(1, len(found))
	}
	if of == 0 { // in most texts; where its pieces come from need not be known
		return nil, 0
	}
	f := trace(text)
	for i, s := range spans {
		spans[i] = Span{f.from[s.Start], f.to[s.End-1]}
	}
	return joined(spans), of
}

// places are where a folded text has a term, in bytes.
func places(folded string, t Term) []Span {
	if t.Digits != "" {
		return findNumber(folded, t.Digits)
	}
	return find(folded, t.Text)
}

func find(folded, word string) []Span {
	var found []Span
	for i := 0; word != ""; {
		n := strings.Index(folded[i:], word)
		if n < 0 {
			break
		}
		i += n + len(word)
		found = append(found, Span{i - len(word), i})
	}
	return found
}

// findNumber finds digits also with hyphens between them.
func findNumber(folded, digits string) []Span {
	text, at := squash(folded)
	was := func(i int) int {
		if at == nil {
			return i
		}
		return at[i]
	}
	asks := []string{digits}
	if rest, ok := strings.CutPrefix(digits, "0"); ok && len(rest) >= minSplitDigits {
		asks = append(asks, "+81"+rest, "+810"+rest)
	}
	var found []Span
	for _, ask := range asks {
		for i := 0; ; {
			n := strings.Index(text[i:], ask)
			if n < 0 {
				break
			}
			i += n + len(ask)
			found = append(found, Span{was(i - len(ask)), was(i-1) + 1})
		}
	}
	return found
}

// joined puts spans in order and makes one of those that touch a common place.
func joined(spans []Span) []Span {
	slices.SortFunc(spans, func(a, b Span) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}
