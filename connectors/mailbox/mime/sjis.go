package mime

import "strings"

// decodeSJIS decodes CP932 with carrier pictograms. It returns how many bytes
// made no sense.
func decodeSJIS(b []byte, c carrier) (string, int) {
	c = c.of(b)
	var out strings.Builder
	out.Grow(len(b) * 3 / 2)
	broken := 0
	for i := 0; i < len(b); i++ {
		x := b[i]
		switch {
		case x == 0x1B && isWebCode(b[i:]):
			s, n := softbankWeb(b[i:])
			out.WriteString(s)
			i += n - 1
		case x < 0x80:
			out.WriteByte(x)
		case x >= 0xA1 && x <= 0xDF:
			out.WriteRune(halfKana(x))
		case x == 0x80 || x == 0xA0 || x >= 0xFD:
			broken++
			out.WriteRune(bad)
		case i+1 >= len(b):
			broken++
			out.WriteRune(bad)
		default:
			row, cell, ok := sjisCell(x, b[i+1])
			if !ok {
				broken++
				out.WriteRune(bad)
				continue // the second byte may start a character of its own
			}
			i++
			out.WriteString(c.sjis(row, cell, x, b[i]))
		}
	}
	return out.String(), broken
}

// sjis looks one pair up: kanji first, then the carrier's pictograms.
func (c carrier) sjis(row, cell int, lead, trail byte) string {
	if r := jis0208(row, cell); r != 0 && (r < 0xE000 || r > 0xF8FF) {
		return string(r)
	}
	return c.pictogram(uint16(lead)<<8 | uint16(trail))
}

// decodeSJIS2004 decodes Shift_JIS-2004, where the lead bytes F0 and up reach
// the second plane of JIS X 0213.
func decodeSJIS2004(b []byte) (string, int) {
	var out strings.Builder
	broken := 0
	for i := 0; i < len(b); i++ {
		x := b[i]
		switch {
		case x < 0x80:
			out.WriteByte(x)
			continue
		case x >= 0xA1 && x <= 0xDF:
			out.WriteRune(halfKana(x))
			continue
		case i+1 >= len(b):
			broken++
			out.WriteRune(bad)
			continue
		}
		row, cell, ok := sjisCell(x, b[i+1])
		if !ok {
			broken++
			out.WriteRune(bad)
			continue
		}
		i++
		if row <= 94 {
			out.WriteString(jis0213(1, row, cell))
			continue
		}
		out.WriteString(jis0213(2, plane2Row(row), cell))
	}
	return out.String(), broken
}

// plane2Row maps the rows behind the lead bytes F0–FC to plane 2.
func plane2Row(row int) int {
	first := [...]int{1, 8, 3, 4, 5, 12, 13, 14, 15, 78}
	n := row - 95
	if n < len(first) {
		return first[n]
	}
	return 79 + n - len(first)
}
