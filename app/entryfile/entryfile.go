// Package entryfile reads what the books must know from a file: JSON as the program
// keeps events, or a table whose columns are those of our own file or are named by a
// map. It is pure: bytes come in, events go out, with what is wrong in each row.
package entryfile

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"madoguchi/app/export/book"
)

// What makes a whole file unreadable.
var (
	ErrFormat = errors.New("no file of entries")
	ErrSize   = errors.New("the file is too large")
	ErrRows   = errors.New("the file has too many rows")
)

// How much a file may hold. A month of a busy shop is some hundred events; what is far
// beyond is another file by mistake, and is refused before it fills the memory.
const (
	MaxFile  = 20 << 20 // bytes
	MaxRows  = 20_000   // of a table, or events of a list
	MaxText  = 1_000    // letters in a cell
	MaxLines = 200      // of one event
)

// Row is one event of a file.
type Row struct {
	Line  int    // of a table; the place in a list, from 1
	Place string // that in words
	Event book.Event
	Bad   string // why it cannot be read, a Japanese sentence; "" when it can
	Words []Word // of theirs that are not known; a map can say what they mean
}

// Word is what stands in a field.
type Word struct{ Field, Word string }

// Read reads a file. The shop's words are known: a channel or a tax by its name.
func Read(data []byte, m Map, s book.Shop) ([]Row, error) {
	text, err := readable(data)
	if err != nil {
		return nil, err
	}
	if text[0] == '{' || text[0] == '[' {
		return readJSON(text)
	}
	return readTable(text, m, s)
}

// readJSON reads {"events": […]}, {"entries": […]} or the bare list, one by one: a list
// without an end is not held in memory.
func readJSON(text []byte) ([]Row, error) {
	in := json.NewDecoder(bytes.NewReader(text))
	var rows []Row
	var err error
	if text[0] == '[' {
		rows, err = readList(in, nil)
	} else {
		rows, err = readObject(in)
	}
	if err != nil {
		return nil, err
	}
	if _, err := in.Token(); !errors.Is(err, io.EOF) || len(rows) == 0 {
		return nil, ErrFormat
	}
	return rows, nil
}

func readObject(in *json.Decoder) (rows []Row, err error) {
	if _, err := in.Token(); err != nil {
		return nil, ErrFormat
	}
	for in.More() {
		key, err := in.Token()
		if err != nil {
			return nil, ErrFormat
		}
		if key == "events" || key == "entries" {
			if rows, err = readList(in, rows); err != nil {
				return nil, err
			}
			continue
		}
		var other json.RawMessage
		if in.Decode(&other) != nil {
			return nil, ErrFormat
		}
	}
	if _, err := in.Token(); err != nil {
		return nil, ErrFormat
	}
	return rows, nil
}

func readList(in *json.Decoder, rows []Row) ([]Row, error) {
	if open, err := in.Token(); err != nil || open != json.Delim('[') {
		return nil, ErrFormat
	}
	for in.More() {
		if len(rows) == MaxRows {
			return nil, ErrRows
		}
		var one json.RawMessage
		if in.Decode(&one) != nil {
			return nil, ErrFormat
		}
		r := Row{Line: len(rows) + 1, Place: fmt.Sprintf("%d 件目", len(rows)+1)}
		if err := json.Unmarshal(one, &r.Event); err != nil {
			r.Event, r.Bad = book.Event{}, badJSON(err)
		} else {
			r.Bad = tidy(&r.Event)
		}
		rows = append(rows, r)
	}
	if _, err := in.Token(); err != nil {
		return nil, ErrFormat
	}
	return rows, nil
}

// tidy brings the texts of an event to one line, as a person's are, and says what no
// screen and no program could hold.
func tidy(e *book.Event) string {
	e.Memo, e.Note = strings.Join(strings.Fields(e.Memo), " "), strings.Join(strings.Fields(e.Note), " ")
	if len(e.Lines) > MaxLines {
		return fmt.Sprintf("明細が多すぎます（1 件に %d 行まで）。分けてください。", MaxLines)
	}
	texts := []string{e.ID, e.Date, e.Channel, e.OrderNo, e.Type, e.TypeLabel, e.Memo, e.Note, e.SettledBy, e.RelatedID, e.Undoes, e.Variant, e.Evidence, e.Status}
	for _, l := range e.Lines {
		texts = append(texts, l.Debit, l.DebitSub, l.DebitTax, l.Credit, l.CreditSub, l.CreditTax, l.TaxSource)
	}
	for _, t := range texts {
		if utf8.RuneCountInString(t) > MaxText {
			return fmt.Sprintf("「%s…」が長すぎます（1 つの欄に %d 文字まで）。短くしてください。", string([]rune(t)[:20]), MaxText)
		}
	}
	return ""
}

func badJSON(err error) string {
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) && wrong.Field != "" {
		return fmt.Sprintf("「%s」の値が読めません（%s が入っています）。", wrong.Field, wrong.Value)
	}
	return "記録として読めません。"
}
