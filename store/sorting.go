package store

import (
	"cmp"
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"
)

// sorting is an order of the list. Its columns are those of an index, all in one
// direction, so that a page is a range of that index.
type sorting struct {
	columns string
	marks   string // one placeholder for each column
	kinds   string // of the columns: n for a number, t for a text
	down    bool
	place   func(listed) []any
}

// nameless puts the inquiries of a mall that gives no name behind those with one.
const nameless = `(CASE q.customer WHEN '' THEN 1 ELSE 0 END)`

func sortingOf(word string) sorting {
	byDate := sorting{
		columns: `q.last_at, q.id`, marks: `?, ?`, kinds: "nn", down: true,
		place: func(l listed) []any { return []any{l.LastAt, l.ID} },
	}
	switch word {
	case "new":
		return byDate
	case "old":
		byDate.down = false
		return byDate
	case "customer":
		return sorting{
			columns: nameless + `, q.customer, q.id`, marks: `?, ?, ?`, kinds: "ntn",
			place: func(l listed) []any { return []any{bit(l.Customer == ""), l.Customer, l.ID} },
		}
	}
	return sorting{
		columns: `q.due_key, q.fresh_key, q.id`, marks: `?, ?, ?`, kinds: "nnn",
		place: func(l listed) []any { return []any{l.key, -l.LastAt, l.ID} },
	}
}

// page adds the place to start from, the order and the size.
func (o *list) page(want InquiryQuery) error {
	k, err := o.after(want.After)
	if err != nil {
		return err
	}
	sign := ` > `
	if o.down {
		sign = ` < `
	}
	if k != nil {
		o.add(` AND (`+o.columns+`)`+sign+`(`+o.marks+`)`, k...)
	}
	o.add(o.inOrder())
	o.limit(want.Limit)
	return nil
}

func (s sorting) inOrder() string {
	way := ``
	if s.down {
		way = ` DESC`
	}
	return ` ORDER BY ` + strings.ReplaceAll(s.columns, ", ", way+", ") + way
}

// compare lays the lists of several states together.
func (o *list) compare(a, b listed) int {
	x, y := o.place(a), o.place(b)
	for i := range x {
		n := 0
		switch v := x[i].(type) {
		case int64:
			n = cmp.Compare(v, y[i].(int64))
		case string:
			n = cmp.Compare(v, y[i].(string))
		}
		if n != 0 && o.down {
			return -n
		}
		if n != 0 {
			return n
		}
	}
	return 0
}

// cursorOf is the place of a row in a list, opaque to callers.
func cursorOf(keys ...any) string {
	parts := make([]string, len(keys))
	for i, k := range keys {
		switch v := k.(type) {
		case int64:
			parts[i] = strconv.FormatInt(v, 36)
		case string:
			parts[i] = base64.RawURLEncoding.EncodeToString([]byte(v))
		}
	}
	return strings.Join(parts, ".")
}

// after reads a cursor of this order, nil for none.
func (s sorting) after(cursor string) ([]any, error) { return places(cursor, s.kinds) }

// place reads a cursor of n numbers, nil for none.
func place(cursor string, n int) ([]int64, error) {
	all, err := places(cursor, strings.Repeat("n", n))
	if err != nil || all == nil {
		return nil, err
	}
	keys := make([]int64, n)
	for i, k := range all {
		keys[i], _ = k.(int64)
	}
	return keys, nil
}

// places reads a cursor whose keys are numbers (n) or texts (t).
func places(cursor, kinds string) ([]any, error) {
	if cursor == "" {
		return nil, nil
	}
	parts := strings.Split(cursor, ".")
	if len(parts) != len(kinds) {
		return nil, fmt.Errorf("page %q: not of this list", cursor)
	}
	keys := make([]any, len(parts))
	for i, p := range parts {
		if kinds[i] == 't' {
			text, err := base64.RawURLEncoding.DecodeString(p)
			if err != nil {
				return nil, fmt.Errorf("page %q: not of this list", cursor)
			}
			keys[i] = string(text)
			continue
		}
		n, err := strconv.ParseInt(p, 36, 64)
		if err != nil {
			return nil, fmt.Errorf("page %q: not of this list", cursor)
		}
		keys[i] = n
	}
	return keys, nil
}
