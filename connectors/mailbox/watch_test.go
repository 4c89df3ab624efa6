package mailbox

import (
	"context"
	"testing"
	"time"

	"madoguchi/connectors/mailbox/mailboxtest"
)

func TestWatch_hints_at_new_mail_and_lends_its_line(t *testing.T) {
	s := startServer(t, mailboxtest.Options{})
	b := openBox(t, s.Settings())
	ctx, stop := context.WithCancel(t.Context())
	hints, over := make(chan struct{}, 100), make(chan error, 1)
	go func() { over <- b.Watch(ctx, func() { hints <- struct{}{} }) }()
	hinted := func() bool {
		select {
		case <-hints:
			return true
		case <-time.After(300 * time.Millisecond):
			return false
		}
	}
	for !hinted() { // the line stands: something may have come before
		if t.Context().Err() != nil {
			t.Fatal("never listened")
		}
	}
	cur, delivered, got := "", 0, map[string]bool{}
	for range 5 {
		// The in-process server, unlike real ones, forgets what came between
		// EXAMINE and IDLE, so one mail may pass without a hint.
		for try := 0; ; try++ {
			delivered++
			s.Deliver(letterOf(delivered, day), day)
			if hinted() {
				break
			}
			if try == 20 {
				t.Fatal("twenty mails and no hint")
			}
		}
		var ids []string
		ids, cur = pullAll(t, b, cur)
		for _, id := range ids {
			if got[id] {
				t.Errorf("%s came twice", id)
			}
			got[id] = true
		}
	}
	if len(got) != delivered {
		t.Errorf("%d of %d mails came", len(got), delivered)
	}
	stop()
	if err := <-over; err == nil {
		t.Fatal("it ended without a reason")
	}
}
