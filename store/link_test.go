package store

import (
	"slices"
	"testing"
	"time"

	"madoguchi/connectors"
)

const (
	numberA = "246369-20261101-0000674401"
	numberB = "246369-20261102-0000674402"
)

func order(number string) connectors.Order {
	return connectors.Order{
		Number: number, OrderedAt: at(-5000), Status: connectors.OrderReady,
		Buyer: connectors.Person{Name: "鈴木 一郎", Kana: "スズキ イチロウ", Address: "ichiro@example.jp", Phone: "090-1234-5678"},
		Lines: []connectors.Line{{Name: "りんご 5kg", Count: 1}}, Total: 3980,
	}
}

func (d *desk) orders(account int64, orders ...connectors.Order) []int64 {
	d.t.Helper()
	changed, err := d.SaveOrders(d.ctx, account, orders, time.Time{})
	must(d.t, err)
	return changed
}

func (d *desk) verdict(inquiry int64, number string) string {
	d.t.Helper()
	links, err := d.Links(d.ctx, inquiry)
	must(d.t, err)
	for _, l := range links {
		if l.Number == number {
			return l.Verdict + " " + l.Reason
		}
	}
	return ""
}

func TestLink_takes_the_malls_own_number_before_the_order_is_read(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten", "shop_id", "246369")
		q := asked("1", "件", post("a", connectors.In, -9, "別の注文 "+numberB+" もあります"))
		q.Order = numberA
		d.ingest(shop, q)
		got := d.remote(shop, "1")
		if got.OrderNumber != numberA || got.LinkReason != "mall" || got.OrderID != 0 || got.LinkBy != "machine" {
			t.Errorf("got %+v", got)
		}
		want, err := d.OrdersWanted(d.ctx, shop, 10)
		must(t, err)
		slices.Sort(want)
		if !slices.Equal(want, []string{numberA, numberB}) {
			t.Errorf("wanted %v", want)
		}
		if changed := d.orders(shop, order(numberA)); len(changed) != 1 || changed[0] != got.ID {
			t.Errorf("changed %v", changed)
		}
		if d.remote(shop, "1").OrderID == 0 {
			t.Error("the late order was not filled in")
		}
	})
}

func TestLink_takes_the_one_order_of_ours_in_the_text(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		d.account("rakuten", "shop_id", "246369")
		box := d.account("mailbox")
		q := mail("a", "x@example.jp", "注文番号 ２４６３６９－２０２６１１０１－００００６７４４０１", -9)
		d.ingest(box, q)
		got := d.remote(box, "a")
		if got.OrderNumber != numberA || got.LinkReason != "text" {
			t.Errorf("got %q %q", got.OrderNumber, got.LinkReason)
		}
	})
}

func TestLink_chooses_neither_of_two(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten", "shop_id", "246369")
		d.orders(shop, order(numberA), order(numberB))
		d.ingest(shop, asked("1", numberA, post("a", connectors.In, -9, "と "+numberB+" です")))
		q := d.remote(shop, "1")
		if q.OrderNumber != "" || d.verdict(q.ID, numberA) != "offered text" || d.verdict(q.ID, numberB) != "offered text" {
			t.Errorf("linked %q, links %s, %s", q.OrderNumber, d.verdict(q.ID, numberA), d.verdict(q.ID, numberB))
		}
		must(t, d.UnlinkOrder(d.ctx, clerk, q.ID, numberA))
		d.ingest(shop, asked("1", numberA, post("b", connectors.In, -8, "まだですか")))
		if q = d.remote(shop, "1"); q.OrderNumber != "" {
			t.Errorf("one refused, the other was linked by itself: %q", q.OrderNumber)
		}
	})
}

func TestLink_only_offers_a_number_nobody_knows(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten", "shop_id", "246369")
		d.ingest(shop, asked("1", "件", post("a", connectors.In, -9, "注文番号 999999-20261101-0000674401")))
		q := d.remote(shop, "1")
		if q.OrderNumber != "" || d.verdict(q.ID, "999999-20261101-0000674401") != "offered unverified" {
			t.Errorf("linked %q", q.OrderNumber)
		}
		want, err := d.OrdersWanted(d.ctx, shop, 10)
		must(t, err)
		if len(want) != 0 {
			t.Errorf("wanted %v", want)
		}
	})
}

func TestLink_finds_the_order_that_comes_later(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("yahoo")
		d.ingest(shop, asked("1", "件", post("a", connectors.In, -9, "ご注文番号：10012345 について")))
		q := d.remote(shop, "1")
		if q.OrderNumber != "" {
			t.Fatalf("linked %q", q.OrderNumber)
		}
		d.orders(shop, order("10012345"))
		if q = d.remote(shop, "1"); q.OrderNumber != "10012345" || q.OrderID == 0 || q.LinkReason != "text" {
			t.Errorf("got %q %d %q", q.OrderNumber, q.OrderID, q.LinkReason)
		}
	})
}

func TestLink_of_a_person_is_never_overruled(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten", "shop_id", "246369")
		q := asked("1", "件", post("a", connectors.In, -9, "？"))
		q.Order = numberA
		d.ingest(shop, q)
		id := d.remote(shop, "1").ID
		must(t, d.LinkOrder(d.ctx, clerk, id, numberB))
		q.Messages = append(q.Messages, post("b", connectors.In, -8, numberA))
		d.ingest(shop, q)
		d.orders(shop, order(numberA), order(numberB))
		got := d.inquiry(id)
		if got.OrderNumber != numberB || got.LinkBy != "person" || got.OrderID == 0 {
			t.Errorf("got %q by %q, order %d", got.OrderNumber, got.LinkBy, got.OrderID)
		}
	})
}

func TestLink_refused_by_a_person_stays_refused(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten", "shop_id", "246369")
		q := asked("1", "件", post("a", connectors.In, -9, "？"))
		q.Order = numberA
		d.ingest(shop, q)
		id := d.remote(shop, "1").ID
		must(t, d.UnlinkOrder(d.ctx, clerk, id, ""))
		q.Messages = append(q.Messages, post("b", connectors.In, -8, "まだですか"))
		d.ingest(shop, q)
		d.orders(shop, order(numberA))
		if got := d.inquiry(id); got.OrderNumber != "" || d.verdict(id, numberA) != "refused mall" {
			t.Errorf("linked %q, %s", got.OrderNumber, d.verdict(id, numberA))
		}
		must(t, d.LinkOrder(d.ctx, clerk, id, numberA))
		if got := d.inquiry(id); got.OrderNumber != numberA || got.OrderID == 0 {
			t.Errorf("a person may change their mind: %q", got.OrderNumber)
		}
	})
}

func TestLink_names_the_customer_where_the_mall_does_not(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("yahoo", "seller_id", "my-store")
		q := connectors.Inquiry{RemoteID: "1", Subject: "件", Order: "my-store-10000001", Messages: []connectors.Message{post("a", connectors.In, -9, "？")}}
		d.ingest(shop, q)
		d.orders(shop, order("my-store-10000001"))
		got := d.remote(shop, "1")
		if got.Customer != "鈴木 一郎" {
			t.Errorf("customer %q", got.Customer)
		}
		page, err := d.Inquiries(d.ctx, InquiryQuery{Search: "すずき 09012345678"})
		must(t, err)
		if len(page.Rows) != 1 {
			t.Errorf("found %d", len(page.Rows))
		}
		orders, err := d.CustomerOrders(d.ctx, got.ID)
		must(t, err)
		if len(orders) != 1 || orders[0].Number != "my-store-10000001" {
			t.Errorf("orders %+v", orders)
		}
		d.ingest(shop, asked("2", "別件", post("b", connectors.In, -8, "別件です")))
		other := asked("3", "三つ目", post("c", connectors.In, -7, "三つ目です"))
		other.Customer = connectors.Person{Name: "鈴木", Phone: "09012345678"}
		d.ingest(shop, other)
		inquiries, err := d.CustomerInquiries(d.ctx, got.ID)
		must(t, err)
		if len(inquiries) != 1 || inquiries[0].RemoteID != "3" {
			t.Errorf("inquiries %+v", inquiries)
		}
	})
}

func TestLink_prefers_the_own_account_when_two_malls_use_one_number(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		one, two := d.account("yahoo"), d.account("rakuten")
		d.orders(one, order("10012345"))
		d.orders(two, order("10012345"))
		d.ingest(one, asked("1", "件", post("a", connectors.In, -9, "注文番号 10012345")))
		got := d.remote(one, "1")
		o, err := d.Order(d.ctx, got.OrderID)
		must(t, err)
		if o.Account != one || o.Buyer.Name != "鈴木 一郎" || o.Lines[0].Name != "りんご 5kg" || !o.OrderedAt.Equal(at(-5000)) {
			t.Errorf("order %+v", o)
		}
		both, err := d.OrderByNumber(d.ctx, "10012345")
		must(t, err)
		if len(both) != 2 {
			t.Errorf("%d orders", len(both))
		}
	})
}

func TestOrdersWanted_asks_again_for_a_miss_after_six_hours(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten", "shop_id", "246369")
		q := asked("1", "件", post("a", connectors.In, -9, "？"))
		q.Order = numberA
		d.ingest(shop, q)
		must(t, d.OrdersMissing(d.ctx, shop, []string{numberA}))
		for _, step := range []struct {
			after time.Duration
			want  int
		}{{time.Hour, 0}, {6 * time.Hour, 1}} {
			d.later(step.after)
			got, err := d.OrdersWanted(d.ctx, shop, 10)
			must(t, err)
			if len(got) != step.want {
				t.Errorf("after %v more: %v", step.after, got)
			}
		}
		d.orders(shop, order(numberA))
		if got, _ := d.OrdersWanted(d.ctx, shop, 10); len(got) != 0 {
			t.Errorf("just read: %v", got)
		}
		d.later(7 * time.Hour)
		if got, _ := d.OrdersWanted(d.ctx, shop, 10); !slices.Equal(got, []string{numberA}) {
			t.Errorf("read long ago: %v", got)
		}
	})
}
