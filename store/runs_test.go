package store

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"madoguchi/connectors"
)

// everyDoc reads all documents as a search does, some at a time, and checks their
// order.
func (d *desk) everyDoc(from, to int64) []int64 {
	d.t.Helper()
	want := FindQuery{From: from, To: to, Limit: 7}
	last := moment{maxID, 0}
	var ids []int64
	for {
		page, err := d.Find(d.ctx, FindInquiries, want)
		must(d.t, err)
		for _, h := range page.Hits {
			if h.moment().compare(last) >= 0 {
				d.t.Fatalf("%+v after %+v", h, last)
			}
			last = h.moment()
			ids = append(ids, h.ID)
		}
		if want.After = page.Next; want.After == "" {
			slices.Sort(ids)
			return ids
		}
	}
}

// Whatever the order in which inquiries come, a search shows all of them, each once,
// the newest first, and as many of a time as there are.
func TestRuns_keep_the_order_of_time(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		random := rand.New(rand.NewPCG(3, 3))
		shop, second := d.account("rakuten"), d.account("rakuten")
		n := 0
		bring := func(account int64, more bool, minutes ...int) {
			t.Helper()
			b := connectors.Batch{Next: "x", More: more}
			for _, m := range minutes {
				n++
				id := docID(n)
				b.Inquiries = append(b.Inquiries, asked(id, "件", post(id, connectors.In, m, "質問です")))
			}
			_, err := d.Ingest(d.ctx, account, b)
			must(t, err)
		}
		// A first sync reads the newest first, 20 at a time, while new mail comes late.
		for back := range 6 {
			var some []int
			for i := range 20 {
				some = append(some, -(back*2000 + i*100))
			}
			bring(shop, true, some...)
			bring(shop, false, 10+back-random.IntN(9))
			_, err := d.Reindex(d.ctx, 9)
			must(t, err)
		}
		d.reindexAll(30)
		// The past of a second one lies among it, and some dates are wrong.
		var some []int
		for i := range 150 {
			some = append(some, -(i*70 + 4000))
		}
		bring(second, true, some...)
		years := int(24 * 60 * 365)
		bring(second, true, -60*years, -24*years, 15*years, -55*years, -60*years)
		d.reindexAll(100)
		// Old ones are written to again, and one is noted upon.
		for range 20 {
			id := docID(1 + random.IntN(n-10))
			d.later(time.Second)
			account := shop
			if _, err := d.InquiryByRemote(d.ctx, shop, id); err != nil {
				account = second
			}
			q := d.remote(account, id)
			if random.IntN(2) == 0 {
				_, err := d.AddNote(d.ctx, clerk, q.ID, "note", "覚え")
				must(t, err)
				continue
			}
			d.ingest(account, asked(id, "件", post(fmt.Sprint(id, "-", random.Int64()), connectors.In, -random.IntN(9000), "続き")))
		}
		type place struct{ id, at int64 }
		all, err := collect(d.ctx, d.read, func(r scanner) (place, error) {
			var p place
			return p, r.Scan(&p.id, &p.at)
		}, `SELECT id, last_at FROM inquiries`)
		must(t, err)
		if len(all) != n {
			t.Fatalf("%d of %d inquiries", len(all), n)
		}
		of := func(from, to int64) []int64 {
			var ids []int64
			for _, p := range all {
				if at := max(p.at, 0); at/1000 >= from/1000 && (to == 0 || at/1000 < to/1000) {
					ids = append(ids, p.id)
				}
			}
			slices.Sort(ids)
			return ids
		}
		if got := d.everyDoc(0, 0); !slices.Equal(got, of(0, 0)) || len(got) != n {
			t.Errorf("%d of %d are found", len(got), n)
		}
		for range 40 {
			from := at(-random.IntN(15000)).UnixMilli()
			to := from + int64(random.IntN(5000))*60_000
			if got := d.everyDoc(from, to); !slices.Equal(got, of(from, to)) {
				t.Errorf("%d to %d: %d, want %d", from, to, len(got), len(of(from, to)))
			}
		}
		runs, err := docRuns(d.ctx, d.read, inquiryDocs)
		must(t, err)
		var dense, loose int
		must(t, d.read.QueryRow(`SELECT COUNT(*) FROM inquiry_docs WHERE id < $1`, looseFrom).Scan(&dense))
		must(t, d.read.QueryRow(`SELECT COUNT(*) FROM inquiry_docs WHERE id >= $1`, looseFrom).Scan(&loose))
		if len(runs) < 3 || loose > n/8 {
			t.Errorf("%d runs, %d dense, %d loose", len(runs), dense, loose)
		}
	})
}

// Documents of an older program, whose ids hold the moment, are laid together with
// those that were written since.
func TestRuns_go_on_beside_older_documents(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		for i := range 30 {
			d.ingest(shop, asked(docID(i), "件", post(docID(i), connectors.In, -i*50, "質問です")))
		}
		d.olderIDs()
		for more, steps := true, 0; more; steps++ {
			if got := d.everyDoc(0, 0); len(got) != 30 {
				t.Fatalf("after %d steps %d of 30", steps, len(got))
			}
			if got := d.everyDoc(at(-700).UnixMilli(), at(-200).UnixMilli()); len(got) != 10 {
				t.Errorf("after %d steps %d of 10", steps, len(got))
			}
			var err error
			more, err = d.Reindex(d.ctx, 4)
			must(t, err)
		}
		var loose int
		must(t, d.read.QueryRow(`SELECT COUNT(*) FROM inquiry_docs WHERE id >= $1`, looseFrom).Scan(&loose))
		if loose > 0 {
			t.Errorf("%d kept their ids", loose)
		}
	})
}

// olderIDs gives all documents the ids of an older program.
func (d *desk) olderIDs() {
	d.t.Helper()
	must(d.t, d.tx(d.ctx, func(t *txn) error {
		ids, err := collect(t.ctx, t, scanID, `SELECT owner_id FROM inquiry_docs ORDER BY owner_id`)
		if err != nil {
			return err
		}
		for _, owner := range ids {
			made, err := t.docsOfInquiries([]int64{owner})
			if err != nil {
				return err
			}
			one := made[0]
			if err := t.unindex(inquiryDocs, owner); err != nil {
				return err
			}
			one.id, one.at = one.at/1000<<20, 0
			if err := t.s.d.index.put(t, one); err != nil {
				return err
			}
			if err := t.s.d.index.write(t, one); err != nil {
				return err
			}
		}
		_, err = t.exec(`DELETE FROM settings WHERE name = $1`, searchFormKey)
		return err
	}))
}
