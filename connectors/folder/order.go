package folder

import (
	"encoding/json"
	"slices"

	"madoguchi/connectors"
)

var states = []string{
	connectors.OrderUnconfirmed, connectors.OrderUnpaid, connectors.OrderReady, connectors.OrderHeld, connectors.OrderShipped,
	connectors.OrderFinished, connectors.OrderCanceling, connectors.OrderCanceled, connectors.OrderUnknown,
}

// readOrder reads an order in the terms of the contract. What the contract does
// not name, a card number for one, is not kept.
func readOrder(raw json.RawMessage) (connectors.Order, string) {
	var o connectors.Order
	if json.Unmarshal(raw, &o) != nil {
		return o, "項目の形が決まりと違います。金額は円の整数、日時は 2026-11-22T10:30:00+09:00 の形です。"
	}
	o.Number = oneLine(o.Number)
	switch {
	case o.Number == "":
		return o, "注文番号（number）がありません。"
	case len(o.Number) > maxThread:
		return o, "注文番号（number）が長すぎます。"
	}
	if !slices.Contains(states, o.Status) {
		if o.StatusAs == "" {
			o.StatusAs = oneLine(o.Status)
		}
		o.Status = connectors.OrderUnknown
	}
	o.URL = webURL(o.URL)
	for i := range o.Parcels {
		o.Parcels[i].URL = webURL(o.Parcels[i].URL)
	}
	o.OrderedAt, o.PaidAt, o.ChangedAt = o.OrderedAt.UTC(), o.PaidAt.UTC(), o.ChangedAt.UTC()
	o.Source = connectors.FromFile
	kept, err := json.Marshal(o)
	if err != nil { // a year beyond 9999
		return o, "日時が読めません。"
	}
	o.Raw = kept
	return o, ""
}
