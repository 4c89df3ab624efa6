package mime

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"mime/quotedprintable"
	"strings"
	"time"

	"madoguchi/connectors/jst"

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
	jis         bool        // made by JIS: everything can be written in ISO-2022-JP
}

// maxAddress is more than RFC 5321 §4.5.3.1 allows (64 + 1 + 255).
const maxAddress = 320

// maxLine is what a line of a mail may hold without its end (RFC 5322 §2.1.1).
const maxLine = 998

// maxReferences is where the References header is cut in its middle.
const maxReferences = 20

// Build writes the mail: CRLF, lines of at most 76 bytes, UTF-8, or what JIS made
// of it, where a line of the text may have 998. It always
// returns the same bytes for the same input.
func Build(o Outgoing) []byte {
	var b bytes.Buffer
	c := o.charset()
	writeAddresses(&b, c, "From", []Address{o.From})
	writeAddresses(&b, c, "Reply-To", o.ReplyTo)
	writeAddresses(&b, c, "To", o.To)
	writeAddresses(&b, c, "Cc", o.Cc)
	writeField(&b, "Subject", c.text(oneLine(o.Subject), len("Subject: ")))
	writeField(&b, "Date", jst.In(o.Date).Format("Mon, 02 Jan 2006 15:04:05 -0700"))
	writeIDs(&b, "Message-ID", []string{o.MessageID})
	writeIDs(&b, "In-Reply-To", []string{o.InReplyTo})
	writeIDs(&b, "References", cutReferences(o.References))
	for _, f := range o.Header {
		writeField(&b, oneLine(f[0]), c.text(oneLine(f[1]), len(f[0])+2))
	}
	writeField(&b, "MIME-Version", "1.0")
	if len(o.Attachments) == 0 {
		writeText(&b, o)
		return b.Bytes()
	}
	boundary := boundaryFor(o)
	writeField(&b, "Content-Type", "multipart/mixed;\r\n boundary=\""+boundary+"\"")
	b.WriteString("\r\n--" + boundary + "\r\n")
	writeText(&b, o)
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

func writeAddresses(b *bytes.Buffer, c charset, name string, list []Address) {
	var items []string
	for i, a := range list {
		used := 1
		if i == 0 {
			used = len(name) + 2
		}
		if s := formatAddress(c, a, used); s != "" {
			items = append(items, s)
		}
	}
	writeField(b, name, strings.Join(items, ",\r\n "))
}

func formatAddress(c charset, a Address, used int) string {
	addr := WireAddress(a.Address)
	name := oneLine(a.Name)
	if addr == "" {
		return ""
	}
	if name == "" {
		return addr
	}
	phrase := c.words(name, used)
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

// writeText writes text/plain: UTF-8 as base64 or, when it is mostly ASCII, as
// quoted-printable; ISO-2022-JP where that was asked for.
func writeText(b *bytes.Buffer, o Outgoing) {
	text := strings.ReplaceAll(strings.ToValidUTF8(o.Text, "?"), "\r\n", "\n")
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r", "\n"), "\n", "\r\n")
	if text != "" && !strings.HasSuffix(text, "\r\n") {
		text += "\r\n"
	}
	if o.jis {
		writeJISText(b, text)
		return
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
