package store

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"madoguchi/connectors"
)

// ordered is an order of that state, so many minutes before the morning.
func ordered(number, status string, ago int) connectors.Order {
	o := order(number)
	o.Status, o.OrderedAt = status, at(-ago)
	return o
}

// listed are the numbers of all pages of a list, each page as short as can be.
func (d *desk) listed(want OrderQuery) string {
	d.t.Helper()
	want.Limit = 2
	var got []string
	for {
		page, err := d.Orders(d.ctx, want)
		must(d.t, err)
		for _, o := range page.Rows {
			got = append(got, o.Number)
		}
		if want.After = page.Next; want.After == "" {
			return strings.Join(got, " ")
		}
	}
}

func TestOrders_are_narrowed_to_what_a_shop_looks_for(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop, other := d.account("rakuten"), d.account("yahoo")
		d.orders(shop, ordered("A-1", connectors.OrderReady, 10), ordered("A-2", connectors.OrderShipped, 20),
			ordered("A-3", connectors.OrderUnpaid, 30), ordered("A-4", connectors.OrderCanceled, 40), ordered("A-5", connectors.OrderReady, 50))
		d.orders(other, ordered("B-1", connectors.OrderCanceling, 15), ordered("B-2", connectors.OrderReady, 35))
		waits := []string{connectors.OrderUnpaid, connectors.OrderReady}
		for name, c := range map[string]struct {
			want OrderQuery
			got  string
		}{
			"all":                  {OrderQuery{}, "A-1 B-1 A-2 A-3 B-2 A-4 A-5"},
			"one state":            {OrderQuery{Statuses: []string{connectors.OrderReady}}, "A-1 B-2 A-5"},
			"several states":       {OrderQuery{Statuses: waits}, "A-1 A-3 B-2 A-5"},
			"a state of a shop":    {OrderQuery{Statuses: waits, Account: shop}, "A-1 A-3 A-5"},
			"a shop":               {OrderQuery{Account: other}, "B-1 B-2"},
			"since":                {OrderQuery{From: at(-20).UnixMilli()}, "A-1 B-1 A-2"},
			"before":               {OrderQuery{Before: at(-35).UnixMilli()}, "A-4 A-5"},
			"between":              {OrderQuery{From: at(-40).UnixMilli(), Before: at(-20).UnixMilli(), Statuses: waits}, "A-3 B-2"},
			"a number":             {OrderQuery{Search: "A-3"}, "A-3"},
			"a name":               {OrderQuery{Search: "鈴木", Account: other}, "B-1 B-2"},
			"a telephone":          {OrderQuery{Search: "090-1234-5678", Statuses: waits}, "A-1 A-3 B-2 A-5"},
			"without hyphens":      {OrderQuery{Search: "０９０１２３４５６７８", Account: other}, "B-1 B-2"},
			"no words":             {OrderQuery{Search: "　 ", Account: other}, "B-1 B-2"},
			"nothing of the state": {OrderQuery{Statuses: []string{connectors.OrderUnknown}}, ""},
		} {
			if got := d.listed(c.want); got != c.got {
				t.Errorf("%s: %q, want %q", name, got, c.got)
			}
		}
		if _, err := d.Orders(d.ctx, OrderQuery{After: "1.2.3"}); err == nil {
			t.Error("the place of another list is taken")
		}
	})
}

func TestOrders_say_what_has_been_asked_about_them(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		const linked, beside, quiet = "A-1", "A-2", "A-3"
		d.orders(shop, ordered(linked, connectors.OrderReady, 10), ordered(beside, connectors.OrderReady, 20), ordered(quiet, connectors.OrderReady, 30))
		ask := func(id string, answers ...connectors.Message) int64 {
			q := asked(id, "件 "+id, append([]connectors.Message{post(id, connectors.In, -9, "質問")}, answers...)...)
			q.Order = linked
			d.ingest(shop, q)
			return d.remote(shop, id).ID
		}
		open := ask("open")
		answered := ask("answered", post("x", connectors.Out, -5, "お答え"))
		must(t, d.AlsoOrder(d.ctx, clerk, answered, beside))
		page, err := d.Orders(d.ctx, OrderQuery{})
		must(t, err)
		got := map[string]string{}
		for _, o := range page.Rows {
			got[o.Number] = fmt.Sprint(o.Inquiries, " ", o.Open)
		}
		if got[linked] != "2 1" || got[beside] != "1 0" || got[quiet] != "0 0" {
			t.Errorf("asked: %v", got)
		}
		was := fewest
		for _, fewest = range []int{was, -1} { // as the list of a few, and as a walk along the orders
			if got := d.listed(OrderQuery{Asked: AskedAny}); got != "A-1 A-2" {
				t.Errorf("asked about: %q", got)
			}
			if got := d.listed(OrderQuery{Asked: AskedAny, Statuses: []string{connectors.OrderReady}, Account: shop, From: at(-25).UnixMilli()}); got != "A-1 A-2" {
				t.Errorf("asked about, ready, of one shop, since: %q", got)
			}
		}
		fewest = was
		if got := d.listed(OrderQuery{Asked: AskedOpen}); got != "A-1" {
			t.Errorf("owed: %q", got)
		}
		if got := d.listed(OrderQuery{Asked: AskedOpen, Statuses: []string{connectors.OrderShipped}}); got != "" {
			t.Errorf("owed and shipped: %q", got)
		}
		of := func(row ListedOrder) []int64 {
			customer, all, err := d.InquiriesOfOrder(d.ctx, row.ID)
			must(t, err)
			if customer == 0 {
				t.Errorf("%s: nobody has bought it", row.Number)
			}
			ids := make([]int64, len(all))
			for i, q := range all {
				ids[i] = q.ID
			}
			return ids
		}
		if ids := of(page.Rows[0]); !slices.Equal(ids, []int64{answered, open}) {
			t.Errorf("of the linked one: %v", ids)
		}
		if ids := of(page.Rows[1]); !slices.Equal(ids, []int64{answered}) {
			t.Errorf("of the one beside: %v", ids)
		}
		if _, _, err := d.InquiriesOfOrder(d.ctx, 9999); !errors.Is(err, ErrNotFound) {
			t.Errorf("of none: %v", err)
		}
	})
}

func TestOrders_lists_as_many_as_there_are_when_nobody_names_a_limit(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		var many []connectors.Order
		for i := range askedPart + 3 {
			many = append(many, ordered(fmt.Sprintf("N-%04d", i), connectors.OrderFinished, i))
		}
		d.orders(shop, many...)
		page, err := d.Orders(d.ctx, OrderQuery{Statuses: []string{connectors.OrderFinished, connectors.OrderShipped}})
		must(t, err)
		if len(page.Rows) != len(many) || page.Next != "" {
			t.Errorf("%d orders, next %q", len(page.Rows), page.Next)
		}
	})
}

// Every list but those of a few is a range of an index, in its order.
func TestOrders_reads_no_list_by_sorting_it(t *testing.T) {
	d := openDesk(t, false)
	waits := []string{connectors.OrderUnpaid, connectors.OrderReady}
	for name, want := range map[string]OrderQuery{
		"everything": {}, "a state": {Statuses: waits[:1]}, "states": {Statuses: waits}, "an account": {Account: 1}, "days": {From: 5, Before: 9},
		"state, account": {Statuses: waits, Account: 1}, "account, days": {Account: 1, From: 5, Before: 9}, "asked about": {Asked: AskedAny},
		"all at once": {Statuses: waits, Account: 1, From: 5, Before: 9, Asked: AskedAny},
	} {
		for _, after := range []string{"", "1.2"} {
			want.Limit, want.After = 50, after
			for _, part := range want.parts() {
				q, err := d.orderList(part, nil)
				must(t, err)
				plan := explain(d, q.sql.String(), q.args)
				if strings.Contains(plan, "TEMP B-TREE") || !strings.Contains(plan, "o USING INDEX orders_") {
					t.Errorf("%s, after %q:\n%s", name, after, plan)
				}
			}
		}
	}
}

func TestOrders_reads_no_table_for_what_is_found_or_asked(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		for name, want := range map[string]OrderQuery{
			"owed": {Asked: AskedOpen}, "found": {Search: "090-1234-5678"}, "asked about": {Asked: AskedAny},
			"found, all at once": {Search: "鈴木", Statuses: []string{"ready", "held"}, Account: 1, From: 5, Before: 9, Asked: AskedAny},
			"owed, all at once":  {Statuses: []string{"ready", "held"}, Account: 1, From: 5, Before: 9, Asked: AskedOpen, After: "1.2"},
		} {
			want.Limit = 50
			terms, err := d.orderTerms(d.ctx, want.Search)
			must(t, err)
			q, err := d.orderList(want, terms)
			must(t, err)
			d.readsNoTable(name, q.sql.String())
			if len(terms) > 0 {
				d.readsNoTable(name+", as it is found", d.foundOrderList(want, terms, docSpan{low: 1, high: 700}, 51).sql.String())
			}
		}
		d.readsNoTable("the numbers", countAsked([]int64{1, 2}).sql.String())
		d.readsNoTable("the inquiries of an order", inquiriesOfOrder)
	})
}

func (d *desk) readsNoTable(name, query string) {
	d.t.Helper()
	for _, line := range tableReads(d, query) {
		// A page of that index from its end, and the rows of the page.
		if !strings.Contains(line, " o USING INDEX orders_new") && line != "SCAN x" {
			d.t.Errorf("%s: %s", name, line)
		}
	}
}

// An article that stands in thousands of orders, and one in few.
func TestOrders_that_many_a_search_finds_come_page_by_page(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop, other := d.account("rakuten"), d.account("yahoo")
		var want, ready []string
		for i, account := range []int64{shop, other} {
			var all []connectors.Order
			for n := range 230 {
				status := []string{connectors.OrderReady, connectors.OrderShipped}[n%2]
				all = append(all, ordered(fmt.Sprintf("N%d-%04d", i, n), status, 2*n+i))
			}
			d.orders(account, all...)
		}
		page, err := d.Orders(d.ctx, OrderQuery{})
		must(t, err)
		for _, o := range page.Rows {
			if want = append(want, o.Number); o.Status == connectors.OrderReady && o.Account == shop {
				ready = append(ready, o.Number)
			}
		}
		terms, err := d.orderTerms(d.ctx, "鈴木")
		must(t, err)
		if many, err := d.manyFound(d.ctx, OrderQuery{Search: "鈴木"}, terms); err != nil || !many {
			t.Errorf("many: %v, %v", many, err)
		}
		for _, c := range []struct {
			want OrderQuery
			got  []string
		}{{OrderQuery{Search: "鈴木"}, want}, {OrderQuery{Search: "鈴木", Account: shop, Statuses: []string{connectors.OrderReady}}, ready}} {
			if got := d.listed(c.want); got != strings.Join(c.got, " ") {
				t.Errorf("%+v:\n%s\nwant %s", c.want, got, c.got)
			}
		}
	})
}
