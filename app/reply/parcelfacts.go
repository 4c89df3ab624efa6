package reply

import (
	"slices"
	"strings"

	"madoguchi/app/reply/language"
	"madoguchi/connectors"
	"madoguchi/connectors/carrier"
)

// ofParcel marks what a loop over parcels narrows to one of them.
func ofParcel(d definition) definition {
	d.Loop = language.EachParcel
	return d
}

// recipients leaves out third persons who receive a gift: the one who pays may
// not know where they live.
func recipients(o connectors.Order) fact {
	var v fact
	for _, p := range o.Parcels {
		if place(p.To) != "" && !thirdPerson(o, p.To) && !slices.Contains(v.places, p.To) {
			v.places = append(v.places, p.To)
		}
	}
	rows := make([]string, len(v.places))
	for i, p := range v.places {
		rows[i] = place(p)
	}
	v.text = strings.Join(rows, "\n")
	return v
}

func recipientPhones(o connectors.Order) string {
	return each(func(p connectors.Parcel) string {
		if p.To.Waiting || thirdPerson(o, p.To) {
			return ""
		}
		return p.To.Phone
	}, "、")(o)
}

// thirdPerson is true for the recipient of a gift who is not the buyer. The
// order's own mark is not enough: the malls also set it when a buyer has
// something wrapped and sent to himself.
func thirdPerson(o connectors.Order, to connectors.Place) bool {
	return o.Gift && (plainName(to.Name) != plainName(o.BuyerAt.Name) || to.Zip != o.BuyerAt.Zip || to.Rest != o.BuyerAt.Rest)
}

func recipientNames(o connectors.Order) string {
	return each(func(p connectors.Parcel) string {
		if p.To.Waiting || p.To.Name == "" {
			return ""
		}
		return p.To.Name
	}, " 様、")(o)
}

func place(p connectors.Place) string {
	at := placeOnly(p)
	if at == "" {
		return ""
	}
	return at + " " + p.Name + " 様"
}

// placeOnly is an address without the name.
func placeOnly(p connectors.Place) string {
	if p.Waiting || p.Rest == "" && p.City == "" {
		return ""
	}
	zip := ""
	if len(p.Zip) == 7 {
		zip = "〒" + p.Zip[:3] + "-" + p.Zip[3:] + " "
	}
	return zip + p.State + p.City + p.Rest
}

// each joins what the parcels say, every value once.
func each(value func(connectors.Parcel) string, with string) func(connectors.Order) string {
	return func(o connectors.Order) string {
		var all []string
		for _, p := range o.Parcels {
			if v := value(p); v != "" && !slices.Contains(all, v) {
				all = append(all, v)
			}
		}
		return strings.Join(all, with)
	}
}

// parcelCount is of the whole order, also where a loop is at one parcel.
var parcelCount = definition{
	Variable: Variable{Name: "個口数", Help: "お荷物の数", Source: sourceOrder, Kind: KindNumber},
	absent:   notShipped,
	value: func(f Facts) fact {
		o := f.Order
		if f.whole != nil {
			o = f.whole
		}
		if o == nil || len(trackingNumbers(*o)) == 0 {
			return fact{}
		}
		return counted(int64(len(trackingNumbers(*o))), " 個口")
	},
}

func parcelDays(of func(connectors.Parcel) string) func(connectors.Order) fact {
	return func(o connectors.Order) fact {
		var days []day
		for _, p := range o.Parcels {
			days = append(days, isoDay(of(p))...)
		}
		return onDays(days)
	}
}

func tracked(o connectors.Order) fact {
	v := says(each(trackingNumber, "、")(o))
	for _, p := range o.Parcels {
		if link := trackingLink(p); link != "" && !slices.Contains(v.links, link) {
			v.links = append(v.links, link)
		}
	}
	return v
}

func trackingNumbers(o connectors.Order) []string {
	var ns []string
	for _, p := range o.Parcels {
		if n := carrier.Normalise(p.Number); n != "" && !slices.Contains(ns, n) {
			ns = append(ns, n)
		}
	}
	return ns
}

func carrierName(p connectors.Parcel) string {
	if p.CarrierAs != "" {
		return p.CarrierAs
	}
	if c, ok := carrier.ByID(p.Carrier); ok && c.ID != carrier.Other {
		return c.Name
	}
	return ""
}

func trackingNumber(p connectors.Parcel) string { return carrier.Display(p.Number) }

func trackingLink(p connectors.Parcel) string {
	if p.Number == "" {
		return ""
	}
	if p.URL != "" {
		return p.URL
	}
	c, _ := carrier.ByID(p.Carrier)
	return c.Link(p.Number)
}
