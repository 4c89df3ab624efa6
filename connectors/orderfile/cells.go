package orderfile

import "time"

// Lists of another kind have order numbers, yen and days too. What reads the cells of
// a list of orders reads theirs.

// Headed is the file under the row that names the most columns somebody else knows.
func (f *File) Headed(known func(name string) bool) (*File, error) {
	other := *f
	other.headAt = 0
	return &other, other.findHead(func(cells []string) int {
		n := 0
		for _, c := range cells {
			if known(Plain(c)) {
				n++
			}
		}
		return n
	})
}

// Plain is the form in which names of columns are compared.
func Plain(name string) string { return plain(tidy(name)) }

// Words reads a cell as it stands there, Code one of plain letters and digits, whatever
// their width. The error is a Japanese sentence.
func Words(cell string) (string, error) { return text(cell) }

// Code reads a number that is made of letters and digits.
func Code(cell string) (string, error) { return code(cell) }

// Yen reads an amount; less than nothing where it is marked so.
func Yen(cell string) (int64, error) { return yen(cell) }

// Day reads the Japanese day of a cell: 2026-11-03.
func (f *File) Day(cell, order string) (string, error) {
	at, err := f.when(cell, order)
	if err != nil {
		return "", err
	}
	return at.Format(time.DateOnly), nil
}

// DateOrder is how the days of a column are written.
func (f *File) DateOrder(column string) string {
	return f.dateOrder(Map{Columns: map[string][]string{"ordered_at": {column}}})
}
