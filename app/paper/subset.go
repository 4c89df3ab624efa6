package paper

import (
	"encoding/binary"
	"maps"
	"slices"
)

// subset is the part of the font that a document uses. Every character gets a
// number of its own, also when two share a glyph, so that copied text is the text
// that was written.
type subset struct {
	face   *face
	ids    map[rune]int
	runes  []rune // by number; 0 is the sign of a missing glyph
	glyphs []int  // of the font, by number
}

func newSubset(f *face) *subset {
	return &subset{face: f, ids: map[rune]int{}, runes: []rune{0}, glyphs: []int{0}}
}

// maxLetters is how many numbers a text of two bytes can name; the rest is kept
// for parts of composed glyphs.
const maxLetters = 60_000

// id numbers a character in the order of first use.
func (s *subset) id(r rune) (int, bool) {
	if n, ok := s.ids[r]; ok {
		return n, true
	}
	g, ok := s.face.glyph(r)
	if !ok || len(s.runes) >= maxLetters {
		return 0, false
	}
	n := len(s.runes)
	s.ids[r], s.runes, s.glyphs = n, append(s.runes, r), append(s.glyphs, g)
	return n, true
}

// width of a number in thousandths of the type size.
func (s *subset) width(id int) float64 {
	w, _ := s.face.metric(s.glyphs[id])
	return float64(w) * 1000 / s.face.em()
}

// Flags of a part of a composed glyph (OpenType 1.9.1, glyf).
const (
	argsAreWords = 0x0001
	hasScale     = 0x0008
	moreParts    = 0x0020
	hasXYScale   = 0x0040
	hasTwoByTwo  = 0x0080
)

// program is the font file with the used glyphs only.
func (s *subset) program() []byte {
	glyphs := slices.Clone(s.glyphs)
	at := map[int]int{} // of a glyph that is only a part
	var glyf, loca, hmtx []byte
	for i := 0; i < len(glyphs); i++ {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		w, b := s.face.metric(glyphs[i])
		hmtx = binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint16(hmtx, w), b)
		one := slices.Clone(s.face.outline(glyphs[i]))
		for _, part := range parts(one) {
			g := int(binary.BigEndian.Uint16(one[part:]))
			if _, ok := at[g]; !ok {
				at[g] = len(glyphs)
				glyphs = append(glyphs, g)
			}
			binary.BigEndian.PutUint16(one[part:], uint16(at[g]))
		}
		glyf = append(glyf, one...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	count := uint16(len(glyphs))
	hhea, maxp := slices.Clone(s.face.tables["hhea"]), slices.Clone(s.face.tables["maxp"])
	binary.BigEndian.PutUint16(hhea[34:], count)
	binary.BigEndian.PutUint16(maxp[4:], count)
	return fontOf(map[string][]byte{
		"glyf": glyf, "head": s.face.tables["head"], "hhea": hhea, "hmtx": hmtx, "loca": loca, "maxp": maxp,
		"prep": s.face.tables["prep"],
	})
}

// parts finds where a composed glyph names its parts.
func parts(outline []byte) []int {
	if len(outline) < 10 || int16(binary.BigEndian.Uint16(outline)) >= 0 {
		return nil
	}
	var places []int
	for at := 10; at+4 <= len(outline); {
		flags := binary.BigEndian.Uint16(outline[at:])
		places = append(places, at+2)
		at += 6
		if flags&argsAreWords != 0 {
			at += 2
		}
		switch {
		case flags&hasScale != 0:
			at += 2
		case flags&hasXYScale != 0:
			at += 4
		case flags&hasTwoByTwo != 0:
			at += 8
		}
		if flags&moreParts == 0 {
			break
		}
	}
	return places
}

// fontOf puts tables into a font file.
func fontOf(tables map[string][]byte) []byte {
	names := slices.Sorted(maps.Keys(tables))
	count, power := len(names), 0
	for 2<<power <= count {
		power++
	}
	out := []byte{0, 1, 0, 0}
	for _, v := range []int{count, 16 << power, power, 16*count - 16<<power} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	var body []byte
	for _, name := range names {
		t := tables[name]
		out = append(out, name...)
		for _, v := range []uint32{checksum(t), uint32(12 + 16*count + len(body)), uint32(len(t))} {
			out = binary.BigEndian.AppendUint32(out, v)
		}
		body = append(body, t...)
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
	}
	return append(out, body...)
}

func checksum(t []byte) uint32 {
	var sum uint32
	for i := 0; i < len(t); i += 4 {
		var word [4]byte
		copy(word[:], t[i:])
		sum += binary.BigEndian.Uint32(word[:])
	}
	return sum
}
