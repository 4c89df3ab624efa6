package mailbox

import (
	"testing"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mailboxtest"
	"madoguchi/connectors/mailbox/mime"
)

func TestWriter_of_what_a_group_passed_on(t *testing.T) {
	const via = "From: \"'山田' via お問い合わせ\" <info@example.test>\r\nTo: info@example.test\r\nPrecedence: list\r\nList-ID: <info.example.test>\r\n"
	for name, c := range map[string]struct {
		address, head string
		dir           connectors.Direction
		who           connectors.Person
		kind          string
	}{
		"X-Original-Sender":        {"info@example.test", via + "X-Original-Sender: y@example.com\r\nReply-To: z@example.com", connectors.In, connectors.Person{Name: "山田", Address: "y@example.com"}, connectors.Normal},
		"else Reply-To":            {"info@example.test", via + "Reply-To: 山田 <y@example.com>", connectors.In, connectors.Person{Name: "山田", Address: "y@example.com"}, connectors.Normal},
		"a group of the domain":    {"shop@example.test", via + "X-Original-Sender: y@example.com", connectors.In, connectors.Person{Name: "山田", Address: "y@example.com"}, connectors.Normal},
		"a form without address":   {"info@example.test", via + "X-Original-Sender: no-reply@form.example\r\nReply-To: y@example.com", connectors.In, connectors.Person{Name: "山田", Address: "y@example.com"}, connectors.Normal},
		"a machine's mail":         {"info@example.test", via + "X-Original-Sender: y@example.com\r\nAuto-Submitted: auto-generated", connectors.In, connectors.Person{Name: "山田", Address: "y@example.com"}, mime.KindAuto},
		"no field, no group":       {"info@example.test", "From: info@example.test\r\nTo: y@example.com", connectors.Out, connectors.Person{Address: "y@example.com"}, connectors.Normal},
		"our answer through it":    {"info@example.test", "From: info@example.test\r\nTo: y@example.com\r\nX-Original-Sender: info@example.test", connectors.Out, connectors.Person{Address: "y@example.com"}, connectors.Normal},
		"a stranger's field":       {"info@example.test", "From: y@example.com\r\nX-Original-Sender: z@example.com", connectors.In, connectors.Person{Address: "y@example.com"}, connectors.Normal},
		"a neighbour at a service": {"shop@gmail.com", "From: y@gmail.com\r\nList-Id: <x>\r\nX-Original-Sender: z@example.com", connectors.In, connectors.Person{Address: "y@gmail.com"}, mime.KindAuto},
	} {
		r := &reading{box: &box{set: settings{address: c.address}}, now: day, cur: &cursor{Folders: map[string]*place{"INBOX": {}}}}
		got := r.inquiry("INBOX", letter{raw: []byte(c.head + "\r\nMessage-ID: <a@example.com>\r\nSubject: x\r\n\r\nbody\r\n"), at: day}).inquiry
		msg := got.Messages[0]
		if msg.Direction != c.dir || got.Customer != c.who || msg.Kind != c.kind {
			t.Errorf("%s: %s %+v %s", name, msg.Direction, got.Customer, msg.Kind)
		}
		if c.dir == connectors.In && msg.Address != c.who.Address {
			t.Errorf("%s: written by %s", name, msg.Address)
		}
	}
}

func TestWriter_of_a_bounce_through_a_group_is_still_whom_it_is_about(t *testing.T) {
	raw := "From: \"'Mail Delivery Subsystem' via info\" <info@example.test>\r\nTo: info@example.test\r\nX-Original-Sender: mailer-daemon@example.com\r\n" +
		"Subject: Undelivered Mail Returned to Sender\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n--x\r\n\r\nfailed\r\n" +
		"--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; example.com\r\n\r\nFinal-Recipient: rfc822; lost@example.com\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--x--\r\n"
	m := mime.Parse([]byte(raw))
	if who, passed := (settings{address: "info@example.test"}).writer(m); m.Kind != mime.KindBounce || passed {
		t.Errorf("%s by %+v", m.Kind, who)
	}
}

func TestPull_a_mail_under_two_labels_is_one_message(t *testing.T) {
	s := startServer(t, mailboxtest.Options{Folders: []string{"楽天"}})
	for i := 1; i <= 2; i++ {
		s.Deliver(letterOf(i, day), day)
		s.Put("shop@example.test", "楽天", letterOf(i, day), day)
	}
	s.Put("shop@example.test", "楽天", letterOf(3, day), day)
	other := append(letterOf(1, day), "and more\r\n"...) // the id once more, on another mail
	s.Put("shop@example.test", "楽天", other, day)
	set := s.Settings()
	set["folders"] = "INBOX,楽天"
	ids, _ := pullAll(t, openBox(t, set), "")
	one := map[string]int{}
	for _, id := range ids {
		one[id]++
	}
	// The desk keeps one message for one remote id.
	if len(one) != 4 || one["m1@example.com"] != 2 || one["m2@example.com"] != 2 || one["m3@example.com"] != 1 {
		t.Errorf("%v", one)
	}
}
