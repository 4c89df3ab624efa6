package mime

import (
	"bytes"
	"strings"
)

// split is a multipart's body cut at its delimiters.
type split struct {
	pre    []byte // what stands before the first delimiter; everything without one
	parts  [][]byte
	found  bool // there was a delimiter
	closed bool // the last one says that it is the last
}

// split cuts a body at the boundary its header names, and where that is wrong at
// what the body itself uses.
func (r *reader) split(body []byte, boundary string) split {
	boundary = strings.TrimRight(boundary, " \t")
	if s := splitParts(body, "--"+boundary); boundary != "" && s.found {
		if !s.closed {
			r.mail.warn(warnCut)
		}
		return s
	}
	guesses := []string{guessDelimiter(body)}
	if bare := strings.Trim(boundary, "' "); bare != "" {
		// In quotes of the wrong kind; with its dashes in the header or without
		// them in the body.
		guesses = append([]string{"--" + bare, bare}, guesses...)
	}
	for _, delim := range guesses {
		if delim == "" {
			continue
		}
		if s := splitParts(body, delim); len(s.parts) > 0 {
			r.mail.warn(warnBoundary)
			return s
		}
	}
	return split{pre: body}
}

// splitParts cuts a body at its delimiter lines. What follows the last delimiter
// is no part, unless another delimiter shows that the first one lied.
func splitParts(body []byte, delim string) (s split) {
	d := []byte(delim)
	start := -1
	for pos := 0; pos <= len(body) && len(s.parts) <= maxParts; {
		end := bytes.IndexByte(body[pos:], '\n')
		next := len(body) + 1
		line := body[pos:]
		if end >= 0 {
			line, next = body[pos:pos+end], pos+end+1
		}
		if is, last := delimiter(line, d); is {
			if !s.found {
				s.pre, s.found = body[:pos], true
			}
			if start >= 0 {
				s.parts = append(s.parts, trimEnd(body[start:pos]))
			}
			start = min(next, len(body))
			if last {
				start = -1
			}
		}
		pos = next
	}
	s.closed = start < 0
	if start >= 0 && start < len(body) {
		s.parts = append(s.parts, body[start:])
	}
	return s
}

// delimiter tells whether a line is a delimiter, and whether it is the last.
func delimiter(line, delim []byte) (is, last bool) {
	rest, ok := bytes.CutPrefix(line, delim)
	if !ok {
		return false, false
	}
	rest = bytes.TrimRight(rest, " \t\r")
	switch {
	case len(rest) == 0:
		return true, false
	case string(rest) == "--":
		return true, true
	}
	return false, false
}

// trimEnd drops the line end that belongs to the delimiter.
func trimEnd(b []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimSuffix(b, []byte("\n")), []byte("\r"))
}

// guessDelimiter finds the delimiter of a multipart whose header names none or
// the wrong one: a line starting with -- in front of a Content- field, or one
// that comes back with -- at its end.
func guessDelimiter(body []byte) string {
	seen := map[string]bool{}
	for rest := body; len(rest) > 0; {
		line, next := cutLine(rest)
		rest = next
		if !bytes.HasPrefix(line, []byte("--")) || len(line) > 200 {
			continue
		}
		d := string(bytes.TrimRight(line, " \t\r"))
		if strings.Trim(d, "-") == "" {
			continue // a ruler
		}
		if l, _ := cutLine(next); len(l) > 8 && strings.EqualFold(string(l[:8]), "content-") {
			return d
		}
		if open := strings.TrimSuffix(d, "--"); open != d && seen[open] {
			return open
		}
		if len(seen) < 1000 {
			seen[d] = true
		}
	}
	return ""
}
