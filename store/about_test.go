package store

import (
	"slices"
	"testing"
	"time"

	"madoguchi/connectors"
)

const aboutOrder = "388112-20261116-0704410023"

// told is a notice mail of 楽天 about one of its inquiries.
func told(id, inquiry string, minutes int) connectors.Inquiry {
	q := mail(id, "r-messe@rakuten.example", "お問い合わせが届いています", minutes)
	q.Customer, q.Order, q.URL = connectors.Person{}, aboutOrder, "https://rmesse.rms.rakuten.co.jp/"
	q.About = connectors.Remote{Kind: "rakuten", ID: inquiry}
	q.Messages[0].Kind = connectors.Official
	return q
}

func TestAbout_a_notice_is_an_inquiry_that_owes_an_answer(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("mailbox")
		d.ingest(box, told("n1", "7744120k", -60))
		d.ingest(box, told("n1", "7744120k", -60))
		q := d.remote(box, "n1")
		if q.State != StateNew || !q.Unread || q.DueAt == 0 || q.AboutKind != "rakuten" || q.AboutID != "7744120k" || q.OrderNumber != aboutOrder {
			t.Errorf("%+v", q)
		}
		if q.RemoteURL == "" || q.Customer != "" || q.MessageCount != 1 {
			t.Errorf("%+v", q)
		}
		d.ingest(box, told("n2", "7744120k", -30))
		if q = d.inquiry(q.ID); q.MessageCount != 2 {
			t.Errorf("the second notice of one inquiry is apart: %+v", q)
		}
		d.sameCounts()
	})
}

// Whichever comes first, and however often, there is one inquiry in the end: the
// mall's, with the notices in it that count for nothing.
func TestAbout_notice_and_inquiry_meet_in_either_order(t *testing.T) {
	for name, mallFirst := range map[string]bool{"notice first": false, "mall first": true} {
		t.Run(name, func(t *testing.T) {
			eachDatabase(t, func(t *testing.T, d *desk) {
				shop, box := d.account("rakuten"), d.account("mailbox")
				real := asked("7744120k", "届きません", post("7744120k#0", connectors.In, -62, "まだ届きません。"))
				for range 2 {
					if mallFirst {
						d.ingest(shop, real)
					}
					d.ingest(box, told("n1", "7744120k", -60), told("n2", "7744120k", -59))
					if !mallFirst {
						d.ingest(shop, real)
					}
				}
				page, err := d.Inquiries(d.ctx, InquiryQuery{})
				must(t, err)
				if len(page.Rows) != 1 {
					t.Fatalf("%d inquiries: %+v", len(page.Rows), page.Rows)
				}
				q := d.remote(shop, "7744120k")
				if q.Customer != "山田 花子" || q.Address != "hanako@example.jp" || q.State != StateNew || q.AboutKind != "" {
					t.Errorf("%+v", q)
				}
				if q.MessageCount != 3 || q.LastInAt != at(-62).UnixMilli() || q.DueAt != at(-62).UnixMilli()+24*3600*1000 || q.Snippet != "まだ届きません。" {
					t.Errorf("%+v", q)
				}
				for _, m := range mustMessages(d, q.ID) {
					if m.MailID != "" && m.Kind != connectors.NoticeOf {
						t.Errorf("%+v", m)
					}
				}
				must(t, d.MarkSeen(d.ctx, clerk, q.ID))
				d.ingest(box, told("n3", "7744120k", -10))
				if q = d.inquiry(q.ID); q.Unread || q.MessageCount != 4 {
					t.Errorf("a notice made it unread: %+v", q)
				}
				d.sameCounts()
			})
		})
	}
}

func TestAbout_what_a_person_did_with_the_notice_stays(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop, box := d.account("rakuten"), d.account("mailbox")
		owner, err := d.EnsureOwner(d.ctx, "店長")
		must(t, err)
		d.ingest(box, told("n1", "A1", -60), told("n2", "A2", -60), told("n3", "A3", -60))
		kept := d.remote(box, "n1").ID
		_, err = d.AddNote(d.ctx, clerk, kept, "note", "RMS で返信しました")
		must(t, err)
		must(t, d.Assign(d.ctx, clerk, kept, owner.ID))
		must(t, d.UnlinkOrder(d.ctx, clerk, kept, aboutOrder))
		for _, id := range []string{"n1", "n2", "n3"} {
			must(t, d.SetState(d.ctx, clerk, d.remote(box, id).ID, 0, StateDone, ""))
		}
		again := asked("A2", "届きません", post("A2#0", connectors.In, -62, "まだです。"), post("A2#1", connectors.In, -5, "まだですか。"))
		answered := asked("A3", "届きません", post("A3#0", connectors.In, -62, "まだです。"), post("A3#1", connectors.Out, -50, "今日お届けします。"))
		first := asked("A1", "届きません", post("A1#0", connectors.In, -62, "まだです。"))
		first.Order = aboutOrder
		d.ingest(shop, first, again, answered)
		q := d.remote(shop, "A1")
		if q.State != StateDone || q.OwnerID != owner.ID || q.OrderNumber != "" {
			t.Errorf("%+v", q)
		}
		if !slices.ContainsFunc(mustMessages(d, q.ID), func(m Message) bool { return m.Direction == "note" }) {
			t.Error("the note is gone")
		}
		if q := d.remote(shop, "A2"); q.State != StateNew {
			t.Errorf("the customer wrote again: %s", q.State)
		}
		if q := d.remote(shop, "A3"); q.State != StateWaiting {
			t.Errorf("answered at the mall: %s", q.State)
		}
		d.sameCounts()
	})
}

func TestAbout_a_notice_without_a_number_goes_where_there_is_no_doubt(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop, box := d.account("rakuten"), d.account("mailbox")
		one := asked("A1", "届きません", post("A1#0", connectors.In, -62, "まだです。"))
		one.Order = aboutOrder
		two := asked("A2", "色", post("A2#0", connectors.In, -65, "色違いはありますか。"))
		two.Order = aboutOrder
		old := told("old", "", -60*24*3)
		d.ingest(box, told("n1", "", -60), old)
		d.ingest(shop, one)
		if got := d.remote(shop, "A1"); got.MessageCount != 2 {
			t.Errorf("the only one: %+v", got)
		}
		if got := d.remote(box, "old"); got.AboutKind != "rakuten" {
			t.Errorf("a notice of another day went along: %+v", got)
		}
		d.ingest(shop, two)
		d.ingest(box, told("n2", "", -59))
		if got := d.remote(box, "n2"); got.AboutKind != "rakuten" {
			t.Errorf("two come into question, yet it chose: %+v", got)
		}
		d.sameCounts()
	})
}

func TestAbout_a_notice_asks_the_mall_at_once_and_wakes_what_it_cannot_ask(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop, box := d.account("rakuten"), d.account("mailbox")
		d.ingest(shop, asked("A1", "届きません", post("A1#0", connectors.In, -62, "まだです。")))
		poll := func(state string) {
			must(t, d.PollDone(d.ctx, shop, PollResult{State: state, NextAt: d.cfg.Now().Add(time.Hour).UnixMilli(), Good: true}))
		}
		due := func() bool {
			ids, err := d.DueAccounts(d.ctx, d.cfg.Now())
			must(t, err)
			return slices.Contains(ids, shop)
		}
		poll(AccountOK)
		d.ingest(box, told("n1", "A9", -5))
		if !due() {
			t.Error("the mall is not asked")
		}
		poll(AccountOK)
		d.ingest(box, told("n1", "A9", -5))
		if due() {
			t.Error("a repeat asks again")
		}
		id := d.remote(shop, "A1").ID
		must(t, d.SetState(d.ctx, clerk, id, 0, StateDone, ""))
		d.ingest(box, told("n2", "A1", -4))
		if got := d.inquiry(id); got.State != StateDone || !due() {
			t.Errorf("state %s, due %v", got.State, due())
		}
		poll(AccountStopped)
		d.ingest(box, told("n3", "A1", -3))
		if got := d.inquiry(id); got.State != StateNew || due() {
			t.Errorf("with a dead key: state %s, due %v", got.State, due())
		}
		d.sameCounts()
	})
}

func TestAbout_a_mail_that_quotes_a_notice_stays_out_of_the_malls_inquiry(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop, box := d.account("rakuten"), d.account("mailbox")
		d.ingest(shop, asked("A1", "届きません", post("A1#0", connectors.In, -62, "まだです。")))
		d.ingest(box, told("n1", "A1", -60), mail("x", "someone@example.com", "Re: お問い合わせ", -50, "n1"))
		if q := d.remote(box, "x"); q.Account != box || q.State != StateNew {
			t.Errorf("%+v", q)
		}
	})
}

func TestAbout_a_letter_in_two_mailboxes_is_one(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		one, two := d.account("mailbox"), d.account("mailbox")
		o := connectors.Order{Number: aboutOrder, Source: connectors.FromMail, Status: connectors.OrderUnknown, Total: 6606}
		for _, box := range []int64{one, two, one} {
			_, err := d.Ingest(d.ctx, box, connectors.Batch{Inquiries: []connectors.Inquiry{told("n1", "A1", -60)}, Orders: []connectors.Order{o}, Next: "c"})
			must(t, err)
		}
		page, err := d.Inquiries(d.ctx, InquiryQuery{})
		must(t, err)
		orders, err := d.OrderByNumber(d.ctx, aboutOrder)
		must(t, err)
		if len(page.Rows) != 1 || len(orders) != 1 || page.Rows[0].OrderNumber != aboutOrder {
			t.Errorf("%d inquiries, %d orders", len(page.Rows), len(orders))
		}
		if q := d.inquiry(page.Rows[0].ID); q.OrderID != orders[0].ID {
			t.Errorf("the order is not linked: %+v", q)
		}
		d.sameCounts()
	})
}
