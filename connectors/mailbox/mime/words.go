package mime

import (
	"bytes"
	"regexp"
	"strings"
)

// DecodeHeader turns a raw header value into readable text: encoded words of
// RFC 2047 with all their common damage, raw bytes in any Japanese charset,
// and plain text unchanged.
func DecodeHeader[T string | []byte](raw T) string {
	return decodeHeader([]byte(raw), anyCarrier)
}

// word is one encoded word: =?charset?encoding?text?=
type word struct {
	charset string
	enc     byte // 'b' or 'q'
	text    []byte
}

func decodeHeader(raw []byte, c carrier) string {
	raw = raw[:min(len(raw), maxHeaderText)]
	var out strings.Builder
	var group []word // neighbouring words that share charset and encoding
	flush := func() {
		if len(group) > 0 {
			out.WriteString(decodeGroup(group, c))
			group = nil
		}
	}
	for len(raw) > 0 {
		start, w, end := findWord(raw)
		if start < 0 {
			flush()
			out.WriteString(decodeRaw(raw, c))
			break
		}
		gap := raw[:start]
		blank := len(bytes.Trim(gap, " \t\r\n")) == 0
		if len(group) == 0 || !blank {
			flush()
			out.WriteString(decodeRaw(gap, c))
		}
		if len(group) > 0 && !group[0].joins(w) {
			flush() // white space between words is no text (RFC 2047 §6.2)
		}
		group = append(group, w)
		raw = raw[end:]
	}
	flush()
	return cleanLine(out.String())
}

// joins tells that two words are one text. One mailer spells one charset in two
// ways, and another changes from B to Q in the middle of a character.
func (w word) joins(o word) bool {
	if strings.EqualFold(w.charset, o.charset) {
		return true
	}
	known := canonical(w.charset)
	return known != "" && known == canonical(o.charset)
}

// decodeRaw decodes text outside of encoded words.
func decodeRaw(b []byte, c carrier) string {
	if isPlain(b) {
		return string(b)
	}
	s, _ := decodeText(b, "", false, c)
	return s
}

// isPlain tells whether b can only be ASCII text.
func isPlain(b []byte) bool {
	for _, x := range b {
		if x >= 0x80 || x == 0x1B || x == 0x0E || x == '$' {
			return false
		}
	}
	return true
}

// findWord returns the next encoded word, or start -1.
func findWord(b []byte) (start int, w word, end int) {
	from := 0
	for {
		i := bytes.Index(b[from:], []byte("=?"))
		if i < 0 {
			return -1, word{}, 0
		}
		start = from + i
		if w, n := readWord(b[start:]); n > 0 {
			return start, w, start + n
		}
		from = start + 2
	}
}

// readWord reads one encoded word at the start of b and returns its length, 0
// if there is none. The end mark may be missing at the end of the header.
func readWord(b []byte) (word, int) {
	p := b[2:]
	i := bytes.IndexByte(p[:min(len(p), 61)], '?')
	if i < 0 || bytes.ContainsAny(p[:i], "\r\n") || len(p) < i+3 || p[i+2] != '?' {
		return word{}, 0
	}
	enc := p[i+1] | 0x20
	if enc != 'b' && enc != 'q' {
		return word{}, 0
	}
	text := p[i+3:]
	w := word{charset: string(p[:i]), enc: enc}
	n, closed := wordEnd(text, enc), true
	if next := nextWord(text); next >= 0 && (n < 0 || next < n) {
		n, closed = next, false // its end is lost, the next one begins
	}
	if n < 0 {
		if enc == 'q' && bytes.ContainsAny(text, " ") {
			return word{}, 0
		}
		w.text = text
		return w, len(b)
	}
	w.text = text[:n]
	if closed {
		n += 2
	}
	return w, 2 + i + 3 + n
}

var wordStart = regexp.MustCompile(`=\?[A-Za-z0-9_.:*$'"+-]{2,40}\?[BbQq]\?`)

// nextWord finds where another word begins inside the text of one.
func nextWord(text []byte) int {
	text = text[:min(len(text), 1000)]
	if !bytes.Contains(text, []byte("=?")) {
		return -1
	}
	// "==?=" at the end of base64 is no beginning: a word has a charset.
	if loc := wordStart.FindIndex(text); loc != nil {
		return loc[0]
	}
	return -1
}

// wordEnd finds the ?= that ends a word. In Q an =XX may follow a bare ?, so
// that ?=3D is not an end.
func wordEnd(text []byte, enc byte) int {
	from := 0
	for {
		i := bytes.Index(text[from:], []byte("?="))
		if i < 0 {
			return -1
		}
		i += from
		after := text[i+2:]
		if enc == 'q' && len(after) >= 2 && isHex(after[0]) && isHex(after[1]) &&
			bytes.Contains(after, []byte("?=")) && !bytes.Contains(after[:bytes.Index(after, []byte("?="))], []byte(" ")) {
			from = i + 2
			continue
		}
		return i
	}
}

// decodeGroup joins the payloads of neighbouring words before decoding, because
// mailers cut in the middle of a character, of a shift state or of a base64
// quantum.
func decodeGroup(ws []word, c carrier) string {
	var payload []byte
	for from := 0; from < len(ws); {
		to := from + 1
		for to < len(ws) && ws[to].enc == ws[from].enc {
			to++
		}
		payload = append(payload, payloadOf(ws[from:to])...)
		from = to
	}
	s, _ := decodeText(payload, ws[0].charset, false, c)
	return s
}

// payloadOf decodes words of one encoding.
func payloadOf(ws []word) (payload []byte) {
	switch {
	case ws[0].enc == 'q':
		for _, w := range ws {
			payload = append(payload, decodeQ(w.text)...)
		}
	case cutInside(ws):
		var all []byte
		for _, w := range ws {
			all = append(all, w.text...)
		}
		payload, _ = decodeBase64(all)
	default:
		for _, w := range ws {
			p, _ := decodeBase64(w.text)
			payload = append(payload, p...)
		}
	}
	return payload
}

// cutInside tells that base64 was split at a point not divisible by four.
func cutInside(ws []word) bool {
	total, odd := 0, false
	for i, w := range ws {
		n := 0
		for _, b := range w.text {
			if b == '=' && i < len(ws)-1 {
				return false
			}
			if base64Value(b) >= 0 || b == '=' {
				n++
			}
		}
		total += n
		odd = odd || n%4 != 0 && i < len(ws)-1
	}
	return odd && total%4 != 1
}

// decodeQ is the Q encoding of RFC 2047 §4.2.
func decodeQ(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); i++ {
		switch {
		case b[i] == '_':
			out = append(out, ' ')
		case b[i] == '=' && i+2 < len(b) && isHex(b[i+1]) && isHex(b[i+2]):
			out = append(out, unhex(b[i+1])<<4|unhex(b[i+2]))
			i += 2
		default:
			out = append(out, b[i])
		}
	}
	return out
}

func isHex(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'a' && b <= 'f' || b >= 'A' && b <= 'F'
}

func unhex(b byte) byte {
	switch {
	case b <= '9':
		return b - '0'
	case b <= 'F':
		return b - 'A' + 10
	}
	return b - 'a' + 10
}

// cleanLine makes a header value one line: line ends and tabs become spaces,
// other control characters but NUL go. NUL stays visible to the caller because
// it is what the sender wrote; whoever stores it decides.
func cleanLine(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\r' || r == '\n' || r == '\t':
			return ' '
		case r > 0 && r < 0x20 || r == 0x7F:
			return -1
		}
		return r
	}, s)
	return strings.Trim(s, " ")
}
