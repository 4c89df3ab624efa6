package paper

import "fmt"

// What a form is set with, beside headings and tables: lines in the middle and at the
// right, a name on a line, a sum on a ground.

var (
	formTitle = style{size: 20, lead: 34, bold: true}
	formName  = style{size: 14, lead: 24}
	formSum   = style{size: 19, lead: 30, bold: true}
	formSide  = style{size: 9.5, lead: 14.5}
)

// FormTitle prints the name of a form in the middle, with a mark in a frame behind it
// (再発行), "" for none.
func (p *Paper) FormTitle(text, mark string) {
	text, mark = p.printable(text), p.printable(mark)
	x := left + (wide-p.measure(text, formTitle.size))/2
	p.show(x, p.y, formTitle, text)
	if mark != "" {
		w := p.measure(mark, head2.size) + 16
		x := left + wide - w
		fmt.Fprintf(p.page, "0.9 w 0.2 G %.2f %.2f %.2f %.2f re S\n", x, height-p.y-28, w, 22.0)
		p.show(x+8, p.y+8, head2, mark)
	}
	p.y += formTitle.lead + 6
}

// Right prints short lines that end at the right edge.
func (p *Paper) Right(lines ...string) {
	for _, text := range lines {
		p.need(formSide.lead)
		text = p.clip(text, formSide, wide)
		p.show(left+wide-p.measure(text, formSide.size), p.y, formSide, text)
		p.y += formSide.lead
	}
}

// Addressee prints a name above a line, as long as it needs and no wider than the left
// two thirds; its honorific stays beside its end.
func (p *Paper) Addressee(name, honorific string) {
	const room = wide * 0.68
	tail := p.printable("　" + honorific)
	all := p.wrap(name, formName, room-p.measure(tail, formName.size))
	for i, line := range all {
		p.need(formName.lead)
		if i == len(all)-1 {
			line += tail
		}
		p.show(left+4, p.y, formName, line)
		p.y += formName.lead
	}
	p.rule(left, p.y, left+room, 0.7, 0.2)
	p.y += 10
}

// Sum prints an amount on a grey ground, what it is before it and a remark behind.
func (p *Paper) Sum(what, amount, remark string) {
	const h = 44.0
	p.need(h + 8)
	fmt.Fprintf(p.page, "0.93 g %.2f %.2f %.2f %.2f re f\n", left, height-p.y-h, wide, h)
	what, amount, remark = p.printable(what), p.printable(amount), p.printable(remark)
	y := p.y + (h-formSum.lead)/2
	p.show(left+16, y+5, formSide, what)
	mid := left + (wide-p.measure(amount, formSum.size))/2
	p.show(mid, y, formSum, amount)
	p.show(mid+p.measure(amount, formSum.size)+8, y+7, formSide, remark)
	p.y += h + 10
}

// Unprintable are the characters of texts that the font lacks, each once, in the order in
// which they come.
func Unprintable(texts ...string) ([]string, error) {
	p, err := New(Sheet{})
	if err != nil {
		return nil, err
	}
	for _, text := range texts {
		p.printable(text)
	}
	var out []string
	for _, r := range p.missing {
		out = append(out, string(r))
	}
	return out, nil
}
