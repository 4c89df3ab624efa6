package worker

import (
	"context"
	"strings"
	"testing"

	"madoguchi/connectors"
	"madoguchi/store"
)

// pastOfSix is a mailbox with six mails of before. A held cursor brings nothing of
// them.
func pastOfSix(d *desk, on func(cur string)) {
	d.mall.hold = func(cur string, what connectors.Held) string {
		return strings.TrimPrefix(strings.TrimPrefix(string(what)+" "+strings.TrimPrefix(cur, "past "), " "), " ")
	}
	next := pages("6", "", nil)
	d.mall.pull = func(ctx context.Context, cur string) (connectors.Batch, error) {
		on(cur)
		if at, held := strings.CutPrefix(cur, "past "); held {
			return connectors.Batch{Next: cur, Done: int64(len(at)), All: 6}, nil
		}
		b, err := next(ctx, cur)
		b.Past, b.Done, b.All, b.Reached = true, 1, 6, morning
		if !b.More {
			b.Done, b.All = 0, 0
		}
		return b, err
	}
}

func TestPast_rests_in_the_middle_outlasts_a_restart_and_goes_on(t *testing.T) {
	for _, word := range []string{store.PastPaused, store.PastEnded} {
		t.Run(word, func(t *testing.T) {
			d := openDesk(t)
			pastOfSix(d, func(cur string) {
				if cur == "2" {
					must(t, d.store.SetPast(d.ctx, clerk, d.shop, word))
				}
			})
			d.poll(How{})
			same(t, "inquiries", d.remotes(), "q1 q2 q3")
			a := d.account()
			same(t, "state", a.State, store.AccountOK)
			same(t, "past", a.Past, word)
			same(t, "reached", a.PastAt, ms(morning))
			same(t, "progress is shown still", a.ProgressAll, 6)

			d.Worker = New(d.cfg)
			d.mall.heard("")
			d.poll(How{})
			same(t, "after a restart it asks", strings.Join(d.mall.heard("pull"), ", "), "pull past 3")
			same(t, "inquiries", d.remotes(), "q1 q2 q3")

			same(t, "due while it rests", d.due(), false)
			must(t, d.store.SetPast(d.ctx, clerk, d.shop, store.PastRead))
			same(t, "due when it goes on", d.due(), true)
			d.poll(How{})
			same(t, "inquiries", d.remotes(), "q1 q2 q3 q4 q5 q6")
			a = d.account()
			same(t, "progress", a.ProgressAll, 0)
			same(t, "reached", a.PastAt, 0)
		})
	}
}

func TestPast_of_a_last_look_is_left_alone(t *testing.T) {
	d := openDesk(t)
	var held []string
	d.box.pull = func(_ context.Context, cur string) (connectors.Batch, error) {
		held = append(held, cur)
		return connectors.Batch{Next: cur}, nil
	}
	h := holdingBox{d.box}
	must(t, d.reread(d.ctx, h, d.account(), "q1"))
	a := d.account()
	a.Past = store.PastEnded
	must(t, d.reread(d.ctx, h, a, "q1"))
	same(t, "cursors", strings.Join(held, ", "), "old, past")
}

// holdingBox can pull, send and leave the past alone, nothing else.
type holdingBox struct{ *mall }

func (holdingBox) Hold(_ string, what connectors.Held) string { return string(what) }
