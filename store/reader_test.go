package store

import (
	"fmt"
	"sync"
	"testing"
)

func TestReader_prepares_what_is_asked_again_and_forgets_the_oldest(t *testing.T) {
	d := openDesk(t, false)
	ask := func(query string) {
		if _, err := collect(d.ctx, d.read, scanID, query); err != nil {
			t.Fatal(err)
		}
	}
	ask(`SELECT 7`)
	if a := d.read.kept[`SELECT 7`]; a == nil || a.stmt != nil {
		t.Fatalf("after the first time: %+v", a)
	}
	ask(`SELECT 7`)
	if a := d.read.kept[`SELECT 7`]; a == nil || a.stmt == nil {
		t.Fatalf("after the second: %+v", a)
	}
	for i := range 2 * keptStatements {
		ask(fmt.Sprint(`SELECT 1 + `, i))
	}
	if _, still := d.read.kept[`SELECT 7`]; still || len(d.read.kept) > keptStatements {
		t.Errorf("%d are kept", len(d.read.kept))
	}
}

// A statement that is forgotten while rows are read from it stays until they end.
func TestReader_forgets_nothing_under_those_who_read(t *testing.T) {
	d := openDesk(t, false)
	manyInquiries(d, 30)
	const query = `SELECT id FROM inquiries ORDER BY id`
	var all sync.WaitGroup
	for n := range 3 { // fewer than connections: each asks while it reads
		all.Go(func() {
			for i := range 150 {
				rows, err := d.read.QueryContext(d.ctx, query)
				if err != nil {
					t.Error(err)
					return
				}
				read := 0
				for rows.Next() {
					if read++; read == 3 {
						_, _ = collect(d.ctx, d.read, scanID, fmt.Sprint(`SELECT 1 WHERE 1 = `, (n*150+i)%(3*keptStatements)))
					}
				}
				if err := rows.Err(); err != nil || read != 30 {
					t.Error(read, err)
				}
				rows.Close()
			}
		})
	}
	all.Wait()
}

func TestReadTx_finds_prepared_what_an_earlier_one_asked(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		manyInquiries(d, 3)
		for range 4 {
			must(t, d.readTx(d.ctx, func(t *txn) error {
				for range 3 {
					var n int
					must(d.t, t.row(`SELECT COUNT(*) FROM inquiries WHERE id > $1`, 0).Scan(&n))
					if n != 3 {
						d.t.Errorf("%d inquiries", n)
					}
				}
				return nil
			}))
		}
		if a := d.read.kept[`SELECT COUNT(*) FROM inquiries WHERE id > $1`]; d.read.keep && (a == nil || a.stmt == nil || a.users != 0) {
			t.Errorf("kept %+v", a)
		}
	})
}
