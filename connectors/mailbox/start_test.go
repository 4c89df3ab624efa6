package mailbox

import (
	"testing"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mailboxtest"
)

// A first mail answers nothing: it names no other mail, and is found again by
// its own id alone.
func TestSend_starts_a_thread(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	b := openBox(t, s.Settings())
	_, cur := pullAll(t, b, "")
	first := connectors.Reply{
		Subject: "ご注文について", Text: "お届け日のご連絡です。", MailID: "first@example.test", Order: "10001",
		To: []connectors.Person{{Name: "山田", Address: "yamada@example.com"}},
	}
	rec, err := b.Send(t.Context(), first)
	if err != nil || rec.RemoteID != "first@example.test" {
		t.Fatalf("%+v, %v", rec, err)
	}
	qs, _ := pullInquiries(t, b, cur)
	if len(qs) != 1 {
		t.Fatalf("%d copies", len(qs))
	}
	if m := qs[0].Messages[0]; m.MailID != first.MailID || len(m.Refs) != 0 || m.Subject != first.Subject || m.Direction != connectors.Out {
		t.Errorf("%+v", m)
	}
	if got, finding, err := b.FindSent(t.Context(), first); finding != connectors.Delivered || err != nil || got.RemoteID != first.MailID {
		t.Errorf("found %+v, %v, %v", got, finding, err)
	}
}
