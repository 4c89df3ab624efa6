package sieve

import (
	"regexp/syntax"
	"slices"
	"unicode/utf8"
)

// mostWords is how many words may stand for one expression, and mostSigns how
// many signs a class may have to count as letters.
const (
	mostWords = 64
	mostSigns = 12
)

// wordsOf are words of which every match holds at least one, in the form of
// same. There may be none that would help.
func wordsOf(re *syntax.Regexp) hints { return read(re).best() }

// hints are words with how many characters of a match stand before one at most;
// that counts only where a match has a longest length at all.
type hints struct {
	words  []string
	before int
}

// extent is what is known of the texts that an expression matches.
type extent struct {
	exact []string // they are these and no other, nil when they are too many
	hints          // each holds one of these
}

// best makes words of the exact texts; an empty one says nothing.
func (e extent) best() hints {
	if len(e.exact) == 0 || slices.Contains(e.exact, "") {
		return e.hints
	}
	return better(hints{words: e.exact}, e.hints)
}

// further are the hints of a part that stands behind others.
func (h hints) further(n int) hints { return hints{h.words, h.before + n} }

func read(re *syntax.Regexp) extent {
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return extent{exact: []string{""}}
	case syntax.OpLiteral:
		return extent{exact: []string{sameAll(re.Rune)}}
	case syntax.OpCharClass:
		return extent{exact: signs(re.Rune)}
	case syntax.OpCapture:
		return read(re.Sub[0])
	case syntax.OpQuest:
		if e := read(re.Sub[0]); e.exact != nil {
			return extent{exact: distinct(append(e.exact, ""))}
		}
	case syntax.OpPlus:
		return extent{hints: read(re.Sub[0]).best()}
	case syntax.OpConcat:
		return concat(re.Sub)
	case syntax.OpAlternate:
		return alternate(re.Sub)
	}
	return extent{}
}

// signs are the members of a small class.
func signs(ranges []rune) []string {
	var out []string
	for i := 0; i+1 < len(ranges); i += 2 {
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			if out = append(out, sameAll([]rune{r})); len(out) > mostSigns*2 {
				return nil
			}
		}
	}
	if out = distinct(out); len(out) > mostSigns {
		return nil
	}
	return out
}

func concat(subs []*syntax.Regexp) extent {
	run, begun, at, whole := []string{""}, 0, 0, true // exact texts in a row, and where they begin
	var found hints
	for _, sub := range subs {
		e := read(sub)
		n, _ := longest(sub)
		if joined := product(run, e.exact); joined != nil {
			run, at = joined, at+n
			continue
		}
		found = better(found, better(extent{exact: run}.best().further(begun), e.best().further(at)))
		run, begun, whole = e.exact, at, false
		if at += n; run == nil {
			run, begun = []string{""}, at
		}
	}
	if whole {
		return extent{exact: run}
	}
	return extent{hints: better(found, extent{exact: run}.best().further(begun))}
}

// product is every text of a with every one of b behind it, nil when they are too many.
func product(a, b []string) []string {
	if b == nil || len(a)*len(b) > mostWords {
		return nil
	}
	var out []string
	for _, x := range a {
		for _, y := range b {
			out = append(out, x+y)
		}
	}
	return distinct(out)
}

func alternate(subs []*syntax.Regexp) extent {
	var exact []string
	var all hints
	isExact, helped := true, true
	for _, sub := range subs {
		e := read(sub)
		isExact = isExact && e.exact != nil
		exact = append(exact, e.exact...)
		h := e.best()
		helped = helped && h.words != nil
		all.words, all.before = append(all.words, h.words...), max(all.before, h.before)
	}
	exact, all.words = distinct(exact), distinct(all.words)
	switch {
	case isExact && len(exact) <= mostWords:
		return extent{exact: exact}
	case helped && len(all.words) <= mostWords*8:
		return extent{hints: all}
	}
	return extent{}
}

// better is the choice of two lists that will be met less often: the one whose
// shortest word is longer, or else the one with fewer words.
func better(a, b hints) hints {
	x, y := shortest(a.words), shortest(b.words)
	if y > x || y == x && len(b.words) < len(a.words) {
		return b
	}
	return a
}

// shortest is the length of the shortest word in characters. From the fourth on
// they hardly make a word rarer.
func shortest(words []string) int {
	if len(words) == 0 {
		return 0
	}
	n := 4
	for _, w := range words {
		n = min(n, utf8.RuneCountInString(w))
	}
	return n
}

func distinct(words []string) []string {
	slices.Sort(words)
	return slices.Compact(words)
}

// longest is how many characters a match has at most, and false when there is no
// limit or when the place of a match counts.
func longest(re *syntax.Regexp) (n int, ok bool) {
	switch re.Op {
	case syntax.OpLiteral:
		return len(re.Rune), true
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return 1, true
	case syntax.OpEmptyMatch:
		return 0, true
	case syntax.OpCapture, syntax.OpQuest:
		return longest(re.Sub[0])
	case syntax.OpConcat, syntax.OpAlternate:
		for _, sub := range re.Sub {
			m, ok := longest(sub)
			if !ok {
				return 0, false
			}
			if re.Op == syntax.OpConcat {
				n += m
			} else {
				n = max(n, m)
			}
		}
		return n, true
	}
	return 0, false
}
