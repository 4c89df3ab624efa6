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
	street  = regexp.MustCompile(`(?:東京都|北海道|(?:京都|大阪)府|\p{Han}{2,3}県)[\p{Han}\p{Hiragana}\p{Katakana}ー]{1,15}[市区町村][^\s、。]{0,20}?(?:\d[-\d]*|[一二三四五六七八九十]+(?:丁目|番))(?:(?:丁目|番地?|の|-)[\d一二三四五六七八九十]+)*(?:番地?|号)?|[\p{Han}ヶ]{1,4}市[\p{Han}\p{Hiragana}\p{Katakana}ー]{1,12}\d+(?:(?:丁目|番地?|の|-)\d+)+`)
	parcel  = regexp.MustCompile(`(?:^|[^\d-])(\d{4}[- ]\d{4}[- ]\d{4}|[A-Z]{2}\d{9}[A-Z]{2})(?:$|[^\d-])`)
	named   = regexp.MustCompile(`(?:追跡(?:番号|No|ナンバー)|伝票(?:番号|No)|送り状(?:番号|No)|お問い?合わ?せ(?:送り状|伝票)?番号|荷物番号)[^\d\n]{0,8}(\d[\d\- ]{7,17}\d)`)
)

// orderNumbers compares every order number in the text with the thread's own.
func (d *draft) orderNumbers() {
	if d.Numbers == nil {
		return
	}
	for _, n := range d.Numbers(d.text) {
		if !d.ownNumber(n) {
			d.strangeNumber(n, d.anywhere(n))
		}
	}
	if d.Called == nil {
		return
	}
	for _, n := range d.Called(d.text) {
		if owner := d.owner(n); !d.ownNumber(n) && !d.said(n) && owner != OwnerUnknown {
			d.strangeNumber(n, d.anywhere(n))
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

// strangeNumber judges an order number that is not this one's, at its places.
func (d *draft) strangeNumber(n string, places []span) {
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
	if len(places) == 0 { // written as nobody would: it is in the letter all the same
		d.whole(p)
	}
	for _, s := range places {
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
