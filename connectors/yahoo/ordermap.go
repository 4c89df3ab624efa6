package yahoo

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"madoguchi/connectors"
)

// readOrder decodes an answer of orderInfo.
func readOrder(body []byte, seller string) (connectors.Order, error) {
	var r infoResult
	if decodeXML(body, &r) != nil || r.XMLName.Local != "ResultSet" || r.Order == nil || r.Order.OrderID.String() == "" {
		return connectors.Order{}, badAnswer("OrderInfo")
	}
	o := order(*r.Order, seller)
	o.Raw = withoutCards(body)
	return o, nil
}

// cards are asked for never; a server that sends them all the same must not
// make us keep them.
var cards = regexp.MustCompile(`(?s)<(Card\w*|AuthInfo)>.*?</(Card\w*|AuthInfo)>`)

func withoutCards(body []byte) []byte { return cards.ReplaceAll(body, nil) }

// order puts one into our words.
func order(o orderInfo, seller string) connectors.Order {
	number := o.OrderID.String()
	state, label := orderState(o)
	out := connectors.Order{
		Number: number, OrderedAt: moment(o.Ordered), ChangedAt: moment(o.Updated),
		Status: state, StatusAs: label, Sub: sub(o),
		Paid: o.Pay.Status == "1", PaidAt: day(o.Pay.Date), Payment: payment(o.Pay),
		Buyer:   buyer(o.Pay),
		BuyerAt: billPlace(o.Pay),
		Remarks: o.BuyerComments.String(), Memo: o.Notes.String(),
		Wish:    join(" ", o.Ship.RequestDate, o.Ship.RequestTime),
		Noshi:   wrapping(o.Ship),
		Parcels: parcels(o),
		Lines:   lines(o.Items),
		Amounts: amounts(o),
		Total:   o.Detail.Total.Int(),
		Receipt: receipt(o.Pay),
		Caution: caution(o),
		URL:     orderURL(seller, number),
	}
	out.Gift = gift(o, out)
	out.Taxes = taxes(out.Lines)
	return out
}

func join(sep string, values ...loose) string {
	var list []string
	for _, v := range values {
		if s := v.String(); s != "" {
			list = append(list, s)
		}
	}
	return strings.Join(list, sep)
}

func buyer(p payInfo) connectors.Person {
	return connectors.Person{
		Name: join(" ", p.LastName, p.FirstName), Kana: join(" ", p.LastNameKana, p.FirstNameKana),
		Address: p.Mail.String(), Phone: p.Phone.String(),
	}
}

func billPlace(p payInfo) connectors.Place {
	return connectors.Place{
		Name: join(" ", p.LastName, p.FirstName), Kana: join(" ", p.LastNameKana, p.FirstNameKana),
		Zip: digits(p.Zip.String()), State: p.Prefecture.String(), City: p.City.String(),
		Rest: join(" ", p.Address1, p.Address2), Phone: p.Phone.String(),
	}
}

// shipPlace is the recipient. A gift whose link the buyer has passed on has no
// address until the recipient enters one.
func shipPlace(o orderInfo) connectors.Place {
	s := o.Ship
	p := connectors.Place{
		Name: join(" ", s.LastName, s.FirstName), Kana: join(" ", s.LastNameKana, s.FirstNameKana),
		Zip: digits(s.Zip.String()), State: s.Prefecture.String(), City: s.City.String(),
		Rest: join(" ", s.Address1, s.Address2), Phone: s.Phone.String(),
	}
	p.Waiting = o.SocialGift == "1" && p.State == "" && p.Rest == ""
	return p
}

func gift(o orderInfo, out connectors.Order) bool {
	to := out.Parcels[0].To.Name
	return o.SocialGift.Int() > 0 || to != "" && out.Buyer.Name != "" && to != out.Buyer.Name
}

// parcels: the API has two tracking numbers, both for the one recipient.
func parcels(o orderInfo) []connectors.Parcel {
	s := o.Ship
	first := connectors.Parcel{
		To: shipPlace(o), Number: trackingNumber(s.Number1), ShippedAt: dateOnly(s.Date), Arrives: dateOnly(s.Arrival),
	}
	first.Carrier, first.CarrierAs = carrier(s.Company.String())
	if url := s.URL.String(); strings.HasPrefix(url, "https://") {
		first.URL = url
	}
	list := []connectors.Parcel{first}
	if n := trackingNumber(s.Number2); n != "" && n != first.Number {
		second := first
		second.Number, second.URL = n, ""
		list = append(list, second)
	}
	return list
}

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
	add := func(label string, yen int64) {
		if yen != 0 {
			list = append(list, connectors.Amount{Label: label, Yen: yen})
		}
	}
	less := func(label string, v loose) { add(label, -max(v.Int(), -v.Int())) }
	add("手数料", d.PayCharge.Int())
	add("ギフト包装料", d.WrapCharge.Int())
	less("値引き", d.Discount)
	add("調整額", d.Adjustments.Int())
	less("ストアクーポン", o.StoreCoupon)
	less("送料クーポン", o.ShippingCoupon)
	less("モールクーポン", d.MallCoupon)
	less("ギフトカード", d.GiftCard)
	less("ポイント利用", d.Points)
	return list
}

// moment reads ISO 8601 with its zone; without one it is Japan time.
func moment(l loose) time.Time {
	s := l.String()
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t.UTC()
	}
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02 15:04:05", askTime, "2006-01-02"} {
		if t, err := time.ParseInLocation(layout, s, jst); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}

// day reads a date as it stands, YYYY-MM-DD or YYYYMMDD.
func day(l loose) time.Time {
	for _, layout := range []string{"2006-01-02", "20060102"} {
		if t, err := time.ParseInLocation(layout, l.String(), jst); err == nil {
			return t.UTC()
		}
	}
	return moment(l)
}

func dateOnly(l loose) string {
	if t := day(l); !t.IsZero() {
		return t.In(jst).Format("2006-01-02")
	}
	return ""
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

func trackingNumber(l loose) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, l.String())
}
