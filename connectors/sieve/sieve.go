// Package sieve matches many regular expressions against one text in a single
// look at it.
//
// Nearly every pattern of this project holds a word without which it cannot
// match, and nearly every text holds none of these words. A Set knows the words
// of its patterns, walks once over a text, and asks an expression only where one
// of its words stands: around it, when a match has a longest length. What it
// answers is what regexp.MatchString answers.
//
// It is pure, and a Set may be used by several goroutines.
package sieve

import (
	"regexp"
	"regexp/syntax"
	"sync"
	"unicode/utf8"
)

// Set is a number of patterns, known by their places.
type Set struct {
	given  []*regexp.Regexp
	made   sync.Once
	all    []pattern
	always []int // patterns without a word
	sparse *index
}

type pattern struct {
	re     *regexp.Regexp
	before int            // characters of a match before its word, at most
	behind int            // and from there on; 0: without an end, or bound to a place
	begins *regexp.Regexp // it, from the beginning of a text on; nil unless every match begins with its word
}

// farthest is the longest match, in characters, around whose words it is looked.
// A longer window is hardly shorter than the text.
const farthest = 500

// New makes a set. The place of a pattern is its number. The patterns are read when
// the first text comes: a program that reads no mail does not wait for them.
func New(patterns ...*regexp.Regexp) *Set { return &Set{given: patterns} }

func (s *Set) make() {
	s.sparse = newIndex()
	for i, re := range s.given {
		tree, err := syntax.Parse(re.String(), syntax.Perl)
		if err != nil {
			panic(err) // it has been compiled already
		}
		tree = tree.Simplify()
		p, hints := pattern{re: re}, wordsOf(tree)
		if n, ok := longest(tree); ok && n <= farthest {
			p.before, p.behind = hints.before, n
			if hints.before == 0 && hints.words != nil {
				p.begins = regexp.MustCompile(`^(?:` + tree.String() + `)`)
			}
		}
		s.all = append(s.all, p)
		if hints.words == nil {
			s.always = append(s.always, i)
		}
		for _, w := range hints.words {
			s.sparse.add(w, i)
		}
	}
	s.sparse.close()
}

// Matches are the patterns that a text matches.
type Matches []bool

// Any tells whether there is one.
func (m Matches) Any() bool {
	for _, yes := range m {
		if yes {
			return true
		}
	}
	return false
}

// MatchString tells whether any of the patterns matches.
func (s *Set) MatchString(text string) bool { return s.Match(text).Any() }

// Match tells which patterns match a text. Nil means none.
func (s *Set) Match(text string) Matches {
	s.made.Do(s.make)
	look := looking{set: s, text: text}
	s.sparse.scan(text, look.hit)
	for i, w := range look.open {
		if w.hi > 0 {
			look.close(i)
		}
	}
	for _, i := range s.always {
		if s.all[i].re.MatchString(text) {
			look.found(i)
		}
	}
	return look.matches
}

// looking is one call of Match.
type looking struct {
	set     *Set
	text    string
	open    []window
	matches Matches
}

// window is the stretch of text around the words of a pattern that has not been
// searched yet. hi is 0 where there is none.
type window struct{ lo, hi int }

// hit takes note of a word of pattern i that begins at a place.
func (l *looking) hit(i, at int) {
	if l.matches != nil && l.matches[i] {
		return
	}
	if l.open == nil {
		l.open = make([]window, len(l.set.all))
	}
	p := &l.set.all[i]
	if p.behind == 0 {
		l.open[i] = window{0, len(l.text)}
		return
	}
	if p.begins != nil {
		if p.begins.MatchString(l.text[at:forth(l.text, at, p.behind)]) {
			l.found(i)
		}
		return
	}
	w := window{back(l.text, at, p.before), forth(l.text, at, p.behind)}
	if before := &l.open[i]; before.hi >= w.lo && before.hi > 0 {
		before.hi = w.hi
		return
	}
	l.close(i)
	l.open[i] = w
}

// back and forth go n characters from a place. They stop where a character
// begins: half of one would be a character of its own to an expression.
func back(text string, at, n int) int {
	for ; n > 0 && at > 0; n-- {
		for at--; at > 0 && !utf8.RuneStart(text[at]); at-- {
		}
	}
	return at
}

func forth(text string, at, n int) int {
	for ; n > 0 && at < len(text); n-- {
		for at++; at < len(text) && !utf8.RuneStart(text[at]); at++ {
		}
	}
	return at
}

// close searches the window of pattern i.
func (l *looking) close(i int) {
	w := l.open[i]
	if w.hi == 0 {
		return
	}
	l.open[i] = window{}
	if l.set.all[i].re.MatchString(l.text[w.lo:w.hi]) {
		l.found(i)
	}
}

func (l *looking) found(i int) {
	if l.matches == nil {
		l.matches = make(Matches, len(l.set.all))
	}
	l.matches[i] = true
}
