package mime

import (
	"bytes"
	"strings"
)

// decodeTransfer undoes a Content-Transfer-Encoding (RFC 2045 §6). Unknown
// labels mean the bytes as they stand. ok is false when something was broken.
func decodeTransfer(b []byte, label string, text bool) (out []byte, ok bool) {
	switch l := strings.ToLower(strings.Trim(label, " \t\"';")); {
	case strings.HasPrefix(l, "base64"), strings.HasPrefix(l, "base-64"):
		if text && !looksBase64(b) {
			return b, len(bytes.TrimSpace(b)) == 0
		}
		out, ok = decodeBase64(b)
		if len(out) == 0 {
			return b, ok
		}
		return out, ok
	case strings.HasPrefix(l, "quoted"):
		return decodeQuotedPrintable(b), true
	case strings.Contains(l, "uue") || strings.Contains(l, "uuencode"):
		if f, _ := cutUU(b); len(f) > 0 {
			return f[0].Data, true
		}
	}
	return b, true
}

// looksBase64 tells base64 from plain text that only carries the label.
func looksBase64(b []byte) bool {
	line, rest := cutLine(bytes.TrimLeft(b, " \t\r\n"))
	n := 0
	for _, x := range line {
		switch {
		case base64Value(x) >= 0 || x == '=':
			n++
		case x == ' ' || x == '\t':
		default:
			return false
		}
	}
	if len(bytes.TrimSpace(rest)) == 0 && !bytes.ContainsAny(line, "=") {
		return n%4 != 1 && !bytes.ContainsAny(bytes.TrimSpace(line), " ")
	}
	return n > 0 && !bytes.ContainsAny(bytes.TrimSpace(line), " ")
}

// decodeBase64 keeps what can be decoded: it skips line ends and stray bytes,
// takes the URL alphabet, needs no padding, goes on after padding in the
// middle and stops where a footer of plain text follows the block.
func decodeBase64(b []byte) (out []byte, ok bool) {
	out = make([]byte, 0, len(b)/4*3+3)
	var acc uint32
	bits, padded := 0, false
	ok = true
	for len(b) > 0 {
		line, rest := cutLine(b)
		if len(out) > 0 && isFooter(line, padded) {
			return out, false
		}
		for _, x := range line {
			if x == '=' {
				acc, bits, padded = 0, 0, true
				continue
			}
			v := base64Value(x)
			if v < 0 {
				ok = ok && (x == ' ' || x == '\t' || x == '\r')
				continue
			}
			padded = false
			acc, bits = acc<<6|uint32(v), bits+6
			if bits >= 8 {
				bits -= 8
				out = append(out, byte(acc>>bits))
			}
		}
		b = rest
	}
	return out, ok
}

// isFooter recognises text that a list server or virus scanner put below a
// base64 block.
func isFooter(line []byte, padded bool) bool {
	t := bytes.TrimSpace(line)
	if len(t) == 0 {
		return false
	}
	if len(bytes.Trim(t, "-_")) == 0 {
		return true // a ruler, although made of letters of the URL alphabet
	}
	bad := 0
	for _, x := range t {
		if base64Value(x) < 0 && x != '=' {
			bad++
		}
	}
	return bad*8 > len(t) || padded && (bad > 0 || len(t)%4 != 0)
}

func base64Value(b byte) int {
	switch {
	case b >= 'A' && b <= 'Z':
		return int(b - 'A')
	case b >= 'a' && b <= 'z':
		return int(b-'a') + 26
	case b >= '0' && b <= '9':
		return int(b-'0') + 52
	case b == '+' || b == '-':
		return 62
	case b == '/' || b == '_':
		return 63
	}
	return -1
}

// decodeQuotedPrintable is RFC 2045 §6.7 without its errors: what is no escape
// stays as it is.
func decodeQuotedPrintable(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for len(b) > 0 {
		i := bytes.IndexByte(b, '\n')
		line, end := b, []byte(nil)
		if i >= 0 {
			line, end = b[:i], b[i:i+1]
			if bytes.HasSuffix(line, []byte("\r")) {
				line, end = line[:i-1], b[i-1:i+1]
			}
		}
		b = b[len(line)+len(end):]
		line = bytes.TrimRight(line, " \t")
		if bytes.HasSuffix(line, []byte("=")) {
			line, end = line[:len(line)-1], nil
		}
		out = append(appendQP(out, line), end...)
	}
	return out
}

func appendQP(out, line []byte) []byte {
	for i := 0; i < len(line); i++ {
		if line[i] == '=' && i+2 < len(line) && isHex(line[i+1]) && isHex(line[i+2]) {
			out = append(out, unhex(line[i+1])<<4|unhex(line[i+2]))
			i += 2
			continue
		}
		out = append(out, line[i])
	}
	return out
}
