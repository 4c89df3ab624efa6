package reply

import (
	"fmt"
	"regexp"
	"slices"

	"madoguchi/connectors/carrier"
)

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
	if slices.Contains(own, n) || slices.Contains(d.Accepted, n) || d.judge(n, ours) != carrier.Wrong {
		return
	}
	p := Problem{
		Code: "tracking_number", Warn: true, Fix: fixAccept, FixTo: carrier.Display(n),
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
