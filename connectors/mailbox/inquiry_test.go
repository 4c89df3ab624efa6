package mailbox

import (
	"slices"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mime"
)

func TestSides(t *testing.T) {
	set := settings{address: "shop@example.test", from: "store@example.test"}
	for name, c := range map[string]struct {
		head string
		sent bool
		dir  connectors.Direction
		who  string
	}{
		"a customer":                       {"From: 山田 <y@example.com>\r\nTo: shop@example.test", false, connectors.In, "y@example.com"},
		"a customer with another Reply-To": {"From: y@example.com\r\nReply-To: z@example.com", false, connectors.In, "z@example.com"},
		"our order form":                   {"From: SHOP@example.test\r\nTo: shop@example.test\r\nReply-To: y@example.com", false, connectors.In, "y@example.com"},
		"our form without Reply-To":        {"From: shop@example.test\r\nTo: shop@example.test", false, connectors.In, "shop@example.test"},
		"our answer in a received folder":  {"From: shop@example.test\r\nTo: y@example.com\r\nBcc: shop@example.test", false, connectors.Out, "y@example.com"},
		"our answer with our Reply-To":     {"From: store@example.test\r\nReply-To: shop@example.test\r\nTo: y@example.com", false, connectors.Out, "y@example.com"},
		"the Sent folder":                  {"From: other@example.test\r\nTo: y@example.com", true, connectors.Out, "y@example.com"},
		"a list's Reply-To":                {"From: y@example.com\r\nReply-To: list@example.com\r\nList-Id: <l.example.com>", false, connectors.In, "y@example.com"},
		"nobody":                           {"Subject: x", false, connectors.In, ""},
	} {
		dir, who := set.sides(mime.Parse([]byte(c.head+"\r\n\r\nbody\r\n")), c.sent)
		if dir != c.dir || who.Address != c.who {
			t.Errorf("%s: %s %+v", name, dir, who)
		}
	}
}

func TestSides_of_a_bounce_name_the_lost_recipient(t *testing.T) {
	raw := "From: MAILER-DAEMON@example.com\r\nTo: shop@example.test\r\nMessage-ID: <b@example.com>\r\nSubject: Undelivered Mail Returned to Sender\r\n" +
		"Content-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n--x\r\n\r\nfailed\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\n" +
		"Reporting-MTA: dns; example.com\r\n\r\nFinal-Recipient: rfc822; lost@example.com\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--x\r\nContent-Type: message/rfc822\r\n\r\n" +
		"Message-ID: <reply1@example.test>\r\nTo: lost@example.com\r\nSubject: y\r\n\r\nz\r\n--x--\r\n"
	m := mime.Parse([]byte(raw))
	dir, who := settings{address: "shop@example.test"}.sides(m, false)
	if m.Kind != connectors.Bounce || dir != connectors.In || who.Address != "lost@example.com" {
		t.Fatalf("%s %s %+v", m.Kind, dir, who)
	}
	if r := refs(m); !slices.Contains(r, "reply1@example.test") {
		t.Errorf("it does not find its way to the mail that came back: %q", r)
	}
}

func TestSentAt_trusts_a_date_within_a_day_of_the_arrival(t *testing.T) {
	at := time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)
	hour := time.Hour
	for name, c := range map[string]struct {
		date, received, stored time.Time
		sent                   bool
		want                   time.Time
	}{
		"as usual":                      {at, at.Add(hour), at.Add(hour), false, at},
		"a clock in the past":           {at.Add(-1000 * hour), at, at, false, at},
		"a clock in the future":         {at.Add(1000 * hour), at, at, false, at},
		"no date":                       {time.Time{}, at, at.Add(hour), false, at},
		"moved to a new server":         {at, at, at.Add(9000 * hour), false, at},
		"a moved copy of what was sent": {at, time.Time{}, at.Add(9000 * hour), true, at},
		"put there without travelling":  {at, time.Time{}, at.Add(9000 * hour), false, at},
		"a forged future arrival":       {at, at.Add(9000 * hour), at, false, at},
		"nothing known but the store":   {time.Time{}, time.Time{}, at, false, at},
	} {
		got := sentAt(&mime.Mail{Date: c.date, Received: c.received}, c.stored, c.sent)
		if !got.Equal(c.want) {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestRefs_are_nearest_first_and_each_once(t *testing.T) {
	got := refs(&mime.Mail{MessageID: "me", InReplyTo: []string{"c"}, References: []string{"a", "b", "c", "me"}})
	if !slices.Equal(got, []string{"c", "b", "a"}) {
		t.Errorf("%q", got)
	}
}

func TestEnvelope_quotes_what_is_no_dot_atom(t *testing.T) {
	for in, want := range map[string]string{
		"a.b@example.com":        "a.b@example.com",
		"foo..bar@docomo.ne.jp":  `"foo..bar"@docomo.ne.jp`,
		"foo.@ezweb.ne.jp":       `"foo."@ezweb.ne.jp`,
		`"foo."@ezweb.ne.jp`:     `"foo."@ezweb.ne.jp`,
		"a+b_c@xn--eckwd4c7c.jp": "a+b_c@xn--eckwd4c7c.jp",
	} {
		if got := envelope(in); got != want {
			t.Errorf("%s: %s", in, got)
		}
	}
}
