package mime

import (
	"strings"
	"testing"
)

// Each mail is damaged in one way that makes ordinary parsers refuse all of it.
func TestParse_survives_a_damaged_header(t *testing.T) {
	good := "Subject: ok\r\nFrom: a@b.jp\r\n"
	for name, raw := range map[string]string{
		"mbox line":                 "From a@b Mon Jan  1 00:00:00 2024\r\n" + good + "\r\ntext",
		"BOM":                       "\xef\xbb\xbf" + good + "\r\ntext",
		"empty lines in front":      "\r\n\r\n" + good + "\r\ntext",
		"line without a colon":      "Subject: ok\r\nthis is no field\r\nFrom: a@b.jp\r\n\r\ntext",
		"escaped mbox line inside":  "Subject: ok\r\n>From a@b Mon\r\nFrom: a@b.jp\r\n\r\ntext",
		"non-ASCII field name":      "Subject: ok\r\n件名: x\r\nFrom: a@b.jp\r\n\r\ntext",
		"first line with a space":   " Subject: ok\r\nFrom: a@b.jp\r\n\r\ntext",
		"separator of spaces":       good + "   \r\ntext",
		"space in front of colon":   "Subject : ok\r\nFrom : a@b.jp\r\n\r\ntext",
		"bare LF":                   "Subject: ok\nFrom: a@b.jp\n\ntext",
		"bare CR":                   "Subject: ok\rFrom: a@b.jp\r\rtext",
		"bad line before the text":  good + "broken line\r\n\r\ntext",
		"odd transfer encoding":     good + "Content-Transfer-Encoding: 8-bit\r\n\r\ntext",
		"seven bits":                good + "Content-Transfer-Encoding: 7bits\r\n\r\ntext",
		"unknown transfer encoding": good + "Content-Transfer-Encoding: foo\r\n\r\ntext",
		"type without subtype":      good + "Content-Type: text\r\n\r\ntext",
		"spaces after semicolons":   good + "Content-Type: text/plain;;; charset = \"utf-8\" ;\r\n\r\ntext",
		"huge header":               good + "X-Big: " + strings.Repeat("x", 900_000) + "\r\n\r\ntext",
	} {
		t.Run(name, func(t *testing.T) {
			m := Parse([]byte(raw))
			if m.Subject != "ok" || len(m.From) != 1 || m.From[0].Address != "a@b.jp" || strings.TrimSpace(m.Text) != "text" {
				t.Errorf("subject %q, from %v, text %q", m.Subject, m.From, m.Text)
			}
		})
	}
}

func TestParse_shows_something_of_anything(t *testing.T) {
	for name, raw := range map[string]string{
		"text only":  "これは本文だけのメールです。\r\n二行目\r\n",
		"url first":  "http://example.jp/\r\nsecond line\r\n",
		"one word":   "hello",
		"colon text": "本文: これは\r\n",
	} {
		if m := Parse([]byte(raw)); strings.TrimSpace(m.Text) != strings.TrimSpace(strings.ReplaceAll(raw, "\r", "")) {
			t.Errorf("%s: text %q", name, m.Text)
		}
	}
	if m := Parse(nil); m == nil || m.Kind != KindNormal {
		t.Errorf("empty mail: %+v", m)
	}
}

func TestDecodeHeader(t *testing.T) {
	cases := []struct{ name, in, want string }{
		{"plain", "Hello", "Hello"},
		{"UTF-8 character split over two words", "=?UTF-8?B?5pel5pw=?= =?UTF-8?B?rOiqng==?=", "日本語"},
		{"ISO-2022-JP shift state over two words", "=?ISO-2022-JP?B?GyRCJCpMZCQk?= =?ISO-2022-JP?B?OWckbyQ7GyhC?=", "お問い合わせ"},
		{"ISO-2022-JP character split", "=?ISO-2022-JP?B?GyRCJCpM?= =?ISO-2022-JP?B?ZCQkGyhC?=", "お問い"},
		{"Shift_JIS character split", "=?Shift_JIS?B?gqiW?=\r\n =?Shift_JIS?B?4oKijYeC7YK5?=", "お問い合わせ"},
		{"base64 cut at an odd point", "=?UTF-8?B?5pel5p?= =?UTF-8?B?ys6Kqe?=", "日本語"},
		{"missing padding", "=?UTF-8?B?5pel5pys6KqeYQ?=", "日本語a"},
		{"URL alphabet", "=?UTF-8?B?44G-44G_?=", "まみ"},
		{"white space inside the word", "=?UTF-8?B?5pel 5pys\r\n 6Kqe?=", "日本語"},
		{"language of RFC 2231", "=?UTF-8*ja?B?5pel?=", "日"},
		{"Q encoding", "=?iso-8859-1?Q?caf=E9_ol=e9?=", "café olé"},
		{"Q with a space inside", "=?UTF-8?Q?=E6=97=A5 =E6=9C=AC?=", "日 本"},
		{"words without a space between", "=?UTF-8?B?5pel?==?UTF-8?B?5pys?=", "日本"},
		{"text around words", "Re: =?UTF-8?B?5pel?= (1)", "Re: 日 (1)"},
		{"two charsets", "=?UTF-8?B?5pel?= =?ISO-2022-JP?B?GyRCS1wbKEI=?=", "日本"},
		{"raw ISO-2022-JP", "\x1b$BF|K\\8l\x1b(B", "日本語"},
		{"raw Shift_JIS", "\x93\xfa\x96\x7b\x8c\xea\x82\xcc", "日本語の"},
		{"raw EUC-JP", "\xc6\xfc\xcb\xdc\xb8\xec\xa4\xce", "日本語の"},
		{"raw UTF-8", "日本語", "日本語"},
		{"UTF-8 bytes under ISO-2022-JP", "=?ISO-2022-JP?B?5pel5pys6Kqe?=", "日本語"},
		{"Shift_JIS bytes under UTF-8", "=?UTF-8?B?k/qWe4zqgss=?=", "日本語ね"},
		{"unknown charset", "=?X-IAS-German?B?bXlHb3Y=?=", "myGov"},
		{"word without end", "=?UTF-8?B?5pel5pys", "日本"},
		{"no word at all", "a =? b ?= c", "a =? b ?= c"},
		{"folded", "a\r\n b", "a  b"},
		{"NUL stays", "te\x00st", "te\x00st"},
		{"line end in a word cannot start a field", "=?UTF-8?Q?a=0D=0ABcc:_x?=", "a  Bcc: x"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := DecodeHeader(c.in); strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(c.want), " ") {
				t.Errorf("DecodeHeader(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}

func TestFileName(t *testing.T) {
	cases := []struct{ name, header, want string }{
		{"RFC 2231, ISO-2022-JP", "attachment; filename*=ISO-2022-JP''%1B$B%46%7C%4B%5C%1B%28B.pdf", "日本.pdf"},
		{"RFC 2231, Shift_JIS", "attachment; filename*=Shift_JIS''%93%FA%96%7B.pdf", "日本.pdf"},
		{"RFC 2231, continued ISO-2022-JP", "attachment; filename*0*=ISO-2022-JP''%1B$B%46%7C; filename*1*=%4B%5C%1B%28B.pdf", "日本.pdf"},
		{"RFC 2231 out of order", "attachment; filename*1*=%9C%AC.txt; filename*0*=UTF-8''%E6%97%A5%E6", "日本.txt"},
		{"RFC 2231 without charset", "attachment; filename*=''%E6%97%A5.txt", "日.txt"},
		{"plain continuation", "attachment; filename*0=\"long\"; filename*1=\"name.txt\"", "longname.txt"},
		{"encoded word, quoted", "attachment; filename=\"=?UTF-8?B?5pel5pys?=.txt\"", "日本.txt"},
		{"encoded word, bare", "attachment; filename==?UTF-8?B?5pel5pys?=", "日本"},
		{"raw UTF-8, bare", "attachment; filename=日本.txt", "日本.txt"},
		{"spaces, bare", "attachment; filename=my file (1).txt; size=3", "my file (1).txt"},
		{"raw Shift_JIS with 5C", "attachment; filename=\"\x95\x5c\x8e\x86\x82\xcc.txt\"", "表紙の.txt"},
		{"percent signs", "attachment; filename=\"%E6%97%A5%E6%9C%AC.txt\"", "日本.txt"},
		{"percent signs that are none", "attachment; filename=\"100%.txt\"", "100%.txt"},
		{"missing quote", "attachment; filename=\"a.txt", "a.txt"},
		{"path", "attachment; filename=\"../../etc/passwd\"", "../../etc/passwd"},
		{"star wins over plain", "attachment; filename=\"x.txt\"; filename*=UTF-8''%E6%97%A5.txt", "日.txt"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, p := mediaType(c.header)
			if got := fileName(p, nil, anyCarrier); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	_, ct := mediaType(`text/plain; name="=?ISO-2022-JP?B?GyRCRnxLXBsoQg==?=.txt"`)
	if got := fileName(nil, ct, anyCarrier); got != "日本.txt" {
		t.Errorf("name of the type: %q", got)
	}
}

func TestSafeName(t *testing.T) {
	for in, want := range map[string]string{
		"見積書.pdf":                        "見積書.pdf",
		"../../etc/passwd":               "passwd",
		`C:\temp\a.exe`:                  "a.exe",
		"a\u202egpj.exe":                 "agpj.exe",
		"CON.txt":                        "_CON.txt",
		"con":                            "_con",
		"a:b*c?.txt":                     "a_b_c_.txt",
		"":                               "添付ファイル",
		"...":                            "添付ファイル",
		"が.txt":                          "が.txt",
		"php://foo":                      "foo",
		"x\x00\n.txt":                    "x.txt",
		"trailing. ":                     "trailing",
		strings.Repeat("あ", 99) + ".pdf": strings.Repeat("あ", 48) + ".pdf",
	} {
		if got := SafeName(in); got != want {
			t.Errorf("SafeName(%q) = %q, want %q", in, got, want)
		}
	}
}
