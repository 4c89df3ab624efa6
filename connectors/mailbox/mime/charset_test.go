package mime

import (
	"strings"
	"testing"
)

// Every row of what the ordinary libraries get wrong, and of what they get
// right and we must not lose.
func TestDecodeText_iso2022jp(t *testing.T) {
	cases := []struct{ name, in, want string }{
		{"circled number of NEC row 13", "\x1b$B-!\x1b(B", "①"},
		{"parenthesised stock company", "\x1b$B-j\x1b(B", "㈱"},
		{"NEC-selected IBM kanji", "\x1b$B|b\x1b(B", "髙"},
		{"half-width katakana", "\x1b(I6E\x1b(B", "ｶﾅ"},
		{"JIS X 0212", "\x1b$(D0!\x1b(B", "丂"},
		{"Microsoft's IBM kanji, lead byte 96", "\x1b$B\x96\x7e\x1b(B", "髙"},
		{"the same and text behind it", "\x1b$B\x96\x7e$\"\x1b(Babc", "髙あabc"},
		{"SO/SI half-width", "\x1b$B$\"\x1b(B\x0e6E\x0fabc", "あｶﾅabc"},
		{"raw half-width among escapes", "\x1b$B$\"\x1b(B\xb6\xc5", "あｶﾅ"},
		{"JIS X 0213 plane 1, 2004", "\x1b$(Q.!\x1b(B", "俱"},
		{"JIS X 0213 plane 1, 2000", "\x1b$(O.!\x1b(B", "俱"},
		{"JIS X 0213 plane 2", "\x1b$(P!!\x1b(B", "𠂉"},
		{"JIS X 0213 pair", "\x1b$(Q$w\x1b(B", "か゚"},
		{"revision escape", "\x1b&@\x1b$B$\"\x1b(B", "あ"},
		{"Korean", "\x1b$(C0!\x1b(B", "가"},
		{"Chinese", "\x1b$A0!\x1b(B", "啊"},
		{"Greek in G2", "\x1b.F\x1bNa", "α"},
		{"line end in two-byte state, CRLF", "\x1b$BF|K\\8l\r\nabc", "日本語\r\nabc"},
		{"line end in two-byte state, LF", "\x1b$BF|K\\8l\nabc", "日本語\nabc"},
		{"one byte lost", "\x1b$BF|K\x1b(Babc", "日\ufffdabc"},
		{"escape to an unknown set", "\x1b$B$\"\x1b(Habc", "あabc"},
		{"yen sign", "\x1b(J\\100\x1b(B", "¥100"},
		{"tilde of an address stays", "\x1b(J~\x1b(B", "~"},
		{"old JIS", "\x1b$@$\"\x1b(J", "あ"},
		{"au pictogram", "\x1b$BuA\x1b(B", "☀"},
		{"au pictogram without emoji", "\x1b$Bwt\x1b(B", "〓"},
		{"SoftBank web code", "\x1b$Gj\x0f", "☀"},
		{"wave dash", "\x1b$B!A\x1b(B", "～"},
	}
	for _, label := range []string{"iso-2022-jp", "us-ascii", "utf-8", ""} {
		for _, c := range cases {
			t.Run(c.name+" as "+label, func(t *testing.T) {
				if got, _ := DecodeText([]byte(c.in), label, false); got != c.want {
					t.Errorf("DecodeText(%q) = %q, want %q", c.in, got, c.want)
				}
			})
		}
	}
}

func TestDecodeText_other_charsets(t *testing.T) {
	cases := []struct{ name, in, label, want string }{
		{"raw half-width as CP50221", "\xb6\xc5", "cp50221", "ｶﾅ"},
		{"escapes stripped by a gateway", "$BF|K\\8l(B", "iso-2022-jp", "日本語"},
		{"escapes stripped, ASCII around it", "Re: $BF|K\\8l(B ok", "", "Re: 日本語 ok"},
		{"dollar text stays", "costs $BIG(B", "", "costs $BIG(B"},
		{"CP932 row 13", "\x87\x40\x87\x8a", "shift_jis", "①㈱"},
		{"CP932 IBM kanji", "\xfb\xfc\xfa\xb1", "cp932", "髙﨑"},
		{"CP932 without a label, kanji and signs", "\x95\xd4\x95i\x87\x40\x87\x8a", "", "返品①㈱"},
		{"CP932 NEC-selected", "\xed\x40", "windows-31j", "纊"},
		{"CP932 user area", "\xf0\x40", "shift_jis", "〓"},
		{"docomo sun", "\xf8\x9f", "shift_jis", "☀"},
		{"au sun", "\xf6\x60", "shift_jis", "☀"},
		{"SoftBank boy", "\xf9\x41", "shift_jis", "👦"},
		{"SoftBank web code in Shift_JIS", "\x82\xa0\x1b$Gj\x0f\x82\xa2", "shift_jis", "あ☀い"},
		{"keycap of two code points", "\xf8\x9f\xf9\x87", "shift_jis", "☀1⃣"},
		{"EUC IBM extension", "\x8f\xf4\xfe", "euc-jp", "黑"},
		{"EUC IBM extension, the sample", "\x8f\xf4\xae", "eucjp-ms", "炻"},
		{"EUC half-width", "\x8e\xb6\x8e\xc5", "euc-jp", "ｶﾅ"},
		{"EUC NEC row", "\xad\xa1", "cp51932", "①"},
		{"EUC-JIS-2004", "\xae\xa1", "euc-jis-2004", "俱"},
		{"Shift_JIS-2004", "\x82\xa0\xf0\x40", "shift_jis-2004", "あ𠂉"},
		{"UTF-7", "+ZeVnLIqe-!", "utf-7", "日本語!"},
		{"UTF-8 with BOM", "\xef\xbb\xbfあ", "shift_jis", "あ"},
		{"UTF-16 with BOM", "\xff\xfe\x42\x30", "", "あ"},
		{"UTF-8 under a wrong label", "日本語", "iso-2022-jp", "日本語"},
		{"Shift_JIS under UTF-8", "\x93\xfa\x96\x7b\x8c\xea\x82\xc5\x82\xb7", "utf-8", "日本語です"},
		{"Shift_JIS without label", "\x82\xa8\x96\xe2\x82\xa2\x8d\x87\x82\xed\x82\xb9", "", "お問い合わせ"},
		{"Shift_JIS under latin-1", "\x82\xa8\x96\xe2\x82\xa2\x8d\x87\x82\xed\x82\xb9\x82\xc5\x82\xb7", "iso-8859-1", "お問い合わせです"},
		{"EUC kana without label", "\xa5\xab\xa5\xca", "", "カナ"},
		{"EUC under an ISO-2022-JP label", "\xbc\xa1\xa4\xce\xa4\xa2\xa4\xc6\xc0\xe8", "iso-2022-jp", "次のあて先"},
		{"half-width Shift_JIS with its label", "\xb6\xc5\x83\x65", "shift_jis", "ｶﾅテ"},
		{"French is no Japanese", "Le caf\xe9 est ferm\xe9, \xe0 bient\xf4t", "", "Le café est fermé, à bientôt"},
		{"German is no Japanese", "M\xfcller gr\xfc\xdft", "unknown-8bit", "Müller grüßt"},
		{"one word", "Fouch\xe9", "utf-8", "Fouché"},
		{"UTF-8 cut in a character", "запрещен\xd0", "", "запрещен\ufffd"},
		{"quoted label", "\x93\xfa\x96\x7b", "'shift_jis'", "日本"},
		{"label with escape", "\x1b$BF|K\\\x1b(B", "_iso-2022-jp$ESC", "日本"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got, _ := DecodeText([]byte(c.in), c.label, false); got != c.want {
				t.Errorf("DecodeText(%q, %q) = %q, want %q", c.in, c.label, got, c.want)
			}
		})
	}
}

func TestDecodeText_reads_the_meta_charset_of_html(t *testing.T) {
	in := "<html><meta http-equiv=x content='text/html; charset=Shift_JIS'>\x93\xfa"
	if got, cs := DecodeText([]byte(in), "", true); !strings.HasSuffix(got, "日") || cs != "shift_jis" {
		t.Errorf("got %q as %s", got, cs)
	}
}

func TestDecodeText_knows_every_label_seen_in_mail(t *testing.T) {
	for want, labels := range map[string][]string{
		"shift_jis":   {"CP932", "windows-932", "SJIS-win", "MS932", "Windows-31J", "x-sjis", "ms_kanji", `"Shift_JIS"`},
		"iso-2022-jp": {"CP50220", "CP50221", "CP50222", "iso-2022-jp-1", "ISO-2022-JP-2", "iso-2022-jp-3", "iso-2022-jp-2004", "iso-2022-jp-MS", "JIS", "csISO2022JP", "'iso-2022-jp'", `iso-2022-jp"`, "_iso-2022-jp$ESC", "iso-2022-jp*ja"},
		"euc-jp":      {"eucJP-ms", "eucJP-win", "CP51932", "x-euc-jp"},
		"utf-7":       {"utf-7", "unicode-1-1-utf-7"},
		"":            {"x-unknown", "unknown-8bit", "default", "x-IAS-German", ""},
	} {
		for _, l := range labels {
			if got := canonical(l); got != want {
				t.Errorf("canonical(%q) = %q, want %q", l, got, want)
			}
		}
	}
}

func TestPictogram_follows_the_carrier_of_the_mail(t *testing.T) {
	for from, want := range map[string]string{
		"a@docomo.ne.jp":   "🌔",
		"a@softbank.ne.jp": "👦",
		"a@example.com":    "👦",
	} {
		m := Parse([]byte("From: " + from + "\r\nContent-Type: text/plain; charset=Shift_JIS\r\n\r\n\xf9\x41\r\n"))
		if got := strings.TrimSpace(m.Text); got != want {
			t.Errorf("%s: got %q, want %q", from, got, want)
		}
	}
}
