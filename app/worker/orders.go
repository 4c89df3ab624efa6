package worker

import (
	"context"
	"errors"
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
	now := w.now()
	if how.Thorough || a.OrdersAt == 0 || now.Sub(time.UnixMilli(a.OrdersAt)) >= ordersRest {
		from := now.Add(-ordersBack)
		if a.OrdersAt > 0 {
			from = time.UnixMilli(a.OrdersAt).Add(-ordersLap)
		}
		if err := w.recent(ctx, reader, a, from, how, r); err != nil {
			return err
		}
	}
	return w.wanted(ctx, reader, a, r)
}

// recent reads the orders since a time: all of them when somebody waits for it,
// otherwise one step, so that the next inquiries are not held up.
func (w *Worker) recent(ctx context.Context, reader connectors.OrderReader, a store.Account, from time.Time, how How, r *Result) error {
	for {
		asked := w.now()
		list, err := reader.Orders(ctx, from, nil)
		more := errors.Is(err, connectors.ErrMore) && len(list) > 0
		upTo := asked
		if err != nil {
			upTo = time.Time{} // known only up to the last one
		}
		if more {
			// The lap is added again at the next look.
			upTo = list[len(list)-1].ChangedAt.Add(ordersLap)
		}
		if saving := w.saveOrders(ctx, a, list, upTo, r); saving != nil {
			return saving
		}
		if !more {
			return err
		}
		next := list[len(list)-1].ChangedAt
		if !how.Whole || !next.After(from) {
			return nil
		}
		from = next
	}
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
	for {
		numbers, err := w.store.OrdersWanted(ctx, a.ID, 50)
		if err != nil || len(numbers) == 0 {
			return err
		}
		list, err := reader.Orders(ctx, time.Time{}, numbers)
		if saving := w.saveOrders(ctx, a, list, time.Time{}, r); saving != nil {
			return saving
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
