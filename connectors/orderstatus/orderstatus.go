// Package orderstatus says where an order stands, in our word and in the mall's,
// by the codes of 楽天 and Yahoo!ショッピング. The APIs and the lists that a person
// downloads carry the same codes; this is the one table of them.
//
// It is pure and never guesses: a code nobody has published is unknown.
package orderstatus

import "madoguchi/connectors"

// status is our word and the label that the mall's own screen shows.
type status struct{ word, label string }

// rakuten are the values of orderProgress. The mall pays the shop after shipping,
// so 600 and 700 follow 500.
var rakuten = map[string]status{
	"100": {connectors.OrderUnconfirmed, "注文確認待ち"},
	"200": {connectors.OrderUnpaid, "楽天処理中"},
	"300": {connectors.OrderReady, "発送待ち"},
	"400": {connectors.OrderHeld, "変更確定待ち"},
	"500": {connectors.OrderShipped, "発送済"},
	"600": {connectors.OrderShipped, "支払手続き中"},
	"700": {connectors.OrderFinished, "支払手続き済"},
	"800": {connectors.OrderCanceling, "キャンセル確定待ち"},
	"900": {connectors.OrderCanceled, "キャンセル確定"},
}

// Rakuten reads an orderProgress; ok is false for a code that is not in the table.
func Rakuten(progress string) (word, label string, ok bool) {
	s, ok := rakuten[progress]
	return s.word, s.label, ok
}

// Yahoo is what the store's screen decides by.
type Yahoo struct {
	Status string // OrderStatus
	Ship   string // ShipStatus
	Unseen bool   // nobody has opened it
	Owes   bool   // must be paid before it is sent, and is not
}

// Read follows the store's screen: the first test that fits wins.
func (o Yahoo) Read() (word, label string) {
	switch o.Status {
	case "1":
		if o.Unseen {
			return connectors.OrderUnconfirmed, "新規予約"
		}
		return connectors.OrderHeld, "予約中"
	case "2":
		return o.running()
	case "3":
		return connectors.OrderHeld, "保留"
	case "4":
		return connectors.OrderCanceled, "キャンセル"
	case "5":
		return connectors.OrderFinished, "完了"
	}
	return connectors.OrderUnknown, "不明(" + o.Status + ")"
}

// running is an order in 処理中.
func (o Yahoo) running() (word, label string) {
	switch {
	case o.Unseen:
		return connectors.OrderUnconfirmed, "新規注文"
	case o.Ship == "3" || o.Ship == "4":
		return connectors.OrderShipped, "出荷済み"
	case o.Ship == "2":
		return connectors.OrderReady, "出荷処理中"
	case o.Owes:
		return connectors.OrderUnpaid, "入金待ち"
	}
	return connectors.OrderReady, "出荷待ち"
}
