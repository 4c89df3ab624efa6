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
