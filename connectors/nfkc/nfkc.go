// Package nfkc is Unicode's compatibility form, quick for Japanese mail.
//
// golang.org/x/text decides for every character; nearly all of a Japanese text are
// characters that the form leaves alone or maps one by one. It is pure.
package nfkc

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// String returns the NFKC form of s: what norm.NFKC.String returns.
func String(s string) string {
	i := unchanged(s)
	if i == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	// Nothing is composed across a line break, so each line goes its own way.
	i = strings.LastIndexByte(s[:i], '\n') + 1
	b.WriteString(s[:i])
	for s = s[i:]; ; {
		line, rest, more := strings.Cut(s, "\n")
		if !quick(&b, line) {
			b.WriteString(norm.NFKC.String(line))
		}
		if !more {
			return b.String()
		}
		b.WriteByte('\n')
		s = rest
	}
}

// unchanged is how much at the beginning stays as it is, if nothing behind it
// composes with it.
func unchanged(s string) int {
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !stays(r) {
			return i
		}
		i += n
	}
	return len(s)
}

// quick writes the form of a line whose characters are mapped one by one. It
// reports false, with nothing written, when there is any other.
func quick(b *strings.Builder, line string) bool {
	wide := false
	for _, r := range line {
		switch {
		case stays(r):
		case r >= 0xFF01 && r <= 0xFF5E, r == 0x3000:
			wide = true
		default:
			return false
		}
	}
	if !wide {
		b.WriteString(line)
		return true
	}
	for _, r := range line {
		switch {
		case r == 0x3000:
			b.WriteByte(' ')
		case r >= 0xFF01 && r <= 0xFF5E:
			b.WriteByte(byte(r - 0xFEE0))
		default:
			b.WriteRune(r)
		}
	}
	return true
}

// stays tells that a character is its own form, beside any other that stays or is
// full width.
func stays(r rune) bool {
	return r < utf8.RuneSelf || r >= 0x3041 && r <= 0x3096 || r >= 0x4E00 && r <= 0x9FFF || r >= 0x30A1 && r <= 0x30FE ||
		r >= 0x3001 && r <= 0x3029 || r >= 0x2500 && r <= 0x26FF
}
