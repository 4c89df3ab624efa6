package store

import "testing"

// A process that runs all day checks itself on a connection that has seen older
// states of the search index.
func TestIntegrity_stays_good_while_the_index_grows(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		ids := aShop(d)
		for i := range 30 {
			must(t, d.tx(d.ctx, func(t *txn) error { t.redocLater(ids[i%3]); return nil }))
			if wrong := d.Integrity(d.ctx); len(wrong) > 0 {
				t.Fatal(i, wrong)
			}
		}
	})
}
