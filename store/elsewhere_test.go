package store

import (
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
)

// history is what happened to an inquiry since its first word.
func (d *desk) history(id int64) string {
	d.t.Helper()
	events, err := d.Events(d.ctx, id)
	must(d.t, err)
	var words []string
	for _, e := range events {
		if e.Kind != "received" {
			words = append(words, strings.TrimSpace(e.Kind+" "+e.Detail))
		}
	}
	return strings.Join(words, " | ")
}

func TestElsewhere_what_a_colleague_did_at_the_mall_moves_the_state_here_with_its_reason(t *testing.T) {
	question, answer := post("a", connectors.In, -60, "いつ？"), post("b", connectors.Out, -30, "明日です。")
	both := connectors.Marks{Read: true, Complete: true, Incomplete: true}
	seen := func(q connectors.Inquiry) connectors.Inquiry { q.Seen = true; return q }
	done := func(q connectors.Inquiry) connectors.Inquiry { q.Done, q.DoneAs = true, "解決しました"; return q }
	plain := asked("1", "件", question)
	type step func(d *desk, shop, id int64)
	reads := func(q connectors.Inquiry) step {
		return func(d *desk, shop, _ int64) { d.later(10 * time.Minute); d.ingest(shop, q) }
	}
	moves := func(state string) step {
		return func(d *desk, _, id int64) {
			d.later(time.Minute)
			must(d.t, d.Move(d.ctx, clerk, Move{ID: id, State: state, Marks: both}))
		}
	}
	marked := func(m connectors.Mark) step {
		return func(d *desk, shop, id int64) {
			d.later(time.Minute)
			all, err := d.Marks(d.ctx, shop)
			must(d.t, err)
			if len(all) != 1 || all[0].Mark != m {
				d.t.Fatalf("waiting marks: %v, want %s", all, m)
			}
			must(d.t, d.MarkDone(d.ctx, all[0]))
		}
	}
	soon := func(q connectors.Inquiry) step { // a page that was on its way
		return func(d *desk, shop, _ int64) { d.later(time.Second); d.ingest(shop, q) }
	}
	for name, c := range map[string]struct {
		first connectors.Inquiry
		steps []step
		state string
		says  string
	}{
		"completed":                                    {plain, []step{reads(done(plain))}, StateDone, "state done mall_done 解決しました"},
		"completed once":                               {plain, []step{reads(done(plain)), reads(done(plain))}, StateDone, "state done mall_done 解決しました"},
		"completed, reopened here":                     {plain, []step{reads(done(plain)), moves(StateWorking), reads(done(plain))}, StateWorking, "state done mall_done 解決しました | state working"},
		"completed while a person took it up":          {plain, []step{moves(StateWorking), soon(done(plain))}, StateWorking, "state working"},
		"completed long after a person took it up":     {plain, []step{moves(StateWorking), reads(plain), reads(done(plain))}, StateDone, "state working | state done mall_done 解決しました"},
		"reopened":                                     {plain, []step{reads(done(plain)), reads(plain)}, StateNew, "state done mall_done 解決しました | state new mall_reopened"},
		"reopened, taken up here already":              {plain, []step{reads(done(plain)), moves(StateReview), reads(plain)}, StateReview, "state done mall_done 解決しました | state review"},
		"reopened by a new question":                   {plain, []step{reads(done(plain)), reads(asked("1", "件", question, post("c", connectors.In, 1, "まだ？")))}, StateNew, "state done mall_done 解決しました | reopened done"},
		"closed here, its echo":                        {plain, []step{moves(StateDone), marked(connectors.MarkComplete), reads(done(plain))}, StateDone, "state done | marked complete"},
		"closed here, an older page":                   {plain, []step{moves(StateDone), marked(connectors.MarkComplete), soon(plain), reads(done(plain))}, StateDone, "state done | marked complete"},
		"closed here, reopened there":                  {plain, []step{moves(StateDone), marked(connectors.MarkComplete), reads(done(plain)), reads(plain)}, StateNew, "state done | marked complete | state new mall_reopened"},
		"closed and reopened here, the echo of closed": {plain, []step{moves(StateDone), marked(connectors.MarkComplete), moves(StateWorking), reads(done(plain))}, StateWorking, "state done | marked complete | state working"},
		"answered":                            {plain, []step{reads(asked("1", "件", question, answer))}, StateWaiting, "state waiting answered_elsewhere"},
		"answered before a person took it up": {plain, []step{moves(StateWorking), reads(asked("1", "件", question, answer))}, StateWorking, "state working"},
		"answered after a person took it up":  {plain, []step{moves(StateWorking), reads(asked("1", "件", question, post("b", connectors.Out, 9, "明日です。")))}, StateWaiting, "state working | state waiting answered_elsewhere"},
		"read":                                {plain, []step{reads(seen(plain)), reads(seen(plain))}, StateNew, "read_elsewhere"},
	} {
		t.Run(name, func(t *testing.T) {
			eachDatabase(t, func(t *testing.T, d *desk) {
				shop := d.account("rakuten")
				d.ingest(shop, c.first)
				id := d.remote(shop, "1").ID
				for _, s := range c.steps {
					s(d, shop, id)
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

func TestElsewhere_read_at_the_mall_is_not_bold_until_the_next_question(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		q := asked("1", "件", post("a", connectors.In, -60, "いつ？"))
		unread := func(want bool, when string) {
			t.Helper()
			if got := d.remote(shop, "1").Unread; got != want {
				t.Errorf("%s: unread %v", when, got)
			}
		}
		d.ingest(shop, q)
		unread(true, "first")
		q.Seen = true
		d.ingest(shop, q)
		unread(false, "read there")
		must(t, d.MarkUnread(d.ctx, clerk, d.remote(shop, "1").ID))
		q.Subject = "件（変更）"
		d.ingest(shop, q)
		unread(true, "made unread here since")
		q.Seen, q.Messages = false, append(q.Messages, post("b", connectors.In, -1, "まだ？"))
		d.ingest(shop, q)
		unread(true, "asked again")
	})
}

func TestElsewhere_the_malls_reason_is_kept_and_leaves_with_a_reopening(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("yahoo")
		q := asked("1", "件", post("a", connectors.In, -60, "いつ？"))
		q.Done, q.DoneAs = true, "電話で回答済み"
		d.ingest(shop, q)
		if got := d.remote(shop, "1"); !got.RemoteDone || got.DoneAs != "電話で回答済み" {
			t.Errorf("done %v as %q", got.RemoteDone, got.DoneAs)
		}
		q.Done, q.DoneAs = false, ""
		d.ingest(shop, q)
		if got := d.remote(shop, "1"); got.RemoteDone || got.DoneAs != "" {
			t.Errorf("done %v as %q", got.RemoteDone, got.DoneAs)
		}
	})
}
