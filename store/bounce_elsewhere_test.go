package store

import (
	"testing"

	"madoguchi/connectors"
)

// A report may come to another mailbox of the shop than the one that sent: the
// provider forwards, or the envelope names the shop's main address.

func TestBounce_in_another_mailbox_finds_the_inquiry_it_is_about(t *testing.T) {
	for name, c := range map[string]struct {
		report connectors.Returned
		joins  bool
		about  string
	}{
		"by its id":                       {connectors.Returned{MailID: "our-1", Address: "forwarded@gmail.example"}, true, "our-1"},
		"by recipient and time":           {connectors.Returned{Address: yamada}, true, "our-1"},
		"by recipient and subject":        {connectors.Returned{Address: yamada, Subject: "Re: サイズの質問"}, true, "our-1"},
		"another subject marks no one":    {connectors.Returned{Address: yamada, Subject: "メルマガ 11 月号"}, true, ""},
		"somebody else":                   {connectors.Returned{Address: "other@docomo.ne.jp"}, false, ""},
		"nothing known":                   {connectors.Returned{}, false, ""},
		"an unknown id and no recipient":  {connectors.Returned{MailID: "news@x"}, false, ""},
		"a customer's id is none of ours": {connectors.Returned{MailID: "q1"}, false, ""},
	} {
		t.Run(name, func(t *testing.T) {
			eachDatabase(t, func(t *testing.T, d *desk) {
				box, inquiry := d.answeredMail()
				other := d.account("mailbox")
				c.report.Failed = true
				for range 2 { // a repeat changes nothing
					d.ingest(other, report("dsn", -100, c.report))
				}
				if joins := d.remote(other, "dsn").ID == inquiry; joins != c.joins {
					t.Fatalf("joined %v", joins)
				}
				if about, _ := d.lostMail(inquiry); about != c.about {
					t.Errorf("marked %q, want %q", about, c.about)
				}
				q := d.remote(box, "q1")
				if back := q.State == StateNew && q.DueAt != 0; back != c.joins || q.Address != yamada || q.Subject != "サイズの質問" || q.RemoteID != "q1" {
					t.Errorf("%+v", q)
				}
				if all := len(d.all()); !c.joins && all != 2 || c.joins && all != 1 {
					t.Errorf("%d inquiries", all)
				}
				d.sameCounts()
			})
		})
	}
}

func TestBounce_in_another_mailbox_before_its_mail(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box, other := d.account("mailbox"), d.account("mailbox")
		d.ingest(box, mail("q1", yamada, "サイズの質問", -300))
		d.ingest(other, report("dsn", -100, connectors.Returned{MailID: "our-1", Address: yamada, Failed: true}, "our-1"))
		for range 2 {
			d.ingest(box, answer("our-1", yamada, "Re: サイズの質問", -200, "q1"))
		}
		q := d.remote(box, "q1")
		if about, _ := d.lostMail(q.ID); about != "our-1" || q.State != StateNew || q.DueAt == 0 || q.Address != yamada {
			t.Errorf("marked %q in %+v", about, q)
		}
		if len(d.all()) != 1 || d.remote(other, "dsn").ID != q.ID {
			t.Errorf("%d inquiries", len(d.all()))
		}
		d.sameCounts()
	})
}

func TestBounce_before_its_mail_stays_where_a_person_wrote(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box, other := d.account("mailbox"), d.account("mailbox")
		d.ingest(other, report("dsn", -100, connectors.Returned{MailID: "our-1", Address: yamada, Failed: true}))
		d.ingest(other, mail("c1", "suzuki@example.jp", "転送します", -90, "dsn"))
		d.ingest(box, answer("our-1", yamada, "発送のお知らせ", -200))
		q := d.remote(box, "our-1")
		if about, _ := d.lostMail(q.ID); about != "our-1" || q.State != StateNew {
			t.Errorf("marked %q in %+v", about, q)
		}
		if d.remote(other, "dsn").ID != d.remote(other, "c1").ID || len(d.all()) != 2 {
			t.Error("a conversation of another customer was drawn in")
		}
		d.sameCounts()
	})
}

func TestBounce_without_an_id_marks_none_of_two_inquiries_elsewhere(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box, other := d.account("mailbox"), d.account("mailbox")
		d.ingest(box, answer("our-1", yamada, "発送のお知らせ", -250), answer("our-2", yamada, "返金のお知らせ", -200))
		d.ingest(other, report("dsn", -100, connectors.Returned{Address: yamada, Failed: true}))
		if len(d.all()) != 3 {
			t.Errorf("%d inquiries", len(d.all()))
		}
	})
}

func TestBounce_delay_in_another_mailbox_is_a_warning_only(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		_, inquiry := d.answeredMail()
		other := d.account("mailbox")
		d.ingest(other, report("late", -100, connectors.Returned{MailID: "our-1", Address: yamada}))
		if about, b := d.lostMail(inquiry); about != "our-1" || b.Failed || d.inquiry(inquiry).State != StateWaiting {
			t.Errorf("%q %+v %+v", about, b, d.inquiry(inquiry))
		}
		d.ingest(other, report("dsn", -50, connectors.Returned{MailID: "our-1", Address: yamada, Failed: true}))
		if _, b := d.lostMail(inquiry); !b.Failed || d.inquiry(inquiry).State != StateNew {
			t.Errorf("%+v %+v", b, d.inquiry(inquiry))
		}
		d.sameCounts()
	})
}

func TestBounce_of_an_answer_at_a_mall_leaves_the_malls_facts_alone(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop, other := d.account("rakuten"), d.account("mailbox")
		out := post("b", connectors.Out, -200, "明日です。")
		out.MailID = "our-1"
		asks := asked("1", "いつ届きますか", post("a", connectors.In, -300, "いつ？"), out)
		d.ingest(shop, asks)
		before := d.remote(shop, "1")
		d.ingest(other, report("dsn", -100, connectors.Returned{MailID: "our-1", Address: "x@fw.rakuten.ne.jp", Failed: true}))
		d.ingest(shop, asks)
		q := d.remote(shop, "1")
		if q.State != StateNew || q.DueAt == 0 || q.Subject != before.Subject || q.Customer != before.Customer || q.Address != before.Address || q.RemoteID != "1" {
			t.Errorf("before %+v\nafter  %+v", before, q)
		}
		if about, _ := d.lostMail(q.ID); about != "b" {
			t.Errorf("marked %q", about)
		}
		d.sameCounts()
	})
}

func TestBounce_in_another_mailbox_proves_an_unknown_answer(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box, other := d.account("mailbox"), d.account("mailbox")
		d.ingest(box, mail("q1", yamada, "質問", -300))
		q := d.remote(box, "q1")
		item, err := d.Queue(d.ctx, clerk, OutboxItem{InquiryID: q.ID, Text: "はい", MailID: "our-1", SeenID: q.NewestID, To: []connectors.Person{{Address: yamada}}})
		must(t, err)
		d.claimed(item, "a")
		must(t, d.Finish(d.ctx, item, "a", Outcome{Kind: OutcomeUnknown, Code: "no_answer"}))
		d.ingest(other, report("dsn", -1, connectors.Returned{MailID: "our-1", Address: yamada, Failed: true}))
		if o := d.item(item); o.State != OutSent || d.inquiry(q.ID).State != StateNew {
			t.Errorf("%s, %+v", o.State, d.inquiry(q.ID))
		}
		if len(d.all()) != 1 {
			t.Errorf("%d inquiries", len(d.all()))
		}
		d.sameCounts()
	})
}

func TestBounce_before_a_receipt_is_seen_when_the_answer_is_known(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box, other := d.account("mailbox"), d.account("mailbox")
		d.ingest(box, mail("q1", yamada, "質問", -300))
		q := d.remote(box, "q1")
		item, err := d.Queue(d.ctx, clerk, OutboxItem{InquiryID: q.ID, Text: "はい", MailID: "our-1", SeenID: q.NewestID, To: []connectors.Person{{Address: yamada}}})
		must(t, err)
		d.claimed(item, "a")
		d.ingest(other, report("dsn", -1, connectors.Returned{MailID: "our-1", Address: yamada, Failed: true}))
		must(t, d.Finish(d.ctx, item, "a", Outcome{Kind: OutcomeSent}))
		of, err := d.Bounces(d.ctx, q.ID)
		must(t, err)
		marked := false
		for _, m := range mustMessages(d, q.ID) {
			marked = marked || m.OutboxID == item && of[m.ID].Failed
		}
		if !marked || d.inquiry(q.ID).State != StateNew || len(d.all()) != 1 {
			t.Errorf("marked %v, %+v", marked, d.inquiry(q.ID))
		}
	})
}

func TestBounce_does_not_join_what_a_person_has_parted(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		_, inquiry := d.answeredMail()
		other := d.account("mailbox")
		said := report("dsn", -100, connectors.Returned{MailID: "our-1", Address: yamada, Failed: true})
		d.ingest(other, said)
		d.split(inquiry, other, "dsn")
		apart := d.remote(other, "dsn").ID
		d.ingest(other, said)
		if apart == inquiry || d.remote(other, "dsn").ID != apart || len(d.all()) != 2 {
			t.Errorf("%d inquiries", len(d.all()))
		}
		d.sameCounts()
	})
}
