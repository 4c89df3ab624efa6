package yahoo

import (
	"slices"
	"strings"

	"madoguchi/connectors"
)

func lines(items []item) []connectors.Line {
	list := []connectors.Line{}
	for _, i := range items {
		l := connectors.Line{
			Code: i.Code.String(), SKU: i.SKU.String(), Name: i.Title.String(), Options: options(i),
			Price: i.Price.Int(), Count: i.Count.Int(), TaxRate: int(i.TaxRate.Int()), Lead: i.Lead.String(),
		}
		if i.Taxable != "" && !i.Taxable.Bool() || l.TaxRate < 0 || l.TaxRate > 100 {
			l.TaxRate = 0
		}
		list = append(list, l)
	}
	return list
}

// options in the order the customer chose them; the variation repeats one of
// them as a rule.
func options(i item) string {
	var list []string
	add := func(s string) {
		if s != "" && !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	for _, s := range strings.Split(i.Variant.String(), ";") {
		add(strings.TrimSpace(s))
	}
	for _, o := range append(i.Options, i.Engrave...) {
		add(join(":", o.Name, o.Value))
	}
	return strings.Join(list, "\n")
}

// taxes are the lines by rate. The API gives no tax amount: it is the tax inside
// the total, rounded down. Postage and reductions are not in it, because nothing
// says to which rate they belong.
func taxes(lines []connectors.Line) []connectors.Tax {
	list := []connectors.Tax{}
	for _, l := range lines {
		i := slices.IndexFunc(list, func(t connectors.Tax) bool { return t.Rate == l.TaxRate })
		if i < 0 {
			list = append(list, connectors.Tax{Rate: l.TaxRate})
			i = len(list) - 1
		}
		list[i].Total += l.Price * l.Count
	}
	for i, t := range list {
		list[i].Tax = t.Total * int64(t.Rate) / int64(100+t.Rate)
	}
	slices.SortFunc(list, func(a, b connectors.Tax) int { return b.Rate - a.Rate })
	return list
}

// amounts as on the order page; what is zero is left out but for the subtotal
// and the postage. Reductions are negative, however they were signed.
func amounts(o orderInfo) []connectors.Amount {
	var items int64
	for _, l := range lines(o.Items) {
		items += l.Price * l.Count
	}
	d := o.Detail
	list := []connectors.Amount{{Label: "商品合計", Yen: items}, {Label: "送料", Yen: d.ShipCharge.Int()}}
	put := func(label string, yen int64, role string) {
		if yen != 0 {
			list = append(list, connectors.Amount{Label: label, Yen: yen, Role: role})
		}
	}
	add := func(label string, yen int64) { put(label, yen, "") }
	less := func(label string, v loose) { add(label, -max(v.Int(), -v.Int())) }
	pays := func(label string, v loose) { put(label, -max(v.Int(), -v.Int()), connectors.AmountPays) }
	add("手数料", d.PayCharge.Int())
	add("ギフト包装料", d.WrapCharge.Int())
	less("値引き", d.Discount)
	add("調整額", d.Adjustments.Int())
	less("ストアクーポン", o.StoreCoupon)
	less("送料クーポン", o.ShippingCoupon)
	less(connectors.MallCoupon, d.MallCoupon)
	pays("ギフトカード", d.GiftCard)
	pays("ポイント利用", d.Points)
	return list
}
