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
	text    string
	end     int  // where it ends in the whole text
	digits  int  // ASCII and full width
	longest int  // run of ASCII digits
	plain   bool // normalising would change nothing
	hidden  bool // normalising may make further digits
}

// regionAt is the region around the first digit behind another region. Before that
// digit there is none in it, so one with too few is not looked at from its beginning.
func regionAt(s string, first int) region {
	r := region{plain: true}
	r.forward(s, first)
	if r.digits < minDigits && !r.hidden {
		return r
	}
	r.text = s[r.backward(s, first):r.end]
	return r
}

// forward reads from a digit to the end of the region.
func (r *region) forward(s string, i int) {
	run := 0
	for i < len(s) {
		c, n, k := rune(s[i]), 1, hard
		if c < utf8.RuneSelf {
			k = ascii[c]
		} else {
			c, n = utf8.DecodeRuneInString(s[i:])
			k = kindOf(c)
		}
		if k == hard {
			break
		}
		i += n
		if k == digit {
			r.digits++
			run++
			r.longest = max(r.longest, run)
			continue
		}
		run = 0
		switch k {
		case wide:
			r.digits++
			r.plain = false
		case odd:
			r.plain = false
			r.hidden = r.hidden || holdsDigit(c)
		}
	}
	r.end = i
}

// backward reads from a digit to the beginning of the region and returns it.
func (r *region) backward(s string, i int) int {
	for i > 0 {
		c, n := rune(s[i-1]), 1
		if c >= utf8.RuneSelf {
			c, n = utf8.DecodeLastRuneInString(s[:i])
		}
		switch kindOf(c) {
		case hard:
			return i
		case odd:
			r.plain = false
		}
		i -= n
	}
	return 0
}

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
	case r >= 0x4E00, r >= 0x3041 && r <= 0x3096, r >= 0x30A1 && r <= 0x30FC:
		switch r {
		case 'ご', 'は', 'オ', 'ダ', 'タ', 'ナ', 'ン', 'バ', 'ハ', 'コ', 'ド', 'ト', '・', '注', '文', '番', '号', '受', '伝', '票', 'ー':
			return soft
		}
		return hard
	}
	return odd
}
