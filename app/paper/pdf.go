package paper

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"
	"unicode/utf16"
)

// The numbers of the objects that every document has (ISO 32000-1).
const (
	objCatalog = iota + 1
	objPages
	objInfo
	objFont
	objLetters
	objShape
	objProgram
	objMeaning
	objFirst
)

// writer puts PDF objects behind each other and remembers where they begin.
type writer struct {
	out  bytes.Buffer
	at   map[int]int
	next int
}

func newWriter() *writer {
	w := &writer{at: map[int]int{}, next: objFirst}
	w.out.WriteString("%PDF-1.7\n%\xe7\xaa\x93\xe5\x8f\xa3\n")
	return w
}

func (w *writer) number() int {
	w.next++
	return w.next - 1
}

func (w *writer) object(n int, body string) {
	w.at[n] = w.out.Len()
	fmt.Fprintf(&w.out, "%d 0 obj\n%s\nendobj\n", n, body)
}

// stream writes bytes with what is said of them; squeezed ones are smaller.
func (w *writer) stream(n int, about string, data []byte, squeeze bool) {
	if squeeze {
		data = deflate(data)
		about += " /Filter /FlateDecode"
	}
	w.at[n] = w.out.Len()
	fmt.Fprintf(&w.out, "%d 0 obj\n<< /Length %d %s >>\nstream\n", n, len(data), about)
	w.out.Write(data)
	w.out.WriteString("\nendstream\nendobj\n")
}

func deflate(data []byte) []byte {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	_, _ = z.Write(data) // a buffer does not fail
	_ = z.Close()
	return b.Bytes()
}

// end writes the list of objects. The document's id comes from its bytes: the
// same content is the same file.
func (w *writer) end() []byte {
	sum := sha256.Sum256(w.out.Bytes())
	id := hex.EncodeToString(sum[:16])
	start := w.out.Len()
	fmt.Fprintf(&w.out, "xref\n0 %d\n0000000000 65535 f \n", w.next)
	for n := 1; n < w.next; n++ {
		fmt.Fprintf(&w.out, "%010d 00000 n \n", w.at[n])
	}
	fmt.Fprintf(&w.out, "trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /ID [<%s> <%s>] >>\nstartxref\n%d\n%%%%EOF\n",
		w.next, objCatalog, objInfo, id, id, start)
	return w.out.Bytes()
}

// font writes the used part of the font, and which text its numbers stand for.
func (w *writer) font(s *subset) {
	const name = "MDGCHI+NotoSansJP-Regular"
	w.object(objFont, fmt.Sprintf("<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>",
		name, objLetters, objMeaning))
	var widths strings.Builder
	for id := range s.glyphs {
		fmt.Fprintf(&widths, "%.0f ", s.width(id))
	}
	w.object(objLetters, fmt.Sprintf("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "+
		"/FontDescriptor %d 0 R /CIDToGIDMap /Identity /DW 1000 /W [0 [%s]] >>", name, objShape, widths.String()))
	w.object(objShape, fmt.Sprintf("<< /Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [-1000 -400 2000 1200] /ItalicAngle 0 "+
		"/Ascent 1160 /Descent -288 /CapHeight 733 /StemV 80 /FontFile2 %d 0 R >>", name, objProgram))
	program := s.program()
	w.stream(objProgram, fmt.Sprintf("/Length1 %d", len(program)), program, true)
	w.stream(objMeaning, "", meaning(s), true)
}

// mostInBlock is how many entries one block of a character map may have.
const mostInBlock = 100

// meaning is the map from numbers to text, which makes it searchable.
func meaning(s *subset) []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for from := 1; from < len(s.runes); from += mostInBlock {
		to := min(from+mostInBlock, len(s.runes))
		fmt.Fprintf(&b, "%d beginbfchar\n", to-from)
		for id := from; id < to; id++ {
			fmt.Fprintf(&b, "<%04X> <%s>\n", id, units(string(s.runes[id])))
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}

// units is a text in UTF-16, as hexadecimal.
func units(s string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String()
}

func (w *writer) info(title string, at time.Time) {
	made := ""
	if !at.IsZero() {
		made = " /CreationDate (D:" + at.UTC().Format("20060102150405") + "Z)"
	}
	w.object(objInfo, fmt.Sprintf("<< /Title <FEFF%s> /Producer <FEFF%s>%s >>", units(title), units("窓口 Madoguchi"), made))
}
