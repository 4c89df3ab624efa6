package reply

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"madoguchi/connectors"
)

// addressed is how a letter opens: 「佐藤 様」.
var addressed = regexp.MustCompile(`^[\s　]*([^\s　、。,.]{1,20}(?:[ 　][^\s　、。,.]{1,20})?)[ 　]*(?:様|さま|サマ|さん|殿)[\s　、。,]*$`)

// nobody are openings that name no person.
var nobody = []string{"お客", "御客", "みな", "皆", "ご担当者", "御担当者", "担当者", "ご担当", "お取引先", "購入者", "ご注文者", "ご購入者"}

// greeting compares the name in the first lines with the customer's.
func (d *draft) greeting() {
	right := d.rightNames()
	start := 0
	for i, line := range strings.Split(d.text, "\n") {
		if i >= 4 {
			return
		}
		m := addressed.FindStringSubmatchIndex(line)
		if m == nil {
			start += len(line) + 1
			continue
		}
		d.judgeName(line[m[2]:m[3]], start+m[2], start+m[3], right)
		return
	}
}

func (d *draft) judgeName(name string, start, end int, right []string) {
	if slices.Contains(nobody, plainName(name)) || slices.ContainsFunc(right, func(r string) bool { return sameName(name, r) }) {
		return
	}
	p := Problem{Code: "wrong_name", Fix: fixReplace, FixTo: d.Customer, Warn: true}
	if d.Customer == "" {
		p.Fix = ""
	}
	switch {
	case slices.ContainsFunc(d.Others, func(o string) bool { return sameName(name, o) }):
		p.Warn = false
		p.Text = fmt.Sprintf("宛名の「%s 様」は別のお客様の名前です。宛名を直してください。", clip(name))
	case len(right) == 0:
		return // the mall gives no name: nothing to compare with
	default:
		p.Text = fmt.Sprintf("宛名が「%s 様」です。この問い合わせのお客様は「%s 様」です。", clip(name), right[0])
	}
	d.at(start, end, p)
}

// rightNames are the people this thread may be addressed to.
func (d *draft) rightNames() []string {
	var names []string
	add := func(n string) {
		if strings.TrimSpace(n) != "" {
			names = append(names, n)
		}
	}
	add(d.Customer)
	if d.Order != nil && !d.GiftRecipient {
		add(d.Order.Buyer.Name)
	}
	return names
}

// sameName is true for the same full name or the family name alone.
func sameName(a, b string) bool {
	x, y := plainName(a), plainName(b)
	if x == "" || y == "" {
		return false
	}
	return x == y || x == plainName(family(b)) || y == plainName(family(a))
}

func family(name string) string {
	if parts := strings.Fields(name); len(parts) > 1 {
		return parts[0]
	}
	return ""
}

func plainName(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKC.String(name))
}

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
			d.forbid(placeWords(p.To), "gift_address", "受け取る方の住所か電話番号", true)
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
