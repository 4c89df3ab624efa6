// Package entryfile reads what the books must know from a file: JSON as the program
// keeps events, or a table whose columns are those of our own file or are named by a
// map. It is pure: bytes come in, events go out, with what is wrong in each row.
package entryfile

import (
	"encoding/json"
	"errors"
	"fmt"

	"madoguchi/app/export/book"
)

// What makes a whole file unreadable.
var (
	ErrFormat = errors.New("no file of entries")
	ErrSize   = errors.New("the file is too large")
)

// MaxFile is how large a file may be, in bytes.
const MaxFile = 20 << 20

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

// readJSON reads {"events": […]}, {"entries": […]} or the bare list.
func readJSON(text []byte) ([]Row, error) {
	var list []json.RawMessage
	if text[0] == '{' {
		var file struct {
			Events  []json.RawMessage `json:"events"`
			Entries []json.RawMessage `json:"entries"`
		}
		if err := json.Unmarshal(text, &file); err != nil {
			return nil, ErrFormat
		}
		list = append(file.Events, file.Entries...)
	} else if err := json.Unmarshal(text, &list); err != nil {
		return nil, ErrFormat
	}
	if len(list) == 0 {
		return nil, ErrFormat
	}
	rows := make([]Row, len(list))
	for i, one := range list {
		rows[i].Line, rows[i].Place = i+1, fmt.Sprintf("%d 件目", i+1)
		if err := json.Unmarshal(one, &rows[i].Event); err != nil {
			rows[i].Bad = badJSON(err)
		}
	}
	return rows, nil
}

func badJSON(err error) string {
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) && wrong.Field != "" {
		return fmt.Sprintf("「%s」の値が読めません（%s が入っています）。", wrong.Field, wrong.Value)
	}
	return "記録として読めません。"
}
