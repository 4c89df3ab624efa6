package worker

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
)

// brings lets the next pull bring inquiries, and every pull after it nothing.
func (d *desk) brings(qs ...connectors.Inquiry) {
	d.t.Helper()
	_, err := d.store.Ingest(d.ctx, d.shop, connectors.Batch{Inquiries: qs, Next: "c"})
	must(d.t, err)
}

func TestOpenThreads_answered_and_closed_at_the_mall_beyond_every_window_are_noticed(t *testing.T) {
	d := openDesk(t)
	d.brings(question("q1"), question("q2"))
	d.mall.thread = func(id string) (connectors.Inquiry, error) {
		q := question(id, post(id+"-2", connectors.Out, "明日届きます。", -time.Minute))
		q.Done = id == "q2"
		return q, nil
	}
	d.poll(How{})
	same(t, "asked within a day of the list", fmt.Sprint(d.mall.heard("thread")), "[]")
	d.later(27 * time.Hour)
	d.poll(How{})
	same(t, "asked a day later", fmt.Sprint(d.mall.heard("thread")), "[thread q1 thread q2]")
	same(t, "answered there", d.inquiryState("q1"), store.StateWaiting)
	same(t, "closed there", d.inquiryState("q2"), store.StateDone)
	d.later(time.Hour)
	d.poll(How{})
	same(t, "asked again too soon", fmt.Sprint(d.mall.heard("thread")), "[]")
}

func TestOpenThreads_are_a_few_behind_each_poll(t *testing.T) {
	d := openDesk(t)
	for i := range 12 {
		d.brings(question(fmt.Sprintf("q%02d", i)))
	}
	d.later(27 * time.Hour)
	seen := map[string]bool{}
	for _, want := range []int{5, 5, 2, 0} {
		d.poll(How{})
		calls := d.mall.heard("")
		n := 0
		for _, c := range calls {
			if strings.HasPrefix(c, "thread") {
				n, seen[c] = n+1, true
			}
		}
		same(t, "asked", n, want)
		same(t, "first of all", calls[0], "pull c")
	}
	same(t, "each once", len(seen), 12)
}

func TestOpenThread_the_mall_no_longer_knows_stays_and_says_so(t *testing.T) {
	d := openDesk(t)
	d.brings(question("q1"), question("q2"), question("q3"))
	d.later(27 * time.Hour)
	d.mall.thread = func(id string) (connectors.Inquiry, error) {
		switch id {
		case "q1":
			return connectors.Inquiry{}, failing(connectors.Rejected, "gone")
		case "q2":
			return connectors.Inquiry{}, failing(connectors.Temporary, "down")
		}
		return question(id), nil
	}
	r := d.poll(How{})
	if r.Err != nil {
		t.Fatal("one thread failed the poll:", r.Err)
	}
	same(t, "asked", len(d.mall.heard("thread")), 3)
	same(t, "kept", d.remotes(), "q1 q2 q3")
	q, err := d.store.InquiryByRemote(d.ctx, d.shop, "q1")
	must(t, err)
	events, err := d.store.Events(d.ctx, q.ID)
	must(t, err)
	same(t, "says", events[len(events)-1].Kind, "mall_gone")
	d.later(3 * time.Hour)
	d.poll(How{})
	same(t, "tried again", fmt.Sprint(d.mall.heard("thread")), "[thread q2]")
}

func TestOpenThreads_wait_when_the_mall_asks_to(t *testing.T) {
	d := openDesk(t)
	d.brings(question("q1"), question("q2"))
	d.later(27 * time.Hour)
	d.mall.thread = func(string) (connectors.Inquiry, error) {
		return connectors.Inquiry{}, failing(connectors.Limited, "slow")
	}
	r := d.poll(How{})
	same(t, "told", connectors.As(r.Err).Code, "slow")
	same(t, "asked", len(d.mall.heard("thread")), 1)
}
