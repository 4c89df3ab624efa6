// Package fold says when two Japanese texts are the same for a search: it folds
// widths, cases, kana and dashes, cuts the folded text into the tokens of the
// index and reads what a person typed into the search box. The same functions
// serve writing and asking. It knows no database and never changes a text that
// is shown.
package fold

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the form of s that is searched: NFKC, lower case, katakana as
// hiragana, one dash, one wave dash.
func Fold(s string) string {
	b, _ := folded.Get().(*[]byte)
	defer folded.Put(b)
	*b = Append((*b)[:0], s)
	return string(*b)
}

// folded are buffers, so that folding costs one allocation.
var folded = sync.Pool{New: func() any { return new([]byte) }}

// Append adds the folded form of s to b.
//
// No character is composed across a line break, so each line may take the fast way on
// its own, which ends where it meets a character that normalisation does not map by itself.
// What stays as it is, kana and kanji mostly, is copied in stretches.
func Append(b []byte, s string) []byte {
	line, written := 0, len(b) // where the line at hand begins in s, and in b
	from := 0                  // of the stretch
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c >= 'A' && c <= 'Z' {
				b = append(append(b, s[from:i]...), c+'a'-'A')
				from = i + 1
			}
			if i++; c == '\n' {
				b = append(b, s[from:i]...)
				line, written, from = i, len(b), i
			}
			continue
		}
		r, n := decode(s[i:])
		if r >= 0x3041 && r <= 0x3096 || r >= 0x4E00 && r <= 0x9FFF {
			i += n
			continue
		}
		if !simple(r) {
			end := len(s)
			if more := strings.IndexByte(s[i:], '\n'); more >= 0 {
				end = i + more
			}
			b = slow(b[:written], s[line:end])
			i, from = end, end
			continue
		}
		if to := plain(r); to != r {
			b = utf8.AppendRune(append(b, s[from:i]...), to)
			from = i + n
		}
		i += n
	}
	return append(b, s[from:]...)
}

// decode is utf8.DecodeRuneInString for what is not ASCII, nearly all of which are kana
// and kanji.
func decode(s string) (r rune, n int) {
	if len(s) > 2 && leads[s[0]] && s[1]&0xC0 == 0x80 && s[2]&0xC0 == 0x80 {
		return rune(s[0]&0xF)<<12 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), 3
	}
	return utf8.DecodeRuneInString(s)
}

// slow is the definition of the fold.
func slow(b []byte, line string) []byte {
	for _, r := range norm.NFKC.String(strings.ToValidUTF8(line, "\uFFFD")) {
		b = utf8.AppendRune(b, same(unicode.ToLower(r)))
	}
	return b
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
