package mime

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// seeds are the ugliest small mails of the tests, one per reader.
var seeds = []string{
	"From a@b Mon\r\nSubject: =?ISO-2022-JP?B?GyRCJCpM?= =?ISO-2022-JP?B?ZCQkGyhC?=\r\nFrom: [店] <<a@b>>\r\n\r\n\x1b$B\x96\x7e",
	"Content-Type: multipart/mixed; boundary=1\r\n\r\n--1\r\nContent-Type: multipart/mixed; boundary=1\r\n\r\n--1\r\n\r\nx\r\n--1--",
	"Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\ntext\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; a@b\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b--",
	"From: MAILER-DAEMON@x\r\nReturn-Path: <>\r\nSubject: failure notice\r\n\r\n<a@b>:\nuser unknown\n--- Below this line is a copy of the message.\nMessage-Id: <1@2>\n\nx",
	"Content-Type: text/plain; format=flowed; delsp=yes\r\n\r\n> a \r\n>b \r\nbegin 644 x\r\n#0V%T\r\n`\r\nend\r\n",
	"Content-Type: text/html\r\n\r\n<div style='display:none'><p>x</div><table><td>a<td>b</table><pre>\n c</pre>",
	"Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\n\x78\x9f\x3e\x22\x01\x00\x01\x0c\x80\x02\x00\x03\x00\x00\x00abc\x00\x00",
	"From a@b Mon\r\n\xef\xbb\xbfSubject: \x1b$B$\"\r\n $$\x1b(B =?utf-8?b?5pel =?utf8?q?=e6=9c?=\r\nContent-Type: multipart/mixed boundary='b'\r\n\r\n--b\r\n\r\nx\r\n--b--\r\n--b\r\n\r\nbegin-base64 644 x\r\nQ2F0\r\n====\r\n",
	"Content-Disposition: x; filename=\"\x1b$B$\"\x1b(B\x95\\\\\"\r\nContent-Type: application/pkcs7-mime\r\n\r\n\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0\x80\x30\x80\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01\xa0\x80\x24\x80\x04\x03A: ",
	"Content-Type: text/plain; name*0*=iso-2022-jp''%1b$B; name*1*=%46%7c\r\nContent-Transfer-Encoding: base64\r\n\r\n44GC\n----\nfooter text here",
}

func FuzzParse(f *testing.F) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		start := time.Now()
		m := Parse(raw)
		if m == nil || m.Kind == "" {
			t.Fatal("nothing came back")
		}
		for _, s := range []string{m.Subject, m.Text, m.HTML} {
			if !utf8.ValidString(s) {
				t.Errorf("text is no UTF-8: %q", s)
			}
		}
		if strings.ContainsAny(m.Subject, "\r\n") {
			t.Errorf("subject of two lines: %q", m.Subject)
		}
		if len(m.Attachments) > maxParts*3 {
			t.Errorf("%d attachments", len(m.Attachments))
		}
		if d := time.Since(start); d > 5*time.Second {
			t.Errorf("took %v for %d bytes", d, len(raw))
		}
	})
}

func FuzzDecodeHeader(f *testing.F) {
	f.Add("=?UTF-8?B?5pel5p?= =?UTF-8?Q?a=?= \x1b$BF|")
	f.Fuzz(func(t *testing.T, s string) {
		if got := DecodeHeader(s); !utf8.ValidString(got) || strings.ContainsAny(got, "\r\n") {
			t.Errorf("DecodeHeader(%q) = %q", s, got)
		}
	})
}

func FuzzParseAddresses(f *testing.F) {
	f.Add([]byte(`"a, \"b" <a@b>, (c(d)) e@f; g: h@i;, =?x?B?`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		for _, a := range ParseAddresses(raw) {
			if a == (Address{}) || strings.ContainsAny(a.Name, "\r\n") {
				t.Errorf("%q gives %q", raw, a)
			}
		}
	})
}

func FuzzDecodeText(f *testing.F) {
	for _, l := range []string{"iso-2022-jp", "shift_jis", "euc-jp", "utf-7", "utf-16", "", "windows-1252", "shift_jis-2004", "hz-gb-2312"} {
		f.Add([]byte("\x1b$B\x96\x7e\x1b$Gj\x0f\x0e6E\x0f\x82\xa0+ZeU-"), l, true)
	}
	f.Fuzz(func(t *testing.T, b []byte, label string, html bool) {
		if got, _ := DecodeText(b, label, html); !utf8.ValidString(got) {
			t.Errorf("DecodeText(%q, %q) = %q", b, label, got)
		}
	})
}

func FuzzTNEF(f *testing.F) {
	f.Add([]byte("\x78\x9f\x3e\x22\x01\x00\x02\x02\x90\x06\x00\x01\x00\x00\x00a\x00\x00\x02\x05\x90\x06\x00\x14\x00\x00\x00\x01\x00\x00\x00\x1f\x00\x07\x37\x01\x00\x00\x00\x02\x00\x00\x00a\x00\x00\x00"))
	f.Add([]byte("\x78\x9f\x3e\x22\x01\x00\x01\x03\x90\x06\x00\x20\x00\x00\x00\x01\x00\x00\x00\x02\x01\x09\x10\x01\x00\x00\x00\x14\x00\x00\x00\x10\x00\x00\x00\x10\x00\x00\x00LZFu\x00\x00\x00\x00\x00abc"))
	f.Fuzz(func(t *testing.T, b []byte) {
		got := readTNEF(append([]byte{0x78, 0x9F, 0x3E, 0x22}, b...))
		if len(got.files) > maxTNEFFiles || len(got.text) > maxRTF*4 {
			t.Errorf("%d files, %d bytes of text", len(got.files), len(got.text))
		}
		_ = rtfText(b, "shift_jis")
	})
}

func FuzzBuild(f *testing.F) {
	f.Add("店長", "a..b@docomo.ne.jp", "件名\r\nBcc: x@y", "本文", "見積.pdf")
	f.Fuzz(func(t *testing.T, name, addr, subject, text, file string) {
		raw := Build(Outgoing{
			From: Address{Name: name, Address: addr}, To: []Address{{Name: name, Address: addr}}, Subject: subject, Text: text,
			MessageID: addr, Attachments: []Attachment{{Name: file, Data: []byte(text)}},
		})
		head, _, _ := strings.Cut(string(raw), "\r\n\r\n")
		for _, l := range strings.Split(string(raw), "\r\n") {
			if len(l) > 998 || strings.ContainsAny(l, "\r\n\x00") {
				t.Fatalf("bad line %q", l)
			}
		}
		if strings.Contains(head, "\r\nBcc:") {
			t.Fatalf("a field was injected: %q", head)
		}
	})
}
