package yahoo_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/yahoo"
	"madoguchi/connectors/yahoo/yahootest"
)

const redirect = "http://localhost:8788/callback"

func begin(t *testing.T, s *yahootest.Shop, c *clock) connectors.SignIn {
	t.Helper()
	in, err := yahoo.Spec.SignIn(s.Settings(), connectors.Env{Now: c.now})
	if err != nil {
		t.Fatal(err)
	}
	return in
}

// browse opens an address as a browser would, up to where it is sent back.
func browse(t *testing.T, address string) string {
	t.Helper()
	browser := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := browser.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	_ = res.Body.Close()
	return res.Header.Get("Location")
}

func TestSignIn_a_consent_gives_a_sign_in_that_works(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	s.Revoke()
	in := begin(t, s, c)
	u, err := url.Parse(in.URL())
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	for key, want := range map[string]string{
		"response_type": "code", "client_id": yahootest.ClientID, "redirect_uri": redirect, "scope": "openid",
		"prompt": "consent", "code_challenge_method": "S256", "bail": "1",
	} {
		if got := q.Get(key); got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
	if in.Redirect() != redirect || u.Path != "/yconnect/v2/authorization" || len(q.Get("code_challenge")) != 43 || len(q.Get("state")) != 43 || q.Get("nonce") == "" {
		t.Errorf("redirect %s, address %s", in.Redirect(), u)
	}
	got, err := in.Finish(t.Context(), "  "+browse(t, in.URL())+"\n") // pasted with space around
	if err != nil || got["refresh_token"] != s.RefreshToken() {
		t.Fatalf("%v", err)
	}
	at, err := time.Parse(time.RFC3339, got["signed_in_at"])
	if err != nil || c.now().Sub(at) > time.Minute || at.After(c.now()) {
		t.Errorf("signed in at %q, %v", got["signed_in_at"], err)
	}
	a := open(t, s, c, with(got))
	if err := a.Probe(t.Context()); err != nil {
		t.Error(err)
	}
	if keys, err := a.Keys(t.Context()); err != nil || !keys[0].Expires.Equal(at.AddDate(0, 0, 28)) {
		t.Errorf("%+v %v", keys, err)
	}
	_, err = in.Finish(t.Context(), browse(t, in.URL()))
	reason(t, err, connectors.Auth, "signin_used")
}

func TestSignIn_what_did_not_come_from_this_attempt_is_refused(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	in := begin(t, s, c)
	for code, back := range map[string]string{
		"signin_state":      redirect + "?code=code-of-the-fake&state=another",
		"signin_bad_return": "http://[::1",
		"signin_no_consent": redirect + "?state=" + state(t, in),
	} {
		_, err := in.Finish(t.Context(), back)
		reason(t, err, connectors.Auth, code)
	}
	if n := s.Count("token"); n != 0 {
		t.Errorf("%d token calls", n)
	}
	_, err := in.Finish(t.Context(), redirect+"?code=guessed&state="+state(t, in))
	reason(t, err, connectors.Auth, "signin_code_ended")
}

func state(t *testing.T, in connectors.SignIn) string {
	t.Helper()
	u, err := url.Parse(in.URL())
	if err != nil {
		t.Fatal(err)
	}
	return url.QueryEscape(u.Query().Get("state"))
}

func TestSignIn_every_refusal_of_the_consent_screen_has_its_words(t *testing.T) {
	for word, row := range map[string]struct {
		code, says string
		want       connectors.Reason
	}{
		"access_denied":           {"signin_access_denied", "同意されませんでした", connectors.Auth},
		"login_required":          {"signin_login_required", "ログイン", connectors.Auth},
		"consent_required":        {"signin_consent_required", "同意", connectors.Auth},
		"invalid_request":         {"signin_invalid_request", "コールバックURL", connectors.Auth},
		"invalid_scope":           {"signin_invalid_scope", "Client ID", connectors.Auth},
		"unauthorized_client":     {"signin_unauthorized_client", "Client ID", connectors.Auth},
		"server_error":            {"signin_server_error", "込み合って", connectors.Temporary},
		"temporarily_unavailable": {"signin_temporarily_unavailable", "込み合って", connectors.Temporary},
		"<b>made up</b>":          {"signin_refused", "もう一度サインイン", connectors.Auth},
	} {
		s, c := shop(t, yahootest.Options{})
		s.Deny(word)
		in := begin(t, s, c)
		_, err := in.Finish(t.Context(), browse(t, in.URL()))
		if e := reason(t, err, row.want, row.code); !strings.Contains(e.Text, row.says) || strings.Contains(e.Text, "made up") {
			t.Errorf("%s: %q", word, e.Text)
		}
		s.Deny("")
		if _, err := in.Finish(t.Context(), browse(t, in.URL())); err != nil {
			t.Errorf("%s: agreeing afterwards: %v", word, err)
		}
	}
}

func TestSignIn_a_code_lives_ten_minutes(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	in := begin(t, s, c)
	back := browse(t, in.URL())
	c.add(11 * time.Minute)
	_, err := in.Finish(t.Context(), back)
	if e := reason(t, err, connectors.Auth, "signin_code_ended"); !strings.Contains(e.Text, "10 分") {
		t.Errorf("text %q", e.Text)
	}
	_, err = in.Finish(t.Context(), back)
	reason(t, err, connectors.Auth, "signin_used")
}

func TestSignIn_a_broken_line_leaves_the_attempt_open(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	in := begin(t, s, c)
	back := browse(t, in.URL())
	s.Break(yahootest.Fault{Path: "token", Kind: yahootest.CutBefore})
	_, err := in.Finish(t.Context(), back)
	reason(t, err, connectors.Temporary, "")
	if _, err := in.Finish(t.Context(), back); err != nil {
		t.Error(err)
	}
}

func TestSignIn_settings(t *testing.T) {
	s, _ := shop(t, yahootest.Options{})
	for name, row := range map[string]struct {
		change with
		code   string // empty: begins
	}{
		"as they are":           {with{}, ""},
		"another port":          {with{"redirect": "http://127.0.0.1:9000/back"}, ""},
		"no client id":          {with{"client_id": ""}, "setting_client_id"},
		"another machine":       {with{"redirect": "http://shop.example.invalid:80/callback"}, "setting_redirect"},
		"a port that changes":   {with{"redirect": "http://localhost/callback"}, "setting_redirect"},
		"no address":            {with{"redirect": "localhost:8788"}, "setting_redirect"},
		"a sign-in over http":   {with{"auth_endpoint": "http://login.example.invalid"}, "plain_http"},
		"without being sign in": {with{"refresh_token": ""}, ""},
	} {
		settings := s.Settings()
		for k, v := range row.change {
			settings[k] = v
		}
		in, err := yahoo.Spec.SignIn(settings, connectors.Env{})
		if row.code == "" && err != nil || row.code != "" && connectors.As(err).Code != row.code {
			t.Errorf("%s: %v", name, err)
		}
		if given := row.change["redirect"]; err == nil && given != "" && in.Redirect() != given {
			t.Errorf("%s: %s", name, in.Redirect())
		}
	}
	if n := len(s.Calls()); n != 0 {
		t.Errorf("%d calls", n)
	}
}

func TestKeys_a_sign_in_without_a_key_lives_twelve_hours(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	at := morning.Format(time.RFC3339)
	keys, err := open(t, s, c, with{"public_key": "", "key_version": "", "signed_in_at": at}).Keys(t.Context())
	if err != nil || len(keys) != 1 || !keys[0].Expires.Equal(morning.Add(12*time.Hour)) || !strings.Contains(keys[0].Next, "公開鍵") {
		t.Errorf("%+v %v", keys, err)
	}
}
