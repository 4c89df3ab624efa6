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

// mostSheetText is how many bytes of text a workbook is made of: it takes about seven
// times as much memory before it is written.
const mostSheetText = 64 << 20

// sheetRows gathers rows until the workbook can be written; a sheet holds only so many.
type sheetRows struct {
	table table.Table
	out   io.Writer
	text  int
	cut   []string
}

// Row adds a row, as long as there is room for it.
func (s *sheetRows) Row(cells []string) error {
	for _, c := range cells {
		s.text += len(c)
	}
	if len(s.table.Rows) == sheet.MaxRows || s.text > mostSheetText {
		return refuse("export_rows", "Excel のファイル 1 つに入る量を超えました。何も書き出していません。CSV（コマンドでは .csv で終わる名前）で書き出すか、期間を短くしてください。")
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
