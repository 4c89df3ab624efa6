package store

import (
	"slices"
	"strings"
	"testing"

	"madoguchi/connectors"
)

// Mails join by ids, then by order number and customer, then by subject and
// customer within 14 days; never a subject alone, never an empty id.
func TestThread_joins_by_the_first_rule_that_holds(t *testing.T) {
	const aDay = 24 * 60
	const x, y, masked = "x@example.jp", "y@example.jp", "abc@pc.fw.rakuten.ne.jp"
	const number, other = "246369-20261101-0000674401", "246369-20261101-0000674402"
	longAgo := func(q connectors.Inquiry) connectors.Inquiry {
		q.Messages[0].SentAt = at(-15 * aDay)
		return q
	}
	answering := func(refs ...string) connectors.Inquiry { return mail("b", x, "まったく別の件名", 0, refs...) }
	for name, c := range map[string]struct {
		a, b connectors.Inquiry
		one  bool
	}{
		"an id, another subject":                     {mail("a", x, "質問", -9), answering("a"), true},
		"an id after a year":                         {mail("a", x, "質問", -365*aDay), answering("a"), true},
		"an id deep in the list":                     {mail("a", x, "質問", -9), answering("p1", "p2", "p3", "a"), true},
		"an id, another address of the customer":     {answer("a", x, "質問", -9), mail("b", y, "質問", 0, "a"), true},
		"an id that only looks alike":                {mail("a", x, "質問", -9), answering("A"), false},
		"empty ids among others":                     {mail("a", x, "甲", -9, "", "p1"), mail("b", y, "乙", 0, "", "p2"), false},
		"the same unknown parent":                    {mail("a", x, "甲", -9, "p1"), mail("b", y, "乙", 0, "p1"), false},
		"order number in the text":                   {mail("a", x, "質問 "+number, -9), mail("b", x, "件", 0), false},
		"order number, odd dashes":                   {mail("a", x, "質問 "+number, -60*aDay), mail("b", x, "246369ー20261101ー0000674401", 0), true},
		"two orders, one subject each":               {mail("a", x, number, -9), mail("b", x, other, 0), false},
		"a subject that names two orders":            {mail("a", x, number, -9), mail("b", x, number+" と "+other, 0), false},
		"subject, 14 days":                           {mail("a", x, "質問", -14*aDay), mail("b", x, "Re: 質問", 0), true},
		"subject, 15 days":                           {longAgo(mail("a", x, "質問", 0)), mail("b", x, "Re: 質問", 0), false},
		"subject, list and spam marks":               {mail("a", x, "[shop:1] 質問", -9), mail("b", x, "[SPAM] RE：[shop:2] 質問", 0), true},
		"subject, an order number in its mark":       {mail("a", x, "[注文番号:1001] 質問", -9), mail("b", x, "[注文番号:1002] 質問", 0), false},
		"subject, another customer":                  {mail("a", x, "質問", -9), mail("b", y, "質問", 0), false},
		"subject of a masked customer":               {mail("a", masked, "質問", -9), mail("b", masked, "Re: 質問", 0), true},
		"subject of two masked customers":            {mail("a", masked, "質問", -9), mail("b", "def@pc.fw.rakuten.ne.jp", "質問", 0), false},
		"the shop's mail and the customer's":         {answer("a", x, "発送のお知らせ", -9), mail("b", x, "Re: 発送のお知らせ", 0), true},
		"blank subjects":                             {mail("a", x, "　", -9), mail("b", x, "\u200b", 0), false},
		"a vacation with the subject of another one": {mail("a", x, "質問", -9), ofKind(mail("b", x, "質問", 0), connectors.Auto), false},
		"a vacation that answers":                    {answer("a", x, "発送", -9), ofKind(mail("b", x, "不在", 0, "a"), connectors.Auto), true},
	} {
		t.Run(name, func(t *testing.T) {
			for order, both := range map[string][]connectors.Inquiry{"in order": {c.a, c.b}, "reversed": {c.b, c.a}} {
				t.Run(order, func(t *testing.T) {
					eachDatabase(t, func(t *testing.T, d *desk) {
						d.account("rakuten", "shop_id", "246369")
						box := d.account("mailbox")
						for _, q := range both {
							d.ingest(box, q)
						}
						if one := d.remote(box, "a").ID == d.remote(box, "b").ID; one != c.one {
							t.Errorf("one thread: %v", one)
						}
						d.sameCounts()
					})
				})
			}
		})
	}
}

func TestThread_keeps_what_joined_it(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		d.account("rakuten", "shop_id", "246369")
		box := d.account("mailbox")
		const masked = "k123@pc.fw.rakuten.ne.jp"
		number := "246369-20261101-0000674401"
		d.ingest(box, mail("a", masked, number+" の件", -50*24*60), mail("b", masked, "Re: 別の話", -100, "a"),
			mail("c", masked, "別の話", -90), mail("d", masked, "お礼："+number, -80))
		var why []string
		for _, m := range mustMessages(d, d.remote(box, "a").ID) {
			why = append(why, m.RemoteID+" "+m.JoinedBy)
		}
		if want := []string{"a ", "b ids", "c subject", "d order"}; !slices.Equal(why, want) {
			t.Errorf("got %q, want %q", why, want)
		}
		h := d.history(d.remote(box, "a").ID)
		for _, want := range []string{"joined ids", "joined subject", "joined order"} {
			if !strings.Contains(h, want) {
				t.Errorf("%q is not in %s", want, h)
			}
		}
	})
}
