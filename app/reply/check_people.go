package reply

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
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
	if d.Order == nil {
		return names
	}
	if !d.GiftRecipient {
		add(d.Order.Buyer.Name)
	}
	for _, p := range d.Order.Parcels {
		if !d.GiftRecipient || !sameName(p.To.Name, d.Order.Buyer.Name) {
			add(p.To.Name)
		}
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
