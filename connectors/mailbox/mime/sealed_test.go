package mime

import (
	"encoding/base64"
	"strings"
	"testing"
)

// der is one element of ASN.1 with a short or, from 128 bytes on, a long length.
func der(tag byte, parts ...string) string {
	v := strings.Join(parts, "")
	if len(v) < 0x80 {
		return string([]byte{tag, byte(len(v))}) + v
	}
	return string([]byte{tag, 0x82, byte(len(v) >> 8), byte(len(v))}) + v
}

// open is one element of open length, as streaming mailers write it.
func open(tag byte, parts ...string) string {
	return string([]byte{tag, 0x80}) + strings.Join(parts, "") + "\x00\x00"
}

func TestParse_of_what_only_others_can_open(t *testing.T) {
	inner := "Content-Type: text/plain; charset=utf-8\r\n\r\n署名した本文\r\n"
	version, hash := der(0x02, "\x01"), der(0x31)
	signed := func(content string) string {
		return der(0x30, der(0x06, oidSigned), der(0xA0, der(0x30, version, hash, der(0x30, der(0x06, oidData), der(0xA0, content)))))
	}
	streamed := open(0x30, der(0x06, oidSigned), open(0xA0, open(0x30, version, hash, open(0x30, der(0x06, oidData), open(0xA0, open(0x24, der(0x04, inner[:20]), der(0x04, inner[20:])))))))
	p7m := func(kind, data string) string {
		return "Subject: ok\r\nContent-Type: application/pkcs7-mime; smime-type=" + kind + "; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString([]byte(data))
	}
	for name, c := range map[string]struct{ raw, text, warning string }{
		"signed, fixed lengths":      {p7m("signed-data", signed(der(0x04, inner))), "署名した本文", ""},
		"signed, open lengths":       {p7m("signed-data", streamed), "署名した本文", ""},
		"signed, cut off":            {p7m("signed-data", signed(der(0x04, inner))[:99]), "署名し", ""},
		"signed inside signed":       {p7m("signed-data", signed(der(0x04, "Content-Type: application/pkcs7-mime\r\n\r\n"+signed(der(0x04, inner))))), "署名した本文", ""},
		"encrypted":                  {p7m("enveloped-data", der(0x30, der(0x06, oidSigned[:8]+"\x03"))), "", warnSealed},
		"rubbish":                    {p7m("signed-data", "\x30\x84\xff\xff\xff\xff"), "", warnSealed},
		"PGP":                        {"Content-Type: multipart/encrypted; boundary=b\r\n\r\n--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b\r\nContent-Type: application/octet-stream; name=encrypted.asc\r\n\r\nx\r\n--b--", "", warnSealed},
		"one part of a split mail":   {"Content-Type: message/partial; id=a; number=2; total=3\r\n\r\nthe middle", "the middle", warnPartial},
		"a file that lies elsewhere": {"Content-Type: message/external-body; access-type=URL; URL=\"http://example.test/\"\r\n\r\nContent-Type: image/png\r\n", "", warnExternal},
	} {
		t.Run(name, func(t *testing.T) {
			m := Parse([]byte(c.raw))
			if !strings.HasPrefix(strings.TrimSpace(m.Text), c.text) || c.text == "" && m.Text != "" || len(m.Attachments) == 0 {
				t.Errorf("text %q, files %q", m.Text, names(m))
			}
			if c.warning != "" && !contains(m.Warnings, c.warning) {
				t.Errorf("warnings %q", m.Warnings)
			}
		})
	}
}
