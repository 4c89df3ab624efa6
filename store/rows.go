package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"iter"
	"math/bits"
	"strconv"
	"strings"
)

// scanner is a row, alone or among others.
type scanner interface{ Scan(dest ...any) error }

// found turns "no rows" into the store's own word.
type found struct{ row *sql.Row }

func (f found) Scan(dest ...any) error {
	err := f.row.Scan(dest...)
	if errors.Is(err, sql.ErrNoRows) {
		return ErrNotFound
	}
	return err
}

// collect reads all rows of a query.
func collect[T any](ctx context.Context, q queryer, scan func(scanner) (T, error), query string, args ...any) ([]T, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, rows.Err()
}

func scanID(r scanner) (int64, error) {
	var id int64
	return id, r.Scan(&id)
}

func scanText(r scanner) (string, error) {
	var s string
	return s, r.Scan(&s)
}

// bit is a flag as both databases keep it.
func bit(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// asJSON keeps a list or a map in one column. Nothing of ours fails to encode.
func asJSON(v any) string {
	b, err := json.Marshal(v)
	if err != nil || string(b) == "null" {
		return "[]"
	}
	return string(b)
}

// fromJSON reads a column written by asJSON. An empty list stays nil, so that
// a value reads back as it was written.
func fromJSON(s string, v any) error {
	if s == "" || s == "[]" || s == "{}" {
		return nil
	}
	return json.Unmarshal([]byte(s), v)
}

// query is a statement whose conditions are put together at run time.
type query struct {
	sql  strings.Builder
	args []any
}

// add appends text in which each ? becomes the next numbered placeholder.
func (q *query) add(text string, args ...any) {
	for i, part := range strings.Split(text, "?") {
		if i > 0 {
			q.args = append(q.args, args[i-1])
			q.sql.WriteString("$" + strconv.Itoa(len(q.args)))
		}
		q.sql.WriteString(part)
	}
}

// inList appends "(?, ?, …)" for the values.
func inList[T any](q *query, values []T) {
	args := make([]any, len(values))
	for i, v := range values {
		args[i] = v
	}
	q.add("("+strings.TrimSuffix(strings.Repeat("?, ", len(values)), ", ")+")", args...)
}

// mostAsked is how many values one statement takes.
const mostAsked = 256

// inPowers cuts values into pieces whose lengths are powers of two: the statements that take
// them as a list are few, so that they stay prepared.
func inPowers[T any](values []T, most int) iter.Seq[[]T] {
	return func(yield func([]T) bool) {
		for len(values) > 0 {
			n := min(most, 1<<(bits.Len(uint(len(values)))-1))
			if !yield(values[:n]) {
				return
			}
			values = values[n:]
		}
	}
}

// askIn collects what a query that ends with IN says of some values.
func askIn[V, T any](t *txn, values []V, scan func(scanner) (T, error), ask string, args ...any) ([]T, error) {
	var q query
	q.add(ask, args...)
	inList(&q, values)
	return collect(t.ctx, t, scan, q.sql.String(), q.args...)
}

// ignoreMissing is the error of a lookup whose answer may be no.
func ignoreMissing(err error) error {
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	return err
}
