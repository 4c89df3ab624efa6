package store

import (
	"testing"
	"time"

	"madoguchi/connectors"
)

func TestSetPast_is_kept_written_down_and_forgotten_when_none_is_left(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("mailbox")
		batch := func(done, all int64) {
			_, err := d.Ingest(d.ctx, shop, connectors.Batch{Next: "c", Past: true, Done: done, All: all, Reached: at(-5000)})
			must(t, err)
		}
		batch(100, 1000)
		must(t, d.SetPast(d.ctx, clerk, shop, PastEnded))
		got, err := d.PastOf(d.ctx, shop)
		must(t, err)
		a, err := d.Account(d.ctx, shop)
		must(t, err)
		if got != PastEnded || a.Past != PastEnded || a.PastAt != at(-5000).UnixMilli() || a.ProgressDone != 100 {
			t.Errorf("%q %+v", got, a)
		}
		log, err := d.Audit(d.ctx, AuditQuery{Limit: 1})
		must(t, err)
		if len(log) != 1 || log[0].Verb != "account_past" || log[0].Staff != clerk.Staff {
			t.Errorf("written down: %+v", log)
		}
		must(t, d.SetReach(d.ctx, shop, 1))
		if got, err = d.PastOf(d.ctx, shop); got != PastRead || err != nil {
			t.Errorf("who asks for more of it gets %q %v", got, err)
		}
		must(t, d.SetPast(d.ctx, clerk, shop, PastPaused))
		batch(0, 0)
		a, err = d.Account(d.ctx, shop)
		must(t, err)
		if a.Past != PastRead || a.PastAt != 0 || a.ProgressRate != 0 {
			t.Errorf("done: %+v", a)
		}
	})
}

func TestEvened_speed_follows_slowly_and_knows_no_pauses(t *testing.T) {
	second := int64(1000)
	for name, c := range map[string]struct{ rate, items, took, want int64 }{
		"the first batch":         {0, 100, second, 360_000},
		"as quick as before":      {360_000, 100, second, 360_000},
		"twice as quick a moment": {360_000, 200, second, 378_000},
		"twice as quick for long": {360_000, 4000, 20 * second, 720_000},
		"after the night":         {360_000, 100, 8 * time.Hour.Milliseconds(), 360_000},
		"nothing came":            {360_000, 0, second, 360_000},
		"a new list":              {360_000, -500, second, 360_000},
	} {
		if got := evened(c.rate, c.items, c.took); got != c.want {
			t.Errorf("%s: %d, not %d", name, got, c.want)
		}
	}
}
