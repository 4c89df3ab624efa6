package mime

import (
	"bytes"
	"regexp"
	"unicode"
)

// stripped finds JIS text whose escapes a gateway ate: $BF|K\8l(B
var stripped = regexp.MustCompile(`\$[B@]((?:[!-~]{2})+?)\([BJ]`)

// restoreEscapes puts eaten escapes back where what lies between reads as
// Japanese. An innocent "$BIG(B" stays as it is.
func restoreEscapes(b []byte) ([]byte, bool) {
	if bytes.IndexByte(b, 0x1B) >= 0 || !bytes.Contains(b, []byte("(B")) && !bytes.Contains(b, []byte("(J")) {
		return b, false
	}
	found := false
	out := stripped.ReplaceAllFunc(b, func(m []byte) []byte {
		s, lost := decodeISO2022(append(append([]byte("\x1b"), m[:len(m)-2]...), "\x1b(B"...))
		if lost > 0 || !readsJapanese(s) {
			return m
		}
		found = true
		r := append([]byte("\x1b"), m[:len(m)-2]...)
		return append(append(r, 0x1B), m[len(m)-2:]...)
	})
	return out, found
}

// readsJapanese wants two characters or more, all of them of a Japanese text.
func readsJapanese(s string) bool {
	n := 0
	for _, r := range s {
		if !unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Han) &&
			(r < 0x3000 || r > 0x303F) && (r < 0xFF00 || r > 0xFF5E) && r != 'ー' || r == geta {
			return false
		}
		n++
	}
	return n >= 2
}

// has2022Escape tells whether b switches character sets as ISO 2022 does.
func has2022Escape(b []byte) bool {
	for {
		i := bytes.IndexByte(b, 0x1B)
		if i < 0 || i+2 >= len(b) {
			return false
		}
		switch b[i+1] {
		case '$', '(', '&', '.':
			return true
		}
		b = b[i+1:]
	}
}
