package mime

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/ianaindex"
	"golang.org/x/text/encoding/unicode"
)

// DecodeText decodes the bytes of a text by evidence: a BOM, valid UTF-8 and
// ISO 2022 escapes count more than the declared label, the label more than
// <meta charset> and guessing. It returns the name of the charset it used.
func DecodeText(b []byte, declared string, html bool) (text, charset string) {
	return decodeText(b, declared, html, anyCarrier)
}

func decodeText(b []byte, declared string, html bool, c carrier) (text, charset string) {
	label := canonical(declared)
	if s, name, ok := byEvidence(b, label); ok {
		return s, name
	}
	if !has8bit(b) {
		return decode7bit(b, label)
	}
	if s, ok := decodeLabel(b, label, c); ok && trusted(b, label) {
		return s, label
	}
	if html {
		if meta := canonical(metaCharset(b)); meta != "" && meta != label {
			if s, ok := decodeLabel(b, meta, c); ok && trusted(b, meta) {
				return s, meta
			}
		}
	}
	return guess(b, label, c)
}

// byEvidence decodes what can be told from the bytes alone.
func byEvidence(b []byte, label string) (string, string, bool) {
	switch {
	case bytes.HasPrefix(b, []byte("\xEF\xBB\xBF")):
		return strings.ToValidUTF8(string(b[3:]), string(bad)), "utf-8", true
	case bytes.HasPrefix(b, []byte("\xFF\xFE")), bytes.HasPrefix(b, []byte("\xFE\xFF")):
		s, err := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().Bytes(b)
		return string(s), "utf-16", err == nil
	case strings.HasPrefix(label, "utf-16"), strings.HasPrefix(label, "utf-32"):
		s, ok := decodeLabel(b, label, anyCarrier)
		return s, label, ok
	case has8bit(b) && utf8.Valid(b) && (strongUTF8(b) || !japaneseLabel(label)):
		return string(b), "utf-8", true
	case has2022Escape(b) && !isWebOnly(b):
		s, lost := decodeISO2022(b)
		return s, "iso-2022-jp", !has8bit(b) || lost == 0 || label == "iso-2022-jp"
	}
	return "", "", false
}

// isWebOnly tells that every escape is SoftBank's web code and the text around
// it Shift_JIS.
func isWebOnly(b []byte) bool {
	seen := false
	for i := 0; i < len(b); i++ {
		if b[i] == 0x1B {
			if !isWebCode(b[i:]) {
				return false
			}
			seen = true
		}
	}
	return seen && has8bit(b)
}

// strongUTF8 wants a sequence of three bytes or more: two-byte sequences alone
// may be Shift_JIS half-width katakana or kanji of EUC-JP.
func strongUTF8(b []byte) bool {
	for _, x := range b {
		if x >= 0xE0 {
			return true
		}
	}
	return false
}

func japaneseLabel(l string) bool {
	switch l {
	case "shift_jis", "euc-jp", "iso-2022-jp", "shift_jis-2004", "euc-jis-2004":
		return true
	}
	return false
}

func has8bit(b []byte) bool {
	for _, x := range b {
		if x >= 0x80 {
			return true
		}
	}
	return false
}

// decode7bit decodes text without any high byte or escape.
func decode7bit(b []byte, label string) (string, string) {
	if label == "utf-7" {
		return decodeUTF7(b), label
	}
	if label == "iso-2022-jp" || label == "" || label == "us-ascii" {
		if r, ok := restoreEscapes(b); ok {
			s, _ := decodeISO2022(r)
			return s, "iso-2022-jp"
		}
	}
	if label == "iso-2022-jp" && bytes.ContainsAny(b, "\x0e\x1b") || shiftedKana.Match(b) {
		s, _ := decodeISO2022(b)
		return s, label
	}
	if label == "hz-gb-2312" || label == "iso-2022-kr" {
		if s, ok := decodeLabel(b, label, anyCarrier); ok {
			return s, label
		}
	}
	return string(b), "us-ascii"
}

// decodeLabel decodes by label alone; ok is false when something did not fit.
func decodeLabel(b []byte, label string, c carrier) (string, bool) {
	switch label {
	case "":
		return "", false
	case "utf-8", "us-ascii":
		return string(b), label == "utf-8" && utf8.Valid(b)
	case "shift_jis":
		s, lost := decodeSJIS(b, c)
		return s, lost == 0
	case "shift_jis-2004":
		s, lost := decodeSJIS2004(b)
		return s, lost == 0
	case "euc-jp", "euc-jis-2004":
		s, lost := decodeEUC(b, label == "euc-jis-2004")
		return s, lost == 0
	case "iso-2022-jp":
		if !rawKana(b) {
			return "", false
		}
		s, lost := decodeISO2022(b)
		return s, lost == 0
	}
	e := lookup(label)
	if e == nil {
		return "", false
	}
	s, err := e.NewDecoder().Bytes(b)
	return string(s), err == nil && !bytes.Contains(s, []byte(string(bad)))
}

// rawKana tells 8-bit half-width katakana (CP50221) from Shift_JIS or EUC-JP
// under an ISO-2022-JP label.
func rawKana(b []byte) bool {
	for i, x := range b {
		if x >= 0x80 && (x < 0xA1 || x > 0xDF) {
			return false
		}
		if (x == 0xA4 || x == 0xA5) && i+1 < len(b) && b[i+1] >= 0xA1 {
			return false // kana of EUC-JP
		}
	}
	return true
}

func lookup(label string) encoding.Encoding {
	if e, err := htmlindex.Get(label); err == nil {
		return e
	}
	if e, err := ianaindex.MIME.Encoding(label); err == nil && e != nil {
		return e
	}
	return nil
}

// labels that x/text does not know or that name one of our own decoders.
var labels = map[string]string{
	"cp932": "shift_jis", "windows-932": "shift_jis", "windows-31j": "shift_jis", "sjis-win": "shift_jis", "sjis": "shift_jis", "x-sjis": "shift_jis",
	"ms932": "shift_jis", "ms_kanji": "shift_jis", "shift-jis": "shift_jis", "shiftjis": "shift_jis", "csshiftjis": "shift_jis",
	"cswindows31j": "shift_jis", "x-ms-cp932": "shift_jis", "s-jis": "shift_jis", "sjis-open": "shift_jis",
	"cp50220": "iso-2022-jp", "cp50221": "iso-2022-jp", "cp50222": "iso-2022-jp", "jis": "iso-2022-jp", "csiso2022jp": "iso-2022-jp",
	"csiso2022jp2": "iso-2022-jp", "jis7": "iso-2022-jp", "jis8": "iso-2022-jp", "iso2022jp": "iso-2022-jp", "iso2022-jp": "iso-2022-jp",
	"eucjp-ms": "euc-jp", "eucjp-win": "euc-jp", "cp51932": "euc-jp", "eucjp": "euc-jp", "x-euc-jp": "euc-jp", "x-euc": "euc-jp",
	"ujis": "euc-jp", "cseucpkdfmtjapanese": "euc-jp", "euc_jp": "euc-jp", "eucjp-open": "euc-jp",
	"euc-jis-2004": "euc-jis-2004", "euc-jisx0213": "euc-jis-2004", "shift_jis-2004": "shift_jis-2004", "shift_jisx0213": "shift_jis-2004",
	"utf8": "utf-8", "unicode-1-1-utf-8": "utf-8", "utf-8-mac": "utf-8", "utf8mb4": "utf-8", "x-utf-8": "utf-8",
	"utf-7": "utf-7", "unicode-1-1-utf-7": "utf-7", "x-unicode-2-0-utf-7": "utf-7", "utf7": "utf-7",
	"ascii": "us-ascii", "us-ascii": "us-ascii", "ansi_x3.4-1968": "us-ascii", "iso646-us": "us-ascii", "7bit": "us-ascii", "8bit": "",
	"x-unknown": "", "unknown-8bit": "", "unknown": "", "default": "", "default_charset": "", "none": "", "auto": "", "binary": "",
	"latin1": "iso-8859-1", "latin-1": "iso-8859-1", "iso8859-1": "iso-8859-1", "iso_8859-1": "iso-8859-1", "ansi": "windows-1252",
	"cp1252": "windows-1252", "iso-8859-8-i": "iso-8859-8", "ks_c_5601-1987": "euc-kr", "cp936": "gbk", "cp949": "euc-kr", "cp950": "big5",
}

// canonical cleans a charset label of quotes, escapes and languages and maps
// it to the name we use; "" is no usable label.
func canonical(label string) string {
	if i := strings.IndexAny(label, "\x1b$*;, \r\n"); i > 0 {
		label = label[:i]
	}
	l := strings.ToLower(strings.Trim(label, " \t\r\n'\"_=<>()."))
	if m, ok := labels[l]; ok {
		return m
	}
	if strings.HasPrefix(l, "iso-2022-jp") || strings.HasPrefix(l, "iso-2022-int") {
		return "iso-2022-jp"
	}
	if l == "utf-8" || strings.HasPrefix(l, "utf-16") || strings.HasPrefix(l, "utf-32") {
		return l
	}
	if l == "" || lookup(l) == nil {
		return ""
	}
	return l
}

// shiftedKana is half-width katakana between SO and SI (CP50222), which no other
// text of mail uses.
var shiftedKana = regexp.MustCompile(`\x0e[!-_]+\x0f`)

var metaRE = regexp.MustCompile(`(?i)<meta[^>]{0,200}charset\s*=\s*["']?\s*([a-z0-9_:.-]{2,40})`)

// metaCharset reads the charset that an HTML page declares for itself.
func metaCharset(b []byte) string {
	if m := metaRE.FindSubmatch(b[:min(len(b), 8192)]); m != nil {
		return string(m[1])
	}
	return ""
}
