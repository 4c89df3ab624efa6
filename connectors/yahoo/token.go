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
	"madoguchi/connectors/signin"
	"madoguchi/connectors/web"
)

// newTokens is one opening's way to the sign-in of a store. Two refreshes at once
// disturb each other on their side (px-04102); all openings share one.
func newTokens(all *signin.Logins, c *web.Client, auth *url.URL, s connectors.Settings, env connectors.Env) *signin.Tokens {
	id, secret := s.Text("client_id"), s.Text("client_secret")
	renew := func(ctx context.Context, refresh string) (signin.Grant, error) {
		form := url.Values{"grant_type": {"refresh_token"}, "refresh_token": {refresh}}
		g, err := askToken(ctx, c, auth.String()+"/token", id, secret, form)
		if err != nil {
			return signin.Grant{}, err
		}
		// As a rule a refresh brings no new refresh token: the old one stays.
		return signin.Grant{Access: g.Access.String(), Refresh: g.Refresh.String(), Life: time.Duration(g.ExpiresIn.Int()) * time.Second}, nil
	}
	return all.Open(signin.Options{
		Refresh: s.Text("refresh_token"), Secret: secret, Margin: time.Minute, Renew: renew, Save: env.SaveSecret, Now: env.Now,
	}, auth.String(), id, s.Text("seller_id"))
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
