package store

import (
	"testing"

	"madoguchi/connectors"
)

// What a message is decides how it joins, not what sort of account brought it.
func TestThread_joins_mails_of_any_kind_of_account_and_nothing_else(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("folder")
		d.ingest(box, mail("a", "x@example.jp", "質問", -30))
		d.ingest(box, mail("b", "x@example.jp", "Re: 質問", -20, "a"))
		if one, two := d.remote(box, "a"), d.remote(box, "b"); one.ID != two.ID || !one.Mail {
			t.Errorf("mails that name one another stand in %d and %d, mail: %v", one.ID, two.ID, one.Mail)
		}

		d.ingest(box, asked("1", "質問", post("1-1", connectors.In, -30, "本文")))
		d.ingest(box, asked("2", "質問", post("2-1", connectors.In, -20, "本文")))
		if one, two := d.remote(box, "1"), d.remote(box, "2"); one.ID == two.ID || one.Mail {
			t.Errorf("inquiries of the other side stand in %d and %d, mail: %v", one.ID, two.ID, one.Mail)
		}
	})
}

// Some mails have no Message-ID, and of some nothing but their place is known.
func TestThread_knows_a_mail_without_an_id(t *testing.T) {
	for name, m := range map[string]connectors.Message{
		"by its bytes": {RemoteID: "x", Direction: connectors.In, Raw: []byte("From: a@example.jp\r\n\r\n")},
		"as stand-in":  {RemoteID: "x", Direction: connectors.Unknown, StandIn: true},
	} {
		t.Run(name, func(t *testing.T) {
			eachDatabase(t, func(t *testing.T, d *desk) {
				box := d.account("mailbox")
				d.ingest(box, connectors.Inquiry{RemoteID: "x", Messages: []connectors.Message{m}})
				if !d.remote(box, "x").Mail {
					t.Error("not taken for a mail")
				}
			})
		})
	}
}
