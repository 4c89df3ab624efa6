package mailbox

import (
	"context"
	"crypto/tls"
	"sync"
	"time"

	"github.com/emersion/go-imap/v2/imapclient"
)

// line is the one connection of an account. Whoever watches for new
// mail lends it to a pull and gets it back; between two batches of one pull it is
// kept open. Who comes while it is in use opens another, for as long as needed.
type line struct {
	asks chan ask // heard while the line only waits for news

	mu     sync.Mutex
	free   *session
	hangUp *time.Timer
}

// ask is somebody who wants the line; the answer is nil when it broke.
type ask chan *session

// keepFor is how long a line stays open for the next batch, which comes at once
// unless the program was stopped.
const keepFor = 20 * time.Second

// kept is what a session knows beside the protocol.
type kept struct {
	news   chan struct{}        // the server has said that mail came
	inbox  uint32               // how many mails the INBOX had when it was opened last
	listed map[listing][]uint32 // long lists, asked for once
	sized  map[string]sized     // sizes by folder, asked for in large portions
	pace   pace                 // of the batches of the past
	onward onward               // what the next batch goes on with
	lender *lender              // who wants the session back

	selected string // the folder that is open, whoever opened it
}

func newKept() kept {
	return kept{news: make(chan struct{}, 1), listed: map[listing][]uint32{}, sized: map[string]sized{}}
}

func (s *session) options(t *tls.Config) *imapclient.Options {
	return &imapclient.Options{TLSConfig: t, UnilateralDataHandler: &imapclient.UnilateralDataHandler{
		Mailbox: func(data *imapclient.UnilateralDataMailbox) {
			if data.NumMessages == nil {
				return
			}
			select {
			case s.news <- struct{}{}:
			default: // one is enough
			}
		},
	}}
}

// bind lets ctx cut the session from now on.
func (s *session) bind(ctx context.Context) {
	s.ctx = ctx
	s.stop = context.AfterFunc(ctx, s.cut)
}

// unbind frees the session from its context. It is dead when that has ended.
func (s *session) unbind() {
	if !s.stop() {
		s.dead = true
	}
}

// take returns the open line of the account, or a new one.
func (b *box) take(ctx context.Context) (*session, error) {
	if s := b.line.borrowed(); s != nil {
		s.bind(ctx)
		if s.do("noop", func() error { return s.Noop().Wait() }) == nil {
			return s, nil
		}
		b.release(s, false) // the server has closed it meanwhile
	}
	return b.signIn(ctx)
}

// borrowed is the line that nobody uses now, nil when there is none.
func (l *line) borrowed() *session {
	l.mu.Lock()
	s := l.free
	l.free = nil
	if s != nil {
		l.hangUp.Stop()
	}
	l.mu.Unlock()
	if s != nil {
		return s
	}
	answer := make(ask, 1)
	select {
	case l.asks <- answer:
		return <-answer
	default:
		return nil
	}
}

// release gives the line back. When more is to be read it waits for the next
// batch; otherwise whoever watches has it, or it ends.
func (b *box) release(s *session, more bool) {
	s.unbind()
	if !more || s.dead || !b.line.keep(s) {
		s.end()
	}
}

// keep holds a line for the next batch. It is false when another is held.
func (l *line) keep(s *session) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.free != nil {
		return false
	}
	l.free = s
	l.hangUp = time.AfterFunc(keepFor, func() {
		l.mu.Lock()
		mine := l.free == s
		if mine {
			l.free = nil
		}
		l.mu.Unlock()
		if mine {
			s.end()
		}
	})
	return true
}

// end gives a session to whoever lent it, or signs out.
func (s *session) end() {
	if s.lender != nil && s.lender.give(s) {
		return
	}
	s.logout()
}

// lender waits for a session that a pull has borrowed.
type lender struct {
	back chan *session

	mu   sync.Mutex
	gone bool
}

func newLender() *lender { return &lender{back: make(chan *session, 1)} }

// give hands a session back. It is false when nobody waits for it any more.
func (l *lender) give(s *session) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.gone {
		return false
	}
	s.lender = nil
	l.back <- s
	return true
}

// leave stops waiting; a session that has come meanwhile ends.
func (l *lender) leave() {
	l.mu.Lock()
	l.gone = true
	l.mu.Unlock()
	select {
	case s := <-l.back:
		s.logout()
	default:
	}
}
