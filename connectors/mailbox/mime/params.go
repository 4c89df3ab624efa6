package mime

import (
	"net/url"
	"sort"
	"strconv"
	"strings"
)

// mediaType cuts a Content-Type or Content-Disposition into its lower-case
// value and its parameters. It never fails; a value without a slash is kept.
func mediaType(raw string) (string, params) {
	i := strings.IndexByte(raw, ';')
	if i < 0 {
		i = len(raw)
	}
	value := strings.ToLower(strings.Trim(raw[:i], " \t\"'"))
	if j := strings.IndexAny(value, " ,("); j > 0 {
		value = value[:j]
	}
	if i == len(raw) {
		return value, nil
	}
	return value, readParams(raw[i+1:])
}

// param is one parameter; name is lower case and may end in RFC 2231's * marks.
type param struct{ name, value string }

type params []param

// get returns a plain parameter, the first when it is repeated.
func (p params) get(name string) string {
	for _, x := range p {
		if x.name == name || x.name == name+"*" {
			return x.value
		}
	}
	return ""
}

// readParams scans name=value pairs: quoted or not, with spaces or raw 8-bit
// bytes in unquoted values, with a missing closing quote.
func readParams(s string) params {
	var out params
	for len(out) < 200 {
		s = strings.TrimLeft(s, " \t;\r\n")
		eq := strings.IndexByte(s, '=')
		if eq < 0 {
			return out
		}
		if semi := strings.IndexByte(s[:eq], ';'); semi >= 0 {
			s = s[semi+1:]
			continue
		}
		name := strings.ToLower(strings.TrimSpace(s[:eq]))
		s = strings.TrimLeft(s[eq+1:], " \t")
		var value string
		if strings.HasPrefix(s, `"`) {
			value, s = quotedValue(s[1:])
		} else {
			value, s = bareValue(s)
		}
		out = append(out, param{name, value})
	}
	return out
}

// quotedValue reads up to the closing quote. A backslash escapes only a quote
// or a backslash: raw Shift_JIS names have 5C as second byte, as in 表.
func quotedValue(s string) (value, rest string) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && (s[i+1] == '"' || s[i+1] == '\\') && !sjisTrail(s, i):
			i++
			b.WriteByte(s[i])
		case s[i] == '"':
			return b.String(), s[i+1:]
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String(), ""
}

// sjisTrail tells whether the byte at i is the second half of a Shift_JIS pair.
func sjisTrail(s string, i int) bool {
	pairs := 0
	for j := i - 1; j >= 0 && (s[j] >= 0x81 && s[j] <= 0x9F || s[j] >= 0xE0 && s[j] <= 0xFC); j-- {
		pairs++
	}
	return pairs%2 == 1
}

// bareValue reads up to the next semicolon that starts a new parameter; an
// encoded word may contain one.
func bareValue(s string) (value, rest string) {
	end := len(s)
	for i := 0; i < len(s); i++ {
		if s[i] == ';' && !(strings.HasPrefix(s, "=?") && !strings.Contains(s[:i], "?=")) {
			end = i
			break
		}
	}
	return strings.TrimSpace(s[:end]), s[min(end+1, len(s)):]
}

// fileName finds the name of a part: filename*, filename of the disposition,
// then name*, name of the type (RFC 2231, RFC 2047 and raw bytes).
func fileName(disposition, ctype params, c carrier) string {
	for _, p := range []params{disposition, ctype} {
		for _, key := range []string{"filename", "name"} {
			if s := p.name(key, c); s != "" {
				return s
			}
		}
	}
	return ""
}

// name reads one name parameter in all its forms.
func (p params) name(key string, c carrier) string {
	if s := p.extended(key, c); s != "" {
		return s
	}
	for _, x := range p {
		if x.name == key && x.value != "" {
			return plainName(x.value, c)
		}
	}
	return ""
}

// plainName decodes a name that should have been ASCII.
func plainName(v string, c carrier) string {
	s := decodeHeader([]byte(v), c)
	if s == v && strings.Contains(v, "%") && !strings.Contains(v, " ") {
		if u, err := url.PathUnescape(v); err == nil && u != v && !isASCII(u) {
			s = decodeRaw([]byte(u), c)
		}
	}
	if s == v && strings.HasPrefix(v, "''") {
		s = v[2:]
	}
	return s
}

// piece is one segment of a continued parameter (RFC 2231 §3).
type piece struct {
	n       int
	encoded bool
	value   string
}

// extended joins key*=, key*0*=, key*1= … and decodes them with their charset.
func (p params) extended(key string, c carrier) string {
	var pieces []piece
	for _, x := range p {
		if pc, ok := readPiece(x, key); ok {
			pieces = append(pieces, pc)
		}
	}
	if len(pieces) == 0 {
		return ""
	}
	sort.SliceStable(pieces, func(i, j int) bool { return pieces[i].n < pieces[j].n })
	charset := ""
	var raw []byte
	last := -2
	for i, pc := range pieces {
		if pc.n == last {
			continue // the same segment twice
		}
		last = pc.n
		v := pc.value
		if i == 0 && pc.encoded {
			charset, v = cutCharset(v)
		}
		if pc.encoded {
			raw = append(raw, percent(v)...)
			continue
		}
		raw = append(raw, v...)
	}
	if strings.Contains(string(raw), "=?") {
		return decodeHeader(raw, c)
	}
	s, _ := decodeText(raw, charset, false, c)
	return cleanLine(s)
}

func readPiece(x param, key string) (piece, bool) {
	rest, ok := strings.CutPrefix(x.name, key+"*")
	if !ok {
		return piece{}, false
	}
	pc := piece{n: -1, encoded: true, value: x.value}
	if rest == "" {
		return pc, true
	}
	num := strings.TrimSuffix(rest, "*")
	pc.encoded = num != rest
	n, err := strconv.Atoi(num)
	if err != nil || n < 0 || n > 1000 {
		return piece{}, false
	}
	pc.n = n
	return pc, true
}

// cutCharset splits charset'language'value; both may be empty or missing.
func cutCharset(v string) (charset, rest string) {
	a := strings.IndexByte(v, '\'')
	if a < 0 {
		return "", v
	}
	b := strings.IndexByte(v[a+1:], '\'')
	if b < 0 || a > 40 {
		return "", v
	}
	return v[:a], v[a+1+b+1:]
}

func percent(s string) []byte {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
			out = append(out, unhex(s[i+1])<<4|unhex(s[i+2]))
			i += 2
			continue
		}
		out = append(out, s[i])
	}
	return out
}
