package mailbox

import (
	"context"
	"math/rand/v2"
	"time"

	"madoguchi/connectors"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

// Watch implements connectors.Watcher: IDLE on the INBOX. It holds the account's
// only connection and lends it to every pull. A dead network is noticed when IDLE
// is renewed, every few minutes, because go-imap would wait for half an hour.
func (b *box) Watch(ctx context.Context, hint func()) error {
	s, err := b.signIn(ctx)
	if err != nil {
		return err
	}
	defer func() {
		if s != nil {
			s.end()
		}
	}()
	if !s.Caps().Has(imap.CapIdle) {
		return &connectors.Error{Reason: connectors.Rejected, Code: "no_idle"}
	}
	for ctx.Err() == nil {
		before := s.inbox
		if _, err := s.examine("INBOX"); err != nil {
			return s.explain(err)
		}
		if before == 0 || s.inbox > before {
			hint() // something may have come while nobody watched
		}
		wanted, err := b.idle(ctx, s, hint)
		if err != nil {
			return err
		}
		if wanted == nil {
			continue
		}
		if s, err = b.lend(ctx, s, wanted); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// idle waits for news until IDLE is to be renewed or somebody wants the line.
func (b *box) idle(ctx context.Context, s *session, hint func()) (wanted ask, err error) {
	var cmd *imapclient.IdleCommand
	if err := s.do("idle", func() (err error) { cmd, err = s.Idle(); return err }); err != nil {
		return nil, s.explain(err)
	}
	over := make(chan error, 1)
	go func() { over <- cmd.Wait() }() // ends with the command, at the latest with the connection
	renew := time.NewTimer(b.net.limits.idle + rand.N(b.net.limits.idle*4/5))
	defer renew.Stop()
	for waiting := true; waiting; {
		select {
		case <-s.news:
			hint()
		case wanted = <-b.line.asks:
			waiting = false
		case <-renew.C:
			waiting = false
		case err := <-over: // the server has ended it, or the line broke
			return nil, s.do("idle", func() error { return err })
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	err = s.within(s.limits.logout, "done", func(func()) error {
		if err := cmd.Close(); err != nil {
			return err
		}
		return <-over
	})
	if err != nil && wanted != nil {
		wanted <- nil
	}
	return wanted, err
}

// lend hands the line to a pull and waits for it. One that came back broken is
// replaced; after an error there is none.
func (b *box) lend(ctx context.Context, s *session, to ask) (*session, error) {
	l := newLender()
	s.unbind()
	s.lender = l
	to <- s
	select {
	case s = <-l.back:
	case <-ctx.Done():
		l.leave()
		return nil, ctx.Err()
	}
	if !s.dead {
		s.bind(ctx)
		return s, nil
	}
	s.drop()
	return b.signIn(ctx)
}
