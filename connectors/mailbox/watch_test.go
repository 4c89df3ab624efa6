package mailbox

import (
	"context"
	"testing"

	"madoguchi/connectors/mailbox/mailboxtest"
)

// listening waits until the watcher has nothing to do but lend its line, and lays
// that out for the next pull.
func listening(b *box) {
	answer := make(ask, 1)
	b.line.asks <- answer
	b.line.keep(<-answer)
}

// One connection does both: it listens, and it reads what it has heard of.
func TestWatch_hints_at_new_mail_and_lends_its_line(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	b := openBox(t, s.Settings())
	ctx, stop := context.WithCancel(t.Context())
	hints, over := make(chan struct{}, 100), make(chan error, 1)
	go func() { over <- b.Watch(ctx, func() { hints <- struct{}{} }) }()
	<-hints // the line stands: something may have come before
	cur, got := "", map[string]int{}
	for n := 1; n <= 5; n++ {
		s.Deliver(letterOf(n, day), day)
		for got[idsUpTo(n)[n-1]] == 0 { // a hint may be an older one, never missing
			<-hints
			listening(b)
			var ids []string
			ids, cur = pullAll(t, b, cur)
			for _, id := range ids {
				got[id]++
			}
		}
	}
	for id, times := range got {
		if times != 1 {
			t.Errorf("%s came %d times", id, times)
		}
	}
	if n := s.Connections(); n != 1 {
		t.Errorf("%d connections", n)
	}
	stop()
	if err := <-over; err == nil {
		t.Fatal("it ended without a reason")
	}
}
