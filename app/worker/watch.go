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
	listenRest = 3 * time.Second  // between two looks whom to listen to
	turnRest   = 30 * time.Second // between two looks whether another program still listens
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
		wanted, err := w.working(ctx)
		if err != nil {
			return err
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

// working are the accounts that were read without a fault. One that backs off or
// needs a person is left in peace.
func (w *Worker) working(ctx context.Context) (map[int64]store.Account, error) {
	accounts, err := w.store.Accounts(ctx)
	if err != nil {
		return nil, err
	}
	ok := map[int64]store.Account{}
	for _, a := range accounts {
		if a.State == store.AccountOK {
			ok[a.ID] = a
		}
	}
	return ok, nil
}

// hear begins to listen to one account.
func (w *Worker) hear(ctx context.Context, a store.Account, all *sync.WaitGroup) listener {
	ctx, stop := context.WithCancel(ctx)
	ear := listener{version: a.Version, stop: stop, over: make(chan struct{})}
	all.Go(func() {
		defer close(ear.over)
		defer stop()
		var p patience
		for ctx.Err() == nil {
			began := time.Now() // the steady clock: how long, not when
			err := w.watch(ctx, a)
			switch {
			case errors.Is(err, errDeaf):
				return
			case errors.Is(err, ErrBusy):
				rest(ctx, jitter(turnRest))
			default:
				rest(ctx, jitter(p.pause(time.Since(began), err)))
			}
		}
	})
	return ear
}

// errDeaf means that the kind, or the server, has nothing to listen to.
var errDeaf = errors.New("nothing to listen to")

// watch listens until the line breaks or the connector is let go. Of several
// programs on one profile only the holder of a lease listens: a mailbox allows
// few connections. The others get ErrBusy.
func (w *Worker) watch(ctx context.Context, a store.Account) error {
	now, err := w.store.Account(ctx, a.ID)
	if err != nil {
		return err
	}
	if now.Version != a.Version {
		return errDeaf // to the old settings; listen begins anew with the new ones
	}
	o, err := w.connector(a)
	if err != nil {
		return err // the poll says so too, and stops the account
	}
	watcher, ok := o.connector.(connectors.Watcher)
	if !ok {
		return errDeaf
	}
	work, end, err := w.lease(ctx, a.ID, watchJob, false)
	if err != nil {
		return err
	}
	defer end()
	work, leave := context.WithCancel(work)
	defer leave()
	defer context.AfterFunc(o.used, leave)()
	err = watcher.Watch(work, func() { w.hint(a.ID) })
	var e *connectors.Error
	switch {
	case work.Err() != nil:
		return context.Cause(work) // on purpose
	case errors.As(err, &e) && e.Reason == connectors.Rejected:
		return errDeaf
	case errors.As(err, &e) && e.Reason == connectors.Auth:
		w.hint(a.ID) // the poll tells a person, and stops the account
	}
	if err != nil {
		w.log.Info("listening broke off", "account", a.ID, "err", err)
	}
	return err
}

// hint notes that an account may have something new. Any number of hints before
// the next look at what is due are one.
func (w *Worker) hint(id int64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.hinted[id] = true
}

// withHinted adds the accounts that were hinted at. One that is being polled
// keeps its hint: what came may lie behind what that poll has read. One that has
// begun to back off, or was paused, waits like any other.
func (w *Worker) withHinted(ctx context.Context, due []int64) ([]int64, error) {
	hinted := w.takeHints(due)
	if len(hinted) == 0 {
		return due, nil
	}
	ok, err := w.working(ctx)
	if err != nil {
		return due, err
	}
	for _, id := range hinted {
		if _, works := ok[id]; works {
			due = append(due, id)
		}
	}
	return due, nil
}

// takeHints returns the accounts beside those due that were hinted at, and
// forgets the hints that the next polls answer.
func (w *Worker) takeHints(due []int64) (more []int64) {
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
			more = append(more, id)
		}
	}
	return more
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

// jitter keeps two programs, and the accounts of one server, from trying in step.
func jitter(d time.Duration) time.Duration { return d + rand.N(d/2) }
