package worker

import (
	"context"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
)

// bell is a mailbox whose server says when mail comes. What watch is not given
// for, listens until it is told to stop.
type bell struct {
	*mall
	watch func(ctx context.Context, hint func()) error

	lines, most atomic.Int32 // open now, and at most
	tries       chan time.Time
}

func (b *bell) Watch(ctx context.Context, hint func()) error {
	b.most.Store(max(b.most.Load(), b.lines.Add(1)))
	defer b.lines.Add(-1)
	b.tries <- time.Now()
	if b.watch == nil {
		<-ctx.Done()
		return ctx.Err()
	}
	return b.watch(ctx, hint)
}

// hearing is a desk in a bubble with one working mailbox, the shop of the desk,
// that can be listened to.
type hearing struct {
	*desk
	bell *bell
	stop context.CancelFunc
	live context.Context
}

func openHearing(t *testing.T) *hearing {
	t.Helper()
	d := openInBubble(t)
	h := &hearing{desk: d, bell: &bell{mall: d.mall, tries: make(chan time.Time, 1000)}}
	d.cfg.Kinds = append(d.cfg.Kinds, connectors.Spec{
		Kind: "inbox", Every: time.Hour,
		Open: func(connectors.Settings, connectors.Env) (connectors.Connector, error) { return h.bell, nil },
	})
	d.Worker = New(d.cfg)
	must(t, d.store.RemoveAccount(d.ctx, clerk, d.shop))
	d.shop = d.add("inbox", "メール")
	d.poll(How{})
	d.mall.heard("")
	h.live, h.stop = context.WithCancel(d.ctx)
	return h
}

// run starts a worker; over ends with it.
func (h *hearing) run(run func(context.Context)) (over chan struct{}) {
	over = make(chan struct{})
	go func() { run(h.live); close(over) }()
	return over
}

// wait lets the bubble's clock run and everything settle.
func wait(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

func (h *hearing) pulls() int { return len(h.mall.heard("pull")) }

func TestHints_are_one_poll_and_one_more_for_those_that_came_meanwhile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := openHearing(t)
		ring := make(chan int)
		h.bell.watch = func(ctx context.Context, hint func()) error {
			for {
				select {
				case n := <-ring:
					for range n {
						hint()
					}
				case <-ctx.Done():
					return ctx.Err()
				}
			}
		}
		begun, goOn := h.mall.slow()
		over := h.run(h.Run)
		<-h.bell.tries
		ring <- 50
		<-begun
		ring <- 50
		wait(20 * time.Second)
		same(t, "while the poll runs", h.pulls(), 1)
		goOn <- struct{}{}
		<-begun
		goOn <- struct{}{}
		wait(20 * time.Second)
		same(t, "afterwards", h.pulls(), 1)
		h.stop()
		<-over
	})
}

func TestHints_move_no_account_that_waits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := openHearing(t)
		h.bell.pull = func(context.Context, string) (connectors.Batch, error) {
			h.hint(h.shop) // comes while it is read
			return connectors.Batch{}, &connectors.Error{Reason: connectors.Limited, After: time.Hour}
		}
		h.hint(h.shop)
		over := h.run(h.Run)
		wait(10 * time.Minute)
		same(t, "polls of one that is limited", h.pulls(), 1)
		must(t, h.store.SetAccountState(h.ctx, clerk, h.shop, store.AccountPaused, "", ""))
		h.hint(h.shop)
		wait(10 * time.Minute)
		same(t, "polls of one that is paused", h.pulls(), 0)
		h.stop()
		<-over
	})
}

func TestListening_backs_off_and_begins_anew_after_a_good_minute(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := openHearing(t)
		var held atomic.Int64 // nanoseconds
		h.bell.watch = func(context.Context, func()) error {
			time.Sleep(time.Duration(held.Load()))
			return &connectors.Error{Reason: connectors.Temporary, Code: "network"}
		}
		over := h.run(h.listen)
		last := <-h.bell.tries
		next := func(seconds int) {
			t.Helper()
			at, least := <-h.bell.tries, time.Duration(seconds)*time.Second
			if gap := at.Sub(last) - time.Duration(held.Load()); gap < least || gap > least*3/2 {
				t.Errorf("waited %v, want %v and up to half more", gap, least)
			}
			last = at
		}
		for _, seconds := range []int{2, 4, 8, 16, 32, 64, 128, 256, 300, 300} {
			next(seconds)
		}
		held.Store(int64(time.Minute))
		<-h.bell.tries // the wait that began before the good minute
		last = <-h.bell.tries
		next(2)
		next(2)
		h.stop()
		<-over
		same(t, "the account has no fault", h.account().State, store.AccountOK)
	})
}

func TestListening_waits_as_long_as_it_is_told_and_never_repeats_a_refused_password(t *testing.T) {
	for name, c := range map[string]struct {
		end   connectors.Error
		least time.Duration
		polls int
	}{
		"limited":  {connectors.Error{Reason: connectors.Limited, After: 10 * time.Minute}, 10 * time.Minute, 0},
		"password": {connectors.Error{Reason: connectors.Auth, Code: "password"}, maxDeaf, 1}, // that poll asks the person
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				h := openHearing(t)
				h.bell.watch = func(context.Context, func()) error { return &c.end }
				over := h.run(h.Run)
				first := <-h.bell.tries
				wait(30 * time.Second)
				same(t, "polls", h.pulls(), c.polls)
				if gap := (<-h.bell.tries).Sub(first); gap < c.least {
					t.Errorf("tried again after %v", gap)
				}
				h.stop()
				<-over
			})
		})
	}
}

func TestListening_ends_for_a_kind_or_a_server_that_says_nothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := openHearing(t)
		h.bell.watch = func(context.Context, func()) error {
			return &connectors.Error{Reason: connectors.Rejected, Code: "no_idle"}
		}
		over := h.run(h.listen)
		wait(10 * time.Minute)
		same(t, "tries", len(h.bell.tries), 1)
		h.stop()
		<-over
		other, err := h.store.Account(h.ctx, h.add("letters", "耳のない種類"))
		must(t, err)
		same(t, "a kind without ears", h.watch(h.ctx, other), errDeaf)
	})
}

func TestListening_follows_the_account(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := openHearing(t)
		over := h.run(h.listen)
		lines := func(when string, want int32, tries int) {
			t.Helper()
			wait(2 * listenRest)
			same(t, when+": lines", h.bell.lines.Load(), want)
			same(t, when+": opened", len(h.bell.tries), tries)
			for len(h.bell.tries) > 0 {
				<-h.bell.tries
			}
		}
		lines("at the start", 1, 1)
		h.poll(How{})
		lines("after a poll", 1, 0)
		must(t, h.store.SetAccountState(h.ctx, clerk, h.shop, store.AccountPaused, "", ""))
		lines("switched off", 0, 0)
		must(t, h.store.SetAccountState(h.ctx, clerk, h.shop, store.AccountOK, "", ""))
		lines("switched on", 1, 1)
		a := h.account()
		a.Name = "新しい名前"
		must(t, h.store.UpdateAccount(h.ctx, clerk, a))
		h.poll(How{})
		lines("edited", 1, 1)
		h.Forget(h.shop)
		lines("its connector was let go", 1, 1)
		must(t, h.store.RemoveAccount(h.ctx, clerk, h.shop))
		lines("removed", 0, 0)
		same(t, "at most at once", h.bell.most.Load(), 1)
		h.stop()
		<-over
	})
}

func TestListening_stops_within_a_second(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := openHearing(t)
		over := h.run(h.Run)
		<-h.bell.tries
		began := time.Now()
		h.stop()
		<-over
		if took := time.Since(began); took > time.Second {
			t.Errorf("took %v", took)
		}
	})
}

func TestListening_is_done_by_one_program_of_the_profile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := openHearing(t)
		window := h.run(h.listen)
		wait(time.Second)
		serve := New(h.cfg)
		live, stop := context.WithCancel(h.ctx)
		over := make(chan struct{})
		go func() { serve.listen(live); close(over) }()
		wait(10 * time.Minute)
		same(t, "lines of two programs", h.bell.most.Load(), 1)
		same(t, "opened", len(h.bell.tries), 1)
		h.stop() // the window is closed
		<-window
		same(t, "left behind", h.bell.lines.Load(), 0)
		wait(time.Minute)
		same(t, "the other has taken over", h.bell.lines.Load(), 1)
		stop()
		<-over
	})
}

func TestListening_goes_on_when_the_program_that_did_it_has_died(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := openHearing(t)
		_, err := h.store.Lease(h.ctx, h.shop, watchJob, "a dead program", time.Now().Add(leaseTime), false)
		must(t, err)
		over := h.run(h.listen)
		wait(leaseTime - time.Second)
		same(t, "while it may live", h.bell.lines.Load(), 0)
		wait(time.Minute)
		same(t, "when its lease has run out", h.bell.lines.Load(), 1)
		// A program that slept through its lease finds that another listens now.
		_, err = h.store.Lease(h.ctx, h.shop, watchJob, "another", time.Now().Add(time.Hour), true)
		must(t, err)
		wait(leaseTime)
		same(t, "when another has taken it over", h.bell.lines.Load(), 0)
		h.stop()
		<-over
	})
}
