package store

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"madoguchi/connectors"
)

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
