package worker

import (
	"context"
	"errors"
	"math/rand/v2"
	"sync"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
)

const (
	listenRest = 3 * time.Second // between two looks whom to listen to
	calmAfter  = time.Minute     // a line that held this long was a good one
	maxDeaf    = 5 * time.Minute // longest pause before listening again
	firstDeaf  = 2 * time.Second
)

// listener is one account whose other side may say that something is new.
type listener struct {
	version int64
	stop    context.CancelFunc
	over    chan struct{}
}

// listen keeps an ear on every account that works and has a Watcher, until ctx
// ends. A hint only makes the account due at once; polling goes on beside it.
func (w *Worker) listen(ctx context.Context) {
	ears := map[int64]listener{}
	var all sync.WaitGroup
	defer all.Wait()
	w.loop(ctx, listenRest, func(ctx context.Context) error {
		accounts, err := w.store.Accounts(ctx)
		if err != nil {
			return err
		}
		wanted := map[int64]store.Account{}
		for _, a := range accounts {
			if a.State == store.AccountOK {
				wanted[a.ID] = a
			}
		}
		for id, ear := range ears {
			if a, ok := wanted[id]; !ok || a.Version != ear.version {
				ear.stop()
				<-ear.over
				delete(ears, id)
			}
		}
		for id, a := range wanted {
			if _, ok := ears[id]; !ok {
				ears[id] = w.hear(ctx, a, &all)
			}
		}
		return nil
	})
}

// hear begins to listen to one account.
func (w *Worker) hear(ctx context.Context, a store.Account, all *sync.WaitGroup) listener {
	ctx, stop := context.WithCancel(ctx)
	ear := listener{version: a.Version, stop: stop, over: make(chan struct{})}
	all.Go(func() {
		defer close(ear.over)
		defer stop()
		pause := firstDeaf
		for ctx.Err() == nil {
			began := time.Now()
			if !w.watch(ctx, a) {
				return
			}
			if time.Since(began) >= calmAfter {
				pause = firstDeaf
			}
			rest(ctx, pause+rand.N(pause/2))
			pause = min(2*pause, maxDeaf)
		}
	})
	return ear
}

// watch listens until the line breaks. It is false when the kind, or the server,
// has nothing to listen to.
func (w *Worker) watch(ctx context.Context, a store.Account) (again bool) {
	c, err := w.Connector(a)
	if err != nil {
		return true // the poll says so too, and stops the account
	}
	watcher, ok := c.(connectors.Watcher)
	if !ok {
		return false
	}
	err = watcher.Watch(ctx, func() { w.hint(a.ID) })
	var e *connectors.Error
	if errors.As(err, &e) && e.Reason == connectors.Rejected {
		return false
	}
	if err != nil && ctx.Err() == nil {
		w.log.Info("listening broke off", "account", a.ID, "err", err)
	}
	return true
}

// hint notes that an account may have something new. Any number of hints before
// the next look at what is due are one.
func (w *Worker) hint(id int64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.hinted[id] = true
}

// withHinted adds the accounts that were hinted at. One that is being polled
// keeps its hint: what came may lie behind what that poll has read.
func (w *Worker) withHinted(due []int64) []int64 {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, id := range due {
		if _, busy := w.busy[id]; !busy {
			delete(w.hinted, id)
		}
	}
	for id := range w.hinted {
		if _, busy := w.busy[id]; !busy {
			delete(w.hinted, id)
			due = append(due, id)
		}
	}
	return due
}

// rest waits, at most until ctx ends.
func rest(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-ctx.Done():
	}
}
