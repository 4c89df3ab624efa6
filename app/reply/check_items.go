package reply

import (
	"regexp"
	"slices"
	"strings"
)

// itemLine is a line that names the article: 商品名：…
var itemLine = regexp.MustCompile(`(?m)^[・■ ]*(?:ご注文)?商品(?:名)?: *([^\n]{2,120})$`)

// items finds an article that the order does not hold.
func (d *draft) items() {
	var names []string
	if d.Item != "" {
		names = append(names, d.Item)
	}
	if d.Order != nil {
		for _, l := range d.Order.Lines {
			names = append(names, l.Name)
		}
	}
	if len(names) == 0 {
		return
	}
	for _, m := range d.find(itemLine) {
		word := strings.TrimSpace(m[1].word)
		if d.said(word) || d.quoted(m[0].start) || slices.ContainsFunc(names, func(n string) bool { return alikeName(word, n) }) {
			continue
		}
		p := Problem{
			Code: "wrong_item", Warn: true, Fix: fixFill,
			Text: "この商品は、紐付いた注文にも問い合わせにもありません。商品名を確かめてください。",
		}
		if len(names) == 1 {
			p.Fix, p.FixTo = fixReplace, names[0]
		}
		d.at(m[1].start, m[1].end, p)
	}
}

// alikeName lets a shop shorten a long name, and a mall lengthen it.
func alikeName(a, b string) bool {
	x, y := letters(a), letters(b)
	if x == "" || y == "" || strings.Contains(x, y) || strings.Contains(y, x) {
		return true
	}
	shorter := min(len(pairs(x)), len(pairs(y)))
	return shorter == 0 || common(x, y)*3 >= shorter
}

// pairs are the neighbouring letters of a text, with how often they stand there.
func pairs(s string) map[[2]rune]int {
	all := map[[2]rune]int{}
	r := []rune(s)
	for i := 1; i < len(r); i++ {
		all[[2]rune{r[i-1], r[i]}]++
	}
	return all
}

func common(a, b string) int {
	x, y := pairs(a), pairs(b)
	n := 0
	for p, times := range x {
		n += min(times, y[p])
	}
	return n
}

// likeness of two texts is 1 for the same and 0 for nothing in common (Dice, by
// neighbouring letters).
func likeness(a, b string) float64 {
	total := max(0, len([]rune(a))-1) + max(0, len([]rune(b))-1)
	if total == 0 {
		return 0
	}
	return 2 * float64(common(a, b)) / float64(total)
}
