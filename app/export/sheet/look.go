package sheet

import (
	"madoguchi/app/export/table"

	"github.com/xuri/excelize/v2"
)

// look is how a cell is shown; the library wants each look once.
type look struct {
	kind  table.Kind
	head  bool
	quiet bool
}

// formats are written out, for what Excel's numbered ones show differs with the
// language of the PC.
func format(k table.Kind) string {
	switch k {
	case table.Number:
		return "#,##0"
	case table.Day:
		return "yyyy/mm/dd"
	case table.Moment:
		return "yyyy/mm/dd hh:mm"
	case table.Text:
	}
	return "@"
}

func (w *workbook) style(l look) int {
	if id, ok := w.styles[l]; ok {
		return id
	}
	shape := format(l.kind)
	s := &excelize.Style{CustomNumFmt: &shape, Alignment: &excelize.Alignment{Vertical: "top"}}
	fill := ""
	switch {
	case l.head:
		s.Font, fill = &excelize.Font{Bold: true, Family: "Yu Gothic"}, "E8EEF5"
	case l.quiet:
		fill = "F0F0F0"
	}
	if fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{fill}}
	}
	id, err := w.file.NewStyle(s)
	if err != nil {
		id = 0 // a cell without a style is a cell still
	}
	w.styles[l] = id
	return id
}
