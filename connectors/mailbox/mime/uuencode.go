package mime

import (
	"bytes"
	"strings"
)

// uuBegin stands in every text with a uuencoded file.
const uuBegin = "begin"

// cutUU takes the uuencoded files out of a text (begin 644 name … end) and
// returns them with the text that is left. A text that only mentions "begin"
// is left alone.
func cutUU(text []byte) (files []Attachment, rest []byte) {
	from, kept := 0, 0
	for len(files) < maxParts {
		start := uuStart(text, from)
		if start < 0 {
			break
		}
		line, body := cutLine(text[start:])
		read := uuBody
		if bytes.HasPrefix(line, []byte("begin-")) {
			read = uuBase64
		}
		data, n, ok := read(body)
		if !ok {
			from = start + len(line)
			continue
		}
		parts := strings.SplitN(string(line), " ", 3)
		name := strings.TrimSpace(decodeRaw([]byte(parts[2]), anyCarrier))
		files = append(files, Attachment{Name: name, Type: "application/octet-stream", Data: data, Size: len(data)})
		rest = append(rest, text[kept:start]...)
		kept = len(text) - len(body) + n
		from = kept
	}
	return files, append(rest, text[kept:]...)
}

// uuStart finds a line "begin 644 name" or "begin-base64 644 name" at or after
// from.
func uuStart(b []byte, from int) int {
	for from < len(b) {
		i := bytes.Index(b[from:], []byte(uuBegin))
		if i < 0 {
			return -1
		}
		i += from
		line, _ := cutLine(b[i:min(len(b), i+1000)])
		f := strings.SplitN(string(line), " ", 3)
		begins := len(f) == 3 && (f[0] == "begin" || f[0] == "begin-base64") && isOctal(f[1]) && strings.TrimSpace(f[2]) != ""
		if begins && (i == 0 || b[i-1] == '\n') {
			return i
		}
		from = i + len(uuBegin)
	}
	return -1
}

// uuBase64 decodes the lines of a begin-base64 up to ====. The first line that is
// no base64 ends the search: it may be the beginning of another file.
func uuBase64(b []byte) (data []byte, n int, ok bool) {
	for rest := b; len(rest) > 0; {
		line, next := cutLine(rest)
		line = bytes.TrimSpace(line)
		if string(line) == "====" {
			return data, len(b) - len(next), len(data) > 0
		}
		d, ok := decodeBase64(line)
		if !ok || bytes.IndexByte(line, ' ') >= 0 {
			return nil, 0, false
		}
		data, rest = append(data, d...), next
	}
	return nil, 0, false
}

func isOctal(s string) bool {
	return (len(s) == 3 || len(s) == 4) && strings.Trim(s, "01234567") == ""
}

// uuBody decodes lines up to "end" and returns how many bytes they took.
func uuBody(b []byte) (data []byte, n int, ok bool) {
	rest := b
	for len(rest) > 0 {
		line, next := cutLine(rest)
		if string(bytes.TrimSpace(line)) == "end" {
			return data, len(b) - len(next), len(data) > 0
		}
		d, good := uuLine(line)
		if !good {
			return nil, 0, false
		}
		data = append(data, d...)
		rest = next
	}
	return data, len(b), len(data) > 0
}

func uuLine(line []byte) ([]byte, bool) {
	if len(line) == 0 {
		return nil, true
	}
	if line[0] < 0x20 || line[0] > 0x60 {
		return nil, false
	}
	n := int(line[0]-0x20) & 0x3F
	p := line[1:]
	if len(p) > (n+2)/3*4+2 {
		return nil, false
	}
	out := make([]byte, 0, n+3)
	at := func(i int) byte {
		if i < len(p) {
			return (p[i] - 0x20) & 0x3F
		}
		return 0
	}
	for i := 0; len(out) < n; i += 4 {
		out = append(out, at(i)<<2|at(i+1)>>4, at(i+1)<<4|at(i+2)>>2, at(i+2)<<6|at(i+3))
	}
	return out[:n], true
}
