package mailbox

import (
	"context"
	"crypto/sha256"
	"errors"
	"strings"
	"sync"
	"time"

	"madoguchi/connectors"

	"golang.org/x/oauth2"
)

// tokenMargin is how long before its end an access token is given up: a session
// ends with its token, and one that begins should live for a while.
const tokenMargin = 5 * time.Minute

// logins are the sign-ins of this program by mailbox. Losing them costs one
// refresh each.
type logins struct {
	mu  sync.Mutex
	all map[string]*login
}

func newLogins() *logins { return &logins{all: map[string]*login{}} }

// of returns the sign-in that every opening of one mailbox shares.
func (l *logins) of(parts ...string) *login {
	key := strings.Join(parts, "\x00")
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.all[key] == nil {
		l.all[key] = &login{turn: make(chan struct{}, 1), past: map[[32]byte]bool{}}
	}
	return l.all[key]
}

// login is a sign-in as this program knows it. Refresh tokens may rotate, and
// two refreshes at once can undo each other, so one is in flight at a time.
type login struct {
	turn    chan struct{}     // guards what follows
	refresh string            // the newest refresh token that worked
	past    map[[32]byte]bool // those it took the place of
	access  string
	until   time.Time
	secret  string // client secret that access was got with
}

// tokens is one opening's way to the sign-in.
type tokens struct {
	login    *login
	oauth    *oauth
	settings connectors.Settings
	env      connectors.Env
	given    string // refresh token of the settings
	kept     string // the one on disk; guarded by login.turn
}

func newTokens(all *logins, o *oauth, s connectors.Settings, env connectors.Env) *tokens {
	given := s.Text("refresh_token")
	l := all.of(o.config.Endpoint.TokenURL, o.config.ClientID, strings.ToLower(s.Text("address")))
	return &tokens{login: l, oauth: o, settings: s, env: env, given: given, kept: given}
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
	if !t.unseen() { // a rotation that another opening made: before it is spent
		if err := t.keep(ctx); err != nil {
			return "", err
		}
	}
	if t.unseen() || l.access == "" || !t.env.Now().Before(l.until) || l.secret != t.oauth.config.ClientSecret {
		if err := t.renew(ctx); err != nil {
			return "", err
		}
	}
	if err := t.keep(ctx); err != nil {
		return "", err
	}
	return l.access, nil
}

// unseen says that the settings hold a refresh token this program has not used:
// a person has signed in again. It becomes everybody's only when it has worked.
func (t *tokens) unseen() bool {
	return t.given != t.login.refresh && !t.login.past[sha256.Sum256([]byte(t.given))]
}

func (t *tokens) renew(ctx context.Context) error {
	l, use := t.login, t.login.refresh
	if t.unseen() {
		use = t.given
	}
	calls, err := calling(ctx, t.settings, t.env)
	if err != nil {
		return err
	}
	got, err := t.oauth.config.TokenSource(calls, &oauth2.Token{RefreshToken: use}).Token()
	if ctx.Err() != nil {
		return &connectors.Error{Reason: connectors.Temporary, Code: "canceled", Err: ctx.Err()}
	}
	if err != nil {
		return t.oauth.refused(err)
	}
	life := max(time.Duration(got.ExpiresIn)*time.Second, 2*tokenMargin)
	l.access, l.until, l.secret = got.AccessToken, t.env.Now().Add(life-tokenMargin), t.oauth.config.ClientSecret
	for _, old := range []string{l.refresh, use} {
		l.past[sha256.Sum256([]byte(old))] = true
	}
	delete(l.past, sha256.Sum256([]byte(got.RefreshToken)))
	l.refresh = got.RefreshToken // the old one where no new one came
	return nil
}

// keep saves a rotated refresh token before its access token is used: after a
// crash the old one may be dead. A cancel must not come between.
func (t *tokens) keep(ctx context.Context) error {
	if t.login.refresh == t.kept || t.login.refresh == "" {
		return nil
	}
	if err := t.env.SaveSecret(context.WithoutCancel(ctx), "refresh_token", t.login.refresh); err != nil {
		return &connectors.Error{
			Reason: connectors.Temporary, Code: "save_secret",
			Text: "新しいサインイン情報を保存できませんでした。ディスクの空きを確認してください。問い合わせは失われません。",
			Err:  errors.New("rotated refresh token was not saved"),
		}
	}
	t.kept = t.login.refresh
	return nil
}
