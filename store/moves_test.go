package store

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"madoguchi/connectors"
)

// Whatever order things come and are done in: a question is never asleep, what is
// owed has a due date and nothing else has one, and every move of the machine says
// why.
func TestMoves_keep_every_question_awake(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		for seed := range uint64(12) {
			random := rand.New(rand.NewPCG(seed, 7))
			shop := d.account("rakuten")
			remote := fmt.Sprint("q", seed)
			d.ingest(shop, asked(remote, "件", post(remote+"first", connectors.In, 0, "いつ届きますか")))
			for step := range 25 {
				before := d.remote(shop, remote)
				moves := len(d.moves(before.ID))
				d.later(time.Duration(1+random.IntN(600)) * time.Minute)
				what := d.turnOf(random, shop, before, step)
				after := d.remote(shop, remote)
				d.soundly(fmt.Sprintf("seed %d step %d: %s: %s → %s", seed, step, what, before.State, after.State), what, before, after)
				if before.State != after.State && what != "person" && len(d.moves(after.ID)) == moves {
					t.Fatalf("seed %d step %d: %s → %s after %s says nothing of why", seed, step, before.State, after.State, what)
				}
			}
		}
		d.sameCounts()
	})
}

// turnOf lets one thing happen to an inquiry and names it.
func (d *desk) turnOf(random *rand.Rand, shop int64, q Inquiry, step int) string {
	d.t.Helper()
	now := int(time.UnixMilli(d.at.Load()).Sub(morning) / time.Minute)
	say := func(way connectors.Direction, text string) {
		d.ingest(shop, asked(q.RemoteID, "件", post(fmt.Sprint(q.RemoteID, "-", step), way, now, text)))
	}
	switch random.IntN(6) {
	case 0:
		say(connectors.In, "色は選べますか？")
		return "question"
	case 1:
		say(connectors.In, "ありがとうございました。")
		return "thanks"
	case 2:
		say(connectors.Out, "お返事いたします。")
		return "answer elsewhere"
	case 3:
		must(d.t, d.Snooze(d.ctx, clerk, Snooze{IDs: []int64{q.ID}, Until: d.at.Load() + int64(random.IntN(48))*hour + hour, For: "確認", Marks: func(string) connectors.Marks { return connectors.Marks{} }}))
		return "person"
	case 4:
		_, err := d.Wake(d.ctx)
		must(d.t, err)
		return "wake"
	}
	must(d.t, d.SetState(d.ctx, clerk, q.ID, 0, urgency[random.IntN(len(urgency))], ""))
	return "person"
}

// moves are the lines of the history that say why a state changed.
func (d *desk) moves(id int64) []string {
	d.t.Helper()
	events, err := d.Events(d.ctx, id)
	must(d.t, err)
	var lines []string
	for _, e := range events {
		if slices.Contains([]string{"state", "reopened", "woke", "snoozed", "received"}, e.Kind) {
			lines = append(lines, e.Kind+" "+e.Detail)
		}
	}
	return lines
}

// soundly checks what must hold of an inquiry at any time.
func (d *desk) soundly(when, what string, before, after Inquiry) {
	d.t.Helper()
	open := slices.Contains([]string{StateNew, StateWorking, StateReview}, after.State)
	if what == "question" && !open {
		d.t.Fatalf("%s: a question sleeps", when)
	}
	if what == "question" && after.DueAt == 0 {
		d.t.Fatalf("%s: a question is owed at no time", when)
	}
	if what == "thanks" && slices.Contains(resting, before.State) && after.State != before.State {
		d.t.Fatalf("%s: thanks woke it", when)
	}
	if !open && after.DueAt != 0 {
		d.t.Fatalf("%s: due at %d though nothing is owed", when, after.DueAt)
	}
	if after.DueAt != 0 && after.DueWhy == "" {
		d.t.Fatalf("%s: a due date without its reason", when)
	}
	if after.State != StateSnoozed && after.SnoozeUntil != 0 {
		d.t.Fatalf("%s: comes back at %d without being put off", when, after.SnoozeUntil)
	}
	if (what == "question" || what == "thanks") && !after.Unread {
		d.t.Fatalf("%s: what came is not unread", when)
	}
}
