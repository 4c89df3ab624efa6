package mime

import (
	"bytes"
	"encoding/binary"
	"html"
	"strconv"
	"strings"
)

// Limits for what one winmail.dat may unfold to.
const (
	maxTNEFAttrs = 2000
	maxTNEFProps = 4000
	maxTNEFFiles = 100
)

var tnefSignature = []byte{0x78, 0x9F, 0x3E, 0x22}

// isTNEF recognises Outlook's envelope by type, name or signature.
func isTNEF(ctype, name string, data []byte) bool {
	if !bytes.HasPrefix(data, tnefSignature) {
		return false
	}
	return ctype == "application/ms-tnef" || ctype == "application/vnd.ms-tnef" ||
		strings.EqualFold(name, "winmail.dat") || ctype == "application/octet-stream"
}

// The attributes of MS-OXTNEF that carry something to read.
const (
	attSubject    = 0x8004
	attBody       = 0x800C
	attTitle      = 0x8010
	attData       = 0x800F
	attRend       = 0x9002
	attProps      = 0x9003
	attAttachment = 0x9005
	attCodepage   = 0x9007
)

// tnefMail is what a winmail.dat held.
type tnefMail struct {
	codepage   string
	subject    string
	text, html string
	files      []Attachment
	broken     bool
}

// tnef adds the files of a winmail.dat to the attachments and, when the mail
// has no text of its own, its text to the body.
func (r *reader) tnef(data []byte) {
	t := readTNEF(data)
	if t.broken {
		r.mail.warn(warnTNEF)
	}
	r.mail.Attachments = append(r.mail.Attachments, t.files...)
	r.mail.Nested = append(r.mail.Nested, t.nested(r.outside)...)
	if s := t.plain(); s != "" {
		r.spare = append(r.spare, s)
	}
}

// plain is the text of a winmail.dat, made from HTML when there is no other.
func (t *tnefMail) plain() string {
	if strings.TrimSpace(t.text) == "" {
		return htmlText(t.html)
	}
	return strings.NewReplacer("\r\n", "\n", "\x00", "").Replace(t.text)
}

// nested reads the mails that Outlook attached in its own form.
func (t *tnefMail) nested(o outside) []*Mail {
	var out []*Mail
	for _, f := range t.files {
		if !bytes.HasPrefix(f.Data, tnefSignature) || o.depth >= maxDepth || *o.parts >= maxParts {
			continue
		}
		*o.parts++
		in := readTNEF(f.Data)
		m := &Mail{Kind: KindNormal, Subject: cleanLine(in.subject), Text: in.plain(), HTML: in.html, Attachments: in.files}
		if in.broken {
			m.warn(warnTNEF)
		}
		deeper := o
		deeper.depth++
		m.Nested = in.nested(deeper)
		out = append(out, m)
	}
	return out
}

// readTNEF reads the attribute stream (MS-OXTNEF §2.1.3); a stream that breaks
// off keeps what came before.
func readTNEF(data []byte) *tnefMail {
	t := &tnefMail{codepage: "windows-1252"}
	if len(data) < 6 || !bytes.HasPrefix(data, tnefSignature) {
		t.broken = true
		return t
	}
	rest := data[6:]
	for n := 0; len(rest) >= 11 && n < maxTNEFAttrs; n++ {
		id := binary.LittleEndian.Uint16(rest[1:])
		size := int64(binary.LittleEndian.Uint32(rest[5:]))
		if rest[0] > 2 || size > int64(len(rest)-9) {
			t.broken = true
			break
		}
		t.attribute(id, rest[9:9+size])
		rest = rest[min(int64(len(rest)), 9+size+2):]
	}
	for i := range t.files {
		t.files[i].Size = len(t.files[i].Data)
		if t.files[i].Type == "" {
			t.files[i].Type = "application/octet-stream"
		}
	}
	return t
}

func (t *tnefMail) attribute(id uint16, v []byte) {
	switch id {
	case attCodepage:
		if len(v) >= 4 {
			t.codepage = codepage(binary.LittleEndian.Uint32(v))
		}
	case attSubject:
		t.subject, _ = DecodeText(bytes.TrimRight(v, "\x00"), t.codepage, false)
	case attBody:
		t.text, _ = DecodeText(bytes.TrimRight(v, "\x00"), t.codepage, false)
	case attProps:
		t.message(t.props(v))
	case attRend:
		if len(t.files) < maxTNEFFiles {
			t.files = append(t.files, Attachment{})
		}
	case attTitle, attData, attAttachment:
		if len(t.files) == 0 { // the attribute that announces a file is missing
			t.files = append(t.files, Attachment{})
		}
		t.file(&t.files[len(t.files)-1], id, v)
	}
}

func (t *tnefMail) file(a *Attachment, id uint16, v []byte) {
	switch id {
	case attTitle:
		if a.Name == "" {
			a.Name, _ = DecodeText(bytes.TrimRight(v, "\x00"), t.codepage, false)
		}
	case attData:
		a.Data = v
	case attAttachment:
		for _, p := range t.props(v) {
			t.fileProp(a, p)
		}
	}
}

// fileProp takes one MAPI property of an attachment.
func (t *tnefMail) fileProp(a *Attachment, p prop) {
	switch p.id {
	case 0x3707: // the long name beats the 8.3 name
		a.Name = t.str(p)
	case 0x3704:
		if a.Name == "" {
			a.Name = t.str(p)
		}
	case 0x370E:
		a.Type = strings.ToLower(t.str(p))
	case 0x3712:
		a.CID = strings.Trim(t.str(p), "<>")
		a.Inline = a.CID != ""
	case 0x3701:
		if p.kind == 0x0D && len(p.value) >= 16 {
			a.Data = p.value[16:] // an embedded object: interface id in front
			if bytes.HasPrefix(a.Data, tnefSignature) {
				a.Type = "application/ms-tnef"
			}
		} else if len(a.Data) == 0 {
			a.Data = p.value
		}
	}
}

// message takes the MAPI properties of the mail itself.
func (t *tnefMail) message(ps []prop) {
	for _, p := range ps {
		switch p.id {
		case 0x0037:
			t.subject = t.str(p)
		case 0x1000:
			if s := t.str(p); strings.TrimSpace(s) != "" {
				t.text = s
			}
		case 0x1013:
			t.html, _ = DecodeText(bytes.TrimRight(p.value, "\x00"), t.codepage, true)
		case 0x1009:
			if rtf, ok := unpackRTF(p.value); ok && t.text == "" {
				t.text = rtfText(rtf, t.codepage)
			}
		}
	}
	if t.html != "" && !strings.Contains(t.html, "<") {
		t.html = html.EscapeString(t.html)
	}
}

func (t *tnefMail) str(p prop) string {
	if p.kind == 0x1F {
		b := p.value
		u := make([]byte, len(b)/2*2)
		for i := 0; i+1 < len(b); i += 2 {
			u[i], u[i+1] = b[i+1], b[i]
		}
		return strings.TrimRight(utf16BE(u), "\x00")
	}
	s, _ := DecodeText(bytes.TrimRight(p.value, "\x00"), t.codepage, false)
	return s
}

// prop is one MAPI property; value is its first value.
type prop struct {
	kind, id uint16
	value    []byte
}

// props reads a property list (MS-OXTNEF §2.1.3.4).
func (t *tnefMail) props(v []byte) []prop {
	c := &cursor{b: v}
	n := int(min(c.u32(), maxTNEFProps))
	var out []prop
	for i := 0; i < n && !c.broken; i++ {
		p := prop{kind: c.u16(), id: c.u16()}
		if p.id >= 0x8000 {
			c.skipName()
		}
		multi := p.kind&0x1000 != 0
		p.kind &^= 0x1000
		p.value = c.values(p.kind, multi)
		out = append(out, p)
	}
	if c.broken {
		t.broken = true
	}
	return out
}

// codepage names a Windows code page number as a charset.
func codepage(n uint32) string {
	switch n {
	case 932:
		return "shift_jis"
	case 50220, 50221, 50222:
		return "iso-2022-jp"
	case 51932, 20932:
		return "euc-jp"
	case 65001:
		return "utf-8"
	case 936:
		return "gbk"
	case 949:
		return "euc-kr"
	case 950:
		return "big5"
	}
	return "windows-" + strconv.Itoa(int(n))
}
