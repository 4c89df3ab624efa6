package reply

import (
	"fmt"
	"slices"

	"madoguchi/connectors"
)

// gift keeps what belongs to the buyer from the recipient, and the other way round.
func (d *draft) gift() {
	if d.Order == nil {
		return
	}
	if d.GiftRecipient {
		d.buyersName()
		d.forbid(append(placeWords(d.Order.BuyerAt), d.Order.Buyer.Phone), "gift_address", "贈り主の住所か電話番号", false)
		d.forbid([]string{d.Order.Buyer.Address}, "gift_mail", "贈り主のメールアドレス", false)
		d.giftAmounts()
		return
	}
	if d.Order.Gift {
		for _, p := range d.Order.Parcels {
			if thirdPerson(*d.Order, p.To) {
				d.forbid(placeWords(p.To), "gift_address", "受け取る方の住所か電話番号", true)
			}
		}
	}
}

func (d *draft) buyersName() {
	buyer := d.Order.Buyer.Name
	if sameName(buyer, d.Customer) {
		return
	}
	words := []string{buyer, d.Order.Buyer.Kana}
	for _, n := range []string{buyer, d.Order.Buyer.Kana} {
		if f := family(n); f != "" && f != family(d.Customer) {
			for _, c := range calls {
				words = append(words, f+c)
			}
		}
	}
	d.forbid(words, "gift_name", "贈り主の名前", false)
}

// giftAmounts keeps what was paid from the recipient, however it is written.
func (d *draft) giftAmounts() {
	paid := amountsOf(*d.Order)
	for _, m := range d.find(money) {
		if slices.Contains(paid, yenOf(m[1].word)) {
			d.at(m[1].start, m[1].end, forbiddenHere("gift_amount", "注文の金額", false))
		}
	}
}

// forbid reports the places where one of the words stands.
func (d *draft) forbid(words []string, code, what string, warn bool) {
	for _, w := range words {
		for _, s := range d.anywhere(w) {
			if !d.inside(s, code) {
				d.at(s.start, s.end, forbiddenHere(code, what, warn))
			}
		}
	}
}

func forbiddenHere(code, what string, warn bool) Problem {
	text := fmt.Sprintf("%sが入っています。贈り物を受け取る方への返信には書けません。消してください。", what)
	if warn {
		text = fmt.Sprintf("%sが入っています。贈り物の注文では、注文した方にも伝えないのが安全です。", what)
	}
	return Problem{Code: code, Text: text, Warn: warn, Fix: fixReplace}
}

// inside tells whether a place is part of one that was reported already.
func (d *draft) inside(s span, code string) bool {
	start, end := units(d.text[:s.start]), units(d.text[:s.end])
	return slices.ContainsFunc(d.problems, func(p Problem) bool { return p.Code == code && p.Start <= start && end <= p.End })
}

// placeWords are what points to a home.
func placeWords(p connectors.Place) []string {
	words := []string{p.City + p.Rest, p.Rest, p.Phone, p.Zip}
	return slices.DeleteFunc(words, func(w string) bool { return len([]rune(w)) < 3 })
}

// amountsOf are the sums of an order.
func amountsOf(o connectors.Order) []int64 {
	all := []int64{o.Total}
	for _, a := range o.Amounts {
		all = append(all, a.Yen)
	}
	for _, l := range o.Lines {
		all = append(all, l.Price, l.Price*l.Count)
	}
	return slices.DeleteFunc(all, func(n int64) bool { return n <= 0 })
}
