package worker

import (
	"context"
	"math/rand/v2"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/store"
)

const (
	ordersRest = 15 * time.Minute    // between two looks at new orders
	ordersBack = 90 * 24 * time.Hour // reach of the first look
	ordersLap  = 2 * 24 * time.Hour  // overlap of two looks
	maxBackoff = 30 * time.Minute
)

// Result is what one poll of an account brought.
type Result struct {
	Account   int64
	Name      string
	Inquiries int // new or changed
	Orders    int
	Files     int
	Err       error // a *connectors.Error, or nil
}

// How an account is polled.
type How struct {
	Thorough bool // every pass of the kind, whoever holds the lease
	Whole    bool // somebody waits for all orders
}

// PullAccount polls one account to the end of what is new.
func (w *Worker) PullAccount(ctx context.Context, id int64, how How) (Result, error) {
	a, err := w.store.Account(ctx, id)
	if err != nil {
		return Result{}, err
	}
	work, end, err := w.begin(ctx, id, how)
	if err != nil {
		return Result{Account: id, Name: a.Name}, err
	}
	defer w.tell(Accounts, id) // told when it is over: the window asks whether it still runs
	defer end()
	w.tell(Accounts, id)
	if a, err = w.store.Account(ctx, id); err != nil { // the cursor may have moved while waiting
		return Result{}, err
	}
	r, notices, failure := w.pull(work, a, how)
	if work.Err() != nil {
		return r, context.Cause(work) // stopped on purpose: what came is saved, the account is not to blame
	}
	r.Err = failure
	return r, w.polled(ctx, a, notices, failure)
}

// pull takes every batch, then the orders and the files.
func (w *Worker) pull(ctx context.Context, a store.Account, how How) (r Result, notices []connectors.Notice, err error) {
	r = Result{Account: a.ID, Name: a.Name}
	c, err := w.Connector(a)
	if err != nil {
		return r, nil, err
	}
	again, canRescan := c.(connectors.Rescanner)
	rescan := canRescan && how.Thorough
	if a.Cursor == "" && rescan {
		// A new account begins with its usual reach; the passes beyond it follow.
		if notices, err = w.batches(ctx, c, a, "", &r); err != nil {
			return r, notices, err
		}
		if a, err = w.store.Account(ctx, a.ID); err != nil {
			return r, notices, err
		}
	}
	cur := a.Cursor
	if rescan && cur != "" {
		cur = again.Rescan(cur, since(a))
	}
	more, err := w.batches(ctx, c, a, cur, &r)
	notices = merge(notices, more)
	if err != nil {
		return r, notices, err
	}
	if err := w.orders(ctx, c, a, how, &r); err != nil {
		return r, notices, err
	}
	late, err := w.files(ctx, c, a, &r)
	notices = merge(notices, late)
	if err != nil {
		return r, notices, err
	}
	if err := w.keys(ctx, c, a, how.Thorough || w.renewing(a)); err != nil {
		return r, notices, err
	}
	return r, notices, w.openThreads(ctx, c, a, how)
}

func since(a store.Account) time.Time {
	if a.SyncFrom == 0 {
		return time.Time{}
	}
	return time.UnixMilli(a.SyncFrom)
}

// batches pulls to the end.
func (w *Worker) batches(ctx context.Context, c connectors.Connector, a store.Account, cur string, r *Result) ([]connectors.Notice, error) {
	return w.batchesUntil(ctx, c, a, cur, r, w.holdingPast(ctx, c, a), func(b connectors.Batch) bool { return !b.More })
}

// batchesUntil stores one batch while it reads the next.
func (w *Worker) batchesUntil(ctx context.Context, c connectors.Connector, a store.Account, cur string, r *Result,
	hold func(string) string, enough func(connectors.Batch) bool,
) (notices []connectors.Notice, err error) {
	told := &teller{tell: w.tell, now: w.now, account: a.ID}
	defer told.flush()
	for next := w.readAhead(ctx, c, hold(cur)); ; {
		b, ready, err := next.wait()
		if err != nil {
			return notices, err
		}
		stored := w.storing(a.ID, &b)
		next = nil
		if !enough(b) {
			next = w.readAhead(ctx, c, hold(b.Next))
		}
		in, err := w.store.IngestReady(ctx, a.ID, ready)
		stored()
		if err != nil {
			next.drop()
			return notices, refuse("save batch", err)
		}
		r.Inquiries += len(in.Changed)
		r.Orders += len(b.Orders)
		told.stored(b, in.Changed, in.Sent)
		if notices = merge(notices, b.Notices); next == nil {
			return notices, nil
		}
	}
}

// merge keeps one notice of each code.
func merge(all, more []connectors.Notice) []connectors.Notice {
	for _, n := range more {
		known := false
		for _, o := range all {
			known = known || o.Code == n.Code
		}
		if !known {
			all = append(all, n)
		}
	}
	return all
}

// polled writes down how the poll ended and when the next one is due.
func (w *Worker) polled(ctx context.Context, a store.Account, notices []connectors.Notice, failure error) error {
	p := store.PollResult{State: store.AccountOK, Notices: notices, Good: true, Version: a.Version}
	pause := w.every(a)
	// ±20 %, so that two PCs with one key do not always meet.
	pause += time.Duration((rand.Float64() - 0.5) * 0.4 * float64(pause))
	if failure != nil {
		e := connectors.As(failure)
		p.Good, p.State, p.ReasonCode, p.ReasonText = false, store.AccountRetry, e.Code, e.Text
		if p.ReasonCode == "" {
			p.ReasonCode = string(e.Reason)
		}
		pause = backoff(a.Failures, e.After)
		switch {
		case e.Reason != connectors.Auth:
		case w.renewing(a):
			p.ReasonCode, p.ReasonText, pause = KeyPending, KeyPendingText, renewRest
		default:
			p.State = store.AccountStopped
		}
		w.log.Warn("poll failed", "account", a.ID, "kind", a.Kind, "reason", e.Reason, "code", e.Code, "err", e.Err)
	}
	p.NextAt = ms(w.now().Add(pause))
	if err := w.countPoll(ctx, a.ID, failure != nil); err != nil {
		return err
	}
	return w.store.PollDone(context.WithoutCancel(ctx), a.ID, p)
}

// backoff doubles from half a minute; a wait the other side asks for counts
// more.
func backoff(failures int, asked time.Duration) time.Duration {
	d := min(30*time.Second<<min(failures, 10), maxBackoff)
	if asked > 0 {
		// They know best when; ours still grows behind it, in case they do not.
		return max(asked, d/16)
	}
	return d
}

// keys reads how long the account's keys live, once a day.
func (w *Worker) keys(ctx context.Context, c connectors.Connector, a store.Account, now bool) error {
	reader, ok := c.(connectors.KeyReader)
	if !ok || !now && a.State == store.AccountOK && len(a.Keys) > 0 && !newDay(a.LastTryAt, w.now()) {
		return nil
	}
	keys, err := reader.Keys(ctx)
	if err != nil {
		return err
	}
	dates := make([]store.KeyDate, 0, len(keys))
	for _, k := range keys {
		d := store.KeyDate{Name: k.Name, Label: k.Label, LifeDays: k.LifeDays, Next: k.Next}
		if !k.Expires.IsZero() {
			d.Expires = ms(k.Expires)
		}
		dates = append(dates, d)
	}
	return w.store.SaveKeys(ctx, a.ID, dates)
}

// newDay reports whether a Japanese day has begun since the last try.
func newDay(last int64, now time.Time) bool {
	return !jst.SameDay(time.UnixMilli(last), now)
}
