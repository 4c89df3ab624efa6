package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// row is a row of a table as it stood, by the names of its columns: a way back
// must be exact, also for columns that are added one day.
type row map[string]any

// rowsOf copies the rows of a table that belong to an inquiry. Table and column
// are words of ours.
func (t *txn) rowsOf(table, column string, id int64) ([]row, error) {
	rows, err := t.QueryContext(t.ctx, `SELECT * FROM `+table+` WHERE `+column+` = $1`, id)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	var all []row
	for rows.Next() {
		values, into := make([]any, len(names)), make([]any, len(names))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			return nil, err
		}
		r := row{}
		for i, name := range names {
			if b, ok := values[i].([]byte); ok {
				values[i] = string(b)
			}
			r[name] = values[i]
		}
		all = append(all, r)
	}
	return all, rows.Err()
}

// putBack inserts a row as it stood.
func (t *txn) putBack(table string, r row) error {
	names := slices.Sorted(maps.Keys(r))
	values, places := make([]any, len(names)), make([]string, len(names))
	for i, name := range names {
		values[i], places[i] = r[name], fmt.Sprintf("$%d", i+1)
	}
	_, err := t.exec(`INSERT INTO `+table+` (`+strings.Join(names, ", ")+`) VALUES (`+strings.Join(places, ", ")+`)`, values...)
	return err
}

// UnmarshalJSON reads whole numbers whole: some keys are larger than a float can
// tell apart.
func (r *row) UnmarshalJSON(data []byte) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	values := map[string]any{}
	if err := d.Decode(&values); err != nil {
		return err
	}
	for name, v := range values {
		if n, ok := v.(json.Number); ok {
			whole, err := n.Int64()
			if err != nil {
				return err
			}
			values[name] = whole
		}
	}
	*r = values
	return nil
}

// text and number read a column of a row.
func (r row) text(name string) string { s, _ := r[name].(string); return s }

func (r row) number(name string) int64 { n, _ := r[name].(int64); return n }
