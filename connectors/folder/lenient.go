package folder

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"net/url"
	"strings"
	"time"
	"unicode"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mime"
)

// hash is a short word for content, the same on every computer.
func hash(parts ...string) string {
	h := sha256.New()
	for _, s := range parts {
		h.Write(binary.BigEndian.AppendUint64(nil, uint64(len(s))))
		h.Write([]byte(s))
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}

// readDate reads a date as people and programs write it; without a zone it is
// Japan's.
func readDate(s string) (time.Time, bool) {
	s = strings.TrimSpace(s)
	if t, err := time.Parse(time.RFC3339, s); err == nil && t.Year() >= 1950 && t.Year() < 2200 {
		return t.UTC(), true
	}
	t, ok := mime.ParseDate(s)
	return t.UTC(), ok
}

// oneLine is a value without anything that belongs in no single line.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t':
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return strings.TrimSpace(s)
}

// lines is a text with line ends of one sort and without NUL, which no database
// takes.
func lines(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	return strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "").Replace(s)
}

// webURL lets pass what a browser may open.
func webURL(s string) string {
	s = strings.TrimSpace(s)
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
		return ""
	}
	return s
}

func person(p jsonPerson) connectors.Person {
	return connectors.Person{Name: oneLine(p.Name), Kana: oneLine(p.Kana), Address: oneLine(p.Address), Phone: oneLine(p.Phone)}
}

// firstWriter stands for a customer whom nobody named.
func firstWriter(all []connectors.Message) connectors.Person {
	for _, m := range all {
		if m.Direction == connectors.In {
			return connectors.Person{Name: m.Author, Address: m.Address}
		}
	}
	return connectors.Person{}
}
