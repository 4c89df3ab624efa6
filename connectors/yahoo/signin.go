package yahoo

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"net/url"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/signin"
	"madoguchi/connectors/web"
)

// signIn is one attempt at the consent screen (YConnect v2, authorization code
// with PKCE).
type signIn struct {
	*signin.Attempt
	url      string
	redirect string
	verifier string
	settings connectors.Settings
	env      connectors.Env
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
	in := &signIn{
		Attempt: signin.NewAttempt(consentRefused), redirect: redirect, verifier: signin.Random(), settings: s, env: env.WithDefaults(),
	}
	sum := sha256.Sum256([]byte(in.verifier))
	q := url.Values{
		"response_type": {"code"}, "client_id": {s.Text("client_id")}, "redirect_uri": {redirect}, "scope": {"openid"},
		"state": {in.State}, "nonce": {signin.Random()},
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

// Finish makes a sign-in of the address the browser came back with.
func (in *signIn) Finish(ctx context.Context, returned string) (connectors.Settings, error) {
	return in.Attempt.Finish(returned, func(code string) (connectors.Settings, error) {
		now := in.env.Now()
		g, err := in.exchange(ctx, code)
		if err != nil {
			return nil, err
		}
		if g.Refresh.String() == "" {
			return nil, signin.Failed("no_refresh_token", "Yahoo! JAPAN が更新用トークンを返しませんでした。Client ID が「ストア運営をサポートするAPIの利用」で登録したものか確かめて、もう一度サインインしてください。")
		}
		return connectors.Settings{
			"refresh_token": g.Refresh.String(),
			"signed_in_at":  now.UTC().Format(time.RFC3339), // the 28 days run from here
		}, nil
	})
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
		return grant{}, signin.Failed("code_ended", "サインインの受け付けが切れました。同意してから 10 分以内に終える必要があります。接続の画面から、もう一度サインインしてください。")
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
		return signin.Failed("no_consent", consents[""])
	}
	if text, ok := consents[word]; ok {
		return signin.Failed(word, text)
	}
	return signin.Failed("refused", consents[""])
}
