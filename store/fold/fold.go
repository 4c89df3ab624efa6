// Package fold says when two Japanese texts are the same for a search: it folds
// widths, cases, kana and dashes, cuts the folded text into the tokens of the
// index and reads what a person typed into the search box. The same functions
// serve writing and asking. It knows no database and never changes a text that
// is shown.
package fold

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the form of s that is searched: NFKC, lower case, katakana as
// hiragana, one dash, one wave dash.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	// No character is composed across a line break, so each line may take the
	// fast way on its own.
	for {
		line, rest, more := strings.Cut(s, "\n")
		if !quick(&b, line) {
			slow(&b, line)
		}
		if !more {
			return b.String()
		}
		b.WriteByte('\n')
		s = rest
	}
}

// slow is the definition of the fold.
func slow(b *strings.Builder, line string) {
	for _, r := range norm.NFKC.String(strings.ToValidUTF8(line, "\uFFFD")) {
		b.WriteRune(same(unicode.ToLower(r)))
	}
}

// quick folds a line of characters that normalisation maps one by one. It
// reports false, with nothing written, when there is any other.
func quick(b *strings.Builder, line string) bool {
	for _, r := range line {
		if !simple(r) {
			return false
		}
	}
	for _, r := range line {
		if r = plain(r); r < utf8.RuneSelf {
			b.WriteByte(byte(r))
			continue
		}
		b.WriteRune(r)
	}
	return true
}

// plain folds a simple character.
func plain(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	case r >= 0xFF01 && r <= 0xFF5E:
		r = unicode.ToLower(r - 0xFEE0)
	case r == 0x3000:
		return ' '
	}
	return same(r)
}

func simple(r rune) bool {
	switch {
	case r < utf8.RuneSelf,
		r >= 0x3000 && r <= 0x3029,
		r >= 0x3041 && r <= 0x3096,
		r >= 0x30A1 && r <= 0x30FE,
		r >= 0x4E00 && r <= 0x9FFF,
		r >= 0x2010 && r <= 0x2015, r == 0x2212, // dashes, which same makes one
		r >= 0x2500 && r <= 0x25FF, r >= 0x2190 && r <= 0x2193, // the rules and marks of mails
		r == '※', r == '★', r == '☆', r == '×',
		r >= 0xFF01 && r <= 0xFF5E:
		return true
	}
	return false
}

// same maps characters that people and mail programs use for one another.
func same(r rune) rune {
	switch {
	case r >= 'ァ' && r <= 'ヶ', r == 'ヽ', r == 'ヾ':
		return r - 0x60
	case r >= 0x2010 && r <= 0x2015, r == 0x2212:
		return '-'
	}
	switch r {
	case '〜':
		return '~'
	case '‖':
		return '∥'
	case '¥':
		return '\\'
	}
	return r
}

// Digits returns the ASCII digits of s after folding: a telephone number
// without its dashes.
func Digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, Fold(s))
}
