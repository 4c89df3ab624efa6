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
		if d, _, ok := uuBody(b); ok { // its first line is lost
			return d, true
		}
		return b, false
	}
	return b, true
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
