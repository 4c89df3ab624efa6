package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/japanese"
)

// visible drops what takes no place: joiners, soft hyphens, byte order marks, signs
// that choose a form of a letter, and control characters. Line ends and spaces of
// other widths become spaces.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) && r != '　':
			return ' '
		case unicode.Is(unicode.Cf, r), unicode.Is(unicode.Cc, r), unicode.Is(unicode.Variation_Selector, r):
			return -1
		}
		return r
	}, s)
}

// pictures are the blocks of emoji, pictographs and dingbats. What CP932 has of them
// (★ ♪ ♀) is a letter in Japan and stays.
var pictures = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x20E3, Hi: 0x20E3, Stride: 1},
		{Lo: 0x231A, Hi: 0x231B, Stride: 1},
		{Lo: 0x23E9, Hi: 0x23FA, Stride: 1},
		{Lo: 0x2600, Hi: 0x27BF, Stride: 1},
		{Lo: 0x2B00, Hi: 0x2BFF, Stride: 1},
	},
	R32: []unicode.Range32{{Lo: 0x1F000, Hi: 0x1FAFF, Stride: 1}},
}

func withoutPictures(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(pictures, r) && !holds(r) {
			return -1
		}
		return r
	}, s)
}

// held gives up every letter that CP932 does not have.
func held(s string) string {
	if _, err := japanese.ShiftJIS.NewEncoder().String(s); err == nil {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if holds(r) {
			b.WriteRune(r)
		} else {
			b.WriteString(gone)
		}
	}
	return b.String()
}

func holds(r rune) bool {
	if r < utf8.RuneSelf {
		return true
	}
	_, err := japanese.ShiftJIS.NewEncoder().String(string(r))
	return err == nil
}

// oneSpace makes one space of several; a single full-width one stays as it is.
func oneSpace(s string) string {
	var b strings.Builder
	before := false
	for _, r := range strings.TrimSpace(s) {
		space := unicode.IsSpace(r)
		switch {
		case space && before:
		case space && r != '　':
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
		before = space
	}
	return b.String()
}
