package reply

import (
	"fmt"
	"regexp"
	"slices"
)

// public warns about anything that points to a person where others can read it.
func (d *draft) public() {
	if !d.Public {
		return
	}
	say := func(s span, what string) {
		if d.ours(s.word) {
			return
		}
		d.at(s.start, s.end, Problem{
			Code: "public", Warn: true,
			Text: fmt.Sprintf("この返信はほかの人も読めます。%sを書いてよいか確かめてください。", what),
		})
	}
	for _, w := range []struct {
		re    *regexp.Regexp
		group int
		what  string
	}{
		{phone, 1, "電話番号"}, {mailTo, 0, "メールアドレス"}, {zipCode, 0, "郵便番号"}, {street, 0, "住所"}, {parcel, 1, "追跡番号"}, {named, 1, "追跡番号"},
	} {
		for _, m := range d.find(w.re) {
			say(m[w.group], w.what)
		}
	}
	d.publicFacts(say)
}

func (d *draft) publicFacts(say func(span, string)) {
	if d.Numbers != nil {
		for _, n := range d.Numbers(d.text) {
			for _, s := range d.anywhere(n) {
				say(s, "注文番号")
			}
		}
	}
	names := []string{d.Customer}
	if d.Order != nil {
		names = append(names, d.Order.Buyer.Name, d.Order.Buyer.Kana)
	}
	for _, name := range slices.Clone(names) {
		if f := family(name); f != "" {
			for _, c := range calls {
				names = append(names, f+c)
			}
		}
	}
	d.publicWords(names, "お客様の名前", say)
	_, tracking := d.parcels()
	d.publicWords(tracking, "追跡番号", say)
	for _, p := range d.places() {
		d.publicWords([]string{p.City + p.Rest, p.Rest, p.Zip}, "住所", say)
		d.publicWords([]string{p.Phone}, "電話番号", say)
	}
	if d.Order != nil {
		d.publicWords([]string{d.Order.Buyer.Phone}, "電話番号", say)
		d.publicWords([]string{d.Order.Number}, "注文番号", say)
	}
}

// publicWords says so of values that are known, unless a shape found them before.
func (d *draft) publicWords(words []string, what string, say func(span, string)) {
	for _, w := range words {
		for _, s := range d.anywhere(w) {
			if !d.touched(s, "public") {
				say(s, what)
			}
		}
	}
}

// cards finds what passes the check of a payment card's number and is grouped as on
// a card. It has no place in any letter.
func (d *draft) cards() {
	for _, run := range d.runs() {
		for i := range run {
			for _, shape := range cardShapes {
				if fits(run[i:], shape) {
					d.card(d.loose.text[run[i].start:run[i+len(shape)-1].end], d.loose.span(run[i].start, run[i+len(shape)-1].end))
				}
			}
		}
	}
}

// cardShapes are the groups of digits: in one piece, as printed, and those of the
// cards with 14 and 15 digits.
var cardShapes = [][]int{{14}, {15}, {16}, {4, 4, 4, 4}, {4, 6, 5}, {4, 6, 4}}

func fits(run []group, shape []int) bool {
	if len(run) < len(shape) {
		return false
	}
	for i, n := range shape {
		if run[i].end-run[i].start != n {
			return false
		}
	}
	return true
}

func (d *draft) card(n string, s span) {
	if n[0] < '3' || n[0] > '6' || !luhn(n) { // every card that a shop takes
		return
	}
	d.at(s.start, s.end, Problem{
		Code: "card", Fix: fixReplace,
		Text: "クレジットカード番号らしき数字があります。返信には書けません。消してください。",
	})
}

func luhn(n string) bool {
	sum := 0
	for i := range len(n) {
		v := int(n[len(n)-1-i] - '0')
		if i%2 == 1 {
			if v *= 2; v > 9 {
				v -= 9
			}
		}
		sum += v
	}
	return sum%10 == 0
}
