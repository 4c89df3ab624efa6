package store

import (
	"errors"
	"slices"
	"testing"
	"time"

	"madoguchi/connectors"
)

const hello = "ご注文の件でご連絡します。"

// about saves an order of the shop and returns its id.
func (d *desk) about(shop int64, number string) int64 {
	d.t.Helper()
	d.orders(shop, order(number))
	list, err := d.OrderByNumber(d.ctx, number)
	must(d.t, err)
	return list[0].ID
}

// started queues a first text about an order and returns its inquiry and item.
func (d *desk) started(shop int64, text string) (inquiry, item int64) {
	d.t.Helper()
	id, err := d.QueueStart(d.ctx, clerk, d.about(shop, numberA), OutboxItem{Account: shop, Subject: "お届け日", Category: "42", Text: text})
	must(d.t, err)
	return d.item(id).InquiryID, id
}

// opened is the topic a mall shows after a first text of ours.
func opened(remote, text string, more ...connectors.Message) connectors.Inquiry {
	q := connectors.Inquiry{RemoteID: remote, Subject: "お届け日", Order: numberA, Category: "注文について", URL: "https://mall.example/1"}
	q.Messages = append([]connectors.Message{post(remote+"-1", connectors.Out, 1, text)}, more...)
	return q
}

func (d *desk) all() []InquiryRow {
	d.t.Helper()
	page, err := d.Inquiries(d.ctx, InquiryQuery{Sort: "new"})
	must(d.t, err)
	return page.Rows
}

func (d *desk) draftOf(order int64) StartDraft {
	d.t.Helper()
	draft, err := d.StartDraft(d.ctx, order, "")
	must(d.t, err)
	return draft
}

func TestQueueStart_makes_an_inquiry_of_the_order(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("yahoo")
		inquiry, item := d.started(shop, hello)
		q := d.inquiry(inquiry)
		if q.OrderNumber != numberA || q.LinkBy != "person" || q.OrderID == 0 || q.Customer != "鈴木 一郎" {
			t.Errorf("link %+v", q)
		}
		if q.State != StateWaiting || q.Sending != OutQueued || q.DueAt != 0 || !Starting(q.RemoteID) || q.LastAt != d.at.Load() {
			t.Errorf("row %+v", q.InquiryRow)
		}
		o := d.item(item)
		if !o.Starts() || o.Order != numberA || o.Category != "42" || o.Text != hello {
			t.Errorf("item %+v", o)
		}
		if _, err := d.Queue(d.ctx, clerk, OutboxItem{InquiryID: inquiry, Text: "二つ目"}); !errors.Is(err, ErrConflict) {
			t.Errorf("an answer to nothing: %v", err)
		}
		must(t, d.SetState(d.ctx, clerk, inquiry, 0, StateDone, ""))
		must(t, d.WantMark(d.ctx, inquiry, connectors.MarkComplete))
		if marks, err := d.Marks(d.ctx, shop); err != nil || len(marks) != 0 {
			t.Errorf("marks of what the mall does not know: %v, %v", marks, err)
		}
		if got := d.search("鈴木", "new"); len(got) != 1 {
			t.Errorf("found %v", got)
		}
		d.sameCounts()
	})
}

// Nothing is half made: neither an inquiry without its text nor the other way
// round, and the draft is there as long as nothing is queued.
func TestQueueStart_that_does_not_commit_leaves_the_draft(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("yahoo")
		order := d.about(shop, numberA)
		saved, err := d.SaveStartDraft(d.ctx, clerk, StartDraft{Order: order, Account: shop, Subject: "お届け日", Text: hello})
		must(t, err)
		if _, err := d.QueueStart(cancelled(d), clerk, order, OutboxItem{Account: shop, Text: hello}); err == nil {
			t.Fatal("queued without a commit")
		}
		if n := len(d.all()); n != 0 {
			t.Errorf("%d inquiries", n)
		}
		if got := d.draftOf(order); got.Text != saved.Text || got.Version != 1 {
			t.Errorf("draft %+v", got)
		}
		_, err = d.QueueStart(d.ctx, clerk, order, OutboxItem{Account: shop, Text: hello})
		must(t, err)
		if got := d.draftOf(order); got.Version != 0 {
			t.Errorf("draft after queueing %+v", got)
		}
		d.sameCounts()
	})
}

func TestTakeBack_of_a_start_ends_the_empty_inquiry_and_keeps_the_text(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("yahoo")
		inquiry, item := d.started(shop, hello)
		order := d.inquiry(inquiry).OrderID
		_, err := d.SaveStartDraft(d.ctx, clerk, StartDraft{Order: order, Text: "追伸"})
		must(t, err)
		back, err := d.TakeBack(d.ctx, clerk, item)
		must(t, err)
		want := hello + "\n\n追伸"
		if back.Start.Order != order || back.Start.Text != want || back.Start.Subject != "お届け日" || back.Start.Category != "42" || back.Start.Account != shop {
			t.Errorf("back %+v", back.Start)
		}
		if got := d.draftOf(order); got.Text != want || got.Version != back.Start.Version {
			t.Errorf("draft %+v", got)
		}
		if _, err := d.Inquiry(d.ctx, inquiry); !errors.Is(err, ErrNotFound) {
			t.Errorf("inquiry: %v", err)
		}
		d.sameCounts()
	})
}

func TestTakeBack_of_a_start_keeps_an_inquiry_with_a_note(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		inquiry, item := d.started(d.account("yahoo"), hello)
		_, err := d.AddNote(d.ctx, clerk, inquiry, "note", "電話では出られませんでした")
		must(t, err)
		_, err = d.TakeBack(d.ctx, clerk, item)
		must(t, err)
		if q := d.inquiry(inquiry); q.Sending != "" || q.OrderNumber != numberA {
			t.Errorf("row %+v", q.InquiryRow)
		}
		d.sameCounts()
	})
}

// Receipt and pull come in either order, or one of them never; the process may
// die between the call and its result. It is always one inquiry with one
// message, under the mall's id.
func TestStart_is_one_inquiry_in_every_order(t *testing.T) {
	const topic = "7001"
	receipt := Outcome{Kind: OutcomeSent, RemoteID: topic + "-1", Thread: topic, At: at(1).UnixMilli()}
	type do func(d *desk, shop, item int64)
	pull := func(d *desk, shop, _ int64) { d.ingest(shop, opened(topic, hello+"\r\n")) }
	finish := func(d *desk, _, item int64) { must(d.t, d.Finish(d.ctx, item, "a", receipt)) }
	crash := func(d *desk, _, item int64) {
		ids, err := d.RecoverSending(d.ctx)
		must(d.t, err)
		if !slices.Equal(ids, []int64{item}) || d.item(item).State != OutUnknown {
			d.t.Fatalf("recovered %v", ids)
		}
	}
	found := func(d *desk, _, item int64) { must(d.t, d.Found(d.ctx, item, receipt)) }
	resolved := func(d *desk, _, item int64) { must(d.t, d.Resolve(d.ctx, clerk, item, true)) }
	reworded := func(d *desk, shop, _ int64) { d.ingest(shop, opened(topic, "【店舗より】"+hello)) }
	for name, steps := range map[string][]do{
		"receipt, then pull":                  {finish, pull, pull},
		"pull, then receipt":                  {pull, finish, pull},
		"pull in other words, then receipt":   {reworded, finish, reworded},
		"crash, then pull":                    {crash, pull, pull},
		"crash, then found":                   {crash, found, pull},
		"crash, pull in other words, found":   {crash, reworded, found, reworded},
		"crash, a person's word, then pull":   {crash, resolved, pull},
		"crash, a person's word, late result": {crash, resolved, finish, pull},
	} {
		t.Run(name, func(t *testing.T) {
			eachDatabase(t, func(t *testing.T, d *desk) {
				shop := d.account("yahoo")
				inquiry, item := d.started(shop, hello)
				d.claimed(item, "a")
				d.later(2 * time.Minute)
				for _, step := range steps {
					step(d, shop, item)
				}
				if rows := d.all(); len(rows) != 1 {
					t.Fatalf("%d inquiries: %+v", len(rows), rows)
				}
				q := d.inquiry(inquiry)
				if q.RemoteID != topic || q.State != StateWaiting || q.Sending != "" || q.MessageCount != 1 || q.OrderNumber != numberA {
					t.Errorf("inquiry %+v", q)
				}
				if o := d.item(item); o.State != OutSent || o.Thread != topic || o.RemoteID != topic+"-1" {
					t.Errorf("item %+v", o)
				}
				d.sameCounts()
				d.ingest(shop, opened(topic, hello, post(topic+"-2", connectors.In, 5, "届きましたが、色が違います。")))
				if q := d.inquiry(inquiry); q.State != StateNew || q.MessageCount != 2 {
					t.Errorf("after the customer's answer %+v", q.InquiryRow)
				}
				d.sameCounts()
			})
		})
	}
}

func TestStart_takes_what_the_mall_says_of_the_topic_it_meets(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("yahoo")
		inquiry, item := d.started(shop, hello)
		d.claimed(item, "a")
		d.ingest(shop, opened("7001", "【店舗より】"+hello, post("7001-2", connectors.In, 2, "はい")))
		twin := d.remote(shop, "7001")
		// Somebody answers in the topic that the pull has brought.
		answer, err := d.Queue(d.ctx, clerk, OutboxItem{InquiryID: twin.ID, Text: "承知しました。", SeenID: twin.NewestID})
		must(t, err)
		must(t, d.WantMark(d.ctx, twin.ID, connectors.MarkRead))
		must(t, d.Finish(d.ctx, item, "a", Outcome{Kind: OutcomeSent, RemoteID: "7001-1", Thread: "7001"}))
		q := d.inquiry(inquiry)
		if q.RemoteURL != "https://mall.example/1" || q.Category != "注文について" || q.Sending != OutQueued || q.MessageCount != 2 {
			t.Errorf("inquiry %+v", q)
		}
		if o := d.item(answer); o.InquiryID != inquiry || o.State != OutQueued || o.Thread != "7001" {
			t.Errorf("answer %+v", o)
		}
		if marks, err := d.Marks(d.ctx, shop); err != nil || len(marks) != 1 || marks[0].InquiryID != inquiry {
			t.Errorf("marks %v, %v", marks, err)
		}
		d.sameCounts()
	})
}

func TestStart_is_not_taken_for_a_topic_about_another_order_or_an_older_one(t *testing.T) {
	other := opened("7002", hello)
	other.Order = numberB
	older := opened("7003", hello)
	older.Messages[0].SentAt = at(-600)
	for name, q := range map[string]connectors.Inquiry{"another order": other, "an older one": older} {
		t.Run(name, func(t *testing.T) {
			eachDatabase(t, func(t *testing.T, d *desk) {
				shop := d.account("yahoo")
				inquiry, item := d.started(shop, hello)
				d.claimed(item, "a")
				d.ingest(shop, q)
				if d.item(item).State != OutSending || !Starting(d.inquiry(inquiry).RemoteID) || len(d.all()) != 2 {
					t.Error("taken for another topic")
				}
			})
		})
	}
}

func TestStart_refused_by_the_mall_is_work_again(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		inquiry, item := d.started(d.account("yahoo"), hello)
		d.claimed(item, "a")
		must(t, d.Finish(d.ctx, item, "a", Outcome{Kind: OutcomeFailed, Code: "no", Text: "受け付けませんでした。"}))
		if q := d.inquiry(inquiry); q.State != StateWorking || q.Sending != OutFailed {
			t.Errorf("row %+v", q.InquiryRow)
		}
		order := d.inquiry(inquiry).OrderID
		_, err := d.TakeBack(d.ctx, clerk, item)
		must(t, err)
		if n := len(d.all()); n != 0 || d.draftOf(order).Text != hello {
			t.Errorf("%d inquiries, draft %+v", n, d.draftOf(order))
		}
		d.sameCounts()
	})
}

func TestStart_by_mail_is_joined_by_its_copy_and_by_the_answer(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		mall, box := d.account("rakuten"), d.account("mailbox", "address", "shop@example.jp")
		order := d.about(mall, numberA)
		to := []connectors.Person{{Name: "鈴木 一郎", Address: "ichiro@example.jp"}}
		item, err := d.QueueStart(d.ctx, clerk, order, OutboxItem{Account: box, Subject: "お届け日", To: to, Text: hello, MailID: "first@example.jp"})
		must(t, err)
		inquiry := d.item(item).InquiryID
		d.claimed(item, "a")
		must(t, d.Finish(d.ctx, item, "a", Outcome{Kind: OutcomeSent, RemoteID: "first@example.jp"}))
		if q := d.inquiry(inquiry); q.RemoteID != "first@example.jp" || q.Address != "ichiro@example.jp" || q.Customer != "鈴木 一郎" {
			t.Errorf("inquiry %+v", q)
		}
		mail := func(id string, dir connectors.Direction, minutes int, refs ...string) connectors.Inquiry {
			m := post(id, dir, minutes, hello)
			m.MailID, m.Refs, m.Subject = id, refs, "別の件名"
			return connectors.Inquiry{RemoteID: id, Subject: m.Subject, Customer: to[0], Messages: []connectors.Message{m}}
		}
		d.ingest(box, mail("first@example.jp", connectors.Out, 1))
		// The customer's clock is behind ours: the thread is still known by the mail that opened it.
		d.ingest(box, mail("answer@example.jp", connectors.In, -9, "first@example.jp"))
		q := d.inquiry(inquiry)
		if len(d.all()) != 1 || q.MessageCount != 2 || q.State != StateNew || q.OrderNumber != numberA || q.RemoteID != "first@example.jp" {
			t.Errorf("%d inquiries, %+v", len(d.all()), q)
		}
		d.sameCounts()
	})
}

func TestStartDraft_is_kept_per_order_and_per_address(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		order := d.about(d.account("yahoo"), numberA)
		_, err := d.SaveStartDraft(d.ctx, clerk, StartDraft{Order: order, Address: "a@example.jp", Text: "注文の"})
		must(t, err)
		_, err = d.SaveStartDraft(d.ctx, clerk, StartDraft{Address: "A@Example.jp", To: "a@example.jp", Text: "宛先の"})
		must(t, err)
		if got := d.draftOf(order); got.Text != "注文の" || got.Address != "" {
			t.Errorf("by order %+v", got)
		}
		by, err := d.StartDraft(d.ctx, 0, "a@example.jp")
		must(t, err)
		if by.Text != "宛先の" {
			t.Errorf("by address %+v", by)
		}
		if _, err := d.SaveStartDraft(d.ctx, clerk, StartDraft{Order: order, Text: "二つ目"}); !errors.Is(err, ErrConflict) {
			t.Errorf("over another's: %v", err)
		}
		must(t, d.DropStartDraft(d.ctx, clerk, order, ""))
		if got := d.draftOf(order); got.Version != 0 {
			t.Errorf("dropped: %+v", got)
		}
	})
}
