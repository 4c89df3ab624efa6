package mime

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
)

var typeRE = regexp.MustCompile(`^[a-z0-9][a-z0-9.+-]*/[a-z0-9][a-z0-9.+-]*$`)

// writeFile writes one attachment. The name stands twice: encoded words in the
// type for old mailers (RFC 2047), percent signs in the disposition (RFC 2231).
func writeFile(b *bytes.Buffer, a Attachment) {
	ctype := strings.ToLower(a.Type)
	// RFC 2046 forbids base64 for a message inside a mail; as a file it may have it.
	if !typeRE.MatchString(ctype) || strings.HasPrefix(ctype, "message/") || strings.HasPrefix(ctype, "multipart/") {
		ctype = "application/octet-stream"
	}
	name := SafeName(a.Name)
	writeField(b, "Content-Type", ctype+";\r\n name=\""+paramWords(name)+"\"")
	writeField(b, "Content-Transfer-Encoding", "base64")
	writeField(b, "Content-Disposition", "attachment"+fileParam(name))
	b.WriteString("\r\n")
	writeBase64(b, a.Data)
}

func paramWords(name string) string {
	if isASCII(name) {
		return strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(name)
	}
	return Outgoing{}.charset().words(name, 8)
}

// fileParam writes filename, in segments when it is long (RFC 2231 §3).
func fileParam(name string) string {
	if isASCII(name) && len(name) < 60 {
		return ";\r\n filename=\"" + name + "\""
	}
	v := "UTF-8''" + percentEncode(name)
	if len(v) < 60 {
		return ";\r\n filename*=" + v
	}
	var b strings.Builder
	for i := 0; v != ""; i++ {
		n := min(len(v), 55)
		for n < len(v) && n > 2 && (v[n-1] == '%' || v[n-2] == '%') {
			n-- // never inside %XX
		}
		b.WriteString(";\r\n filename*" + strconv.Itoa(i) + "*=" + v[:n])
		v = v[n:]
	}
	return b.String()
}

func percentEncode(s string) string {
	const hexDigits = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("._-", c) >= 0 {
			b.WriteByte(c)
			continue
		}
		b.WriteString("%" + string(hexDigits[c>>4]) + string(hexDigits[c&15]))
	}
	return b.String()
}
