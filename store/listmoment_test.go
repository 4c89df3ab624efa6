package store

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"
	"testing"

	"madoguchi/connectors"
)

// A list of several states is read state by state.
func TestInquiries_shows_each_row_once_while_its_state_changes(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		manyInquiries(d, 40)
		all, err := d.Inquiries(d.ctx, InquiryQuery{})
		must(t, err)
		active := []string{StateNew, StateWorking, StateReview}
		move := func(i int) error {
			return d.SetState(d.ctx, clerk, all.Rows[i%40].ID, 0, active[(i+i/40)%3], "")
		}
		for i := range 40 {
			must(t, move(i))
		}
		for _, want := range []InquiryQuery{{States: active}, {States: active, Sort: "new", Limit: 50}, {Search: "質問", States: active, Limit: 50}} {
			d.eachOnce(fmt.Sprintf("%+v", want), 40, move, func(ctx context.Context) (ids []int64, err error) {
				page, err := d.Inquiries(ctx, want)
				for _, q := range page.Rows {
					ids = append(ids, q.ID)
				}
				return ids, err
			})
		}
	})
}

func TestOrders_shows_each_row_once_while_its_state_changes(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		states := []string{connectors.OrderReady, connectors.OrderHeld, connectors.OrderUnpaid}
		move := func(i int) error {
			n := i % 10
			_, err := d.SaveOrders(d.ctx, shop, []connectors.Order{ordered(fmt.Sprintf("N-%02d", n), states[(i+i/10)%3], n)}, d.cfg.Now())
			return err
		}
		for i := range 10 {
			must(t, move(i))
		}
		d.eachOnce("orders", 10, move, func(ctx context.Context) (ids []int64, err error) {
			page, err := d.Orders(ctx, OrderQuery{Statuses: states, Limit: 50})
			for _, o := range page.Rows {
				ids = append(ids, o.ID)
			}
			return ids, err
		})
	})
}

// eachOnce reads a page again and again while another moves its n rows: each page has
// all of them, none twice.
func (d *desk) eachOnce(name string, n int, move func(i int) error, read func(ctx context.Context) ([]int64, error)) {
	d.t.Helper()
	ctx, stop := context.WithCancel(d.ctx)
	var moving sync.WaitGroup
	moving.Go(func() {
		for i := n; ctx.Err() == nil; i++ {
			if err := move(i); err != nil {
				d.t.Error(err)
				return
			}
		}
	})
	defer moving.Wait()
	defer stop()
	for i := range 300 {
		ids, err := read(d.ctx)
		must(d.t, err)
		seen := map[int64]bool{}
		for _, id := range ids {
			seen[id] = true
		}
		if len(ids) != n || len(seen) != n {
			d.t.Errorf("%s, page %d: %d rows, %d of them different: %v", name, i, len(ids), len(seen), slices.Sorted(maps.Keys(seen)))
			return
		}
	}
}
