package mime

import (
	"bytes"
	"encoding/binary"
	"testing"
)

// attr writes one TNEF attribute; the checksum is never checked by us.
func attr(level byte, id uint16, v []byte) []byte {
	b := binary.LittleEndian.AppendUint32([]byte{level}, uint32(id)|0x00060000)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(v)))
	return append(append(b, v...), 0, 0)
}

// variable writes one MAPI property of variable length.
func variable(kind, id uint16, v []byte) []byte {
	b := binary.LittleEndian.AppendUint16(nil, kind)
	b = binary.LittleEndian.AppendUint16(b, id)
	b = binary.LittleEndian.AppendUint32(b, 1)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(v)))
	b = append(b, v...)
	return append(b, make([]byte, (4-len(v)%4)%4)...)
}

func propList(ps ...[]byte) []byte {
	return append(binary.LittleEndian.AppendUint32(nil, uint32(len(ps))), bytes.Join(ps, nil)...)
}

func utf16LE(s string) []byte {
	var b []byte
	for _, r := range s {
		b = binary.LittleEndian.AppendUint16(b, uint16(r))
	}
	return append(b, 0, 0)
}

func winmail(attrs ...[]byte) []byte {
	return append([]byte{0x78, 0x9F, 0x3E, 0x22, 1, 0}, bytes.Join(attrs, nil)...)
}

func TestParse_opens_winmail(t *testing.T) {
	data := winmail(
		attr(1, attCodepage, []byte{0xA4, 0x03, 0, 0, 0, 0, 0, 0}), // 932
		attr(1, attBody, []byte("\x96\x7b\x95\xb6\x82\xc5\x82\xb7\x00")),
		attr(2, attRend, make([]byte, 14)),
		attr(2, attTitle, []byte("MITSU~1.PDF\x00")),
		attr(2, attData, []byte("PDF")),
		attr(2, attAttachment, propList(variable(0x1F, 0x3707, utf16LE("見積書.pdf")), variable(0x1E, 0x370E, []byte("application/pdf\x00")))),
		attr(2, attRend, make([]byte, 14)),
		attr(2, attTitle, []byte("\x95\x5c.txt\x00")),
		attr(2, attData, []byte("text")),
	)
	m := Parse(append([]byte("Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\n"), data...))
	if m.Text != "本文です" {
		t.Errorf("text %q", m.Text)
	}
	got := names(m)
	if len(got) != 3 || got[0] != "winmail.dat" || got[1] != "見積書.pdf" || got[2] != "表.txt" {
		t.Errorf("files %q", got)
	}
	if string(m.Attachments[1].Data) != "PDF" || m.Attachments[1].Type != "application/pdf" || m.Attachments[1].Size != 3 {
		t.Errorf("file %+v", m.Attachments[1])
	}
}

func TestParse_says_when_winmail_is_broken(t *testing.T) {
	data := winmail(attr(1, attBody, []byte("ok\x00")), []byte{1, 0x0C, 0x80, 2, 0, 0xFF, 0xFF, 0xFF, 0x7F, 0, 0, 0})
	m := Parse(append([]byte("Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\n"), data...))
	if m.Text != "ok" || !contains(m.Warnings, warnTNEF) {
		t.Errorf("text %q, warnings %q", m.Text, m.Warnings)
	}
}

func TestUnpackRTF_reads_the_sample_of_the_specification(t *testing.T) {
	// MS-OXRTFCP §3.1.1
	packed := []byte{
		0x2d, 0, 0, 0, 0x2b, 0, 0, 0, 0x4c, 0x5a, 0x46, 0x75, 0xf1, 0xc5, 0xc7, 0xa7, 0x03, 0x00, 0x0a, 0x00, 0x72, 0x63, 0x70, 0x67,
		0x31, 0x32, 0x35, 0x42, 0x32, 0x0a, 0xf3, 0x20, 0x68, 0x65, 0x6c, 0x09, 0x00, 0x20, 0x62, 0x77, 0x05, 0xb0, 0x6c, 0x64, 0x7d, 0x0a, 0x80, 0x0f, 0xa0,
	}
	got, ok := unpackRTF(packed)
	if want := "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"; !ok || string(got) != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if text := rtfText(got, "windows-1252"); text != "hello world" {
		t.Errorf("text %q", text)
	}
}

func TestRTFText(t *testing.T) {
	for in, want := range map[string]string{
		`{\rtf1\ansi\ansicpg932{\fonttbl{\f0 MS Gothic;}}\'93\'fa\'96\'7b\par \u35486?\par x\{y\}}`: "日本\n語\nx{y}",
		`{\rtf1\fromhtml1{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 text\htmlrtf\par}\htmlrtf0}`:         "text",
		`{\rtf1{\*\generator Riched}{\pict 0102}ok}`:                                                "ok",
	} {
		if got := rtfText([]byte(in), "shift_jis"); got != want {
			t.Errorf("rtfText(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestParse_reads_a_mail_inside_winmail(t *testing.T) {
	object := func(data []byte) []byte { return append(make([]byte, 16), data...) }
	innermost := winmail(attr(1, attSubject, []byte("\x92\x86\x82\xcc\x92\x86\x00")), attr(1, attBody, []byte("deepest\x00")))
	inner := winmail(
		attr(1, attCodepage, []byte{0xA4, 3, 0, 0, 0, 0, 0, 0}),
		attr(1, attProps, propList(variable(0x1F, 0x0037, utf16LE("転送の件名")), variable(0x1E, 0x1000, []byte("\x93\xfa\x96\x7b\x8c\xea\x00")))),
		attr(2, attRend, make([]byte, 14)),
		attr(2, attAttachment, propList(variable(0x0D, 0x3701, object(innermost)))),
	)
	data := winmail(attr(1, attBody, []byte("outer\x00")), attr(2, attRend, make([]byte, 14)),
		attr(2, attAttachment, propList(variable(0x1F, 0x3707, utf16LE("転送の件名")), variable(0x0D, 0x3701, object(inner)))))
	m := Parse(append([]byte("Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\n"), data...))
	if m.Text != "outer" || len(m.Nested) != 1 || m.Nested[0].Subject != "転送の件名" || m.Nested[0].Text != "日本語" {
		t.Fatalf("text %q, nested %+v, warnings %q", m.Text, m.Nested, m.Warnings)
	}
	if n := m.Nested[0].Nested; len(n) != 1 || n[0].Text != "deepest" {
		t.Errorf("innermost %+v", n)
	}
}
