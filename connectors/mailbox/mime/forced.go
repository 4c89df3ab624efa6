package mime

import (
	"strings"

	"golang.org/x/text/encoding/unicode"
)

// Charsets are those a person may choose from when a mail is garbled, the most
// likely first.
var Charsets = []string{
	"utf-8", "iso-2022-jp", "shift_jis", "euc-jp", "shift_jis-2004", "euc-jis-2004", "utf-16le", "utf-16be", "utf-7",
	"windows-1252", "gb18030", "big5", "euc-kr",
}

// ParseAs reads a mail whose charset a person has chosen: every text and every
// raw header byte is read so, whatever the mail says of itself. Encoded words
// name their own charset and stay. ok is false when there is no such charset.
func ParseAs(raw []byte, charset string) (m *Mail, ok bool) {
	label := strings.ToLower(strings.TrimSpace(charset))
	if !strings.HasPrefix(label, "utf-16") {
		label = canonical(charset)
	}
	if label == "" {
		return nil, false
	}
	return parse(raw, outside{parts: new(int), forced: label}), true
}

// decode turns the bytes of a text part into text.
func (r *reader) decode(data []byte, declared string, html bool) string {
	if r.outside.forced != "" {
		return decodeForced(data, r.outside.forced, r.carrier)
	}
	s, _ := decodeText(data, declared, html, r.carrier)
	return s
}

// decodeForced decodes by the label alone, whatever is lost by it.
func decodeForced(b []byte, label string, c carrier) string {
	switch label {
	case "us-ascii":
		label = "windows-1252"
	case "iso-2022-jp":
		s, _ := decodeISO2022(b)
		return s
	case "utf-7":
		return decodeUTF7(b)
	case "utf-16", "utf-16le", "utf-16be":
		order := unicode.LittleEndian
		if label == "utf-16be" {
			order = unicode.BigEndian
		}
		s, _ := unicode.UTF16(order, unicode.UseBOM).NewDecoder().Bytes(b)
		return strings.ToValidUTF8(string(s), string(bad))
	}
	s, _ := decodeLabel(b, label, c)
	if s == "" && len(b) > 0 {
		return strings.ToValidUTF8(string(b), string(bad))
	}
	return strings.ToValidUTF8(s, string(bad))
}

// forceHeader reads subject and names again in the chosen charset where their
// bytes are raw.
func (m *Mail) forceHeader(r *reader) {
	label := r.outside.forced
	if label == "" {
		return
	}
	raw := func(name string) (string, bool) {
		v := m.Header.Raw(name)
		v = v[:min(len(v), maxHeaderText)]
		return decodeForced([]byte(v), label, r.carrier), !isPlain([]byte(v)) && !strings.Contains(v, "=?")
	}
	if s, ok := raw("Subject"); ok {
		m.Subject = cleanLine(s)
	}
	for name, field := range map[string]*[]Address{"From": &m.From, "To": &m.To, "Cc": &m.Cc, "Reply-To": &m.ReplyTo} {
		if s, ok := raw(name); ok {
			*field = ParseAddresses([]byte(s))
		}
	}
}
