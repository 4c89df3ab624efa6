package demo

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"madoguchi/app/demo/content"
	"madoguchi/connectors"
	"madoguchi/connectors/carrier"
	"madoguchi/connectors/jst"
	"madoguchi/connectors/rakuten"
	"madoguchi/connectors/rakuten/rakutentest"
)

// addRakuten opens a conversation in R-Messe and returns its number.
func (s *Shop) addRakuten(t content.Thread) string {
	first := t.Posts[0]
	q := rakutentest.Inquiry{
		Category: t.Remote, Customer: t.Who.Name, Mail: masked(t.Who), Text: first.Text, At: first.At, GiftUser: t.Gift,
		Read: t.State != "new", Files: rakutenFiles(first),
	}
	if t.Order != nil {
		q.Order = t.Order.Number
	}
	if t.Item != nil {
		q.ItemName, q.ItemNumber = t.Item.Name, t.Item.Code
		q.ItemURL = "/" + content.RakutenFolder + "/" + strings.ToLower(t.Item.Code) + "/"
	}
	for _, p := range t.Posts[1:] {
		q.Replies = append(q.Replies, rakutentest.Reply{From: side(p, "merchant", "user"), Text: p.Text, At: p.At, Files: rakutenFiles(p)})
	}
	number := s.rakuten.Add(q)
	if t.Refuse {
		s.gate.refuse(number)
	}
	if t.Drop {
		s.gate.drop(number)
	}
	return number
}

// completeRakuten completes the conversations that are over, as the shop does:
// through the mall, where a customer's later post would have reopened them.
func (s *Shop) completeRakuten(ctx context.Context) error {
	c, err := rakuten.Spec.Open(s.rakuten.Settings(), connectors.Env{Now: s.now, Log: s.log})
	if err != nil {
		return err
	}
	m, ok := c.(connectors.Marker)
	if !ok {
		return nil
	}
	var over []connectors.Marking
	for number, t := range s.threads { // nobody else knows the shop yet
		if t.Channel == content.Rakuten && t.State == "done" {
			over = append(over, connectors.Marking{Inquiry: number, Mark: connectors.MarkComplete})
		}
	}
	return errors.Join(m.Mark(ctx, over)...)
}

func side(p content.Post, shop, customer string) string {
	if p.Shop {
		return shop
	}
	return customer
}

func rakutenFiles(p content.Post) []rakutentest.File {
	if p.File == "" {
		return nil
	}
	data, kind := content.File(p.File, p.Kind)
	return []rakutentest.File{{Name: p.File, Type: kind, Data: data}}
}

// masked is what the mall shows instead of a customer's address.
func masked(p content.Person) string { return p.Key + "s1@pc.fw.rakuten.ne.jp" }

func rakutenOrder(o content.Order) rakutentest.Order {
	out := rakutentest.Order{
		Number: o.Number, At: o.At, Progress: progress(o.State), Buyer: rakutenPerson(o.Buyer), Postage: o.Postage,
		Coupon: o.Coupon, Points: o.Points, PaymentCode: paymentCode(o.Payment), Payment: o.Payment,
		ShippedAt: o.Shipped, Carrier: carrierCode(o.Carrier), WishDay: o.WishDay, Remarks: o.Remarks, Memo: o.Memo,
		Noshi: o.Noshi, DropOff: o.DropOff, Gift: o.Gift || o.Wrap || o.Noshi != "", SocialGift: o.Social,
	}
	out.WishHours, _ = strconv.Atoi(o.WishAt)
	if o.To.Key != o.Buyer.Key {
		out.Recipient = rakutenPerson(o.To)
	}
	if o.Wrap {
		out.Wrapping = 330
	}
	if o.Payment == "代金引換" {
		out.CashFee = 330
	}
	if o.Caution > 0 {
		out.Caution, out.CautionWhy = 1, o.Caution
	}
	for _, l := range o.Lines {
		out.Items = append(out.Items, rakutentest.Item{
			Name: l.Product.Name, Number: l.Product.Code, Manage: strings.ToLower(l.Product.Code), SKU: l.Product.Key,
			Variant: "normal-inventory", SKUInfo: l.Product.Options, Price: l.Product.Price, Units: l.Count, TaxRate: l.Product.TaxRate,
		})
	}
	out.Shipments = shipments(o)
	return out
}

func shipments(o content.Order) []rakutentest.Shipment {
	var all []rakutentest.Shipment
	c, _ := carrier.ByID(o.Carrier)
	for _, n := range o.Parcels {
		all = append(all, rakutentest.Shipment{
			Number: carrier.Display(n), Company: carrierCode(o.Carrier), CompanyName: c.Name, Date: jst.Day(o.Shipped),
		})
	}
	return all
}

func rakutenPerson(p content.Person) rakutentest.Person {
	family, first, _ := strings.Cut(p.Name, " ")
	familyKana, firstKana, _ := strings.Cut(p.Kana, " ")
	out := rakutentest.Person{
		Family: family, First: first, FamilyKana: familyKana, FirstKana: firstKana, Zip1: p.Zip[:3], Zip2: p.Zip[3:],
		Prefecture: p.Prefecture, City: p.City, Rest: p.To, Mail: masked(p),
	}
	copy(out.Phone[:], strings.SplitN(p.Phone, "-", 3))
	return out
}

// progress is the mall's number of a state.
func progress(state string) int {
	return map[string]int{
		connectors.OrderUnconfirmed: 100, connectors.OrderUnpaid: 200, connectors.OrderReady: 300, connectors.OrderHeld: 400,
		connectors.OrderShipped: 500, connectors.OrderFinished: 700, connectors.OrderCanceling: 800, connectors.OrderCanceled: 900,
	}[state]
}

func paymentCode(method string) int {
	return map[string]int{"クレジットカード": 1, "代金引換": 2, "後払い": 21, "銀行振込": 9, "コンビニエンスストア": 14}[method]
}

// carrierCode is the same at both malls for the carriers of the demo.
func carrierCode(id string) string {
	return map[string]string{"yamato": "1001", "sagawa": "1002", "japanpost": "1003"}[id]
}
