package mime

import (
	"sort"
	"strconv"
	"strings"
)

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
	if len(v) > 2 && v[0] == '\'' && v[len(v)-1] == '\'' {
		v = v[1 : len(v)-1]
	}
	s := decodeHeader([]byte(v), c)
	if s != v || !strings.Contains(v, "%") && !strings.HasPrefix(v, "''") {
		return s
	}
	// The form of filename* without its star, or percent signs alone.
	charset, rest := cutCharset(v)
	raw := percent(rest)
	if charset == "" && isASCII(string(raw)) && !has2022Escape(raw) {
		return rest
	}
	s, _ = decodeText(raw, charset, false, c)
	return cleanLine(s)
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

// cutCharset splits charset'language'value; both may be empty or missing, and
// one of the quotes may be lost. A name that only has quotes in it stays whole.
func cutCharset(v string) (charset, rest string) {
	charset, rest, ok := strings.Cut(v, "'")
	known := canonical(charset) != ""
	if !ok || len(charset) > 40 || !known && strings.ContainsAny(charset, "% .") {
		return "", v
	}
	language, text, ok := strings.Cut(rest, "'")
	if ok && len(language) <= 20 && !strings.Contains(language, "%") {
		return charset, text
	}
	if known {
		return charset, rest
	}
	return "", v
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
