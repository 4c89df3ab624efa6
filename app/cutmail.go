package app

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
)

// cutMail takes attachments out of a raw mail and leaves words in their place. It
// knows nothing of MIME: after an empty line it looks for a block of base64 whose
// bytes have one of the hashes, and puts the words there as base64. Everything else
// stays byte for byte. found says which of them it met; one that travelled in
// another form is not among them.
func cutMail(raw []byte, hashes map[string]bool, words string) (cut []byte, found map[string]bool) {
	found = map[string]bool{}
	for rest := raw; len(rest) > 0; {
		line, after := nextLine(rest)
		cut, rest = append(cut, line...), after
		if len(bytes.TrimRight(line, "\r\n")) != 0 {
			continue
		}
		block := base64Block(rest)
		data, err := base64.StdEncoding.DecodeString(string(block)) // line ends are skipped
		if err != nil || len(data) == 0 {
			continue
		}
		sum := sha256.Sum256(data)
		if sha := hex.EncodeToString(sum[:]); hashes[sha] {
			found[sha] = true
			end := block[len(bytes.TrimRight(block, "\r\n")):]
			cut = append(cut, base64.StdEncoding.EncodeToString([]byte(words))...)
			cut, rest = append(cut, end...), rest[len(block):]
		}
	}
	return cut, found
}

func nextLine(b []byte) (line, rest []byte) {
	if i := bytes.IndexByte(b, '\n'); i >= 0 {
		return b[:i+1], b[i+1:]
	}
	return b, nil
}

// base64Block returns the lines at the beginning that hold nothing but base64.
func base64Block(b []byte) []byte {
	n := 0
	for rest := b; len(rest) > 0; {
		line, after := nextLine(rest)
		text := bytes.TrimRight(line, "\r\n")
		if len(text) == 0 || !isBase64(text) {
			break
		}
		n, rest = n+len(line), after
	}
	return b[:n]
}

func isBase64(line []byte) bool {
	for _, c := range line {
		if (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '+' && c != '/' && c != '=' {
			return false
		}
	}
	return true
}
