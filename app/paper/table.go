package paper

// Pair is a fact and its name.
type Pair struct{ Name, Value string }

const nameWide = 84.0

// Facts prints names and values below each other; an empty value is left out.
func (p *Paper) Facts(list []Pair) {
	for _, f := range list {
		if f.Value == "" {
			continue
		}
		all := p.wrap(f.Value, value, wide-nameWide)
		p.need(value.lead)
		p.show(left, p.y, label, p.clip(f.Name, label, nameWide-6))
		for _, one := range all {
			p.need(value.lead)
			p.show(left+nameWide, p.y, value, one)
			p.y += value.lead
		}
	}
}

// Column is one of a table; Share is its part of the width.
type Column struct {
	Name  string
	Share float64
	Right bool // amounts end on one vertical
}

const (
	cellPad = 4.0
	// mostCell is how many lines a cell may have: a row never fills a page.
	mostCell = 20
)

// Table prints rows below a head that is repeated on every page.
func (p *Paper) Table(columns []Column, rows [][]string) {
	sum := 0.0
	for _, c := range columns {
		sum += c.Share
	}
	widths, names := make([]float64, len(columns)), make([]string, len(columns))
	for i, c := range columns {
		widths[i], names[i] = wide*c.Share/sum, c.Name
	}
	p.need(3 * value.lead)
	p.row(columns, widths, names, label)
	for _, r := range rows {
		if p.need(p.rowHeight(widths, r, value)) {
			p.row(columns, widths, names, label)
		}
		p.row(columns, widths, r, value)
	}
	p.y += 4
}

func (p *Paper) cell(text string, w float64, s style) []string {
	all := p.wrap(text, s, w-2*cellPad)
	if len(all) > mostCell {
		all = append(all[:mostCell-1], "…")
	}
	return all
}

func (p *Paper) rowHeight(widths []float64, cells []string, s style) float64 {
	most := 1
	for i, text := range cells[:min(len(cells), len(widths))] {
		most = max(most, len(p.cell(text, widths[i], s)))
	}
	return float64(most)*value.lead + 4
}

func (p *Paper) row(columns []Column, widths []float64, cells []string, s style) {
	h, x := p.rowHeight(widths, cells, s), left
	for i, text := range cells[:min(len(cells), len(widths))] {
		for n, one := range p.cell(text, widths[i], s) {
			at := x + cellPad
			if columns[i].Right {
				at = x + widths[i] - cellPad - p.measure(one, s.size)
			}
			p.show(at, p.y+2+float64(n)*s.lead, s, one)
		}
		x += widths[i]
	}
	p.y += h
	p.rule(left, p.y, left+wide, 0.4, 0.7)
}
