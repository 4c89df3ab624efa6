package reply

import (
	"fmt"
	"slices"
	"strings"

	"madoguchi/connectors/carrier"
)

// public warns about anything that points to a person where others can read it.
func (d *draft) public() {
	if !d.Public {
		return
	}
	said := func(m []int, what string) {
		if slices.Contains(d.Own, d.text[m[0]:m[1]]) {
			return
		}
		d.at(m[0], m[1], Problem{
			Code: "public", Warn: true,
			Text: fmt.Sprintf("この返信はほかの人も読めます。%sを書いてよいか確かめてください。", what),
		})
	}
	for _, m := range phone.FindAllStringSubmatchIndex(d.text, -1) {
		said(m[2:4], "電話番号")
	}
	for _, m := range mailTo.FindAllStringIndex(d.text, -1) {
		said(m, "メールアドレス")
	}
	for _, m := range zipCode.FindAllStringIndex(d.text, -1) {
		said(m, "郵便番号")
	}
	for _, m := range street.FindAllStringIndex(d.text, -1) {
		said(m, "住所")
	}
	d.publicFacts(said)
}

func (d *draft) publicFacts(said func([]int, string)) {
	if d.Numbers != nil {
		for _, n := range d.Numbers(d.text) {
			if i := strings.Index(d.text, n); i >= 0 {
				said([]int{i, i + len(n)}, "注文番号")
			}
		}
	}
	if name := strings.TrimSpace(d.Customer); name != "" {
		if i := strings.Index(d.text, name); i >= 0 {
			said([]int{i, i + len(name)}, "お客様の名前")
		}
	}
}

// cards finds what passes the check of a payment card's number. It has no
// place in any letter.
func (d *draft) cards() {
	for _, m := range card.FindAllStringSubmatchIndex(d.text, -1) {
		if !luhn(carrier.Normalise(d.text[m[2]:m[3]])) {
			continue
		}
		d.at(m[2], m[3], Problem{
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
