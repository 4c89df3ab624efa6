package store

import (
	"regexp"
	"slices"
	"strings"

	"madoguchi/store/fold"
)

// ours is by what the desk knows an order number as its own.
type ours struct {
	shopIDs       []string // 楽天
	yahooAccounts []string
	shops         map[string]int64 // shop or seller id → account
}

// ours reads the ids of our shops from the settings of the accounts.
func (t *txn) ours() (ours, error) {
	all, err := collect(t.ctx, t, scanAccount, `SELECT `+accountColumns+` FROM accounts WHERE removed_at = 0 ORDER BY id`)
	o := ours{shops: map[string]int64{}}
	for _, a := range all {
		if id := strings.TrimSpace(a.Settings["shop_id"]); id != "" {
			o.shopIDs = append(o.shopIDs, id)
			o.shops[id] = a.ID
		}
		if id := strings.TrimSpace(a.Settings["seller_id"]); id != "" {
			o.yahooAccounts = append(o.yahooAccounts, id)
			o.shops[id] = a.ID
		}
	}
	return o, err
}

// mention is an order number found in a text.
type mention struct {
	number string
	exact  bool // it has the shape of a mall's number, not only a label before it
}

var (
	rakutenNumber = regexp.MustCompile(`(?:^|[^0-9a-z-])(\d{5,8}-20\d{6}-\d{6,12})(?:$|[^0-9a-z-])`)
	yahooNumber   = regexp.MustCompile(`(?:^|[^0-9a-z-])([a-z][a-z0-9-]*-\d{8})(?:$|[^0-9a-z-])`)
)

func (o ours) mentions(text string) []mention {
	folded := fold.Fold(text)
	var found []mention
	for _, pattern := range []*regexp.Regexp{rakutenNumber, yahooNumber} {
		for _, m := range pattern.FindAllStringSubmatch(folded, -1) {
			if o.own(m[1]) || pattern == rakutenNumber {
				found = append(found, mention{m[1], true})
			}
		}
	}
	return found
}

// own tells whether a number carries the id of one of our shops.
func (o ours) own(number string) bool { return o.shop(number) != 0 }

// shop returns the account whose id a number carries, 0 when none does.
func (o ours) shop(number string) int64 {
	for _, id := range o.shopIDs {
		if strings.HasPrefix(number, id+"-") && strings.Count(number, "-") == 2 {
			return o.shops[id]
		}
	}
	for _, id := range o.yahooAccounts {
		if rest, ok := strings.CutPrefix(number, id+"-"); ok && !strings.Contains(rest, "-") {
			return o.shops[id]
		}
	}
	return 0
}

// exact returns the numbers of our own shops in a text, each once.
func (o ours) exact(text string) []string {
	var numbers []string
	for _, m := range o.mentions(text) {
		if m.exact && o.own(m.number) && !slices.Contains(numbers, m.number) {
			numbers = append(numbers, m.number)
		}
	}
	return numbers
}
