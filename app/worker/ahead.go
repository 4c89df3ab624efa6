package worker

import (
	"context"
	"slices"

	"madoguchi/connectors"
	"madoguchi/store"
)

// ahead is a batch that is being read and made ready while the one before it is
// stored: neither the line nor the processor waits for the disk. There is never more
// than one for a pull, and how large it is the connector bounds. Its cursor is saved
// with it and not before: thrown away, it is only read again.
type ahead struct {
	stop context.CancelFunc
	over chan struct{}

	batch connectors.Batch
	ready store.Ready
	err   error
}

// readAhead begins to pull from a cursor. Its goroutine ends when the batch is ready.
func (w *Worker) readAhead(ctx context.Context, c connectors.Connector, cur string) *ahead {
	ctx, stop := context.WithCancel(ctx)
	a := &ahead{stop: stop, over: make(chan struct{})}
	go func() {
		defer close(a.over)
		if a.batch, a.err = c.Pull(ctx, cur); a.err != nil {
			return
		}
		if a.ready, a.err = w.store.MakeReady(ctx, a.batch); a.err != nil {
			a.err = refuse("save batch", a.err)
		}
	}()
	return a
}

// wait returns what came.
func (a *ahead) wait() (connectors.Batch, store.Ready, error) {
	<-a.over
	a.stop()
	return a.batch, a.ready, a.err
}

// drop throws the batch away. Nothing reads any more when it returns; there may be
// nothing to drop.
func (a *ahead) drop() {
	if a == nil {
		return
	}
	a.stop()
	<-a.over
}

// storing lends the mails of a batch to whoever reads the next one, until it is
// stored: a connector that asks for the desk's copy of a mail must not miss the
// one that came a moment ago.
func (w *Worker) storing(account int64, b *connectors.Batch) (stored func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.between[account] = append(w.between[account], b)
	return func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		w.between[account] = slices.DeleteFunc(w.between[account], func(o *connectors.Batch) bool { return o == b })
		if len(w.between[account]) == 0 {
			delete(w.between, account)
		}
	}
}

// mailBetween is a mail on its way into the store, nil when there is none.
func (w *Worker) mailBetween(account int64, remoteID string) []byte {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, b := range w.between[account] {
		for _, q := range b.Inquiries {
			for _, m := range q.Messages {
				if m.RemoteID == remoteID && len(m.Raw) > 0 {
					return m.Raw
				}
			}
		}
	}
	return nil
}

// mail is the desk's own copy of a mail, nil when it is not kept, or not readable:
// then it is fetched again.
func (w *Worker) mail(ctx context.Context, account int64, remoteID string) []byte {
	if raw := w.mailBetween(account, remoteID); raw != nil {
		return raw
	}
	raw, err := w.store.Mail(ctx, account, remoteID)
	if err != nil {
		return nil
	}
	return raw
}
