package main

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// multiplied is the small shop several times over: its inquiries so often, its
// orders so often. The rows are copied within the database; ids, numbers and
// addresses are made different, texts are cut. The copies are not in the search.
func (b *bench) multiplied(name string, inquiries, orders int) (string, error) {
	base, err := b.filled("small", b.shop)
	if err != nil {
		return "", err
	}
	return b.profile(name, func(dir string) error {
		if out, err := exec.Command("cp", "-a", "--reflink=auto", base+"/.", dir).CombinedOutput(); err != nil {
			return fmt.Errorf("%w: %s", err, out)
		}
		return multiply(b.ctx, dir, inquiries, orders)
	})
}

// copied says how a table is copied: by which column its rows belong to an inquiry
// or an order, and which columns must differ in the copy.
type copied struct {
	table    string
	of       string // inquiries or orders: how often it is copied
	ids      string // columns that hold ids of the base, 0 stays 0
	distinct string // columns that get a mark of the copy, empty stays empty
	cut      string // columns of which a piece is enough
}

func copiedTables() []copied {
	return []copied{
		{"customers", "inquiries", "id", "", ""},
		{"contacts", "inquiries", "customer_id", "contact", ""},
		{"inquiries", "inquiries", "id customer_id seen_id newest_id", "remote_id", "raw"},
		{"messages", "inquiries", "id inquiry_id", "remote_id mail_id", "raw body html"},
		{"files", "inquiries", "id message_id", "", ""},
		{"events", "inquiries", "id inquiry_id", "", ""},
		{"links", "inquiries", "inquiry_id", "", ""},
		{"inquiry_keys", "inquiries", "inquiry_id", "word", ""},
		{"orders", "orders", "id", "number", "raw"},
		{"order_keys", "orders", "order_id", "word", ""},
	}
}

func multiply(ctx context.Context, dir string, inquiries, orders int) (err error) {
	db, err := sql.Open("sqlite", filepath.Join(dir, "madoguchi.db")+"?_pragma=synchronous(OFF)&_pragma=cache_size(-1000000)&_pragma=foreign_keys(OFF)")
	if err != nil {
		return err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	times := map[string]int{"inquiries": inquiries, "orders": orders}
	for _, c := range copiedTables() {
		if err := c.copy(ctx, db, times[c.of]); err != nil {
			return fmt.Errorf("%s: %w", c.table, err)
		}
	}
	if _, err := db.ExecContext(ctx, `UPDATE counters SET n = n * $1 WHERE name LIKE 'state:%'`, inquiries); err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`)
	return err
}

// step is more than any id of the small shop.
const step = 10_000_000

func (c copied) copy(ctx context.Context, db *sql.DB, times int) error {
	columns, err := columnsOf(ctx, db, c.table)
	if err != nil {
		return err
	}
	// The k-th copy is told apart by $1, a number of two digits.
	exprs := make([]string, len(columns))
	for i, name := range columns {
		switch {
		case has(c.ids, name):
			exprs[i] = fmt.Sprintf("CASE WHEN %[1]s > 0 THEN %[1]s + $1 * %[2]d ELSE %[1]s END", name, step)
		case has(c.distinct, name):
			exprs[i] = fmt.Sprintf("CASE WHEN %[1]s <> '' THEN %[1]s || CAST($1 AS TEXT) ELSE '' END", name)
		case has(c.cut, name):
			exprs[i] = fmt.Sprintf("SUBSTR(%s, 1, 120)", name)
		default:
			exprs[i] = name
		}
	}
	first, _, _ := strings.Cut(c.ids, " ")
	query := fmt.Sprintf(`INSERT INTO %[1]s (%[2]s) SELECT %[3]s FROM %[1]s WHERE %[4]s < %[5]d`, c.table, strings.Join(columns, ", "), strings.Join(exprs, ", "), first, step)
	for k := range times - 1 {
		if _, err := db.ExecContext(ctx, query, k+10); err != nil {
			return err
		}
	}
	return nil
}

func has(words, word string) bool { return strings.Contains(" "+words+" ", " "+word+" ") }

func columnsOf(ctx context.Context, db *sql.DB, table string) (all []string, err error) {
	rows, err := db.QueryContext(ctx, `SELECT name FROM pragma_table_info('`+table+`')`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		all = append(all, name)
	}
	return all, rows.Err()
}

// scratch is a copy of a profile that may be written to.
func (b *bench) scratch(dir string) (string, error) {
	to, err := os.MkdirTemp(b.temp, "scratch")
	if err != nil {
		return "", err
	}
	if out, err := exec.Command("cp", "-a", "--reflink=auto", dir+"/.", to).CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return to, nil
}
