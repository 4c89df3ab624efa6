package yahoo

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"log/slog"
	"net/url"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/web"
)

// SignIn is one attempt at the consent screen (YConnect v2, authorization code
// with PKCE). It is kept in memory only and used once.
type SignIn struct {
	URL      string // opened in the person's own browser
	redirect string
	state    string
	verifier string
}

// NewSignIn prepares an attempt. The redirect must be registered to the letter,
// so its port is fixed. It does no I/O.
func NewSignIn(s connectors.Settings, redirect string) (SignIn, error) {
	auth, err := address(s.Text("auth_endpoint"), defaultAuth, "/yconnect/v2")
	if err != nil {
		return SignIn{}, err
	}
	if s.Text("client_id") == "" {
		return SignIn{}, setting("client_id", "「Client ID」が入っていません。サインインの前に入れてください。")
	}
	in := SignIn{redirect: redirect, state: secret(), verifier: secret()}
	sum := sha256.Sum256([]byte(in.verifier))
	q := url.Values{
		"response_type": {"code"}, "client_id": {s.Text("client_id")}, "redirect_uri": {redirect}, "scope": {"openid"},
		"state": {in.state}, "nonce": {secret()},
		"code_challenge": {base64.RawURLEncoding.EncodeToString(sum[:])}, "code_challenge_method": {"S256"},
		// Consent starts the 28 days anew; without it they may go on from the last one.
		"prompt": {"consent"}, "bail": {"1"},
	}
	in.URL = auth.String() + "/authorization?" + q.Encode()
	return in, nil
}

// Finish turns the address the browser came back to into a refresh token. The
// caller seals it as "refresh_token" and notes the day as "signed_in_at".
func (in SignIn) Finish(ctx context.Context, s connectors.Settings, returned string) (refresh string, err error) {
	u, err := url.Parse(returned)
	if err != nil {
		return "", signInFailed("bad_return")
	}
	q := u.Query()
	if subtle.ConstantTimeCompare([]byte(q.Get("state")), []byte(in.state)) != 1 {
		return "", signInFailed("state")
	}
	if q.Get("code") == "" {
		return "", signInFailed("no_consent")
	}
	auth, err := address(s.Text("auth_endpoint"), defaultAuth, "/yconnect/v2")
	if err != nil {
		return "", err
	}
	c, err := web.New(web.Options{Proxy: s.Text("proxy"), MaxBody: 1 << 20, Log: slog.New(slog.DiscardHandler), Now: time.Now})
	if err != nil {
		return "", err
	}
	g, err := askToken(ctx, c, auth.String()+"/token", s.Text("client_id"), s.Text("client_secret"), url.Values{
		"grant_type": {"authorization_code"}, "code": {q.Get("code")}, "redirect_uri": {in.redirect}, "code_verifier": {in.verifier},
	})
	if err != nil {
		return "", err
	}
	if g.Refresh.String() == "" {
		return "", signInFailed("no_refresh_token")
	}
	return g.Refresh.String(), nil
}

func signInFailed(code string) error {
	return &connectors.Error{
		Reason: connectors.Auth, Code: "signin_" + code,
		Text: "サインインが最後まで終わりませんでした。接続の画面から、もう一度サインインしてください。",
	}
}

// secret is 256 random bits, fit for a state and a PKCE verifier.
func secret() string {
	b := make([]byte, 32)
	_, _ = rand.Read(b) // never fails (Go 1.24 on)
	return base64.RawURLEncoding.EncodeToString(b)
}
