package store

import (
	"slices"
	"strings"
	"time"

	"madoguchi/connectors/ordernumber"
)

// ours is by what the desk knows an order number as its own.
type ours struct {
	shopIDs       []string // 楽天
	yahooAccounts []string
	shops         map[string]int64 // shop or seller id → account
	now           time.Time
	read          map[string][]ordernumber.Match // texts that were searched already
}

// ours reads the ids of our shops from the settings of the accounts.
func (t *txn) ours() (ours, error) {
	all, err := collect(t.ctx, t, scanAccount, `SELECT `+accountColumns+` FROM accounts WHERE removed_at = 0 ORDER BY id`)
	o := ours{shops: map[string]int64{}, now: time.UnixMilli(t.now), read: map[string][]ordernumber.Match{}}
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

// goOn takes over the texts that were searched for the part of a batch before, unless
// the shops are others by now, and leaves its own to the next part.
func (o *ours) goOn(before *ours) {
	if before == nil {
		return
	}
	if before.read != nil && slices.Equal(o.shopIDs, before.shopIDs) && slices.Equal(o.yahooAccounts, before.yahooAccounts) {
		o.read = before.read
	}
	*before = *o
}

// mention is an order number found in a text.
type mention struct {
	number string
	exact  bool // it has the shape of a mall's number, not only a label before it
}

// mentions returns the numbers in texts, each once, the surest of a text first.
func (o ours) mentions(texts ...string) []mention {
	var found []mention
	for _, text := range texts {
		for _, m := range o.find(text) {
			if !slices.ContainsFunc(found, func(f mention) bool { return f.number == m.Number }) {
				found = append(found, mention{m.Number, m.Exact})
			}
		}
	}
	return found
}

// find searches each text of a batch once: the thread, the link and the next
// message of the same conversation ask again.
func (o ours) find(text string) []ordernumber.Match {
	found, ok := o.read[text]
	if !ok {
		found = ordernumber.Find(text, ordernumber.Options{YahooAccounts: o.yahooAccounts, ShopIDs: o.shopIDs, Now: o.now})
		o.read[text] = found
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
func (o ours) exact(texts ...string) []string {
	var numbers []string
	for _, m := range o.mentions(texts...) {
		if m.exact && o.own(m.number) {
			numbers = append(numbers, m.number)
		}
	}
	return numbers
}
