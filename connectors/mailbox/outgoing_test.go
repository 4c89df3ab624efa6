package mailbox

import (
	"bytes"
	"context"
	"errors"
	"net"
	"slices"
	"strings"
	"testing"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mailboxtest"
	"madoguchi/connectors/mailbox/mime"
)

func TestReadOutgoing_names_the_wrong_setting(t *testing.T) {
	for key, value := range map[string]string{"bcc": "nobody", "relay_bcc": "x", "iso2022jp_to": "docomo.ne.jp\na b"} {
		_, err := readOutgoing(connectors.Settings{key: value})
		if e := connectors.As(err); err == nil || e.Code != "setting_"+key || e.Text == "" {
			t.Errorf("%s: %v", key, err)
		}
	}
}

// A masked address is a customer: what others wrote must not reach one.
func TestReadOutgoing_keeps_no_copies_at_a_masked_address(t *testing.T) {
	for _, key := range []string{"bcc", "relay_bcc"} {
		_, err := readOutgoing(connectors.Settings{key: "Abc@PC.fw.rakuten.ne.jp"})
		failure(t, err, connectors.Auth, "setting_"+key)
	}
}

func TestSend_copies_to_the_shop_unseen(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	set := s.Settings()
	set["bcc"] = "archive@example.test"
	if _, err := openBox(t, set).Send(t.Context(), answer("yamada@example.com")); err != nil {
		t.Fatal(err)
	}
	got := s.Accepted()
	if len(got) != 1 || !slices.Equal(got[0].To, []string{"yamada@example.com", "archive@example.test"}) || bytes.Contains(got[0].Raw, []byte("archive")) {
		t.Fatalf("%+v", got)
	}
}

func TestSend_does_not_copy_masked_mail_but_where_that_was_set(t *testing.T) {
	s, relay := startServer(t, mailboxtest.Options{}), startServer(t, mailboxtest.Options{Address: "relayid", Password: "relaypw"})
	set, r := s.Settings(), relay.Settings()
	set["relay_host"], set["relay_port"], set["relay_security"] = r["smtp_host"], r["smtp_port"], "none"
	set["relay_username"], set["relay_password"], set["relay_from"] = "relayid", "relaypw", "registered@example.test"
	set["bcc"] = "archive@example.test"
	for bcc, want := range map[string]int{"": 1, "registered2@example.test": 2} {
		set["relay_bcc"] = bcc
		if _, err := openBox(t, set).Send(t.Context(), answer("abc@pc.fw.rakuten.ne.jp")); err != nil {
			t.Fatal(err)
		}
		all := relay.Accepted()
		if got := all[len(all)-1].To; len(got) != want || slices.Contains(got, "archive@example.test") {
			t.Errorf("%q: %q", bcc, got)
		}
	}
}

func TestSend_keeps_masked_mail_small(t *testing.T) {
	b := openBox(t, startServer(t, mailboxtest.Options{}).Settings())
	b.set.relay, b.set.from = b.set.smtp, "registered@example.test"
	r := answer("abc@pc.fw.rakuten.ne.jp")
	r.Files = []connectors.File{{Name: "a.pdf", Data: make([]byte, 4<<20)}}
	if ps := b.Check(r); len(ps) != 1 || ps[0].Code != "files_too_large" {
		t.Errorf("%+v", ps)
	}
	r.Files, r.Text = nil, strings.Repeat("長い", 1<<20)
	_, err := b.Send(t.Context(), r)
	failure(t, err, connectors.Rejected, "too_large")
}

func TestSend_writes_the_old_form_only_to_whom_it_was_set_for(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	set := s.Settings()
	set["iso2022jp_to"] = "docomo.ne.jp\n@old.example\ntaro@example.com\n"
	b := openBox(t, set)
	for to, want := range map[string]bool{
		"a@docomo.ne.jp": true, "a@mail.OLD.example": true, "Taro@example.com": true, "jiro@example.com": false, "a@xdocomo.ne.jp": false,
	} {
		raw := b.write(answer(to), "shop@example.test")
		if got := bytes.Contains(raw, []byte("charset=ISO-2022-JP")); got != want {
			t.Errorf("%s: %v", to, got)
		}
	}
	r := answer("a@docomo.ne.jp")
	r.Text = "①番の🎁です。"
	ps := b.Check(r)
	if len(ps) != 1 || ps[0].Code != "not_iso2022jp" || !ps[0].Warn || !strings.Contains(ps[0].Text, "①🎁") {
		t.Errorf("%+v", ps)
	}
	if m := mime.Parse(b.write(r, "shop@example.test")); m.Text != r.Text {
		t.Errorf("fell back to %q", m.Text)
	}
}

// names answers as a resolver would.
type names struct {
	mx   []*net.MX
	err  error
	host error
}

func (n names) LookupMX(context.Context, string) ([]*net.MX, error)  { return n.mx, n.err }
func (n names) LookupHost(context.Context, string) ([]string, error) { return nil, n.host }

func TestSend_asks_whether_the_domain_takes_mail(t *testing.T) {
	none := &net.DNSError{Err: "no such host", IsNotFound: true}
	for name, c := range map[string]struct {
		names   names
		refused bool
	}{
		"mx":              {names{mx: []*net.MX{{Host: "mx.example.com."}}}, false},
		"only an address": {names{err: none}, false},
		"nothing":         {names{err: none, host: none}, true},
		"takes no mail":   {names{mx: []*net.MX{{Host: "."}}}, true},
		"no answer":       {names{err: &net.DNSError{Err: "timeout", IsTimeout: true}}, false},
		"half an answer":  {names{err: none, host: errors.New("servfail")}, false},
	} {
		t.Run(name, func(t *testing.T) {
			s := startServer(t, mailboxtest.Options{})
			b := openBox(t, s.Settings())
			if b.names != nil {
				t.Fatal("a test asks the network")
			}
			b.names = c.names
			_, err := b.Send(t.Context(), answer("yamada@example.com"))
			if c.refused {
				failure(t, err, connectors.Rejected, "domain_unknown")
			} else if err != nil {
				t.Fatal(err)
			}
			if sent := len(s.Accepted()) == 1; sent == c.refused {
				t.Errorf("sent %v", sent)
			}
		})
	}
}

func TestReplacedSender_reads_the_saved_copy(t *testing.T) {
	for from, want := range map[string]string{"login@example.test": senderReplaced, "shop@example.test": ""} {
		s := startServer(t, mailboxtest.Options{})
		b := openBox(t, s.Settings())
		raw := b.write(answer("yamada@example.com"), from)
		if err := b.appendCopy(t.Context(), "reply1@example.test", raw); err != nil {
			t.Fatal(err)
		}
		way := server{username: "login@example.test"}
		if got := b.replacedSender(t.Context(), way, "reply1@example.test", "shop@example.test"); got != want {
			t.Errorf("%s: %q", from, got)
		}
		if got := b.replacedSender(t.Context(), way, "not-there@example.test", "shop@example.test"); got != "" {
			t.Errorf("said %q of a copy that is not there", got)
		}
	}
}
