package store

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"madoguchi/connectors"
)

// queued puts an answer to a new question into the outbox.
func (d *desk) queued(shop int64, text string) (inquiry, item int64) {
	d.t.Helper()
	return d.promising(shop, text)
}

// promising is queued with what the books shall know of the answer.
func (d *desk) promising(shop int64, text string, promised ...Promised) (inquiry, item int64) {
	d.t.Helper()
	d.ingest(shop, asked("1", "質問", post("1-1", connectors.In, -60, "いつ届きますか。")))
	q := d.remote(shop, "1")
	item, err := d.Queue(d.ctx, clerk, OutboxItem{InquiryID: q.ID, Account: shop, Thread: "1", Text: text, SeenID: q.NewestID, Promised: promised})
	must(d.t, err)
	return q.ID, item
}

func (d *desk) claimed(item int64, token string) {
	d.t.Helper()
	_, ok, err := d.Claim(d.ctx, item, token, nil, d.cfg.Now())
	must(d.t, err)
	if !ok {
		d.t.Fatal("not claimed")
	}
}

func (d *desk) item(id int64) OutboxItem {
	d.t.Helper()
	o, err := d.OutboxItem(d.ctx, id)
	must(d.t, err)
	return o
}

func TestQueue_refuses_a_second_answer_while_one_is_on_its_way(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		inquiry, item := d.queued(d.account("rakuten"), "明日届きます。")
		_, err := d.Queue(d.ctx, clerk, OutboxItem{InquiryID: inquiry, Text: "二つ目"})
		if !errors.Is(err, ErrConflict) {
			t.Errorf("while queued: %v", err)
		}
		d.claimed(item, "a")
		must(t, d.Finish(d.ctx, item, "a", Outcome{Kind: OutcomeUnknown, Code: "timeout"}))
		_, err = d.Queue(d.ctx, clerk, OutboxItem{InquiryID: inquiry, Text: "二つ目"})
		if !errors.Is(err, ErrConflict) {
			t.Errorf("while unknown: %v", err)
		}
		if got := d.inquiry(inquiry).Sending; got != OutUnknown {
			t.Errorf("row shows %q", got)
		}
		d.sameCounts()
	})
}

func TestClaim_gives_an_answer_to_one_of_two_processes(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		_, item := d.queued(d.account("rakuten"), "明日届きます。")
		other, err := Open(d.ctx, d.cfg)
		must(t, err)
		defer other.Close()
		got := make(chan bool, 8)
		for i := range cap(got) {
			s := []*Store{d.Store, other}[i%2]
			go func() {
				_, ok, err := s.Claim(d.ctx, item, fmt.Sprint(i), nil, d.cfg.Now())
				got <- ok && err == nil
			}()
		}
		n := 0
		for range cap(got) {
			if <-got {
				n++
			}
		}
		if n != 1 {
			t.Errorf("claimed %d times", n)
		}
		if o := d.item(item); o.Attempts != 1 || o.State != OutSending {
			t.Errorf("item %+v", o)
		}
		d.sameCounts()
	})
}

func TestClaim_waits_for_the_hold_time(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		d.ingest(shop, asked("1", "質問", post("1-1", connectors.In, -60, "？")))
		id, err := d.Queue(d.ctx, clerk, OutboxItem{InquiryID: d.remote(shop, "1").ID, Text: "はい", SendAt: at(10).UnixMilli()})
		must(t, err)
		if _, ok, err := d.Claim(d.ctx, id, "a", nil, d.cfg.Now()); ok || err != nil {
			t.Errorf("claimed %v, %v", ok, err)
		}
		must(t, d.SendNow(d.ctx, clerk, id))
		due, err := d.DueOutbox(d.ctx, d.cfg.Now())
		must(t, err)
		if len(due) != 1 || due[0] != id {
			t.Errorf("due %v", due)
		}
	})
}

func TestTakeBack_returns_the_text_and_keeps_what_was_typed_since(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		inquiry, item := d.queued(d.account("rakuten"), "明日届きます。")
		_, err := d.SaveDraft(d.ctx, clerk, Draft{InquiryID: inquiry, Text: "追伸"})
		must(t, err)
		_, err = d.TakeBack(d.ctx, clerk, item)
		must(t, err)
		draft, err := d.Draft(d.ctx, inquiry)
		must(t, err)
		if draft.Text != "明日届きます。\n\n追伸" {
			t.Errorf("draft %q", draft.Text)
		}
		if _, err := d.TakeBack(d.ctx, clerk, item); !errors.Is(err, ErrNotFound) {
			t.Errorf("twice: %v", err)
		}
		d.sameCounts()
	})
}

func TestTakeBack_is_too_late_once_sending_has_begun(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		_, item := d.queued(d.account("rakuten"), "明日届きます。")
		d.claimed(item, "a")
		if _, err := d.TakeBack(d.ctx, clerk, item); !errors.Is(err, ErrConflict) {
			t.Errorf("got %v", err)
		}
	})
}

// The receipt of an attempt and the echo in a later pull come in either order,
// with or without a number, and the process may die in between. There is always
// one message, and the item is sent.
func TestSent_answer_is_one_message_in_every_order(t *testing.T) {
	echoes := map[string]connectors.Message{
		"same number": post("1-2", connectors.Out, 1, "明日届きます。"),
		"same text":   post("other", connectors.Out, 1, "明日届きます。  \r\n"),
	}
	steps := map[string]func(d *desk, item, shop int64, echo connectors.Message, receipt string){
		"receipt, echo": func(d *desk, item, shop int64, echo connectors.Message, receipt string) {
			must(d.t, d.Finish(d.ctx, item, "a", Outcome{Kind: OutcomeSent, RemoteID: receipt, At: at(1).UnixMilli()}))
			d.ingest(shop, asked("1", "質問", echo))
		},
		"echo, receipt": func(d *desk, item, shop int64, echo connectors.Message, receipt string) {
			d.ingest(shop, asked("1", "質問", echo))
			must(d.t, d.Finish(d.ctx, item, "a", Outcome{Kind: OutcomeSent, RemoteID: receipt, At: at(1).UnixMilli()}))
		},
		"restart, echo": func(d *desk, item, shop int64, echo connectors.Message, _ string) {
			_, err := d.RecoverSending(d.ctx)
			must(d.t, err)
			d.ingest(shop, asked("1", "質問", echo))
		},
		"restart, echo, receipt": func(d *desk, item, shop int64, echo connectors.Message, receipt string) {
			_, err := d.RecoverSending(d.ctx)
			must(d.t, err)
			d.ingest(shop, asked("1", "質問", echo))
			must(d.t, d.Finish(d.ctx, item, "a", Outcome{Kind: OutcomeSent, RemoteID: receipt, At: at(1).UnixMilli()}))
		},
		"restart, receipt, echo": func(d *desk, item, shop int64, echo connectors.Message, receipt string) {
			_, err := d.RecoverSending(d.ctx)
			must(d.t, err)
			must(d.t, d.Finish(d.ctx, item, "a", Outcome{Kind: OutcomeSent, RemoteID: receipt, At: at(1).UnixMilli()}))
			d.ingest(shop, asked("1", "質問", echo))
		},
		"restart, a person's word, echo": func(d *desk, item, shop int64, echo connectors.Message, _ string) {
			_, err := d.RecoverSending(d.ctx)
			must(d.t, err)
			must(d.t, d.Resolve(d.ctx, clerk, item, true))
			d.ingest(shop, asked("1", "質問", echo))
		},
		"echo twice, receipt": func(d *desk, item, shop int64, echo connectors.Message, receipt string) {
			d.ingest(shop, asked("1", "質問", echo))
			d.ingest(shop, asked("1", "質問", echo))
			must(d.t, d.Finish(d.ctx, item, "a", Outcome{Kind: OutcomeSent, RemoteID: receipt, At: at(1).UnixMilli()}))
		},
	}
	for echoName, echo := range echoes {
		for _, receipt := range []string{"", "1-2"} {
			if receipt != "" && echoName == "same text" {
				continue // two numbers are two messages
			}
			for name, step := range steps {
				t.Run(fmt.Sprintf("%s/receipt %q/%s", echoName, receipt, name), func(t *testing.T) {
					eachDatabase(t, func(t *testing.T, d *desk) {
						shop := d.account("rakuten")
						inquiry, item := d.promising(shop, "明日届きます。", Promised{Entry: refund("", "1-1", 3280)}, Promised{Entry: refund("", "1-1", 880), Confirm: true})
						d.claimed(item, "a")
						step(d, item, shop, echo, receipt)
						d.promisedOnce(inquiry, item)
						if got := d.texts(inquiry); len(mustMessages(d, inquiry)) != 2 {
							t.Errorf("thread is %s", got)
						}
						if o := d.item(item); o.State != OutSent || o.Code != "" {
							t.Errorf("item %+v", o)
						}
						if q := d.inquiry(inquiry); q.State != StateWaiting || q.DueAt != 0 || q.Sending != "" {
							t.Errorf("inquiry %+v", q)
						}
						d.sameCounts()
					})
				})
			}
		}
	}
}

func mustMessages(d *desk, inquiry int64) []Message {
	d.t.Helper()
	all, err := d.Messages(d.ctx, inquiry)
	must(d.t, err)
	return all
}

func TestSent_answer_does_not_swallow_the_same_words_said_earlier(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		inquiry, item := d.queued(shop, "確認します。")
		d.claimed(item, "a")
		d.ingest(shop, asked("1", "質問", post("old", connectors.Out, -30, "確認します。")))
		if o := d.item(item); o.State != OutSending {
			t.Errorf("item is %s", o.State)
		}
		must(t, d.Finish(d.ctx, item, "a", Outcome{Kind: OutcomeSent, RemoteID: "new", At: at(1).UnixMilli()}))
		if n := len(mustMessages(d, inquiry)); n != 3 {
			t.Errorf("%d messages", n)
		}
	})
}

func TestSent_answer_leaves_open_what_came_while_it_was_on_its_way(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		inquiry, item := d.queued(shop, "明日届きます。")
		d.claimed(item, "a")
		d.ingest(shop, asked("1", "質問", post("1-2", connectors.In, 0, "やはりキャンセルしたいです。")))
		d.later(time.Minute)
		must(t, d.Finish(d.ctx, item, "a", Outcome{Kind: OutcomeSent, RemoteID: "1-3", At: at(1).UnixMilli()}))
		if q := d.inquiry(inquiry); q.State != StateNew || q.DueAt == 0 {
			t.Errorf("state %s, due %d", q.State, q.DueAt)
		}
		d.sameCounts()
	})
}

func TestFinish_failed_brings_the_inquiry_back_with_its_text(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		inquiry, item := d.queued(shop, "明日届きます。")
		must(t, d.SetState(d.ctx, clerk, inquiry, 0, StateWaiting, ""))
		d.claimed(item, "a")
		must(t, d.Finish(d.ctx, item, "a", Outcome{Kind: OutcomeFailed, Code: "rejected", Text: "受け付けられませんでした。"}))
		if q := d.inquiry(inquiry); q.State != StateWorking || q.Sending != OutFailed || q.DueAt == 0 {
			t.Errorf("inquiry %+v", q)
		}
		if o := d.item(item); o.Text != "明日届きます。" || o.Code != "rejected" {
			t.Errorf("item %+v", o)
		}
		if _, err := d.Queue(d.ctx, clerk, OutboxItem{InquiryID: inquiry, Text: "もう一度"}); err != nil {
			t.Errorf("a new answer: %v", err)
		}
		d.sameCounts()
	})
}

func TestFinish_is_for_the_process_that_claimed(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		_, item := d.queued(d.account("rakuten"), "はい")
		d.claimed(item, "a")
		if err := d.Finish(d.ctx, item, "b", Outcome{Kind: OutcomeSent}); !errors.Is(err, ErrConflict) {
			t.Errorf("got %v", err)
		}
		must(t, d.Finish(d.ctx, item, "a", Outcome{Kind: OutcomeRetry, RetryAt: at(5).UnixMilli()}))
		if o := d.item(item); o.State != OutQueued || o.SendAt != at(5).UnixMilli() {
			t.Errorf("item %+v", o)
		}
		d.sameCounts()
	})
}

func TestFinish_done_closes_here_and_asks_the_mall_to_close(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		d.ingest(shop, asked("1", "質問", post("1-1", connectors.In, -60, "？")))
		q := d.remote(shop, "1")
		item, err := d.Queue(d.ctx, clerk, OutboxItem{InquiryID: q.ID, Text: "はい", Done: true, SeenID: q.NewestID})
		must(t, err)
		d.claimed(item, "a")
		must(t, d.Finish(d.ctx, item, "a", Outcome{Kind: OutcomeSent, RemoteID: "1-2"}))
		if got := d.inquiry(q.ID).State; got != StateDone {
			t.Errorf("state %s", got)
		}
		marks, err := d.Marks(d.ctx, shop)
		must(t, err)
		if len(marks) != 1 || marks[0].RemoteID != "1" || marks[0].Mark != connectors.MarkComplete {
			t.Errorf("marks %+v", marks)
		}
		must(t, d.MarkDone(d.ctx, marks[0]))
	})
}

func TestRefuse_ends_an_answer_that_never_left_without_saying_sending(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		inquiry, item := d.queued(d.account("rakuten"), "はい")
		got, err := d.Refuse(d.ctx, item, "", Outcome{Kind: OutcomeRetry, Code: "busy", RetryAt: at(1).UnixMilli()}, at(0))
		must(t, err)
		if o := d.item(item); !got || o.State != OutQueued || o.Attempts != 1 || o.Code != "busy" || o.SendAt != at(1).UnixMilli() {
			t.Errorf("%v, item %+v", got, o)
		}
		got, err = d.Refuse(d.ctx, item, "stopped", Outcome{Kind: OutcomeFailed, Code: "stopped", Text: "新しいメッセージ"}, at(2))
		must(t, err)
		if o := d.item(item); !got || o.State != OutFailed || o.Code != "stopped" {
			t.Errorf("%v, item %+v", got, o)
		}
		got, err = d.Refuse(d.ctx, item, "stopped", Outcome{Kind: OutcomeFailed}, at(3))
		must(t, err)
		if got {
			t.Error("an answer that had ended was ended again")
		}
		events, err := d.Events(d.ctx, inquiry)
		must(t, err)
		if last := events[len(events)-1]; last.Kind != "stopped" {
			t.Errorf("last event %+v", last)
		}
		d.sameCounts()
	})
}

func TestResolve_not_sent_keeps_the_text_and_never_sends(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		_, item := d.queued(d.account("rakuten"), "はい")
		d.claimed(item, "a")
		_, err := d.RecoverSending(d.ctx)
		must(t, err)
		must(t, d.Resolve(d.ctx, clerk, item, false))
		if o := d.item(item); o.State != OutFailed || o.Text != "はい" {
			t.Errorf("item %+v", o)
		}
		due, err := d.DueOutbox(d.ctx, at(10000))
		must(t, err)
		if len(due) != 0 {
			t.Errorf("due %v", due)
		}
		d.sameCounts()
	})
}

func TestRemoveAccount_fails_waiting_answers_and_keeps_the_inquiries(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		inquiry, item := d.queued(shop, "はい")
		must(t, d.RemoveAccount(d.ctx, clerk, shop))
		if o := d.item(item); o.State != OutFailed || o.Reason == "" {
			t.Errorf("item %+v", o)
		}
		if q := d.inquiry(inquiry); q.AccountName == "" || q.MessageCount != 1 {
			t.Errorf("inquiry %+v", q)
		}
		if _, err := d.Account(d.ctx, shop); !errors.Is(err, ErrNotFound) {
			t.Errorf("account: %v", err)
		}
		d.sameCounts()
	})
}

func TestFinish_keeps_what_went_wrong_after_the_delivery(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		inquiry, item := d.queued(d.account("rakuten"), "明日届きます。")
		d.claimed(item, "a")
		note := "送信済みフォルダーに控えを保存できませんでした。返信は届いています。"
		must(t, d.Finish(d.ctx, item, "a", Outcome{Kind: OutcomeSent, At: at(1).UnixMilli(), Text: note}))
		for _, m := range mustMessages(d, inquiry) {
			if m.OutboxID == item && slices.Contains(m.Warnings, note) {
				return
			}
		}
		t.Errorf("no message tells: %+v", mustMessages(d, inquiry))
	})
}
