package worker

import (
	"context"
	"errors"
	"time"
)

// leaseTime is how long the others believe a program that has gone silent.
const leaseTime = 3 * time.Minute

// The jobs that one program of a profile does for an account.
const (
	pullJob  = "pull"
	watchJob = "watch"
)

// ErrBusy means that somebody else is polling the account right now.
var ErrBusy = errors.New("account is being polled")

// begin takes the right to poll an account: one goroutine of this program, and
// by the lease one program of the profile. Who waits for the result waits for
// its turn, everybody else gets ErrBusy. The context ends with ErrBusy as its
// cause when another program takes the account over; end gives the right back.
func (w *Worker) begin(ctx context.Context, id int64, how How) (work context.Context, end func(), err error) {
	vacate, err := w.occupy(ctx, id, how.Whole || how.Thorough)
	if err != nil {
		return nil, nil, err
	}
	work, give, err := w.lease(ctx, id, pullJob, how.Thorough)
	if err != nil {
		vacate()
		return nil, nil, err
	}
	return work, func() {
		give()
		vacate()
	}, nil
}

// lease takes a job and keeps it until end, or until another program has taken
// it over: then the context ends with ErrBusy as its cause.
func (w *Worker) lease(ctx context.Context, id int64, job string, force bool) (work context.Context, end func(), err error) {
	got, err := w.store.Lease(ctx, id, job, w.owner, w.now().Add(leaseTime), force)
	if err == nil && !got {
		err = ErrBusy
	}
	if err != nil {
		return nil, nil, err
	}
	work, stop := context.WithCancelCause(ctx)
	kept := make(chan struct{})
	// Ends with the work: a pull of a whole year outlasts any lease.
	go func() {
		defer close(kept)
		w.keepLease(work, id, job, stop)
	}()
	return work, func() {
		stop(nil)
		<-kept
		// The lease is given back even when the work was cancelled.
		if err := w.store.Release(context.WithoutCancel(ctx), id, job, w.owner); err != nil {
			w.log.Error("release lease", "account", id, "job", job, "err", err)
		}
	}, nil
}

// occupy makes this goroutine the only one of the program that polls an account.
func (w *Worker) occupy(ctx context.Context, id int64, wait bool) (vacate func(), err error) {
	mine := make(chan struct{})
	for {
		w.mu.Lock()
		other, taken := w.busy[id]
		if !taken {
			w.busy[id] = mine
		}
		w.mu.Unlock()
		if !taken {
			break
		}
		if !wait {
			return nil, ErrBusy
		}
		select {
		case <-other:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	return func() {
		w.mu.Lock()
		delete(w.busy, id)
		w.mu.Unlock()
		close(mine)
	}, nil
}

// Busy tells whether this program is polling an account right now.
func (w *Worker) Busy(id int64) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	_, taken := w.busy[id]
	return taken
}

// keepLease renews the lease until the work ends, and ends the work when
// another program has taken the account over.
func (w *Worker) keepLease(work context.Context, id int64, job string, stop context.CancelCauseFunc) {
	t := time.NewTicker(leaseTime / 3)
	defer t.Stop()
	for {
		select {
		case <-work.Done():
			return
		case <-t.C:
		}
		got, err := w.store.Lease(work, id, job, w.owner, w.now().Add(leaseTime), false)
		switch {
		case work.Err() != nil:
			return
		case err != nil:
			w.log.Warn("renew lease", "account", id, "job", job, "err", err)
		case !got:
			stop(ErrBusy)
			return
		}
	}
}
