package mime

import (
	"bytes"
	"strings"
)

// Header holds the header fields of a mail or of a part, in order, unfolded
// and undecoded.
type Header struct {
	fields []field
	late   int // fields looked at after there were too many
}

type field struct {
	name  string
	value []byte
	full  bool // nothing can be added
}

// Raw returns the first field of that name, unfolded, as received; raw bytes in
// the charset that the mail names for its text are UTF-8 by then.
func (h Header) Raw(name string) string {
	for _, f := range h.fields {
		if strings.EqualFold(f.name, name) {
			return string(f.value)
		}
	}
	return ""
}

// contentType returns the first Content-Type that says one; some mailers write
// an empty one above the true one.
func (h Header) contentType() string {
	for _, f := range h.fields {
		if strings.EqualFold(f.name, "Content-Type") && bytes.IndexByte(f.value, '/') >= 0 {
			return string(f.value)
		}
	}
	return h.Raw("Content-Type")
}

// Get returns the first field of that name with its encoded words decoded.
func (h Header) Get(name string) string { return DecodeHeader(h.Raw(name)) }

// Has tells whether there is a field of that name, be it empty.
func (h Header) Has(name string) bool {
	for _, f := range h.fields {
		if strings.EqualFold(f.name, name) {
			return true
		}
	}
	return false
}

// Values returns every field of that name, decoded, topmost first.
func (h Header) Values(name string) []string {
	var out []string
	for _, f := range h.fields {
		if strings.EqualFold(f.name, name) {
			out = append(out, DecodeHeader(f.value))
		}
	}
	return out
}

// addresses reads every field of that name: some mailers repeat To and Cc.
func (h Header) addresses(name string, c carrier) []Address {
	var out []Address
	for _, f := range h.fields {
		if strings.EqualFold(f.name, name) {
			out = append(out, parseAddresses(f.value, c)...)
		}
	}
	return out
}

// splitHeader cuts a mail or part into its fields and its body. Unlike RFC
// 5322 it survives a BOM, an mbox line, lines without a colon, a separator of
// spaces and a missing separator; damaged reports that lines were dropped.
func splitHeader(raw []byte, top bool) (h Header, body []byte, damaged bool) {
	rest := raw
	if top {
		rest = skipJunk(raw)
	}
	for len(rest) > 0 {
		line, next := cutLine(rest)
		if len(line) == 0 {
			return h, next, damaged
		}
		kind := lineKind(line)
		switch {
		case kind == lineBlank:
			if !headerGoesOn(next) {
				return h, next, damaged
			}
		case kind == lineFold && len(h.fields) > 0:
			h.fields[len(h.fields)-1].extend(line)
		case kind == lineField:
			damaged = !h.add(line) || damaged
		case kind == lineFold && lineKind(bytes.TrimLeft(line, " \t")) == lineField:
			h.add(bytes.TrimLeft(line, " \t"))
			damaged = true
		case bytes.HasPrefix(line, []byte(">From ")):
			damaged = true
		case len(h.fields) == 0 && !headerGoesOn(next), isDelimiter(line, next):
			return h, rest, true
		case len(h.fields) > 0 && h.fields[len(h.fields)-1].open():
			h.fields[len(h.fields)-1].extend(append([]byte(" "), line...))
			damaged = true
		case !headerGoesOn(next) && !top && len(bytes.TrimSpace(next)) == 0:
			return h, rest, true
		case !headerGoesOn(next):
			if blankSoon(next) {
				damaged = true
				break
			}
			return h, rest, true
		default:
			damaged = true // a line without a colon between good ones
		}
		rest = next
	}
	return h, nil, damaged
}

type kindOfLine int

const (
	lineBad kindOfLine = iota
	lineBlank
	lineFold
	lineField
)

func lineKind(line []byte) kindOfLine {
	if len(bytes.TrimLeft(line, " \t\r")) == 0 {
		return lineBlank
	}
	if line[0] == ' ' || line[0] == '\t' {
		return lineFold
	}
	i := bytes.IndexByte(line, ':')
	if i <= 0 || i > 100 {
		return lineBad
	}
	for _, b := range bytes.TrimRight(line[:i], " \t") {
		if b <= ' ' || b >= 0x7F {
			return lineBad
		}
	}
	if bytes.HasPrefix(line[i:], []byte("://")) {
		return lineBad // an address of a page, not a field
	}
	return lineField
}

// headerGoesOn looks at the lines up to the next empty one: they belong to the
// header when each is a field or a fold and the first is a fold or at least
// one field is there.
func headerGoesOn(rest []byte) bool {
	fields := 0
	for n := 0; len(rest) > 0 && n < 200; n++ {
		line, next := cutLine(rest)
		k := lineBlank
		if len(line) > 0 {
			k = lineKind(line)
		}
		switch k {
		case lineBlank:
			if len(line) == 0 {
				return fields > 0
			}
		case lineBad:
			return fields > 0 && n > 1
		case lineField:
			fields++
		}
		rest = next
	}
	return fields > 0
}

// blankSoon tells whether the separator follows at once, so that a bad line is
// the broken end of the header and not the first line of the text.
func blankSoon(rest []byte) bool {
	line, next := cutLine(rest)
	return len(line) == 0 && len(next) > 0
}

// isDelimiter recognises the first delimiter of a multipart whose separator
// line is missing.
func isDelimiter(line, next []byte) bool {
	if !bytes.HasPrefix(line, []byte("--")) {
		return false
	}
	l, _ := cutLine(next)
	return len(l) > 8 && strings.EqualFold(string(l[:8]), "content-")
}

// skipJunk drops what stands before the first field: BOM, empty lines and the
// line that an mbox puts before each mail.
func skipJunk(raw []byte) []byte {
	for len(raw) > 0 {
		raw = bytes.TrimPrefix(raw, []byte("\xEF\xBB\xBF"))
		line, next := cutLine(raw)
		mbox := bytes.HasPrefix(line, []byte("From ")) || bytes.HasPrefix(line, []byte(">From "))
		if !mbox && len(bytes.TrimSpace(line)) > 0 {
			break
		}
		raw = next
	}
	return raw
}

// cutLine returns the first line without its end, which may be LF, CRLF or, in
// very old mails, CR alone.
func cutLine(b []byte) (line, rest []byte) {
	i := bytes.IndexByte(b, '\n')
	if i < 0 {
		if j := bytes.IndexByte(b, '\r'); j >= 0 {
			return b[:j], b[j+1:]
		}
		return b, nil
	}
	line, rest = b[:i], b[i+1:]
	line = bytes.TrimSuffix(line, []byte("\r"))
	return line, rest
}
