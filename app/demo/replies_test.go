package demo

import (
	"testing"

	"madoguchi/app/demo/content"
	"madoguchi/app/reply"
	"madoguchi/connectors"
	"madoguchi/connectors/mailbox"
	"madoguchi/connectors/ordernumber"
	"madoguchi/connectors/rakuten"
	"madoguchi/connectors/yahoo"
)

// The shop's own letters are good examples: the check that guards the composer
// has nothing to say about any of them.
func TestContent_shows_only_replies_that_pass_the_check(t *testing.T) {
	s, err := content.Read(friday)
	if err != nil {
		t.Fatal(err)
	}
	rules := map[content.Channel]connectors.Rules{
		content.Rakuten: rakuten.Spec.Rules, content.Yahoo: yahoo.Spec.Rules, content.Mail: mailbox.Spec.Rules,
	}
	checked := 0
	for _, th := range s.Threads {
		for i, p := range th.Posts {
			if !p.Shop {
				continue
			}
			checked++
			if ps := reply.Check(p.Text, contextOf(s, th, p, rules[th.Channel])); len(ps) > 0 {
				t.Errorf("%s post %d: %+v", th.Key, i+1, ps)
			}
		}
	}
	if checked < 40 {
		t.Errorf("only %d replies", checked)
	}
}

func contextOf(s content.Shop, th content.Thread, p content.Post, rules connectors.Rules) reply.Context {
	c := reply.Context{
		Rules: rules, Customer: th.Who.Name, Now: p.At, Public: th.Public, GiftRecipient: th.Gift == "受取人",
		Numbers: reply.OrderNumbers(ordernumber.Options{ShopIDs: []string{content.RakutenShop}, YahooAccounts: []string{content.YahooSeller}}),
	}
	for _, other := range s.People {
		if other.Key != th.Who.Key {
			c.Others = append(c.Others, other.Name)
		}
	}
	if th.Order != nil {
		c.Order = &connectors.Order{Number: th.Order.Number, Buyer: connectors.Person{Name: th.Order.Buyer.Name}}
	}
	if p.File != "" {
		c.Files = []reply.File{{Name: p.File, Size: 1000}}
	}
	return c
}
