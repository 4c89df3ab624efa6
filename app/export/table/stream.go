package table

import (
	"bufio"
	"io"
	"strings"
)

const mark = "\uFEFF" // how Excel knows UTF-8

// Stream writes rows as a CSV file as they come, so that a file may be longer than what
// memory holds: UTF-8 with its mark, CRLF, quoted where it must be. No text begins like
// a formula.
type Stream struct {
	columns []Column
	out     *bufio.Writer
	cells   []string
	line    strings.Builder
}

// NewStream begins a file with its headings.
func NewStream(w io.Writer, columns []Column) *Stream {
	s := &Stream{columns: columns, out: bufio.NewWriterSize(w, 1<<16), cells: make([]string, len(columns))}
	for i, c := range columns {
		s.cells[i] = c.Head
	}
	_, _ = s.out.WriteString(mark) // what fails here fails again at the end
	_ = s.write()
	return s
}

// Row adds a row.
func (s *Stream) Row(r []string) error {
	for i, c := range s.columns {
		s.cells[i] = c.csv(at(r, i))
	}
	return s.write()
}

func (s *Stream) write() error {
	s.line.Reset()
	Record(&s.line, s.cells)
	_, err := s.out.WriteString(s.line.String())
	return err
}

// Close writes what is left.
func (s *Stream) Close() error { return s.out.Flush() }
