package paper

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// geta is printed in place of a character that the font lacks, as Japanese
// printers do.
const geta = '〓'

// style is how a line is set; sizes in points, grey from 0 (black) to 1 (white).
type style struct {
	size, lead float64
	grey       float64
	bold       bool
}

var (
	body  = style{size: 9.5, lead: 16}
	quote = style{size: 9.5, lead: 16, grey: 0.38}
	small = style{size: 8, lead: 12.5, grey: 0.25}
	label = style{size: 8, lead: 14, grey: 0.32}
	value = style{size: 9, lead: 14}
	who   = style{size: 9, lead: 14, bold: true}
	head1 = style{size: 15, lead: 22, bold: true}
	head2 = style{size: 11, lead: 18, bold: true}
)

// printable leaves nothing in a text that the font cannot print. Marks that only
// choose the form of a letter say nothing by themselves and are left out.
func (p *Paper) printable(text string) string {
	var b strings.Builder
	runes := []rune(strings.ReplaceAll(text, "\r", ""))
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		// か and a separate ゛: macOS writes file names like this.
		if i+1 < len(runes) && (runes[i+1] == 0x3099 || runes[i+1] == 0x309A) {
			if pair := []rune(norm.NFC.String(string(runes[i : i+2]))); len(pair) == 1 {
				r, i = pair[0], i+1
			}
		}
		switch {
		case r == '\t':
			b.WriteString("    ")
		case r == 0xA0 || unicode.Is(unicode.Zs, r) && r != 0x3000:
			b.WriteByte(' ')
		case r == '\n':
			b.WriteRune(r)
		case invisible(r):
		default:
			b.WriteRune(p.letter(r))
		}
	}
	return b.String()
}

func invisible(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r)
}

// letter is the character itself, or 〓 and a note of it.
func (p *Paper) letter(r rune) rune {
	if _, ok := p.font.id(r); ok {
		return r
	}
	if !slices.Contains(p.missing, r) {
		p.missing = append(p.missing, r)
	}
	return geta
}

func (p *Paper) width(size float64) func(rune) float64 {
	return func(r rune) float64 {
		id, _ := p.font.id(r)
		return p.font.width(id) * size / 1000
	}
}

func (p *Paper) measure(text string, size float64) float64 {
	sum, width := 0.0, p.width(size)
	for _, r := range text {
		sum += width(r)
	}
	return sum
}

// wrap breaks a text with its own line ends into lines.
func (p *Paper) wrap(text string, s style, limit float64) []string {
	var out []string
	for line := range strings.SplitSeq(p.printable(text), "\n") {
		out = append(out, lines(line, limit, p.width(s.size))...)
	}
	return out
}

// show prints one line; y is the top of its line box, from the top of the page.
func (p *Paper) show(x, y float64, s style, text string) {
	if text == "" {
		return
	}
	var ids strings.Builder
	for _, r := range text {
		id, _ := p.font.id(r)
		fmt.Fprintf(&ids, "%04X", id)
	}
	// Bold is the outline drawn around the letter: a second font of 5 MB is saved.
	mode := "0 Tr"
	if s.bold {
		mode = fmt.Sprintf("2 Tr %.2f w %.2f G", s.size*0.028, s.grey)
	}
	base := height - y - (s.lead+s.size*0.74)/2
	fmt.Fprintf(p.page, "BT %s %.2f g /F1 %.1f Tf %.2f %.2f Td <%s> Tj ET\n", mode, s.grey, s.size, x, base, ids.String())
}

// clip cuts a text to a width, with … at its end.
func (p *Paper) clip(text string, s style, limit float64) string {
	text = p.printable(text)
	if p.measure(text, s.size) <= limit {
		return text
	}
	runes := []rune(text)
	for len(runes) > 0 && p.measure(string(runes)+"…", s.size) > limit {
		runes = runes[:len(runes)-1]
	}
	return string(runes) + string(p.letter('…'))
}
