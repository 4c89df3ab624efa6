package store

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"madoguchi/connectors"
)

func TestIngest_keeps_a_question_and_owes_an_answer(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		in := d.ingest(shop, asked("1", "届きません", post("1-1", connectors.In, -60, "まだ届きません。")))
		q := d.remote(shop, "1")
		if q.State != StateNew || !q.Unread || q.DueAt != at(-60).UnixMilli()+24*3600*1000 || q.MessageCount != 1 {
			t.Errorf("got %+v", q)
		}
		if len(in.New) != 1 || in.New[0] != q.ID || len(in.Changed) != 1 {
			t.Errorf("said %+v", in)
		}
		must(t, d.SetSetting(d.ctx, clerk, ReplyHours, "6"))
		if got := d.inquiry(q.ID).DueAt; got != at(-60).UnixMilli()+6*3600*1000 {
			t.Errorf("due at %d with six hours", got)
		}
		d.sameCounts()
	})
}

func TestIngest_saves_the_cursor_with_the_batch_or_neither(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		good := asked("1", "質問", post("1-1", connectors.In, -60, "？"))
		must(t, d.SetCursor(d.ctx, shop, "old"))
		_, err := d.Ingest(cancelled(d), shop, connectors.Batch{Inquiries: []connectors.Inquiry{good}, Next: "new"})
		if err == nil {
			t.Fatal("a cancelled batch was saved")
		}
		a, err := d.Account(d.ctx, shop)
		must(t, err)
		if _, err := d.InquiryByRemote(d.ctx, shop, "1"); a.Cursor != "old" || !errors.Is(err, ErrNotFound) {
			t.Errorf("cursor %q, inquiry %v", a.Cursor, err)
		}
		d.ingest(shop, good)
		if a, _ = d.Account(d.ctx, shop); a.Cursor != "c" {
			t.Errorf("cursor %q", a.Cursor)
		}
	})
}

// Everything one database can refuse in the middle of a batch must take the
// cursor back too.
func TestIngest_that_fails_half_way_leaves_nothing(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		d.portion = portion{short: time.Hour, long: time.Hour} // in one transaction, however slow the machine is
		shop := d.account("rakuten")
		_, err := d.write.Exec(`CREATE UNIQUE INDEX only_one_subject ON inquiries (subject)`)
		must(t, err)
		_, err = d.Ingest(d.ctx, shop, connectors.Batch{Next: "new", Inquiries: []connectors.Inquiry{
			asked("1", "同じ", post("1-1", connectors.In, -60, "a")), asked("2", "同じ", post("2-1", connectors.In, -50, "b")),
		}})
		if err == nil {
			t.Fatal("no error")
		}
		a, err := d.Account(d.ctx, shop)
		must(t, err)
		page, err := d.Inquiries(d.ctx, InquiryQuery{})
		must(t, err)
		if a.Cursor != "" || len(page.Rows) != 0 {
			t.Errorf("cursor %q, %d rows", a.Cursor, len(page.Rows))
		}
		d.sameCounts()
	})
}

func TestIngest_moves_the_state_only_when_it_should(t *testing.T) {
	in, out, unknown := connectors.In, connectors.Out, connectors.Unknown
	auto := func(id string, minutes int, kind string) connectors.Message {
		m := post(id, in, minutes, "自動")
		m.Kind = kind
		return m
	}
	for name, c := range map[string]struct {
		first  []connectors.Message
		by     string // a person's state in between
		second []connectors.Message
		done   bool
		want   string
	}{
		"a question":                         {first: []connectors.Message{post("a", in, 0, "")}, want: StateNew},
		"an old thread answered by the shop": {first: []connectors.Message{post("a", in, -9, ""), post("b", out, -8, "")}, want: StateWaiting},
		"a new question reopens waiting":     {first: []connectors.Message{post("a", in, -9, ""), post("b", out, -8, "")}, second: []connectors.Message{post("c", in, -1, "")}, want: StateNew},
		"a new question reopens done":        {first: []connectors.Message{post("a", in, -9, "")}, by: StateDone, second: []connectors.Message{post("c", in, -1, "")}, want: StateNew},
		"a new question reopens snoozed":     {first: []connectors.Message{post("a", in, -9, "")}, by: StateSnoozed, second: []connectors.Message{post("c", in, -1, "")}, want: StateNew},
		"a new question keeps working":       {first: []connectors.Message{post("a", in, -9, "")}, by: StateWorking, second: []connectors.Message{post("c", in, -1, "")}, want: StateWorking},
		"a new question keeps review":        {first: []connectors.Message{post("a", in, -9, "")}, by: StateReview, second: []connectors.Message{post("c", in, -1, "")}, want: StateReview},
		"an answer written elsewhere":        {first: []connectors.Message{post("a", in, -9, "")}, second: []connectors.Message{post("b", out, -1, "")}, want: StateWaiting},
		"an older answer that comes late":    {first: []connectors.Message{post("a", in, -9, "")}, second: []connectors.Message{post("b", out, -20, "")}, want: StateNew},
		"an older question answered since":   {first: []connectors.Message{post("b", out, -8, "")}, second: []connectors.Message{post("a", in, -9, "")}, want: StateWaiting},
		"an unknown writer reopens nothing":  {first: []connectors.Message{post("a", in, -9, "")}, by: StateDone, second: []connectors.Message{post("u", unknown, -1, "")}, want: StateDone},
		"an unknown writer alone is shown":   {first: []connectors.Message{post("u", unknown, -9, "")}, want: StateNew},
		"an automatic first mail":            {first: []connectors.Message{auto("n", -9, connectors.NoticeOf)}, want: StateIgnored},
		"an automatic mail reopens nothing":  {first: []connectors.Message{post("a", in, -9, "")}, by: StateDone, second: []connectors.Message{auto("n", -1, connectors.Auto)}, want: StateDone},
		"a question after an automatic mail": {first: []connectors.Message{auto("n", -9, connectors.Auto)}, second: []connectors.Message{post("a", in, -1, "")}, want: StateNew},
		"a bounce reopens":                   {first: []connectors.Message{post("a", in, -9, ""), post("b", out, -8, "")}, second: []connectors.Message{auto("x", -1, connectors.Bounce)}, want: StateNew},
		"a bounce alone":                     {first: []connectors.Message{auto("x", -9, connectors.Bounce)}, want: StateIgnored},
		"completed at the mall":              {first: []connectors.Message{post("a", in, -9, "")}, done: true, second: []connectors.Message{post("a", in, -9, "")}, want: StateDone},
	} {
		t.Run(name, func(t *testing.T) {
			eachDatabase(t, func(t *testing.T, d *desk) {
				shop := d.account("rakuten")
				d.ingest(shop, asked("1", "件", c.first...))
				id := d.remote(shop, "1").ID
				if c.by != "" {
					must(t, d.SetState(d.ctx, clerk, id, 0, c.by, ""))
				}
				if c.second != nil {
					q := asked("1", "件", c.second...)
					q.Done = c.done
					d.ingest(shop, q)
				}
				q := d.inquiry(id)
				if q.State != c.want {
					t.Errorf("state %s, want %s", q.State, c.want)
				}
				open := q.State == StateNew || q.State == StateWorking || q.State == StateReview
				if q.DueAt != 0 && !open {
					t.Errorf("%s owes an answer", q.State)
				}
				d.sameCounts()
			})
		})
	}
}

func TestIngest_does_not_undo_a_persons_reopening_of_a_completed_inquiry(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		q := asked("1", "件", post("a", connectors.In, -9, "？"))
		q.Done = true
		d.ingest(shop, q)
		id := d.remote(shop, "1").ID
		must(t, d.SetState(d.ctx, clerk, id, 0, StateWorking, ""))
		d.ingest(shop, q)
		if got := d.inquiry(id).State; got != StateWorking {
			t.Errorf("state %s", got)
		}
	})
}

func TestIngest_keeps_what_the_mall_no_longer_names_and_notes_what_it_removed(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		d.ingest(shop, asked("1", "件", post("a", connectors.In, -9, "一つ目"), post("b", connectors.In, -8, "二つ目")))
		removed := post("b", connectors.In, -8, "")
		removed.Deleted = true
		d.ingest(shop, asked("1", "件", removed))
		all := mustMessages(d, d.remote(shop, "1").ID)
		if len(all) != 2 || all[0].Deleted || !all[1].Deleted || all[1].Text != "二つ目" {
			t.Errorf("got %+v", all)
		}
	})
}

func TestIngest_believes_no_time_from_the_future(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		d.ingest(shop, asked("1", "件", post("a", connectors.In, 60*24*365, "？")))
		if got := d.remote(shop, "1").LastAt; got != d.at.Load() {
			t.Errorf("last at %d, now %d", got, d.at.Load())
		}
	})
}

func TestIngest_takes_text_no_database_can_keep(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		d.ingest(shop, asked("1\x00", "件\xff", post("a\x00", connectors.In, -9, "本\x00文\xfe")))
		page, err := d.Inquiries(d.ctx, InquiryQuery{Search: "本文"})
		must(t, err)
		if len(page.Rows) != 1 {
			t.Errorf("found %d", len(page.Rows))
		}
	})
}

func TestIngest_keeps_what_a_shorter_answer_of_the_mall_leaves_out(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten", "shop_id", "246369")
		q := asked("1", "届きません", post("a", connectors.In, -9, "？"))
		q.Order, q.Category, q.Item.Name = numberA, "配送", "りんご"
		d.ingest(shop, q)
		d.ingest(shop, connectors.Inquiry{RemoteID: "1", Messages: []connectors.Message{post("b", connectors.In, -8, "まだですか")}})
		got := d.remote(shop, "1")
		if got.Subject != "届きません" || got.Customer != "山田 花子" || got.OrderNumber != numberA || got.Category != "配送" || got.ItemName != "りんご" {
			t.Errorf("got %+v", got)
		}
	})
}

func TestIngest_keeps_every_byte_that_came(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("mailbox")
		var qs []connectors.Inquiry
		for i := range 40 {
			q := mail(fmt.Sprint(i), fmt.Sprintf("c%d@example.jp", i), "件", -i)
			q.Messages[0].Raw = fmt.Appendf(nil, "raw %d", i)
			qs = append(qs, q)
		}
		d.ingest(box, qs...)
		for i := range qs {
			m := mustMessages(d, d.remote(box, fmt.Sprint(i)).ID)[0]
			raw, err := d.Blob(m.Raw)
			must(t, err)
			if string(raw) != fmt.Sprintf("raw %d", i) {
				t.Errorf("mail %d kept %q", i, raw)
			}
		}
	})
}
