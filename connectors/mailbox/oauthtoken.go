package mailbox

import (
	"context"
	"strings"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/signin"

	"golang.org/x/oauth2"
)

// tokenMargin is how long before its end an access token is given up: a session
// ends with its token, and one that begins should live for a while.
const tokenMargin = 5 * time.Minute

// newTokens is one opening's way to the sign-in of a mailbox.
func newTokens(all *signin.Logins, o *oauth, s connectors.Settings, env connectors.Env) *signin.Tokens {
	renew := func(ctx context.Context, refresh string) (signin.Grant, error) {
		calls, err := calling(ctx, s, env)
		if err != nil {
			return signin.Grant{}, err
		}
		got, err := o.config.TokenSource(calls, &oauth2.Token{RefreshToken: refresh}).Token()
		if ctx.Err() != nil {
			return signin.Grant{}, signin.Canceled(ctx)
		}
		if err != nil {
			return signin.Grant{}, o.refused(err)
		}
		return signin.Grant{Access: got.AccessToken, Refresh: got.RefreshToken, Life: time.Duration(got.ExpiresIn) * time.Second}, nil
	}
	return all.Open(signin.Options{
		Refresh: s.Text("refresh_token"), Secret: o.config.ClientSecret, Margin: tokenMargin, Renew: renew, Save: env.SaveSecret, Now: env.Now,
	}, o.config.Endpoint.TokenURL, o.config.ClientID, strings.ToLower(s.Text("address")))
}
