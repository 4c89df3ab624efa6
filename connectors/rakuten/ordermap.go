package rakuten

import (
	"encoding/json"
	"strings"
	"time"
	"unicode"

	"madoguchi/connectors"
	"madoguchi/connectors/carrier"

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
		Gift:      bool(m.SocialGift),
		Remarks:   m.Remarks.String(),
		Memo:      m.Memo.String(),
		Wish:      wish(m),
		Amounts:   amounts(m),
		Total:     m.Request.value,
		Receipt:   receipt(m),
		Caution:   caution(m),
		Change:    change(m),
		RefundBy:  refundBy(m),
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
		to := parcels(p)
		o.Gift = o.Gift || thirdPerson(o.Buyer.Name, to[0].To)
		o.Parcels = append(o.Parcels, to...)
		for _, i := range p.Items {
			if !i.Deleted {
				o.Lines = append(o.Lines, line(i))
			}
		}
	}
	o.Noshi = strings.Join(noshi, "\n")
}

// thirdPerson: somebody else than the buyer gets the parcel. Another address of
// the buyer's own makes no gift, and neither does a name that is not there.
func thirdPerson(buyer string, to connectors.Place) bool {
	bare := func(s string) string { return strings.Join(strings.Fields(norm.NFKC.String(s)), "") }
	return to.Waiting || buyer != "" && to.Name != "" && bare(buyer) != bare(to.Name)
}

// parcels are the shipments of one package, or the one to come.
func parcels(p packageModel) []connectors.Parcel {
	base := connectors.Parcel{To: place(p.Recipient.value), DropOff: dropOff(p)}
	if len(p.Shippings) == 0 {
		base.Carrier, base.CarrierAs, base.Then = carrierOf(p.Carrier.String(), "")
		return []connectors.Parcel{base}
	}
	var out []connectors.Parcel
	for _, s := range p.Shippings {
		one, code := base, s.Company.String()
		if code == "" {
			code = p.Carrier.String()
		}
		one.Carrier, one.CarrierAs, one.Then = carrierOf(code, s.Name.String())
		if t, err := time.Parse(time.DateOnly, s.Date.String()); err == nil {
			one.ShippedAt = t.Format(time.DateOnly)
		}
		out = append(out, numbered(one, s.Number.String())...)
	}
	return out
}

// numbered makes one parcel of each number in the field: shops write several
// into it.
func numbered(p connectors.Parcel, field string) []connectors.Parcel {
	out := []connectors.Parcel{}
	for _, n := range carrier.Split(field) {
		p.Number = trackingNumber(n)
		out = append(out, p)
	}
	if len(out) == 0 {
		return []connectors.Parcel{p}
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

func either[T comparable](a, b T) T {
	var none T
	if a != none {
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
