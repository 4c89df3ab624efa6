// Package learn reads a journal that the shop's own bookkeeping program has written,
// for the names that are used there: a file is only taken when accounts and taxes are
// called the same letter by letter. It is pure; amounts and texts are not looked at.
package learn

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/app/export/book"
	"madoguchi/app/export/mf"

	"golang.org/x/text/encoding/japanese"
)

// The programs whose files are known.
const (
	Yayoi = "yayoi"
	MF    = "mf"
	Freee = "freee"
)

// MaxBytes is the longest file that is read: a year of a large shop. A file holds a few
// hundred names; what has more of them, or longer ones, is not looked at to its end.
const (
	MaxBytes  = 32 << 20
	maxNames  = 2000
	maxLetter = 100
)

// What is refused.
var (
	ErrFormat = errors.New("no journal of a program we know")
	ErrLong   = errors.New("the file is too long")
)

// Names are the words of a file, the most used first.
type Names struct {
	Package  string     `json:"package"`
	Words    book.Words `json:"words"` // what else the file shows: header, character set
	Accounts []string   `json:"accounts"`
	Subs     []string   `json:"subs"` // 補助科目 and 取引先
	Taxes    []string   `json:"taxes"`
	Invoices []string   `json:"invoices"` // of mf: its インボイス column
	Rows     int        `json:"rows"`
}

// columns are where a program has its words.
type columns struct{ accounts, subs, taxes, invoices []int }

// Read finds out whose file it is and collects its words.
func Read(file []byte) (Names, error) {
	if len(file) > MaxBytes {
		return Names{}, ErrLong
	}
	text, encoding, err := decode(file)
	if err != nil {
		return Names{}, err
	}
	in := csv.NewReader(strings.NewReader(text))
	in.FieldsPerRecord, in.LazyQuotes = -1, true
	if line, _, _ := strings.Cut(text, "\n"); strings.Count(line, "\t") > strings.Count(line, ",") {
		in.Comma, file = '\t', nil // pasted out of a spreadsheet
	}
	first, err := in.Read()
	if err != nil {
		return Names{}, ErrFormat
	}
	n := Names{Words: book.Words{Encoding: encoding}}
	c, ok := n.recognise(first, file)
	if !ok {
		return Names{}, ErrFormat
	}
	var accounts, subs, taxes, invoices counts = counts{}, counts{}, counts{}, counts{}
	for row := first; err == nil; row, err = in.Read() {
		if n.Package != Yayoi && n.Rows == 0 && &row[0] == &first[0] {
			continue // the heading
		}
		n.Rows++
		accounts.add(row, c.accounts)
		subs.add(row, c.subs)
		taxes.add(row, c.taxes)
		invoices.add(row, c.invoices)
	}
	if !errors.Is(err, io.EOF) {
		return Names{}, ErrFormat
	}
	n.Accounts, n.Subs, n.Taxes, n.Invoices = accounts.words(), subs.words(), taxes.words(), invoices.words()
	return n, nil
}

func decode(file []byte) (text, encoding string, err error) {
	if utf8.Valid(file) {
		return strings.TrimPrefix(string(file), "\uFEFF"), book.UTF8, nil
	}
	b, err := japanese.ShiftJIS.NewDecoder().Bytes(file)
	if err != nil || bytes.ContainsRune(b, utf8.RuneError) {
		return "", "", ErrFormat
	}
	return string(b), book.CP932, nil
}

// recognise tells whose file begins with a row.
func (n *Names) recognise(first []string, file []byte) (columns, bool) {
	if w, err := mf.Learn(file); err == nil {
		n.Package, n.Words = MF, w
		return headed(first), true
	}
	if file == nil && mf.Fits(first) == nil {
		n.Package, n.Words = MF, book.Words{Columns: first} // its character set is not that of the file
		return headed(first), true
	}
	if len(first) == 25 && slices.Contains([]string{"2000", "2110", "2111", "2100", "2101"}, first[0]) {
		n.Package = Yayoi
		return columns{accounts: []int{4, 10}, subs: []int{5, 11}, taxes: []int{7, 13}}, true
	}
	c := headed(first)
	n.Package = Freee
	return c, len(c.accounts) == 2 && len(c.taxes) == 2
}

// headed finds columns by their headings.
func headed(first []string) columns {
	at := func(names ...string) (all []int) {
		for i, h := range first {
			if slices.Contains(names, strings.TrimSpace(h)) {
				all = append(all, i)
			}
		}
		return all
	}
	return columns{
		accounts: at("借方勘定科目", "貸方勘定科目"),
		subs:     at("借方補助科目", "貸方補助科目", "借方取引先", "貸方取引先", "借方取引先名", "貸方取引先名"),
		taxes:    at("借方税区分", "貸方税区分"),
		invoices: at("借方インボイス", "貸方インボイス"),
	}
}

type counts map[string]int

func (c counts) add(row []string, at []int) {
	for _, i := range at {
		if i >= len(row) || strings.TrimSpace(row[i]) == "" || utf8.RuneCountInString(row[i]) > maxLetter {
			continue
		}
		if _, seen := c[row[i]]; seen || len(c) < maxNames {
			c[row[i]]++
		}
	}
}

func (c counts) words() []string {
	all := []string{}
	for w := range c {
		all = append(all, w)
	}
	slices.SortFunc(all, func(a, b string) int { return cmp.Or(c[b]-c[a], strings.Compare(a, b)) })
	return all
}
