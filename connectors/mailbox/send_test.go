package mailbox

import (
	"context"
	"net"
	"strconv"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mailboxtest"

	"github.com/emersion/go-smtp"
)

func contains(s, part string) bool { return strings.Contains(s, part) }

func answer(to ...string) connectors.Reply {
	r := connectors.Reply{
		Subject: "Re: ご質問", Text: "ありがとうございます。", MailID: "reply1@example.test",
		InRef: "m2@example.com", Refs: []string{"m1@example.com", "m2@example.com"},
	}
	for _, a := range to {
		r.To = append(r.To, connectors.Person{Name: "山田", Address: a})
	}
	return r
}

func TestSend_delivers_once_and_keeps_a_copy(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	b := openBox(t, s.Settings())
	_, cur := pullAll(t, b, "")
	rec, err := b.Send(t.Context(), answer("yamada@example.com"))
	if err != nil {
		t.Fatal(err)
	}
	if rec.Note != "" || rec.RemoteID != "reply1@example.test" || !rec.At.Equal(day) {
		t.Fatalf("%+v", rec)
	}
	got := s.Accepted()
	if len(got) != 1 || got[0].From != "shop@example.test" || len(got[0].To) != 1 || got[0].To[0] != "yamada@example.com" {
		t.Fatalf("%+v", got)
	}
	qs, _ := pullInquiries(t, b, cur)
	if len(qs) != 1 {
		t.Fatalf("%d copies", len(qs))
	}
	m := qs[0].Messages[0]
	if m.RemoteID != rec.RemoteID || m.Direction != connectors.Out || m.Refs[0] != "m2@example.com" || !contains(m.Text, "ありがとうございます。") {
		t.Fatalf("%+v", m)
	}
	found, finding, err := b.FindSent(t.Context(), answer())
	if err != nil || finding != connectors.Delivered || found.RemoteID != rec.RemoteID || found.At.IsZero() {
		t.Fatalf("%+v %v %v", found, finding, err)
	}
}

func TestSend_does_not_double_a_copy_the_server_makes(t *testing.T) {
	s := startServer(t, mailboxtest.Options{SavesSent: true})
	b := openBox(t, s.Settings())
	if _, err := b.Send(t.Context(), answer("yamada@example.com")); err != nil {
		t.Fatal(err)
	}
	if n := len(s.Folder("Sent")); n != 1 {
		t.Fatalf("%d copies", n)
	}
}

func TestSend_is_sent_even_when_the_copy_fails(t *testing.T) {
	for name, o := range map[string]mailboxtest.Options{"full": {}, "no folder": {Sent: "-"}} {
		s := startServer(t, o)
		s.Fail(mailboxtest.Faults{NoAppend: true})
		rec, err := openBox(t, s.Settings()).Send(t.Context(), answer("yamada@example.com"))
		if err != nil || rec.Note != noCopy || len(s.Accepted()) != 1 {
			t.Errorf("%s: %+v %v", name, rec, err)
		}
	}
}

func TestSend_is_unsure_when_the_line_breaks_after_the_final_dot(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	b := openBox(t, s.Settings())
	s.Fail(mailboxtest.Faults{DropAfterDot: true})
	_, err := b.Send(t.Context(), answer("yamada@example.com"))
	failure(t, err, connectors.Unsure, "no_answer")
	if n := len(s.Accepted()); n != 1 {
		t.Fatalf("%d mails", n)
	}
	if _, finding, err := b.FindSent(t.Context(), answer()); finding != connectors.CannotTell || err != nil {
		t.Fatalf("found %v, %v: this server saves no copy", finding, err)
	}
}

func TestSend_is_certain_before_the_body(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	b := openBox(t, s.Settings())
	s.Fail(mailboxtest.Faults{DropAtRcpt: true})
	_, err := b.Send(t.Context(), answer("yamada@example.com"))
	failure(t, err, connectors.Temporary, "network")

	s.Fail(mailboxtest.Faults{DropInBody: true})
	_, err = b.Send(t.Context(), answer("yamada@example.com"))
	if r := connectors.ReasonOf(err); err == nil || r != connectors.Unsure && r != connectors.Temporary {
		t.Fatalf("%v", err)
	}
	if n := len(s.Accepted()); n != 0 {
		t.Fatalf("%d mails", n)
	}
}

func TestSend_explains_every_refusal(t *testing.T) {
	no := func(code int, enhanced smtp.EnhancedCode, text string) *smtp.SMTPError {
		return &smtp.SMTPError{Code: code, EnhancedCode: enhanced, Message: text}
	}
	for name, c := range map[string]struct {
		fault  mailboxtest.Faults
		reason connectors.Reason
		code   string
	}{
		"no such user":      {mailboxtest.Faults{Rcpt: no(550, smtp.EnhancedCode{5, 1, 1}, "no such user")}, connectors.Rejected, "recipient_unknown"},
		"bad address":       {mailboxtest.Faults{Rcpt: no(553, smtp.EnhancedCode{5, 1, 3}, "bad syntax")}, connectors.Rejected, "recipient_unknown"},
		"bad parameter":     {mailboxtest.Faults{Rcpt: no(501, smtp.EnhancedCode{5, 1, 3}, "bad address")}, connectors.Rejected, "recipient_unknown"},
		"full":              {mailboxtest.Faults{Rcpt: no(552, smtp.EnhancedCode{5, 2, 2}, "mailbox full")}, connectors.Rejected, "recipient_full"},
		"policy":            {mailboxtest.Faults{Data: no(550, smtp.EnhancedCode{5, 7, 1}, "spam")}, connectors.Rejected, "policy"},
		"too large":         {mailboxtest.Faults{Data: no(552, smtp.EnhancedCode{5, 3, 4}, "too large")}, connectors.Rejected, "too_large"},
		"sender":            {mailboxtest.Faults{Data: no(552, smtp.EnhancedCode{5, 2, 0}, "<shop@example.test> sender rejected")}, connectors.Rejected, "sender_refused"},
		"sender at MAIL":    {mailboxtest.Faults{Mail: no(550, smtp.EnhancedCode{5, 7, 60}, "not yours")}, connectors.Rejected, "sender_refused"},
		"anything else":     {mailboxtest.Faults{Data: no(554, smtp.EnhancedCode{5, 0, 0}, "failed")}, connectors.Rejected, "smtp_refused"},
		"greylisted":        {mailboxtest.Faults{Rcpt: no(451, smtp.EnhancedCode{4, 7, 1}, "try later")}, connectors.Temporary, "smtp_later"},
		"later, at the end": {mailboxtest.Faults{Data: no(452, smtp.EnhancedCode{4, 3, 1}, "disk full")}, connectors.Temporary, "smtp_later"},
		"wrong password":    {mailboxtest.Faults{WrongPassword: true}, connectors.Auth, "smtp_password"},
	} {
		t.Run(name, func(t *testing.T) {
			s := startServer(t, mailboxtest.Options{})
			s.Fail(c.fault)
			_, err := openBox(t, s.Settings()).Send(t.Context(), answer("yamada@example.com"))
			e := failure(t, err, c.reason, c.code)
			if e.Text == "" {
				t.Error("no sentence")
			}
			if contains(err.Error(), "example.test") {
				t.Errorf("an address in the log: %v", err)
			}
			if len(s.Accepted()) != 0 || len(s.Folder("Sent")) != 0 {
				t.Error("it was sent")
			}
		})
	}
}

// silentSMTP greets, or not, and then says nothing more.
func silentSMTP(t *testing.T, greeting string) connectors.Settings {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			t.Cleanup(func() { _ = c.Close() })
			_, _ = c.Write([]byte(greeting))
		}
	}()
	port := strconv.Itoa(l.Addr().(*net.TCPAddr).Port)
	return connectors.Settings{
		"address": "shop@example.test", "password": "secret",
		"imap_host": "127.0.0.1", "imap_port": port, "imap_security": "none",
		"smtp_host": "127.0.0.1", "smtp_port": port, "smtp_security": "none",
	}
}

func TestSend_gives_up_a_silent_server_and_stops_when_canceled(t *testing.T) {
	for _, security := range []string{"none", "starttls"} {
		for _, greeting := range []string{"", "220 hello\r\n"} {
			set := silentSMTP(t, greeting)
			set["smtp_security"] = security
			b := openBox(t, set)
			b.net.limits.command = 100 * time.Millisecond
			if _, err := b.Send(t.Context(), answer("yamada@example.com")); connectors.ReasonOf(err) != connectors.Temporary || err == nil {
				t.Fatalf("%v", err)
			}
			b.net.limits.command = time.Minute
			ctx, cancel := context.WithCancel(t.Context())
			time.AfterFunc(50*time.Millisecond, cancel)
			start := time.Now()
			if _, err := b.Send(ctx, answer("yamada@example.com")); connectors.ReasonOf(err) != connectors.Temporary || err == nil {
				t.Fatalf("%v", err)
			}
			if took := time.Since(start); took > time.Second {
				t.Fatalf("took %v", took)
			}
		}
	}
}

func TestSend_reaches_masked_addresses_only_through_the_relay(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	relay := startServer(t, mailboxtest.Options{Address: "relayid", Password: "relaypw"})
	const masked = "abc123@pc.fw.rakuten.ne.jp"

	b := openBox(t, s.Settings())
	_, err := b.Send(t.Context(), answer(masked))
	failure(t, err, connectors.Rejected, "relay_missing")

	set := s.Settings()
	r := relay.Settings()
	set["relay_host"], set["relay_port"], set["relay_security"] = r["smtp_host"], r["smtp_port"], "none"
	set["relay_username"], set["relay_password"], set["relay_from"] = "relayid", "relaypw", "registered@example.test"
	b = openBox(t, set)
	if _, err := b.Send(t.Context(), answer(masked)); err != nil {
		t.Fatal(err)
	}
	got := relay.Accepted()
	if len(got) != 1 || got[0].From != "registered@example.test" || !contains(string(got[0].Raw), "From: registered@example.test") || len(s.Accepted()) != 0 {
		t.Fatalf("%+v", got)
	}
	if len(s.Folder("Sent")) != 1 {
		t.Error("no copy in the shop's own Sent folder")
	}
	_, err = b.Send(t.Context(), answer(masked, "yamada@example.com"))
	failure(t, err, connectors.Rejected, "relay_single")
}

func TestCheck_lists_every_problem_at_once(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	b := openBox(t, s.Settings())
	for _, c := range []struct {
		to   []string
		want string
	}{
		{nil, "to_missing"},
		{[]string{"yamada@example.com"}, ""},
		{[]string{"yamada"}, "to_invalid"},
		{[]string{"a b@example.com"}, "to_invalid"},
		{[]string{"a@example.com\r\nRCPT TO:<b@example.com>"}, "to_invalid"},
		{[]string{"no-reply@mercari-shops.com"}, "to_noreply"},
		{[]string{"donotreply@example.com", "x@fw.rakuten.ne.jp"}, "to_noreply relay_missing relay_single"},
		{[]string{"MAILER-DAEMON@example.com"}, "to_noreply"},
		{[]string{"postmaster@example.com"}, "to_robot?"},
		{[]string{"foo..bar.@docomo.ne.jp"}, "to_unusual?"},
		{[]string{"shop@example.test"}, "to_own?"},
		{[]string{"x@evilfw.rakuten.ne.jp"}, "to_mall"},
		{[]string{"order@mail.rms.rakuten.co.jp"}, "to_mall"},
	} {
		var got []string
		for _, p := range b.Check(answer(c.to...)) {
			if p.Warn {
				p.Code += "?"
			}
			if p.Text == "" {
				t.Errorf("%s has no text", p.Code)
			}
			got = append(got, p.Code)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q: %q, want %q", c.to, got, c.want)
		}
	}
	r := answer("yamada@example.com")
	r.Files = []connectors.File{{Data: make([]byte, 10<<20)}, {Data: make([]byte, 10<<20)}}
	if ps := b.Check(r); len(ps) != 1 || ps[0].Code != "files_too_large" {
		t.Errorf("%+v", ps)
	}
}

func TestSend_quotes_a_carrier_address(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	if _, err := openBox(t, s.Settings()).Send(t.Context(), answer("foo..bar@docomo.ne.jp")); err != nil {
		t.Fatal(err)
	}
	if got := s.Accepted(); len(got) != 1 || got[0].To[0] != `"foo..bar"@docomo.ne.jp` && got[0].To[0] != "foo..bar@docomo.ne.jp" {
		t.Fatalf("%+v", got)
	}
}
