package mailbox

import (
	"testing"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mailboxtest"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-sasl"
)

// bearerServers runs a test against servers that take OAUTHBEARER and no XOAUTH2.
func bearerServers(t *testing.T, run func(t *testing.T, s connectors.Settings, all *mailboxtest.Tokens)) {
	t.Run("in process", func(t *testing.T) {
		all := openTokens(t)
		s := startServer(t, mailboxtest.Options{Tokens: all, Bearer: true})
		s.Deliver(letterOf(1, day), day)
		run(t, tokenSettings(s.Settings(), all), all)
	})
	t.Run("Dovecot", func(t *testing.T) {
		all := openTokens(t)
		d := openDovecotWith(t, all, "oauthbearer")
		drop(t, d, 1, 1, day)
		run(t, tokenSettings(d.Settings(), all), all)
	})
}

func TestOAUTHBEARER_opens_the_mailbox_of_a_server_without_XOAUTH2(t *testing.T) {
	bearerServers(t, func(t *testing.T, s connectors.Settings, all *mailboxtest.Tokens) {
		b := openTokenBox(t, s, &vault{})
		ids, _ := pullAll(t, b, "")
		sameIDs(t, ids, "m1@example.com")
		all.EndAccess() // refused once, then with a fresh one
		ids, _ = pullAll(t, b, "")
		sameIDs(t, ids, "m1@example.com")
		if calls, _ := all.Refreshed(); calls != 2 {
			t.Errorf("%d refreshes", calls)
		}
	})
}

func TestOAUTHBEARER_refused_tells_the_reason_and_hangs_nothing(t *testing.T) {
	bearerServers(t, func(t *testing.T, s connectors.Settings, _ *mailboxtest.Tokens) {
		s["username"] = "other@example.test"
		e := failure(t, openTokenBox(t, s, &vault{}).probeIMAP(t.Context()), connectors.Auth, codeTokenRefused)
		if !contains(e.Text, "もう一度サインイン") || !contains(e.Text, "受信済みのメールはそのまま") {
			t.Error(e.Text)
		}
	})
}

// A session whose sign-in was refused is thrown away with its connection: on some
// servers the next command of it would never be answered.
func TestOAUTHBEARER_refused_closes_the_connection(t *testing.T) {
	all := openTokens(t)
	d := openDovecotWith(t, all, "oauthbearer")
	b := openTokenBox(t, tokenSettings(d.Settings(), all), &vault{})
	v := b.set.imap
	v.token = "access-that-nobody-gave"
	s, err := b.openSession(t.Context(), v)
	if failure(t, err, connectors.Auth, codeTokenRefused); s != nil {
		t.Fatal("a session is left")
	}
}

func TestOAUTHBEARER_sends(t *testing.T) {
	all := openTokens(t)
	srv := startServer(t, mailboxtest.Options{Tokens: all, Bearer: true})
	s := tokenSettings(srv.Settings(), all)
	b := openTokenBox(t, s, &vault{})
	if _, err := b.Send(t.Context(), answer("yamada@example.com")); err != nil {
		t.Fatal(err)
	}
	if n := len(srv.Accepted()); n != 1 {
		t.Errorf("%d mails", n)
	}
	s["smtp_username"] = "other@example.test"
	_, err := openTokenBox(t, s, &vault{}).Send(t.Context(), answer("yamada@example.com"))
	if e := failure(t, err, connectors.Auth, codeTokenRefused); !contains(e.Text, "返信は送られていません") {
		t.Error(e.Text)
	}
}

func TestTokenMech_is_XOAUTH2_wherever_it_is_offered(t *testing.T) {
	for _, c := range []struct {
		caps imap.CapSet
		want string
	}{
		{imap.CapSet{imap.AuthCap(sasl.OAuthBearer): {}, imap.AuthCap("XOAUTH2"): {}}, "XOAUTH2"},
		{imap.CapSet{imap.AuthCap(sasl.OAuthBearer): {}}, "OAUTHBEARER"},
		{imap.CapSet{imap.AuthCap(sasl.Plain): {}}, ""},
	} {
		if got := tokenMech(func(m string) bool { return c.caps.Has(imap.AuthCap(m)) }); got != c.want {
			t.Errorf("%v: %q", c.caps, got)
		}
	}
	x := &bearer{mech: sasl.OAuthBearer, user: "a=b,c@example.test", token: "t"}
	if _, first, _ := x.Start(); string(first) != "n,a=a=3Db=2Cc@example.test,\x01auth=Bearer t\x01\x01" {
		t.Errorf("%q", first)
	}
}
