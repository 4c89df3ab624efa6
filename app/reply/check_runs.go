package reply

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"madoguchi/connectors/carrier"
)

// A run is a row of digits with nothing but blanks, dashes and the like between
// them: a telephone number, a parcel's, an order's, in whatever way it was typed.
// Whose it is, is asked; a number that nobody has says nothing.

// group is one group of digits of a run: bytes of the bare text.
type group struct {
	start, end int
	known      bool // of this order, this customer or this shop
}

const (
	mostLookups = 80 // in one check: a list of numbers is not a letter
	mostGroups  = 6  // that one number is written in
)

// runs are the groups of digits of the text, those of one number beside another.
func (d *draft) runs() [][]group {
	var all [][]group
	b := d.loose
	for i := 0; i < len(b.text); i++ {
		if !digit(b.text[i]) {
			continue
		}
		if i == 0 || !digit(b.text[i-1]) {
			all = append(all, nil)
		}
		last := &all[len(all)-1]
		if n := len(*last); n > 0 && b.to[i-1] == b.from[i] {
			(*last)[n-1].end = i + 1
			continue
		}
		*last = append(*last, group{start: i, end: i + 1})
	}
	return all
}

// numbersOfOthers finds the telephone, the parcel and the order of somebody else.
func (d *draft) numbersOfOthers() {
	mine := d.ownDigits()
	asked := map[string]bool{}
	for _, run := range d.runs() {
		for n := min(mostGroups, len(run)); n > 0; n-- { // the longest first: a part of a number is not another
			for i := 0; i+n <= len(run); i++ {
				d.window(run[i:i+n], mine, asked)
			}
		}
	}
}

func (d *draft) window(w []group, mine []string, asked map[string]bool) {
	if slices.ContainsFunc(w, func(g group) bool { return g.known }) {
		return
	}
	n := d.loose.text[w[0].start:w[len(w)-1].end]
	const shortest = 8 // an order's number at Yahoo! without its shop
	if len(n) < shortest {
		return
	}
	known := slices.Contains(mine, n)
	if !known && len(asked) < mostLookups && !asked[n] || asked[n] {
		asked[n] = true
		known = d.ofAnother(n, d.loose.span(w[0].start, w[len(w)-1].end))
	}
	if known {
		for i := range w {
			w[i].known = true
		}
	}
}

// ofAnother says so of a number that is somebody else's.
func (d *draft) ofAnother(n string, s span) bool {
	return d.strangePhone(n, s) || d.strangeParcel(n, s) || d.strangeOrder(n, s)
}

// ownDigits are the numbers that may stand in the letter.
func (d *draft) ownDigits() []string {
	_, mine := d.parcels()
	mine = append(mine, d.ownPhones()...)
	if d.Order != nil {
		mine = append(mine, d.Order.Number)
	}
	mine = append(mine, d.Allowed...)
	for i, n := range mine {
		mine[i] = digitsOf(n)
	}
	return mine
}

func (d *draft) strangePhone(n string, s span) bool {
	if rest, ok := strings.CutPrefix(n, "81"); ok && len(n) > 10 {
		n = "0" + strings.TrimPrefix(rest, "0")
	}
	if n[0] != '0' || len(n) < 10 || len(n) > 11 {
		return false
	}
	if d.ours(n) || d.saidBare != "" && d.said(n) || slices.Contains(d.ownPhones(), n) {
		return true
	}
	if d.whose(ByPhone, n) != OwnerOther {
		return false
	}
	d.at(s.start, s.end, Problem{
		Code: "other_customer_phone", Fix: fixReplace,
		Text: fmt.Sprintf("別のお客様の電話番号（末尾 %s）があります。消すか、正しい番号に直してください。", tail(n)),
	})
	return true
}

func (d *draft) strangeParcel(n string, s span) bool {
	if len(n) < 10 || len(n) > 14 || d.said(n) || d.whose(ByTracking, n) != OwnerOther {
		return false
	}
	if !d.touched(s, "other_tracking") {
		_, own := d.parcels()
		d.at(s.start, s.end, otherParcel(n, own))
	}
	return true
}

func otherParcel(n string, own []string) Problem {
	p := Problem{Code: "other_tracking", Fix: fixReplace}
	if len(own) == 1 {
		p.FixTo = carrier.Display(own[0])
	}
	p.Text = fmt.Sprintf("追跡番号（末尾 %s）は別のお客様のお荷物です。消すか、この注文の番号に直してください。", tail(n))
	return p
}

// strangeOrder puts the dashes back that were lost, and asks about the number.
func (d *draft) strangeOrder(n string, s span) bool {
	for _, form := range d.orderForms(n) {
		if d.ownNumber(form) {
			return true
		}
		owner := d.owner(form)
		if owner == OwnerUnknown && (d.Numbers == nil || len(d.Numbers(form)) == 0 || strings.Count(form, "-") < 2 || len(n) < 20) {
			continue
		}
		if !d.touched(s, "other_customer_order") && !d.touched(s, "other_order") {
			d.strangeNumber(form, []span{s})
		}
		return true
	}
	return false
}

// orderForms are the order numbers that bare digits may stand for: a number of
// 楽天 (shop, day, serial), and with the linked order's own beginning also one
// without it, as people shorten them.
func (d *draft) orderForms(n string) []string {
	var all []string
	for shop := 5; shop <= 8 && shop+8+6 <= len(n); shop++ {
		if _, err := time.Parse("20060102", n[shop:shop+8]); err == nil && n[shop:shop+2] == "20" && len(n)-shop-8 <= 12 {
			all = append(all, n[:shop]+"-"+n[shop:shop+8]+"-"+n[shop+8:])
		}
	}
	if d.Order == nil {
		return all
	}
	head, _, ok := strings.Cut(d.Order.Number, "-")
	if !ok {
		return all
	}
	if digitsOf(head) == head { // 楽天
		if _, err := time.Parse("20060102", n[:8]); err == nil && len(n) >= 14 && len(n) <= 20 {
			all = append(all, head+"-"+n[:8]+"-"+n[8:])
		}
		return all
	}
	if len(n) == 8 { // Yahoo!: the account's name before it
		all = append(all, d.Order.Number[:strings.LastIndexByte(d.Order.Number, '-')+1]+n)
	}
	return all
}

// touched tells whether a place has a problem of that code already.
func (d *draft) touched(s span, code string) bool {
	start, end := units(d.text[:s.start]), units(d.text[:s.end])
	return slices.ContainsFunc(d.problems, func(p Problem) bool { return p.Code == code && p.Start < end && start < p.End })
}
