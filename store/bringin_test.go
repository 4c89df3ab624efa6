package store

import (
	"errors"
	"testing"
	"time"

	"madoguchi/connectors"
)

// fromFile is a mail of a file, sent at a time.
func fromFile(id, from, subject, text string, at time.Time, refs ...string) connectors.Inquiry {
	return connectors.Inquiry{
		RemoteID: id, Subject: subject, Customer: connectors.Person{Address: from},
		Messages: []connectors.Message{{
			RemoteID: id, MailID: id, Direction: connectors.In, Address: from, Subject: subject, Text: text, SentAt: at, Refs: refs,
			Raw: []byte("Message-ID: <" + id + ">\r\n\r\n" + text),
		}},
	}
}

const day = 24 * time.Hour

// lately is the line behind which a thread is no work any more.
var lately = morning.Add(-30 * day)

func (d *desk) bringIn(account int64, qs ...connectors.Inquiry) BroughtIn {
	d.t.Helper()
	out, err := d.BringIn(d.ctx, account, connectors.Batch{Inquiries: qs}, lately, [2]string{"place", "1"})
	must(d.t, err)
	return out
}

func TestBringIn_old_mail_is_no_work_and_recent_mail_is(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		account := d.account("mailbox")
		old := morning.Add(-400 * day)
		out := d.bringIn(account,
			fromFile("old@a", "old@customer.example", "昔の質問", "届きません", old),
			fromFile("new@a", "new@customer.example", "最近の質問", "まだですか", morning.Add(-2*day)))
		if out.Taken != 2 || out.Known != 0 || len(out.New) != 1 {
			t.Fatalf("taken %d, known %d, new %v", out.Taken, out.Known, out.New)
		}
		past, now := d.remote(account, "old@a"), d.remote(account, "new@a")
		if past.State != StateDone || past.Unread || past.DueAt != 0 {
			t.Errorf("the old one: %s, unread %v, due %d", past.State, past.Unread, past.DueAt)
		}
		if now.State != StateNew || !now.Unread || now.DueAt == 0 {
			t.Errorf("the recent one: %s, unread %v, due %d", now.State, now.Unread, now.DueAt)
		}
		// A later part of the same old thread does not wake it.
		d.bringIn(account, fromFile("old2@a", "old@customer.example", "Re: 昔の質問", "もう一度", old.Add(time.Hour), "old@a"))
		if past = d.inquiry(past.ID); past.State != StateDone || past.Unread || past.MessageCount != 2 {
			t.Errorf("%s, unread %v, %d messages", past.State, past.Unread, past.MessageCount)
		}
		if at, err := d.Setting(d.ctx, "place"); err != nil || at != "1" {
			t.Errorf("place %q, %v", at, err)
		}
		d.sameCounts()
	})
}

func TestBringIn_leaves_open_work_open(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		account := d.account("mailbox")
		at := morning.Add(-60 * day)
		d.ingest(account, fromFile("q@a", "q@customer.example", "質問", "どうですか", at))
		id := d.remote(account, "q@a").ID
		d.bringIn(account, fromFile("p@a", "q@customer.example", "Re: 質問", "追伸", at.Add(time.Hour), "q@a"))
		if q := d.inquiry(id); q.State != StateNew || !q.Unread || q.MessageCount != 2 {
			t.Errorf("%s, unread %v, %d messages", q.State, q.Unread, q.MessageCount)
		}
	})
}

func TestBringIn_knows_what_is_there(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		account := d.account("mailbox")
		at := morning.Add(-60 * day)
		q := fromFile("same@a", "q@customer.example", "質問", "本文 です", at)
		d.ingest(account, q)
		copied := fromFile("same@a", "q@customer.example", "質問", "本文\nです\n", at) // another copy of the same words
		other := fromFile("same@a", "z@customer.example", "別の質問", "別の本文", at)    // a form that reuses its id
		if out := d.bringIn(account, q, copied, other); out.Known != 2 || out.Taken != 1 {
			t.Errorf("known %d, taken %d", out.Known, out.Taken)
		}
		if out := d.bringIn(account, q, copied, other); out.Known != 3 || out.Taken != 0 {
			t.Errorf("again: known %d, taken %d", out.Known, out.Taken)
		}
		nameless := fromFile("sha256-1", "n@customer.example", "番号なし", "x", at)
		nameless.Messages[0].MailID = ""
		for want := range 2 {
			if out := d.bringIn(account, nameless); out.Known != want {
				t.Errorf("round %d: known %d", want, out.Known)
			}
		}
	})
}

func TestBringIn_does_not_bring_back_what_was_erased(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		account := d.account("mailbox")
		q := fromFile("gone@a", "q@customer.example", "質問", "本文", morning)
		d.ingest(account, q)
		must(t, d.Erase(d.ctx, clerk, d.remote(account, "gone@a").ID))
		d.bringIn(account, q)
		if _, err := d.InquiryByRemote(d.ctx, account, "gone@a"); !errors.Is(err, ErrNotFound) {
			t.Errorf("an erased mail came back: %v", err)
		}
	})
}
