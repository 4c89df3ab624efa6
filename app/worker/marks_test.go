package worker

import (
	"context"
	"fmt"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
)

// lists is a marker that keeps what it was asked for.
type lists struct {
	full
	asked *[][]connectors.Marking
}

func (l lists) Mark(_ context.Context, all []connectors.Marking) []error {
	*l.asked = append(*l.asked, all)
	errs := make([]error, len(all))
	for i, m := range all {
		if m.Mark == connectors.MarkPrivate {
			errs[i] = failing(connectors.Rejected, "no_private")
		}
	}
	return errs
}

func TestMarks_go_as_one_list_with_their_reason_and_a_refusal_is_visible(t *testing.T) {
	d := openDesk(t)
	d.brings(question("q1"), question("q2"))
	id := func(remote string) int64 {
		q, err := d.store.InquiryByRemote(d.ctx, d.shop, remote)
		must(t, err)
		return q.ID
	}
	marks := connectors.Marks{Complete: true, Private: true}
	must(t, d.store.Move(d.ctx, clerk, store.Move{ID: id("q1"), State: store.StateDone, Marks: marks, Reason: "3"}))
	must(t, d.store.WantPrivate(d.ctx, clerk, id("q2")))
	d.later(time.Minute)
	var asked [][]connectors.Marking
	c := lists{full{d.mall}, &asked}
	must(t, d.marks(d.ctx, c, d.account()))
	must(t, d.marks(d.ctx, c, d.account()))
	same(t, "asked", fmt.Sprint(asked), "[[{q1 complete 3} {q2 private }]]")
	events, err := d.store.Events(d.ctx, id("q2"))
	must(t, err)
	last := events[len(events)-1]
	same(t, "refusal", last.Kind+" "+last.Detail, "mark_refused private 理由は no_private です。")
}
