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
	s := r.split(body, cp.get("boundary"))
	if len(s.parts) == 0 {
		if rest := bytes.TrimSpace(s.pre); len(rest) > 0 {
			r.bodyText(s.pre, "text/plain", cp)
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
	for _, p := range s.parts {
		ph, pb, _ := splitHeader(p, false)
		ph.readRaw(r.label, r.carrier)
		if ctype != "multipart/alternative" && len(bytes.TrimSpace(pb)) == 0 && sameMultipart(ph, cp) {
			ctype = "multipart/alternative" // its parts were taken for ours
			continue
		}
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
	if pre := strings.TrimSpace(string(s.pre)); pre != "" && !strings.Contains(pre, "MIME") {
		r.spare = append(r.spare, r.text(s.pre, nil, "text/plain"))
	}
}

// sameMultipart recognises the header of an alternative that repeats the
// boundary of the multipart around it.
func sameMultipart(h Header, around params) bool {
	ctype, cp := mediaType(h.contentType())
	return ctype == "multipart/alternative" && cp.get("boundary") == around.get("boundary")
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
