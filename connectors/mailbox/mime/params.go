package mime

import (
	"strings"
	"unicode/utf8"
)

// mediaType cuts a Content-Type or Content-Disposition into its lower-case
// value and its parameters. It never fails; a value without a slash is kept.
func mediaType(raw string) (string, params) {
	raw = raw[:min(len(raw), maxHeaderText)]
	value, rest := cutValue(raw)
	value = strings.ToLower(strings.Trim(value, " \t\"',"))
	if main, sub, ok := strings.Cut(value, "/"); ok {
		value = strings.TrimRight(main, " \t") + "/" + strings.TrimLeft(sub, " \t")
	}
	if j := strings.IndexAny(value, " \t,("); j > 0 {
		value = value[:j]
	}
	return value, readParams(rest)
}

// cutValue finds where the parameters begin. Where the first semicolon was
// forgotten that is the first name with an equals sign.
func cutValue(raw string) (value, rest string) {
	head, rest, _ := strings.Cut(raw, ";")
	name, _, ok := strings.Cut(head, "=")
	if !ok {
		return head, rest
	}
	start := strings.LastIndexAny(strings.TrimRight(name, " \t"), " \t,)") + 1
	return raw[:start], raw[start:]
}

// param is one parameter; name is lower case and may end in RFC 2231's * marks.
type param struct{ name, value string }

type params []param

// get returns a parameter that should be ASCII, the first when it is repeated.
func (p params) get(name string) string {
	for _, x := range p {
		if x.name == name {
			return x.value
		}
	}
	return p.extended(name, anyCarrier)
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
	sjis := !utf8.ValidString(s)
	for i := 0; i < len(s); i++ {
		if n := jisRun(s[i:]); n > 0 {
			b.WriteString(s[i : i+n])
			i += n - 1
			continue
		}
		pair := s[i] == '\\' && i+1 < len(s) && (s[i+1] == '"' || s[i+1] == '\\')
		switch {
		case pair && sjis && sjisTrail(s, i):
			b.WriteByte(s[i])
			if s[i+1] == '\\' {
				i++ // the mailer escaped half a character
			}
		case pair:
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

// jisRun returns the length of the ISO-2022-JP text at the start of s, where
// quotes, semicolons and backslashes are halves of characters; 0 is none.
func jisRun(s string) int {
	if !strings.HasPrefix(s, "\x1b$") {
		return 0
	}
	end := strings.Index(s, "\x1b(")
	if end < 0 {
		return 0
	}
	return min(end+3, len(s))
}

// bareValue reads up to the next semicolon that starts a new parameter; an
// encoded word and a Japanese letter may contain one.
func bareValue(s string) (value, rest string) {
	end := 0
	for end < len(s) && s[end] != ';' {
		end += max(1, jisRun(s[end:]), closedWord(s[end:]))
	}
	end = min(end, len(s))
	return strings.TrimSpace(s[:end]), s[min(end+1, len(s)):]
}

// closedWord returns the length of the encoded word at the start of s.
func closedWord(s string) int {
	if !strings.HasPrefix(s, "=?") {
		return 0
	}
	if _, n := readWord([]byte(s)); strings.HasSuffix(s[:n], "?=") {
		return n
	}
	return 0
}
