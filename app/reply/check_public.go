package reply

import (
	"fmt"
	"regexp"
	"strings"
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
			for _, s := range d.all(n) {
				say(s, "注文番号")
			}
		}
	}
	names := []string{d.Customer}
	if f := family(d.Customer); f != "" {
		names = append(names, strings.Join(strings.Fields(d.Customer), ""), f+"様", f+" 様", f+"　様")
	}
	for _, name := range names {
		for _, at := range d.wordAt(name) {
			say(span{at, at + len(name), name}, "お客様の名前")
		}
	}
}

// cards finds what passes the check of a payment card's number. It has no
// place in any letter.
func (d *draft) cards() {
	for _, m := range d.find(card) {
		if !luhn(digitsOf(m[1].word)) {
			continue
		}
		d.at(m[1].start, m[1].end, Problem{
			Code: "card", Fix: fixReplace,
			Text: "クレジットカード番号らしき数字があります。返信には書けません。消してください。",
		})
	}
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
