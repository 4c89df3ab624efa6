package store

import (
	"fmt"
	"testing"
	"time"

	"madoguchi/connectors"
)

func manyQuestions(n int) connectors.Batch {
	b := connectors.Batch{Next: "end", More: true}
	for i := range n {
		b.Inquiries = append(b.Inquiries, asked(fmt.Sprintf("q%d", i), "件", post(fmt.Sprintf("m%d", i), connectors.In, i-100, "いつ届きますか。")))
	}
	return b
}

func (d *desk) takenAtOnce(shop int64, b connectors.Batch) int {
	d.t.Helper()
	r, err := d.MakeReady(d.ctx, b)
	must(d.t, err)
	_, n, err := d.ingestPart(d.ctx, shop, r)
	must(d.t, err)
	return n
}

func TestIngest_gives_way_to_who_waits_and_to_nobody_else(t *testing.T) {
	d := openDesk(t, false)
	shop := d.account("mailbox")
	d.portion = portion{short: 0, long: time.Hour}
	if n := d.takenAtOnce(shop, manyQuestions(40)); n != 40 {
		t.Errorf("with nobody waiting it ended after %d", n)
	}
	d.line.most = 0
	leave := d.line.enter()
	if n := d.takenAtOnce(shop, manyQuestions(40)); n != 1 {
		t.Errorf("with somebody waiting it ended after %d", n)
	}
	leave()
	d.portion.long = 0
	if n := d.takenAtOnce(shop, manyQuestions(40)); n != 1 {
		t.Errorf("after a long time it ended after %d", n)
	}
}

func TestIngest_gives_way_to_another_program(t *testing.T) {
	d := openDesk(t, false)
	other, err := openTurn(d.cfg.Path + "-turn")
	must(t, err)
	defer other.close()
	d.portion = portion{short: time.Minute, long: time.Hour}
	for name, c := range map[string]struct {
		ago   time.Duration
		waits bool
		want  bool
	}{"at once": {0, true, false}, "soon": {time.Minute, true, true}, "nobody waits": {time.Minute, false, false}, "long": {time.Hour, false, true}} {
		if c.waits {
			must(t, other.take(d.ctx))
		}
		if got := d.giveWay(time.Now().Add(-c.ago)); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
		if c.waits {
			must(t, other.leave())
		}
	}
}

// A crash between two parts: the cursor stands before the batch, which comes again.
func TestIngest_that_breaks_between_two_parts_is_repeated_without_a_trace(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("mailbox")
		d.portion = portion{}
		if n := d.takenAtOnce(shop, manyQuestions(40)); n != 1 {
			t.Fatalf("%d at once", n)
		}
		if a, err := d.Account(d.ctx, shop); err != nil || a.Cursor != "" {
			t.Fatalf("cursor %q %v", a.Cursor, err)
		}
		in, err := d.Ingest(d.ctx, shop, manyQuestions(40))
		must(t, err)
		page, err := d.Inquiries(d.ctx, InquiryQuery{Limit: 100})
		must(t, err)
		a, err := d.Account(d.ctx, shop)
		must(t, err)
		if len(page.Rows) != 40 || a.Cursor != "end" || len(in.Changed) != 39 {
			t.Errorf("%d inquiries, %d changed, cursor %q", len(page.Rows), len(in.Changed), a.Cursor)
		}
	})
}
