package mime

import (
	"strings"
	"testing"
)

func TestParse_reads_mails_inside_mails(t *testing.T) {
	inner := "Subject: =?UTF-8?B?5Lit44Gu5Lu25ZCN?=\r\nFrom: b@c.example\r\nContent-Type: multipart/mixed; boundary=i\r\n\r\n" +
		"--i\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n中の本文\r\n--i\r\nContent-Type: application/pdf; name=a.pdf\r\n\r\nx\r\n--i--\r\n"
	m := Parse([]byte("Subject: out\r\nFrom: a@b.example\r\nContent-Type: multipart/mixed; boundary=o\r\n\r\n--o\r\n\r\nouter words\r\n" +
		"--o\r\nContent-Type: message/rfc822\r\n\r\n" + inner + "\r\n--o--\r\n"))
	if m.Text != "outer words" || len(m.Nested) != 1 || len(m.Attachments) != 1 {
		t.Fatalf("text %q, %d nested, %d files", m.Text, len(m.Nested), len(m.Attachments))
	}
	n := m.Nested[0]
	if n.Subject != "中の件名" || n.Text != "中の本文" || len(n.Attachments) != 1 || n.Attachments[0].Name != "a.pdf" {
		t.Errorf("nested %q %q %v", n.Subject, n.Text, n.Attachments)
	}
	for _, w := range []string{"中の件名", "中の本文", "b@c.example", "a.pdf"} {
		if !strings.Contains(m.NestedText(), w) {
			t.Errorf("%q cannot be found in %q", w, m.NestedText())
		}
	}
}

func TestParse_stops_in_mails_inside_mails(t *testing.T) {
	raw := "Subject: end\r\n\r\nx"
	for range 30 {
		raw = "Subject: s\r\nContent-Type: message/rfc822\r\n\r\n" + raw
	}
	depth := 0
	for m := Parse([]byte(raw)); len(m.Nested) > 0; m = m.Nested[0] {
		depth++
	}
	if depth != maxDepth {
		t.Errorf("%d deep, want %d", depth, maxDepth)
	}

	part := "--b\r\nContent-Type: message/rfc822\r\n\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n" + strings.Repeat("--c\r\n\r\nx\r\n", 20) + "--c--\r\n"
	m := Parse([]byte("Content-Type: multipart/mixed; boundary=b\r\n\r\n" + strings.Repeat(part, 50) + "--b--\r\n"))
	if len(m.Nested) > 12 || len(m.Warnings) == 0 {
		t.Errorf("%d nested mails, warnings %q", len(m.Nested), m.Warnings)
	}
}

func TestParseAs_believes_the_person(t *testing.T) {
	raw := []byte("Subject: \x93\xfa\x96{\r\nFrom: \x93X\x92\xb7 <a@b.example>\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\n\x93\xfa\x96{\r\n")
	m, ok := ParseAs(raw, "Shift_JIS")
	if !ok || strings.TrimSpace(m.Text) != "日本" || m.Subject != "日本" || m.From[0] != (Address{"店長", "a@b.example"}) {
		t.Errorf("%v %q %q %v", ok, m.Text, m.Subject, m.From)
	}
	for _, c := range Charsets {
		if m, ok := ParseAs(raw, c); !ok || m == nil {
			t.Errorf("%s is offered but unknown", c)
		}
	}
	if _, ok := ParseAs(raw, "no-such-charset"); ok {
		t.Error("an unknown charset was taken")
	}
}
