package mime

import (
	"bytes"
	"strings"
)

// multipart reads the parts of a multipart (RFC 2046 §5.1), with a boundary or
// without one, finished or cut off.
func (r *reader) multipart(h Header, body []byte, ctype string, cp params, depth int) {
	if cte := strings.ToLower(h.Raw("Content-Transfer-Encoding")); strings.HasPrefix(cte, "base64") || strings.HasPrefix(cte, "quoted") {
		// Forbidden by RFC 2045 §6.4, yet written: decode only what hides the parts.
		if d, _ := decodeTransfer(body, cte, true); !bytes.Contains(body, []byte("\n--")) && !bytes.HasPrefix(body, []byte("--")) {
			body = d
		}
	}
	pre, parts, closed := splitParts(body, cp.get("boundary"))
	if len(parts) == 0 {
		if b := guessBoundary(body); b != "" {
			pre, parts, _ = splitParts(body, b)
			r.mail.warn(warnBoundary)
		}
	} else if !closed {
		r.mail.warn(warnCut)
	}
	if len(parts) == 0 {
		if len(bytes.TrimSpace(body)) > 0 {
			r.bodyText(body, "text/plain", cp)
			r.mail.warn(warnBoundary)
		}
		return
	}
	fallback := "text/plain"
	if ctype == "multipart/digest" {
		fallback = "message/rfc822"
	}
	before := len(r.segments)
	var children [][]segment
	for _, p := range parts {
		ph, pb, _ := splitHeader(p, false)
		mark := len(r.segments)
		r.part(ph, pb, depth+1, fallback)
		children = append(children, append([]segment(nil), r.segments[mark:]...))
		if r.full() {
			r.mail.warn(warnParts)
			break
		}
	}
	if ctype == "multipart/alternative" {
		r.segments = append(r.segments[:before:before], choose(children)...)
	}
	if s := strings.TrimSpace(string(pre)); s != "" && !strings.Contains(s, "MIME") {
		r.spare = append(r.spare, r.text(pre, nil, "text/plain"))
	}
}

// choose makes one segment of the forms of the same text: the first plain one,
// the last HTML one.
func choose(children [][]segment) []segment {
	var out segment
	for _, c := range children {
		t, h := joinSegments(c)
		if strings.TrimSpace(out.text) == "" {
			out.text = t
		}
		if h != "" {
			out.html = h
		}
	}
	return []segment{out}
}

func joinSegments(ss []segment) (text, html string) {
	var t, h []string
	for _, s := range ss {
		if s.text != "" {
			t = append(t, s.text)
		}
		if s.html != "" {
			h = append(h, s.html)
		}
	}
	return strings.Join(t, "\n"), strings.Join(h, "\n")
}

// splitParts cuts a body at its delimiter lines. A missing last delimiter only
// means that closed is false.
func splitParts(body []byte, boundary string) (pre []byte, parts [][]byte, closed bool) {
	boundary = strings.TrimSpace(boundary)
	if boundary == "" {
		return nil, nil, false
	}
	delim := []byte("--" + boundary)
	start := -1
	for pos := 0; pos <= len(body) && len(parts) <= maxParts; {
		end := bytes.IndexByte(body[pos:], '\n')
		next := len(body) + 1
		line := body[pos:]
		if end >= 0 {
			line, next = body[pos:pos+end], pos+end+1
		}
		if is, last := delimiter(line, delim); is {
			if start < 0 {
				pre = body[:pos]
			} else {
				parts = append(parts, trimEnd(body[start:pos]))
			}
			if last {
				return pre, parts, true
			}
			start = min(next, len(body))
		}
		pos = next
	}
	if start >= 0 && start < len(body) {
		parts = append(parts, body[start:])
	}
	return pre, parts, false
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

// guessBoundary finds the delimiter of a multipart whose header names none or
// the wrong one: a line starting with -- in front of a Content- field.
func guessBoundary(body []byte) string {
	rest := body
	for n := 0; len(rest) > 0 && n < 2000; n++ {
		line, next := cutLine(rest)
		if bytes.HasPrefix(line, []byte("--")) && len(line) > 3 && len(line) < 200 {
			l, _ := cutLine(next)
			if len(l) > 8 && strings.EqualFold(string(l[:8]), "content-") {
				return strings.TrimRight(string(line[2:]), " \t\r")
			}
		}
		rest = next
	}
	return ""
}
