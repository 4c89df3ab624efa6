package mime

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"mime/quotedprintable"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// Outgoing is one mail as the desk wants it sent. There is no Bcc: who receives
// it is the envelope's business and never stands in the mail.
type Outgoing struct {
	From        Address
	ReplyTo     []Address
	To, Cc      []Address
	Subject     string
	Text        string
	Date        time.Time
	MessageID   string // bare; made by the caller, stored before sending
	InReplyTo   string // bare, "" for a first mail
	References  []string
	Attachments []Attachment
	Header      [][2]string // further ASCII fields, such as Auto-Submitted
}

// maxAddress is more than RFC 5321 §4.5.3.1 allows (64 + 1 + 255).
const maxAddress = 320

// maxReferences is where the References header is cut in its middle.
const maxReferences = 20

// Build writes the mail: CRLF, lines of at most 76 bytes, UTF-8. It always
// returns the same bytes for the same input.
func Build(o Outgoing) []byte {
	var b bytes.Buffer
	writeAddresses(&b, "From", []Address{o.From})
	writeAddresses(&b, "Reply-To", o.ReplyTo)
	writeAddresses(&b, "To", o.To)
	writeAddresses(&b, "Cc", o.Cc)
	writeField(&b, "Subject", encodeText(oneLine(o.Subject), len("Subject: ")))
	writeField(&b, "Date", o.Date.In(jst).Format("Mon, 02 Jan 2006 15:04:05 -0700"))
	writeIDs(&b, "Message-ID", []string{o.MessageID})
	writeIDs(&b, "In-Reply-To", []string{o.InReplyTo})
	writeIDs(&b, "References", cutReferences(o.References))
	for _, f := range o.Header {
		writeField(&b, oneLine(f[0]), encodeText(oneLine(f[1]), len(f[0])+2))
	}
	writeField(&b, "MIME-Version", "1.0")
	if len(o.Attachments) == 0 {
		writeText(&b, o.Text)
		return b.Bytes()
	}
	boundary := boundaryFor(o)
	writeField(&b, "Content-Type", "multipart/mixed;\r\n boundary=\""+boundary+"\"")
	b.WriteString("\r\n--" + boundary + "\r\n")
	writeText(&b, o.Text)
	for _, a := range o.Attachments {
		b.WriteString("\r\n--" + boundary + "\r\n")
		writeFile(&b, a)
	}
	b.WriteString("\r\n--" + boundary + "--\r\n")
	return b.Bytes()
}

// boundaryFor needs no chance: "=_" can stand neither in base64 nor in
// quoted-printable.
func boundaryFor(o Outgoing) string {
	sum := sha256.Sum256([]byte(o.MessageID + "\x00" + o.Subject))
	return "=_" + hex.EncodeToString(sum[:12])
}

func writeField(b *bytes.Buffer, name, value string) {
	if value == "" && name != "Subject" {
		return
	}
	b.WriteString(name + ": " + value + "\r\n")
}

// oneLine keeps anything from starting a header field of its own.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\r' || r == '\n' || r == '\t':
			return ' '
		case r < 0x20 || r == 0x7F:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "?"))
	return strings.TrimSpace(s)
}

// encodeText writes unstructured text: ASCII as it is, folded at spaces,
// everything else as B-encoded words of RFC 2047, one on each line. used is
// what already stands on the first line.
func encodeText(s string, used int) string {
	if isASCII(s) && !strings.Contains(s, "=?") {
		if f, ok := foldASCII(s, used); ok {
			return f
		}
	}
	return encodeWords(s, used)
}

// encodeWords cuts only between characters. A word has at most 75 characters
// and its line at most 76 (RFC 2047 §2).
func encodeWords(s string, used int) string {
	const frame = len("=?UTF-8?B??=")
	var words []string
	for len(s) > 0 {
		room := max((75-frame-used)/4*3, 12)
		n := 0
		for n < len(s) {
			_, size := utf8.DecodeRuneInString(s[n:])
			if n+size > room {
				break
			}
			n += size
		}
		words = append(words, "=?UTF-8?B?"+base64.StdEncoding.EncodeToString([]byte(s[:n]))+"?=")
		s = s[n:]
		used = 1
	}
	return strings.Join(words, "\r\n ")
}

// foldASCII folds at single spaces; ok is false when one word is too long.
func foldASCII(s string, used int) (string, bool) {
	var b strings.Builder
	for i, w := range strings.Split(s, " ") {
		if len(w) > 900 {
			return "", false
		}
		switch {
		case i == 0:
		case used+1+len(w) > 76 && w != "":
			b.WriteString("\r\n ")
			used = 1
		default:
			b.WriteByte(' ')
			used++
		}
		b.WriteString(w)
		used += len(w)
	}
	return b.String(), true
}

func writeAddresses(b *bytes.Buffer, name string, list []Address) {
	var items []string
	for i, a := range list {
		used := 1
		if i == 0 {
			used = len(name) + 2
		}
		if s := formatAddress(a, used); s != "" {
			items = append(items, s)
		}
	}
	writeField(b, name, strings.Join(items, ",\r\n "))
}

func formatAddress(a Address, used int) string {
	addr := WireAddress(a.Address)
	name := oneLine(a.Name)
	if addr == "" {
		return ""
	}
	if name == "" {
		return addr
	}
	phrase := encodeWords(name, used)
	if isASCII(name) && len(name) < 60 && !strings.Contains(name, "=?") {
		phrase = `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(name) + `"`
	}
	if used+len(phrase)+len(addr)+3 > 76 {
		return phrase + "\r\n <" + addr + ">"
	}
	return phrase + " <" + addr + ">"
}

// WireAddress gives an address the form a server accepts, in the header as in
// RCPT TO: a local part that is no dot-atom (foo..bar, foo.) is quoted, an
// international domain becomes ASCII. The mailbox stays the same one. What is
// too long for any server gives "".
func WireAddress(addr string) string {
	addr = oneLine(addr)
	if len(addr) > maxAddress {
		return "" // no server takes it, and a header line would break
	}
	at := strings.LastIndexByte(addr, '@')
	if at <= 0 {
		return strings.Trim(addr, "<>")
	}
	local, domain := addr[:at], strings.Join(strings.Fields(addr[at+1:]), "")
	if !isASCII(domain) {
		if d, err := idna.Lookup.ToASCII(domain); err == nil {
			domain = d
		}
	}
	if !isDotAtom(local) && !(len(local) > 1 && local[0] == '"' && local[len(local)-1] == '"') {
		local = `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(local) + `"`
	}
	return local + "@" + domain
}

// isDotAtom is RFC 5322 §3.2.3, with the letters of RFC 6532.
func isDotAtom(s string) bool {
	if s == "" || s[0] == '.' || s[len(s)-1] == '.' || strings.Contains(s, "..") {
		return false
	}
	for _, r := range s {
		ok := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r >= 0x80 || strings.ContainsRune("!#$%&'*+-/=?^_`{|}~.", r)
		if !ok {
			return false
		}
	}
	return true
}

func writeIDs(b *bytes.Buffer, name string, ids []string) {
	var out []string
	for _, id := range ids {
		id = strings.Map(func(r rune) rune {
			if r <= ' ' || r == '<' || r == '>' || r == 0x7F {
				return -1
			}
			return r
		}, id)
		if id != "" && len(id) < 900 {
			out = append(out, "<"+id+">")
		}
	}
	writeField(b, name, strings.Join(out, "\r\n "))
}

// cutReferences keeps the root of the thread and its newest mails.
func cutReferences(ids []string) []string {
	if len(ids) <= maxReferences {
		return ids
	}
	out := append([]string(nil), ids[0])
	return append(out, ids[len(ids)-maxReferences+1:]...)
}

// writeText writes text/plain, always UTF-8, as base64 or, when it is mostly
// ASCII, as quoted-printable.
func writeText(b *bytes.Buffer, text string) {
	text = strings.ReplaceAll(strings.ToValidUTF8(text, "?"), "\r\n", "\n")
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r", "\n"), "\n", "\r\n")
	if text != "" && !strings.HasSuffix(text, "\r\n") {
		text += "\r\n"
	}
	writeField(b, "Content-Type", "text/plain; charset=utf-8")
	if high := len(text) - asciiBytes(text); high*6 < len(text) {
		writeField(b, "Content-Transfer-Encoding", "quoted-printable")
		b.WriteString("\r\n")
		w := quotedprintable.NewWriter(b)
		_, _ = w.Write([]byte(text)) // a bytes.Buffer takes everything
		_ = w.Close()
		return
	}
	writeField(b, "Content-Transfer-Encoding", "base64")
	b.WriteString("\r\n")
	writeBase64(b, []byte(text))
}

func asciiBytes(s string) (n int) {
	for i := range len(s) {
		if s[i] < 0x80 {
			n++
		}
	}
	return n
}

func writeBase64(b *bytes.Buffer, data []byte) {
	for len(data) > 0 {
		n := min(len(data), 57)
		b.WriteString(base64.StdEncoding.EncodeToString(data[:n]) + "\r\n")
		data = data[n:]
	}
}
