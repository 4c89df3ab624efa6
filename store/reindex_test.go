package store

import (
	"fmt"
	"slices"
	"testing"

	"madoguchi/connectors"
	"madoguchi/store/fold"
)

func wanted(text string) FindQuery {
	term, _ := fold.Word(text, true)
	return FindQuery{Words: []Word{{Term: term}}}
}

// older makes a database of a program before parts and numbers of it.
func (d *desk) older(text string) {
	d.t.Helper()
	must(d.t, d.tx(d.ctx, func(t *txn) error {
		ids, err := collect(t.ctx, t, scanID, `SELECT owner_id FROM inquiry_docs`)
		if err != nil {
			return err
		}
		for _, id := range ids {
			var at int64
			if err := t.row(`SELECT last_at FROM inquiries WHERE id = $1`, id).Scan(&at); err != nil {
				return err
			}
			folded := fold.Fold(text)
			if err := t.putDocs([]doc{{table: inquiryDocs, owner: id, at: at, folded: folded, words: fold.Cut(folded)}}); err != nil {
				return err
			}
		}
		_, err = t.exec(`DELETE FROM settings WHERE name = $1`, searchFormKey)
		return err
	}))
}

// Documents of an older program are written anew while they stay usable, and
// going on after a stop leaves nothing out.
func TestReindex_goes_on_where_it_stopped(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		for i := range 7 {
			d.ingest(shop, asked(docID(i), "件", post(docID(i), connectors.In, -i, "電話 090-1234-5678")))
		}
		d.orders(shop, order(numberA), order(numberB))
		d.older("電話 090-1234-5678")
		before := 0
		for more := true; more; {
			found := len(d.findAll(FindInquiries, wanted("09012345678")))
			if found < before || found > before+3 {
				t.Errorf("%d after %d are in the present form", found, before)
			}
			before = found
			if old := len(d.findAll(FindInquiries, wanted("電話"))); old != 7 {
				t.Errorf("%d of 7 stay usable", old)
			}
			p, err := d.SearchProgress(d.ctx)
			must(t, err)
			if p.Ready || p.All != 9 || p.Done < found || p.Done > found+2 {
				t.Errorf("with %d of them: %+v", found, p)
			}
			more, err = d.Reindex(d.ctx, 3)
			must(t, err)
		}
		if p, err := d.SearchProgress(d.ctx); err != nil || !p.Ready {
			t.Errorf("at the end: %+v %v", p, err)
		}
		if n := len(d.findAll(FindInquiries, wanted("09012345678"))); n != 7 {
			t.Errorf("at the end %d of 7", n)
		}
	})
}

// past is a batch of a long past: the newest is fresh, the rest are years old.
func past(n int) connectors.Batch {
	b := connectors.Batch{Next: "past", More: true, Done: 1, All: 100}
	for i := range n {
		at := -i * 24 * 60 * 30
		b.Inquiries = append(b.Inquiries, asked(docID(i), "件", post(docID(i), connectors.In, at, fmt.Sprintf("昔の話 %d です", 1000+i))))
	}
	o := order(numberA)
	o.OrderedAt = at(-60 * 24 * 30)
	b.Orders = append(b.Orders, o)
	return b
}

func (d *desk) reindexAll(n int) {
	d.t.Helper()
	for more := true; more; {
		var err error
		more, err = d.Reindex(d.ctx, n)
		must(d.t, err)
	}
}

// What is fresh is found at once, the long past the newest first.
func TestReindex_of_a_long_past(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		_, err := d.Ingest(d.ctx, shop, past(8))
		must(t, err)
		found := d.findAll(FindInquiries, wanted("昔の話"))
		if len(found) != 1 || found[0] != d.remote(shop, docID(0)).ID {
			t.Errorf("at once: %v", found)
		}
		if p, err := d.SearchProgress(d.ctx); err != nil || p != (SearchProgress{Done: 1, All: 9}) {
			t.Errorf("%+v %v", p, err)
		}
		_, err = d.Reindex(d.ctx, 3)
		must(t, err)
		for i := range 8 {
			if n := len(d.findAll(FindInquiries, wanted(fmt.Sprint(1000+i)))); (n == 1) != (i < 3) && i != 3 {
				t.Errorf("%d after one step: %d", i, n)
			}
		}
		d.reindexAll(3)
		if n := len(d.findAll(FindInquiries, wanted("昔の話"))); n != 8 {
			t.Errorf("%d of 8", n)
		}
		if n := len(d.findAll(FindOrders, wanted(numberA))); n != 1 {
			t.Error("the order is not found")
		}
		if p, err := d.SearchProgress(d.ctx); err != nil || !p.Ready {
			t.Errorf("%+v %v", p, err)
		}
	})
}

// Whatever happens to an inquiry before its document is written, the search is the
// same as reading everything afterwards.
func TestReindex_follows_what_happens_meanwhile(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		_, err := d.Ingest(d.ctx, shop, past(8))
		must(t, err)
		id := func(i int) int64 { return d.remote(shop, docID(i)).ID }
		_, err = d.AddNote(d.ctx, clerk, id(2), "note", "覚え書き")
		must(t, err)
		if n := len(d.findAll(FindInquiries, wanted("覚え書き"))); n != 1 {
			t.Error("what a person has just written is not found")
		}
		must(t, d.Erase(d.ctx, clerk, id(3)))
		box := d.account("mailbox")
		one, two := mail("m1", "c1@example.jp", "割れた皿", -60*24*30), mail("m2", "c2@example.jp", "届かない箱", -60*24*40)
		_, err = d.Ingest(d.ctx, box, connectors.Batch{Next: "x", More: true, Inquiries: []connectors.Inquiry{one, two}})
		must(t, err)
		mails, err := d.Inquiries(d.ctx, InquiryQuery{Accounts: []int64{box}, Limit: 9})
		must(t, err)
		_, err = d.MergeInquiries(d.ctx, clerk, mails.Rows[0].ID, mails.Rows[1].ID)
		must(t, err)
		var left int
		must(t, d.read.QueryRow(`SELECT COUNT(*) FROM docs_due d WHERE d.what = 'inquiry' AND NOT EXISTS (SELECT 1 FROM inquiries q WHERE q.id = d.owner_id)`).Scan(&left))
		if left != 0 {
			t.Errorf("%d documents are due of what is gone", left)
		}
		d.reindexAll(2)
		for i, want := range []int{1, 1, 1, 0, 1, 1, 1, 1} { // the fourth was erased
			if n := len(d.findAll(FindInquiries, wanted(fmt.Sprint(1000+i)))); n != want {
				t.Errorf("%d: %d", i, n)
			}
		}
		if n := len(d.findAll(FindInquiries, wanted("覚え書き"))); n != 1 {
			t.Error("the note is not found any more")
		}
		both := wanted("割れた皿")
		both.Words = append(both.Words, wanted("届かない箱").Words...)
		if got := d.findAll(FindInquiries, both); !slices.Equal(got, []int64{mails.Rows[0].ID}) {
			t.Errorf("the two that are one: %v", got)
		}
	})
}

// A document that was made and has grown old before it was written is not written.
func TestReindex_never_writes_what_has_grown_old(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		_, err := d.Ingest(d.ctx, shop, past(4))
		must(t, err)
		ids := []int64{d.remote(shop, docID(1)).ID, d.remote(shop, docID(2)).ID, d.remote(shop, docID(3)).ID}
		var due []dueDoc
		for _, id := range ids {
			one := dueDoc{what: inquiryDocs, owner: id}
			must(t, d.read.QueryRow(`SELECT mark FROM docs_due WHERE what = 'inquiry' AND owner_id = $1`, id).Scan(&one.mark))
			due = append(due, one)
		}
		docs, taken, err := d.madeDocs(d.ctx, due)
		must(t, err)
		if taken != 3 || len(docs) != 3 {
			t.Fatal(taken, docs)
		}
		_, err = d.AddNote(d.ctx, clerk, ids[0], "note", "覚え書き")
		must(t, err)
		b := past(3)
		b.Inquiries = b.Inquiries[2:]
		b.Inquiries[0].Messages = append(b.Inquiries[0].Messages, post("later", connectors.In, -60*24*40, "続きの話"))
		_, err = d.Ingest(d.ctx, shop, b)
		must(t, err)
		must(t, d.tx(d.ctx, func(t *txn) error { return t.putDue(due, docs) }))
		if n := len(d.findAll(FindInquiries, wanted("覚え書き"))); n != 1 {
			t.Error("the note was written over")
		}
		d.reindexAll(10)
		if got := d.findAll(FindInquiries, wanted("続きの話")); !slices.Equal(got, ids[1:2]) {
			t.Errorf("the later message: %v", got)
		}
		if n := len(d.findAll(FindInquiries, wanted("昔の話"))); n != 4 {
			t.Errorf("%d of 4", n)
		}
	})
}

// Whoever writes documents waits for those that come with them, and not after the last.
func TestDocsDue_tells_whether_more_will_come(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("mailbox")
		ingest := func(b connectors.Batch) bool {
			t.Helper()
			b.Next = "c"
			_, err := d.Ingest(d.ctx, box, b)
			must(t, err)
			return <-d.DocsDue()
		}
		long := -60 * 24 * 60
		if !ingest(connectors.Batch{More: true, Past: true, Inquiries: []connectors.Inquiry{mail("a", "a@example.jp", "件", long)}}) {
			t.Error("the past goes on, and the hint says that it has ended")
		}
		if ingest(connectors.Batch{Past: true, Inquiries: []connectors.Inquiry{mail("b", "b@example.jp", "件", long)}}) {
			t.Error("the past has ended, and the hint says that it goes on")
		}
	})
}
