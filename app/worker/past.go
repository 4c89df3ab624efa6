package worker

import (
	"context"

	"madoguchi/connectors"
	"madoguchi/store"
)

// held is what is left alone where a person wants no more of the past.
func held(past string) connectors.Held {
	if past == store.PastRead {
		return connectors.HoldNothing
	}
	return connectors.HoldPast
}

// holdingPast asks before every batch what a person wants of the past by now.
func (w *Worker) holdingPast(ctx context.Context, c connectors.Connector, a store.Account) func(cur string) string {
	if _, ok := c.(connectors.PastHolder); !ok {
		return func(cur string) string { return cur }
	}
	past := a.Past
	return func(cur string) string {
		if now, err := w.store.PastOf(ctx, a.ID); err == nil {
			past = now
		}
		return holding(c, held(past))(cur)
	}
}

// holding puts a hold into the cursors of a kind that can leave the past alone.
func holding(c connectors.Connector, what connectors.Held) func(cur string) string {
	holder, ok := c.(connectors.PastHolder)
	if !ok {
		return func(cur string) string { return cur }
	}
	return func(cur string) string { return holder.Hold(cur, what) }
}
