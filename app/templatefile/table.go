package templatefile

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
)

// Line is a row of a table with its line in the file.
type Line struct {
	Number int
	Cells  []string
}

// Table reads a table as a spreadsheet saves it, with commas or tabs: its headings, and
// every row in which something stands. One without headings or rows is ErrFormat.
func Table(text []byte) (head []string, rows []Line, err error) {
	in := csv.NewReader(bytes.NewReader(text))
	in.FieldsPerRecord = -1
	if first, _, _ := bytes.Cut(text, []byte("\n")); bytes.ContainsRune(first, '\t') && !bytes.ContainsRune(first, ',') {
		in.Comma = '\t'
	}
	if head, err = in.Read(); err != nil {
		return nil, nil, ErrFormat
	}
	for i, h := range head {
		head[i] = strings.TrimSpace(h)
	}
	for {
		cells, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		var wrong *csv.ParseError
		if errors.As(err, &wrong) {
			return head, nil, &LineError{wrong.StartLine}
		}
		if strings.TrimSpace(strings.Join(cells, "")) != "" {
			line, _ := in.FieldPos(0)
			rows = append(rows, Line{line, cells})
		}
	}
	if len(rows) == 0 {
		return head, nil, ErrFormat
	}
	return head, rows, nil
}
