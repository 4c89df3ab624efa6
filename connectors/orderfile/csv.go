package orderfile

import (
	"iter"
	"strings"
)

const (
	// maxQuoted bounds the search for a closing quote, in bytes.
	maxQuoted = 4 * maxCell
	// maxOpen quotes may lack their end before quotes are taken as letters: a
	// file that is built to be slow to read gives up nothing by it.
	maxOpen = 100
)

// csvTable reads comma, tab and semicolon separated text. encoding/csv refuses or
// swallows what shops really have: a lone quote must not hide the rows below it.
type csvTable struct {
	text  string
	comma byte
}

func newCSV(text string) csvTable { return csvTable{text, separator(text)} }

// separator is the one that stands most often in the first lines.
func separator(text string) byte {
	top := text[:min(len(text), 8<<10)]
	best := byte(',')
	for _, c := range []byte{'\t', ';'} {
		if strings.Count(top, string(c)) > strings.Count(top, string(best)) {
			best = c
		}
	}
	return best
}

func (t csvTable) rows(width int) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		s := scanner{text: t.text, comma: t.comma, line: 1}
		for s.at < len(s.text) {
			row := s.row(width)
			if len(row.Cells) > maxColumns {
				yield(row, tooWide())
				return
			}
			if !yield(row, nil) {
				return
			}
		}
	}
}

func tooWide() error {
	return refuse("file_format", "このファイルは列が多すぎます（上限 1,000 列）。何も取り込んでいません。注文の一覧のファイルか確かめてください。")
}

// scanner walks over the text once.
type scanner struct {
	text  string
	comma byte
	at    int
	line  int
	open  int // quotes without an end so far
}

// row reads one row. When it runs over several lines and has another width than
// the table, a quote without its end has swallowed the lines below: then only
// the first line is the row, and it is bad.
func (s *scanner) row(width int) Row {
	start := *s
	row := s.read(s.open >= maxOpen)
	lost := row.Bad != "" || s.line > start.line+1 && width > 0 && len(row.Cells) != width
	if !lost {
		return row
	}
	*s = scanner{start.text, start.comma, start.at, start.line, start.open + 1}
	row = s.read(true)
	row.Bad = "引用符（\"）が閉じていません。この行の引用符を確かめてください。"
	return row
}

// read reads one row; literal takes quotes for letters, so that the row ends
// with its line.
func (s *scanner) read(literal bool) Row {
	row := Row{Line: s.line}
	for {
		cell, ok := s.cell(literal)
		if !ok {
			row.Bad = "open"
		}
		row.Cells = append(row.Cells, cell)
		if s.at >= len(s.text) || len(row.Cells) > maxColumns {
			return row
		}
		switch c := s.text[s.at]; {
		case c == s.comma:
			if s.at++; s.at == len(s.text) {
				row.Cells = append(row.Cells, "")
				return row
			}
		default:
			s.newline()
			return row
		}
	}
}

// newline steps over one end of a line: \n, \r\n or \r.
func (s *scanner) newline() {
	if s.text[s.at] == '\r' && strings.HasPrefix(s.text[s.at+1:], "\n") {
		s.at++
	}
	s.at++
	s.line++
}

// cell reads one cell and stands on what ends it. A quoted cell without an end
// is not ok.
func (s *scanner) cell(literal bool) (string, bool) {
	if !literal {
		start := strings.TrimLeft(s.text[s.at:min(len(s.text), s.at+8)], " ")
		for _, guard := range []string{`"`, `="`} {
			if strings.HasPrefix(start, guard) {
				s.at += strings.IndexByte(s.text[s.at:], guard[0])
				return s.quoted(guard)
			}
		}
	}
	rest := s.text[s.at:]
	end := strings.IndexAny(rest, "\r\n"+string(s.comma))
	if end < 0 {
		end = len(rest)
	}
	s.at += end
	return rest[:end], true
}

// quoted reads a cell in quotes. A quote that nothing ends behind is a letter:
// many tools forget to double it. Over the end of a line it is more likely the
// next cell's, so that the first one has no end.
func (s *scanner) quoted(guard string) (string, bool) {
	from := s.at + len(guard)
	limit := min(len(s.text), from+maxQuoted)
	stray := false
	for i := from; i < limit; i++ {
		if s.text[i] != '"' {
			continue
		}
		if strings.HasPrefix(s.text[i+1:], `"`) {
			i++
			continue
		}
		end, ok := s.ends(i + 1)
		stray = stray || !ok
		if ok {
			cell := s.text[from:i]
			over := lines(cell)
			if stray && over > 0 {
				return "", false
			}
			s.line += over
			s.at = end
			return strings.ReplaceAll(cell, `""`, `"`), true
		}
	}
	return "", false
}

// ends tells whether a cell ends at i, but for spaces.
func (s *scanner) ends(i int) (int, bool) {
	for i < len(s.text) && s.text[i] == ' ' {
		i++
	}
	return i, i == len(s.text) || strings.IndexByte("\r\n", s.text[i]) >= 0 || s.text[i] == s.comma
}

// lines counts the ends of lines in a text.
func lines(text string) int {
	return strings.Count(text, "\n") + strings.Count(text, "\r") - strings.Count(text, "\r\n")
}
