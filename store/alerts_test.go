package store

import (
	"fmt"
	"testing"
	"time"

	"madoguchi/connectors"
)

func TestPressing_and_fresh_count_what_waits_for_a_person(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		for i, id := range []string{"1", "2", "3"} {
			d.ingest(shop, asked(id, "件", post("m"+id, connectors.In, -i*60*12-1, "？")))
		}
		must(t, d.MarkSeen(d.ctx, clerk, d.remote(shop, "1").ID))
		now := d.now()
		p, err := d.Pressing(d.ctx, now, now+(14*time.Hour).Milliseconds())
		must(t, err)
		// Owed after 24 hours: the third is over by a minute, the second ends within 14 hours.
		third := d.remote(shop, "3")
		if want := (Pressing{Over: 1, OverAt: third.DueAt, Today: 1, Inquiry: third.ID}); p != want {
			t.Errorf("pressing %+v, want %+v", p, want)
		}
		fresh, err := d.Fresh(d.ctx)
		must(t, err)
		want := fmt.Sprint([]Fresh{{Account: shop, Count: 2, Newest: third.NewestID, At: d.remote(shop, "2").LastInAt}})
		if fmt.Sprint(fresh) != want {
			t.Errorf("fresh %v, want %s", fresh, want)
		}
	})
}

func TestPressing_counts_a_pinned_letter_by_its_own_due_date(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("mailbox")
		d.ingest(box, ofKind(mail("letter", "ec@mall.example", "ご回答のお願い", -60), connectors.Official))
		letter := d.remote(box, "letter")
		due, hour := letter.DueAt, time.Hour.Milliseconds()
		for now, want := range map[int64]Pressing{
			due - hour: {Today: 1},
			due:        {Over: 1, OverAt: due, Inquiry: letter.ID},
		} {
			p, err := d.Pressing(d.ctx, now, due+hour)
			must(t, err)
			if p != want {
				t.Errorf("pressing %+v, want %+v", p, want)
			}
		}
		for end, want := range map[int64]Levels{due: {Soon: 1}, due + 1: {Today: 1}} {
			l, err := d.Levels(d.ctx, due-hour, end, due+hour)
			must(t, err)
			if l != want {
				t.Errorf("levels %+v, want %+v", l, want)
			}
		}
	})
}
