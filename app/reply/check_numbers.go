package reply

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"madoguchi/connectors/carrier"
)

var (
	phone   = regexp.MustCompile(`(?:^|[^\d-])(0\d{1,4}[-‐－ー ]\d{1,4}[-‐－ー ]\d{3,4}|0[5789]0\d{8})(?:$|[^\d-])`)
	zipCode = regexp.MustCompile(`〒\s?\d{3}[-‐－ー]?\d{4}`)
	street  = regexp.MustCompile(`(?:東京都|北海道|(?:京都|大阪)府|[\p{Han}]{2,3}県)[\p{Han}\p{Hiragana}\p{Katakana}ー]{1,15}[市区町村][^\s、。]{0,20}\d`)
	parcel  = regexp.MustCompile(`(?:^|[^\d-])(\d{4}[-‐－ー ]\d{4}[-‐－ー ]\d{4}|[A-Z]{2}\d{9}[A-Z]{2})(?:$|[^\d-])`)
	named   = regexp.MustCompile(`(?:追跡番号|伝票番号|送り状番号|お問い?合わ?せ(?:送り状)?番号|荷物番号)[^\d\n]{0,8}([\d][\d\-‐－ー ]{7,17}\d)`)
	card    = regexp.MustCompile(`(?:^|[^\d-])(\d(?:[ -]?\d){13,15})(?:$|[^\d-])`)
)

// orderNumbers compares every order number in the text with the thread's own.
func (d *draft) orderNumbers() {
	if d.Numbers == nil {
		return
	}
	for _, n := range d.Numbers(d.text) {
		if d.Order != nil && n == d.Order.Number || slices.Contains(d.Allowed, n) {
			continue
		}
		d.strangeNumber(n)
	}
}

func (d *draft) strangeNumber(n string) {
	owner := OwnerUnknown
	if d.Owner != nil {
		owner = d.Owner(n)
	}
	p := Problem{Code: "other_order"}
	if d.Order != nil {
		p.Fix, p.FixTo = fixReplace, d.Order.Number
	}
	switch {
	case owner == OwnerOther:
		p.Code = "other_customer_order"
		p.Text = fmt.Sprintf("本文に別のお客様の注文番号（末尾 %s）があります。この注文の番号に直してください。", tail(n))
	case owner == OwnerSame && d.Order == nil:
		return
	case owner == OwnerSame:
		p.Warn = true
		p.Text = fmt.Sprintf("同じお客様の別の注文番号（末尾 %s）があります。どちらの注文か確かめてください。", tail(n))
	case d.Order == nil:
		p.Warn = true
		p.Text = fmt.Sprintf("注文番号（末尾 %s）は取り込んだ注文にありません。番号を確かめてください。", tail(n))
	default:
		p.Text = fmt.Sprintf("本文の注文番号（末尾 %s）は、紐付いた注文の番号と違います。番号を直してください。", tail(n))
	}
	start := max(0, strings.Index(d.text, n))
	end := start
	if strings.HasPrefix(d.text[start:], n) {
		end += len(n)
	}
	d.at(start, end, p)
}

func tail(n string) string { return n[max(0, len(n)-4):] }

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

// tracking warns about numbers that were probably mistyped.
func (d *draft) tracking() {
	seen := map[int]bool{}
	for _, re := range []*regexp.Regexp{named, parcel} {
		for _, m := range re.FindAllStringSubmatchIndex(d.text, -1) {
			if !seen[m[2]] {
				seen[m[2]] = true
				d.trackingNumber(m[2], m[3])
			}
		}
	}
}

func (d *draft) trackingNumber(start, end int) {
	n := carrier.Normalise(d.text[start:end])
	ours, own := d.parcels()
	if slices.Contains(own, n) || d.judge(n, ours) != carrier.Wrong {
		return
	}
	p := Problem{
		Code: "tracking_number", Warn: true,
		Text: fmt.Sprintf("追跡番号「%s」は打ち間違いかもしれません。検査の数字が合いません。", carrier.Display(n)),
	}
	if len(own) == 1 {
		p.Fix, p.FixTo = fixReplace, carrier.Display(own[0])
	}
	d.at(start, end, p)
}

// parcels are the carriers and numbers of the linked order.
func (d *draft) parcels() (ids, numbers []string) {
	if d.Order == nil {
		return nil, nil
	}
	for _, p := range d.Order.Parcels {
		if p.Carrier != "" {
			ids = append(ids, p.Carrier)
		}
	}
	return ids, trackingNumbers(*d.Order)
}

// judge asks the order's carriers, or the three large ones without an order.
func (d *draft) judge(n string, ids []string) carrier.Verdict {
	if len(ids) == 0 {
		ids = []string{"yamato", "sagawa", "japanpost"}
	}
	worst := carrier.Odd
	for _, id := range ids {
		c, _ := carrier.ByID(id)
		switch v := c.Check(n); v {
		case carrier.Fits, carrier.Unchecked:
			return v
		case carrier.Wrong:
			worst = v
		}
	}
	return worst
}
