package store

import (
	"cmp"
	"time"

	"madoguchi/connectors"
)

// fillOrder returns o with what it leaves out taken from old. An amount of zero
// is left out only where no sum came with it.
func fillOrder(o, old connectors.Order) connectors.Order {
	if o.Status == "" || o.Status == connectors.OrderUnknown && o.StatusAs == "" {
		o.Status, o.StatusAs = old.Status, old.StatusAs
	}
	o.OrderedAt, o.PaidAt = firstTime(o.OrderedAt, old.OrderedAt), firstTime(o.PaidAt, old.PaidAt)
	o.ChangedAt = firstTime(o.ChangedAt, old.ChangedAt)
	o.Paid = o.Paid || old.Paid
	o.Gift = o.Gift || old.Gift
	fillTexts(
		blank{&o.Sub, old.Sub}, blank{&o.Payment, old.Payment}, blank{&o.Remarks, old.Remarks}, blank{&o.Memo, old.Memo}, blank{&o.Wish, old.Wish},
		blank{&o.Noshi, old.Noshi}, blank{&o.Receipt, old.Receipt}, blank{&o.Caution, old.Caution}, blank{&o.URL, old.URL})
	fillTexts(
		blank{&o.Buyer.Name, old.Buyer.Name}, blank{&o.Buyer.Kana, old.Buyer.Kana},
		blank{&o.Buyer.Address, old.Buyer.Address}, blank{&o.Buyer.Phone, old.Buyer.Phone})
	o.BuyerAt = fillPlace(o.BuyerAt, old.BuyerAt)
	o.Parcels = fillParcels(o.Parcels, old.Parcels)
	if len(o.Lines) == 0 {
		o.Lines = old.Lines
	}
	if len(o.Amounts) == 0 {
		o.Amounts = old.Amounts
	}
	if len(o.Taxes) == 0 {
		o.Taxes = old.Taxes
	}
	o.Total = cmp.Or(o.Total, old.Total)
	return o
}

// blank is a text and what stands in for it while it is empty.
type blank struct {
	text *string
	old  string
}

func fillTexts(all ...blank) {
	for _, b := range all {
		if *b.text == "" {
			*b.text = b.old
		}
	}
}

func fillPlace(p, old connectors.Place) connectors.Place {
	fillTexts(blank{&p.Name, old.Name}, blank{&p.Kana, old.Kana}, blank{&p.Phone, old.Phone})
	if p.Zip == "" && p.State == "" && p.City == "" && p.Rest == "" {
		p.Zip, p.State, p.City, p.Rest, p.Waiting = old.Zip, old.State, old.City, old.Rest, old.Waiting
	}
	return p
}

// fillParcels keeps the recipient where only the shipment is told, and the
// shipment where only the recipient is.
func fillParcels(list, old []connectors.Parcel) []connectors.Parcel {
	if len(list) == 0 {
		return old
	}
	if len(list) != len(old) {
		return list
	}
	out := make([]connectors.Parcel, len(list))
	for i, p := range list {
		p.To = fillPlace(p.To, old[i].To)
		if p.Number == "" {
			p.Number, p.URL = old[i].Number, old[i].URL
			fillTexts(blank{&p.Carrier, old[i].Carrier}, blank{&p.CarrierAs, old[i].CarrierAs})
		}
		fillTexts(blank{&p.ShippedAt, old[i].ShippedAt}, blank{&p.Arrives, old[i].Arrives}, blank{&p.DropOff, old[i].DropOff})
		out[i] = p
	}
	return out
}

func firstTime(times ...time.Time) time.Time {
	for _, t := range times {
		if !t.IsZero() {
			return t
		}
	}
	return time.Time{}
}
