package mime

import (
	"sync"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// geta stands for a character that exists but has no Unicode form. A printer's
// blank is honest; U+FFFD would look like our mistake.
const geta = '〓'

const bad = '\uFFFD'

// cp932Rows is the reach of Microsoft's character set: 94 rows of JIS X 0208
// with NEC's row 13 and 89–92, user area up to 114, IBM's rows 115–119.
const cp932Rows = 120

// cp932 is the character set behind Shift_JIS, EUC-JP and ISO-2022-JP as
// Windows mailers write them, by row and cell; 0 is an empty cell.
var cp932 = sync.OnceValue(func() *[cp932Rows + 1][95]rune {
	var t [cp932Rows + 1][95]rune
	dec := japanese.ShiftJIS.NewDecoder()
	for row := 1; row <= cp932Rows; row++ {
		for cell := 1; cell <= 94; cell++ {
			t[row][cell] = decodeOne(dec, sjisBytes(row, cell))
		}
	}
	return &t
})

// decodeOne decodes exactly one character, 0 if the bytes are none.
func decodeOne(dec *encoding.Decoder, b []byte) rune {
	s, err := dec.Bytes(b)
	if err != nil {
		return 0
	}
	r := []rune(string(s))
	if len(r) != 1 || r[0] == bad {
		return 0
	}
	return r[0]
}

// sjisBytes gives the Shift_JIS form of a row and cell.
func sjisBytes(row, cell int) []byte {
	lead := 0x81 + (row-1)/2
	if lead > 0x9F {
		lead += 0x40
	}
	trail := cell + 0x9E
	if row%2 == 1 {
		trail = cell + 0x3F
		if trail >= 0x7F {
			trail++
		}
	}
	return []byte{byte(lead), byte(trail)}
}

// sjisCell is the way back. ok is false when the bytes are no pair.
func sjisCell(lead, trail byte) (row, cell int, ok bool) {
	l, t := int(lead), int(trail)
	if l < 0x81 || l > 0xFC || l > 0x9F && l < 0xE0 || t < 0x40 || t == 0x7F || t > 0xFC {
		return 0, 0, false
	}
	if l >= 0xE0 {
		l -= 0x40
	}
	row = (l-0x81)*2 + 1
	if t >= 0x9F {
		return row + 1, t - 0x9E, true
	}
	if t > 0x7F {
		t--
	}
	return row, t - 0x3F, true
}

// jis0208 looks a cell up; 0 is empty.
func jis0208(row, cell int) rune {
	if row < 1 || row > cp932Rows || cell < 1 || cell > 94 {
		return 0
	}
	return cp932()[row][cell]
}

// supplement is JIS X 0212 by row and cell, with IBM's extension of eucJP-ms in
// rows 83 and 84, which x/text does not know; 0 is an empty cell.
var supplement = sync.OnceValue(func() *[95][95]rune {
	var t [95][95]rune
	dec := japanese.EUCJP.NewDecoder()
	for row := 1; row <= 94; row++ {
		for cell := 1; cell <= 94; cell++ {
			t[row][cell] = decodeOne(dec, []byte{0x8F, byte(0xA0 + row), byte(0xA0 + cell)})
			if r := nthRune(eucIBM[row], cell); r != 0 && r != geta {
				t[row][cell] = r
			}
		}
	}
	return &t
})

// jis0212 looks a cell of the supplementary kanji up; 0 is empty.
func jis0212(row, cell int) rune {
	if row < 1 || row > 94 || cell < 1 || cell > 94 {
		return 0
	}
	return supplement()[row][cell]
}

// eucIBM holds IBM's extension as eucJP-ms places it.
var eucIBM = map[int]string{
	83: string(repeatGeta(82)) + "ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅠⅡ",
	84: "ⅢⅣⅤⅥⅦⅧⅨⅩ＇＂㈱№℡炻仼僴凬匇匤﨎咊坙﨏塚增寬峵嵓﨑德悅愠敎昻晥晴朗栁﨓﨔橫櫢淸淲瀨凞猪甁皂皞益礰礼神祥福竧靖精綠緖羽荢﨟薰蘒﨡蠇諸譿賴赶﨣﨤逸郞都鄕﨧﨨閒隆﨩霻靍靑飯飼館馞髙魲鶴黑",
}

func repeatGeta(n int) []rune {
	out := make([]rune, n)
	for i := range out {
		out[i] = geta
	}
	return out
}

// jis2004 is JIS X 0213 by plane, row and cell; 〓 is an empty cell.
var jis2004 = sync.OnceValue(func() *[3][95][95]string {
	var t [3][95][95]string
	for row := 1; row <= 94; row++ {
		for cell := 1; cell <= 94; cell++ {
			t[1][row][cell] = jis0213Cell(nthRune(jis0213Plane1[row], cell), jis0208(row, cell))
			t[2][row][cell] = jis0213Cell(nthRune(jis0213Plane2[row], cell), 0)
		}
	}
	return &t
})

// jis0213Cell is what the table says, or JIS X 0208 where it says nothing.
func jis0213Cell(r, old rune) string {
	switch {
	case r >= 0xE000 && int(r-0xE000) < len(jis0213Pairs):
		return jis0213Pairs[r-0xE000]
	case r != 0 && r != geta:
		return string(r)
	case old != 0:
		return string(old)
	}
	return string(geta)
}

// jis0213 looks a cell of plane 1 or 2 up.
func jis0213(plane, row, cell int) string {
	if row < 1 || row > 94 || cell < 1 || cell > 94 {
		return string(geta)
	}
	return jis2004()[plane][row][cell]
}

// nthRune returns the n-th character of a row, counted from 1; 0 if there is
// none.
func nthRune(row string, n int) rune {
	for _, r := range row {
		if n--; n == 0 {
			return r
		}
	}
	return 0
}

// foreign looks a cell of a Korean or Chinese set up.
func foreign(e encoding.Encoding, row, cell int) rune {
	return decodeOne(e.NewDecoder(), []byte{byte(0xA0 + row), byte(0xA0 + cell)})
}

func ksc5601(row, cell int) rune { return foreign(korean.EUCKR, row, cell) }
func gb2312(row, cell int) rune  { return foreign(simplifiedchinese.GBK, row, cell) }
