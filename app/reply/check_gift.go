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

// forbid reports the first place where one of the words stands.
func (d *draft) forbid(words []string, code, what string, warn bool) {
	for _, w := range words {
		i := -1
		if w != "" {
			i = indexWord(d.text, w)
		}
		if i < 0 {
			continue
		}
		text := fmt.Sprintf("%sが入っています。贈り物を受け取る方への返信には書けません。消してください。", what)
		if warn {
			text = fmt.Sprintf("%sが入っています。贈り物の注文では、注文した方にも伝えないのが安全です。", what)
		}
		d.at(i, i+len(w), Problem{Code: code, Text: text, Warn: warn, Fix: fixReplace})
		return
	}
}

// indexWord finds w where no digit touches it: 500円 is not in 1,500円.
func indexWord(text, w string) int {
	for from := 0; ; {
		i := strings.Index(text[from:], w)
		if i < 0 {
			return -1
		}
		i += from
		before := strings.LastIndexAny(text[:i], "0123456789,") == i-1 && i > 0
		if first := w[0]; !before || first < '0' || first > '9' {
			return i
		}
		from = i + len(w)
	}
}

func placeWords(p connectors.Place) []string {
	words := []string{p.City + p.Rest, p.Rest, p.Phone}
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
