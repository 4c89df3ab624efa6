package paper

import "testing"

// A name that fits its column in the small type of a heading takes one line there.
func TestTable_gives_a_heading_the_lines_it_has(t *testing.T) {
	p, err := New(Sheet{Title: "表"})
	if err != nil {
		t.Fatal(err)
	}
	columns := []Column{{Name: "種別", Share: 2.7}, {Name: "うち税", Share: 0.8, Right: true}, {Name: "金額", Share: 7.95}}
	narrow := wide * 0.8 / 11.45
	if len(p.cell("うち税", narrow, label)) != 1 || len(p.cell("うち税", narrow, value)) != 2 {
		t.Fatal("the example shows nothing")
	}
	from := p.y
	p.Table(columns, nil)
	if high := p.y - from - 4; high != value.lead+4 {
		t.Errorf("the heading is %.1f high", high)
	}
}
