package store

import (
	"context"
	"database/sql"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// keptTables are the tables of the books, by their names: a new one is held to what this
// test asks before anybody thinks of it.
var keptTables = regexp.MustCompile(`^(?:entr(?:y|ies)|exports?|documents?|settlements?|locked|audit)(?:_|$)`)

// changeable are those that say what holds today, each with its reason.
var changeable = map[string]string{
	"locked_months":       "a month is opened again; that it was stands in the audit",
	"settlement_verdicts": "a person judges anew; each judgement stands in the audit",
}

// movable are columns that do not say what happened.
var movable = map[string][]string{
	"entries":   {"inquiry_id", "words", "version"}, // follows a merge; finds it; counts how often it was marked
	"documents": {"inquiry_id"},
}

// forgettable are tables whose rows may go, each with its reason.
var forgettable = map[string]string{
	"settlement_files": "a file that was taken by mistake", "settlement_rows": "its rows",
}

// books fills every table of the books, first with what stands, last with a draft.
func (d *desk) books() {
	shop := d.account("rakuten")
	done := d.entry(refund("2026-10-03", "1", 4400))
	x := Export{Batch: mustBatch(d), Kind: "yayoi", From: "2026-10-01", To: "2026-10-31", FileName: "a.csv", SHA256: "a", MadeOf: "m", Settings: `{}`, Warnings: `[]`, Data: []byte("a")}
	_, err := d.AddExport(d.ctx, clerk, x, []int64{done.ID})
	must(d.t, err)
	was := d.keep(paper("2026-10-03", "見本商事", 22000))
	_, err = d.VoidDocument(d.ctx, clerk, was.ID, "宛名の誤り")
	must(d.t, err)
	right := paper("2026-10-04", "見本商事", 22000)
	right.Supersedes = was.ID
	now := d.keep(right)
	_, item := d.answerWith(shop, now)
	d.claimed(item, "a")
	must(d.t, d.Finish(d.ctx, item, "a", Outcome{Kind: OutcomeSent}))
	_, _, err = d.AddSettlement(d.ctx, clerk, SettlementFile{Channel: "rakuten", Name: "s.csv", SHA256: "s", Size: 1}, []SettlementRow{{Line: 1, Order: "1", Amount: 4400, Day: "2026-10-20"}})
	must(d.t, err)
	_, err = d.SaveEntry(d.ctx, clerk, refund("2026-10-05", "2", 880))
	must(d.t, err)
}

// column of a table; number tells what may be counted on.
type column struct {
	name   string
	number bool
}

// kept is a table as its door-keeper sees it.
type keptTable struct {
	name    string
	lite    bool
	columns []column
	keys    [][]string // that no two rows share
}

// other is a value of a column that it does not have.
func (k keptTable) other(c column) string {
	switch {
	case c.number:
		return c.name + ` + 7000`
	case c.name == "data" && k.lite:
		return `X'00'`
	case c.name == "data":
		return `'\x00'::bytea`
	}
	return c.name + ` || 'x'`
}

func (k keptTable) names() []string {
	out := make([]string, len(k.columns))
	for i, c := range k.columns {
		out[i] = c.name
	}
	return out
}

// doors are all ways in that the database knows.
func (k keptTable) doors() []string {
	all := k.names()
	var out []string
	if forgettable[k.name] == "" {
		out = append(out, `DELETE FROM `+k.name, `DELETE FROM `+k.name+` WHERE `+all[0]+` IS NOT NULL`)
	}
	for _, c := range k.columns {
		if !slices.Contains(movable[k.name], c.name) {
			out = append(out, fmt.Sprintf(`UPDATE %s SET %s = %s`, k.name, c.name, k.other(c)))
			for _, key := range k.keys {
				out = append(out, k.upsert(key, c.name))
			}
		}
	}
	if !k.lite {
		return append(out, `TRUNCATE `+k.name, `TRUNCATE `+k.name+` CASCADE`, `TRUNCATE accounts, staff, orders CASCADE`)
	}
	return append(out, k.pushes()...)
}

// upsert meets a row by a key and changes a column of it.
func (k keptTable) upsert(key []string, column string) string {
	target := `(` + strings.Join(key, ", ") + `)`
	if k.lite {
		target = `` // any of them
	}
	list := strings.Join(k.names(), ", ")
	return fmt.Sprintf(`INSERT INTO %s (%s) SELECT %s FROM %s WHERE true ON CONFLICT %s DO UPDATE SET %s = excluded.%s`, k.name, list, k.butFor(key, false), k.name, target, column, column)
}

// pushes are SQLite's ways to put a row in the place of another.
func (k keptTable) pushes() []string {
	list := strings.Join(k.names(), ", ")
	var out []string
	for _, hidden := range []string{"rowid", "_rowid_", "oid"} {
		out = append(out, fmt.Sprintf(`UPDATE %s SET %s = rowid + 7000`, k.name, hidden))
		out = append(out, fmt.Sprintf(`UPDATE OR REPLACE %s SET %s = (SELECT MIN(rowid) FROM %s) WHERE rowid = (SELECT MAX(rowid) FROM %s)`, k.name, hidden, k.name, k.name))
	}
	for _, key := range k.keys {
		cols := strings.Join(key, ", ")
		for _, verb := range []string{`INSERT OR REPLACE`, `REPLACE`} {
			out = append(out, fmt.Sprintf(`%s INTO %s (rowid, %s) SELECT %s FROM %s`, verb, k.name, list, k.butFor(key, true), k.name))
			out = append(out, fmt.Sprintf(`%s INTO %s (%s) SELECT %s FROM %s`, verb, k.name, list, k.butFor(key, false), k.name))
		}
		out = append(out, fmt.Sprintf(`UPDATE OR REPLACE %s SET (%s) = (SELECT %s FROM %s ORDER BY rowid LIMIT 1) WHERE rowid = (SELECT MAX(rowid) FROM %s)`, k.name, cols, cols, k.name, k.name))
	}
	return append(out, fmt.Sprintf(`INSERT OR REPLACE INTO %s SELECT * FROM %s WHERE %s IS NOT NULL`, k.name, k.name, k.columns[0].name))
}

// butFor lists the columns of a row that has only a key in common with one that is there.
func (k keptTable) butFor(key []string, hidden bool) string {
	var out []string
	if hidden && slices.Contains(key, "rowid") {
		out = append(out, "rowid")
	} else if hidden {
		out = append(out, "NULL")
	}
	for _, c := range k.columns {
		switch {
		case slices.Contains(key, c.name):
			out = append(out, c.name)
		case c.name == "id" && k.lite:
			out = append(out, "NULL")
		default:
			out = append(out, k.other(c))
		}
	}
	return strings.Join(out, ", ")
}

// standing are the rows that nothing may change, each as one text.
func (k keptTable) standing(ctx context.Context, q queryer) ([]string, error) {
	parts := []string{}
	for _, c := range k.columns {
		if !slices.Contains(movable[k.name], c.name) {
			parts = append(parts, `COALESCE(CAST(`+c.name+` AS TEXT), '')`)
		}
	}
	where := map[string]string{"entries": ` WHERE status <> 'draft'`, "entry_lines": ` WHERE (SELECT status FROM entries WHERE id = entry_id) <> 'draft'`}[k.name]
	return collect(ctx, q, func(r scanner) (s string, err error) { return s, r.Scan(&s) }, `SELECT `+strings.Join(parts, ` || '|' || `)+` FROM `+k.name+where)
}

// keptTables reads from the schema what has to be kept.
func (d *desk) keptTables(db *sql.DB) []keptTable {
	lite := d.d.name == sqliteName
	tables, columns := `SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`, `SELECT name, type LIKE '%INT%' FROM pragma_table_info($1) ORDER BY cid`
	keys := `SELECT (SELECT GROUP_CONCAT(i.name, ',') FROM pragma_index_info(l.name) i) FROM pragma_index_list($1) l WHERE l."unique" = 1`
	if !lite {
		tables = `SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY table_name`
		columns = `SELECT column_name, data_type = 'bigint' FROM information_schema.columns WHERE table_name = $1 AND table_schema = 'public' ORDER BY ordinal_position`
		keys = `SELECT STRING_AGG(a.attname, ',') FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
			WHERE i.indrelid = CAST($1 AS regclass) AND i.indisunique AND i.indpred IS NULL GROUP BY i.indexrelid`
	}
	word := func(r scanner) (s string, err error) { return s, r.Scan(&s) }
	all, err := collect(d.ctx, db, word, tables)
	must(d.t, err)
	var out []keptTable
	for _, name := range all {
		if !keptTables.MatchString(name) || changeable[name] != "" {
			continue
		}
		k := keptTable{name: name, lite: lite}
		k.columns, err = collect(d.ctx, db, func(r scanner) (c column, err error) { return c, r.Scan(&c.name, &c.number) }, columns, name)
		must(d.t, err)
		lists, err := collect(d.ctx, db, word, keys, name)
		must(d.t, err)
		for _, l := range lists {
			k.keys = append(k.keys, strings.Split(l, ","))
		}
		if lite {
			k.keys = append(k.keys, []string{"rowid"})
		}
		if lite && k.columns[0].name == "id" {
			k.keys = append(k.keys, []string{"id"})
		}
		out = append(out, k)
	}
	return out
}

// stranger is a connection as another program opens it: without what ours asks of its own.
func (d *desk) stranger() *sql.DB {
	driver, dsn := "sqlite", "file:"+strings.ReplaceAll(d.cfg.Path, " ", "%20")
	if d.cfg.URL != "" {
		driver, dsn = "pgx", d.cfg.URL
	}
	db, err := sql.Open(driver, dsn)
	must(d.t, err)
	db.SetMaxOpenConns(1)
	d.t.Cleanup(func() { must(d.t, db.Close()) })
	return db
}

func TestBooks_let_nobody_change_a_row_by_any_way_that_the_database_knows(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		d.books()
		db := d.stranger()
		all := d.keptTables(db)
		if len(all) < 12 {
			t.Fatalf("only %d tables", len(all))
		}
		for _, k := range all {
			before, err := k.standing(d.ctx, db)
			must(t, err)
			if len(before) == 0 {
				t.Errorf("%s: the test holds no row of it", k.name)
			}
			doors := k.doors()
			for _, door := range doors {
				k.tried(t, d.ctx, db, door, before)
			}
			t.Logf("%s: %d ways, %d rows", k.name, len(doors), len(before))
		}
	})
}

// tried opens a door and closes it again. What was there before must still be there behind it.
func (k keptTable) tried(t *testing.T, ctx context.Context, db *sql.DB, door string, before []string) {
	t.Helper()
	tx, err := db.BeginTx(ctx, nil)
	must(t, err)
	defer func() { must(t, tx.Rollback()) }()
	_, refused := tx.ExecContext(ctx, door)
	if refused != nil {
		if s := refused.Error(); strings.Contains(s, "syntax") || strings.Contains(s, "no such") || strings.Contains(s, "does not match") {
			t.Errorf("%s: %v", door, refused)
		}
		return
	}
	after, err := k.standing(ctx, tx)
	must(t, err)
	for _, row := range before {
		if !slices.Contains(after, row) {
			t.Errorf("%s\nlost %s", door, row)
		}
	}
}

func TestBooks_take_nothing_into_what_is_closed(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		d.books()
		db := d.stranger()
		for _, forbidden := range []string{
			`INSERT INTO export_entries (export_id, entry_id) SELECT n.export_id, (SELECT MAX(id) FROM entries) FROM export_entries n`,
			`INSERT INTO entry_lines (entry_id, position, debit, debit_tax, credit, credit_tax, amount, rate) SELECT entry_id, 7, 'a', 'b', 'c', 'd', 1, 10 FROM export_entries`,
			`INSERT INTO document_rates (document_id, rate, amount, tax) SELECT id, 0, 1, 0 FROM documents`,
			`INSERT INTO document_voids (document_id, reason, at, staff_id, name) SELECT document_id, 'b', 0, 0, '' FROM document_voids`,
			`UPDATE entries SET status = 'draft' WHERE status <> 'draft'`, `UPDATE entries SET status = 'confirmed' WHERE status <> 'draft'`,
		} {
			if _, err := db.ExecContext(d.ctx, forbidden); err == nil {
				t.Errorf("%s was allowed", forbidden)
			}
		}
	})
}
