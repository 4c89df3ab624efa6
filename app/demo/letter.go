package demo

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"html"
	"mime"
	"net/mail"
	"strings"
	"time"

	"golang.org/x/text/encoding/japanese"

	"madoguchi/app/demo/content"
	"madoguchi/connectors/jst"
)

// letter is a mail before it has bytes.
type letter struct {
	id       string // bare Message-ID
	refs     []string
	from, to mail.Address
	subject  string
	at       time.Time
	text     string
	form     string
	file     string
	kind     string   // what the file shows
	extra    []string // further header lines
}

// raw writes the mail as programs of all kinds do: the form says which.
func (l letter) raw() []byte {
	var b bytes.Buffer
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\r\n", args...) }
	for _, h := range l.extra {
		line("%s", h)
	}
	line("Date: %s", jst.In(l.at).Format(time.RFC1123Z))
	line("From: %s", l.from.String())
	line("To: %s", l.to.String())
	line("Message-ID: <%s>", l.id)
	if n := len(l.refs); n > 0 {
		line("In-Reply-To: <%s>", l.refs[n-1])
		line("References: <%s>", strings.Join(l.refs, ">\r\n <"))
	}
	line("Subject: %s", l.subjectWords())
	line("MIME-Version: 1.0")
	l.body(&b)
	return b.Bytes()
}

func (l letter) subjectWords() string {
	if jis, ok := iso2022jp(l.subject); ok && l.form == "jis" {
		return "=?ISO-2022-JP?B?" + base64.StdEncoding.EncodeToString(jis) + "?="
	}
	return mime.BEncoding.Encode("utf-8", l.subject)
}

func (l letter) body(b *bytes.Buffer) {
	switch {
	case l.form == "bounce":
		l.bounce(b)
	case l.file != "":
		l.mixed(b)
	case l.form == "multi":
		l.alternative(b)
	default:
		l.text1(b)
	}
}

// text1 is one part in the letter's own form.
func (l letter) text1(b *bytes.Buffer) {
	text := strings.ReplaceAll(l.text, "\n", "\r\n")
	jis, ok := iso2022jp(text)
	switch {
	case l.form == "jis" && ok:
		b.WriteString("Content-Type: text/plain; charset=ISO-2022-JP\r\nContent-Transfer-Encoding: 7bit\r\n\r\n")
		b.Write(jis)
		b.WriteString("\r\n")
	case l.form == "html":
		part(b, "text/html; charset=UTF-8", l.html())
	case l.form == "english":
		b.WriteString("Content-Type: text/plain; charset=us-ascii\r\n\r\n" + text + "\r\n")
	default:
		part(b, "text/plain; charset=UTF-8", []byte(text))
	}
}

func (l letter) html() []byte {
	body := strings.ReplaceAll(html.EscapeString(l.text), "\n", "<br>\r\n")
	return []byte("<!DOCTYPE html>\r\n<html><body style=\"font-family:sans-serif\"><div>" + body + "</div></body></html>\r\n")
}

func (l letter) alternative(b *bytes.Buffer) {
	open, end := bound(b, "alternative", "alt-"+l.id)
	b.WriteString(open)
	part(b, "text/plain; charset=UTF-8", []byte(strings.ReplaceAll(l.text, "\n", "\r\n")))
	b.WriteString(open)
	part(b, "text/html; charset=UTF-8", l.html())
	b.WriteString(end)
}

func (l letter) mixed(b *bytes.Buffer) {
	open, end := bound(b, "mixed", "mix-"+l.id)
	b.WriteString(open)
	if l.form == "multi" {
		l.alternative(b)
	} else {
		l.text1(b)
	}
	b.WriteString(open)
	data, kind := content.File(l.file, l.kind)
	name := mime.BEncoding.Encode("utf-8", l.file)
	fmt.Fprintf(b, "Content-Disposition: attachment; filename=%q\r\n", name)
	part(b, fmt.Sprintf("%s; name=%q", kind, name), data)
	b.WriteString(end)
}

// bounce says that the mail named by the first reference never arrived.
func (l letter) bounce(b *bytes.Buffer) {
	open, end := bound(b, "report; report-type=delivery-status", "dsn-"+l.id)
	b.WriteString(open)
	b.WriteString("Content-Type: text/plain; charset=us-ascii\r\n\r\n" +
		"This is the mail system at host mail.mihondo.example.\r\n\r\nYour message could not be delivered.\r\n\r\n<" +
		l.text + ">: host or domain name not found\r\n")
	b.WriteString(open)
	fmt.Fprintf(b, "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.mihondo.example\r\n\r\n"+
		"Final-Recipient: rfc822; %s\r\nAction: failed\r\nStatus: 5.1.2\r\nDiagnostic-Code: X-Postfix; host or domain name not found\r\n", l.text)
	b.WriteString(open)
	fmt.Fprintf(b, "Content-Type: text/rfc822-headers\r\n\r\nFrom: %s\r\nTo: <%s>\r\nMessage-ID: <%s>\r\n", content.ShopAddress, l.text, l.refs[0])
	b.WriteString(end)
}

// bound begins a multipart; open goes before each part, end behind the last.
func bound(b *bytes.Buffer, kind, mark string) (open, end string) {
	mark = strings.NewReplacer("@", "-", ".", "-").Replace(mark)
	fmt.Fprintf(b, "Content-Type: multipart/%s; boundary=%q\r\n\r\n", kind, mark)
	return "\r\n--" + mark + "\r\n", "\r\n--" + mark + "--\r\n"
}

func part(b *bytes.Buffer, kind string, data []byte) {
	fmt.Fprintf(b, "Content-Type: %s\r\nContent-Transfer-Encoding: base64\r\n\r\n", kind)
	for s := base64.StdEncoding.EncodeToString(data); s != ""; {
		n := min(76, len(s))
		b.WriteString(s[:n] + "\r\n")
		s = s[n:]
	}
}

// iso2022jp encodes a text; ok is false for letters the charset does not have.
func iso2022jp(s string) (out []byte, ok bool) {
	out, err := japanese.ISO2022JP.NewEncoder().Bytes([]byte(s))
	return out, err == nil
}
