package mime

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// add appends the field of a line. Behind maxFields only what a mail cannot be
// read without is kept; ok is false when a field was left out.
func (h *Header) add(line []byte) (ok bool) {
	f := newField(line)
	if len(h.fields) >= maxFields && !h.spares(f.name) {
		// What is folded below it must not join the field before.
		h.fields[len(h.fields)-1].full = true
		return false
	}
	h.fields = append(h.fields, f)
	return true
}

// spares tells that a field is worth a place although there are too many.
func (h *Header) spares(name string) bool {
	if !vital(name) {
		return false
	}
	h.late++
	return h.late <= maxFields && !h.Has(name)
}

// vital names the fields without which a mail cannot be read.
func vital(name string) bool {
	switch strings.ToLower(name) {
	case "from", "sender", "to", "cc", "reply-to", "subject", "date", "message-id", "in-reply-to", "references",
		"content-type", "content-transfer-encoding", "content-disposition", "return-path", "auto-submitted":
		return true
	}
	return false
}

func newField(line []byte) field {
	i := bytes.IndexByte(line, ':')
	return field{
		name:  string(bytes.TrimRight(line[:i], " \t")),
		value: append([]byte(nil), bytes.Trim(line[i+1:], " \t\r")...),
	}
}

// extend appends a continuation line; the fold becomes one space unless it cuts
// a character.
func (f *field) extend(line []byte) {
	if f.full || len(f.value) > maxHeaderBytes {
		return
	}
	s := bytes.Trim(line, " \t\r")
	if len(s) == 0 {
		return
	}
	switch {
	case len(f.value) == 0, cutsUTF8(f.value, s):
	case openJIS(f.value):
		if !goesOnInJIS(s) {
			f.value = append(f.value, "\x1b(B "...)
		}
	default:
		f.value = append(f.value, ' ')
	}
	f.value = append(f.value, s...)
}

// cutsUTF8 tells that a character begins at the end of a and ends in b.
func cutsUTF8(a, b []byte) bool {
	for n := 1; n <= min(3, len(a)); n++ {
		tail := a[len(a)-n:]
		if !utf8.RuneStart(tail[0]) {
			continue
		}
		if tail[0] < 0xC2 || utf8.FullRune(tail) {
			return false
		}
		r, size := utf8.DecodeRune(append(append([]byte(nil), tail...), b[:min(4, len(b))]...))
		return r != utf8.RuneError && size > n
	}
	return false
}

// openJIS tells that v ends among the two-byte characters of ISO-2022-JP.
func openJIS(v []byte) bool {
	v = v[max(0, len(v)-1000):]
	i := bytes.LastIndexByte(v, 0x1B)
	return i >= 0 && i+2 < len(v) && v[i+1] == '$' && !isWebCode(v[i:])
}

// goesOnInJIS tells that a line goes on with the two-byte characters of the line
// above and does not start in ASCII as RFC 1468 has it.
func goesOnInJIS(s []byte) bool {
	i := bytes.IndexByte(s, 0x1B)
	switch {
	case i == 0:
		return true
	case i > 0:
		return i+1 < len(s) && s[i+1] == '('
	}
	text, lost := decodeISO2022(append([]byte("\x1b$B"), s...))
	return lost == 0 && readsJapanese(text)
}

// open tells that a field is not finished: an encoded word without its end or
// a parameter list that promises more. The next line then belongs to it even
// without leading space.
func (f *field) open() bool {
	v := string(f.value[max(0, len(f.value)-2000):])
	if strings.HasSuffix(v, ";") {
		return true
	}
	i := strings.LastIndex(v, "=?")
	return i >= 0 && !strings.Contains(v[i+2:], "?=") && strings.Count(v[i:], "?") >= 2
}
