package app

import (
	"slices"
	"strings"

	"madoguchi/app/export/book"
	"madoguchi/connectors"
	"madoguchi/store"
)

// ratesOf are an order's amounts by rate. 楽天 says them itself, taxes too, before points
// and after coupons. Elsewhere they are the sum of the articles; what the order comes to
// beyond that is postage at the usual rate, what is missing is shared out. A doubt says
// what of it nobody has said.
func ratesOf(o store.Order) (rates []book.PerRate, doubt string) {
	var goods int64
	for _, t := range o.Taxes {
		if t.Total == connectors.NotFixed || t.Tax == connectors.NotFixed {
			return []book.PerRate{{Rate: t.Rate, Amount: -1}}, "注文の税率別の金額が、モールでまだ決まっていません。"
		}
		r := book.PerRate{Rate: t.Rate, Amount: t.Total} // the tax is reckoned as the shop rounds
		if o.Kind == book.Rakuten && o.Source == connectors.FromAPI {
			r.TaxYen, r.Source = t.Tax, book.TaxFromOrder
		}
		goods += t.Total
		rates = append(rates, r)
	}
	if len(rates) == 0 {
		return []book.PerRate{}, "注文に税率別の金額がありません。"
	}
	paid := o.Total
	for _, a := range o.Amounts {
		if a.Role == connectors.AmountPays { // points and gift cards are a way to pay
			paid -= a.Yen
		}
	}
	if rates[0].Source == book.TaxFromOrder || o.Total == connectors.NotFixed {
		return rates, ""
	}
	added, off := restOf(o, paid, goods)
	if added == 0 && off == 0 {
		return rates, ""
	}
	doubt = "注文には、送料や割引の税率がありません。送料は 10%、割引は税率の割合で分けました。金額を確かめてください。"
	if mallCoupon(o) {
		doubt += mallCouponDoubt
	}
	return withRest(rates, added, off, goods), doubt
}

// mallCouponDoubt is of a coupon that the mall pays the shop for: how it is booked is not the
// same everywhere, so that it is taken off as any other, and said.
const mallCouponDoubt = "モール負担のクーポンが含まれます。売上の扱いを税理士に確かめてください。"

func mallCoupon(o store.Order) bool {
	return slices.ContainsFunc(o.Amounts, func(a connectors.Amount) bool { return a.Label == connectors.MallCoupon && a.Yen != 0 })
}

// restOf is what an order comes to beyond its articles, and what is taken off them. Both may
// be there though the sum is that of the articles, as with a coupon as large as the postage.
func restOf(o store.Order, paid, goods int64) (added, off int64) {
	for _, a := range extras(o) {
		if a.Yen > 0 || strings.HasPrefix(a.Label, "送料") { // a coupon for the postage
			added += a.Yen
		} else {
			off -= a.Yen
		}
	}
	if added < 0 || off >= goods || added-off != paid-goods { // nobody has said what it is
		return max(paid-goods, 0), max(goods-paid, 0)
	}
	return added, off
}

// withRest brings the sum of the articles to what was paid for the order: what was taken off
// is shared out over the articles, what was added stands at the usual rate.
func withRest(rates []book.PerRate, added, off, goods int64) []book.PerRate {
	if off > 0 {
		rates = book.Shop{}.Split(goods-off, rates)
		for i := range rates {
			rates[i].TaxYen, rates[i].Source = 0, ""
		}
	}
	if added == 0 {
		return rates
	}
	i := slices.IndexFunc(rates, func(r book.PerRate) bool { return r.Rate == 10 })
	if i < 0 {
		rates = append([]book.PerRate{{Rate: 10}}, rates...)
		i = 0
	}
	rates[i].Amount += added
	return rates
}

// extras are what an order comes to beside its articles: postage, wrapping, coupons.
func extras(o store.Order) []connectors.Amount {
	var out []connectors.Amount
	for _, a := range o.Amounts {
		if a.Role == connectors.AmountPays || a.Yen == 0 || a.Yen == connectors.NotFixed || slices.Contains([]string{"小計", "商品合計", "商品計", "合計"}, a.Label) {
			continue
		}
		out = append(out, a)
	}
	return out
}
