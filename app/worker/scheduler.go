package worker

import (
	"context"
	"errors"
	"sync"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
)

// Run polls what is due and sends what waits until ctx ends. Its goroutines, one
// that sends, one that looks what is due, one that tidies up, one for each poll under way and one for
// each account that is listened to, have ended when it returns.
func (w *Worker) Run(ctx context.Context) {
	if err := w.recoverOnce(ctx); err != nil {
		w.log.Error("recover outbox", "err", err)
	}
	var all sync.WaitGroup
	all.Go(func() {
		w.loop(ctx, 2*time.Second, func(ctx context.Context) error { return w.pollDue(ctx, &all) })
	})
	all.Go(func() { w.loop(ctx, time.Second, w.sendRound) })
	all.Go(func() { w.listen(ctx) })
	all.Go(func() { w.loop(ctx, 24*time.Hour, w.store.PurgeUndo) })
	all.Wait()
}

// recoverOnce settles what a dead program left in the middle of sending. Later
// it would take a reply that is just leaving for one.
func (w *Worker) recoverOnce(ctx context.Context) error {
	w.mu.Lock()
	done := w.recovered
	w.recovered = true
	w.mu.Unlock()
	if done {
		return nil
	}
	ids, err := w.store.RecoverSending(ctx)
	if err != nil {
		w.mu.Lock()
		w.recovered = false
		w.mu.Unlock()
	}
	if len(ids) > 0 {
		w.tell(Outbox, ids...)
	}
	return err
}

// loop runs a round at once and then with a pause between two.
func (w *Worker) loop(ctx context.Context, pause time.Duration, round func(context.Context) error) {
	t := time.NewTicker(pause)
	defer t.Stop()
	for {
		if err := round(ctx); err != nil && ctx.Err() == nil {
			w.log.Error("round", "err", err)
		}
		select {
		case <-t.C:
		case <-ctx.Done():
			return
		}
	}
}

func (w *Worker) sendRound(ctx context.Context) error {
	_, err := w.SendDue(ctx)
	return errors.Join(err, w.Confirm(ctx, false), w.Wake(ctx))
}

// Wake brings back what was put off until now.
func (w *Worker) Wake(ctx context.Context) error {
	for {
		ids, err := w.store.Wake(ctx)
		if err != nil || len(ids) == 0 {
			return err
		}
		w.tell(Inquiries, ids...)
	}
}

// pollDue begins to poll every account whose time has come, each in its own
// goroutine: a slow mall must not hold up the mailbox.
func (w *Worker) pollDue(ctx context.Context, all *sync.WaitGroup) error {
	due, err := w.store.DueAccounts(ctx, w.now())
	if err != nil {
		return err
	}
	due, err = w.withHinted(ctx, due)
	if err != nil {
		return err
	}
	for _, id := range due {
		if w.Busy(id) {
			continue
		}
		all.Go(func() {
			_, err := w.PullAccount(ctx, id, How{})
			switch {
			case errors.Is(err, ErrBusy), ctx.Err() != nil:
				return
			case err != nil:
				w.log.Error("poll", "account", id, "err", err)
			}
			w.afterPoll(ctx)
		})
	}
	return nil
}

// asked lists the accounts a person means by 「いま受信」: every one that can
// be polled. One that is backing off waits for its time, and one that needs a
// person is told about and left alone: a password that was refused is not tried
// again by itself.
func (w *Worker) asked(ctx context.Context) (ids []int64, stopped []Result, err error) {
	accounts, err := w.store.Accounts(ctx)
	for _, a := range accounts {
		switch {
		case a.State == store.AccountStopped:
			stopped = append(stopped, Result{Account: a.ID, Name: a.Name, Err: &connectors.Error{
				Reason: connectors.Auth, Code: a.ReasonCode, Text: a.ReasonText,
			}})
		case a.State == store.AccountRetry && a.NextAt > ms(w.now()), a.State == store.AccountPaused:
		default:
			ids = append(ids, a.ID)
		}
	}
	return ids, stopped, err
}

// Sync is one round asked for by a person or the task scheduler: the account
// with that id and every pass of it, or, with id 0, every account that works.
// From a time on, it looks at everything again. It also settles what can be
// settled of the replies with an unknown outcome.
func (w *Worker) Sync(ctx context.Context, id int64, from time.Time) ([]Result, error) {
	if err := w.recoverOnce(ctx); err != nil {
		return nil, err
	}
	ids, stopped := []int64{id}, []Result(nil)
	if id == 0 {
		var err error
		if ids, stopped, err = w.asked(ctx); err != nil {
			return nil, err
		}
	}
	if !from.IsZero() {
		for _, one := range ids {
			if err := w.store.SetReach(ctx, one, ms(from)); err != nil {
				return nil, err
			}
			w.Forget(one) // its connector was opened with the old reach
		}
	}
	results := make([]Result, len(ids))
	failed := make([]error, len(ids))
	var all sync.WaitGroup
	for i, one := range ids {
		all.Go(func() {
			results[i], failed[i] = w.PullAccount(ctx, one, How{Thorough: id != 0 || !from.IsZero(), Whole: true})
		})
	}
	all.Wait()
	for i, err := range failed {
		if errors.Is(err, ErrBusy) {
			results[i].Err, failed[i] = err, nil
		}
	}
	results = append(results, stopped...)
	w.afterPoll(ctx)
	return results, errors.Join(errors.Join(failed...), w.Confirm(ctx, true), w.Wake(ctx))
}

// afterPoll reads the orders that messages of other accounts name, and carries
// out the marks that wait.
func (w *Worker) afterPoll(ctx context.Context) {
	w.after.Lock()
	defer w.after.Unlock()
	accounts, err := w.store.Accounts(ctx)
	if err != nil {
		w.log.Error("accounts", "err", err)
		return
	}
	for _, a := range accounts {
		if ctx.Err() != nil || a.State != store.AccountOK {
			continue
		}
		var r Result
		if err := w.WantedOrders(ctx, a.ID, &r); err != nil {
			w.log.Warn("wanted orders", "account", a.ID, "err", err)
			continue
		}
		if c, err := w.Connector(a); err == nil {
			w.tryMarks(ctx, c, a)
		}
		if err := w.count(ctx, a.ID, store.Day{}); err != nil {
			w.log.Error("count calls", "account", a.ID, "err", err)
		}
	}
}
