package sieve

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// index finds words in a text. It looks at two characters at a time: a bit says
// whether any word begins with them.
type index struct {
	pairs [pairBits / 64]uint64
	ones  [pairBits / 64]uint64 // words of one character
	by    map[[2]rune][]word    // by the first two characters, the second 0 when there is none
}

const pairBits = 1 << 14

type word struct {
	rest     []rune // behind the first two characters
	patterns []int
}

func newIndex() *index { return &index{by: map[[2]rune][]word{}} }

func (x *index) add(text string, pattern int) {
	letters := []rune(text)
	key := [2]rune{letters[0]}
	var rest []rune
	if len(letters) > 1 {
		key[1], rest = letters[1], letters[2:]
	}
	for i, w := range x.by[key] {
		if string(w.rest) == string(rest) {
			x.by[key][i].patterns = append(w.patterns, pattern)
			return
		}
	}
	x.by[key] = append(x.by[key], word{rest, []int{pattern}})
}

func (x *index) close() {
	for key := range x.by {
		if key[1] == 0 {
			set(&x.ones, hash(key[0], 0))
		} else {
			set(&x.pairs, hash(key[0], key[1]))
		}
	}
}

func hash(a, b rune) uint32 { return (uint32(a)*0x9E3779B1 ^ uint32(b)*0x85EBCA6B) >> (32 - 14) }

func set(bits *[pairBits / 64]uint64, n uint32) { bits[n/64] |= 1 << (n % 64) }

func has(bits *[pairBits / 64]uint64, n uint32) bool { return bits[n/64]&(1<<(n%64)) != 0 }

// scan calls hit for every word, in their order, with where it begins.
func (x *index) scan(text string, hit func(pattern, at int)) {
	before, began := rune(0), 0
	for i := 0; i < len(text); {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		r = same(r)
		if has(&x.pairs, hash(before, r)) {
			x.compare(text[i+n:], [2]rune{before, r}, began, hit)
		}
		if has(&x.ones, hash(r, 0)) {
			x.compare("", [2]rune{r}, i, hit)
		}
		before, began = r, i
		i += n
	}
}

func (x *index) compare(behind string, key [2]rune, at int, hit func(pattern, at int)) {
	for _, w := range x.by[key] {
		if goesOn(behind, w.rest) {
			for _, p := range w.patterns {
				hit(p, at)
			}
		}
	}
}

func goesOn(text string, with []rune) bool {
	for _, want := range with {
		r, n := utf8.DecodeRuneInString(text)
		if n == 0 || same(r) != want {
			return false
		}
		text = text[n:]
	}
	return true
}

// same is one form for all letters that an expression may take for one another
// where it ignores case. Words and texts have it alike; a pattern that does not
// ignore case is merely asked more often than it need be.
func same(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	case r >= 0x3000 && r <= 0xA000, r >= 0x2500 && r < 0x2C00:
		return r // kana, kanji, signs
	}
	least := r
	for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
		least = min(least, f)
	}
	if least >= 'A' && least <= 'Z' {
		least += 'a' - 'A'
	}
	return least
}

func sameAll(letters []rune) string {
	var b strings.Builder
	for _, r := range letters {
		b.WriteRune(same(r))
	}
	return b.String()
}
