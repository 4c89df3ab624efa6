package yahoo

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/web"
)

// tokens holds the sign-in. Two refreshes at once disturb each other on their
// side (px-04102), so one is in flight at a time.
type tokens struct {
	web    *web.Client
	url    string
	id     string
	secret string
	save   func(ctx context.Context, key, value string) error
	now    func() time.Time

	turn    chan struct{} // guards what follows
	refresh string
	unsaved bool // the refresh token has rotated and is not safe on disk yet
	access  string
	until   time.Time
}

func newTokens(c *web.Client, auth *url.URL, s connectors.Settings, env connectors.Env) *tokens {
	return &tokens{
		web: c, url: auth.String() + "/token",
		id: s.Text("client_id"), secret: s.Text("client_secret"), refresh: s.Text("refresh_token"),
		save: env.SaveSecret, now: env.Now, turn: make(chan struct{}, 1),
	}
}

// get returns an access token that is not known to be dead: neither over its
// time nor the one that was just refused.
func (t *tokens) get(ctx context.Context, refused string) (string, error) {
	select {
	case t.turn <- struct{}{}:
		defer func() { <-t.turn }()
	case <-ctx.Done():
		return "", &connectors.Error{Reason: connectors.Temporary, Code: "canceled", Err: ctx.Err()}
	}
	if t.access == refused {
		t.access = ""
	}
	if t.access != "" && !t.unsaved && t.now().Before(t.until) {
		return t.access, nil
	}
	if !t.unsaved {
		if err := t.renew(ctx); err != nil {
			return "", err
		}
	}
	if err := t.keep(ctx); err != nil {
		return "", err
	}
	return t.access, nil
}

func (t *tokens) renew(ctx context.Context) error {
	form := url.Values{"grant_type": {"refresh_token"}, "refresh_token": {t.refresh}}
	g, err := askToken(ctx, t.web, t.url, t.id, t.secret, form)
	if err != nil {
		return err
	}
	life := time.Duration(max(g.ExpiresIn.Int(), 120)) * time.Second
	t.access, t.until = g.Access.String(), t.now().Add(life-time.Minute)
	if r := g.Refresh.String(); r != "" && r != t.refresh {
		t.refresh, t.unsaved = r, true
	}
	return nil
}

// keep saves a rotated refresh token before its access token is used: after a
// crash the old one may be dead. A cancel must not come between.
func (t *tokens) keep(ctx context.Context) error {
	if !t.unsaved {
		return nil
	}
	if err := t.save(context.WithoutCancel(ctx), "refresh_token", t.refresh); err != nil {
		return &connectors.Error{
			Reason: connectors.Temporary, Code: "save_secret",
			Text: "新しいサインイン情報を保存できませんでした。ディスクの空きを確認してください。問い合わせは失われません。",
			Err:  errors.New("rotated refresh token was not saved"),
		}
	}
	t.unsaved = false
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
