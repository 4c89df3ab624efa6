package mime

import (
	"encoding/base64"
	"strings"
	"unicode/utf8"
)

// charset is how the words of a header are written.
type charset struct {
	label  string
	encode func(string) []byte
}

func (o Outgoing) charset() charset {
	if o.jis {
		return charset{"ISO-2022-JP", encodeJIS}
	}
	return charset{"UTF-8", func(s string) []byte { return []byte(s) }}
}

// text writes unstructured text: ASCII as it is, folded at spaces, everything
// else as B-encoded words of RFC 2047, one on each line. used is what already
// stands on the first line.
func (c charset) text(s string, used int) string {
	if isASCII(s) && !strings.Contains(s, "=?") {
		if f, ok := foldASCII(s, used); ok {
			return f
		}
	}
	return c.words(s, used)
}

// words cuts only between characters. A word has at most 75 characters and its
// line at most 76 (RFC 2047 §2); each word stands alone, in ASCII at both ends.
func (c charset) words(s string, used int) string {
	head := "=?" + c.label + "?B?"
	var words []string
	for len(s) > 0 {
		room := max((75-len(head)-len("?=")-used)/4*3, 12)
		n := 0
		for n < len(s) {
			_, size := utf8.DecodeRuneInString(s[n:])
			if n > 0 && len(c.encode(s[:n+size])) > room {
				break
			}
			n += size
		}
		words = append(words, head+base64.StdEncoding.EncodeToString(c.encode(s[:n]))+"?=")
		s = s[n:]
		used = 1
	}
	return strings.Join(words, "\r\n ")
}

// foldASCII folds at single spaces; ok is false when one word is too long.
func foldASCII(s string, used int) (string, bool) {
	var b strings.Builder
	for i, w := range strings.Split(s, " ") {
		if len(w) > 900 {
			return "", false
		}
		switch {
		case i == 0:
		case used+1+len(w) > 76 && w != "":
			b.WriteString("\r\n ")
			used = 1
		default:
			b.WriteByte(' ')
			used++
		}
		b.WriteString(w)
		used += len(w)
	}
	return b.String(), true
}
