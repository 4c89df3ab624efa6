package mime

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// score is how well a reading of the bytes fits a Japanese text.
type score struct {
	lost, kana, kanji, half, odd int
	run                          int // longest run of full-width characters
}

// reading scores the decoded text of one candidate.
func reading(text string, lost int) score {
	s := score{lost: lost}
	run := 0
	for _, r := range text {
		wide := true
		switch {
		case r >= 0x3041 && r <= 0x30FE, r == 0x3001, r == 0x3002:
			s.kana++
		case r >= 0x4E00 && r <= 0x9FFF:
			s.kanji++
		case r >= 0xFF61 && r <= 0xFF9F:
			s.half++
			wide = false
		case r == bad:
			s.lost++
			wide = false
		case r >= 0x3000 && r <= 0x303F, r >= 0xFF01 && r <= 0xFF5E:
		case r >= 0x2460 && r <= 0x2473, r >= 0x2160 && r <= 0x2169, r == 0x2116, r >= 0x3220 && r <= 0x33FF:
			// ①Ⅰ№㈱㎝ are everyday signs of Japanese mail: neither for nor against
		case r >= 0x80:
			s.odd++ // Greek, Cyrillic, rulers, pictograms: rare in mail
		default:
			wide = false
		}
		if !wide {
			run = 0
			continue
		}
		run++
		s.run = max(s.run, run)
	}
	return s
}

// value is the score as one number; hiragana and katakana weigh most.
func (s score) value() int {
	return 6*s.kana + 2*s.kanji - 3*s.half - 4*s.odd - 30*s.lost
}

// japanese tells whether the reading is good enough to be taken for Japanese:
// two neighbouring full-width characters and next to nothing lost.
func (s score) japanese() bool {
	return s.run >= 2 && s.kana+s.kanji >= 2 && s.lost*10 <= s.kana+s.kanji && s.value() > 0
}

// guess chooses between Shift_JIS, EUC-JP, damaged UTF-8 and windows-1252.
func guess(b []byte, label string, c carrier) (string, string) {
	sj, sl := decodeSJIS(b, c)
	eu, el := decodeEUC(b, false)
	ss, es := reading(sj, sl), reading(eu, el)
	if onlyEUCKana(b) {
		es.kana, es.run = es.half, es.half
	}
	if s, faults, ok := mostlyUTF8(b, label); ok && !(faults > 0 && beats(ss, es, reading(s, 0))) {
		return s, "utf-8"
	}
	switch {
	case label == "iso-2022-jp" && has2022Escape(b):
		s, _ := decodeISO2022(b)
		return s, label
	case es.value() >= ss.value() && es.japanese() && !latinText(b, es):
		return eu, "euc-jp"
	case ss.value() > es.value() && ss.japanese() && !latinText(b, ss):
		return sj, "shift_jis"
	case label == "shift_jis" && ss.lost*4 <= len(b):
		return sj, label
	case label == "euc-jp" && es.lost*4 <= len(b):
		return eu, label
	case label == "iso-2022-jp" && rawKana(b):
		s, _ := decodeISO2022(b)
		return s, label
	}
	if onlyKana(b) {
		return sj, "shift_jis"
	}
	if e := lookup(label); e != nil && label != "utf-8" {
		if s, err := e.NewDecoder().Bytes(b); err == nil {
			return string(s), label
		}
	}
	s, _ := charmap.Windows1252.NewDecoder().Bytes(b)
	return strings.ReplaceAll(string(s), string(bad), "?"), "windows-1252"
}

// latinText recognises European text: mostly ASCII letters, and the high bytes
// stand alone or in pairs inside words, so that the Japanese reading is a few
// stray kanji without kana.
func latinText(b []byte, s score) bool {
	high, ascii := 0, 0
	for _, x := range b {
		switch {
		case x >= 0x80:
			high++
		case x|0x20 >= 'a' && x|0x20 <= 'z':
			ascii++
		}
	}
	return s.kana*2 <= s.kanji && s.run <= 3 && ascii > high*2
}

// mostlyUTF8 accepts UTF-8 that was cut at its end or hit by a stray byte: at
// least four good bytes in sequences for each bad one, two if it says UTF-8.
// Half a character is one fault, and none at the very end.
func mostlyUTF8(b []byte, label string) (text string, broken int, ok bool) {
	good, want := 0, 4
	if label == "utf-8" {
		want = 2
	}
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			n = halfUTF8(b[i:])
			if i+n < len(b) || n < 2 && label != "utf-8" || !strongUTF8(b[:i]) {
				broken++
			}
		case n > 1:
			good += n
		}
		i += n
	}
	if good == 0 || good < broken*want {
		return "", broken, false
	}
	return strings.ToValidUTF8(string(b), string(bad)), broken, true
}

// beats tells that the bytes are whole as Japanese and better so than as damaged
// UTF-8: ひろし in Shift_JIS looks like Cyrillic and Korean with one fault.
func beats(sjis, euc, utf score) bool {
	best := sjis
	if euc.value() >= sjis.value() {
		best = euc
	}
	return best.lost == 0 && best.japanese() && best.value() > utf.value()
}

// onlyEUCKana recognises three half-width katakana or more of EUC-JP and nothing
// else above ASCII: the same bytes are rare kanji in Shift_JIS.
func onlyEUCKana(b []byte) bool {
	n := 0
	for i := 0; i < len(b); i++ {
		if b[i] < 0x80 {
			continue
		}
		if b[i] != 0x8E || i+1 >= len(b) || b[i+1] < 0xA1 || b[i+1] > 0xDF {
			return false
		}
		i++
		n++
	}
	return n >= 3
}

// onlyKana recognises half-width katakana of Shift_JIS. A European word has plain
// letters, or at most capitals with accents (C0 and up).
func onlyKana(b []byte) bool {
	n, kana := 0, false
	for i, x := range b {
		switch {
		case x >= 0xA1 && x <= 0xDF:
			n++
			kana = kana || x >= 0xB1 && x < 0xC0 && i > 0 && b[i-1] >= 0xA1
		case x >= 0x80, x|0x20 >= 'a' && x|0x20 <= 'z':
			return false
		}
	}
	return n >= 3 && kana
}

// halfUTF8 returns how many bytes at the start of b are the beginning of a
// character that never ends, 1 for a byte that begins none.
func halfUTF8(b []byte) int {
	n := 1
	for n < min(len(b), 3) && b[0] >= 0xE0 && b[n]&0xC0 == 0x80 && !utf8.FullRune(b[:n]) {
		n++
	}
	if n > 1 && utf8.FullRune(b[:n]) {
		n--
	}
	return n
}

// trusted tells whether a label may decide although every byte fits it. A
// one-byte label such as iso-8859-1 fits everything, so clear Japanese text
// overrules it; a Japanese label is overruled by a much better reading.
func trusted(b []byte, label string) bool {
	sj, sl := decodeSJIS(b, anyCarrier)
	eu, el := decodeEUC(b, false)
	ss, es := reading(sj, sl), reading(eu, el)
	clear := func(s score) bool { return s.lost == 0 && s.kana >= 4 && s.half*4 <= s.kana && s.odd*4 <= s.kana }
	switch label {
	case "shift_jis":
		return !(clear(es) && ss.half > ss.kana && es.value() > ss.value())
	case "euc-jp":
		return !(clear(ss) && es.kana == 0 && ss.value() > es.value())
	case "utf-8", "iso-2022-jp", "shift_jis-2004", "euc-jis-2004", "gbk", "gb18030", "big5", "euc-kr":
		return true
	}
	return !(clear(ss) || clear(es))
}
