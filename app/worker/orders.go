package worker

import (
	"context"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
)

// orders reads what was bought since the last look, then the orders that
// inquiries name and nobody has read yet.
func (w *Worker) orders(ctx context.Context, c connectors.Connector, a store.Account, thorough bool, r *Result) error {
	reader, ok := c.(connectors.OrderReader)
	if !ok {
		return nil
	}
	now := w.now()
	if thorough || a.OrdersAt == 0 || now.Sub(time.UnixMilli(a.OrdersAt)) >= ordersRest {
		from := now.Add(-ordersBack)
		if a.OrdersAt > 0 {
			from = time.UnixMilli(a.OrdersAt).Add(-ordersLap)
		}
		list, err := reader.Orders(ctx, from, nil)
		if err != nil {
			return err
		}
		if err := w.saveOrders(ctx, a, list, now, r); err != nil {
			return err
		}
	}
	return w.wanted(ctx, reader, a, r)
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
		if err != nil {
			return err
		}
		if err := w.saveOrders(ctx, a, list, time.Time{}, r); err != nil {
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
