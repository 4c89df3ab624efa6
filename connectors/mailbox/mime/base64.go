package mime

import (
	"bytes"
	"encoding/base64"
)

// looksBase64 tells base64 from plain text that only carries the label, by the
// first line with something in it: base64 has no words.
func looksBase64(b []byte) bool {
	line, rest := cutLine(bytes.TrimLeft(b, " \t\r\n\x00"))
	line = bytes.TrimSpace(bytes.TrimLeft(line, "> "))
	n, spaces := 0, 0
	for _, x := range line {
		switch {
		case base64Value(x) >= 0 || x == '=':
			n++
		case x == ' ' || x == '\t':
			spaces++
		case x != 0:
			return false
		}
	}
	if spaces > 0 {
		return n > 16*spaces
	}
	if len(bytes.TrimSpace(rest)) == 0 && !bytes.ContainsAny(line, "=") {
		return n%4 != 1
	}
	return n > 0
}

// decodeBase64 keeps what can be decoded: it skips line ends and stray bytes,
// takes the URL alphabet, needs no padding, goes on after padding in the
// middle and stops where a footer of plain text follows the block.
func decodeBase64(b []byte) (out []byte, ok bool) {
	out = make([]byte, 0, len(b)/4*3+3)
	var acc uint32
	bits, end := 0, blockEnd{}
	ok = true
	for len(b) > 0 {
		line, rest := cutLine(b)
		if n := wholeLine(out[len(out):cap(out)], line); n > 0 && bits == 0 {
			out, end, b = out[:len(out)+n], blockEnd{whole: true}, rest
			continue
		}
		if len(out) > 0 && end.isFooter(line) {
			return out, false
		}
		for _, x := range line {
			if x == '=' {
				acc, bits, end.padded = 0, 0, true
				continue
			}
			v := base64Value(x)
			if v < 0 {
				ok = ok && (x == ' ' || x == '\t' || x == '\r')
				continue
			}
			end.padded = false
			acc, bits = acc<<6|uint32(v), bits+6
			if bits >= 8 {
				bits -= 8
				out = append(out, byte(acc>>bits))
			}
		}
		end.whole = bits == 0
		end.blank = len(bytes.TrimSpace(line)) == 0
		b = rest
	}
	return out, ok
}

// wholeLine decodes a line of nothing but signs in fours, as nearly all are, and
// returns how many bytes it wrote, 0 for any other line. No footer looks like it.
func wholeLine(to, line []byte) int {
	if len(line)%4 != 0 || len(to) < len(line)/4*3 || bytes.IndexByte(line, '=') >= 0 || bytes.IndexByte(line, '\r') >= 0 {
		return 0
	}
	n, err := base64.StdEncoding.Decode(to, line)
	if err != nil {
		return 0
	}
	return n
}

// blockEnd is what speaks for the end of a base64 block.
type blockEnd struct {
	padded bool // the last sign was an equals sign
	whole  bool // nothing is missing of the last byte
	blank  bool // the line above was empty
}

// isFooter recognises text that a list server or virus scanner put below a
// base64 block.
func (e blockEnd) isFooter(line []byte) bool {
	t := bytes.TrimSpace(line)
	if len(t) == 0 {
		return false
	}
	if len(bytes.Trim(t, "-_")) == 0 {
		return true // a ruler, although made of letters of the URL alphabet
	}
	odd := 0
	for _, x := range t {
		if base64Value(x) < 0 && x != '=' && x != 0 {
			odd++
		}
	}
	return odd*8 > len(t) || e.padded && (odd > 0 || len(t)%4 != 0) || e.blank && e.whole && len(t)%4 != 0
}

func base64Value(b byte) int { return int(base64Values[b]) }

var base64Values = func() (t [256]int8) {
	for b := range t {
		t[b] = -1
	}
	for v, b := range []byte("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/") {
		t[b] = int8(v)
	}
	t['-'], t['_'] = 62, 63
	return t
}()
