package paper

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"sort"
)

//go:embed font/NotoSansJP-Regular.ttf.gz
var fontFile []byte

// face is a TrueType font, opened for measuring and for taking letters out of it.
// The tables are those of the OpenType specification 1.9.1.
type face struct {
	tables  map[string][]byte
	groups  []group
	loca    []uint32
	metrics int // letters with a width of their own; the rest has that of the last
}

// group is a run of characters whose glyphs follow each other (cmap format 12).
type group struct{ first, last, glyph uint32 }

var errFont = errors.New("font cannot be read")

func openFace() (*face, error) {
	unpack, err := gzip.NewReader(bytes.NewReader(fontFile))
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(unpack)
	if err != nil {
		return nil, err
	}
	return readFace(data)
}

func readFace(data []byte) (*face, error) {
	f := &face{tables: map[string][]byte{}}
	if len(data) < 12 {
		return nil, errFont
	}
	count := int(binary.BigEndian.Uint16(data[4:]))
	if len(data) < 12+16*count {
		return nil, errFont
	}
	for i := range count {
		entry := data[12+16*i:]
		from, size := int(binary.BigEndian.Uint32(entry[8:])), int(binary.BigEndian.Uint32(entry[12:]))
		if from > len(data) || size > len(data)-from {
			return nil, errFont
		}
		f.tables[string(entry[:4])] = data[from : from+size]
	}
	for name, least := range map[string]int{"head": 54, "hhea": 36, "maxp": 6, "cmap": 4, "hmtx": 4} {
		if len(f.tables[name]) < least {
			return nil, fmt.Errorf("%s: %w", name, errFont)
		}
	}
	f.metrics = int(binary.BigEndian.Uint16(f.tables["hhea"][34:]))
	if f.metrics == 0 || len(f.tables["hmtx"]) < 4*f.metrics {
		return nil, errFont
	}
	if err := f.readLoca(); err != nil {
		return nil, err
	}
	return f, f.readCmap()
}

// readLoca learns where each glyph begins; only the long form is needed.
func (f *face) readLoca() error {
	raw := f.tables["loca"]
	if binary.BigEndian.Uint16(f.tables["head"][50:]) != 1 {
		return fmt.Errorf("short loca: %w", errFont)
	}
	f.loca = make([]uint32, len(raw)/4)
	for i := range f.loca {
		f.loca[i] = binary.BigEndian.Uint32(raw[4*i:])
		if int(f.loca[i]) > len(f.tables["glyf"]) {
			return errFont
		}
	}
	return nil
}

// readCmap takes the table that knows all of Unicode: names of people and places
// use letters beyond its first 65,536.
func (f *face) readCmap() error {
	raw := f.tables["cmap"]
	for i := range int(binary.BigEndian.Uint16(raw[2:])) {
		entry := raw[4+8*i:]
		at := int(binary.BigEndian.Uint32(entry[4:]))
		if at+16 > len(raw) || binary.BigEndian.Uint16(raw[at:]) != 12 {
			continue
		}
		count := int(binary.BigEndian.Uint32(raw[at+12:]))
		if at+16+12*count > len(raw) {
			return errFont
		}
		for g := range count {
			one := raw[at+16+12*g:]
			f.groups = append(f.groups, group{
				binary.BigEndian.Uint32(one), binary.BigEndian.Uint32(one[4:]), binary.BigEndian.Uint32(one[8:]),
			})
		}
		return nil
	}
	return fmt.Errorf("no table for all of Unicode: %w", errFont)
}

// glyph finds the picture of a character.
func (f *face) glyph(r rune) (int, bool) {
	i := sort.Search(len(f.groups), func(i int) bool { return f.groups[i].last >= uint32(r) })
	if i == len(f.groups) || uint32(r) < f.groups[i].first {
		return 0, false
	}
	g := int(f.groups[i].glyph + uint32(r) - f.groups[i].first)
	return g, g > 0 && g+1 < len(f.loca)
}

// metric is the width of a glyph and its left bearing, as they stand in the font.
func (f *face) metric(glyph int) (width, bearing uint16) {
	raw := f.tables["hmtx"]
	if glyph < f.metrics {
		return binary.BigEndian.Uint16(raw[4*glyph:]), binary.BigEndian.Uint16(raw[4*glyph+2:])
	}
	width = binary.BigEndian.Uint16(raw[4*(f.metrics-1):])
	if at := 4*f.metrics + 2*(glyph-f.metrics); at+2 <= len(raw) {
		bearing = binary.BigEndian.Uint16(raw[at:])
	}
	return width, bearing
}

// outline is how a glyph is drawn, empty for a space.
func (f *face) outline(glyph int) []byte {
	if glyph+1 >= len(f.loca) || f.loca[glyph] >= f.loca[glyph+1] {
		return nil
	}
	return f.tables["glyf"][f.loca[glyph]:f.loca[glyph+1]]
}

// em is the size of the square that the font is drawn in.
func (f *face) em() float64 { return float64(binary.BigEndian.Uint16(f.tables["head"][18:])) }
