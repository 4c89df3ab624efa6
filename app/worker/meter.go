package worker

import (
	"context"

	"madoguchi/connectors"
	"madoguchi/store"
)

// retire lets a connector go: who listens with it stops, so that its line does
// not stay open beside that of the next one. What it has called since it was last
// counted is kept. The caller holds the lock.
func (w *Worker) retire(id int64) {
	w.spent[id] += w.calls(id)
	if o, ok := w.open[id]; ok {
		o.end()
	}
	delete(w.open, id)
}

// calls returns what the open connector of an account has called since it was
// asked last. The caller holds the lock.
func (w *Worker) calls(id int64) int64 {
	o, ok := w.open[id]
	if !ok {
		return 0
	}
	m, ok := o.connector.(connectors.Meter)
	if !ok {
		return 0
	}
	n := m.Calls()
	fresh := n - o.counted
	o.counted = n
	w.open[id] = o
	return fresh
}

// count adds to the account's day what has been called by now.
func (w *Worker) count(ctx context.Context, id int64, day store.Day) error {
	w.mu.Lock()
	day.Calls = w.spent[id] + w.calls(id)
	delete(w.spent, id)
	w.mu.Unlock()
	return w.store.AddDay(context.WithoutCancel(ctx), id, day)
}

func (w *Worker) countPoll(ctx context.Context, id int64, failed bool) error {
	day := store.Day{Polls: 1}
	if failed {
		day.Failures = 1
	}
	return w.count(ctx, id, day)
}
