package mime

import (
	"bytes"
	"strings"
	"unicode/utf16"
)

// decodeUTF7 decodes RFC 2152; what is no valid shift stays as it is.
func decodeUTF7(b []byte) string {
	var out strings.Builder
	for len(b) > 0 {
		i := bytes.IndexByte(b, '+')
		if i < 0 {
			out.Write(b)
			break
		}
		out.Write(b[:i])
		b = b[i+1:]
		n := 0
		for n < len(b) && base64Value(b[n]) >= 0 && b[n] != '-' && b[n] != '_' {
			n++
		}
		if n == 0 {
			out.WriteByte('+')
		}
		raw, _ := decodeBase64(b[:n])
		out.WriteString(utf16BE(raw))
		b = b[n:]
		b = bytes.TrimPrefix(b, []byte("-"))
	}
	return out.String()
}

func utf16BE(b []byte) string {
	u := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		u = append(u, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(u))
}
