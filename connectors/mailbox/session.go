package mailbox

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"sync/atomic"
	"time"

	"madoguchi/connectors"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
	"github.com/emersion/go-sasl"
)

// session is one signed-in IMAP connection. A watchdog stands behind every
// command, because go-imap waits for ever. After a decode error, a broken line
// or a time-out the session is dead and is thrown away with its connection; a
// plain NO leaves it usable.
type session struct {
	*imapclient.Client
	ctx    context.Context
	stop   func() bool
	raw    net.Conn
	at     server
	limits limits
	dead   bool
	kept
}

// signIn opens a session. Canceling ctx cuts its connection at once.
func (b *box) signIn(ctx context.Context) (s *session, err error) {
	err = b.withToken(ctx, b.set.imap, func(v server) error {
		s, err = b.openSession(ctx, v)
		return err
	})
	return s, err
}

func (b *box) openSession(ctx context.Context, v server) (*session, error) {
	conn, raw, err := b.net.dial(ctx, v)
	if err != nil {
		return nil, cannotReach(v, err)
	}
	s := &session{ctx: ctx, raw: raw, at: v, limits: b.net.limits, kept: newKept()}
	s.stop = context.AfterFunc(ctx, s.cut)
	if err := s.start(b.net, conn); err != nil {
		s.drop()
		return nil, err
	}
	return s, nil
}

func (s *session) start(n network, conn net.Conn) error {
	err := s.do("greeting", func() (err error) {
		if s.at.security != secStartTLS {
			s.Client = imapclient.New(conn, s.options(nil))
			return s.WaitGreeting()
		}
		s.Client, err = imapclient.NewStartTLS(conn, s.options(n.tlsConfig(s.at)))
		return err
	})
	if err != nil {
		return s.noGreeting(err)
	}
	if err := s.do("login", s.authenticate); err != nil {
		return refusedLogin(s.at, err)
	}
	s.introduce()
	return nil
}

// noGreeting tells a certificate that does not fit and a server that turns us
// away from a broken line.
func (s *session) noGreeting(err error) error {
	var no *imap.Error
	if errors.As(err, &no) && s.at.security == secStartTLS && no.Type != imap.StatusResponseTypeBye {
		return badField("imap_security", s.at.what+"は starttls に応じませんでした。暗号化を tls にして、ポートを空にしてみてください。")
	}
	if errors.As(err, &no) {
		return refusedLogin(s.at, err)
	}
	var known *connectors.Error
	if errors.As(err, &known) && known.Code != "network" {
		return err
	}
	return cannotReach(s.at, err)
}

func (s *session) authenticate() error {
	caps := s.Caps()
	if s.at.oauth() {
		return s.present(caps)
	}
	if caps.Has(imap.CapLoginDisabled) && caps.Has(imap.AuthCap(sasl.Plain)) {
		return s.Authenticate(sasl.NewPlainClient("", s.at.username, s.at.password))
	}
	return s.Login(s.at.username, s.at.password).Wait()
}

// present signs in with an access token. After a refusal the exchange is left
// half done, so the connection cannot be used again; signIn drops it.
func (s *session) present(caps imap.CapSet) error {
	mech := tokenMech(func(m string) bool { return caps.Has(imap.AuthCap(m)) })
	if mech == "" {
		return noBearer(s.at)
	}
	x := &bearer{mech: mech, user: s.at.username, token: s.at.token}
	err := s.Authenticate(x)
	var no *imap.Error
	if err != nil && (x.challenge != nil || errors.As(err, &no) && saysNoToToken(no)) {
		said := ""
		if x.challenge == nil {
			said = no.Text
		}
		return tokenRefused(s.at, x, said, safeReading, s.at.provider.tokenTip)
	}
	return err
}

// introduce says who we are: Gmail asks its clients to. Others are not told: the
// answer serves nothing and an odd one would cost the connection.
func (s *session) introduce() {
	if !strings.HasSuffix(strings.ToLower(s.at.host), ".gmail.com") {
		return
	}
	_ = s.do("id", func() error {
		_, err := s.ID(&imap.IDData{Name: "Madoguchi"}).Wait()
		return err
	})
}

// do runs one command under the watchdog.
func (s *session) do(step string, f func() error) error {
	return s.watched(step, func(func()) error { return f() })
}

// watched runs one command that shows signs of life: each call of alive winds
// the watchdog up again, so that a large mail on a slow line may take its time.
func (s *session) watched(step string, f func(alive func()) error) error {
	return s.within(s.limits.command, step, f)
}

func (s *session) within(limit time.Duration, step string, f func(alive func()) error) error {
	if s.dead {
		return s.broken(step, false, net.ErrClosed)
	}
	var late atomic.Bool
	dog := time.AfterFunc(limit, func() {
		late.Store(true)
		s.cut()
	})
	defer dog.Stop()
	err := f(func() { dog.Reset(limit) })
	var no *imap.Error
	switch {
	case err == nil && !late.Load():
		return nil
	case errors.As(err, &no):
		return err
	}
	s.dead = true
	return s.broken(step, late.Load(), err)
}

func (s *session) broken(step string, late bool, err error) error {
	e := &connectors.Error{Reason: connectors.Temporary, Code: "network", Err: fmt.Errorf("%s: %w", step, loggable(err))}
	switch {
	case s.ctx.Err() != nil:
		e.Code, e.Err = "canceled", s.ctx.Err()
	case late:
		e.Code, e.Text, e.Err = "timeout", silence(s.at), fmt.Errorf("%s: no answer", step)
	}
	return e
}

// explain makes an error of what a server refused outside the sign-in.
func (s *session) explain(err error) error {
	var no *imap.Error
	if !errors.As(err, &no) {
		return err
	}
	if no.Code == imap.ResponseCodeLimit || no.Code == imap.ResponseCodeInUse {
		return refusedLogin(s.at, err)
	}
	return &connectors.Error{Reason: connectors.Temporary, Code: "server_refused", Err: errors.New("server said " + string(no.Type) + " " + string(no.Code))}
}

// cut breaks the connection under whatever waits on it. It never blocks.
func (s *session) cut() { _ = s.raw.Close() }

// logout says good-bye if the server still listens and frees everything.
func (s *session) logout() {
	if !s.dead {
		dog := time.AfterFunc(s.limits.logout, s.cut)
		_ = s.Logout().Wait()
		dog.Stop()
	}
	s.drop()
}

func (s *session) drop() {
	s.stop()
	s.dead = true
	s.cut()
	if s.Client != nil {
		_ = s.Close() // waits for go-imap's reader
	}
}
