package worker

import (
	"context"

	"madoguchi/connectors"
	"madoguchi/store"
)

// How many open inquiries are looked at behind one poll: few, so that the next
// poll for what is new is never held up; a whole day has hundreds of polls.
const (
	looksAPoll   = 5
	looksOnAsked = 200
)

// openThreads reads every open inquiry that no list has shown for a day: one
// that is answered, closed or reopened at the mall must not stay open here
// because it is older than any window. It comes after everything else.
func (w *Worker) openThreads(ctx context.Context, c connectors.Connector, a store.Account, how How) error {
	reader, ok := c.(connectors.ThreadReader)
	if !ok {
		return nil
	}
	limit := looksAPoll
	if how.Thorough {
		limit = looksOnAsked
	}
	looks, err := w.store.Looks(ctx, a.ID, limit)
	if err != nil {
		return err
	}
	for _, l := range looks {
		q, err := reader.Thread(ctx, l.RemoteID)
		if err == nil {
			err = w.ingestThread(ctx, a, q)
		} else {
			err = w.lookFailed(ctx, a, l, err)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// lookFailed returns an error when the others would fail the same way.
func (w *Worker) lookFailed(ctx context.Context, a store.Account, l store.Look, failure error) error {
	e := connectors.As(failure)
	if ctx.Err() != nil {
		return failure
	}
	switch e.Reason {
	case connectors.Rejected:
		if err := w.store.Gone(ctx, l.ID); err != nil {
			return err
		}
		w.tell(Inquiries, l.ID)
		return nil
	case connectors.Auth, connectors.Limited:
		return failure
	}
	w.log.Warn("open thread", "account", a.ID, "inquiry", l.ID, "code", e.Code, "err", e.Err)
	return w.store.LookFailed(ctx, l.ID)
}
