package yahoo

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/web"
)

// login is the sign-in of a store as this program knows it. Two refreshes at
// once disturb each other on their side (px-04102), so one is in flight at a
// time, whoever asks.
type login struct {
	turn    chan struct{}     // guards what follows
	refresh string            // the newest refresh token that worked
	past    map[[32]byte]bool // those it took the place of
	access  string
	until   time.Time
	secret  string // client secret the access token was got with
}

func newLogin() *login { return &login{turn: make(chan struct{}, 1), past: map[[32]byte]bool{}} }

// tokens is one opening's way to the sign-in.
type tokens struct {
	login  *login
	web    *web.Client
	url    string
	id     string
	secret string
	given  string // refresh token of the settings
	kept   string // the one this account has on disk; guarded by login.turn
	save   func(ctx context.Context, key, value string) error
	now    func() time.Time
}

func newTokens(l *login, c *web.Client, auth *url.URL, s connectors.Settings, env connectors.Env) *tokens {
	given := s.Text("refresh_token")
	return &tokens{
		login: l, web: c, url: auth.String() + "/token", id: s.Text("client_id"), secret: s.Text("client_secret"),
		given: given, kept: given, save: env.SaveSecret, now: env.Now,
	}
}

// get returns an access token that is not known to be dead: neither over its
// time nor the one that was just refused.
func (t *tokens) get(ctx context.Context, refused string) (string, error) {
	l := t.login
	select {
	case l.turn <- struct{}{}:
		defer func() { <-l.turn }()
	case <-ctx.Done():
		return "", &connectors.Error{Reason: connectors.Temporary, Code: "canceled", Err: ctx.Err()}
	}
	if l.access == refused {
		l.access = ""
	}
	if !t.unseen() { // before it is spent: the next one could be lost
		if err := t.keep(ctx); err != nil {
			return "", err
		}
	}
	if t.unseen() || l.access == "" || !t.now().Before(l.until) || l.secret != t.secret {
		if err := t.renew(ctx); err != nil {
			return "", err
		}
	}
	if err := t.keep(ctx); err != nil {
		return "", err
	}
	return l.access, nil
}

// unseen says that the settings hold a refresh token this program has not tried:
// a person has signed in again, or is trying one out. It becomes everybody's only
// when it has worked.
func (t *tokens) unseen() bool {
	return t.given != t.login.refresh && !t.login.past[sha256.Sum256([]byte(t.given))]
}

func (t *tokens) renew(ctx context.Context) error {
	l, use := t.login, t.login.refresh
	if t.unseen() {
		use = t.given
	}
	form := url.Values{"grant_type": {"refresh_token"}, "refresh_token": {use}}
	g, err := askToken(ctx, t.web, t.url, t.id, t.secret, form)
	if err != nil {
		return err
	}
	life := time.Duration(max(g.ExpiresIn.Int(), 120)) * time.Second
	l.access, l.until, l.secret = g.Access.String(), t.now().Add(life-time.Minute), t.secret
	// As a rule a refresh brings no new refresh token: the old one stays.
	next := first(g.Refresh, loose(use))
	for _, old := range []string{l.refresh, use} {
		l.past[sha256.Sum256([]byte(old))] = true
	}
	delete(l.past, sha256.Sum256([]byte(next)))
	l.refresh = next
	return nil
}

// keep saves a rotated refresh token before its access token is used: after a
// crash the old one may be dead. A cancel must not come between.
func (t *tokens) keep(ctx context.Context) error {
	if t.login.refresh == t.kept {
		return nil
	}
	if err := t.save(context.WithoutCancel(ctx), "refresh_token", t.login.refresh); err != nil {
		return &connectors.Error{
			Reason: connectors.Temporary, Code: "save_secret",
			Text: "新しいサインイン情報を保存できませんでした。ディスクの空きを確認してください。問い合わせは失われません。",
			Err:  errors.New("rotated refresh token was not saved"),
		}
	}
	t.kept = t.login.refresh
	return nil
}

type grant struct {
	Access    loose `json:"access_token"`
	Refresh   loose `json:"refresh_token"`
	ExpiresIn loose `json:"expires_in"`
	Error     loose `json:"error"`
}

// askToken makes one call to the token endpoint. A lost answer is Temporary,
// never Unsure: nothing has been posted to anybody.
func askToken(ctx context.Context, c *web.Client, address, id, secret string, form url.Values) (grant, error) {
	if secret == "" {
		form.Set("client_id", id)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, address, strings.NewReader(form.Encode()))
	if err != nil {
		return grant{}, &connectors.Error{Reason: connectors.Auth, Code: "address", Err: errors.New("bad token address")}
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if secret != "" {
		req.SetBasicAuth(id, secret)
	}
	a, err := c.Do(ctx, req)
	if err != nil {
		return grant{}, notSent(err)
	}
	var g grant
	bad := json.Unmarshal(a.Body, &g)
	if a.Status == http.StatusOK && bad == nil && g.Access != "" {
		return g, nil
	}
	return grant{}, tokenRefused(a, g, c.RetryAfter(a.Header))
}

// notSent says that nothing can have reached the customer.
func notSent(err error) error {
	e := *connectors.As(err)
	if e.Reason == connectors.Unsure {
		e.Reason = connectors.Temporary
	}
	return &e
}
