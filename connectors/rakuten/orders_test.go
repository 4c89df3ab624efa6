package rakuten

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/rakuten/rakutentest"
)

func numbersOf(orders []connectors.Order) []string {
	var all []string
	for _, o := range orders {
		all = append(all, o.Number)
	}
	slices.Sort(all)
	return all
}

func sorted(all ...string) []string {
	slices.Sort(all)
	return all
}

func pen() rakutentest.Order {
	return rakutentest.Order{
		Buyer:   rakutentest.Person{Family: "松原", First: "はるか", Zip1: "000", Zip2: "0011", Phone: [3]string{"026", "000", "0011"}},
		Items:   []rakutentest.Item{{Name: "万年筆 葵", Number: "KB-PEN-01", Price: 4400, Units: 1}},
		Postage: 600,
	}
}

func TestOrders_placed_paid_or_shipped_since(t *testing.T) {
	m := newMarket(t)
	add := func(back time.Duration, shipped time.Time) string {
		o := pen()
		o.At, o.ShippedAt = m.clock.at.Add(-back), shipped
		return m.AddOrder(o)
	}
	placed := add(100*day, time.Time{})
	add(200*day, time.Time{})                             // too old
	shipped := add(200*day, m.clock.at.Add(-2*time.Hour)) // old, but shipped today
	old := pen()
	old.At, old.PaidAt = m.clock.at.Add(-200*day), m.clock.at.Add(-3*time.Hour)
	paid := m.AddOrder(old)
	got, err := m.shop.Orders(t.Context(), m.clock.at.Add(-150*day), nil)
	if err != nil || !slices.Equal(numbersOf(got), sorted(placed, shipped, paid)) {
		t.Fatalf("%v %v", numbersOf(got), err)
	}
	if n := m.Count("/searchOrder/"); n != 3*3 {
		t.Errorf("%d searches, want three kinds of day in three windows", n)
	}
	if got[0].Total != 5000 || got[0].Buyer.Name != "松原 はるか" || strings.Contains(string(got[0].Raw), "card") {
		t.Errorf("%+v", got[0])
	}
}

func TestOrders_older_than_the_mall_keeps(t *testing.T) {
	m := newMarket(t)
	if _, err := m.shop.Orders(t.Context(), m.clock.at.Add(-2000*day), nil); err != nil {
		t.Fatal(err)
	}
}

func TestOrders_by_number_in_hundreds(t *testing.T) {
	m := newMarket(t)
	var want []string
	for range 250 {
		want = append(want, m.AddOrder(pen()))
	}
	ask := append(slices.Clone(want), want[0], "370001-20261120-9999999999", "990009-20261120-0000000001", "楽天", "")
	got, err := m.shop.Orders(t.Context(), time.Time{}, ask)
	if err != nil || !slices.Equal(numbersOf(got), sorted(want...)) {
		t.Fatalf("%d orders, %v", len(got), err)
	}
	if n := m.Count("/getOrder/"); n != 3 {
		t.Errorf("%d calls", n)
	}
	if n := m.Count("/searchOrder/"); n != 0 {
		t.Errorf("%d searches", n)
	}
}

func TestOrders_read_before_a_failure_are_kept(t *testing.T) {
	m := newMarket(t)
	var ask []string
	for range 150 {
		ask = append(ask, m.AddOrder(pen()))
	}
	m.Fail(rakutentest.Fault{Kind: rakutentest.Slow}) // the first call is fine
	m.Fail(rakutentest.Fault{Kind: rakutentest.CutAfter})
	got, err := m.shop.Orders(t.Context(), time.Time{}, ask)
	if wantError(t, err, connectors.Temporary, "network"); len(got) != 100 {
		t.Errorf("%d orders", len(got))
	}
}

func TestOrders_version_of_the_settings(t *testing.T) {
	m := newMarket(t)
	number := m.AddOrder(pen())
	for setting, calls := range map[string]int{"": 1, "8": 1, "12": 3, "x": 1} {
		s := connectors.Settings(m.Settings())
		s["order_version"] = setting
		c, err := open(s, connectors.Env{Now: m.clock.now})
		if err != nil {
			t.Fatal(err)
		}
		before := m.Count("/getOrder/")
		got, err := c.(*shop).Orders(t.Context(), time.Time{}, []string{number})
		if n := m.Count("/getOrder/") - before; err != nil || len(got) != 1 || n != calls {
			t.Errorf("%q: %d orders in %d calls, %v", setting, len(got), n, err)
		}
	}
}

func TestOrders_gift_is_for_somebody_else(t *testing.T) {
	for name, c := range map[string]struct {
		change func(o *rakutentest.Order)
		gift   bool
	}{
		"for the buyer":          {func(*rakutentest.Order) {}, false},
		"wrapped, for the buyer": {func(o *rakutentest.Order) { o.Gift, o.Wrapping = true, 330 }, false},
		"to the buyer's office":  {func(o *rakutentest.Order) { o.Recipient = o.Buyer; o.Recipient.City = "別の市" }, false},
		"the name without a space": {func(o *rakutentest.Order) {
			o.Recipient = o.Buyer
			o.Recipient.Family, o.Recipient.First = "松原は", "るか"
		}, false},
		"for a third person":        {func(o *rakutentest.Order) { o.Recipient = rakutentest.Person{Family: "森", First: "ゆき"} }, true},
		"social gift":               {func(o *rakutentest.Order) { o.SocialGift = true }, true},
		"social gift still waiting": {func(o *rakutentest.Order) { o.SocialGift, o.GiftWaiting = true, true }, true},
	} {
		m := newMarket(t)
		o := pen()
		c.change(&o)
		got, err := m.shop.Orders(t.Context(), time.Time{}, []string{m.AddOrder(o)})
		if err != nil || len(got) != 1 || got[0].Gift != c.gift {
			t.Errorf("%s: %+v %v", name, got, err)
			continue
		}
		wrapped := slices.ContainsFunc(got[0].Amounts, func(a connectors.Amount) bool { return a.Label == labelWrapping })
		if wrapped != o.Gift {
			t.Errorf("%s: wrapping shown %v", name, wrapped)
		}
	}
}

// What the order pane compares needs to know which amounts leave the tax alone
// and which one the mall's own sums disagree about.
func TestOrders_points_and_cash_fee_have_their_role(t *testing.T) {
	m := newMarket(t)
	o := pen()
	o.Points, o.Coupon, o.CashFee = 120, 50, 330
	got, err := m.shop.Orders(t.Context(), time.Time{}, []string{m.AddOrder(o)})
	if err != nil || len(got) != 1 {
		t.Fatalf("%+v %v", got, err)
	}
	roles := map[string]string{"ポイント": connectors.AmountPays, "代引料": connectors.AmountCash}
	sum, found := int64(0), 0
	for _, a := range got[0].Amounts {
		sum += a.Yen
		if a.Role != roles[a.Label] {
			t.Errorf("%s: role %q", a.Label, a.Role)
		}
		if a.Role != "" {
			found++
		}
	}
	if found != len(roles) || sum != got[0].Total {
		t.Errorf("%d roles, sum %d of %d", found, sum, got[0].Total)
	}
}

func TestOrders_of_other_shops_are_not_asked_for(t *testing.T) {
	m := newMarket(t)
	got, err := m.shop.Orders(t.Context(), time.Time{}, []string{"990009-20261120-0000000001"})
	if err != nil || len(got) != 0 || len(m.Calls()) != 0 {
		t.Errorf("%v %v, %d calls", got, err, len(m.Calls()))
	}
}

func TestOrders_more_pages_than_one(t *testing.T) {
	m := newMarket(t)
	for i := range 2300 {
		o := pen()
		o.At = m.clock.at.Add(-time.Duration(i) * time.Minute)
		m.AddOrder(o)
	}
	got, err := m.shop.changed(t.Context(), m.clock.at.Add(-10*day))
	if err != nil || len(got) != 2300 {
		t.Fatalf("%d %v", len(got), err)
	}
}

func TestOrders_more_than_a_search_gives_out(t *testing.T) {
	m := newMarket(t)
	const n = 15400
	for i := range n {
		m.AddOrder(rakutentest.Order{At: m.clock.at.Add(-time.Duration(i) * 5 * time.Minute)})
	}
	got, err := m.shop.search(t.Context(), byOrdered, m.clock.at.Add(-60*day), m.clock.at)
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(got)
	if got = slices.Compact(got); len(got) != n {
		t.Errorf("%d of %d", len(got), n)
	}
}

func TestOrders_fall_back_to_an_older_version(t *testing.T) {
	m := newMarket(t)
	number := m.AddOrder(pen())
	m.LimitVersion(8)
	for range 2 {
		if got, err := m.shop.Orders(t.Context(), time.Time{}, []string{number}); err != nil || len(got) != 1 {
			t.Fatalf("%v %v", got, err)
		}
	}
	if n := m.Count("/getOrder/"); n != 3+1 {
		t.Errorf("%d calls, want 10, 9, 8 and then 8 at once", n)
	}
	m.LimitVersion(5)
	_, err := m.shop.Orders(t.Context(), time.Time{}, []string{number})
	wantError(t, err, connectors.Rejected, "bad_request")
}

func TestOrders_refused_by_name_cost_no_other(t *testing.T) {
	m := newMarket(t)
	good, bad := m.AddOrder(pen()), m.AddOrder(pen())
	m.Fail(rakutentest.Fault{
		Kind: rakutentest.Body, Status: 400, Path: "/getOrder/",
		Body: fmt.Sprintf(`{"MessageModelList":[{"messageType":"ERROR","messageCode":"X_ERROR_1","orderNumber":%q}],"OrderModelList":null}`, bad),
	})
	got, err := m.shop.Orders(t.Context(), time.Time{}, []string{good, bad})
	if err != nil || !slices.Equal(numbersOf(got), []string{good}) {
		t.Fatalf("%v %v", numbersOf(got), err)
	}
}

func TestOrders_failures(t *testing.T) {
	refused := `{"orderNumberList":null,"MessageModelList":[{"messageType":"ERROR","messageCode":"ORDER_EXT_API_SEARCH_ORDER_ERROR_011"}],"PaginationResponseModel":null}`
	for name, c := range map[string]struct {
		fault  rakutentest.Fault
		reason connectors.Reason
		code   string
	}{
		"refused":              {rakutentest.Fault{Kind: rakutentest.Body, Status: 400, Body: refused}, connectors.Rejected, "bad_request"},
		"refused inside a 200": {rakutentest.Fault{Kind: rakutentest.Body, Status: 200, Body: refused}, connectors.Rejected, "bad_request"},
		"line cut":             {rakutentest.Fault{Kind: rakutentest.CutAfter}, connectors.Temporary, "network"},
		"page for people":      {rakutentest.Fault{Kind: rakutentest.HTML}, connectors.Temporary, "unreadable_answer"},
		"down":                 {rakutentest.Fault{Kind: rakutentest.Status, Status: 500}, connectors.Temporary, "server_fault"},
		"function off":         {rakutentest.Fault{Kind: rakutentest.Status, Status: 401}, connectors.Auth, "function_off"},
	} {
		t.Run(name, func(t *testing.T) {
			m := newMarket(t)
			m.Fail(c.fault)
			_, err := m.shop.Orders(t.Context(), m.clock.at.Add(-day), nil)
			wantError(t, err, c.reason, c.code)
		})
	}
}

func TestOrders_404_without_an_error_means_none(t *testing.T) {
	m := newMarket(t)
	m.Fail(rakutentest.Fault{
		Kind: rakutentest.Body, Status: 404, Times: -1,
		Body: `{"orderNumberList":null,"MessageModelList":[{"messageType":"INFO","messageCode":"ORDER_EXT_API_SEARCH_ORDER_INFO_102"}]}`,
	})
	if got, err := m.shop.Orders(t.Context(), m.clock.at.Add(-day), nil); err != nil || len(got) != 0 {
		t.Fatalf("%v %v", got, err)
	}
}

func TestReadRefusal(t *testing.T) {
	for body, want := range map[string]refusal{
		`{"errors":[{"code":"GA0001","message":"Un-Authorised"}]}`: {code: "GA0001", message: "Un-Authorised", known: true},
		`{"error":{"code":"IE001","message":"bad parameter","targets":{"toDate":"late","fromDate":"early"}}}`: {
			code: "IE001", message: "bad parameter", fields: []string{"fromDate: early", "toDate: late"}, known: true,
		},
		`{"MessageModelList":[{"messageType":"INFO","messageCode":"A"},{"messageType":"ERROR","messageCode":"B","message":"b"}]}`: {code: "B", message: "b", known: true},
		`{"Results":{"errorCode":"ES04-01","message":"Un-Authorised"}}`:                                                           {code: "ES04-01", message: "Un-Authorised", known: true},
		`<?xml version="1.0"?><errors><element><code>GE1</code><message>m</message></element></errors>`:                           {code: "GE1", message: "m", known: true},
		`<html><body>down</body></html>`: {},
		``:                               {},
	} {
		if got := readRefusal([]byte(body)); got.code != want.code || got.message != want.message ||
			got.known != want.known || !slices.Equal(got.fields, want.fields) {
			t.Errorf("%s\ngot  %+v\nwant %+v", body, got, want)
		}
	}
}

func TestCarrierOf(t *testing.T) {
	for _, c := range []struct{ code, name, id, label string }{
		{"1001", "", "yamato", "ヤマト運輸"},
		{"1030", "ヤマト", "yamato", "ヤマト"},
		{"1028", "", "other", "Rakuten EXPRESS"},
		{"7777", "まち便", "other", "まち便"},
		{"7777", "", "other", "7777"},
		{"", "", "", ""},
	} {
		if id, label, _ := carrierOf(c.code, c.name); id != c.id || label != c.label {
			t.Errorf("%s %s: %s %s", c.code, c.name, id, label)
		}
	}
}

func TestHours(t *testing.T) {
	for n, want := range map[int64]string{
		0: "", 1: "午前", 2: "午後", 9: "その他", 1416: "14時～16時", 708: "7時～8時", 1820: "18時～20時", 77: "77", -1: "",
	} {
		if got := hours(n); got != want {
			t.Errorf("%d: %q", n, got)
		}
	}
}
