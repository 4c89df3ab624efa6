package rakuten

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"madoguchi/connectors"

	"golang.org/x/text/unicode/norm"
)

// readOrder turns one OrderModel into an order; false when it has no number.
func readOrder(raw []byte) (connectors.Order, bool) {
	var m orderModel
	if len(raw) == 0 || raw[0] != '{' || json.Unmarshal(raw, &m) != nil || m.Number == "" {
		return connectors.Order{}, false
	}
	o := connectors.Order{
		Number:    m.Number.String(),
		OrderedAt: readTime(m.Ordered.String()),
		Sub:       m.Sub.String(),
		Paid:      paid(m),
		Payment:   m.Settlement.value.Method.String(),
		Gift:      bool(m.SocialGift || m.GiftWrapped),
		Remarks:   m.Remarks.String(),
		Memo:      m.Memo.String(),
		Wish:      wish(m),
		Amounts:   amounts(m),
		Total:     m.Request.value,
		Receipt:   receipt(m),
		Caution:   caution(m),
		ChangedAt: changedAt(m),
		Raw:       keep(raw),
		Parcels:   []connectors.Parcel{}, Lines: []connectors.Line{}, Taxes: []connectors.Tax{},
	}
	o.Status, o.StatusAs = status(m)
	if p := m.Orderer; p.set {
		o.BuyerAt = place(p.value)
		o.Buyer = connectors.Person{
			Name: o.BuyerAt.Name, Kana: o.BuyerAt.Kana, Address: p.value.Mail.String(), Phone: o.BuyerAt.Phone,
		}
	}
	addPackages(&o, m.Packages)
	for _, t := range m.Taxes {
		o.Taxes = append(o.Taxes, connectors.Tax{Rate: int(t.Rate), Total: t.Total.value, Tax: t.Tax.value})
	}
	return o, true
}

func addPackages(o *connectors.Order, packages []packageModel) {
	var noshi []string
	for _, p := range packages {
		if p.Deleted {
			continue
		}
		if n := strings.TrimSpace(p.Noshi.String()); n != "" {
			noshi = append(noshi, n)
		}
		o.Parcels = append(o.Parcels, parcels(p)...)
		for _, i := range p.Items {
			if !i.Deleted {
				o.Lines = append(o.Lines, line(i))
			}
		}
	}
	o.Noshi = strings.Join(noshi, "\n")
}

// parcels are the shipments of one package, or the one to come.
func parcels(p packageModel) []connectors.Parcel {
	base := connectors.Parcel{To: place(p.Recipient.value), DropOff: dropOff(p)}
	if len(p.Shippings) == 0 {
		base.Carrier, base.CarrierAs = carrierOf(p.Carrier.String(), "")
		return []connectors.Parcel{base}
	}
	var out []connectors.Parcel
	for _, s := range p.Shippings {
		one, code := base, s.Company.String()
		if code == "" {
			code = p.Carrier.String()
		}
		one.Carrier, one.CarrierAs = carrierOf(code, s.Name.String())
		one.Number = trackingNumber(s.Number.String())
		if t, err := time.Parse(time.DateOnly, s.Date.String()); err == nil {
			one.ShippedAt = t.Format(time.DateOnly)
		}
		out = append(out, one)
	}
	return out
}

func dropOff(p packageModel) string {
	if s := p.Store.value; s.Name != "" {
		return strings.TrimSpace(storeChain(s.Chain.value)+" "+s.Name.String()) + "（店舗受取）"
	}
	if p.DropOff {
		return p.DropOffAt.String()
	}
	return ""
}

// trackingNumber keeps digits and letters: shops type hyphens and full-width
// digits.
func trackingNumber(s string) string {
	return strings.Map(func(r rune) rune {
		if r < unicode.MaxASCII && (unicode.IsDigit(r) || unicode.IsLetter(r)) {
			return r
		}
		return -1
	}, norm.NFKC.String(s))
}

func line(i itemModel) connectors.Line {
	l := connectors.Line{
		Code: i.Number.String(), Name: i.Name.String(), Price: i.Gross.value, Count: i.Units.value,
		TaxRate: int(i.TaxRate), Lead: i.Lead.String(),
	}
	if l.Code == "" {
		l.Code = i.Manage.String()
	}
	if !i.Gross.set {
		l.Price = connectors.NotFixed
		if bool(i.TaxIn) && i.Price.set {
			l.Price = i.Price.value
		}
	}
	var options []string
	for _, s := range i.SKUs {
		if l.SKU == "" {
			l.SKU = string(either(s.Own, s.Variant))
		}
		options = append(options, s.Info.String())
	}
	l.Options = joinLines(append(options, i.Choice.String())...)
	return l
}

func either(a, b text) text {
	if a != "" {
		return a
	}
	return b
}

func joinLines(parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p = strings.TrimSpace(lines(p)); p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, "\n")
}

// place reads an address. A gift whose recipient has not answered yet comes
// with made-up values, which must not be taken for an address.
func place(p personModel) connectors.Place {
	if p.Family == "入力待ち" || p.City == "入力待ち" || p.Zip1 == "999" && p.Zip2 == "9999" {
		return connectors.Place{Waiting: true}
	}
	return connectors.Place{
		Name:  joined(" ", p.Family, p.First),
		Kana:  joined(" ", p.FamilyKana, p.FirstKana),
		Zip:   digits(p.Zip1.String() + p.Zip2.String()),
		State: p.Prefecture.String(), City: p.City.String(), Rest: p.Rest.String(),
		Phone: joined("-", p.Phone1, p.Phone2, p.Phone3),
	}
}

func joined(sep string, parts ...text) string {
	var kept []string
	for _, p := range parts {
		if s := strings.TrimSpace(p.String()); s != "" {
			kept = append(kept, s)
		}
	}
	return strings.Join(kept, sep)
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, norm.NFKC.String(s))
}

// wish is the wanted day and hours in words.
func wish(m orderModel) string {
	return strings.TrimSpace(m.WishDay.String() + " " + hours(m.WishTime.value))
}

// hours reads shippingTerm: a few fixed words, otherwise start and end hour
// written together, 1416 for 14 to 16 and 708 for 7 to 8.
func hours(n int64) string {
	switch {
	case n == 1:
		return "午前"
	case n == 2:
		return "午後"
	case n == 9:
		return "その他"
	case n >= 100 && n <= 2424 && n%100 <= 24:
		return fmt.Sprintf("%d時～%d時", n/100, n%100)
	case n > 0:
		return strconv.FormatInt(n, 10)
	}
	return ""
}

// amounts are the sum as RMS shows it. goodsPrice holds the wrapping, which
// gets a line of its own; nothing is computed while a part is not fixed.
func amounts(m orderModel) []connectors.Amount {
	goods, wrapping := m.Goods.value, wrappingPrice(m.Wrapping1)+wrappingPrice(m.Wrapping2)
	if goods != connectors.NotFixed {
		goods -= wrapping
	}
	out := []connectors.Amount{{Label: "小計", Yen: goods}, {Label: "送料", Yen: m.Postage.value}}
	for _, a := range []connectors.Amount{
		{Label: "代引料", Yen: m.Delivery.value},
		{Label: "ギフト包装", Yen: wrapping},
		{Label: "決済手数料", Yen: m.Charge.value},
		{Label: "後払い手数料", Yen: m.Extra.value},
		{Label: "クーポン", Yen: minus(m.Coupons)},
		{Label: "ポイント", Yen: minus(m.Point.value.Used)},
	} {
		if a.Yen != 0 {
			out = append(out, a)
		}
	}
	return out
}

func wrappingPrice(w model[wrappingModel]) int64 {
	v := w.value
	if v.Deleted || v.Price.value == connectors.NotFixed {
		return 0
	}
	if !v.TaxIn && v.TaxPrice.value > 0 {
		return v.Price.value + v.TaxPrice.value
	}
	return v.Price.value
}

func minus(n number) int64 {
	if n.value == connectors.NotFixed {
		return n.value
	}
	return -n.value
}

func receipt(m orderModel) string {
	if m.Receipts.value <= 0 {
		return ""
	}
	s := fmt.Sprintf("領収書 発行済み %d 回", m.Receipts.value)
	var last time.Time
	for _, t := range m.ReceiptTimes {
		last = newer(last, readTime(t.String()))
	}
	if !last.IsZero() {
		s += "（最終 " + last.In(tokyo()).Format(time.DateOnly) + "）"
	}
	return s
}

func changedAt(m orderModel) time.Time {
	all := []text{m.Ordered, m.Confirmed, m.Fixed, m.Instructed, m.Reported}
	for _, c := range m.Changes {
		all = append(all, c.Applied, c.Fixed, c.Complete)
	}
	var last time.Time
	for _, t := range all {
		last = newer(last, readTime(t.String()))
	}
	return last
}

func newer(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
