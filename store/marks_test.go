package store

import (
	"fmt"
	"testing"
	"time"

	"madoguchi/connectors"
)

// wishes are the marks an account's mall is to be asked for now.
func (d *desk) wishes(shop int64) string {
	d.t.Helper()
	all, err := d.Marks(d.ctx, shop)
	must(d.t, err)
	var s string
	for _, m := range all {
		s += fmt.Sprintf("%s:%s:%s ", m.RemoteID, m.Mark, m.Reason)
	}
	return s
}

func TestMove_asks_the_mall_to_follow(t *testing.T) {
	both := connectors.Marks{Complete: true, Incomplete: true}
	oneWay := connectors.Marks{Complete: true}
	for name, c := range map[string]struct {
		marks connectors.Marks
		moves []string
		late  bool // the time to undo has passed
		slow  bool // it passes before each move
		want  string
	}{
		"closed":                              {both, []string{StateDone}, true, false, "1:complete:2 "},
		"closed a moment ago":                 {both, []string{StateDone}, false, false, ""},
		"closed and taken back":               {both, []string{StateDone, StateNew}, true, false, ""},
		"closed, told and taken back":         {both, []string{StateDone, StateNew}, true, true, "1:incomplete: "},
		"closed, told, back and closed":       {both, []string{StateDone, StateNew, StateDone}, true, true, "1:complete:2 "},
		"closed for good and taken back":      {oneWay, []string{StateDone, StateNew}, true, false, ""},
		"closed twice":                        {both, []string{StateDone, StateDone}, true, false, "1:complete:2 "},
		"put aside":                           {both, []string{StateIgnored}, true, false, ""},
		"taken up":                            {both, []string{StateWorking}, true, false, ""},
		"closed where the mall knows nothing": {connectors.Marks{}, []string{StateDone}, true, false, ""},
	} {
		t.Run(name, func(t *testing.T) {
			eachDatabase(t, func(t *testing.T, d *desk) {
				shop := d.account("rakuten")
				d.ingest(shop, asked("1", "件", post("a", connectors.In, -9, "？")))
				id := d.remote(shop, "1").ID
				for _, s := range c.moves {
					must(t, d.Move(d.ctx, clerk, Move{ID: id, State: s, Marks: c.marks, Reason: "2"}))
					if c.slow {
						d.later(time.Minute)
					}
				}
				if c.late {
					d.later(time.Minute)
				}
				if got := d.wishes(shop); got != c.want {
					t.Errorf("wishes %q, want %q", got, c.want)
				}
			})
		})
	}
}

func TestMark_refused_for_good_is_told_once_and_asked_for_again_only_on_a_new_wish(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		d.ingest(shop, asked("1", "件", post("a", connectors.In, -9, "？")))
		id := d.remote(shop, "1").ID
		must(t, d.WantMark(d.ctx, id, connectors.MarkRead))
		all, err := d.Marks(d.ctx, shop)
		must(t, err)
		must(t, d.MarkRefused(d.ctx, all[0], "もう受け付けていません。"))
		if got := d.history(id); got != "mark_refused read もう受け付けていません。" {
			t.Errorf("history %q", got)
		}
		if got := d.wishes(shop); got != "" {
			t.Errorf("asked again for %q", got)
		}
		must(t, d.WantMark(d.ctx, id, connectors.MarkRead))
		if got := d.wishes(shop); got != "1:read: " {
			t.Errorf("after a new wish: %q", got)
		}
	})
}
