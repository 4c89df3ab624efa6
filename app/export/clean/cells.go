package clean

import (
	"fmt"

	"madoguchi/app/export/book"

	"golang.org/x/text/encoding/japanese"
)

// Cells makes the cells of one file fit and keeps what it changed, once for each
// event and column.
type Cells struct {
	CP932    bool
	Replace  []book.Rename
	Warnings []book.Warning

	told map[[2]string]bool
}

// New is Cells for the character set that a package's words name.
func New(w book.Words) *Cells {
	return &Cells{CP932: w.Encoding == book.CP932, Replace: w.Replace, Warnings: []book.Warning{}, told: map[[2]string]bool{}}
}

// Text is a cell of a column that takes so many half-width units, 0 for any.
func (c *Cells) Text(event, column, s string, width int) string {
	return c.take(event, column, s, Rules{Width: width})
}

// Name is a cell of a column whose limit counts letters.
func (c *Cells) Name(event, column, s string, letters int) string {
	return c.take(event, column, s, Rules{Letters: letters})
}

func (c *Cells) take(event, column, s string, r Rules) string {
	r.CP932, r.Replace = c.CP932, c.Replace
	out, note := r.Text(s)
	if note != "" {
		c.Warn(event, column, note, s, out)
	}
	return out
}

// Warn keeps a warning that a person should read before the file is written.
func (c *Cells) Warn(event, column, text, before, after string) {
	if c.told[[2]string{event, column}] {
		return
	}
	c.told[[2]string{event, column}] = true
	c.Warnings = append(c.Warnings, book.Warning{EventID: event, Column: column, Text: text, Before: before, After: after})
}

// mark is how Excel knows UTF-8.
const mark = "\uFEFF"

// Encode is the bytes of a file whose cells were all made by c.
func (c *Cells) Encode(file string) ([]byte, error) {
	if !c.CP932 {
		return []byte(mark + file), nil
	}
	b, err := japanese.ShiftJIS.NewEncoder().Bytes([]byte(file))
	if err != nil {
		return nil, fmt.Errorf("a cell was not made fit: %w", err)
	}
	return b, nil
}
