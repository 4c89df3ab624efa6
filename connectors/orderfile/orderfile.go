// Package orderfile reads lists of orders that a person has downloaded or
// written: 楽天 受注CSV, Yahoo! 注文CSV, and any CSV or xlsx with one order or
// one article in a row.
//
// It is pure: it opens no file, asks nobody and keeps nothing. Foreign bytes are
// read leniently, but a fact is never guessed from a damaged row: such a row is
// named with line, column and reason, and its whole order is left out, because
// an order without one of its articles is a wrong order.
//
// Open decodes a file, Guess finds out which column holds what, Read makes the
// orders.
package orderfile

import (
	"iter"

	"madoguchi/connectors"
)

// Limits of a file.
const (
	MaxBytes = 50 << 20
	maxRows  = 500_000

	maxColumns = 1_000
	maxCell    = 32_767 // letters, as in Excel
	maxUnzip   = 256 << 20
	maxDamaged = 1_000 // that are listed; all are counted
	maxParts   = 1_000 // articles or parcels of one order
)

// Row is one row with its place in the file. Cells are as they stand there.
type Row struct {
	Line  int
	Cells []string
	Bad   string // Japanese: why the row as a whole cannot be trusted
}

// File is a decoded table.
type File struct {
	Charset string   // "UTF-8", "CP932", "UTF-16", "Excel"
	Sheet   string   // of a workbook
	Head    []string // names of the columns, each one different
	table   table
	headAt  int  // line of the head; rows up to it are not data
	day1904 bool // Excel's other calendar
}

// table gives the rows of a file, as often as it is asked.
type table interface {
	// A width other than 0 is that of the head.
	rows(width int) iter.Seq2[Row, error]
}

// Damage is what could not be read. Line counts from 1 as in an editor.
type Damage struct {
	Line   int    `json:"line"`
	Column string `json:"column"` // "" when it concerns the whole row
	Reason string `json:"reason"` // Japanese
}

// refuse is a file that cannot be read at all.
func refuse(code, text string) error {
	return &connectors.Error{Reason: connectors.Rejected, Code: code, Text: text}
}

// Open decodes a file by its bytes; its name is not asked.
func Open(data []byte) (*File, error) {
	switch {
	case len(data) > MaxBytes:
		return nil, refuse("file_too_large", "このファイルは大きすぎます（上限 50 MB）。何も取り込んでいません。期間を分けてダウンロードし直してください。")
	case isZip(data):
		return openExcel(data)
	case isOLE(data):
		return nil, refuse("file_format", "古い形式（.xls）か、パスワードの付いた Excel のファイルです。何も取り込んでいません。Excel で開き、パスワードなしの .xlsx か CSV で保存し直してください。")
	}
	text, charset := decode(data)
	if looksBinary(text) {
		return nil, refuse("file_format", "CSV としても Excel としても読めません。何も取り込んでいません。CSV か .xlsx のファイルを選んでください。")
	}
	f := &File{Charset: charset, table: newCSV(text)}
	return f, f.findHead(knownColumns)
}

// findHead takes the row that names the most known columns; a title may stand
// above it.
func (f *File) findHead(known func(cells []string) int) error {
	const look = 20
	best, seen := -1, 0
	var head []string
	for row, err := range f.table.rows(0) {
		if err != nil {
			return err
		}
		if blank(row.Cells) || len(row.Cells) == 1 && isSep(row.Cells[0]) {
			continue
		}
		if n := known(row.Cells); n > best {
			best, head, f.headAt = n, row.Cells, row.Line
		}
		if seen++; seen == look {
			break
		}
	}
	if best < 0 {
		return refuse("file_empty", "このファイルには行がありません。何も取り込んでいません。中身のあるファイルを選んでください。")
	}
	f.Head = names(head)
	return nil
}

// Rows walks over the data, without blank rows and repeated heads. The end of a
// file that is too long is an error.
func (f *File) Rows() iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		n := 0
		for row, err := range f.table.rows(len(f.Head)) {
			if err != nil {
				yield(row, err)
				return
			}
			if row.Line <= f.headAt || blank(row.Cells) || sameHead(row.Cells, f.Head) {
				continue
			}
			if n++; n > maxRows {
				yield(row, refuse("file_too_long", "このファイルは行が多すぎます（上限 500,000 行）。何も取り込んでいません。期間を分けてダウンロードし直してください。"))
				return
			}
			if row.Bad == "" {
				row.Bad = misfit(row.Cells, len(f.Head))
			}
			if !yield(row, nil) {
				return
			}
		}
	}
}

// Samples returns up to n filled cells of each column.
func (f *File) Samples(n int) ([][]string, error) {
	out := make([][]string, len(f.Head))
	seen := 0
	for row, err := range f.Rows() {
		if err != nil {
			return nil, err
		}
		for i, cell := range row.Cells {
			if i < len(out) && len(out[i]) < n && row.Bad == "" {
				if s := short(tidy(cell)); s != "" {
					out[i] = append(out[i], s)
				}
			}
		}
		if seen++; seen == 200 {
			break
		}
	}
	return out, nil
}
