package mime

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
)

// maxAddresses is how many are read of one header.
const maxAddresses = 20000

// ParseAddresses reads the value of an address header. It takes what mailers
// really write (dots anywhere, brackets and commas in bare names, raw Japanese
// bytes, a missing bracket) and never changes the address itself.
func ParseAddresses(raw []byte) []Address { return parseAddresses(raw, anyCarrier) }

func parseAddresses(raw []byte, c carrier) []Address {
	if len(raw) > maxAddressText {
		raw = raw[:maxAddressText]
		if i := bytes.LastIndexByte(raw, ','); i > 0 {
			raw = raw[:i] // half an address would be another one
		}
	}
	text := string(raw)
	if !isPlain(raw) {
		// Raw bytes: "(" in ESC ( B is no comment, so decode before cutting.
		text = decodeNames(raw, c)
	}
	var out []Address
	for _, item := range splitAddresses(text) {
		if a, ok := parseAddress(item, c); ok {
			out = append(out, a)
		}
		if len(out) >= maxAddresses {
			break
		}
	}
	return out
}

var addressInRaw = regexp.MustCompile(`<[^<>]*>|[^\s<>,;"]*@[^\s<>,;"]*`)

// decodeNames guesses the charset by the names alone: the letters of the
// addresses would make a name of two characters look like a European one.
func decodeNames(raw []byte, c carrier) string {
	label := ""
	if names := addressInRaw.ReplaceAll(raw, []byte(" ")); !isPlain(names) {
		_, label = decodeText(names, "", false, c)
	}
	s, _ := decodeText(raw, label, false, c)
	return s
}

// parseAddress reads one mailbox: the last <…@…>, or the only x@y token.
func parseAddress(item string, c carrier) (Address, bool) {
	item = strings.Trim(item, " \t;,")
	if item == "" {
		return Address{}, false
	}
	if !strings.Contains(item, "<") && strings.ContainsAny(item, "@＠") {
		item = wideAngles.Replace(item)
	}
	if open := lastAngle(item); open >= 0 {
		addr, after := item[open+1:], ""
		if end := strings.IndexByte(addr, '>'); end >= 0 {
			addr, after = addr[:end], strings.Trim(addr[end+1:], "> ;.")
		}
		name := strings.TrimRight(item[:open], "< ")
		if strings.HasPrefix(after, "(") {
			name = strings.TrimSpace(name + " " + after)
		} else if strings.TrimSpace(name) == "" {
			name = after
		}
		a := Address{Name: displayName(name, c), Address: bareAddress(addr)}
		return a, a != Address{}
	}
	return bareMailbox(item, c)
}

// lastAngle finds the < of the address: the last one with an @ behind it, else
// the last one at all.
func lastAngle(s string) int {
	at := max(strings.LastIndexByte(s, '@'), strings.LastIndex(s, "＠"))
	if i := strings.LastIndexByte(s[:max(at, 0)], '<'); i >= 0 {
		return i
	}
	return strings.LastIndexByte(s, '<')
}

// bareMailbox reads an address without angle brackets, with a comment perhaps.
func bareMailbox(item string, c carrier) (Address, bool) {
	addr, name := "", ""
	rest := item
	for {
		open := strings.IndexByte(rest, '(')
		end := strings.LastIndexByte(rest, ')')
		if open < 0 || end < open {
			break
		}
		name = strings.TrimSpace(name + " " + rest[open+1:end])
		rest = strings.TrimSpace(rest[:open] + " " + rest[end+1:])
	}
	if strings.HasPrefix(rest, `"`) && strings.Contains(rest, `"@`) {
		return Address{Name: displayName(name, c), Address: bareAddress(rest)}, true
	}
	words := []string{name}
	for _, tok := range strings.Fields(rest) {
		if strings.ContainsAny(tok, "@＠") && addr == "" {
			addr = tok
			continue
		}
		words = append(words, tok)
	}
	name = strings.TrimSpace(strings.Join(words, " "))
	if f := wideComment.FindStringSubmatch(addr); f != nil && name == "" {
		addr, name = f[1], f[2]
	}
	if addr == "" {
		// MAILER-DAEMON, undisclosed recipients: shown, never answered.
		if name == rest && !strings.Contains(rest, " ") && !strings.Contains(rest, "=?") && isASCII(rest) {
			return Address{Address: rest}, rest != ""
		}
		a := Address{Name: displayName(name, c)}
		if f := hiddenAddress.FindStringSubmatch(a.Name); f != nil {
			a = Address{Name: strings.TrimSpace(f[1]), Address: f[2]} // the whole was one encoded word
		}
		return a, a != Address{}
	}
	a := Address{Name: displayName(name, c), Address: bareAddress(addr)}
	return a, a != Address{}
}

var (
	wideComment   = regexp.MustCompile(`^([^（）]+[@＠][A-Za-z0-9.-]+)（([^（）]*)）$`)
	wideAngles    = strings.NewReplacer("＜", "<", "＞", ">")
	hiddenAddress = regexp.MustCompile(`^([^<>]*)<([^<>@\s]+@[^<>@\s]+)>$`)
)

var comment = regexp.MustCompile(`\([^()]*\)`)

// bareAddress removes what is around an address, and marks inside it that nobody
// can see and that would turn or hide what is shown; nothing else. The full-width
// @ of a copied address is the one sign that is folded: the result is shown, and
// sending checks it again.
func bareAddress(s string) string {
	s = strings.Map(dropHidden, s)
	s = strings.Trim(s, "<> \t\r\n,;")
	s = strings.TrimPrefix(strings.TrimPrefix(s, "mailto:"), "MAILTO:")
	if i := strings.LastIndexByte(s, ':'); strings.HasPrefix(s, "@") && i > 0 {
		s = s[i+1:] // the route of RFC 822, no part of the address
	}
	if !strings.HasPrefix(s, `"`) {
		if strings.Contains(s, "(") {
			s = comment.ReplaceAllString(s, "")
		}
		s = strings.Join(strings.Fields(s), "") // RFC 5322 §4.4 allows both inside
	}
	if len(s) > 2 && s[0] == '\'' && s[len(s)-1] == '\'' {
		s = s[1 : len(s)-1]
	}
	return strings.Replace(s, "＠", "@", 1)
}

// displayName decodes a name, quoted or not. Brackets stay: 店長(楽天) is a name.
func displayName(s string, c carrier) string {
	s = strings.TrimSpace(s)
	if len(s) >= 2 && s[0] == '"' && s[len(s)-1] == '"' {
		s = unquote(s[1 : len(s)-1])
	} else if strings.Count(s, `"`) == 1 {
		s = strings.Trim(s, `"`) // its other half was lost
	}
	if len(s) >= 2 && s[0] == '\'' && s[len(s)-1] == '\'' {
		s = s[1 : len(s)-1]
	}
	s = decodeHeader([]byte(s), c)
	if len(s) >= 2 && s[0] == '"' && s[len(s)-1] == '"' {
		s = unquote(s[1 : len(s)-1]) // quotes inside the encoded word
	}
	return strings.TrimSpace(strings.Map(dropHidden, s))
}

// unquote undoes backslashes of a quoted string.
func unquote(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && (s[i+1] == '"' || s[i+1] == '\\') {
			i++
		}
		out.WriteByte(s[i])
	}
	return out.String()
}

// dropHidden removes marks that turn or hide text.
func dropHidden(r rune) rune {
	switch {
	case r == '\t' || r == '\r' || r == '\n':
		return ' '
	case unicode.Is(unicode.Bidi_Control, r), unicode.IsControl(r), r == 0x200B, r == 0x2060, r == 0xFEFF:
		return -1
	}
	return r
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
