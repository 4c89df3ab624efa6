package reply

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Shapes of what points to somebody, in narrowed text.
var (
	phone   = regexp.MustCompile(`(?:^|[^\d-])(0\d{1,4}[-( ]\d{1,4}[-) ]\d{3,4}|0[5789]0\d{8}|0[1-9]\d{8})(?:$|[^\d-])`)
	zipCode = regexp.MustCompile(`〒\s?(\d{3}-?\d{4})`)
	street  = regexp.MustCompile(`(?:東京都|北海道|(?:京都|大阪)府|\p{Han}{2,3}県)[\p{Han}\p{Hiragana}\p{Katakana}ー]{1,15}[市区町村][^\s、。]{0,20}\d(?:[-\d]*\d)?`)
	parcel  = regexp.MustCompile(`(?:^|[^\d-])(\d{4}[- ]\d{4}[- ]\d{4}|[A-Z]{2}\d{9}[A-Z]{2})(?:$|[^\d-])`)
	named   = regexp.MustCompile(`(?:追跡番号|伝票番号|送り状番号|お問い?合わ?せ(?:送り状)?番号|荷物番号)[^\d\n]{0,8}(\d[\d\- ]{7,17}\d)`)
	card    = regexp.MustCompile(`(?:^|[^\d-])(\d(?:[ -]?\d){13,15})(?:$|[^\d-])`)
)

// orderNumbers compares every order number in the text with the thread's own.
func (d *draft) orderNumbers() {
	if d.Numbers == nil {
		return
	}
	for _, n := range d.Numbers(d.text) {
		if !d.ownNumber(n) {
			d.strangeNumber(n)
		}
	}
}

func (d *draft) ownNumber(n string) bool {
	return d.Order != nil && n == d.Order.Number || slices.Contains(d.Allowed, n)
}

func (d *draft) owner(n string) Owner {
	if d.Owner == nil {
		return OwnerUnknown
	}
	return d.Owner(n)
}

func (d *draft) strangeNumber(n string) {
	owner := d.owner(n)
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
	for _, s := range d.all(n) {
		d.at(s.start, s.end, p)
	}
}

// all are the places where a value stands, however its digits were typed.
func (d *draft) all(value string) []span {
	v := narrow(value).text
	var out []span
	for from := 0; v != ""; {
		i := strings.Index(d.plain.text[from:], v)
		if i < 0 {
			break
		}
		start := from + i
		from = start + len(v)
		out = append(out, span{d.plain.at[start], d.plain.at[from], v})
	}
	return out
}

func tail(n string) string { return n[max(0, len(n)-4):] }
