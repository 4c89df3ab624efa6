package mime

import (
	"encoding/base64"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
)

// How a sender could have written a text.
func inSJIS(s string) string { return encoded(japanese.ShiftJIS, s) }
func inEUC(s string) string  { return encoded(japanese.EUCJP, s) }
func as2022(s string) string { return encoded(japanese.ISO2022JP, s) }
func in64(s string) string   { return base64.StdEncoding.EncodeToString([]byte(s)) }

func encoded(e encoding.Encoding, s string) string {
	out, err := e.NewEncoder().String(s)
	if err != nil {
		panic(err)
	}
	return out
}

// odd is one mail with several faults at once and what a person must see of it.
type odd struct {
	raw           string
	subject, text string
	files         []string
	warning       string // one that must be there
}

func checkOdd(t *testing.T, cases map[string]odd) {
	t.Helper()
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			m := Parse([]byte(strings.ReplaceAll(c.raw, "\n", "\r\n")))
			if m.Subject != c.subject || strings.TrimSpace(m.Text) != c.text {
				t.Errorf("subject %q, text %q", m.Subject, m.Text)
			}
			if got := strings.Join(names(m), "|"); got != strings.Join(c.files, "|") {
				t.Errorf("files %q, want %q", got, c.files)
			}
			if c.warning != "" && !contains(m.Warnings, c.warning) {
				t.Errorf("warnings %q, want %q", m.Warnings, c.warning)
			}
		})
	}
}

func TestParse_with_several_faults_in_the_header(t *testing.T) {
	checkOdd(t, map[string]odd{
		"BOM, mbox line and a fold first":                   {"\xef\xbb\xbfFrom a@b.example Mon Jan 1 00:00:00 2024\n folded from nowhere\nSubject: ok\n\ntext", "ok", "text", nil, ""},
		"mbox line, then the BOM":                           {"From a@b.example Mon Jan 1 00:00:00 2024\n\xef\xbb\xbfSubject: ok\n\ntext", "ok", "text", nil, ""},
		"mbox line, BOM, no boundary, base64 with a footer": {"From a@b Mon\n\xef\xbb\xbfSubject: ok\nContent-Type: multipart/mixed\n\n--x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n" + in64("お届け日はいつですか") + "\n_______\nThis list is run by example.test\n", "ok", "お届け日はいつですか", nil, warnBoundary},
		"two mbox lines":                                    {"From a@b Mon\n>From c@d Tue\nSubject: ok\n\ntext", "ok", "text", nil, ""},
		"separator of tabs, then a bad line":                {"Subject: ok\nno colon here\nX-A: b\n\t\ntext", "ok", "text", nil, warnHeader},
		"field without a space or a value":                  {"Subject:ok\nX-Empty:\nX-A:b\n\ntext", "ok", "text", nil, ""},
		"blank fold inside a field":                         {"Subject: one\n  \n two\nFrom: a@b\n\ntext", "one two", "text", nil, ""},
		"character cut by a fold, UTF-8":                    {"Subject: ご注文\xe3\x81\n \xae件\n\ntext", "ご注文の件", "text", nil, ""},
		"raw JIS over a fold without a reset":               {"Subject: \x1b$B$*Ld$$\n \x1b$B9g$o$;\x1b(B\n\ntext", "お問い合わせ", "text", nil, ""},
		"raw EUC subject, SJIS text":                        {"Subject: " + inEUC("注文の件") + "\n\n" + inSJIS("届きません"), "注文の件", "届きません", nil, ""},
		"raw SJIS subject, EUC text, wrong label":           {"Subject: " + inSJIS("返品のお願い") + "\nContent-Type: text/plain; charset=iso-2022-jp\n\n" + inEUC("壊れていました。"), "返品のお願い", "壊れていました。", nil, ""},
		"the label of the text decides a short subject":     {"Subject: " + inEUC("御礼") + "\nContent-Type: text/plain; charset=euc-jp\n\n" + inEUC("届きました"), "御礼", "届きました", nil, ""},
		"type twice, the first empty":                       {"Subject: ok\nContent-Type:\nContent-Type: text/html; charset=utf-8\n\n<b>本</b>", "ok", "本", nil, ""},
		"two charsets in the type":                          {"Subject: ok\nContent-Type: text/plain; charset=utf-8; charset=Shift_JIS\n\n" + inSJIS("どちらですか"), "ok", "どちらですか", nil, ""},
		"type without a semicolon":                          {"Subject: ok\nContent-Type: text/html charset=Shift_JIS\n\n<p>" + inSJIS("本日"), "ok", "本日", nil, ""},
		"boundary without a semicolon":                      {"Subject: ok\nContent-Type: multipart/mixed boundary=\"b\"\n\n--b\n\ntext\n--b--", "ok", "text", nil, ""},
		"spaces around the slash":                           {"Subject: ok\nContent-Type: text / html ; charset = utf-8\n\n<p>本", "ok", "本", nil, ""},
		"comments in the type":                              {"Subject: ok\nContent-Type: text/html (by hand); charset=(x)utf-8\n\n<p>本", "ok", "本", nil, ""},
		"comma for a semicolon":                             {"Subject: ok\nContent-Type: text/html, charset=utf-8\n\n<p>本", "ok", "本", nil, ""},
		"type in capitals, encoding in quotes":              {"Subject: ok\nCONTENT-TYPE: TEXT/PLAIN; CHARSET=\"SHIFT_JIS\"\nContent-Transfer-Encoding: \"QUOTED-PRINTABLE\"\n\n=93=FA=96{", "ok", "日本", nil, ""},
		"encoding with a comment":                           {"Subject: ok\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64 (MIME)\n\n" + in64("日本"), "ok", "日本", nil, ""},
		"header of one and a half megabytes":                {"X-Junk: " + strings.Repeat("x", 100) + strings.Repeat("\n "+strings.Repeat("y", 70), 21000) + "\nSubject: ok\nContent-Type: text/html; charset=utf-8\n\n<p>本", "ok", "本", nil, ""},
		"twenty thousand fields":                            {strings.Repeat("X-A: b\n", 20000) + "Subject: ok\nContent-Type: text/html; charset=utf-8\n\n<p>本", "ok", "本", nil, warnHeader},
		"text at once after the header":                     {"Subject: ok\nFrom: a@b.example\nお世話になっております。\n二行目です。", "ok", "お世話になっております。\n二行目です。", nil, warnHeader},
		"NUL bytes everywhere":                              {"Subject: o\x00k\n\nte\x00xt", "o\x00k", "text", nil, ""},
	})
}

func TestDecodeHeader_with_several_faults(t *testing.T) {
	jis := as2022("お問い合わせの件")
	for name, c := range map[string]struct{ in, want string }{
		"charset spelt in two ways, character cut": {"=?Shift_JIS?B?gqiW?= =?cp932?B?4oKijYeC7YK5?=", "お問い合わせ"},
		"B and Q of one charset, character cut":    {"=?UTF-8?B?5pel5pw=?= =?UTF-8?Q?=AC=E8=AA=9E?=", "日本語"},
		"JIS cut into four, state never repeated":  {"=?ISO-2022-JP?B?" + in64(jis[:6]) + "?=\r\n =?iso-2022-jp?B?" + in64(jis[6:11]) + "?=\r\n\t=?ISO-2022-JP?B?" + in64(jis[11:14]) + "?= =?ISO-2022-JP?B?" + in64(jis[14:]) + "?=", "お問い合わせの件"},
		"JIS without its last escape":              {"=?ISO-2022-JP?B?" + in64(strings.TrimSuffix(jis, "\x1b(B")) + "?= abc", "お問い合わせの件 abc"},
		"EUC character cut":                        {"=?EUC-JP?B?" + in64(inEUC("注文")[:3]) + "?= =?EUC-JP?B?" + in64(inEUC("注文")[3:]) + "?=", "注文"},
		"EUC character cut, Q":                     {"=?EUC-JP?Q?=C3=ED=CA?= =?EUC-JP?Q?=B8?=", "注文"},
		"CP932 label":                              {"=?CP932?B?" + in64(inSJIS("①㈱髙﨑")) + "?=", "①㈱髙﨑"},
		"windows-932 in Q":                         {"=?windows-932?Q?=95=5C=8E=86?=", "表紙"},
		"CP50221 with raw half-width katakana":     {"=?CP50221?B?" + in64("\xb6\xc5\xba") + "?=", "ｶﾅｺ"},
		"CP50220 with NEC kanji":                   {"=?CP50220?B?" + in64("\x1b$B|b\x1b(B") + "?=", "髙"},
		"iso-2022-jp-ms with IBM kanji":            {"=?ISO-2022-JP-MS?B?" + in64("\x1b$B\x96\x7e$\"\x1b(B") + "?=", "髙あ"},
		"iso-2022-jp-2004":                         {"=?ISO-2022-JP-2004?B?" + in64("\x1b$(Q.!\x1b(B") + "?=", "俱"},
		"JIS":                                      {"=?JIS?B?" + in64(jis) + "?=", "お問い合わせの件"},
		"eucJP-ms":                                 {"=?eucJP-ms?B?" + in64("\xad\xa1\x8f\xf4\xae") + "?=", "①炻"},
		"EUC-JIS-2004, old plane":                  {"=?EUC-JIS-2004?B?" + in64("\xa4\xa2\x8f\xb0\xa1") + "?=", "あ丂"},
		"Shift_JIS-2004":                           {"=?Shift_JIS-2004?B?" + in64("\x87\x9f\x82\xa0") + "?=", "俱あ"},
		"UTF-7":                                    {"=?utf-7?Q?+ZeVnLIqe-?=", "日本語"},
		"UTF-16":                                   {"=?UTF-16?B?/v9l5Wcs?=", "日本"},
		"UTF-16BE without BOM":                     {"=?UTF-16BE?B?ZeVnLA==?=", "日本"},
		"default":                                  {"=?default?B?" + in64(inSJIS("日本語です")) + "?=", "日本語です"},
		"x-unknown, EUC bytes":                     {"=?x-unknown?B?" + in64(inEUC("日本語です")) + "?=", "日本語です"},
		"unknown-8bit, UTF-8 bytes":                {"=?unknown-8bit?Q?=E6=97=A5=E6=9C=AC?=", "日本"},
		"no charset":                               {"=??B?" + in64("日本") + "?=", "日本"},
		"charset in quotes":                        {"=?\"UTF-8\"?B?" + in64("日本") + "?=", "日本"},
		"charset in quotes, JIS":                   {"=?'iso-2022-jp'?B?" + in64(jis) + "?=", "お問い合わせの件"},
		"label with escape":                        {"=?_iso-2022-jp$ESC?B?" + in64(jis) + "?=", "お問い合わせの件"},
		"us-ascii with JIS":                        {"=?us-ascii?B?" + in64(jis) + "?=", "お問い合わせの件"},
		"UTF-8 label, JIS bytes":                   {"=?UTF-8?B?" + in64(jis) + "?=", "お問い合わせの件"},
		"JIS label, SJIS bytes":                    {"=?ISO-2022-JP?B?" + in64(inSJIS("お問い合わせ")) + "?=", "お問い合わせ"},
		"SJIS label, EUC bytes":                    {"=?Shift_JIS?B?" + in64(inEUC("お問い合わせ")) + "?=", "お問い合わせ"},
		"EUC label, SJIS bytes":                    {"=?EUC-JP?B?" + in64(inSJIS("お問い合わせ")) + "?=", "お問い合わせ"},
		"latin label, UTF-8 bytes":                 {"=?iso-8859-1?Q?=E6=97=A5=E6=9C=AC?=", "日本"},
		"end of the first word lost":               {"=?UTF-8?B?5pel =?UTF-8?B?5pys?=", "日本"},
		"end of the first word lost at a fold":     {"=?UTF-8?B?5pel\r\n =?UTF-8?B?5pys?= x", "日本 x"},
		"base64 ends in one equals sign too few":   {"=?UTF-8?B?44GC44GEYQ=?=", "あいa"},
		"padding in the middle":                    {"=?UTF-8?B?YQ==44GC?=", "aあ"},
		"words glued to text":                      {"Re:=?UTF-8?B?5pel?=様", "Re:日様"},
		"three charsets in a row":                  {"=?UTF-8?B?5pel?= =?ISO-2022-JP?B?" + in64(as2022("本")) + "?= =?Shift_JIS?B?" + in64(inSJIS("語")) + "?=", "日本語"},
		"raw SJIS between words":                   {"=?UTF-8?B?5pel?= " + inSJIS("について") + " =?UTF-8?B?5pys?=", "日 について 本"},
		"lower case letters of the encoding":       {"=?utf-8?b?5pel?= =?utf-8?q?=e6=9c=ac?=", "日本"},
		"Q with a raw question mark":               {"=?UTF-8?Q?=E6=97=A5?=E6=9C=AC?=", "日?本"},
		"Q with raw 8-bit bytes":                   {"=?UTF-8?Q?日本=20語?=", "日本 語"},
		"Korean word":                              {"=?ks_c_5601-1987?B?" + in64("\xb0\xa1") + "?=", "가"},
		"Chinese word":                             {"=?gb2312?B?xOO6ww==?=", "你好"},
		"Taiwanese word":                           {"=?big5?B?p0GmbqFB?=", "你好，"},
		"Cyrillic word":                            {"=?koi8-r?B?8NLJ18XU?=", "Привет"},
		"escapes eaten by a gateway":               {"$B$*Ld$$9g$o$;(B", "お問い合わせ"},
		"half-width katakana by SO and SI":         {"\x0e6E\x0f", "ｶﾅ"},
		"cut in the middle of the last character":  {"日本\xe8\xaa", "日本\ufffd"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := DecodeHeader(c.in); got != c.want {
				t.Errorf("DecodeHeader(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}
