package corpus

import (
	"encoding/json"
	"fmt"
	"iter"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
)

// purchase is the heart of an order: enough to name it in a mail.
type purchase struct {
	number string
	kind   string // rakuten or yahoo
	at     time.Time
	buyer  int // number of a person
	items  [3]int
	lines  int
}

// purchase is the n-th order, 0 being the newest. Half of all buyers come back.
func (s *Shop) purchase(n int) purchase {
	d := s.dice(ofOrder, n)
	o := purchase{kind: "rakuten", at: s.at(n, s.o.Size.Orders, d.Float64()), buyer: n, lines: 1 + d.IntN(3)*d.IntN(2)}
	if d.IntN(2) == 0 {
		o.buyer = d.IntN(s.o.Size.Orders)
	}
	for i := range o.items {
		o.items[i] = d.IntN(products)
	}
	if d.IntN(5) < 2 {
		o.kind, o.number = "yahoo", fmt.Sprintf("%s-%08d", YahooSeller, 10_000_000+s.o.Size.Orders-n)
		return o
	}
	o.number = fmt.Sprintf("%s-%s-%03d%07d", RakutenShop, jst.In(o.at).Format("20060102"), d.IntN(1000), n)
	return o
}

// Order is the n-th order, 0 being the newest.
func (s *Shop) Order(n int) connectors.Order {
	c, d := s.purchase(n), s.dice(ofOrder, n+1<<40)
	who := s.person(c.buyer)
	o := connectors.Order{
		Number: c.number, OrderedAt: c.at, ChangedAt: c.at.Add(30 * time.Hour), Status: connectors.OrderShipped, StatusAs: "発送済", Paid: true,
		Payment: pick(d, s.v.lists["payment"])[utf8], Buyer: who.who(), BuyerAt: who.place(), URL: "https://rms.example/order/" + c.number,
	}
	if c.kind == "rakuten" && d.IntN(10) < 8 {
		o.Buyer.Address = masked(c.number)
	}
	for _, id := range c.items[:c.lines] {
		p := s.product(id)
		l := connectors.Line{Code: p.code, Name: p.name(), Options: "色:" + p.colour[utf8], Price: p.price, Count: int64(1 + d.IntN(3)), TaxRate: 10}
		o.Lines, o.Total = append(o.Lines, l), o.Total+l.Price*l.Count
	}
	postage := int64(d.IntN(2) * 770)
	o.Amounts = []connectors.Amount{{Label: "小計", Yen: o.Total}, {Label: "送料", Yen: postage}}
	o.Total += postage
	o.Taxes = []connectors.Tax{{Rate: 10, Total: o.Total, Tax: o.Total / 11}}
	o.Parcels = []connectors.Parcel{{
		To: o.BuyerAt, Carrier: "yamato", CarrierAs: "ヤマト運輸", Number: track(d.Uint64()), ShippedAt: jst.In(c.at.Add(26 * time.Hour)).Format(time.DateOnly),
	}}
	s.early(&o)
	o.Raw, _ = json.Marshal(o) // of strings and numbers: cannot fail
	return o
}

// early is an order of the last two days, which has not left yet.
func (s *Shop) early(o *connectors.Order) {
	if s.o.Newest.Sub(o.OrderedAt) > 48*time.Hour {
		return
	}
	o.Status, o.StatusAs, o.ChangedAt = connectors.OrderReady, "発送待ち", o.OrderedAt
	o.Parcels[0].Number, o.Parcels[0].ShippedAt = "", ""
}

// Orders yields all orders, the oldest first.
func (s *Shop) Orders() iter.Seq[connectors.Order] {
	return func(yield func(connectors.Order) bool) {
		for n := s.o.Size.Orders - 1; n >= 0; n-- {
			if !yield(s.Order(n)) {
				return
			}
		}
	}
}

// masked is how 楽天 hides the buyer's address.
func masked(number string) string {
	return fmt.Sprintf("%016x@pc.fw.rakuten.ne.jp", mix(uint64(len(number))<<48^uint64(crc(number))))
}

func crc(s string) (h uint64) {
	h = 14695981039346656037
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// track is a parcel's number with the check digit of ヤマト運輸 (the first eleven modulo 7).
func track(x uint64) string {
	n := x % 1e11
	return fmt.Sprintf("%011d%d", n, n%7)
}
