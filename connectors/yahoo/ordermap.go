package yahoo

import (
	"regexp"
	"slices"
	"strings"

	"madoguchi/connectors"
	"madoguchi/connectors/carrier"
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

// parcels: the API has two tracking numbers, both for the one recipient; shops write
// several into one of them.
func parcels(o orderInfo) []connectors.Parcel {
	s := o.Ship
	first := connectors.Parcel{
		To: shipPlace(o), Number: trackingNumber(s.Number1), ShippedAt: dateOnly(s.Date), Arrives: dateOnly(s.Arrival),
	}
	first.Carrier, first.CarrierAs = carrierOf(s.Company.String())
	if url := s.URL.String(); strings.HasPrefix(url, "https://") {
		first.URL = url
	}
	list := []connectors.Parcel{first}
	for i, n := range slices.Concat(carrier.Split(s.Number1.String()), carrier.Split(s.Number2.String())) {
		n = trackingNumber(loose(n))
		if i == 0 {
			list[0].Number = n
			continue
		}
		known := slices.ContainsFunc(list, func(p connectors.Parcel) bool { return p.Number == n })
		if n == "" || known {
			continue
		}
		more := first
		more.Number, more.URL = n, ""
		list = append(list, more)
	}
	return list
}
