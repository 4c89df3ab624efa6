// Package sheet writes tables as a workbook (xlsx): text stays text with all its
// figures, money is a number, a day is a date, and no text is ever a formula. It is
// pure, and the same tables are the same bytes.
package sheet

import (
	"bytes"
	"errors"
	"fmt"

	"madoguchi/app/export/book"
	"madoguchi/app/export/table"

	"github.com/xuri/excelize/v2"
)

// Product is the only name that a workbook carries: not the one of a person's PC.
const Product = "窓口 Madoguchi"

// MaxRows is how many rows a sheet of Excel has below its heading and above a total.
const MaxRows = excelize.TotalRows - 2

var errEmbedded = errors.New("a workbook holds no other files")

// ErrRows is a table that no sheet holds.
var ErrRows = errors.New("more rows than a sheet has")

// Write is a workbook: a cover, when there are facts for it, and a sheet for each
// table. Texts beyond what a cell holds are cut, and told.
func Write(facts []table.Fact, tables []table.Table) ([]byte, []book.Warning, error) {
	f := excelize.NewFile(excelize.Options{TmpDir: nowhere})
	defer func() { _ = f.Close() }()
	f.SetZipWriter(newZip)
	w, err := newWorkbook(f)
	if err != nil {
		return nil, nil, err
	}
	if len(facts) > 0 {
		if err := w.cover(facts); err != nil {
			return nil, nil, err
		}
	}
	for _, t := range tables {
		if len(t.Rows) > MaxRows {
			return nil, nil, fmt.Errorf("%s: %w", t.Name, ErrRows)
		}
		if err := w.table(t); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", t.Name, err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		return nil, nil, err
	}
	return b.Bytes(), w.warnings, nil
}

type workbook struct {
	file     *excelize.File
	styles   map[look]int
	sheets   int
	warnings []book.Warning
}

func newWorkbook(f *excelize.File) (*workbook, error) {
	w := &workbook{file: f, styles: map[look]int{}, warnings: []book.Warning{}}
	if err := f.SetDefaultFont("Yu Gothic"); err != nil {
		return nil, err
	}
	if err := f.SetDocProps(&excelize.DocProperties{Creator: Product, LastModifiedBy: Product}); err != nil {
		return nil, err
	}
	return w, f.SetAppProps(&excelize.AppProperties{Application: Product})
}

// open begins a sheet: printed across one page, its heading always in view.
func (w *workbook) open(name string, head int) error {
	if w.sheets == 0 {
		if err := w.file.SetSheetName("Sheet1", name); err != nil {
			return err
		}
	} else if _, err := w.file.NewSheet(name); err != nil {
		return err
	}
	w.sheets++
	wide, a4, across, down := "landscape", 9, 1, 0
	if err := w.file.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: &wide, Size: &a4, FitToWidth: &across, FitToHeight: &down}); err != nil {
		return err
	}
	if head == 0 {
		return w.onePage(name)
	}
	return w.file.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: head, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}

// onePage lets the width of a sheet fit on one page. It comes after a filter, with which the
// library forgets it.
func (w *workbook) onePage(name string) error {
	fit := true
	return w.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit})
}

// nowhere is a folder that cannot be: else the library lays long sheets, with all the
// words of customers in them, into the system's folder for temporary files. Without one
// it keeps them in memory.
const nowhere = "\x00"

const longText = 32_767 // letters of a cell, as UTF-16
