package worker

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
)

func order(n int, changed time.Time) connectors.Order {
	return connectors.Order{Number: fmt.Sprintf("333333-20261119-%010d", n), Status: connectors.OrderReady, OrderedAt: changed, ChangedAt: changed}
}

// inSteps is an order desk that gives at most so many orders at once, the least
// recently changed first.
func inSteps(size int, all ...connectors.Order) func(time.Time, []string) ([]connectors.Order, error) {
	return func(since time.Time, numbers []string) ([]connectors.Order, error) {
		var list []connectors.Order
		for _, o := range all {
			if slices.Contains(numbers, o.Number) || len(numbers) == 0 && !o.ChangedAt.Before(since) {
				list = append(list, o)
			}
		}
		if len(numbers) == 0 && len(list) > size {
			return list[:size], connectors.ErrMore
		}
		return list, nil
	}
}

func (d *desk) orderCount() int {
	d.t.Helper()
	page, err := d.store.Orders(d.ctx, store.OrderQuery{})
	must(d.t, err)
	return len(page.Rows)
}

// thirty orders, the last of them a few minutes old.
func thirty() []connectors.Order {
	var all []connectors.Order
	for i := range 30 {
		all = append(all, order(i, morning.Add(time.Duration(i-30)*2*time.Hour)))
	}
	return all
}

func TestOrders_come_whole_when_somebody_waits(t *testing.T) {
	d := openDesk(t)
	d.mall.orders = inSteps(7, thirty()...)
	r := d.poll(How{Whole: true})
	same(t, "result", r.Err, nil)
	same(t, "orders", d.orderCount(), 30)
	same(t, "known up to", d.account().OrdersAt, ms(d.now()))
}

func TestOrders_come_one_step_a_poll_and_all_of_them(t *testing.T) {
	d := openDesk(t)
	d.mall.orders = inSteps(7, thirty()...)
	for i, want := range []int{7, 13, 19, 25, 30} { // a step begins with the last order of the one before
		d.poll(How{})
		same(t, fmt.Sprint("calls of poll ", i), len(d.mall.heard("orders")), 1)
		same(t, fmt.Sprint("orders after poll ", i), d.orderCount(), want)
		d.later(time.Minute)
	}
	d.poll(How{})
	same(t, "asked before the rest is over", len(d.mall.heard("orders")), 0)
	d.later(ordersRest)
	d.poll(How{})
	same(t, "asked after it", len(d.mall.heard("orders")), 1)
}

func TestOrders_in_steps_outlast_the_program(t *testing.T) {
	d := openDesk(t)
	d.mall.orders = inSteps(20, thirty()...)
	d.poll(How{})
	d.Worker = New(d.cfg)
	d.poll(How{})
	d.poll(How{})
	same(t, "orders", d.orderCount(), 30)
}

func TestOrders_that_came_with_an_error_are_kept(t *testing.T) {
	d := openDesk(t)
	d.mall.orders = func(time.Time, []string) ([]connectors.Order, error) {
		return thirty()[:3], failing(connectors.Temporary, "cut")
	}
	r := d.poll(How{})
	same(t, "told", connectors.As(r.Err).Code, "cut")
	same(t, "orders", d.orderCount(), 3)
	same(t, "known up to", d.account().OrdersAt, 0)
	same(t, "state", d.account().State, store.AccountRetry)
}

func TestOrders_of_a_clock_that_was_ahead_are_asked_for_all_the_same(t *testing.T) {
	d := openDesk(t)
	_, err := d.store.SaveOrders(d.ctx, d.shop, nil, d.now().Add(1000*time.Hour))
	must(t, err)
	d.mall.orders = inSteps(100, order(1, morning.Add(-time.Hour)))
	d.poll(How{})
	same(t, "orders", d.orderCount(), 1)
}

func naming(number string) func(context.Context, string) (connectors.Batch, error) {
	return func(_ context.Context, cur string) (connectors.Batch, error) {
		q := question("q1")
		q.Order = number
		return connectors.Batch{Inquiries: []connectors.Inquiry{q}, Next: "1"}, nil
	}
}

// wantedCalls are the calls for orders by their numbers.
func wantedCalls(m *mall) string {
	return strings.Join(slices.DeleteFunc(m.heard("orders"), func(c string) bool { return c == "orders" }), "; ")
}

func TestWanted_order_is_asked_for_once_and_linked(t *testing.T) {
	d := openDesk(t)
	o := order(1, morning.Add(-200*24*time.Hour)) // too old for the first look
	d.mall.pull, d.mall.orders = naming(o.Number), inSteps(7, o)
	d.poll(How{})
	same(t, "asked", wantedCalls(d.mall), "orders "+o.Number)
	q, err := d.store.InquiryByRemote(d.ctx, d.shop, "q1")
	must(t, err)
	if q.OrderID == 0 || q.OrderNumber != o.Number {
		t.Errorf("linked to %q (%d)", q.OrderNumber, q.OrderID)
	}
	d.poll(How{})
	same(t, "asked again", wantedCalls(d.mall), "")
}

func TestWanted_order_the_mall_does_not_know_is_remembered_and_tried_hours_later(t *testing.T) {
	d := openDesk(t)
	o := order(1, morning)
	d.mall.pull = naming(o.Number)
	d.poll(How{})
	same(t, "asked", wantedCalls(d.mall), "orders "+o.Number)
	d.later(time.Hour)
	d.poll(How{})
	same(t, "asked an hour later", wantedCalls(d.mall), "")
	d.later(6 * time.Hour)
	d.poll(How{})
	same(t, "asked in the afternoon", wantedCalls(d.mall), "orders "+o.Number)
}

func TestWanted_orders_that_fail_are_not_taken_for_unknown(t *testing.T) {
	d := openDesk(t)
	o := order(1, morning.Add(-200*24*time.Hour))
	d.mall.pull = naming(o.Number)
	d.mall.orders = func(_ time.Time, numbers []string) ([]connectors.Order, error) {
		if len(numbers) > 0 {
			return nil, failing(connectors.Temporary, "down")
		}
		return nil, nil
	}
	d.poll(How{})
	d.mall.orders = inSteps(7, o)
	d.poll(How{})
	same(t, "orders", d.orderCount(), 1)
}
