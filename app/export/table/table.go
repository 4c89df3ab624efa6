// Package table is rows for people: text, numbers and days under Japanese headings,
// and their form as a CSV file that Excel opens. It is pure.
package table

import (
	"bytes"
	"regexp"
	"strings"
	"time"
	"unicode"

	"madoguchi/app/export/clean"
)

// Kind is what the cells of a column are. In a Table every cell is written out; the
// kind says what it is read as.
type Kind int

// The kinds of columns.
const (
	Text   Kind = iota // also identifiers: all their figures are kept
	Number             // whole numbers: 12345, -5
	Day                // 2026-10-03
	Moment             // 2026-10-03 09:15, Japanese time
)

// Column is a heading and what stands below it.
type Column struct {
	Head string
	Kind Kind
	Sum  bool // a total below the last row, where the form has one
}

// Table is a sheet of a workbook or a CSV file.
type Table struct {
	Name    string
	Columns []Column
	Rows    [][]string // "" is an empty cell
	Quiet   []int      // rows of less weight, shown in grey where the form has colours
}

// CSV is a table as a file, as Stream writes it.
func (t Table) CSV() []byte {
	var b bytes.Buffer
	s := NewStream(&b, t.Columns)
	for _, r := range t.Rows {
		_ = s.Row(r) // memory takes everything
	}
	_ = s.Close()
	return b.Bytes()
}

func at(r []string, i int) string {
	if i < len(r) {
		return r[i]
	}
	return ""
}

func (c Column) csv(s string) string {
	if c.Fits(s) {
		return s
	}
	return clean.Guard(OneLine(s))
}

// Fits reports whether a cell is what its column says, and no text.
func (c Column) Fits(s string) bool {
	switch c.Kind {
	case Number:
		digits := strings.TrimPrefix(s, "-")
		return digits != "" && len(digits) <= 15 && strings.Trim(digits, "0123456789") == ""
	case Day:
		_, err := time.Parse(time.DateOnly, s)
		return err == nil
	case Moment:
		_, err := time.Parse("2006-01-02 15:04", s)
		return err == nil
	case Text:
	}
	return false
}

// breaks are line ends and tabs with what space is around them.
var breaks = regexp.MustCompile(`[ \x{3000}]*[\t\n\v\f\r\x{85}\x{2028}\x{2029}]+[\s\x{3000}]*`)

// OneLine makes one line of a text and leaves out control characters; all else stays
// letter for letter.
func OneLine(s string) string {
	s = breaks.ReplaceAllString(strings.ToValidUTF8(s, "〓"), " ")
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}

// Record adds a row of a CSV file.
func Record(b *strings.Builder, cells []string) {
	for i, s := range cells {
		if i > 0 {
			b.WriteByte(',')
		}
		if !strings.ContainsAny(s, "\",\r\n") && strings.TrimSpace(s) == s {
			b.WriteString(s)
			continue
		}
		Quote(b, s)
	}
	b.WriteString("\r\n")
}

// Quote adds a cell in quotation marks.
func Quote(b *strings.Builder, s string) {
	b.WriteByte('"')
	b.WriteString(strings.ReplaceAll(s, `"`, `""`))
	b.WriteByte('"')
}
