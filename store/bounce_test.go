package store

import (
	"testing"

	"madoguchi/connectors"
)

// report is a delivery report about a mail of ours.
func report(id string, minutes int, r connectors.Returned, refs ...string) connectors.Inquiry {
	q := mail(id, r.Address, "Undelivered Mail Returned to Sender", minutes, refs...)
	q.Messages[0].Kind, q.Messages[0].Address, q.Messages[0].Returned = connectors.Bounce, "mailer-daemon@example.jp", &r
	return q
}

const yamada = "yamada@docomo.ne.jp"

// answeredMail is a mailbox with one question that was answered by our-1.
func (d *desk) answeredMail() (box, inquiry int64) {
	d.t.Helper()
	box = d.account("mailbox")
	d.ingest(box, mail("q1", yamada, "サイズの質問", -300), answer("our-1", yamada, "Re: サイズの質問", -200, "q1"))
	q := d.remote(box, "q1")
	if q.State != StateWaiting || q.DueAt != 0 {
		d.t.Fatalf("%+v", q)
	}
	return box, q.ID
}

// lostMail is the remote id of the mail a report is about.
func (d *desk) lostMail(inquiry int64) (string, Bounce) {
	d.t.Helper()
	of, err := d.Bounces(d.ctx, inquiry)
	must(d.t, err)
	for _, m := range mustMessages(d, inquiry) {
		if b, ok := of[m.ID]; ok && m.Direction == string(connectors.Out) {
			return m.RemoteID, b
		}
	}
	return "", Bounce{}
}

func TestBounce_finds_the_mail_it_is_about(t *testing.T) {
	for name, c := range map[string]struct {
		report connectors.Returned
		at     int
		joins  bool
		about  string
	}{
		"by its id":                    {connectors.Returned{MailID: "our-1", Address: "forwarded@gmail.example"}, -100, true, "our-1"},
		"by recipient and time":        {connectors.Returned{Address: "YAMADA@docomo.ne.jp"}, -100, true, "our-1"},
		"by recipient and subject":     {connectors.Returned{Address: yamada, Subject: "RE: サイズの質問"}, -100, true, "our-1"},
		"another subject marks no one": {connectors.Returned{Address: yamada, Subject: "メルマガ 11 月号"}, -100, true, ""},
		"a foreign id marks no one":    {connectors.Returned{MailID: "news@x", Address: yamada, Subject: "メルマガ"}, -100, true, ""},
		"too late":                     {connectors.Returned{Address: yamada}, -200 + 9*24*60, false, ""},
		"somebody else":                {connectors.Returned{Address: "other@docomo.ne.jp"}, -100, false, ""},
	} {
		t.Run(name, func(t *testing.T) {
			eachDatabase(t, func(t *testing.T, d *desk) {
				box, inquiry := d.answeredMail()
				if c.at > 0 {
					d.at.Store(at(c.at + 1).UnixMilli())
				}
				c.report.Failed = true
				d.ingest(box, report("dsn", c.at, c.report))
				if joins := d.remote(box, "dsn").ID == inquiry; joins != c.joins {
					t.Fatalf("joined %v", joins)
				}
				if about, _ := d.lostMail(inquiry); about != c.about {
					t.Errorf("marked %q, want %q", about, c.about)
				}
				d.sameCounts()
			})
		})
	}
}

func TestBounce_with_an_odd_address_is_found_with_or_without_quotes(t *testing.T) {
	for _, back := range []string{`"a..b."@docomo.ne.jp`, "a..b.@docomo.ne.jp"} {
		eachDatabase(t, func(t *testing.T, d *desk) {
			box := d.account("mailbox")
			d.ingest(box, mail("q1", "a..b.@docomo.ne.jp", "質問", -300), answer("our-1", "a..b.@docomo.ne.jp", "Re: 質問", -200, "q1"))
			d.ingest(box, report("dsn", -100, connectors.Returned{Address: back, Failed: true}))
			if about, _ := d.lostMail(d.remote(box, "q1").ID); about != "our-1" {
				t.Errorf("%s: marked %q", back, about)
			}
		})
	}
}

func TestBounce_finds_the_order_its_subject_names(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		const number = "246369-20261101-0000000001"
		shop, box := d.account("rakuten", "shop_id", "246369"), d.account("mailbox")
		d.orders(shop, order(number))
		d.ingest(box, mail("q1", yamada, "注文 "+number, -300), answer("our-1", yamada, "Re: 注文 "+number, -200, "q1"))
		d.ingest(box, report("dsn", -100, connectors.Returned{Subject: "Re: 注文 " + number, Address: "hidden@mail.example", Failed: true}))
		if about, _ := d.lostMail(d.remote(box, "q1").ID); about != "our-1" {
			t.Errorf("marked %q", about)
		}
	})
}

func TestBounce_brings_a_question_back_as_unanswered(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box, inquiry := d.answeredMail()
		said := connectors.Returned{MailID: "our-1", Address: yamada, Failed: true, Reason: "filtered", Text: "拒否されました。"}
		d.ingest(box, report("dsn", -100, said))
		q := d.inquiry(inquiry)
		if q.State != StateNew || q.DueAt != at(-300).UnixMilli()+24*3600*1000 || q.Address != yamada {
			t.Errorf("%+v", q)
		}
		_, b := d.lostMail(inquiry)
		if b.Address != yamada || !b.Failed || b.Reason != "filtered" || b.Text != said.Text || b.At != at(-100).UnixMilli() {
			t.Errorf("%+v", b)
		}
		d.ingest(box, answer("our-2", "yamada@example.jp", "Re: サイズの質問", -50, "q1"))
		if q := d.inquiry(inquiry); q.State != StateWaiting || q.DueAt != 0 {
			t.Errorf("after a new answer: %+v", q)
		}
		d.sameCounts()
	})
}

func TestBounce_of_what_nobody_had_asked_for_is_owed_too(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("mailbox")
		d.ingest(box, answer("our-1", yamada, "発送のお知らせ", -200))
		d.ingest(box, report("dsn", -100, connectors.Returned{MailID: "our-1", Failed: true}))
		if q := d.remote(box, "our-1"); q.State != StateNew || q.DueAt != at(-100).UnixMilli()+24*3600*1000 {
			t.Errorf("%+v", q)
		}
	})
}

func TestBounce_of_a_delay_is_a_warning_until_it_fails(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box, inquiry := d.answeredMail()
		d.ingest(box, report("late", -100, connectors.Returned{MailID: "our-1", Address: yamada}))
		if q := d.inquiry(inquiry); q.State != StateWaiting || q.DueAt != 0 {
			t.Errorf("reopened by a delay: %+v", q)
		}
		if about, b := d.lostMail(inquiry); about != "our-1" || b.Failed {
			t.Errorf("%q %+v", about, b)
		}
		d.ingest(box, report("dsn", -50, connectors.Returned{MailID: "our-1", Address: yamada, Failed: true}))
		if _, b := d.lostMail(inquiry); !b.Failed || d.inquiry(inquiry).State != StateNew {
			t.Errorf("%+v %+v", b, d.inquiry(inquiry))
		}
		d.ingest(box, report("later", -20, connectors.Returned{MailID: "our-1", Address: yamada}))
		if _, b := d.lostMail(inquiry); !b.Failed {
			t.Error("a late warning took the failure away")
		}
	})
}

func TestBounce_that_is_here_first_meets_its_mail_later(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("mailbox")
		d.ingest(box, report("dsn", -100, connectors.Returned{MailID: "our-1", Address: yamada, Failed: true}, "our-1"))
		d.ingest(box, answer("our-1", yamada, "発送のお知らせ", -200))
		q := d.remote(box, "our-1")
		if about, _ := d.lostMail(q.ID); about != "our-1" || q.State != StateNew {
			t.Errorf("marked %q in %+v", about, q)
		}
	})
}

func TestBounce_proves_that_an_unknown_answer_had_left(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("mailbox")
		d.ingest(box, mail("q1", yamada, "質問", -300))
		q := d.remote(box, "q1")
		item, err := d.Queue(d.ctx, clerk, OutboxItem{InquiryID: q.ID, Text: "はい", MailID: "our-1", SeenID: q.NewestID, To: []connectors.Person{{Address: yamada}}})
		must(t, err)
		d.claimed(item, "a")
		must(t, d.Finish(d.ctx, item, "a", Outcome{Kind: OutcomeUnknown, Code: "no_answer"}))
		d.ingest(box, report("dsn", -1, connectors.Returned{MailID: "our-1", Address: yamada, Failed: true}))
		if o := d.item(item); o.State != OutSent {
			t.Errorf("still %s", o.State)
		}
		of, err := d.Bounces(d.ctx, q.ID)
		must(t, err)
		marked := false
		for _, m := range mustMessages(d, q.ID) {
			marked = marked || m.OutboxID == item && of[m.ID].Failed
		}
		if !marked || d.inquiry(q.ID).State != StateNew {
			t.Errorf("marked %v, %+v", marked, d.inquiry(q.ID))
		}
		d.sameCounts()
	})
}

func TestBounce_goes_with_its_inquiry_when_erased(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box, inquiry := d.answeredMail()
		d.ingest(box, report("dsn", -100, connectors.Returned{MailID: "our-1", Failed: true}))
		must(t, d.Erase(d.ctx, clerk, inquiry))
		var left int
		must(t, d.write.QueryRow(`SELECT COUNT(*) FROM bounces`).Scan(&left))
		if left != 0 {
			t.Errorf("%d left", left)
		}
	})
}

func TestQueue_gives_a_mail_that_is_sent_again_its_first_id(t *testing.T) {
	for name, c := range map[string]struct {
		back bool // taken back before it is sent again
		text string
		want string
	}{
		"as it failed":   {false, "明日届きます。", "our-1"},
		"taken back":     {true, "明日届きます。\r\n", "our-1"},
		"another text":   {true, "明後日届きます。", "our-2"},
		"another, there": {false, "明後日届きます。", "our-2"},
	} {
		t.Run(name, func(t *testing.T) {
			eachDatabase(t, func(t *testing.T, d *desk) {
				box := d.account("mailbox")
				d.ingest(box, mail("q1", yamada, "質問", -300))
				q := d.remote(box, "q1")
				send := func(text, id string) int64 {
					item, err := d.Queue(d.ctx, clerk, OutboxItem{InquiryID: q.ID, Text: text, MailID: id, SeenID: q.NewestID})
					must(t, err)
					return item
				}
				first := send("明日届きます。", "our-1")
				d.claimed(first, "a")
				must(t, d.Finish(d.ctx, first, "a", Outcome{Kind: OutcomeUnknown}))
				must(t, d.Resolve(d.ctx, clerk, first, false))
				if c.back {
					_, err := d.TakeBack(d.ctx, clerk, first)
					must(t, err)
				}
				second := send(c.text, "our-2")
				if got := d.item(second).MailID; got != c.want {
					t.Fatalf("sent again as %q", got)
				}
				d.claimed(second, "a")
				must(t, d.Finish(d.ctx, second, "a", Outcome{Kind: OutcomeSent}))
				if got := d.item(send(c.text, "our-3")).MailID; got != "our-3" {
					t.Errorf("a mail of its own went out as %q", got)
				}
			})
		})
	}
}

func TestBounce_of_a_mail_to_nobody_known_is_named_in_our_words(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("mailbox")
		d.ingest(box, answer("our-1", "lost@exanple.jp", "入荷のお知らせ", -200))
		d.ingest(box, report("dsn", -199, connectors.Returned{MailID: "our-1", Address: "lost@exanple.jp", Failed: true, Text: "宛先のアドレスが見つかりません。"}, "our-1"))
		rows := d.all()
		if len(rows) != 1 || !rows[0].Returned || rows[0].Snippet != "lost@exanple.jp 宛先のアドレスが見つかりません。" {
			t.Fatalf("%+v", rows)
		}
		d.ingest(box, mail("q1", yamada, "サイズの質問", -300))
		if q := d.remote(box, "q1"); q.Returned {
			t.Errorf("%+v", q.InquiryRow)
		}
	})
}
