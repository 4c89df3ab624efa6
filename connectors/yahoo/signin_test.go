package yahoo_test

import (
	"net/http"
	"net/url"
	"testing"

	"madoguchi/connectors"
	"madoguchi/connectors/yahoo"
	"madoguchi/connectors/yahoo/yahootest"
)

const redirect = "http://localhost:38219/callback"

func TestSignIn_a_consent_gives_a_sign_in_that_works(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	s.Revoke()
	in, err := yahoo.NewSignIn(s.Settings(), redirect)
	if err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(in.URL)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	if u.Path != "/yconnect/v2/authorization" || q.Get("redirect_uri") != redirect || q.Get("code_challenge_method") != "S256" || len(q.Get("code_challenge")) != 43 {
		t.Errorf("address %s", u)
	}
	browser := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := browser.Get(in.URL)
	if err != nil {
		t.Fatal(err)
	}
	_ = res.Body.Close()
	refresh, err := in.Finish(t.Context(), s.Settings(), res.Header.Get("Location"))
	if err != nil || refresh != s.RefreshToken() {
		t.Fatalf("%v", err)
	}
	if err := open(t, s, c, with{"refresh_token": refresh}).Probe(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestSignIn_what_did_not_come_from_this_attempt_is_refused(t *testing.T) {
	s, _ := shop(t, yahootest.Options{})
	in, err := yahoo.NewSignIn(s.Settings(), redirect)
	if err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(in.URL)
	if err != nil {
		t.Fatal(err)
	}
	state := url.QueryEscape(u.Query().Get("state"))
	for code, back := range map[string]string{
		"signin_state":      redirect + "?code=code-of-the-fake&state=another",
		"signin_no_consent": redirect + "?error=access_denied&state=" + state,
		"signin_bad_return": "http://[::1",
		"invalid_grant":     redirect + "?code=old&state=" + state,
	} {
		_, err := in.Finish(t.Context(), s.Settings(), back)
		reason(t, err, connectors.Auth, code)
	}
}
