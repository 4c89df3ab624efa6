package reply

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"madoguchi/connectors"
)

// gift keeps what belongs to the buyer from the recipient, and the other way round.
func (d *draft) gift() {
	if d.Order == nil {
		return
	}
	if d.GiftRecipient {
		d.buyersName()
		d.forbid(placeWords(d.Order.BuyerAt), "gift_address", "贈り主の住所か電話番号", false)
		d.forbid(amountWords(*d.Order), "gift_amount", "注文の金額", false)
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
	words := []string{buyer, strings.Join(strings.Fields(buyer), ""), strings.Join(strings.Fields(buyer), "　")}
	if f := family(buyer); f != "" && f != family(d.Customer) {
		words = append(words, f+"様", f+" 様", f+"　様")
	}
	d.forbid(words, "gift_name", "贈り主の名前", false)
}

// forbid reports the places where one of the words stands.
func (d *draft) forbid(words []string, code, what string, warn bool) {
	text := fmt.Sprintf("%sが入っています。贈り物を受け取る方への返信には書けません。消してください。", what)
	if warn {
		text = fmt.Sprintf("%sが入っています。贈り物の注文では、注文した方にも伝えないのが安全です。", what)
	}
	for _, w := range words {
		for _, s := range d.all(w) {
			if !d.touchesDigit(s) && !d.inside(s, code) {
				d.at(s.start, s.end, Problem{Code: code, Text: text, Warn: warn, Fix: fixReplace})
			}
		}
	}
}

// inside tells whether a place is part of one that was reported already.
func (d *draft) inside(s span, code string) bool {
	start, end := units(d.text[:s.start]), units(d.text[:s.end])
	return slices.ContainsFunc(d.problems, func(p Problem) bool { return p.Code == code && p.Start <= start && end <= p.End })
}

// touchesDigit tells whether a word that begins with a digit is only the end of a
// longer number: 500円 is not in 1,500円.
func (d *draft) touchesDigit(s span) bool {
	before := narrow(d.text[:s.start]).text
	return s.word[0] >= '0' && s.word[0] <= '9' && before != "" && strings.ContainsAny(before[len(before)-1:], "0123456789,-")
}

func placeWords(p connectors.Place) []string {
	words := []string{p.City + p.Rest, p.Rest, p.Phone}
	if n := len(p.Phone); n == 10 || n == 11 { // as people write it
		for _, head := range []int{2, 3, 4} {
			words = append(words, p.Phone[:head]+"-"+p.Phone[head:n-4]+"-"+p.Phone[n-4:])
		}
	}
	if len(p.Zip) == 7 {
		words = append(words, p.Zip[:3]+"-"+p.Zip[3:])
	}
	return slices.DeleteFunc(words, func(w string) bool { return len([]rune(w)) < 3 })
}

func amountWords(o connectors.Order) []string {
	all := []int64{o.Total}
	for _, a := range o.Amounts {
		all = append(all, a.Yen)
	}
	for _, l := range o.Lines {
		all = append(all, l.Price, l.Price*l.Count)
	}
	var words []string
	for _, n := range all {
		if n > 0 {
			words = append(words, Yen(n), strconv.FormatInt(n, 10)+"円", "¥"+strings.TrimSuffix(Yen(n), "円"))
		}
	}
	return words
}
