// Package receipt says who gives the receipt (領収書) of an order: its buyer takes it
// at the mall, the carrier hands it over, or the shop makes it. It is pure, and
// where the facts do not decide it, it says so and never guesses.
//
// The rules are the malls' of 2026: 楽天市場 (shops' guides to 領収書, since 2024-03),
// Yahoo!ショッピング (領収書発行機能, qualified since 2023-12-21).
package receipt

import (
	"time"

	"madoguchi/app/reply"
	"madoguchi/connectors"
)

// Who gives the receipt.
const (
	ByMall    = "mall"    // the buyer makes it on the mall's page
	ByShop    = "shop"    // the shop
	ByCarrier = "carrier" // the carrier's slip of a payment on delivery is it
	ByNobody  = "nobody"  // there is none, or none yet
	Unclear   = "unclear" // a person has to look
)

// Advice is who gives the receipt of an order, and why. Its sentences are for
// the shop; they hold nothing of the customer.
type Advice struct {
	Who      string   `json:"who"`      // mall, shop, carrier, nobody, unclear
	Ready    bool     `json:"ready"`    // it can be had now, as far as is known
	Until    string   `json:"until"`    // the last Japanese day of it, "" when there is none
	Issued   int      `json:"issued"`   // how often the mall has issued it, 0 also when it does not tell
	Line     string   `json:"line"`     // all of it in one line
	Why      string   `json:"why"`      // the rule behind it
	Cautions []string `json:"cautions"` // what to mind before the shop does anything
}

// Facts are what is decided by.
type Facts struct {
	Order     connectors.Order
	Mall      string // where it was ordered, "" for the shop itself
	TaxNumber string // the shop's 登録番号, "" for none
	Now       time.Time
}

// Decide says who gives the receipt.
func Decide(f Facts) Advice {
	d := decision{Facts: f, pay: reply.PayKind(f.Order.Payment)}
	d.Issued, d.last = issued(f.Order.Receipt)
	switch {
	case f.Order.Status == connectors.OrderCanceled:
		d.none("キャンセルされた注文です。", "発行済みの領収書があれば、破棄をお願いしてください。")
	case f.Order.Status == connectors.OrderCanceling:
		d.none("キャンセルの手続き中です。確定するまで発行しません。")
	default:
		d.byPlace()
	}
	if d.Cautions == nil {
		d.Cautions = []string{}
	}
	return d.Advice
}

// decision is an advice on its way.
type decision struct {
	Facts
	Advice
	pay  string // kind of the payment, "" for words nobody has told us of
	last string // the day of the last issue at the mall
}

func (d *decision) byPlace() {
	switch reply.OrderPlace(d.Mall) {
	case "楽天":
		d.rakuten()
	case "Yahoo!":
		d.yahoo()
	default:
		d.own()
	}
}

func (d *decision) none(why string, cautions ...string) {
	d.Who, d.Line, d.Why = ByNobody, "領収書は発行しません", why
	d.mind(cautions...)
}

func (d *decision) mind(cautions ...string) { d.Cautions = append(d.Cautions, cautions...) }

// free: nothing is paid, not even with points.
func (d *decision) free() bool {
	if d.Order.Total != 0 || d.pay == "ポイント全額" {
		return false
	}
	for _, a := range d.Order.Amounts {
		if a.Role == connectors.AmountPays && a.Yen != 0 {
			return false
		}
	}
	return len(d.Order.Lines) > 0 || len(d.Order.Amounts) > 0 // else nobody has told what it costs
}

// gone: all of it is on its way or has arrived.
func (d *decision) gone() bool {
	return d.Order.Status == connectors.OrderShipped || d.Order.Status == connectors.OrderFinished
}
