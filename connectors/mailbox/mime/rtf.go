package mime

import (
	"encoding/binary"
	"strconv"
	"strings"
)

const maxRTF = 8 << 20

// rtfPreset is the dictionary that MS-OXRTFCP §2.1.3.1.4 starts with.
const rtfPreset = "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor " +
	"MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"

// unpackRTF undoes Outlook's compressed RTF (MS-OXRTFCP).
func unpackRTF(b []byte) ([]byte, bool) {
	if len(b) < 16 {
		return nil, false
	}
	size := int(binary.LittleEndian.Uint32(b[4:]))
	kind := string(b[8:12])
	in := b[16:]
	if kind == "MELA" {
		return in[:min(len(in), size)], true
	}
	if kind != "LZFu" || size > maxRTF {
		return nil, false
	}
	var dict [4096]byte
	w := copy(dict[:], rtfPreset)
	out := make([]byte, 0, min(size, 1<<16))
	for i := 0; i < len(in) && len(out) < size; {
		flags := in[i]
		i++
		for bit := 0; bit < 8 && i < len(in) && len(out) < size; bit++ {
			if flags>>bit&1 == 0 {
				dict[w] = in[i]
				w = (w + 1) % len(dict)
				out = append(out, in[i])
				i++
				continue
			}
			if i+1 >= len(in) {
				return out, true
			}
			ref := int(in[i])<<8 | int(in[i+1])
			i += 2
			at, n := ref>>4, ref&15+2
			if at == w {
				return out, true
			}
			for ; n > 0; n-- {
				x := dict[at]
				at = (at + 1) % len(dict)
				dict[w] = x
				w = (w + 1) % len(dict)
				out = append(out, x)
			}
		}
	}
	return out, true
}

// rtfReader keeps the text of an RTF and drops its dress.
type rtfReader struct {
	out      strings.Builder
	pending  []byte // bytes of the code page, decoded together
	codepage string
	hide     int // depth of the group that is not text, 0 when none
	depth    int
	noHTML   bool // inside \htmlrtf: RTF only, the HTML says it otherwise
}

// rtfText returns the plain text of an RTF. In HTML wrapped as RTF
// (MS-OXRTFEX) the tags are groups of their own and fall away.
func rtfText(b []byte, codepage string) string {
	r := &rtfReader{codepage: codepage}
	for i := 0; i < len(b); {
		i += r.step(b[i:])
	}
	r.flush()
	return strings.TrimSpace(r.out.String())
}

func (r *rtfReader) step(b []byte) int {
	switch b[0] {
	case '{':
		r.depth++
		return 1
	case '}':
		if r.hide == r.depth {
			r.hide = 0
		}
		r.depth--
		return 1
	case '\r', '\n':
		return 1
	case '\\':
		return r.control(b)
	}
	if r.visible() {
		r.pending = append(r.pending, b[0])
	}
	return 1
}

func (r *rtfReader) visible() bool { return r.hide == 0 && !r.noHTML }

func (r *rtfReader) flush() {
	if len(r.pending) == 0 {
		return
	}
	s, _ := DecodeText(r.pending, r.codepage, false)
	r.out.WriteString(s)
	r.pending = r.pending[:0]
}

func (r *rtfReader) control(b []byte) int {
	if len(b) < 2 {
		return 1
	}
	switch c := b[1]; {
	case c == '\'' && len(b) >= 4 && isHex(b[2]) && isHex(b[3]):
		if r.visible() {
			r.pending = append(r.pending, unhex(b[2])<<4|unhex(b[3]))
		}
		return 4
	case c == '*':
		if r.hide == 0 {
			r.hide = r.depth
		}
		return 2
	case c|0x20 < 'a' || c|0x20 > 'z':
		if r.visible() && (c == '\\' || c == '{' || c == '}') {
			r.pending = append(r.pending, c)
		}
		return 2
	}
	n := 1
	for n < len(b) && n < 40 && (b[n]|0x20 >= 'a' && b[n]|0x20 <= 'z') {
		n++
	}
	word := string(b[1:n])
	start := n
	for n < len(b) && n < start+12 && (b[n] >= '0' && b[n] <= '9' || b[n] == '-' && n == start) {
		n++
	}
	arg := string(b[start:n])
	if n < len(b) && b[n] == ' ' {
		n++
	}
	return n + r.word(word, arg, b[n:])
}

// word acts on one control word and returns how much of what follows it eats.
func (r *rtfReader) word(word, arg string, rest []byte) int {
	switch word {
	case "par", "line", "row":
		r.put("\n")
	case "tab", "cell":
		r.put("\t")
	case "fonttbl", "colortbl", "stylesheet", "info", "pict", "object":
		if r.hide == 0 {
			r.hide = max(r.depth, 1)
		}
	case "htmlrtf":
		r.flush()
		r.noHTML = arg != "0"
	case "u":
		n, err := strconv.Atoi(arg)
		if err != nil {
			return 0
		}
		r.put(string(rune(uint16(n))))
		if len(rest) > 3 && rest[0] == '\\' && rest[1] == '\'' {
			return 4
		}
		if len(rest) > 0 && rest[0] == '?' {
			return 1
		}
	}
	return 0
}

func (r *rtfReader) put(s string) {
	if r.visible() {
		r.flush()
		r.out.WriteString(s)
	}
}
