package longrun

import (
	"context"
	"encoding/json"
	"strings"
	"time"

	"madoguchi/app"
)

// compare holds the desk against the malls.
func (r *run) compare() {
	r.desk(func(ctx context.Context, d *app.Desk) {
		rows := r.everything(ctx, d)
		want := len(r.threads) + len(r.topics)
		if len(rows) != want {
			r.t.Errorf("the desk has %d inquiries, the malls %d", len(rows), want)
		}
		for _, number := range r.threads {
			q, _ := r.rakuten.Thread(number)
			truth := []string{"in " + q.Text}
			for _, p := range q.Replies {
				truth = append(truth, side(p.From)+p.Text)
			}
			r.same(ctx, d, rows, number, truth, q.Order, q.Completed)
		}
		for _, topic := range r.yahoo.Topics() {
			var truth []string
			for _, p := range topic.Posts {
				truth = append(truth, side(p.By)+p.Text)
			}
			r.same(ctx, d, rows, topic.ID, truth, topic.Order, topic.Completed)
		}
		r.compareReplies(ctx, d)
	})
	for _, objection := range append(r.rakuten.Objections(), r.yahoo.Objections()...) {
		r.t.Errorf("a mall objects: %s", objection)
	}
	r.comparePace()
	faults, _ := json.Marshal(r.faults)
	r.t.Logf("%v in this world, %d inquiries, %d replies, %d kills, %d calls at 楽天, %d at Yahoo!",
		r.now().Sub(opening).Round(time.Hour), len(r.threads)+len(r.topics), len(r.replies), r.kills, len(r.rakuten.Calls()), len(r.yahoo.Calls()))
	r.t.Logf("faults: %s", faults)
}

// comparePace: over a stretch of calls the pause between two was kept. Single
// arrivals say little on a busy machine.
func (r *run) comparePace() {
	const stretch = 50
	at := map[string][]time.Time{}
	for _, c := range r.rakuten.Calls() {
		at["楽天"] = append(at["楽天"], c.At)
	}
	shared := r.time()
	for _, c := range r.yahoo.Calls() { // its clock is the world's
		at["Yahoo!"] = append(at["Yahoo!"], shared.real.Add(c.At.Sub(shared.virtual)/fast))
	}
	for mall, calls := range at {
		if len(calls) < 2*stretch {
			r.t.Errorf("only %d calls at %s: this run proves nothing", len(calls), mall)
		}
		for i := stretch; i < len(calls); i++ {
			if took := calls[i].Sub(calls[i-stretch]); took < stretch*pace*4/5 {
				r.t.Errorf("%s got %d calls in %v, the pace is %v", mall, stretch, took, pace)
				break
			}
		}
	}
}

func side(by string) string {
	if by == "user" {
		return "in "
	}
	return "out "
}

// everything is every row of the list by its remote id.
func (r *run) everything(ctx context.Context, d *app.Desk) map[string]app.Row {
	rows := map[string]app.Row{}
	after := ""
	for {
		page, err := d.Inbox(ctx, app.InboxQuery{Limit: 500, After: after})
		if err != nil {
			r.t.Fatal(err)
		}
		for _, q := range page.Inquiries {
			if _, twice := rows[q.RemoteID]; twice {
				r.t.Errorf("%s stands in the list twice", q.RemoteID)
			}
			rows[q.RemoteID] = q
		}
		if after = page.Next; after == "" {
			return rows
		}
	}
}

// same compares one conversation message by message.
func (r *run) same(ctx context.Context, d *app.Desk, rows map[string]app.Row, remote string, truth []string, order string, done bool) {
	row, ok := rows[remote]
	if !ok {
		r.t.Errorf("%s is lost", remote)
		return
	}
	t, err := d.Thread(ctx, app.ID{ID: row.ID})
	if err != nil {
		r.t.Fatal(err)
	}
	have := map[string]int{}
	for _, m := range t.Messages {
		have[m.Direction+" "+strings.TrimSpace(m.Text)]++
	}
	for _, text := range truth {
		if have[text] != 1 {
			r.t.Errorf("%s has %q %d times", remote, text, have[text])
		}
		delete(have, text)
	}
	for text := range have {
		r.t.Errorf("%s has %q, the mall does not", remote, text)
	}
	if t.Inquiry.OrderNumber != order || order != "" && len(t.Orders) != 1 {
		r.t.Errorf("%s is about order %q at the mall, %q here, %d read", remote, order, t.Inquiry.OrderNumber, len(t.Orders))
	}
	if t.RemoteDone != done {
		r.t.Errorf("%s: completed is %v here, %v at the mall", remote, t.RemoteDone, done)
	}
}

// compareReplies: at most once, and nothing claimed that is not so.
func (r *run) compareReplies(ctx context.Context, d *app.Desk) {
	arrived := map[string]int{}
	for _, x := range r.rakuten.Delivered() {
		arrived[x.Text]++
	}
	for _, x := range r.yahoo.Delivered() {
		arrived[x.Text]++
	}
	out, err := d.Outbox(ctx, app.OutboxQuery{})
	if err != nil {
		r.t.Fatal(err)
	}
	states := map[string]int{}
	for _, item := range out.Outbox {
		states[item.State]++
		n := arrived[item.Text]
		bad := n > 1
		switch item.State {
		case "sent":
			bad = bad || n != 1
		case "failed":
			bad = bad || n != 0
		case "unknown": // shown to a person: nobody can know better
			bad = bad || n != 0
		default:
			bad = true // nothing may be left on its way
		}
		if bad {
			r.t.Errorf("reply %q is %s (%s) and arrived %d times", item.Text, item.State, item.Code, n)
		}
		delete(arrived, item.Text)
	}
	for text, n := range arrived {
		r.t.Errorf("a mall has %q %d times, no outbox item knows it", text, n)
	}
	if states["sent"] < r.kills/3 {
		r.t.Errorf("only %d replies were sent: this run proves nothing", states["sent"])
	}
	if len(out.Outbox) != len(r.replies) {
		r.t.Errorf("%d replies were written, %d stand in the outbox", len(r.replies), len(out.Outbox))
	}
	r.t.Logf("outbox: %v", states)
}
