package yahoo

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"net/url"
	"strings"
	"sync"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/web"
)

// signIn is one attempt at the consent screen (YConnect v2, authorization code
// with PKCE).
type signIn struct {
	url      string
	redirect string
	state    string
	verifier string
	settings connectors.Settings
	env      connectors.Env

	mu   sync.Mutex
	used bool
}

// beginSignIn prepares an attempt. They compare the redirect to the letter with
// the registered one, so it comes from the settings and its port is fixed.
func beginSignIn(s connectors.Settings, env connectors.Env) (connectors.SignIn, error) {
	auth, err := address(s.Text("auth_endpoint"), defaultAuth, "/yconnect/v2")
	if err != nil {
		return nil, err
	}
	if s.Text("client_id") == "" {
		return nil, setting("client_id", "「Client ID」が入っていません。サインインの前に入れてください。")
	}
	redirect, err := redirectOf(s.Text("redirect"))
	if err != nil {
		return nil, err
	}
	in := &signIn{redirect: redirect, state: secret(), verifier: secret(), settings: s, env: withDefaults(env)}
	sum := sha256.Sum256([]byte(in.verifier))
	q := url.Values{
		"response_type": {"code"}, "client_id": {s.Text("client_id")}, "redirect_uri": {redirect}, "scope": {"openid"},
		"state": {in.state}, "nonce": {secret()},
		"code_challenge": {base64.RawURLEncoding.EncodeToString(sum[:])}, "code_challenge_method": {"S256"},
		// Consent starts the 28 days anew; without it they may go on from the last one.
		"prompt": {"consent"}, "bail": {"1"},
	}
	in.url = auth.String() + "/authorization?" + q.Encode()
	return in, nil
}

// redirectOf checks the address the browser comes back to: this machine, with a
// port that stays.
func redirectOf(given string) (string, error) {
	if given == "" {
		given = defaultRedirect
	}
	u, err := url.Parse(given)
	if err != nil || u.Scheme != "http" || !web.IsLoopback(u.Hostname()) || u.Port() == "" || u.Port() == "0" || u.RawQuery != "" || u.Fragment != "" {
		return "", setting("redirect", "「コールバックURL」は「"+defaultRedirect+"」のように、localhost とポート番号で入れてください。Yahoo!デベロッパーネットワークに登録したものと 1 文字まで同じにします。")
	}
	return given, nil
}

func (in *signIn) URL() string      { return in.url }
func (in *signIn) Redirect() string { return in.redirect }

// Finish turns the address the browser came back with, or that a person has
// copied from it, into a sign-in. It is used up by success and by a refusal; a
// line that broke leaves it open.
func (in *signIn) Finish(ctx context.Context, returned string) (connectors.Settings, error) {
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.used {
		return nil, signInFailed("used", "このサインインはもう終わっています。接続の画面から、もう一度サインインしてください。")
	}
	code, err := in.code(returned)
	if err != nil {
		return nil, err
	}
	now := in.env.Now()
	g, err := in.exchange(ctx, code)
	in.used = err == nil || connectors.ReasonOf(err) == connectors.Auth
	if err != nil {
		return nil, err
	}
	if g.Refresh.String() == "" {
		return nil, signInFailed("no_refresh_token", "Yahoo! JAPAN が更新用トークンを返しませんでした。Client ID が「ストア運営をサポートするAPIの利用」で登録したものか確かめて、もう一度サインインしてください。")
	}
	return connectors.Settings{
		"refresh_token": g.Refresh.String(),
		"signed_in_at":  now.UTC().Format(time.RFC3339), // the 28 days run from here
	}, nil
}

// code takes the code out of the returned address, if it belongs to this attempt.
func (in *signIn) code(returned string) (string, error) {
	u, err := url.Parse(strings.TrimSpace(returned))
	if err != nil {
		return "", signInFailed("bad_return", "貼り付けられたアドレスが読み取れません。ブラウザーのアドレス欄の文字を、最初から最後まで貼り付けてください。")
	}
	q := u.Query()
	if subtle.ConstantTimeCompare([]byte(q.Get("state")), []byte(in.state)) != 1 {
		return "", signInFailed("state", "このサインインのものではない答えが返ってきたので、使いませんでした。前に開いたサインインの画面を閉じて、接続の画面からもう一度サインインしてください。")
	}
	if word := q.Get("error"); word != "" {
		return "", consentRefused(word)
	}
	if q.Get("code") == "" {
		return "", consentRefused("")
	}
	return q.Get("code"), nil
}

func (in *signIn) exchange(ctx context.Context, code string) (grant, error) {
	s := in.settings
	auth, err := address(s.Text("auth_endpoint"), defaultAuth, "/yconnect/v2")
	if err != nil {
		return grant{}, err
	}
	c, err := web.New(web.Options{Proxy: s.Text("proxy"), MaxBody: 1 << 20, Log: in.env.Log, Now: in.env.Now})
	if err != nil {
		return grant{}, err
	}
	g, err := askToken(ctx, c, auth.String()+"/token", s.Text("client_id"), s.Text("client_secret"), url.Values{
		"grant_type": {"authorization_code"}, "code": {code}, "redirect_uri": {in.redirect}, "code_verifier": {in.verifier},
	})
	if err != nil && connectors.As(err).Code == "invalid_grant" {
		return grant{}, signInFailed("code_ended", "サインインの受け付けが切れました。同意してから 10 分以内に終える必要があります。接続の画面から、もう一度サインインしてください。")
	}
	return g, err
}

// consents are the words of the error parameter (OAuth 2.0 §4.1.2.1 and OpenID
// Connect §3.1.2.6), and what a person can do.
var consents = map[string]string{
	"":                          "サインインが最後まで終わりませんでした。接続の画面から、もう一度サインインしてください。",
	"access_denied":             "サインインの画面で同意されませんでした。窓口を使うには、接続の画面からもう一度サインインして「同意する」を押してください。",
	"login_required":            "Yahoo! JAPAN ID でログインされていません。接続の画面からもう一度サインインして、ストアで使う ID でログインしてください。",
	"consent_required":          "Yahoo! JAPAN の同意の画面が終わっていません。接続の画面からもう一度サインインして「同意する」を押してください。",
	"interaction_required":      "Yahoo! JAPAN の同意の画面が終わっていません。接続の画面からもう一度サインインして「同意する」を押してください。",
	"invalid_request":           textRegistration,
	"invalid_scope":             textRegistration,
	"invalid_redirect_uri":      textRegistration,
	"unauthorized_client":       textRegistration,
	"unsupported_response_type": textRegistration,
}

const textRegistration = "Yahoo! JAPAN がこのアプリケーションのサインインを受け付けませんでした。Yahoo!デベロッパーネットワークで、Client ID と「コールバックURL」が接続の設定と 1 文字まで同じか確かめてください。"

func consentRefused(word string) error {
	switch word {
	case "server_error", "temporarily_unavailable":
		return &connectors.Error{
			Reason: connectors.Temporary, Code: "signin_" + word,
			Text: "Yahoo! JAPAN のサインインがいま込み合っています。少し待ってから、接続の画面でもう一度サインインしてください。",
		}
	case "":
		return signInFailed("no_consent", consents[""])
	}
	if text, ok := consents[word]; ok {
		return signInFailed(word, text)
	}
	return signInFailed("refused", consents[""])
}

func signInFailed(code, text string) error {
	return &connectors.Error{Reason: connectors.Auth, Code: "signin_" + code, Text: text}
}

// secret is 256 random bits, fit for a state and a PKCE verifier.
func secret() string {
	b := make([]byte, 32)
	_, _ = rand.Read(b) // never fails (Go 1.24 on)
	return base64.RawURLEncoding.EncodeToString(b)
}
