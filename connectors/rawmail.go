package connectors

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
)

// SplitMail cuts a raw mail at its first empty line. It knows nothing of what a
// mail means, so that what is computed from it stays the same for ever.
func SplitMail(raw []byte) (head, body []byte) {
	crlf, lf := bytes.Index(raw, []byte("\r\n\r\n")), bytes.Index(raw, []byte("\n\n"))
	switch {
	case crlf >= 0 && (lf < 0 || crlf < lf):
		return raw[:crlf], raw[crlf+4:]
	case lf >= 0:
		return raw[:lf], raw[lf+2:]
	}
	return raw, nil
}

// BodyMark tells mails apart that share a Message-ID: eight characters from the
// hash of the raw body. Line ends do not count, because a file on disk has others
// than a server, nor does white space at the end.
func BodyMark(raw []byte) string {
	sum := BodyHash(raw)
	return base64.RawURLEncoding.EncodeToString(sum[:6])
}

// BodyHash is the whole hash that BodyMark is made of.
func BodyHash(raw []byte) [sha256.Size]byte {
	_, body := SplitMail(raw)
	h := sha256.New()
	for body = bytes.TrimRight(body, " \t\r\n"); len(body) > 0; {
		line, rest, _ := bytes.Cut(body, []byte("\n"))
		_, _ = h.Write(bytes.TrimSuffix(line, []byte("\r")))
		_, _ = h.Write([]byte("\n"))
		body = rest
	}
	return [sha256.Size]byte(h.Sum(nil))
}
