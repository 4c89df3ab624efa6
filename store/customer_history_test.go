package store

import (
	"fmt"
	"slices"
	"testing"

	"madoguchi/connectors"
)

func TestCustomerHistory_comes_page_by_page_and_whole(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten", "shop_id", "246369")
		p := connectors.Person{Name: "山田 花子", Address: "hanako@example.jp"}
		var numbers, remotes []string
		for i := range 7 {
			number := fmt.Sprintf("246369-20261101-000000%04d", i)
			d.orders(shop, boughtBy(number, i/2, p, "x")) // two of one moment
			q := asked(fmt.Sprint("R", i), "件", post(fmt.Sprint("m", i), connectors.In, -100+i/2, "質問"))
			q.Customer = p
			d.ingest(shop, q)
			numbers, remotes = append(numbers, number), append(remotes, q.RemoteID)
		}
		row := d.remote(shop, "R0")
		var gotOrders, gotInquiries []string
		for _, of := range []string{HistoryOrders, HistoryInquiries} {
			for after, more := "", true; more; more = after != "" {
				h, err := d.CustomerHistory(d.ctx, HistoryQuery{Customer: row.CustomerID, Of: of, After: after, Limit: 3})
				must(t, err)
				for _, o := range h.Orders {
					gotOrders = append(gotOrders, o.Number)
				}
				for _, q := range h.Inquiries {
					gotInquiries = append(gotInquiries, q.RemoteID)
				}
				after = h.OrdersNext + h.InquiriesNext
			}
		}
		slices.Reverse(gotInquiries)
		if slices.Sort(gotOrders); !slices.Equal(gotOrders, numbers) || !slices.Equal(gotInquiries, remotes) {
			t.Errorf("got %v and %v", gotOrders, gotInquiries)
		}
		h, err := d.CustomerHistory(d.ctx, HistoryQuery{Customer: row.CustomerID, Limit: 3})
		must(t, err)
		if len(h.Orders) != 3 || len(h.Inquiries) != 3 || h.OrdersNext == "" || h.InquiriesNext == "" {
			t.Errorf("the first page of both: %+v", h)
		}
		must(t, d.SetState(d.ctx, clerk, d.remote(shop, "R6").ID, 0, StateDone, ""))
		open, err := d.OpenOfCustomer(d.ctx, row.CustomerID, 2)
		must(t, err)
		if len(open) != 2 || open[0].RemoteID != "R5" || open[1].RemoteID != "R4" {
			t.Errorf("open: %+v", open)
		}
	})
}
