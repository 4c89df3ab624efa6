package paper

import "fmt"

// Bar is a value of a plot with its number, which stands at the bar's end, so that the
// plot says on a grey print what a table would.
type Bar struct {
	Name  string // below: a month
	Value int64
	Text  string // the number as people read it
	Dark  bool   // the one that the paper is about
}

const plotTall = 104.0

var (
	barText = style{size: 6.5, lead: 9}
	barName = style{size: 7, lead: 10, grey: 0.25}
)

// Plot prints a heading and below it values beside each other, from a line at nothing:
// up, or down for what is less. It stays on one page.
func (p *Paper) Plot(name string, list []Bar) {
	if len(list) == 0 {
		return
	}
	p.need(12 + head2.lead + 6 + plotTall)
	p.Heading(name)
	p.bars(list, plotTall)
}

func (p *Paper) bars(list []Bar, h float64) {
	var most, least int64
	for _, b := range list {
		most, least = max(most, b.Value), min(least, b.Value)
	}
	room := h - 2*barText.lead - barName.lead // a number above, one below, the name
	scale := room / float64(max(most-least, 1))
	zero := p.y + barText.lead + float64(most)*scale
	each := wide / float64(len(list))
	for i, b := range list {
		p.bar(b, left+float64(i)*each, each, zero, float64(b.Value)*scale, p.y+h-barName.lead)
	}
	p.rule(left, zero, left+wide, 0.6, 0.3)
	p.y += h
}

// bar draws one; tall is less than nothing where it goes down.
func (p *Paper) bar(b Bar, x, each, zero, tall, foot float64) {
	grey := 0.78
	if b.Dark {
		grey = 0.25
	}
	if b.Value != 0 {
		fmt.Fprintf(p.page, "q %.2f g 0.5 w 0.25 G %.2f %.2f %.2f %.2f re B Q\n", grey, x+each*0.2, height-zero, each*0.6, tall)
	}
	at := zero - tall - barText.lead
	if b.Value < 0 {
		at = zero - tall
	}
	p.middle(b.Text, barText, x, each, at)
	p.middle(b.Name, barName, x, each, foot)
}

// middle prints a word in the middle of a width.
func (p *Paper) middle(text string, s style, x, w, y float64) {
	text = p.clip(text, s, w)
	p.show(x+(w-p.measure(text, s.size))/2, y, s, text)
}
