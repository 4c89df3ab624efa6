package ordernumber

import (
	"strings"
	"unicode/utf8"
)

// kind is what a character can be to a number.
type kind uint8

const (
	hard  kind = iota // in no number and no label, and normalising makes nothing of it that is
	soft              // may belong to one; normalising leaves it alone
	digit             // an ASCII digit
	wide              // a full-width digit
	odd               // normalising may change it or what stands beside it
)

// region is a stretch of a text between two hard characters. No match reaches over
// one, and beside one every match sees what it sees at the end of a text: so
// regions may be searched one by one.
type region struct {
	text   string
	digits int
	plain  bool // normalising would change nothing but dashes
}

// regions calls f for every stretch that holds something of a digit. Of the rest,
// which is nearly everything, only the bytes are looked at.
func regions(s string, f func(region)) {
	for i := 0; i < len(s); i++ {
		if !beginsDigit[s[i]] || s[i] >= utf8.RuneSelf && !digitAt(s[i:]) {
			continue
		}
		r, lo, hi := region{plain: true}, i, i
		for lo > 0 {
			c, n := rune(s[lo-1]), 1
			if c >= utf8.RuneSelf {
				c, n = utf8.DecodeLastRuneInString(s[:lo])
			}
			if !r.note(kindOf(c)) {
				break
			}
			lo -= n
		}
		for hi < len(s) {
			c, n := rune(s[hi]), 1
			if c >= utf8.RuneSelf {
				c, n = utf8.DecodeRuneInString(s[hi:])
			}
			if !r.note(kindOf(c)) {
				break
			}
			hi += n
		}
		r.text = s[lo:hi]
		f(r)
		i = hi
	}
}

// note counts one character, or says that the region ends before it.
func (r *region) note(k kind) bool {
	if k == digit || k == wide {
		r.digits++
	}
	r.plain = r.plain && k != wide && k != odd
	return k != hard
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// digitAt is holdsDigit for the first character. Kana begin with the byte of ㋀ too
// and are most of a text, so their second byte decides.
func digitAt(s string) bool {
	if s[0] == 0xE3 && len(s) > 1 && (s[1] < 0x88 || s[1] > 0x8F) {
		return false
	}
	return holdsDigit(firstRune(s))
}

// beginsDigit are the bytes with which a character of holdsDigit begins.
var beginsDigit = func() (t [256]bool) {
	for c := '0'; c <= '9'; c++ {
		t[c] = true
	}
	for _, c := range []byte{0xC2, 0xE2, 0xE3, 0xEF, 0xF0} {
		t[c] = true
	}
	return t
}()

// holdsDigit tells that normalising may make a digit of a character: ², ⁵, ½, ③, ㋀, ５.
func holdsDigit(r rune) bool {
	switch {
	case r >= 0xB2 && r <= 0xBE, r >= 0x2070 && r <= 0x2089, r >= 0x2150 && r <= 0x2189, r >= 0x2460 && r <= 0x24FF,
		r >= 0x3200 && r <= 0x33FF, r >= 0xFF10 && r <= 0xFF19, r >= 0x1D7CE && r <= 0x1D7FF, r >= 0x1F100 && r <= 0x1F1FF, r >= 0x1FBF0 && r <= 0x1FBF9:
		return true
	}
	return false
}

// ascii are the kinds of the first characters.
var ascii = func() (t [utf8.RuneSelf]kind) {
	for c := range t {
		switch {
		case c >= '0' && c <= '9':
			t[c] = digit
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', strings.ContainsRune("\t\n\f\r :[](){}=|>*.#-_", rune(c)):
			t[c] = soft
		}
	}
	return t
}()

func kindOf(r rune) kind {
	switch {
	case r < utf8.RuneSelf:
		return ascii[r]
	case r >= 0x3041 && r <= 0x9FFF:
		return kindOfJapanese(r)
	case r >= 0xFF01 && r <= 0xFF5E:
		switch ascii[r-0xFEE0] {
		case hard:
			return hard
		case digit:
			return wide
		}
		return odd
	case r >= 0x3000 && r <= 0x301C:
		return brackets[r-0x3000]
	case r >= 0x2018 && r <= 0x2022, r == 0x203B, r >= 0x2190 && r <= 0x21FF, r >= 0x2500 && r <= 0x27BF, r >= 0x1F300 && r <= 0x1FAFF:
		return hard
	}
	return odd
}

// brackets are the kinds of the signs from U+3000 to the wave dash.
var brackets = func() (t [0x1D]kind) {
	t[0] = odd // the full-width space
	for r := '「'; r <= '】'; r++ {
		t[r-0x3000] = soft
	}
	t['〔'-0x3000], t['〕'-0x3000] = soft, soft
	return t
}()

// kindOfJapanese reads kana and kanji. タ, ト and ハ become ダ, ド and バ of a label
// where their voicing mark stands behind them.
func kindOfJapanese(r rune) kind {
	switch {
	case r >= 0x4E00, r >= 0x3041 && r <= 0x3096, r >= 0x30A1 && r <= 0x30FB:
		switch r {
		case 'ご', 'は', 'オ', 'ダ', 'タ', 'ナ', 'ン', 'バ', 'ハ', 'コ', 'ド', 'ト', '・', '注', '文', '番', '号', '受', '伝', '票':
			return soft
		}
		return hard
	}
	return odd
}
