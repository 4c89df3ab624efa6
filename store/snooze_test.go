package store

import (
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
)

func (d *desk) told(id int64) string {
	events, err := d.Events(d.ctx, id)
	must(d.t, err)
	var s []string
	for _, e := range events {
		s = append(s, strings.TrimSpace(e.Kind+" "+e.Detail))
	}
	return strings.Join(s, ", ")
}

func TestSnooze_comes_back_at_its_moment_and_once(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		d.at.Store(jstTime("2026-11-20 12:00").UnixMilli())
		r := d.account("rakuten")
		d.ingest(r, on("a", "2026-11-20 11:00"), on("b", "2026-11-20 11:00"), on("c", "2026-11-20 11:00"))
		a, b, c := d.remote(r, "a").ID, d.remote(r, "b").ID, d.remote(r, "c").ID
		owner, err := d.EnsureOwner(d.ctx, "店長")
		must(t, err)
		must(t, d.Assign(d.ctx, clerk, b, owner.ID))
		until := jstTime("2026-11-22 10:00").UnixMilli()
		must(t, d.Snooze(d.ctx, clerk, Snooze{IDs: []int64{a, b}, Until: until, For: "入荷の確認", Marks: noMarks}))
		must(t, d.Snooze(d.ctx, clerk, Snooze{IDs: []int64{c}, Marks: noMarks}))
		if q := d.inquiry(a); q.State != StateSnoozed || q.SnoozeUntil != until || q.SnoozeFor != "入荷の確認" || q.DueAt != 0 {
			t.Fatalf("%+v", q.InquiryRow)
		}
		wake := func() []int64 {
			ids, err := d.Wake(d.ctx)
			must(t, err)
			return ids
		}
		d.at.Store(until - 1)
		if ids := wake(); len(ids) > 0 {
			t.Fatal("too early", ids)
		}
		d.at.Store(until + 3*24*3600*1000) // the PC slept
		if ids := wake(); !slices.Equal(ids, []int64{a, b}) {
			t.Fatal(ids)
		}
		if again := wake(); len(again) > 0 {
			t.Fatal("twice", again)
		}
		qa, qb := d.inquiry(a), d.inquiry(b)
		if qa.State != StateNew || qb.State != StateWorking || !qa.Unread || qa.SnoozeUntil != 0 || qa.SnoozeFor != "入荷の確認" || qa.WokeAt == 0 || qa.DueAt == 0 {
			t.Fatalf("%+v\n%+v", qa.InquiryRow, qb.InquiryRow)
		}
		if h := d.told(a); !strings.HasSuffix(h, "new woke") || !strings.Contains(h, "snoozed until ") {
			t.Error(h)
		}
		if w, err := d.Woken(d.ctx); err != nil || w.Count != 2 || w.At != qa.WokeAt || w.Inquiry != 0 {
			t.Error(w, err)
		}
		must(t, d.MarkSeen(d.ctx, clerk, a))
		if w, _ := d.Woken(d.ctx); w.Count != 1 || w.Inquiry != b {
			t.Error("seen, and still told", w)
		}
		if d.inquiry(c).State != StateSnoozed {
			t.Error("without a date it waits for the next question")
		}
		d.sameCounts()
	})
}

func TestSnooze_is_taken_back_as_one_click_and_ends_with_a_question(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		r := d.account("rakuten")
		d.ingest(r, asked("a", "質問", post("1", connectors.In, -60, "いつ届きますか")), asked("b", "質問", post("2", connectors.In, -60, "いつですか")))
		a, b := d.remote(r, "a").ID, d.remote(r, "b").ID
		z := Snooze{IDs: []int64{a, b}, Until: at(600).UnixMilli(), For: "確認", Marks: noMarks}
		must(t, d.Snooze(d.ctx, clerk, z))
		u, err := d.Undo(d.ctx, clerk, 0, noMarks, nil)
		must(t, err)
		if len(u.Back) != 2 || d.inquiry(a).State != StateNew || d.inquiry(b).SnoozeUntil != 0 {
			t.Fatal(u, d.inquiry(a).State)
		}
		must(t, d.Snooze(d.ctx, clerk, z))
		d.ingest(r, asked("a", "質問", post("3", connectors.In, 5, "まだですか？")))
		if q := d.inquiry(a); q.State != StateNew || q.SnoozeUntil != 0 {
			t.Fatalf("%+v", q.InquiryRow)
		}
		d.at.Store(at(700).UnixMilli())
		if ids, err := d.Wake(d.ctx); err != nil || !slices.Equal(ids, []int64{b}) {
			t.Fatal(ids, err)
		}
	})
}

func TestSnooze_of_what_was_answered_is_owed_by_the_end_of_the_day(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		d.at.Store(jstTime("2026-11-20 12:00").UnixMilli())
		r := d.account("rakuten")
		q := on("a", "2026-11-20 10:00")
		m := post("o", connectors.Out, 0, "入荷したらお知らせします。")
		m.SentAt = jstTime("2026-11-20 10:30")
		q.Messages = append(q.Messages, m)
		d.ingest(r, q)
		a := d.remote(r, "a").ID
		must(t, d.Snooze(d.ctx, clerk, Snooze{IDs: []int64{a}, Until: jstTime("2026-11-24 09:30").UnixMilli(), Marks: noMarks}))
		d.at.Store(jstTime("2026-11-24 09:31").UnixMilli())
		if _, err := d.Wake(d.ctx); err != nil {
			t.Fatal(err)
		}
		if got := d.due(a); got != "11-24 18:00 follow" {
			t.Fatal(got)
		}
	})
}

func TestThanks_bring_nothing_back_and_lose_nothing(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		r := d.account("rakuten")
		start := func(id string) connectors.Inquiry {
			return asked(id, "質問", post(id+"1", connectors.In, -60, "いつ届きますか"), post(id+"2", connectors.Out, -50, "明日届きます。"))
		}
		states := []string{StateWaiting, StateDone, StateSnoozed, StateIgnored}
		for i, state := range states {
			id := string(rune('a' + i))
			d.ingest(r, start(id))
			q := d.remote(r, id)
			must(t, d.SetState(d.ctx, clerk, q.ID, 0, state, ""))
			must(t, d.MarkSeen(d.ctx, clerk, q.ID))
			d.later(time.Minute)
			d.ingest(r, asked(id, "質問", post(id+"3", connectors.In, 1, "ご連絡ありがとうございました。助かりました！")))
			q = d.inquiry(q.ID)
			if q.State != state || !q.Thanks || !q.Unread || q.MessageCount != 3 || q.DueAt != 0 || !strings.HasSuffix(d.told(q.ID), "received, thanks "+state) {
				t.Errorf("%s: %+v\n%s", state, q.InquiryRow, d.told(q.ID))
			}
			d.ingest(r, asked(id, "質問", post(id+"4", connectors.In, 2, "ところで、いつ届きますか？")))
			q = d.inquiry(q.ID)
			if want := at(2).UnixMilli() + 24*3600*1000; q.State != StateNew || q.Thanks || q.DueAt != want {
				t.Errorf("%s: a question behind thanks: %+v, due want %d", state, q.InquiryRow, want)
			}
		}
		d.sameCounts()
	})
}

func TestThanks_bring_back_what_a_person_wants_back(t *testing.T) {
	for name, c := range map[string]struct {
		off  bool
		said string
		text string
		want bool // it stays
	}{
		"thanks":                       {false, "明日届きます。", "ありがとうございます。", true},
		"switched off":                 {true, "明日届きます。", "ありがとうございます。", false},
		"the shop had asked something": {false, "交換でよろしいでしょうか。", "承知しました。ありがとうございます。", false},
		"with a request":               {false, "明日届きます。", "ありがとうございます。返金してください。", false},
	} {
		t.Run(name, func(t *testing.T) {
			d := openDesk(t, false)
			if c.off {
				must(t, d.SetSetting(d.ctx, clerk, ThanksRest, "off"))
			}
			r := d.account("yahoo")
			d.ingest(r, asked("a", "質問", post("1", connectors.In, -60, "いつ届きますか"), post("2", connectors.Out, -50, c.said)))
			d.ingest(r, asked("a", "質問", post("3", connectors.In, 1, c.text)))
			if q := d.remote(r, "a"); (q.State == StateWaiting) != c.want || q.Thanks != c.want || !q.Unread {
				t.Errorf("%+v", q.InquiryRow)
			}
		})
	}
}

func TestThanks_with_a_file_is_a_new_fact(t *testing.T) {
	d := openDesk(t, false)
	r := d.account("rakuten")
	d.ingest(r, asked("a", "質問", post("1", connectors.In, -60, "いつ届きますか"), post("2", connectors.Out, -50, "明日届きます。")))
	m := post("3", connectors.In, 1, "ありがとうございます。")
	m.Attachments = []connectors.Attachment{{Name: "傷.jpg", Type: "image/jpeg", Data: []byte("x")}}
	d.ingest(r, asked("a", "質問", m))
	if q := d.remote(r, "a"); q.State != StateNew {
		t.Errorf("%+v", q.InquiryRow)
	}
}

func TestThanks_are_owed_no_answer_wherever_they_come(t *testing.T) {
	const arrived = "無事受け取りました。ありがとうございました。"
	eachDatabase(t, func(t *testing.T, d *desk) {
		r := d.account("rakuten")
		asks := func(id string) connectors.Message { return post(id+"1", connectors.In, -60, "いつ届きますか") }
		answers := func(id string) connectors.Message { return post(id+"2", connectors.Out, -50, "明日届きます。") }

		// The first look of the program at a conversation that is over.
		d.ingest(r, asked("over", "質問", asks("over"), answers("over"), post("over3", connectors.In, -40, arrived)))
		if q := d.remote(r, "over"); q.State != StateWaiting || !q.Thanks || !q.Unread || q.DueAt != 0 || strings.Contains(d.told(q.ID), "thanks") {
			t.Errorf("first look: %+v\n%s", q.InquiryRow, d.told(q.ID))
		}
		// A person works on it.
		d.ingest(r, asked("busy", "質問", asks("busy"), answers("busy")))
		busy := d.remote(r, "busy")
		must(t, d.SetState(d.ctx, clerk, busy.ID, 0, StateWorking, ""))
		d.ingest(r, asked("busy", "質問", post("busy3", connectors.In, 1, arrived)))
		if q := d.inquiry(busy.ID); q.State != StateWorking || !q.Thanks || q.DueAt != 0 {
			t.Errorf("in work: %+v", q.InquiryRow)
		}
		// Nobody has answered the question before it.
		d.ingest(r, asked("open", "質問", asks("open"), post("open3", connectors.In, -40, "ありがとうございます。")))
		if q := d.remote(r, "open"); q.State != StateNew || q.Thanks || q.DueAt != at(-60).UnixMilli()+24*3600*1000 {
			t.Errorf("beside a question: %+v", q.InquiryRow)
		}
		// It may be what the follow-up waits for.
		d.ingest(r, asked("later", "質問", asks("later"), answers("later")))
		later := d.remote(r, "later")
		must(t, d.SetState(d.ctx, clerk, later.ID, 0, StateSnoozed, ""))
		d.ingest(r, asked("later", "質問", post("later3", connectors.In, 1, arrived)))
		if q := d.inquiry(later.ID); q.State != StateNew || q.Thanks {
			t.Errorf("planned: %+v", q.InquiryRow)
		}
		d.sameCounts()
	})
}
