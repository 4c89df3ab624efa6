package app

import (
	"io"

	"madoguchi/app/export/sheet"
	"madoguchi/app/export/table"
)

// rowWriter is a file that takes its rows one by one: CSV, or a workbook.
type rowWriter interface {
	Row(cells []string) error
	Close() error
}

// sheetRows gathers rows until the workbook can be written; a sheet holds only so many.
type sheetRows struct {
	table table.Table
	out   io.Writer
	cut   []string
}

// Row adds a row, as long as the sheet has one left.
func (s *sheetRows) Row(cells []string) error {
	if len(s.table.Rows) == sheet.MaxRows {
		return refuse("export_rows", "Excel のシートに入る行数を超えました。何も書き出していません。ファイルの名前を .csv で終わるものにするか、期間を短くしてください。")
	}
	s.table.Rows = append(s.table.Rows, cells)
	return nil
}

// Close writes the workbook.
func (s *sheetRows) Close() error {
	data, warnings, err := sheet.Write(nil, []table.Table{s.table})
	if err != nil {
		return err
	}
	for _, w := range warnings {
		s.cut = append(s.cut, w.Column+"："+w.Text)
	}
	_, err = s.out.Write(data)
	return err
}
