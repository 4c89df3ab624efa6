package reply

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// How a letter opens: 「佐藤 様」 in a line of its own, 「佐藤様、お世話に…」 with more
// behind it, which has to look like a name, and "Dear Ms. Sato,".
var (
	addressed = regexp.MustCompile(`^[\s　【「『\[(（]*(?:(?:拝啓|前略|宛先?[:：]|To[:：]?)[ 　]*)?([^\s　、。,.【】「」『』\[\]()（）:：]{1,20}(?:[ 　・][^\s　、。,.【】「」『』\[\]()（）]{1,20}){0,4})[ 　]*(?:様|樣|さま|サマ|ｻﾏ|さん|サン|ｻﾝ|殿|氏)(?:宛|へ)?[\s　、。,，!！】」』\])）]*$`)
	opening   = regexp.MustCompile(`^[\s　【「]*((?:[\p{Han}々ヶ]{1,4}[ 　]?[\p{Han}\p{Hiragana}\p{Katakana}々ヶー]{0,5}?)|[\p{Katakana}ー]{2,10}(?:[ 　][\p{Katakana}ー]{2,10})?)[ 　]*(?:様|樣|さま|サマ|ｻﾏ)(?:[、。,，!！」】]|[ 　])`)
	dear      = regexp.MustCompile(`^\s*(?:Dear|Hello|Hi)\s+(?:(?:Mr|Ms|Mrs|Dr)\.?\s+)?([A-Z][A-Za-z'\-]+(?: [A-Z][A-Za-z'\-]+)?)\s*[,.!]?\s*$`)
)

// nobody are openings that name no person.
var nobody = []string{"お客", "御客", "みな", "皆", "ご担当者", "御担当者", "担当者", "ご担当", "お取引先", "購入者", "ご注文者", "ご購入者", "注文者", "各位", "奥", "旦那", "先", "貴", "同", "店長", "社長", "両親", "関係者", "会員", "customer", "sir", "madam", "all"}

// greeting compares the name in the first lines with the customer's.
func (d *draft) greeting() {
	right := d.rightNames()
	start := 0
	for i, line := range strings.Split(d.text, "\n") {
		if i >= 4 {
			return
		}
		m := nameIn(line)
		if m == nil {
			start += len(line) + 1
			continue
		}
		d.judgeName(line[m[2]:m[3]], start+m[2], start+m[3], right)
		return
	}
}

// nameIn finds the name that a line addresses: group 1.
func nameIn(line string) []int {
	for _, re := range []*regexp.Regexp{addressed, opening, dear} {
		if m := re.FindStringSubmatchIndex(line); m != nil {
			return m
		}
	}
	return nil
}

func (d *draft) judgeName(name string, start, end int, right []string) {
	if slices.ContainsFunc(nobody, func(w string) bool { return w == plainName(name) }) || slices.ContainsFunc(right, func(r string) bool { return sameName(name, r) }) {
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
		add(d.Order.Buyer.Kana)
		add(d.Order.BuyerAt.Kana)
	}
	for _, p := range d.Order.Parcels {
		if !d.GiftRecipient || !sameName(p.To.Name, d.Order.Buyer.Name) {
			add(p.To.Name)
			add(p.To.Kana)
		}
	}
	return names
}

// sameName is true for the same full name or the family name alone.
func sameName(a, b string) bool {
	x, y := nameKey(a), nameKey(b)
	if x == "" || y == "" {
		return false
	}
	return x == y || x == nameKey(family(b)) || y == nameKey(family(a))
}

// nameKey is a name as it is compared: in kana it is the same in both kinds.
func nameKey(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '・':
			return -1
		case r >= 'ぁ' && r <= 'ゖ':
			return r - 'ぁ' + 'ァ'
		}
		return r
	}, plainName(name))
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
