package store

import (
	"testing"
	"time"

	"madoguchi/connectors"
)

// marked is a mail that carries the server's mark of an answer.
func marked(q connectors.Inquiry) connectors.Inquiry { q.Answered = true; return q }

func TestReplied_the_mark_of_another_program_is_believed_once_and_no_person_is_contradicted(t *testing.T) {
	first, second := mail("a", "x@example.jp", "質問", -60), mail("b", "x@example.jp", "Re: 質問", -50, "a")
	const waiting = "state waiting answered_elsewhere"
	type step func(d *desk, box, id int64)
	reads := func(qs ...connectors.Inquiry) step {
		return func(d *desk, box, _ int64) { d.later(time.Minute); d.ingest(box, qs...) }
	}
	moves := func(state string) step {
		return func(d *desk, _, id int64) {
			d.later(time.Minute)
			must(d.t, d.Move(d.ctx, clerk, Move{ID: id, State: state}))
		}
	}
	for name, c := range map[string]struct {
		first []connectors.Inquiry
		steps []step
		state string
		says  string
	}{
		"marked at once":              {[]connectors.Inquiry{marked(first)}, nil, StateWaiting, waiting},
		"marked later":                {[]connectors.Inquiry{first}, []step{reads(marked(first))}, StateWaiting, waiting},
		"marked, shown twice":         {[]connectors.Inquiry{first}, []step{reads(marked(first)), reads(marked(first))}, StateWaiting, waiting},
		"marked while taken up":       {[]connectors.Inquiry{first}, []step{moves(StateWorking), reads(marked(first))}, StateWaiting, "state working | " + waiting},
		"marked while under review":   {[]connectors.Inquiry{first}, []step{moves(StateReview), reads(marked(first))}, StateReview, "state review"},
		"marked when closed":          {[]connectors.Inquiry{first}, []step{moves(StateDone), reads(marked(first))}, StateDone, "state done"},
		"closed, reopened, marked":    {[]connectors.Inquiry{first}, []step{moves(StateDone), moves(StateWorking), reads(marked(first))}, StateWorking, "state done | state working"},
		"reopened by a person":        {[]connectors.Inquiry{first}, []step{reads(marked(first)), moves(StateWorking), reads(marked(first))}, StateWorking, waiting + " | state working"},
		"asked again":                 {[]connectors.Inquiry{marked(first)}, []step{reads(second)}, StateNew, waiting + " | joined ids | reopened waiting"},
		"asked again, old mark shown": {[]connectors.Inquiry{marked(first)}, []step{reads(second), reads(marked(first))}, StateNew, waiting + " | joined ids | reopened waiting"},
		"both marked, one batch":      {[]connectors.Inquiry{marked(first), marked(second)}, nil, StateWaiting, waiting + " | joined ids | reopened waiting | " + waiting},
		"only the older is marked":    {[]connectors.Inquiry{first, second}, []step{reads(marked(first))}, StateNew, "joined ids"},
		"only the newer is marked":    {[]connectors.Inquiry{first, second}, []step{reads(marked(second))}, StateWaiting, "joined ids | " + waiting},
		"both marked, each in turn":   {[]connectors.Inquiry{marked(first)}, []step{reads(second), reads(marked(second))}, StateWaiting, waiting + " | joined ids | reopened waiting | " + waiting},
	} {
		t.Run(name, func(t *testing.T) {
			eachDatabase(t, func(t *testing.T, d *desk) {
				box := d.account("mailbox")
				d.ingest(box, c.first...)
				id := d.remote(box, "a").ID
				for _, s := range c.steps {
					s(d, box, id)
				}
				if got := d.inquiry(id).State; got != c.state {
					t.Errorf("state %s, want %s", got, c.state)
				}
				if got := d.history(id); got != c.says {
					t.Errorf("history\n got %s\nwant %s", got, c.says)
				}
				d.sameCounts()
			})
		})
	}
}

func TestReplied_a_marked_mail_rings_no_bell(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("mailbox")
		got := d.ingest(box, marked(mail("a", "x@example.jp", "質問", -60)), mail("b", "y@example.jp", "別の件", -50))
		if want := d.remote(box, "b").ID; len(got.New) != 1 || got.New[0] != want {
			t.Errorf("new %v, want only %d", got.New, want)
		}
	})
}
