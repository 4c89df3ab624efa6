package reply

import (
	"fmt"
	"slices"
	"strings"

	"madoguchi/connectors"
	"madoguchi/connectors/carrier"
)

// recipients leaves out third persons who receive a gift: the one who pays may
// not know where they live.
func recipients(o connectors.Order) string {
	return each(func(p connectors.Parcel) string {
		if thirdPerson(o, p.To) {
			return ""
		}
		return place(p.To)
	}, "\n")(o)
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
	if p.Waiting || p.Rest == "" && p.City == "" {
		return ""
	}
	zip := ""
	if len(p.Zip) == 7 {
		zip = "〒" + p.Zip[:3] + "-" + p.Zip[3:] + " "
	}
	return zip + p.State + p.City + p.Rest + " " + p.Name + " 様"
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

func parcelCount(o connectors.Order) string {
	if numbers := trackingNumbers(o); len(numbers) > 0 {
		return fmt.Sprintf("%d 個口", len(numbers))
	}
	return ""
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
