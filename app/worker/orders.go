package worker

import (
	"context"
	"errors"
	"slices"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
)

// orders reads what was bought since the last look, then the orders that
// inquiries name and nobody has read yet.
func (w *Worker) orders(ctx context.Context, c connectors.Connector, a store.Account, how How, r *Result) error {
	reader, ok := c.(connectors.OrderReader)
	if !ok {
		return nil
	}
	if from, due := w.ordersFrom(a, how); due {
		if err := w.recent(ctx, reader, a, from, how, r); err != nil {
			return err
		}
	}
	return w.wanted(ctx, reader, a, r)
}

// ordersFrom says whether a look at new orders is due, and from when on.
func (w *Worker) ordersFrom(a store.Account, how How) (from time.Time, due bool) {
	w.mu.Lock()
	next, begun := w.step[a.ID]
	w.mu.Unlock()
	now := w.now()
	at := time.UnixMilli(a.OrdersAt)
	switch {
	case begun:
		return next, true
	case a.OrdersAt == 0:
		return now.Add(-ordersBack), true
	case at.After(now): // written by a clock that was ahead: it must not silence the look
		return now.Add(-ordersLap), true
	}
	return at.Add(-ordersLap), how.Thorough || now.Sub(at) >= ordersRest
}

// goOn keeps where the next step begins, a zero time when there is none. It is
// kept in memory only: after a crash the step begins a lap earlier.
func (w *Worker) goOn(id int64, next time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if next.IsZero() {
		delete(w.step, id)
		return
	}
	w.step[id] = next
}

// recent reads the orders since a time: all of them when somebody waits for it,
// otherwise one step, so that the next inquiries are not held up.
func (w *Worker) recent(ctx context.Context, reader connectors.OrderReader, a store.Account, from time.Time, how How, r *Result) error {
	for {
		upTo := w.now()
		list, err := reader.Orders(ctx, from, nil)
		more := errors.Is(err, connectors.ErrMore) && len(list) > 0
		var next time.Time
		switch {
		case more:
			next = list[len(list)-1].ChangedAt
			upTo = earlier(next.Add(ordersLap), upTo.Add(-ordersRest)) // the lap is taken off again at the next look
		case err != nil:
			upTo = time.Time{} // known only as far as before
		}
		if saving := w.saveOrders(ctx, a, list, upTo, r); saving != nil {
			return saving
		}
		if !more && err != nil {
			return err
		}
		w.goOn(a.ID, next)
		if more && !next.After(from) {
			w.log.Warn("orders do not advance", "account", a.ID)
			return nil
		}
		if !more || !how.Whole {
			return nil
		}
		from = next
	}
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

// WantedOrders reads the orders of an account that inquiries of any account
// name: a mail can name an order of a mall.
func (w *Worker) WantedOrders(ctx context.Context, id int64, r *Result) error {
	a, err := w.store.Account(ctx, id)
	if err != nil {
		return err
	}
	c, err := w.Connector(a)
	if err != nil {
		return err
	}
	if reader, ok := c.(connectors.OrderReader); ok {
		return w.wanted(ctx, reader, a, r)
	}
	return nil
}

func (w *Worker) wanted(ctx context.Context, reader connectors.OrderReader, a store.Account, r *Result) error {
	asked := map[string]bool{}
	for {
		numbers, err := w.store.OrdersWanted(ctx, a.ID, 50)
		// A number is asked for once a round, whatever became of its answer.
		numbers = slices.DeleteFunc(numbers, func(n string) bool { return asked[n] })
		if err != nil || len(numbers) == 0 {
			return err
		}
		for _, n := range numbers {
			asked[n] = true
		}
		list, err := reader.Orders(ctx, time.Time{}, numbers)
		if saving := w.saveOrders(ctx, a, list, time.Time{}, r); saving != nil {
			return saving
		}
		if errors.Is(err, connectors.ErrMore) {
			return nil // the rest is still wanted
		}
		if err != nil {
			return err
		}
		if err := w.store.OrdersMissing(ctx, a.ID, missing(numbers, list)); err != nil {
			return err
		}
	}
}

func missing(asked []string, got []connectors.Order) []string {
	have := map[string]bool{}
	for _, o := range got {
		have[o.Number] = true
	}
	var none []string
	for _, n := range asked {
		if !have[n] {
			none = append(none, n)
		}
	}
	return none
}

func (w *Worker) saveOrders(ctx context.Context, a store.Account, list []connectors.Order, upTo time.Time, r *Result) error {
	if len(list) == 0 && upTo.IsZero() {
		return nil
	}
	changed, err := w.store.SaveOrders(ctx, a.ID, list, upTo)
	if err != nil {
		return refuse("save orders", err)
	}
	r.Orders += len(list)
	if len(changed) > 0 {
		w.tell(Inquiries, changed...)
	}
	return nil
}
