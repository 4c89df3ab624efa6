package store

import (
	"fmt"
	"testing"

	"madoguchi/connectors"
)

// manyOrders have been placed in one second; the last of them are of somebody else.
func manyOrders(n, others int, shop string) []connectors.Order {
	all := make([]connectors.Order, n)
	for i := range all {
		all[i] = ordered(fmt.Sprintf("%s-%04d", shop, i), connectors.OrderReady, 90)
		if i >= n-others {
			all[i].Buyer.Name = "佐藤 花子"
		}
	}
	return all
}

// Few are gathered by one statement, many are read in the order of their documents. A list
// of one way goes on in that way.
func TestOrders_found_are_shown_once_while_few_become_many_and_many_few(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		const all, changed = 410, 20
		d.orders(shop, manyOrders(all, changed, "N")...)
		for _, c := range []struct {
			name   string
			others int // that are no longer found, or not yet
			many   bool
		}{{"few become many", 0, false}, {"many become few", changed, true}} {
			want := OrderQuery{Search: "鈴木 一郎", Limit: 100}
			seen := map[string]int{}
			for pages := 0; (pages == 0 || want.After != "") && pages < 20; pages++ {
				page, err := d.Orders(d.ctx, want)
				must(t, err)
				for _, o := range page.Rows {
					seen[o.Number]++
				}
				if want.After = page.Next; pages > 0 {
					continue
				}
				if _, err := place(want.After, 3); d.cfg.URL == "" && (err == nil) != c.many {
					t.Errorf("%s: it begins at %q", c.name, want.After)
				}
				d.orders(shop, manyOrders(all, c.others, "N")...)
			}
			for _, o := range manyOrders(all-changed, 0, "N") {
				if seen[o.Number] != 1 {
					t.Errorf("%s: %s is shown %d times", c.name, o.Number, seen[o.Number])
					break
				}
			}
		}
	})
}
