package mailbox

import (
	"context"
	"errors"
	"log/slog"
	"maps"
	"net/http"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/mailbox/mailboxtest"

	"github.com/emersion/go-smtp"
)

// vault is what an account has on disk.
type vault struct {
	mu    sync.Mutex
	saved []string
	fails bool
}

func (v *vault) save(_ context.Context, key, value string) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.fails {
		return errors.New("disk full")
	}
	v.saved = append(v.saved, key+"="+value)
	return nil
}

func openTokens(t *testing.T) *mailboxtest.Tokens {
	t.Helper()
	all := mailboxtest.OpenTokens("shop@example.test")
	t.Cleanup(all.Close)
	return all
}

// tokenSettings are the settings of a server for a sign-in that has been made.
func tokenSettings(s connectors.Settings, t *mailboxtest.Tokens) connectors.Settings {
	delete(s, "password")
	s["auth"], s["auth_endpoint"], s["oauth_client_id"] = authMicrosoft, t.URL, "shop-client"
	s["refresh_token"] = t.NewRefresh()
	return s
}

func openTokenBox(t *testing.T, s connectors.Settings, v *vault) *box {
	t.Helper()
	b, err := open(s, connectors.Env{Now: func() time.Time { return day }, Log: slog.New(slog.DiscardHandler), SaveSecret: v.save})
	if err != nil {
		t.Fatal(err)
	}
	b.net.limits.command = 5 * time.Second
	return b
}

// bothServers runs a test against the in-process server and a real Dovecot.
func bothServers(t *testing.T, run func(t *testing.T, s connectors.Settings, all *mailboxtest.Tokens)) {
	t.Run("in process", func(t *testing.T) {
		all := openTokens(t)
		s := startServer(t, mailboxtest.Options{Tokens: all})
		s.Deliver(letterOf(1, day), day)
		run(t, tokenSettings(s.Settings(), all), all)
	})
	t.Run("Dovecot", func(t *testing.T) {
		all := openTokens(t)
		d := openDovecotWith(t, all)
		drop(t, d, 1, 1, day)
		run(t, tokenSettings(d.Settings(), all), all)
	})
}

// openDovecotWith starts a real Dovecot that takes tokens, or skips.
func openDovecotWith(t *testing.T, all *mailboxtest.Tokens, mechs ...string) *mailboxtest.Dovecot {
	t.Helper()
	dir, err := os.MkdirTemp("", "dovecot")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	d, err := mailboxtest.OpenDovecotWith(dir, all, mechs...)
	if errors.Is(err, mailboxtest.ErrNotInstalled) {
		t.Skip("Dovecot is not installed: the test against a real IMAP server is left out")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	return d
}

func TestToken_opens_the_mailbox_and_is_used_again(t *testing.T) {
	bothServers(t, func(t *testing.T, s connectors.Settings, all *mailboxtest.Tokens) {
		b := openTokenBox(t, s, &vault{})
		ids, _ := pullAll(t, b, "")
		sameIDs(t, ids, "m1@example.com")
		if err := openTokenBox(t, s, &vault{}).probeIMAP(t.Context()); err != nil {
			t.Fatal(err)
		}
		if calls, _ := all.Refreshed(); calls != 1 {
			t.Errorf("%d refreshes for two openings", calls)
		}
	})
}

func TestToken_ended_before_its_time_is_replaced(t *testing.T) {
	bothServers(t, func(t *testing.T, s connectors.Settings, all *mailboxtest.Tokens) {
		b := openTokenBox(t, s, &vault{})
		if err := b.probeIMAP(t.Context()); err != nil {
			t.Fatal(err)
		}
		all.EndAccess()
		ids, _ := pullAll(t, b, "")
		sameIDs(t, ids, "m1@example.com")
		if calls, _ := all.Refreshed(); calls != 2 {
			t.Errorf("%d refreshes", calls)
		}
	})
}

func TestToken_of_another_mailbox_is_refused_with_the_reason(t *testing.T) {
	bothServers(t, func(t *testing.T, s connectors.Settings, all *mailboxtest.Tokens) {
		s["username"] = "other@example.test"
		e := failure(t, openTokenBox(t, s, &vault{}).probeIMAP(t.Context()), connectors.Auth, codeTokenRefused)
		if !contains(e.Text, "もう一度サインイン") || !contains(e.Text, "受信済みのメールはそのまま") || contains(e.Text, "base64") {
			t.Error(e.Text)
		}
		if calls, _ := all.Refreshed(); calls != 2 {
			t.Errorf("%d refreshes, want one and one more try", calls)
		}
	})
}

func TestToken_that_rotates_is_on_disk_before_it_is_used(t *testing.T) {
	all := openTokens(t)
	all.Rotate()
	srv := startServer(t, mailboxtest.Options{Tokens: all})
	s, v := tokenSettings(srv.Settings(), all), &vault{fails: true}
	b := openTokenBox(t, s, v)
	failure(t, b.probeIMAP(t.Context()), connectors.Temporary, "save_secret")
	if n := srv.Connections(); n != 0 {
		t.Fatalf("%d connections with a token that is not saved", n)
	}
	v.fails = false
	if err := b.probeIMAP(t.Context()); err != nil {
		t.Fatal(err)
	}
	if calls, _ := all.Refreshed(); calls != 1 || len(v.saved) != 1 || !strings.HasPrefix(v.saved[0], "refresh_token=refresh-") {
		t.Fatalf("%d refreshes, %d saved", calls, len(v.saved))
	}
	// The settings on disk are those of before: another opening goes on from the
	// newest and saves it for its own account.
	later := &vault{}
	all.EndAccess()
	if err := openTokenBox(t, s, later).probeIMAP(t.Context()); err != nil {
		t.Fatal(err)
	}
	if len(later.saved) == 0 {
		t.Error("the rotated token was not saved")
	}
}

func TestToken_is_refreshed_one_at_a_time(t *testing.T) {
	all := openTokens(t)
	all.Rotate()
	s := tokenSettings(startServer(t, mailboxtest.Options{Tokens: all}).Settings(), all)
	var work sync.WaitGroup
	errs := make([]error, 8)
	for i := range errs {
		b := openTokenBox(t, s, &vault{})
		work.Go(func() { _, errs[i] = b.tokens.Get(t.Context(), "") })
	}
	work.Wait()
	calls, most := all.Refreshed()
	if err := errors.Join(errs...); err != nil || calls != 1 || most != 1 {
		t.Fatalf("%d refreshes, %d at once, %v", calls, most, err)
	}
}

func TestToken_near_its_end_is_replaced_before_it_is_used(t *testing.T) {
	all := openTokens(t)
	s := tokenSettings(startServer(t, mailboxtest.Options{Tokens: all}).Settings(), all)
	b := openTokenBox(t, s, &vault{})
	now := day
	b.tokens.Now = func() time.Time { return now }
	for range 2 {
		if _, err := b.tokens.Get(t.Context(), ""); err != nil {
			t.Fatal(err)
		}
		now = now.Add(time.Hour - tokenMargin)
	}
	if calls, _ := all.Refreshed(); calls != 2 {
		t.Errorf("%d refreshes", calls)
	}
}

func TestToken_endpoint_refusals(t *testing.T) {
	all := openTokens(t)
	srv := startServer(t, mailboxtest.Options{Tokens: all})
	for word, want := range map[string]struct {
		reason connectors.Reason
		code   string
		says   string
	}{
		"invalid_grant":           {connectors.Auth, "signin_ended", "再ログインが必要です"},
		"invalid_client":          {connectors.Auth, "signin_invalid_client", "クライアント ID"},
		"temporarily_unavailable": {connectors.Temporary, "token_refused", "また試します"},
	} {
		s := tokenSettings(srv.Settings(), all)
		s["oauth_client_id"] = word
		all.Refuse(word)
		e := failure(t, openTokenBox(t, s, &vault{}).probeIMAP(t.Context()), want.reason, want.code)
		if !contains(e.Text, want.says) {
			t.Errorf("%s: %s", word, e.Text)
		}
	}
	all.Refuse("")
	s := tokenSettings(srv.Settings(), all)
	b := openTokenBox(t, s, &vault{})
	all.EndRefresh()
	failure(t, b.probeIMAP(t.Context()), connectors.Auth, "signin_ended")
	s["refresh_token"] = all.NewRefresh() // the person has signed in again
	if err := openTokenBox(t, s, &vault{}).probeIMAP(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func TestToken_sends(t *testing.T) {
	all := openTokens(t)
	srv := startServer(t, mailboxtest.Options{Tokens: all})
	s := tokenSettings(srv.Settings(), all)
	b := openTokenBox(t, s, &vault{})
	if _, err := b.Send(t.Context(), answer("yamada@example.com")); err != nil {
		t.Fatal(err)
	}
	all.EndAccess()
	r := answer("yamada@example.com")
	r.MailID = "reply2@example.test"
	if _, err := b.Send(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	if n := len(srv.Accepted()); n != 2 {
		t.Errorf("%d mails", n)
	}
	s["smtp_username"] = "other@example.test"
	_, err := openTokenBox(t, s, &vault{}).Send(t.Context(), r)
	if e := failure(t, err, connectors.Auth, codeTokenRefused); !contains(e.Text, "返信は送られていません") || !contains(e.Text, "認証済み SMTP") {
		t.Error(e.Text)
	}
	delete(s, "smtp_username")
	srv.Fail(mailboxtest.Faults{Auth: &smtp.SMTPError{
		Code: 535, EnhancedCode: smtp.EnhancedCode{5, 7, 139}, Message: "Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.",
	}})
	_, err = openTokenBox(t, s, &vault{}).Send(t.Context(), r)
	if e := failure(t, err, connectors.Auth, "smtp_auth_off"); !contains(e.Text, "認証済み SMTP") {
		t.Error(e.Text)
	}
	if n := len(srv.Accepted()); n != 2 {
		t.Errorf("%d mails", n)
	}
}

func TestToken_needs_a_server_that_takes_it(t *testing.T) {
	all := openTokens(t)
	s := tokenSettings(startServer(t, mailboxtest.Options{}).Settings(), all)
	b := openTokenBox(t, s, &vault{})
	failure(t, b.probeIMAP(t.Context()), connectors.Auth, "setting_auth")
	failure(t, b.probeSMTP(t.Context(), b.set.smtp), connectors.Auth, "setting_auth")
}

func TestKeys_of_a_sign_in_have_no_day(t *testing.T) {
	all := openTokens(t)
	srv := startServer(t, mailboxtest.Options{})
	keys, err := openBox(t, srv.Settings()).Keys(t.Context())
	if err != nil || len(keys) != 0 {
		t.Fatalf("a password: %+v %v", keys, err)
	}
	keys, err = openTokenBox(t, tokenSettings(srv.Settings(), all), &vault{}).Keys(t.Context())
	if err != nil || len(keys) != 1 || !keys[0].Expires.IsZero() || keys[0].Next == "" {
		t.Fatalf("%+v %v", keys, err)
	}
}

// visit is the person's browser: it returns the address it is sent back to.
func visit(t *testing.T, address string) string {
	t.Helper()
	c := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := c.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	_ = res.Body.Close()
	return res.Header.Get("Location")
}

func TestSignIn_brings_a_refresh_token(t *testing.T) {
	for way, want := range map[string]struct{ redirect, scope, extra string }{
		authGoogle:    {"http://127.0.0.1:8789", "https://mail.google.com/", "access_type=offline"},
		authMicrosoft: {"http://localhost:8789", "https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access", "scope="},
	} {
		all := openTokens(t)
		env := connectors.Env{Now: func() time.Time { return day }}
		s := connectors.Settings{"address": "shop@example.test", "auth": way, "oauth_client_id": "shop-client", "oauth_client_secret": "hush", "auth_endpoint": all.URL}
		in, err := beginSignIn(s, env)
		if err != nil {
			t.Fatal(err)
		}
		if in.Redirect() != want.redirect || !contains(in.URL(), want.extra) || !contains(in.URL(), "login_hint=shop%40example.test") || contains(in.URL(), "hush") {
			t.Errorf("%s: %s", way, in.URL())
		}
		returned := visit(t, in.URL())
		if _, err := in.Finish(t.Context(), strings.Replace(returned, "state=", "state=x", 1)); connectors.As(err).Code != "signin_state" {
			t.Errorf("another's answer: %v", err)
		}
		got, err := in.Finish(t.Context(), returned)
		if err != nil || !strings.HasPrefix(got["refresh_token"], "refresh-") {
			t.Fatalf("%s: %v", way, err)
		}
		if _, err := in.Finish(t.Context(), returned); connectors.As(err).Code != "signin_used" {
			t.Errorf("used twice: %v", err)
		}
		form := all.Told()[0]
		if form.Get("redirect_uri") != want.redirect || form.Get("code_verifier") == "" || form.Get("client_secret") != "hush" {
			t.Errorf("%s: keys of the form %q", way, slices.Sorted(maps.Keys(form)))
		}
	}
}

func TestSignIn_says_what_is_missing(t *testing.T) {
	good := connectors.Settings{"address": "shop@example.test", "auth": authGoogle, "oauth_client_id": "x"}
	for field, value := range map[string]string{
		"address": "shop", "auth": "", "oauth_client_id": "", "redirect_port": "80", "auth_endpoint": "http://accounts.example.test",
	} {
		s := connectors.Settings{field: value}
		for k, v := range good {
			if k != field {
				s[k] = v
			}
		}
		if _, err := beginSignIn(s, connectors.Env{}); err == nil || connectors.As(err).Code != "setting_"+field {
			t.Errorf("%s: %v", field, err)
		}
	}
	in, err := beginSignIn(good, connectors.Env{})
	if err != nil {
		t.Fatal(err)
	}
	state := in.(*signInFlow).State
	for word, code := range map[string]string{"access_denied": "signin_access_denied", "server_error": "signin_server_error", "odd": "signin_refused"} {
		_, err := in.Finish(t.Context(), in.Redirect()+"/?state="+state+"&error="+word)
		if e := connectors.As(err); e.Code != code || e.Text == "" {
			t.Errorf("%s: %v", word, err)
		}
	}
}
