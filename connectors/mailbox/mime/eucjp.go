package mime

import "strings"

// decodeEUC decodes EUC-JP with NEC's and IBM's extensions (eucJP-ms, CP51932)
// or, with jis2004, EUC-JIS-2004. It returns how many bytes made no sense.
func decodeEUC(b []byte, jis2004 bool) (string, int) {
	var out strings.Builder
	out.Grow(len(b) * 3 / 2)
	broken := 0
	for i := 0; i < len(b); {
		s, n := eucChar(b[i:], jis2004)
		if s == "" {
			s = string(bad)
			broken++
		}
		out.WriteString(s)
		i += n
	}
	return out.String(), broken
}

// eucChar decodes one character; an empty string is a byte that is none.
func eucChar(b []byte, jis2004 bool) (string, int) {
	high := func(i int) bool { return i < len(b) && b[i] >= 0xA1 && b[i] <= 0xFE }
	switch x := b[0]; {
	case x < 0x80:
		return string(rune(x)), 1
	case x == 0x8E && len(b) > 1 && b[1] >= 0xA1 && b[1] <= 0xDF:
		return string(halfKana(b[1])), 2
	case x == 0x8F && high(1) && high(2):
		row, cell := int(b[1])-0xA0, int(b[2])-0xA0
		if s := jis0213(2, row, cell); jis2004 && s != string(geta) {
			return s, 3
		}
		// JIS X 0213 left the cells of JIS X 0212 free: old text still reads.
		if r := jis0212(row, cell); r != 0 {
			return string(r), 3
		}
		return string(geta), 3
	case high(0) && high(1):
		row, cell := int(x)-0xA0, int(b[1])-0xA0
		if jis2004 {
			return jis0213(1, row, cell), 2
		}
		if r := jis0208(row, cell); r != 0 {
			return string(r), 2
		}
		return pictogramJIS(row, cell), 2
	}
	return "", 1
}
