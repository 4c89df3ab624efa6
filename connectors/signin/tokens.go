// Package signin is what every kind with an OAuth sign-in does alike: it takes a
// visit to a consent screen to its end, and keeps the sign-in alive afterwards.
//
// Refreshes of one sign-in happen one at a time, whoever asks, because refresh
// tokens may rotate and two at once can undo each other. A rotated refresh token is
// on disk before its access token is used. It makes no call of its own, knows no
// mall, keeps nothing that it could not lose, and logs nothing.
package signin

import (
	"context"
	"crypto/sha256"
	"errors"
	"strings"
	"sync"
	"time"

	"madoguchi/connectors"
)

// Logins are the sign-ins of this program by account. Losing them costs one
// refresh each.
type Logins struct {
	mu  sync.Mutex
	all map[string]*login
}

// NewLogins knows none.
func NewLogins() *Logins { return &Logins{all: map[string]*login{}} }

// of returns the sign-in that every opening of one account shares.
func (l *Logins) of(parts []string) *login {
	key := strings.Join(parts, "\x00")
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.all[key] == nil {
		l.all[key] = &login{turn: make(chan struct{}, 1), past: map[[32]byte]bool{}}
	}
	return l.all[key]
}

// login is a sign-in as this program knows it.
type login struct {
	turn    chan struct{}     // guards what follows
	refresh string            // the newest refresh token that worked
	past    map[[32]byte]bool // those it took the place of
	access  string
	until   time.Time
	secret  string // client secret that access was got with
}

// Grant is what a token endpoint has given.
type Grant struct {
	Access  string
	Refresh string // empty: the old one stays
	Life    time.Duration
}

// Options are one opening's part of a sign-in. All of them are needed, except that
// an issuer may know no client secret.
type Options struct {
	Refresh string // the refresh token of the settings
	Secret  string // client secret: with another one nothing old is used
	// Margin is how long before its end an access token is given up.
	Margin time.Duration
	// Renew makes one call to the token endpoint.
	Renew func(ctx context.Context, refresh string) (Grant, error)
	Save  func(ctx context.Context, key, value string) error
	Now   func() time.Time
}

// Tokens is one opening's way to the sign-in. Its methods may be called from
// several goroutines.
type Tokens struct {
	Options
	login *login
	kept  string // the refresh token on disk; guarded by login.turn
}

// Open joins the sign-in of the account that these parts name.
func (l *Logins) Open(o Options, parts ...string) *Tokens {
	return &Tokens{Options: o, login: l.of(parts), kept: o.Refresh}
}

// Get returns an access token that is not known to be dead: neither over its
// time nor the one that was just refused.
func (t *Tokens) Get(ctx context.Context, refused string) (string, error) {
	l := t.login
	select {
	case l.turn <- struct{}{}:
		defer func() { <-l.turn }()
	case <-ctx.Done():
		return "", Canceled(ctx)
	}
	if l.access == refused {
		l.access = ""
	}
	if !t.unseen() { // a rotation that another opening made: before it is spent
		if err := t.keep(ctx); err != nil {
			return "", err
		}
	}
	if t.unseen() || l.access == "" || !t.Now().Before(l.until) || l.secret != t.Secret {
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
// a person has signed in again, or is trying one out. It becomes everybody's only
// when it has worked.
func (t *Tokens) unseen() bool {
	return t.Refresh != t.login.refresh && !t.login.past[sha256.Sum256([]byte(t.Refresh))]
}

func (t *Tokens) renew(ctx context.Context) error {
	l, use := t.login, t.login.refresh
	if t.unseen() {
		use = t.Refresh
	}
	got, err := t.Renew(ctx, use)
	if err != nil {
		return err
	}
	life := max(got.Life, 2*t.Margin)
	l.access, l.until, l.secret = got.Access, t.Now().Add(life-t.Margin), t.Secret
	next := got.Refresh
	if next == "" {
		next = use
	}
	for _, old := range []string{l.refresh, use} {
		l.past[sha256.Sum256([]byte(old))] = true
	}
	delete(l.past, sha256.Sum256([]byte(next)))
	l.refresh = next
	return nil
}

// keep saves a rotated refresh token before its access token is used: after a
// crash the old one may be dead. A cancel must not come between.
func (t *Tokens) keep(ctx context.Context) error {
	if t.login.refresh == t.kept || t.login.refresh == "" {
		return nil
	}
	if err := t.Save(context.WithoutCancel(ctx), "refresh_token", t.login.refresh); err != nil {
		return &connectors.Error{
			Reason: connectors.Temporary, Code: "save_secret",
			Text: "新しいサインイン情報を保存できませんでした。ディスクの空きを確認してください。問い合わせは失われません。",
			Err:  errors.New("rotated refresh token was not saved"),
		}
	}
	t.kept = t.login.refresh
	return nil
}
