package corpus

import (
	"encoding/base64"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"golang.org/x/text/encoding/japanese"

	"madoguchi/connectors/jst"
)

// Mail is one mail of the mailbox.
type Mail struct {
	N      int    // 0 is the newest
	ID     string // Message-ID without brackets
	Folder string // INBOX or Sent
	At     time.Time
	Raw    []byte
}

// Folders of the mailbox.
const (
	Inbox = "INBOX"
	Sent  = "Sent"
)

// head is what stands above a mail.
type head struct {
	from, to     string // addresses
	fromAs, toAs string // names
	subject      string
	set          charset
	refs         []string // oldest first
	extra        string   // whole lines
}

func messageID(conversation, i int) string {
	return fmt.Sprintf("%x.%d.%x@post.example", conversation, i, mix(uint64(conversation*8+i))>>24)
}

func (s *Shop) mail(l letter, n int) Mail {
	m := Mail{N: n, ID: messageID(l.conversation, l.i), Folder: Inbox, At: l.at, Raw: make([]byte, 0, 10<<10)}
	if l.kind != talking {
		s.machine(&m, l)
		return m
	}
	t := s.talk(l.conversation, l.start)
	h, d := t.head(l.i), s.dice(ofFile, l.conversation*8+l.i)
	if t.out(l.i) {
		m.Folder = Sent
	}
	body := pen{set: h.set, buf: make([]byte, 0, 6<<10)}
	t.text(&body, l.i, 2)
	m.write(s, h, d)
	m.body(s, d, h.set, body.buf, t.html && !t.out(l.i), t.enclosed(d, l.i))
	return m
}

// head is the i-th mail's.
func (t *talk) head(i int) head {
	h := head{from: t.who.mail, fromAs: t.who.name(), to: t.s.o.Address, toAs: shopName, subject: t.subject, set: t.theirs}
	if t.out(i) {
		h = head{from: h.to, fromAs: h.toAs, to: h.from, toAs: h.fromAs, subject: t.subject, set: t.ours}
	}
	if i > 0 {
		h.subject = "Re: " + h.subject
	}
	for j := range i {
		h.refs = append(h.refs, messageID(t.id, j))
	}
	return h
}

const shopName = "ひなた雑貨店"

// write puts the head down, with the lines that servers add on the way.
func (m *Mail) write(s *Shop, h head, d *rand.Rand) {
	add := func(format string, a ...any) { m.Raw = fmt.Appendf(m.Raw, format+"\r\n", a...) }
	date := jst.In(m.At).Format("Mon, 02 Jan 2006 15:04:05 -0700")
	host := h.from[strings.IndexByte(h.from, '@')+1:]
	if m.Folder == Inbox {
		add("Return-Path: <%s>", h.from)
		add("Received: from mx%d.%s (mx%d.%s [192.0.2.%d])\r\n\tby mail.hinata.example (Postfix) with ESMTPS id %010X\r\n\tfor <%s>; %s",
			d.IntN(9), host, d.IntN(9), host, d.IntN(255), d.Uint64N(1<<40), h.to, date)
		add("Received: from [198.51.100.%d] (unknown [198.51.100.%d])\r\n\tby smtp.%s with ESMTPSA id %s; %s", d.IntN(255), d.IntN(255), host, random64(d, 16), date)
		if h.extra == "" {
			add("Authentication-Results: mail.hinata.example; dkim=pass header.d=%s header.s=s1; spf=pass smtp.mailfrom=%s; dmarc=pass header.from=%s", host, h.from, host)
		}
		add("DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=%s; s=s1;\r\n\th=from:to:subject:date:message-id:mime-version;\r\n\tbh=%s; b=%s\r\n\t %s\r\n\t %s\r\n\t %s",
			host, random64(d, 44), random64(d, 64), random64(d, 72), random64(d, 72), random64(d, 64))
	}
	m.Raw = append(m.Raw, h.extra...)
	add("From: %s <%s>", s.v.encoded(h.set, h.fromAs), h.from)
	add("To: %s <%s>", s.v.encoded(h.set, h.toAs), h.to)
	add("Subject: %s", s.v.encoded(h.set, h.subject))
	add("Date: %s", date)
	add("Message-ID: <%s>", m.ID)
	if len(h.refs) > 0 {
		add("In-Reply-To: <%s>\r\nReferences: <%s>", h.refs[len(h.refs)-1], strings.Join(h.refs, ">\r\n <"))
	}
	add("MIME-Version: 1.0")
}

// random64 is what a signature looks like.
func random64(d *rand.Rand, n int) string {
	raw := make([]byte, 0, 56)
	for len(raw) < n*3/4 {
		x := d.Uint64()
		raw = append(raw, byte(x), byte(x>>8), byte(x>>16), byte(x>>24), byte(x>>32), byte(x>>40), byte(x>>48), byte(x>>56))
	}
	return base64.StdEncoding.EncodeToString(raw[:n*3/4])
}

// encoded is a text of a header in encoded words of a dozen letters.
func (v *vocabulary) encoded(set charset, s string) string {
	if isASCII(s) {
		return s
	}
	var b strings.Builder
	for runes := []rune(s); len(runes) > 0; {
		n := min(len(runes), 12)
		if b.Len() > 0 {
			b.WriteString("\r\n ")
		}
		b.WriteString("=?" + set.String() + "?B?" + base64.StdEncoding.EncodeToString([]byte(v.in(set, string(runes[:n])))) + "?=")
		runes = runes[n:]
	}
	return b.String()
}

// in writes a text in a charset; letters that it has not become others.
func (v *vocabulary) in(set charset, s string) string {
	switch set {
	case jis:
		return encode(japanese.ISO2022JP, v.poorer.Replace(s))
	case sjis:
		return encode(japanese.ShiftJIS, v.poorer.Replace(s))
	}
	return s
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
