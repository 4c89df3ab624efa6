package store

import (
	"fmt"
	"testing"

	"madoguchi/connectors"
)

// Every transaction leaves a piece in the index; the desk lays them together when nothing
// comes, and a question has the same answer before and after.
func TestTidySearch_lays_the_pieces_of_the_index_together(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("mailbox")
		for i := range 2 * mostPieces {
			one := mail(fmt.Sprint("m", i), fmt.Sprintf("c%d@example.jp", i), "割れた皿", -i)
			_, err := d.Ingest(d.ctx, box, connectors.Batch{Next: "x", Inquiries: []connectors.Inquiry{one}})
			must(t, err)
		}
		found := d.findAll(FindInquiries, wanted("割れた皿"))
		before := d.indexPieces()
		for more := true; more; {
			var err error
			more, err = d.TidySearch(d.ctx)
			must(t, err)
		}
		if after := d.indexPieces(); d.Store.d.name == sqliteName && (before < 2*mostPieces || after != 1) {
			t.Errorf("%d pieces became %d", before, after)
		}
		if got := d.findAll(FindInquiries, wanted("割れた皿")); len(found) == 0 || fmt.Sprint(got) != fmt.Sprint(found) {
			t.Errorf("found %v, before %v", got, found)
		}
	})
}

func (d *desk) indexPieces() (n int) {
	d.t.Helper()
	if d.Store.d.name == sqliteName {
		must(d.t, d.read.QueryRow(`SELECT COUNT(DISTINCT segid) FROM inquiry_index_idx`).Scan(&n))
	}
	return n
}
