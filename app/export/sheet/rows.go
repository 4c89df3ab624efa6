package sheet

import (
	"fmt"
	"slices"
	"strconv"
	"time"
	"unicode"
	"unicode/utf16"

	"madoguchi/app/export/book"
	"madoguchi/app/export/clean"
	"madoguchi/app/export/table"

	"github.com/xuri/excelize/v2"
)

// cover is two columns: what it is, and its value.
func (w *workbook) cover(facts []table.Fact) error {
	const name = "表紙"
	if err := w.open(name, 0); err != nil {
		return err
	}
	if err := w.file.SetColWidth(name, "A", "A", 32); err != nil {
		return err
	}
	if err := w.file.SetColWidth(name, "B", "B", 60); err != nil {
		return err
	}
	out, err := w.file.NewStreamWriter(name)
	if err != nil {
		return err
	}
	for i, f := range facts {
		row := []any{w.cell(table.Column{}, f.Label, true, name, i), w.cell(table.Column{Kind: f.Kind}, f.Value, false, name, i)}
		if err := out.SetRow(fmt.Sprintf("A%d", i+1), row); err != nil {
			return err
		}
	}
	return out.Flush()
}

// table is a heading, the rows below it with a filter, and the totals.
func (w *workbook) table(t table.Table) error {
	if err := w.open(t.Name, 1); err != nil {
		return err
	}
	last, err := excelize.CoordinatesToCellName(max(len(t.Columns), 1), len(t.Rows)+1)
	if err != nil {
		return err
	}
	if err := w.file.AutoFilter(t.Name, "A1:"+last, nil); err != nil {
		return err
	}
	if err := w.onePage(t.Name); err != nil {
		return err
	}
	titles := excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$1:$1", t.Name), Scope: t.Name}
	if err := w.file.SetDefinedName(&titles); err != nil {
		return err
	}
	for i := range t.Columns {
		col, _ := excelize.ColumnNumberToName(i + 1)
		if err := w.file.SetColWidth(t.Name, col, col, width(t, i)); err != nil {
			return err
		}
	}
	out, err := w.file.NewStreamWriter(t.Name)
	if err != nil {
		return err
	}
	head := make([]any, len(t.Columns))
	for i, c := range t.Columns {
		head[i] = excelize.Cell{StyleID: w.style(look{kind: table.Text, head: true}), Value: c.Head}
	}
	if err := out.SetRow("A1", head); err != nil {
		return err
	}
	for i, r := range t.Rows {
		if err := out.SetRow(fmt.Sprintf("A%d", i+2), w.row(t, i, r)); err != nil {
			return err
		}
	}
	if err := w.totals(out, t); err != nil {
		return err
	}
	return out.Flush()
}

func (w *workbook) row(t table.Table, i int, r []string) []any {
	_, quiet := slices.BinarySearch(t.Quiet, i)
	cells := make([]any, len(t.Columns))
	for c, col := range t.Columns {
		text := ""
		if c < len(r) {
			text = r[c]
		}
		cell := w.cell(col, text, false, t.Name, i)
		if quiet {
			cell.StyleID = w.style(look{kind: col.Kind, quiet: true})
		}
		cells[c] = cell
	}
	return cells
}

// cell is a value as its column reads it; whatever does not fit is text.
func (w *workbook) cell(c table.Column, s string, head bool, sheet string, row int) excelize.Cell {
	kind := c.Kind
	if s != "" && !c.Fits(s) {
		kind = table.Text
	}
	cell := excelize.Cell{StyleID: w.style(look{kind: kind, head: head})}
	switch {
	case s == "":
	case kind == table.Number:
		n, _ := strconv.ParseInt(s, 10, 64)
		cell.Value = n
	case kind == table.Day:
		cell.Value, _ = time.Parse(time.DateOnly, s)
	case kind == table.Moment:
		cell.Value, _ = time.Parse("2006-01-02 15:04", s)
	default:
		cell.Value = w.text(s, sheet, c.Head, row)
	}
	return cell
}

// text leaves out what XML cannot hold, and keeps the rest letter for letter.
func (w *workbook) text(s, sheet, column string, row int) string {
	units := 0
	var out []rune
	for _, r := range s {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
			continue
		}
		if units += utf16.RuneLen(r); units > longText {
			text := fmt.Sprintf("シート「%s」の %d 行目：セルに入る長さを超えたので、後ろを切りました。", sheet, row+2)
			w.warnings = append(w.warnings, book.Warning{Column: column, Text: text})
			break
		}
		out = append(out, r)
	}
	return string(out)
}

// totals are the only formulas there are: they follow the filter, and never hold a
// word of anybody's.
func (w *workbook) totals(out *excelize.StreamWriter, t table.Table) error {
	if len(t.Rows) == 0 || !slices.ContainsFunc(t.Columns, func(c table.Column) bool { return c.Sum }) {
		return nil
	}
	cells := make([]any, len(t.Columns))
	label := "表示中の合計"
	if len(t.Quiet) > 0 {
		label += "（灰色の行も足しています）"
	}
	cells[0] = excelize.Cell{StyleID: w.style(look{head: true}), Value: label}
	for i, c := range t.Columns {
		if !c.Sum {
			continue
		}
		var sum int64
		for _, r := range t.Rows {
			if i < len(r) && c.Fits(r[i]) {
				n, _ := strconv.ParseInt(r[i], 10, 64)
				sum += n
			}
		}
		col, _ := excelize.ColumnNumberToName(i + 1)
		cells[i] = excelize.Cell{
			StyleID: w.style(look{kind: table.Number, head: true}), Value: sum,
			Formula: fmt.Sprintf("SUBTOTAL(109,%s2:%s%d)", col, col, len(t.Rows)+1),
		}
	}
	return out.SetRow(fmt.Sprintf("A%d", len(t.Rows)+2), cells)
}

// width fits a column to its heading and to what stands in its first rows.
func width(t table.Table, column int) float64 {
	const least, most, seen = 8, 48, 200
	widest := clean.Width(t.Columns[column].Head)
	for _, r := range t.Rows[:min(len(t.Rows), seen)] {
		if column < len(r) {
			widest = max(widest, clean.Width(r[column]))
		}
	}
	return float64(min(max(widest, least), most) + 3)
}
