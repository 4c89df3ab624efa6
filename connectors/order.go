package connectors

import "time"

// Order is what a customer bought, as the mall reports it. Money is whole yen,
// tax included; an amount the mall has not fixed yet is NotFixed.
type Order struct {
	Number    string    `json:"number"`
	OrderedAt time.Time `json:"ordered_at"`
	Status    string    `json:"status"`        // OrderState word
	StatusAs  string    `json:"status_as"`     // the mall's own label, Japanese
	Sub       string    `json:"sub,omitempty"` // the shop's own sub status
	Paid      bool      `json:"paid"`          // payment is settled
	PaidAt    time.Time `json:"paid_at,omitzero"`
	Payment   string    `json:"payment"` // method as the mall words it
	Buyer     Person    `json:"buyer"`
	BuyerAt   Place     `json:"buyer_at"`       // the buyer's own address
	Gift      bool      `json:"gift,omitempty"` // the recipient is a third person
	Remarks   string    `json:"remarks,omitempty"`
	Memo      string    `json:"memo,omitempty"` // the shop's own memo at the mall
	Wish      string    `json:"wish,omitempty"` // wished delivery day and time, as text
	Noshi     string    `json:"noshi,omitempty"`
	Parcels   []Parcel  `json:"parcels"`
	Lines     []Line    `json:"lines"`
	Amounts   []Amount  `json:"amounts"` // in the order they are shown, signed
	Total     int64     `json:"total"`   // what the customer pays
	Taxes     []Tax     `json:"taxes"`
	Receipt   string    `json:"receipt,omitempty"` // receipts: wanted, issued …, Japanese
	Caution   string    `json:"caution,omitempty"` // the mall's warning about the buyer: owner only, never quoted
	URL       string    `json:"url,omitempty"`
	Change    Change    `json:"change,omitzero"`     // the newest cancel or change at the mall
	RefundBy  string    `json:"refund_by,omitempty"` // last day of the mall for giving money back, YYYY-MM-DD
	ChangedAt time.Time `json:"changed_at,omitzero"`
	Source    string    `json:"source,omitempty"` // how it came: FromAPI, FromFile, FromMail
	Raw       []byte    `json:"-"`                // their answer without the fields we must not keep
}

// Change is what the mall keeps of a cancel or a change of an order.
type Change struct {
	What string `json:"what"`           // ChangeCancel, ChangeOrder
	Less bool   `json:"less,omitempty"` // the sum became smaller
	Done bool   `json:"done,omitempty"` // fixed or complete; else it is applied for
	Shop bool   `json:"shop,omitempty"` // for a reason of the shop's, else of the customer's
	Why  string `json:"why,omitempty"`  // Because…, "" not said
}

// What a Change is, and why.
const (
	ChangeCancel = "cancel"
	ChangeOrder  = "change"

	BecauseCanceled  = "canceled"   // キャンセル
	BecauseReturned  = "returned"   // 受取後の返品
	BecauseAbsent    = "absent"     // 長期不在による受取拒否
	BecauseUnpaid    = "unpaid"     // 未入金
	BecauseCash      = "cash"       // 代引決済の受取拒否
	BecauseOther     = "other"      // その他
	BecauseNoStock   = "no_stock"   // 欠品
	BecauseLate      = "late"       // 発送遅延
	BecauseCaution   = "caution"    // 顧客・配送対応注意表示
	BecauseFaulty    = "faulty"     // 返品（破損・品間違い）
	BecauseNoAddress = "no_address" // 受取情報入力期限切れ
)

// How an order came, from the best word to the weakest. A weaker one never
// replaces a better one.
const (
	FromAPI  = ""     // the mall's own answer
	FromFile = "file" // a file that a person brought
	FromMail = "mail" // an order mail
)

// NotFixed stands in an amount until the mall has fixed it.
const NotFixed int64 = -9999

// States of an order, common to all malls.
const (
	OrderUnconfirmed = "unconfirmed" // 注文確認待ち
	OrderUnpaid      = "unpaid"      // 入金待ち・決済待ち
	OrderReady       = "ready"       // 発送待ち
	OrderHeld        = "held"        // 保留・変更確定待ち
	OrderShipped     = "shipped"     // 発送済
	OrderFinished    = "finished"    // 完了
	OrderCanceling   = "canceling"   // キャンセル確定待ち
	OrderCanceled    = "canceled"    // キャンセル
	OrderUnknown     = "unknown"     // 不明: StatusAs says what the mall sent
)

// Place is a postal address.
type Place struct {
	Name  string `json:"name"`
	Kana  string `json:"kana"`
	Zip   string `json:"zip"` // digits only
	State string `json:"state"`
	City  string `json:"city"`
	Rest  string `json:"rest"`
	Phone string `json:"phone"`
	// Waiting: a gift whose recipient has not entered the address yet.
	Waiting bool `json:"waiting"`
}

// Parcel is one shipment to one recipient.
type Parcel struct {
	To        Place  `json:"to"`
	Carrier   string `json:"carrier,omitempty"` // id of the carrier table: yamato, sagawa …
	CarrierAs string `json:"carrier_as,omitempty"`
	Then      string `json:"then,omitempty"`       // the carrier whose page knows the parcel when the first one's does not
	Number    string `json:"number,omitempty"`     // tracking number, digits and letters only
	ShippedAt string `json:"shipped_at,omitempty"` // date YYYY-MM-DD
	Arrives   string `json:"arrives,omitempty"`    // date YYYY-MM-DD
	URL       string `json:"url,omitempty"`        // the carrier's page when the mall gives it
	DropOff   string `json:"drop_off,omitempty"`
}

// Line is an article of an order.
type Line struct {
	Code    string `json:"code"`
	SKU     string `json:"sku"`
	Name    string `json:"name"`
	Options string `json:"options"` // several lines
	Price   int64  `json:"price"`   // per piece, tax included
	Count   int64  `json:"count"`
	TaxRate int    `json:"tax_rate"` // percent
	Lead    string `json:"lead"`
}

// Amount is one line of the sum: 小計, 送料, クーポン …
type Amount struct {
	Label string `json:"label"`
	Yen   int64  `json:"yen"`
	Role  string `json:"role"` // AmountPays, AmountCash, else part of the price
}

// MallCoupon is the label of a coupon that the mall pays the shop for.
const MallCoupon = "モールクーポン"

// What an amount is where it is no plain part of the price.
const (
	AmountPays = "pays" // paid with it, as points and gift cards: what is taxed stays the same
	AmountCash = "cash" // 代引料: 楽天's requestPrice is described without it, its screen total with it
)

// Tax is what falls on one tax rate.
type Tax struct {
	Rate  int   `json:"rate"` // percent
	Total int64 `json:"total"`
	Tax   int64 `json:"tax"`
}
