package mailbox

import (
	"context"
	"slices"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mailboxtest"
)

// failure asks for an error with a reason and a code.
func failure(t *testing.T, err error, reason connectors.Reason, code string) *connectors.Error {
	t.Helper()
	if err == nil {
		t.Fatalf("no error, want %s %s", reason, code)
	}
	e := connectors.As(err)
	if e.Reason != reason || e.Code != code {
		t.Fatalf("%s %s (%v), want %s %s", e.Reason, e.Code, e.Err, reason, code)
	}
	return e
}

func TestPull_explains_a_refused_sign_in(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	b := openBox(t, s.Settings())
	s.Fail(mailboxtest.Faults{WrongPassword: true})
	_, err := b.Pull(t.Context(), "")
	if e := failure(t, err, connectors.Auth, "password"); e.Text != wrongPassword+checkPassword {
		t.Error(e.Text)
	}
	s.Fail(mailboxtest.Faults{TooMany: true})
	_, err = b.Pull(t.Context(), "")
	if e := failure(t, err, connectors.Limited, "connections"); e.After == 0 {
		t.Error("no time to wait")
	}
}

func TestPull_gives_up_a_silent_server(t *testing.T) {
	for _, at := range []string{"greeting", "LOGIN", "EXAMINE", "UID SEARCH", "UID FETCH"} {
		t.Run(at, func(t *testing.T) {
			s := startServer(t, mailboxtest.Options{})
			s.Deliver(letterOf(1, day), day)
			b := openBox(t, s.Settings())
			b.net.limits.command = 150 * time.Millisecond
			s.Fail(mailboxtest.Faults{SilentAt: at})
			start := time.Now()
			batch, err := b.Pull(t.Context(), "")
			if took := time.Since(start); took > 3*time.Second {
				t.Fatalf("took %v", took)
			}
			if at == "UID FETCH" { // the folder was opened: what is known is kept
				if err != nil || len(batch.Notices) != 1 {
					t.Fatalf("%v %+v", err, batch.Notices)
				}
			} else {
				failure(t, err, connectors.Temporary, "timeout")
			}
			s.Fail(mailboxtest.Faults{})
			ids, _ := pullAll(t, b, batch.Next)
			sameIDs(t, ids, "m1@example.com")
		})
	}
}

func TestPull_stops_within_a_second_when_canceled(t *testing.T) {
	for _, at := range []string{"greeting", "LOGIN", "UID FETCH"} {
		s := startServer(t, mailboxtest.Options{})
		s.Deliver(letterOf(1, day), day)
		s.Fail(mailboxtest.Faults{SilentAt: at})
		b := openBox(t, s.Settings())
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(100*time.Millisecond, cancel)
		start := time.Now()
		_, err := b.Pull(ctx, "")
		failure(t, err, connectors.Temporary, "canceled")
		if took := time.Since(start); took > time.Second {
			t.Errorf("%s: took %v", at, took)
		}
	}
}

func TestPull_goes_on_behind_a_mail_that_breaks_the_line(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	for i := 1; i <= 5; i++ {
		s.Deliver(letterOf(i, day), day)
	}
	s.Fail(mailboxtest.Faults{CutUID: 3})
	b := openBox(t, s.Settings())
	clock := day
	b.env.Now = func() time.Time { return clock }

	var ids []string
	cur := ""
	for range 12 {
		batch, err := b.Pull(t.Context(), cur)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range batch.Inquiries {
			if !slices.Contains(ids, q.RemoteID) {
				ids = append(ids, q.RemoteID)
			}
		}
		cur = batch.Next
		clock = clock.Add(2 * time.Minute)
	}
	if len(ids) != 5 {
		t.Fatalf("got %q: four mails and one stand-in were wanted", ids)
	}
	stand := ids[4]
	if slices.Contains(ids, "m3@example.com") || stand[:7] != "unread-" {
		t.Fatalf("got %q", ids)
	}

	s.Fail(mailboxtest.Faults{})
	if again, _ := pullAll(t, b, cur); len(again) != 0 {
		t.Fatalf("tried again too soon: %q", again)
	}
	clock = clock.Add(25 * time.Hour)
	again, _ := pullAll(t, b, cur)
	sameIDs(t, again, "m3@example.com")
}

func TestPull_reads_a_mail_again_that_was_cut_once(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	b := openBox(t, s.Settings())
	_, cur := pullAll(t, b, "")
	s.Deliver(letterOf(1, day), day)
	s.Deliver(letterOf(2, day), day)
	s.Fail(mailboxtest.Faults{CutUID: 2})
	batch, err := b.Pull(t.Context(), cur)
	if err != nil || len(batch.Inquiries) != 1 {
		t.Fatalf("%d mails, %v", len(batch.Inquiries), err)
	}
	s.Fail(mailboxtest.Faults{})
	ids, _ := pullAll(t, b, batch.Next)
	sameIDs(t, ids, "m2@example.com")
}

func TestPull_tells_mails_with_the_same_id_apart(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	b := openBox(t, s.Settings())
	_, cur := pullAll(t, b, "")
	same := func(body string) []byte {
		return []byte("From: form@example.com\r\nTo: shop@example.test\r\nMessage-ID: <form@example.com>\r\n\r\n" + body + "\r\n")
	}
	s.Deliver(same("first"), day)
	one, cur := pullAll(t, b, cur)
	s.Deliver(same("second"), day)
	s.Deliver(same("first"), day)
	two, cur := pullAll(t, b, cur)
	sameIDs(t, one, "form@example.com")
	if len(two) != 2 || two[0] == "form@example.com" || two[1] != "form@example.com" {
		t.Fatalf("got %q", two)
	}
	again, _ := pullAll(t, b, b.Rescan(cur, time.Time{}))
	sameIDs(t, again, "form@example.com", "form@example.com", two[0])
}

func TestPull_gives_a_mail_without_id_its_hash(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	raw := []byte("From: a@example.com\r\nTo: shop@example.test\r\nSubject: x\r\n\r\nbody\r\n")
	s.Deliver(raw, day)
	b := openBox(t, s.Settings())
	one, cur := pullAll(t, b, "")
	if len(one) != 1 || one[0][:7] != "sha256-" {
		t.Fatalf("got %q", one)
	}
	two, _ := pullAll(t, b, b.Rescan(cur, time.Time{}))
	sameIDs(t, two, one...)
}

func TestPull_takes_any_cursor(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	s.Deliver(letterOf(1, day), day)
	b := openBox(t, s.Settings())
	for _, cur := range []string{"null", "{", `{"folders":{"INBOX":null}}`, `{"folders":{"INBOX":{"uidvalidity":7,"bad":{"1":null}}}}`, `[]`} {
		ids, _ := pullAll(t, b, cur)
		sameIDs(t, ids, "m1@example.com")
	}
}

func TestProbe_explains_what_is_wrong(t *testing.T) {
	s := startServer(t, mailboxtest.Options{Security: "tls"})
	set := s.Settings()
	b := openBox(t, set)
	failure(t, b.Probe(t.Context()), connectors.Temporary, "tls_certificate")

	b.net.roots = s.Pool()
	if err := b.Probe(t.Context()); err != nil {
		t.Fatal(err)
	}

	set["imap_host"] = "localhost" // not in the certificate
	b = openBox(t, set)
	b.net.roots = s.Pool()
	e := failure(t, b.Probe(t.Context()), connectors.Temporary, "tls_name")
	if want := "mail.example.test、127.0.0.1"; !contains(e.Text, want) {
		t.Errorf("%s does not name %s", e.Text, want)
	}

	set["imap_host"], set["imap_port"] = "127.0.0.1", "1"
	failure(t, openBox(t, set).Probe(t.Context()), connectors.Temporary, "refused")
}

func TestProbe_over_STARTTLS(t *testing.T) {
	s := startServer(t, mailboxtest.Options{Security: "starttls"})
	b := openBox(t, s.Settings())
	failure(t, b.Probe(t.Context()), connectors.Temporary, "tls_certificate")
	b.net.roots = s.Pool()
	if err := b.Probe(t.Context()); err != nil {
		t.Fatal(err)
	}
	if len(s.Accepted()) != 0 {
		t.Error("a probe sent a mail")
	}
}

func TestProbe_never_goes_on_without_STARTTLS(t *testing.T) {
	s := startServer(t, mailboxtest.Options{}) // plain
	set := s.Settings()
	set["imap_security"] = "starttls"
	failure(t, openBox(t, set).Probe(t.Context()), connectors.Auth, "setting_imap_security")
	set["imap_security"], set["smtp_security"] = "none", "starttls"
	failure(t, openBox(t, set).Probe(t.Context()), connectors.Auth, "setting_smtp_security")
}
