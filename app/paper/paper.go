// Package paper sets headings, paragraphs, tables, messages and pictures on A4
// pages and writes them as a PDF: values in, bytes out. The same values are the
// same bytes.
//
// It knows no store, no inquiry and no clock. The Japanese font travels inside the
// program and, as far as it is used, inside each document, whose text can be
// searched and copied. What the font lacks is printed as 〓 and listed at the end.
package paper

import (
	"bytes"
	"fmt"
	"strings"
	"time"
)

// A4 in points, and the empty edges around what is printed.
const (
	pageWide = 595.28
	height   = 841.89
	left     = 51.0
	top      = 51.0
	wide     = pageWide - 2*left
	bottom   = height - 62
)

// Sheet is what stands around the content.
type Sheet struct {
	Title string    // name of the document, in the reader's title bar
	Foot  string    // left in the foot of every page: the shop, the day, 取扱注意
	Made  time.Time // zero: the document does not say
}

// Paper is a document that grows from the top to the bottom.
type Paper struct {
	sheet    Sheet
	font     *subset
	pages    []*bytes.Buffer
	page     *bytes.Buffer
	y        float64
	out      *writer
	pictures []int // object of each picture
	missing  []rune
}

// New begins a document.
func New(sheet Sheet) (*Paper, error) {
	f, err := openFace()
	if err != nil {
		return nil, err
	}
	p := &Paper{sheet: sheet, font: newSubset(f), out: newWriter()}
	p.turn()
	return p, nil
}

// turn begins a new page.
func (p *Paper) turn() {
	p.page = &bytes.Buffer{}
	p.pages, p.y = append(p.pages, p.page), top
}

// need turns the page when so much no longer fits. It tells whether it has.
func (p *Paper) need(h float64) bool {
	if p.y+h <= bottom || p.y == top {
		return false
	}
	p.turn()
	return true
}

// Gap leaves room.
func (p *Paper) Gap(h float64) {
	if p.y > top {
		p.y += h
	}
}

// Title prints the heading of the document.
func (p *Paper) Title(text string) { p.text(text, head1, left, wide) }

// Heading prints the heading of a part and keeps it with what follows.
func (p *Paper) Heading(text string) {
	p.Gap(12)
	p.need(head2.lead + 40)
	p.text(text, head2, left, wide)
	p.rule(left, p.y, left+wide, 0.6, 0.3)
	p.y += 6
}

// Text prints a paragraph; its own line ends are kept.
func (p *Paper) Text(text string) { p.text(text, body, left, wide) }

// Small prints a remark.
func (p *Paper) Small(text string) { p.text(text, small, left, wide) }

func (p *Paper) text(text string, s style, x, limit float64) {
	for _, line := range p.wrap(text, s, limit) {
		p.need(s.lead)
		p.show(x, p.y, s, line)
		p.y += s.lead
	}
}

// rule draws a horizontal line.
func (p *Paper) rule(x, y, to, thick, grey float64) {
	fmt.Fprintf(p.page, "%.2f w %.2f G %.2f %.2f m %.2f %.2f l S\n", thick, grey, x, height-y, to, height-y)
}

// Bytes ends the document and returns it.
func (p *Paper) Bytes() []byte {
	p.listMissing()
	var kids strings.Builder
	pictures := ""
	for i, n := range p.pictures {
		pictures += fmt.Sprintf("/P%d %d 0 R ", i, n)
	}
	for i, page := range p.pages {
		p.foot(page, i+1)
		content, n := p.out.number(), p.out.number()
		p.out.stream(content, "", page.Bytes(), true)
		p.out.object(n, fmt.Sprintf("<< /Type /Page /Parent %d 0 R /MediaBox [0 0 %.2f %.2f] /Contents %d 0 R /Resources << /Font << /F1 %d 0 R >> /XObject << %s>> >> >>",
			objPages, pageWide, height, content, objFont, pictures))
		fmt.Fprintf(&kids, "%d 0 R ", n)
	}
	p.out.font(p.font)
	p.out.object(objCatalog, fmt.Sprintf("<< /Type /Catalog /Pages %d 0 R /Lang (ja-JP) /ViewerPreferences << /DisplayDocTitle true >> >>", objPages))
	p.out.object(objPages, fmt.Sprintf("<< /Type /Pages /Count %d /Kids [%s] >>", len(p.pages), kids.String()))
	p.out.info(p.sheet.Title, p.sheet.Made)
	return p.out.end()
}

// foot stands on every page, with its number out of all.
func (p *Paper) foot(page *bytes.Buffer, n int) {
	p.page = page
	y := bottom + 14
	p.rule(left, y, left+wide, 0.4, 0.6)
	number := fmt.Sprintf("%d / %d", n, len(p.pages))
	room := wide - p.measure(number, small.size) - 12
	p.show(left, y+5, small, p.clip(p.sheet.Foot, small, room))
	p.show(left+wide-p.measure(p.printable(number), small.size), y+5, small, number)
}

// listMissing names what could not be printed: nothing disappears in silence.
func (p *Paper) listMissing() {
	if len(p.missing) == 0 {
		return
	}
	var codes []string
	for _, r := range p.missing {
		codes = append(codes, fmt.Sprintf("U+%04X", r))
	}
	p.Heading("この紙に印字できない文字")
	p.Small(fmt.Sprintf("絵文字など %d 種類の文字は、書体にないため「〓」と印字しました。元の文字はそのまま保管しています。", len(codes)))
	p.Small(strings.Join(codes, "　"))
}
