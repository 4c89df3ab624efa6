package store

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"madoguchi/connectors"
)

// placeholders counts those of a statement, which have numbers or no names at all.
func placeholders(query string) int { return strings.Count(query, "$") + strings.Count(query, "?") }

// few are the tables a shop fills by hand: dozens of rows after many years, which
// are read whole faster than any index is. SQLite's own has a row for each table.
var few = regexp.MustCompile(`\b(?:sqlite_sequence|accounts|settings|staff|categories|tags|rules|templates|template_texts|snippets|signatures|faqs|manuals)\b`)

// tableReads returns the lines of a plan that read a whole table. PostgreSQL is
// told to avoid that, so that the few rows of a test do not decide.
func tableReads(d *desk, query string) []string {
	d.t.Helper()
	var plan string
	if d.cfg.URL == "" {
		args := make([]any, placeholders(query))
		for i := range args {
			args[i] = 1
		}
		plan = explain(d, query, args)
	} else {
		plan = explainPostgres(d, query)
	}
	var whole []string
	made := map[string]bool{} // rows that a part of the statement has gathered: that part has its own line
	for line := range strings.Lines(plan) {
		line = strings.TrimSpace(line)
		if m := derived.FindStringSubmatch(line); m != nil {
			made[m[1]] = true
		}
		small := few.MatchString(line) || strings.Contains(line, "VIRTUAL TABLE") || strings.Contains(line, "CONSTANT ROW") ||
			strings.Contains(line, "VALUES CLAUSE")
		gathered := strings.Contains(line, "SUBQUERY") || strings.Contains(line, "(subquery") || made[strings.TrimPrefix(line, "SCAN ")]
		if (strings.HasPrefix(line, "SCAN") || strings.Contains(line, "Seq Scan")) && !small && !gathered {
			whole = append(whole, line)
		}
	}
	return whole
}

func explainPostgres(d *desk, query string) string {
	d.t.Helper()
	tx, err := d.write.Begin()
	must(d.t, err)
	defer tx.Rollback() //nolint:errcheck // nothing was written
	for _, s := range []string{
		`SET LOCAL enable_seqscan = off`, `SET LOCAL plan_cache_mode = force_generic_plan`, `PREPARE asked AS ` + query,
	} {
		_, err := tx.Exec(s)
		must(d.t, err)
	}
	execute := `EXECUTE asked`
	n := 0
	for strings.Contains(query, fmt.Sprint("$", n+1)) {
		n++
	}
	if n > 0 {
		execute += `(` + strings.TrimSuffix(strings.Repeat("NULL, ", n), ", ") + `)`
	}
	lines, err := collect(d.ctx, tx, scanText, `EXPLAIN `+execute)
	must(d.t, err)
	_, err = tx.Exec(`DEALLOCATE asked`)
	must(d.t, err)
	return strings.Join(lines, "\n")
}

// A shop with years of orders asks these for every mail and every order.
func TestNear_looks_nothing_up_by_reading_a_table(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop, box := d.account("rakuten", "shop_id", "246369"), d.account("mailbox")
		manyInquiries(d, 20)
		d.orders(shop, boughtBy(numberB, 9, connectors.Person{Name: "鈴木 一郎", Phone: "03-9999-1111"}, "なし"))
		var asked []string
		keep := func(t *txn) {
			for query := range t.kept {
				asked = append(asked, query)
			}
		}
		err := d.tx(d.ctx, func(t *txn) error {
			in := &intake{txn: t, account: box, kept: keptBytes{}}
			if err := in.open(); err != nil {
				return err
			}
			if err := in.take(letter("a", ichiro, "電話 03-9999-1111")); err != nil {
				return err
			}
			if _, err := t.saveOrder(shop, boughtBy(numberA, 5, ichiro, "りんご"), "", in.our); err != nil {
				return err
			}
			keep(t)
			return nil
		})
		must(t, err)
		q := d.remote(box, "a")
		must(t, d.readTx(d.ctx, func(t *txn) error {
			c := Customer{ID: q.CustomerID}
			for _, part := range []func(*Customer) error{t.customerNumbers, t.customerName, t.customerContacts, t.customerMerges} {
				must(d.t, part(&c))
			}
			mine, err := t.wordsOf(c.ID)
			must(d.t, err)
			like, err := t.nearby(c.ID, append(mine, byTel+"0399991111", byName+"鈴木一郎"))
			must(d.t, err)
			_, err = t.sameOrders(c.ID)
			must(d.t, err)
			_, err = t.alike(c.ID, mine, like)
			must(d.t, err)
			_, err = t.bearing([]int64{c.ID}, []string{byName + "鈴木一郎"})
			must(d.t, err)
			_, err = t.owns(c.ID)
			must(d.t, err)
			keep(t)
			return nil
		}))
		if len(asked) < 40 {
			t.Fatalf("only %d statements", len(asked))
		}
		for _, query := range asked {
			if whole := tableReads(d, query); len(whole) > 0 {
				t.Errorf("%s\n%s", query, strings.Join(whole, "\n"))
			}
		}
	})
}
