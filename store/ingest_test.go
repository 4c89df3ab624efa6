package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
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

func TestIngest_of_the_same_batch_changes_nothing(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		q := asked("1", "届きません", post("1-1", connectors.In, -60, "まだです。"), post("1-2", connectors.Out, -30, "確認します。"))
		q.Messages[0].Attachments = []connectors.Attachment{{Name: "写真.jpg", Ref: "r1"}}
		q.Raw = []byte(`{"a":1}`)
		d.ingest(shop, q)
		before := d.picture()
		if in := d.ingest(shop, q); len(in.Changed)+len(in.New) != 0 {
			t.Errorf("said %+v", in)
		}
		if after := d.picture(); after != before {
			t.Errorf("before\n%s\nafter\n%s", before, after)
		}
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

// mail is one mail as the mailbox gives it.
func mail(id, from, subject string, minutes int, refs ...string) connectors.Inquiry {
	m := post(id, connectors.In, minutes, "本文 "+id)
	m.MailID, m.Refs, m.Subject, m.Address = id, refs, subject, from
	return connectors.Inquiry{RemoteID: id, Subject: subject, Customer: connectors.Person{Address: from}, Messages: []connectors.Message{m}}
}

func answer(id, to, subject string, minutes int, refs ...string) connectors.Inquiry {
	q := mail(id, to, subject, minutes, refs...)
	q.Messages[0].Direction = connectors.Out
	return q
}

func TestThread_joins_mails_in_whatever_order_they_come(t *testing.T) {
	mails := []connectors.Inquiry{
		mail("a", "x@example.jp", "質問", -100),
		answer("b", "x@example.jp", "Re: 質問", -90, "a"),
		mail("c", "x@example.jp", "話は変わりますが", -80, "b", "a"),
		mail("d", "y@example.jp", "質問", -70),
	}
	eachOrder(len(mails), func(order []int) {
		t.Run(fmt.Sprint(order), func(t *testing.T) {
			eachDatabase(t, func(t *testing.T, d *desk) {
				box := d.account("mailbox")
				for _, i := range order {
					d.ingest(box, mails[i])
				}
				q := d.remote(box, "a")
				if q.RemoteID != "a" || q.MessageCount != 3 || d.remote(box, "c").ID != q.ID || q.Subject != "質問" || q.State != StateNew {
					t.Errorf("got %+v", q.InquiryRow)
				}
				if d.remote(box, "d").ID == q.ID {
					t.Error("another customer's mail joined by its subject")
				}
				d.sameCounts()
			})
		})
	})
}

func eachOrder(n int, f func(order []int)) {
	var walk func(done []int)
	walk = func(done []int) {
		if len(done) == n {
			f(slices.Clone(done))
		}
		for i := range n {
			if !slices.Contains(done, i) {
				walk(append(done, i))
			}
		}
	}
	walk(nil)
}

func TestThread_without_ids(t *testing.T) {
	day := 24 * 60
	for name, c := range map[string]struct {
		a, b connectors.Inquiry
		one  bool
	}{
		"same subject, same customer":     {mail("a", "X@example.jp", "ＲＥ：Re[2]: 返信: [shop:12] 質問", -5*day), mail("b", "x@example.jp", "質問", 0), true},
		"same subject after three weeks":  {mail("a", "x@example.jp", "質問", -21*day), mail("b", "x@example.jp", "質問", 0), false},
		"same subject, another customer":  {mail("a", "x@example.jp", "質問", -5), mail("b", "y@example.jp", "質問", 0), false},
		"no subject":                      {mail("a", "x@example.jp", "", -5), mail("b", "x@example.jp", "", 0), false},
		"only a prefix":                   {mail("a", "x@example.jp", "Re:", -5), mail("b", "x@example.jp", "Fwd:", 0), false},
		"no address":                      {mail("a", "", "質問", -5), mail("b", "", "質問", 0), false},
		"same order number":               {mail("a", "x@example.jp", "246369-20261101-0000674401 の件", -50*day), mail("b", "x@example.jp", "注文番号：246369-20261101-0000674401", 0), true},
		"same order number, someone else": {mail("a", "x@example.jp", "246369-20261101-0000674401 の件", -5), mail("b", "y@example.jp", "注文番号：246369-20261101-0000674401", 0), false},
		"automatic mail, same subject":    {mail("a", "x@example.jp", "質問", -5), ofKind(mail("b", "x@example.jp", "質問", 0), connectors.Auto), false},
		"empty ids":                       {mail("a", "x@example.jp", "甲", -5, ""), mail("b", "y@example.jp", "乙", 0, ""), false},
	} {
		t.Run(name, func(t *testing.T) {
			eachDatabase(t, func(t *testing.T, d *desk) {
				d.account("rakuten", "shop_id", "246369")
				box := d.account("mailbox")
				d.ingest(box, c.a)
				d.ingest(box, c.b)
				if one := d.remote(box, "a").ID == d.remote(box, "b").ID; one != c.one {
					t.Errorf("one thread: %v", one)
				}
			})
		})
	}
}

func TestThread_one_id_on_two_mails_joins_no_two_customers(t *testing.T) {
	// A web form gave both questions the id "form"; the mailbox tells them apart.
	first, second := mail("form", "x@example.jp", "甲", -100), mail("form#2", "y@example.jp", "乙", -90)
	second.Messages[0].MailID = "form"
	again := mail("form#3", "x@example.jp", "丙", -80)
	again.Messages[0].MailID = "form"
	mails := []connectors.Inquiry{first, second, again, mail("more", "y@example.jp", "丁", -70, "form")}
	eachOrder(3, func(order []int) {
		t.Run(fmt.Sprint(order), func(t *testing.T) {
			eachDatabase(t, func(t *testing.T, d *desk) {
				box := d.account("mailbox")
				for _, i := range append(order, 3) {
					d.ingest(box, mails[i])
				}
				x, y := d.remote(box, "form"), d.remote(box, "form#2")
				if x.ID == y.ID || x.MessageCount != 2 || d.remote(box, "form#3").ID != x.ID {
					t.Errorf("x has %d messages, y %d, apart %v", x.MessageCount, y.MessageCount, x.ID != y.ID)
				}
				if y.MessageCount != 2 || d.remote(box, "more").ID != y.ID {
					t.Errorf("an answer to a shared id did not find its customer: y has %d messages", y.MessageCount)
				}
				d.sameCounts()
			})
		})
	})
}

func ofKind(q connectors.Inquiry, kind string) connectors.Inquiry {
	q.Messages[0].Kind = kind
	return q
}

func TestThread_stays_within_its_account(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		one, two := d.account("mailbox"), d.account("mailbox")
		d.ingest(one, mail("a", "x@example.jp", "質問", -9))
		d.ingest(two, mail("b", "x@example.jp", "質問", -8, "a"))
		if d.remote(one, "a").ID == d.remote(two, "b").ID {
			t.Error("joined over two accounts")
		}
	})
}

func TestThread_merge_keeps_ids_drafts_owner_and_the_more_urgent_state(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		staff, err := d.EnsureOwner(d.ctx, "店長")
		must(t, err)
		box := d.account("mailbox")
		d.ingest(box, mail("a", "x@example.jp", "甲", -100))
		d.ingest(box, mail("c", "x@example.jp", "乙", -80, "b"))
		first, second := d.remote(box, "a"), d.remote(box, "c")
		must(t, d.SetState(d.ctx, clerk, first.ID, 0, StateDone, ""))
		must(t, d.Assign(d.ctx, clerk, second.ID, staff.ID))
		_, err = d.SaveDraft(d.ctx, clerk, Draft{InquiryID: first.ID, Text: "一"})
		must(t, err)
		_, err = d.SaveDraft(d.ctx, clerk, Draft{InquiryID: second.ID, Text: "二"})
		must(t, err)
		d.ingest(box, mail("b", "x@example.jp", "丙", -90, "a"))
		q := d.inquiry(first.ID)
		if q.MessageCount != 3 || q.State != StateNew || q.OwnerID != staff.ID {
			t.Errorf("got %+v", q.InquiryRow)
		}
		if _, err := d.Inquiry(d.ctx, second.ID); !errors.Is(err, ErrNotFound) {
			t.Errorf("the younger one: %v", err)
		}
		draft, err := d.Draft(d.ctx, first.ID)
		must(t, err)
		if draft.Text != "一\n\n二" {
			t.Errorf("draft %q", draft.Text)
		}
		d.sameCounts()
	})
}

func TestThread_never_takes_a_bounce_for_the_customer(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("mailbox")
		d.ingest(box, ofKind(mail("z", "mailer-daemon@example.jp", "Undelivered", -50, "b"), connectors.Bounce))
		d.ingest(box, answer("b", "x@example.jp", "お知らせ", -90))
		q := d.remote(box, "b")
		if q.Address != "x@example.jp" || q.State != StateNew || q.MessageCount != 2 {
			t.Errorf("got %+v", q)
		}
	})
}

// picture is everything a person sees, without ids and arrival times.
func (d *desk) picture() string {
	d.t.Helper()
	page, err := d.Inquiries(d.ctx, InquiryQuery{Sort: "new"})
	must(d.t, err)
	var lines []string
	for _, q := range page.Rows {
		full := d.inquiry(q.ID)
		lines = append(lines, fmt.Sprint(q.RemoteID, q.Subject, q.Customer, full.Address, q.State, q.DueAt, q.LastInAt, q.LastOutAt, q.LastAt,
			q.OrderNumber, q.LinkReason, q.Unread, q.MessageCount, q.HasFiles, q.Snippet))
		for _, m := range mustMessages(d, q.ID) {
			lines = append(lines, fmt.Sprint("  ", q.RemoteID, m.RemoteID, m.Direction, m.SentAt, m.Text, m.Deleted, len(m.Files)))
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// Whatever a mall or a mail server repeats, splits or reorders, the desk shows
// the same in the end.
func TestIngest_repeated_and_reordered_gives_the_same_desk(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		for round := range 6 {
			random := rand.New(rand.NewPCG(uint64(round), 1))
			qs := someMail(random, 25)
			straight := openDesk(t, d.d.name == postgresName)
			mixed := openDesk(t, d.d.name == postgresName)
			a, b := straight.account("mailbox"), mixed.account("mailbox")
			mixed.at.Store(straight.at.Load())
			straight.ingest(a, qs...)
			twice := append(slices.Clone(qs), qs...)
			random.Shuffle(len(twice), func(i, j int) { twice[i], twice[j] = twice[j], twice[i] })
			for len(twice) > 0 {
				n := 1 + random.IntN(min(5, len(twice)))
				mixed.ingest(b, twice[:n]...)
				twice = twice[n:]
			}
			if want, got := straight.picture(), mixed.picture(); got != want {
				t.Fatalf("round %d\nin order\n%s\nmixed\n%s", round, want, got)
			}
			mixed.sameCounts()
		}
	})
}

// someMail makes conversations of questions, answers and bounces that quote one
// another by their ids.
func someMail(random *rand.Rand, n int) []connectors.Inquiry {
	var all []connectors.Inquiry
	for i := range n {
		from := fmt.Sprintf("c%d@example.jp", i%5)
		id, minutes := fmt.Sprintf("m%d", i), -5000+i*10
		var refs []string
		if i >= 5 && random.IntN(3) > 0 {
			refs = []string{fmt.Sprintf("m%d", i-5)} // of the same customer
		}
		q := mail(id, from, fmt.Sprintf("件名 %d", i), minutes, refs...)
		switch random.IntN(4) {
		case 0:
			q.Messages[0].Direction = connectors.Out
		case 1:
			if len(refs) == 0 {
				q = ofKind(q, connectors.NoticeOf)
			}
		}
		all = append(all, q)
	}
	return all
}

func TestErased_messages_do_not_come_back(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		q := asked("1", "件", post("a", connectors.In, -9, "消してください"))
		d.ingest(shop, q)
		must(t, d.Erase(d.ctx, clerk, d.remote(shop, "1").ID))
		d.ingest(shop, q)
		if _, err := d.InquiryByRemote(d.ctx, shop, "1"); !errors.Is(err, ErrNotFound) {
			t.Errorf("came back: %v", err)
		}
		page, err := d.Inquiries(d.ctx, InquiryQuery{Search: "消して"})
		must(t, err)
		if len(page.Rows) != 0 {
			t.Error("still found")
		}
		d.later(time.Minute)
		d.ingest(shop, asked("1", "件", q.Messages[0], post("b", connectors.In, 0, "新しい質問")))
		if got := d.remote(shop, "1"); got.MessageCount != 1 || got.State != StateNew {
			t.Errorf("after a new question %+v", got.InquiryRow)
		}
		d.sameCounts()
	})
}

// What was remembered for the customer's address goes with the last conversation.
func TestErase_forgets_how_the_address_is_written_to(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("mailbox")
		d.ingest(box, mail("a", "Hanako@example.jp", "甲", -9), mail("b", "hanako@example.jp", "乙", -8))
		must(t, d.SetSetting(d.ctx, clerk, OldPhones, "taro@example.jp\nhanako@example.jp\nother@example.jp"))
		for _, c := range []struct{ erase, want string }{
			{"a", "taro@example.jp\nhanako@example.jp\nother@example.jp"}, {"b", "taro@example.jp\nother@example.jp"},
		} {
			must(t, d.Erase(d.ctx, clerk, d.remote(box, c.erase).ID))
			if got, err := d.Setting(d.ctx, OldPhones); got != c.want || err != nil {
				t.Errorf("after %s: %q, %v", c.erase, got, err)
			}
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

func TestThread_names_a_customer_the_shop_wrote_to_first(t *testing.T) {
	named := mail("b", "x@example.jp", "Re: お知らせ", -50, "a")
	named.Customer.Name = "山田"
	first := answer("a", "x@example.jp", "お知らせ", -90)
	for name, order := range map[string][]connectors.Inquiry{"in order": {first, named}, "reversed": {named, first}} {
		t.Run(name, func(t *testing.T) {
			eachDatabase(t, func(t *testing.T, d *desk) {
				box := d.account("mailbox")
				d.ingest(box, order[0])
				d.ingest(box, order[1])
				if got := d.remote(box, "a").Customer; got != "山田" {
					t.Errorf("customer %q", got)
				}
			})
		})
	}
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

func TestThread_is_known_by_the_mail_that_opened_it_whatever_the_clocks_say(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		a := d.account("mailbox")
		d.ingest(a, mail("question@x", "ito@customer.example", "領収書", 10))
		// The answer's clock is five minutes behind.
		d.ingest(a, answer("answer@shop", "ito@customer.example", "Re: 領収書", 5, "question@x"))
		q, err := d.InquiryByRemote(d.ctx, a, "question@x")
		must(t, err)
		if q.RemoteID != "question@x" || q.MessageCount != 2 {
			t.Fatalf("thread is %s with %d messages", q.RemoteID, q.MessageCount)
		}
	})
}
