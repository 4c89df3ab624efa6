package paper

import (
	"fmt"
	"strings"
)

// Look tells four kinds of message apart, also on a grey print: by place, by edge,
// by ground and by the word in its head.
type Look int

// The looks of a message.
const (
	Theirs Look = iota // white, thin edge, on the left
	Ours               // grey ground, on the right
	Note               // dashed edge: not for the customer
	Call               // a double line on the left
)

// Card is one message.
type Card struct {
	Look  Look
	Kind  string // 「お客様」「店舗」…
	Name  string
	Time  string
	Text  string
	Notes []string // small lines below the text: attachments, warnings
}

const (
	inset  = 12.0
	shift  = 36.0
	headed = 18.0
)

// line is one printed line of a card.
type line struct {
	style style
	text  string
}

// Card prints a message; a long one goes on over the pages.
func (p *Paper) Card(c Card) {
	x, w := left, wide-shift
	if c.Look == Ours {
		x += shift
	}
	rest := p.cardLines(c, w-2*inset)
	p.Gap(8)
	p.need(headed + 2*body.lead + 12)
	for first := true; first || len(rest) > 0; first = false {
		h, taken := 6.0, 0
		if first {
			h += headed
		}
		for taken < len(rest) && p.y+h+rest[taken].style.lead+6 <= bottom {
			h += rest[taken].style.lead
			taken++
		}
		p.box(c.Look, x, w, h+6, first, taken == len(rest))
		y := p.y + 6
		if first {
			p.cardHead(c, x, y, w)
			y += headed
		}
		for _, l := range rest[:taken] {
			p.show(x+inset, y, l.style, l.text)
			y += l.style.lead
		}
		p.y, rest = p.y+h+6, rest[taken:]
		if len(rest) > 0 {
			p.turn()
		}
	}
}

func (p *Paper) cardLines(c Card, room float64) []line {
	var out []line
	for text := range strings.SplitSeq(strings.TrimRight(c.Text, "\n "), "\n") {
		s := body
		if trimmed := strings.TrimLeft(text, " 　"); strings.HasPrefix(trimmed, ">") || strings.HasPrefix(trimmed, "＞") {
			s = quote // an earlier mail: kept, and told apart
		}
		for _, one := range p.wrap(text, s, room) {
			out = append(out, line{s, one})
		}
	}
	for _, note := range c.Notes {
		for _, one := range p.wrap(note, small, room) {
			out = append(out, line{small, one})
		}
	}
	return out
}

func (p *Paper) cardHead(c Card, x, y, w float64) {
	kind := p.printable(c.Kind)
	p.show(x+inset, y, who, kind)
	at := x + inset + p.measure(kind, who.size) + 8
	end := p.printable(c.Time)
	right := x + w - inset - p.measure(end, label.size)
	p.show(at, y, value, p.clip(c.Name, value, right-at-8))
	p.show(right, y, label, end)
}

// box draws the edge of a card; where the card goes on over a page, it is open.
func (p *Paper) box(look Look, x, w, h float64, first, last bool) {
	y, foot := height-p.y, height-p.y-h
	if look == Ours {
		fmt.Fprintf(p.page, "0.92 g %.2f %.2f %.2f %.2f re f\n", x, foot, w, h)
	}
	dash := "[] 0 d"
	if look == Note {
		dash = "[4 2.5] 0 d"
	}
	fmt.Fprintf(p.page, "q %s 0.7 w 0.45 G %.2f %.2f m %.2f %.2f l %.2f %.2f m %.2f %.2f l S\n", dash, x, y, x, foot, x+w, y, x+w, foot)
	if look == Call {
		fmt.Fprintf(p.page, "2.2 w %.2f %.2f m %.2f %.2f l S 0.7 w\n", x+3.5, y, x+3.5, foot)
	}
	if first {
		fmt.Fprintf(p.page, "%.2f %.2f m %.2f %.2f l S\n", x, y, x+w, y)
	}
	if last {
		fmt.Fprintf(p.page, "%.2f %.2f m %.2f %.2f l S\n", x, foot, x+w, foot)
	}
	p.page.WriteString("Q\n")
}

// Happening prints one line of what happened beside the messages.
func (p *Paper) Happening(time, text string) {
	p.Gap(6)
	all := p.wrap(text, small, wide-110)
	p.need(small.lead)
	p.show(left+inset, p.y, label, p.printable(time))
	for _, one := range all {
		p.need(small.lead)
		p.show(left+96, p.y, small, one)
		p.y += small.lead
	}
}
