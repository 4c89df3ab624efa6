package yahoo_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/yahoo/yahootest"
)

func order(number string, placed, changed time.Time) yahootest.Order {
	return yahootest.Order{
		Number: number, OrderedAt: placed, UpdatedAt: changed, Seen: true, Paid: true, Ship: 1, LastName: "見本", FirstName: "花子",
		Lines: []yahootest.Line{{Code: "cup", Name: "湯のみ <青>", Price: 1100, Count: 2}, {Code: "tea", Name: "煎茶", Price: 540, Count: 1, TaxRate: 8}},
	}
}

func numbers(all []connectors.Order) string {
	var list []string
	for _, o := range all {
		list = append(list, o.Number)
	}
	return strings.Join(list, " ")
}

func TestOrders_since_are_those_placed_or_changed_then(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	day := 24 * time.Hour
	s.AddOrder(order("hinata-zakka-10000001", morning.Add(-20*day), morning.Add(-19*day)))
	s.AddOrder(order("hinata-zakka-10000002", morning.Add(-20*day), morning.Add(-time.Hour))) // shipped today
	s.AddOrder(order("hinata-zakka-10000003", morning.Add(-2*day), morning.Add(-2*day)))
	all, err := open(t, s, c, nil).Orders(t.Context(), morning.Add(-3*day), nil)
	if err != nil || numbers(all) != "hinata-zakka-10000003 hinata-zakka-10000002" {
		t.Fatalf("%s, %v", numbers(all), err)
	}
	if o := all[0]; o.Total != 2740 || len(o.Lines) != 2 || o.Lines[0].Name != "湯のみ <青>" || o.Taxes[1] != (connectors.Tax{Rate: 8, Total: 540, Tax: 40}) {
		t.Errorf("%+v", o)
	}
	if n := s.Count("orderInfo"); n != 2 {
		t.Errorf("%d orderInfo calls", n)
	}
}

func TestOrders_by_number_leave_out_the_unknown(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	s.AddOrder(order("hinata-zakka-10000001", morning, morning))
	all, err := open(t, s, c, nil).Orders(t.Context(), time.Time{}, []string{
		"hinata-zakka-19999999", "hinata-zakka-10000001", " hinata-zakka-10000001 ", "no <number>", "",
	})
	if err != nil || numbers(all) != "hinata-zakka-10000001" {
		t.Errorf("%s, %v", numbers(all), err)
	}
	if n := s.Count("orderInfo"); n != 2 {
		t.Errorf("%d calls", n)
	}
}

func TestOrders_a_field_the_server_does_not_know_is_dropped_and_remembered(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	s.AddOrder(order("hinata-zakka-10000001", morning, morning))
	s.Forget("SuspectMessage")
	s.Forget("GiftWrapName")
	s.Forget("LastUpdateTime")
	a := open(t, s, c, nil)
	for range 2 {
		all, err := a.Orders(t.Context(), morning.Add(-time.Hour), nil)
		if err != nil || len(all) != 1 || all[0].Total != 2740 {
			t.Fatalf("%d orders, %v", len(all), err)
		}
	}
	if info, list := s.Count("orderInfo"), s.Count("orderList"); info != 5 || list != 3 {
		t.Errorf("%d orderInfo calls, %d orderList calls", info, list)
	}
	for _, call := range s.Calls() {
		if strings.Contains(call.Body, ",Card") {
			t.Error("a card field was asked for")
		}
	}
}

func TestOrders_a_failure_midway_gives_what_was_read(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	s.AddOrder(order("hinata-zakka-10000001", morning, morning))
	s.AddOrder(order("hinata-zakka-10000002", morning, morning))
	a := open(t, s, c, nil)
	s.Break(yahootest.Fault{Path: "orderInfo", Kind: yahootest.Slow}) // the first one passes
	s.Break(yahootest.Fault{Path: "orderInfo", Kind: yahootest.Status, Code: 500, Times: -1})
	both := []string{"hinata-zakka-10000001", "hinata-zakka-10000002"}
	all, err := a.Orders(t.Context(), time.Time{}, both)
	if numbers(all) != both[0] {
		t.Errorf("%s, %v", numbers(all), err)
	}
	reason(t, err, connectors.Temporary, "")
}

func TestOrders_more_than_a_minute_of_them_come_in_steps(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	const perCall, many = 60, 65
	for i := range many {
		s.AddOrder(order(fmt.Sprintf("hinata-zakka-2%07d", i), morning, morning.Add(time.Duration(i)*time.Minute)))
	}
	a := open(t, s, c, nil)
	seen := map[string]bool{}
	first, err := a.Orders(t.Context(), morning.Add(-time.Hour), nil)
	if !errors.Is(err, connectors.ErrMore) || len(first) != perCall {
		t.Fatalf("%d orders, %v", len(first), err)
	}
	rest, err := a.Orders(t.Context(), first[len(first)-1].ChangedAt, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range append(first, rest...) {
		seen[o.Number] = true
	}
	if len(seen) != many {
		t.Fatalf("%d of %d orders", len(seen), many)
	}
}

func TestOrders_half_an_answer_is_an_error(t *testing.T) {
	for _, path := range []string{"orderList", "orderInfo"} {
		s, c := shop(t, yahootest.Options{})
		s.AddOrder(order("hinata-zakka-10000001", morning, morning))
		s.Break(yahootest.Fault{Path: path, Kind: yahootest.Truncated})
		_, err := open(t, s, c, nil).Orders(t.Context(), morning.Add(-time.Hour), nil)
		reason(t, err, connectors.Temporary, "bad_answer")
	}
}
