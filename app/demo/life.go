package demo

import (
	"context"
	"math"
	"time"

	"madoguchi/app/demo/content"
	"madoguchi/connectors"
	"madoguchi/connectors/rakuten/rakutentest"
)

// running is a conversation that can go on.
type running struct {
	content.Thread
	id       string // the mall's number or topic id; the newest Message-ID of a mail
	answered bool   // the customer has come back once
	refs     []string
}

// run notes a conversation under the id by which a reply will name it.
func (s *Shop) run(id string, t content.Thread) *running {
	r := &running{Thread: t, id: id}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.threads[id] = r
	return r
}

// replied lets the customer of a thread come back after a while, once: the demo
// must not turn into an endless talk.
func (s *Shop) replied(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	t := s.threads[id]
	if t == nil || t.answered || t.Drop || t.Form == "scam" {
		return
	}
	t.answered = true
	s.answers = append(s.answers, t)
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// live makes things happen by themselves. Every third step an order leaves the
// shop, else the next inquiry arrives; answers come half a pace after a reply.
func (s *Shop) live(ctx context.Context, pace time.Duration) {
	defer close(s.done)
	steps := make(<-chan time.Time)
	if pace > 0 {
		t := time.NewTicker(pace)
		defer t.Stop()
		steps = t.C
	}
	later := time.NewTimer(math.MaxInt64)
	defer later.Stop()
	coming := false // somebody is already about to answer
	for n := 1; ; {
		select {
		case <-ctx.Done():
			return
		case <-steps:
			s.step(n)
			n++
		case <-s.wake:
			if !coming {
				later.Reset(max(pace, 0) / 2)
			}
			coming = true
		case <-later.C:
			for s.answer() {
			}
			coming = false
		}
	}
}

func (s *Shop) step(n int) {
	if n%3 == 0 && s.ship() {
		return
	}
	s.next()
}

// next lets the next inquiry of the queue arrive.
func (s *Shop) next() bool {
	if len(s.content.Later) == 0 {
		return false
	}
	t := s.content.Later[0]
	s.content.Later = s.content.Later[1:]
	for i := range t.Posts {
		t.Posts[i].At = s.now()
	}
	t.State = "new"
	if err := s.add(t); err != nil {
		s.log.Warn("a demo inquiry could not arrive", "key", t.Key, "err", err)
		return true
	}
	s.heard(Event{"inquiry", t.Key})
	return true
}

// answer writes what the customer who has waited longest has to say.
func (s *Shop) answer() bool {
	s.mu.Lock()
	if len(s.answers) == 0 {
		s.mu.Unlock()
		return false
	}
	t := s.answers[0]
	s.answers = s.answers[1:]
	s.mu.Unlock()
	text := s.content.Answer(t.Category, len(t.Key)+len(t.Posts))
	switch t.Channel {
	case content.Rakuten:
		s.rakuten.CustomerReplies(t.id, text)
	case content.Yahoo:
		s.yahoo.CustomerReplies(t.id, text)
	default:
		s.answerMail(t, text)
	}
	s.heard(Event{"answer", t.Key})
	return true
}

// ship sends the oldest order that waits.
func (s *Shop) ship() bool {
	for i := range s.content.Orders {
		o := &s.content.Orders[i]
		if o.State != connectors.OrderReady {
			continue
		}
		o.State, o.Shipped, o.Carrier = connectors.OrderShipped, s.now(), "yamato"
		o.Parcels = []string{content.Tracking(900 + i)}
		if o.Channel == content.Yahoo {
			s.yahoo.AddOrder(yahooOrder(*o))
		} else {
			shipped := rakutenOrder(*o)
			s.rakuten.UpdateOrder(o.Number, func(x *rakutentest.Order) { *x = shipped })
		}
		s.heard(Event{"shipped", o.Key})
		return true
	}
	return false
}
