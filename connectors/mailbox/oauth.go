package mailbox

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"madoguchi/connectors"
	"madoguchi/connectors/signin"
	"madoguchi/connectors/web"

	"golang.org/x/oauth2"
)

// The values of the setting auth. An app password goes over the wire like any
// other.
const (
	authPassword  = "password"
	authGoogle    = "google"
	authMicrosoft = "microsoft"
)

// issuer is who gives out tokens for a mailbox. The OAuth client is the shop's
// own: one of ours would be limited to a hundred users until Google has audited
// it.
type issuer struct {
	name     string
	endpoint oauth2.Endpoint
	scopes   []string
	needs    string // the scope without which no mail can be read
	redirect string // without the port
	extra    []oauth2.AuthCodeOption
}

// issuers: endpoints and scopes as documented by both, read 2026-11.
var issuers = map[string]issuer{
	authGoogle: {
		name: "Google",
		endpoint: oauth2.Endpoint{
			AuthURL: "https://accounts.google.com/o/oauth2/v2/auth", TokenURL: "https://oauth2.googleapis.com/token",
			AuthStyle: oauth2.AuthStyleInParams,
		},
		scopes: []string{"https://mail.google.com/"}, needs: "https://mail.google.com/",
		redirect: "http://127.0.0.1",
		// Google gives a refresh token only with a consent of this very sign-in.
		extra: []oauth2.AuthCodeOption{oauth2.AccessTypeOffline, oauth2.SetAuthURLParam("prompt", "consent")},
	},
	authMicrosoft: {
		name: "Microsoft",
		endpoint: oauth2.Endpoint{
			AuthURL:   "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
			TokenURL:  "https://login.microsoftonline.com/common/oauth2/v2.0/token",
			AuthStyle: oauth2.AuthStyleInParams,
		},
		scopes: []string{
			"https://outlook.office.com/IMAP.AccessAsUser.All", "https://outlook.office.com/SMTP.Send", "offline_access",
		},
		needs:    "https://outlook.office.com/IMAP.AccessAsUser.All",
		redirect: "http://localhost",
	},
}

const defaultRedirectPort = 8789

// oauth is the checked OAuth part of the settings.
type oauth struct {
	issuer
	config oauth2.Config
}

func readOAuth(s connectors.Settings) (*oauth, error) {
	is, ok := issuers[s.Text("auth")]
	if !ok {
		return nil, badField("auth", "サインインの方法は、password、google、microsoft のどれかを選んでください。")
	}
	if s.Text("oauth_client_id") == "" {
		return nil, badField("oauth_client_id", "「クライアント ID」が入っていません。"+is.name+" の管理画面で作ったものを入れてください。作り方は、この画面の手順にあります。")
	}
	port := s.Int("redirect_port", 0)
	if s.Text("redirect_port") == "" {
		port = defaultRedirectPort
	}
	if port < 1024 || port > 65535 {
		return nil, badField("redirect_port", "「サインインの戻り先のポート」は 1024 から 65535 までの数字で入れてください。")
	}
	end, err := endpointsOf(is, s.Text("auth_endpoint"))
	if err != nil {
		return nil, err
	}
	return &oauth{issuer: is, config: oauth2.Config{
		ClientID: s.Text("oauth_client_id"), ClientSecret: s.Text("oauth_client_secret"), Endpoint: end, Scopes: is.scopes,
		RedirectURL: is.redirect + ":" + strconv.Itoa(port),
	}}, nil
}

// endpointsOf lays the setting auth_endpoint over the issuer's own: the address
// before /authorize and /token, for a tenant of Microsoft.
func endpointsOf(is issuer, given string) (oauth2.Endpoint, error) {
	end := is.endpoint
	if given == "" {
		return end, nil
	}
	u, err := url.Parse(given)
	if err != nil || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" || web.CheckPlain(u) != nil {
		return end, badField("auth_endpoint", "「サインインの接続先」が読み取れません。「https://」で始まるアドレスを入れるか、空にしてください。")
	}
	base := strings.TrimRight(u.String(), "/")
	end.AuthURL, end.TokenURL = base+"/authorize", base+"/token"
	return end, nil
}

// through carries the calls of the oauth2 library over our own client, with its
// limits, its proxy and its silence in the log.
type through struct{ client *web.Client }

func (t through) RoundTrip(req *http.Request) (*http.Response, error) {
	a, err := t.client.Do(req.Context(), req)
	if err != nil {
		return nil, err
	}
	return &http.Response{
		Status: http.StatusText(a.Status), StatusCode: a.Status, Header: a.Header, Request: req,
		Body: body(a.Body), ContentLength: int64(len(a.Body)),
	}, nil
}

// calling returns a context in which the oauth2 library calls through us.
func calling(ctx context.Context, s connectors.Settings, env connectors.Env) (context.Context, error) {
	c, err := web.New(web.Options{Proxy: s.Text("proxy"), MaxBody: 1 << 20, Log: env.Log, Now: env.Now})
	if err != nil {
		return nil, err
	}
	return context.WithValue(ctx, oauth2.HTTPClient, &http.Client{Transport: through{c}}), nil
}

// signInFlow is one attempt of a person at the consent screen: authorization
// code with PKCE over a loopback redirect (RFC 8252).
type signInFlow struct {
	*signin.Attempt
	oauth    *oauth
	url      string
	verifier string
	settings connectors.Settings
	env      connectors.Env
}

func beginSignIn(s connectors.Settings, env connectors.Env) (connectors.SignIn, error) {
	address := s.Text("address")
	if !isAddress(address) {
		return nil, badField("address", "メールアドレスが読み取れません。サインインの前に「shop@example.jp」の形で入れてください。")
	}
	if first(s.Text("auth"), authPassword) == authPassword {
		return nil, badField("auth", "サインインの方法がパスワードになっています。google か microsoft を選んでから、サインインしてください。")
	}
	o, err := readOAuth(s)
	if err != nil {
		return nil, err
	}
	env = env.WithDefaults()
	in := &signInFlow{Attempt: signin.NewAttempt(o.consentRefused), oauth: o, verifier: oauth2.GenerateVerifier(), settings: s, env: env}
	options := append([]oauth2.AuthCodeOption{
		oauth2.S256ChallengeOption(in.verifier), oauth2.SetAuthURLParam("login_hint", address),
	}, o.extra...)
	in.url = o.config.AuthCodeURL(in.State, options...)
	return in, nil
}

func (in *signInFlow) URL() string      { return in.url }
func (in *signInFlow) Redirect() string { return in.oauth.config.RedirectURL }

// Finish makes a sign-in of the address the browser came back with.
func (in *signInFlow) Finish(ctx context.Context, returned string) (connectors.Settings, error) {
	return in.Attempt.Finish(returned, func(code string) (connectors.Settings, error) {
		ctx, err := calling(ctx, in.settings, in.env)
		if err != nil {
			return nil, err
		}
		token, err := in.oauth.config.Exchange(ctx, code, oauth2.VerifierOption(in.verifier))
		if err != nil {
			return nil, in.oauth.refused(err)
		}
		return in.brought(token)
	})
}

func (in *signInFlow) brought(token *oauth2.Token) (connectors.Settings, error) {
	name := in.oauth.name
	if token.RefreshToken == "" {
		return nil, signin.Failed("no_refresh_token", name+" が、サインインを続けるためのトークンを返しませんでした。クライアントの種類がデスクトップ アプリか確かめて、もう一度サインインしてください。")
	}
	// A person may have left the box for mail unticked.
	if scope, _ := token.Extra("scope").(string); scope != "" && !strings.Contains(strings.ToLower(scope), strings.ToLower(in.oauth.needs)) {
		return nil, signin.Failed("scope", name+" の画面で、メールを使う許可が付いていませんでした。もう一度サインインして、すべての項目に印を付けてください。")
	}
	return connectors.Settings{"refresh_token": token.RefreshToken}, nil
}
