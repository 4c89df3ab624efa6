package mime

import (
	"strings"
)

// charset7 is what the bytes 21–7E mean at the moment.
type charset7 int

const (
	setASCII charset7 = iota
	setRoman          // JIS X 0201 Latin: ¥ instead of \
	setKana           // JIS X 0201 half-width katakana
	set0208
	set0212
	set0213p1
	set0213p2
	setKorean
	setChinese
	setUnknown2 // some other two-byte set: one 〓 per character
	setSkip     // an unknown one-byte set, read as ASCII
)

// iso2022 decodes the whole family: ISO-2022-JP (RFC 1468), -1, -2, -3, -2004,
// CP50220–50222, KDDI's pictograms and what gateways and mailers made of them.
type iso2022 struct {
	out    strings.Builder
	set    charset7
	shift  bool // SO: half-width katakana until SI
	g2     byte // 'A' Latin-1, 'F' Greek
	broken int  // characters that could not be read
}

// decodeISO2022 returns the text and how many characters were lost.
func decodeISO2022(b []byte) (string, int) {
	d := &iso2022{}
	d.out.Grow(len(b) + len(b)/2) // two bytes are three in UTF-8
	for i := 0; i < len(b); {
		if d.set == setASCII && !d.shift {
			n := plainRun(b[i:])
			d.out.Write(b[i : i+n])
			if i += n; i == len(b) {
				break
			}
		}
		i += d.step(b[i:])
	}
	return d.out.String(), d.broken
}

// plainRun is how many bytes at the start of b mean themselves in ASCII, line ends among them.
func plainRun(b []byte) int {
	for i, c := range b {
		if c >= 0x80 || c == 0x1B || c == 0x0E || c == 0x0F {
			return i
		}
	}
	return len(b)
}

// step decodes at the start of b and returns how many bytes it used.
func (d *iso2022) step(b []byte) int {
	c := b[0]
	switch {
	case c == 0x1B:
		return d.escape(b)
	case c == '\n' || c == '\r':
		// RFC 1468: a line starts in ASCII, whatever was forgotten before.
		d.set, d.shift = setASCII, false
		d.out.WriteByte(c)
		return 1
	case c == 0x0E:
		d.shift = true
		return 1
	case c == 0x0F:
		d.shift = false
		return 1
	case d.shift && c >= 0x21 && c <= 0x5F:
		d.out.WriteRune(halfKana(c | 0x80))
		return 1
	case d.set >= set0208 && d.set <= setUnknown2 && c > 0x20 && c != 0x7F:
		return d.double(b)
	case c >= 0xA1 && c <= 0xDF:
		d.out.WriteRune(halfKana(c)) // CP50221: raw 8-bit katakana
		return 1
	case c >= 0x80:
		d.lost()
		return 1
	}
	d.single(c)
	return 1
}

func (d *iso2022) single(c byte) {
	switch {
	case d.set == setKana && c >= 0x21 && c <= 0x5F:
		d.out.WriteRune(halfKana(c | 0x80))
	case d.set == setRoman && c == '\\':
		d.out.WriteRune('¥')
	default:
		d.out.WriteByte(c)
	}
}

// double reads one two-byte character. A lead byte without its second one (a
// lost byte) is one U+FFFD and leaves the escape or line end after it alone.
func (d *iso2022) double(b []byte) int {
	if len(b) < 2 || b[1]&0x7F < 0x21 || b[1] == 0x7F || b[1] == 0xFF {
		if b[0] >= 0xA1 && b[0] <= 0xDF {
			d.out.WriteRune(halfKana(b[0]))
			return 1
		}
		d.lost()
		return 1
	}
	row, cell := int(b[0])-0x20, int(b[1]&0x7F)-0x20
	if b[0] >= 0xA1 && b[1] >= 0xA1 {
		row -= 0x80 // EUC-JP inside the escapes
	} else if b[0] >= 0xA1 && b[0] <= 0xDF {
		d.out.WriteRune(halfKana(b[0]))
		return 1
	}
	d.look(row, cell)
	return 2
}

// look writes what stands at a place of the set.
func (d *iso2022) look(row, cell int) {
	r := rune(0)
	switch d.set {
	case set0208:
		r = jis0208(row, cell) // rows 115–119: IBM's kanji as Microsoft writes them
		if r == 0 {
			d.out.WriteString(pictogramJIS(row, cell))
			return
		}
	case set0212:
		r = jis0212(row, cell)
	case set0213p1, set0213p2:
		d.out.WriteString(jis0213(int(d.set-set0213p1)+1, row, cell))
		return
	case setKorean:
		r = ksc5601(row, cell)
	case setChinese:
		r = gb2312(row, cell)
	}
	if r == 0 {
		r = geta
	}
	d.out.WriteRune(r)
}

func (d *iso2022) lost() {
	d.broken++
	d.out.WriteRune(bad)
}

// escapes that designate a set; the longest match wins.
var escapes = []struct {
	seq string
	set charset7
}{
	{"$(@", set0208},
	{"$(B", set0208},
	{"$(D", set0212},
	{"$(C", setKorean},
	{"$(A", setChinese},
	{"$(O", set0213p1},
	{"$(Q", set0213p1},
	{"$(P", set0213p2},
	{"$@", set0208},
	{"$B", set0208},
	{"$A", setChinese},
	{"(B", setASCII},
	{"(J", setRoman},
	{"(I", setKana},
	{"(H", setASCII},
}

// escape reads an escape sequence (ECMA-35) and returns its length.
func (d *iso2022) escape(b []byte) int {
	rest := string(b[1:min(len(b), 8)])
	for _, e := range escapes {
		if strings.HasPrefix(rest, e.seq) {
			d.set = e.set
			return 1 + len(e.seq)
		}
	}
	switch {
	case isWebCode(b):
		s, n := softbankWeb(b)
		d.out.WriteString(s)
		return n
	case len(rest) >= 2 && rest[0] == 'N' && d.g2 != 0:
		d.out.WriteRune(g2Rune(d.g2, rest[1]))
		return 3
	case len(rest) >= 2 && rest[0] == '.':
		d.g2 = rest[1]
		return 3
	}
	return d.skipEscape(b)
}

// skipEscape drops an escape we do not know: intermediates 20–2F, final 30–7E.
func (d *iso2022) skipEscape(b []byte) int {
	i := 1
	for i < len(b) && i < 5 && b[i] >= 0x20 && b[i] <= 0x2F {
		i++
	}
	if i >= len(b) || b[i] < 0x30 || b[i] > 0x7E {
		return 1 // a bare ESC
	}
	switch {
	case i > 1 && b[1] == '$':
		d.set = setUnknown2
	case i > 1 && b[1] == '(':
		d.set = setASCII
	}
	return i + 1
}

func g2Rune(set, c byte) rune {
	c |= 0x80
	if set == 'F' && c >= 0xB4 {
		return rune(c) - 0xB4 + 0x384 // ISO 8859-7 runs parallel to Unicode here
	}
	return rune(c)
}

// halfKana maps the JIS X 0201 range A1–DF.
func halfKana(c byte) rune { return rune(c) - 0xA1 + 0xFF61 }
