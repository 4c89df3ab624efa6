package reply

import (
	"fmt"
	"regexp"
	"slices"

	"madoguchi/connectors/carrier"
)

// further are parcels that the order does not know: what is sent again or comes
// back.
var further = regexp.MustCompile(`再送|再発送|交換|代わり|代替|代品|返送|返品|着払|別送|追加|不足分`)

// tracking finds numbers of another parcel, and those that were mistyped.
func (d *draft) tracking() {
	seen := map[int]bool{}
	for _, re := range []*regexp.Regexp{named, parcel} {
		for _, m := range d.find(re) {
			if !seen[m[1].start] {
				seen[m[1].start] = true
				d.trackingNumber(m[1])
			}
		}
	}
}

func (d *draft) trackingNumber(s span) {
	n := carrier.Normalise(s.word)
	known, own := d.parcels()
	if slices.Contains(own, n) || d.Order != nil && slices.Contains(d.ownPhones(), n) {
		return
	}
	p := Problem{Fix: fixReplace}
	if len(own) == 1 {
		p.FixTo = carrier.Display(own[0])
	}
	switch {
	case d.touched(s, "other_tracking"):
		return
	case d.whose(ByTracking, n) == OwnerOther:
		p = otherParcel(n, own)
	case slices.Contains(d.Accepted, n) || d.said(n) || d.quoted(s.start):
		return
	case d.judge(n, known) == carrier.Wrong:
		p.Code, p.Warn = "tracking_number", true
		p.Text = fmt.Sprintf("追跡番号「%s」は打ち間違いかもしれません。検査の数字が合いません。", carrier.Display(n))
		if len(own) != 1 {
			p.Fix, p.FixTo = fixAccept, carrier.Display(n)
		}
	case len(own) == 0 || further.MatchString(lineAt(d.text, s.start)):
		return
	default:
		p.Code, p.Warn = "tracking_not_order", true
		p.Text = fmt.Sprintf("追跡番号「%s」は、紐付いた注文の番号ではありません。番号を確かめてください。", carrier.Display(n))
		if len(own) != 1 {
			p.Fix = fixFill
		}
	}
	d.at(s.start, s.end, p)
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
