package orderfile

import (
	"bytes"
	"iter"

	"github.com/xuri/excelize/v2"
)

// excelTable is the first visible sheet of a workbook that has rows.
type excelTable struct {
	file  *excelize.File
	sheet string
}

func openExcel(data []byte) (f *File, err error) {
	// A workbook is a stranger's zip of XML: what its reader did not foresee must
	// not end the program.
	defer func() {
		if recover() != nil {
			f, err = nil, badWorkbook()
		}
	}()
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: maxUnzip, UnzipXMLSizeLimit: maxUnzip, // nothing is written to the disk
	})
	if err != nil {
		return nil, badWorkbook()
	}
	day1904 := false
	if p, err := book.GetWorkbookProps(); err == nil && p.Date1904 != nil {
		day1904 = *p.Date1904
	}
	refused := error(nil)
	for _, sheet := range book.GetSheetList() {
		if visible, err := book.GetSheetVisible(sheet); err != nil || !visible {
			continue
		}
		f := &File{Charset: "Excel", Sheet: sheet, day1904: day1904, table: excelTable{book, sheet}}
		if refused = f.findHead(knownColumns); refused == nil {
			return f, nil
		}
	}
	if refused == nil {
		refused = badWorkbook()
	}
	return nil, refused
}

func badWorkbook() error {
	return refuse("file_format", "この Excel のファイルを読めませんでした。何も取り込んでいません。Excel で開いて .xlsx に保存し直すか、CSV にしてください。")
}

func (t excelTable) rows(int) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		over := false
		defer func() {
			if recover() != nil && !over {
				yield(Row{}, badWorkbook())
			}
		}()
		rows, err := t.file.Rows(t.sheet)
		if err != nil {
			yield(Row{}, badWorkbook())
			return
		}
		for line := 1; rows.Next(); line++ {
			cells, err := rows.Columns()
			if err == nil && len(cells) > maxColumns {
				err = tooWide()
			} else if err != nil {
				err = badWorkbook()
			}
			over = true // a panic of the caller is not ours
			more := yield(Row{Line: line, Cells: cells}, err)
			if over = false; !more || err != nil {
				return
			}
		}
		if rows.Error() != nil {
			yield(Row{}, badWorkbook())
		}
	}
}
