package store

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
)

// bought is an order some days before the morning.
func boughtBy(number string, days int, p connectors.Person, article string) connectors.Order {
	return connectors.Order{
		Number: number, OrderedAt: at(-days * 24 * 60), Status: connectors.OrderShipped, Buyer: p,
		Lines: []connectors.Line{{Code: "AP-5000", Name: article, Count: 1}}, Total: 3980,
	}
}

var ichiro = connectors.Person{Name: "鈴木 一郎", Kana: "スズキ イチロウ", Address: "ichiro@example.jp", Phone: "090-1234-5678"}

// letter is a mail of a person.
func letter(id string, p connectors.Person, text string) connectors.Inquiry {
	q := mail(id, p.Address, "件 "+id, -9)
	q.Customer, q.Messages[0].Text = p, text
	return q
}

// offers are the links of an inquiry as "number verdict score reasons".
func (d *desk) offers(inquiry int64) []string {
	d.t.Helper()
	links, err := d.Links(d.ctx, inquiry)
	must(d.t, err)
	var all []string
	for _, l := range links {
		all = append(all, fmt.Sprint(l.Number, " ", l.Verdict, " ", l.Score, " ", strings.Join(l.Reasons, ",")))
	}
	return all
}

func TestNear_offers_each_likeness_with_its_reasons(t *testing.T) {
	const mask = "a1b2s1@pc.fw.rakuten.ne.jp"
	hidden := connectors.Person{Name: "鈴木 一郎", Kana: "スズキ イチロウ", Address: mask, Phone: "09012345678"}
	for name, c := range map[string]struct {
		buyer connectors.Person
		days  int
		asker connectors.Person
		text  string
		want  []string
	}{
		"the mask alone":                     {hidden, 30, connectors.Person{Address: mask}, "？", []string{numberA + " offered 50 masked"}},
		"the mask and the name":              {hidden, 3, connectors.Person{Name: "鈴木一郎 様", Address: mask}, "？", []string{numberA + " offered 79 masked,name,date"}},
		"a telephone in the text":            {hidden, 30, connectors.Person{Address: "x@example.jp"}, "電話は０９０－１２３４－５６７８です", []string{numberA + " offered 35 phone"}},
		"name and telephone in the text":     {hidden, 30, connectors.Person{Address: "x@example.jp"}, "鈴木一郎です。+81 90-1234-5678", []string{numberA + " offered 55 phone,name"}},
		"the address under another name":     {ichiro, 30, connectors.Person{Name: "鈴木 花子", Address: "ICHIRO@example.jp"}, "？", []string{numberA + " offered 45 address"}},
		"name and article":                   {hidden, 30, connectors.Person{Name: "鈴木　一郎", Address: "x@example.jp"}, "サンふじりんごの件", []string{numberA + " offered 40 name,item"}},
		"name and date":                      {hidden, 3, connectors.Person{Name: "鈴木一郎", Address: "x@example.jp"}, "？", []string{numberA + " offered 35 name,date"}},
		"the reading, the article, the date": {hidden, 3, connectors.Person{Name: "すずき いちろう", Address: "x@example.jp"}, "サンふじりんごの件", []string{numberA + " offered 40 kana,item,date"}},
		"the name alone is too little":       {hidden, 30, connectors.Person{Name: "鈴木一郎", Address: "x@example.jp"}, "？", nil},
		"the article alone is nothing":       {hidden, 3, connectors.Person{Address: "x@example.jp"}, "サンふじりんごの件", nil},
		"an order from before last year":     {ichiro, 500, ichiro, "？", nil},
	} {
		t.Run(name, func(t *testing.T) {
			eachDatabase(t, func(t *testing.T, d *desk) {
				shop, box := d.account("rakuten", "shop_id", "246369"), d.account("mailbox")
				d.orders(shop, boughtBy(numberA, c.days, c.buyer, "【送料無料】サンふじりんご 5kg"))
				d.ingest(box, letter("a", c.asker, c.text))
				if got := d.offers(d.remote(box, "a").ID); !slices.Equal(got, c.want) {
					t.Errorf("got %q, want %q", got, c.want)
				}
			})
		})
	}
}

func TestNear_links_the_only_order_of_the_real_address_and_name(t *testing.T) {
	plain := boughtBy(numberA, 5, ichiro, "りんご")
	for name, c := range map[string]struct {
		orders []connectors.Order
		change func(q *connectors.Inquiry)
		want   string
	}{
		"certain":                  {[]connectors.Order{plain}, nil, numberA},
		"an old order beside it":   {[]connectors.Order{plain, boughtBy(numberB, 200, ichiro, "なし")}, nil, numberA},
		"two in ninety days":       {[]connectors.Order{plain, boughtBy(numberB, 80, ichiro, "なし")}, nil, ""},
		"another order by phone":   {[]connectors.Order{plain, boughtBy(numberB, 9, connectors.Person{Name: "鈴木 一郎", Phone: ichiro.Phone}, "なし")}, nil, ""},
		"only the telephone":       {[]connectors.Order{plain}, func(q *connectors.Inquiry) { q.Customer.Address = "other@example.jp" }, ""},
		"another name":             {[]connectors.Order{plain}, func(q *connectors.Inquiry) { q.Customer.Name, q.Customer.Kana = "鈴木 花子", "" }, ""},
		"no name":                  {[]connectors.Order{plain}, func(q *connectors.Inquiry) { q.Customer.Name, q.Customer.Kana = "", "" }, ""},
		"a forged sender":          {[]connectors.Order{plain}, func(q *connectors.Inquiry) { q.Messages[0].Auth = "fail" }, ""},
		"another number named":     {[]connectors.Order{plain}, func(q *connectors.Inquiry) { q.Messages[0].Text = "注文番号 999999-20261101-0000674401" }, ""},
		"asked before it was made": {[]connectors.Order{boughtBy(numberA, 0, ichiro, "りんご")}, nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			eachDatabase(t, func(t *testing.T, d *desk) {
				shop, box := d.account("rakuten", "shop_id", "246369"), d.account("mailbox")
				d.orders(shop, c.orders...)
				q := letter("a", ichiro, "届きません")
				if c.change != nil {
					c.change(&q)
				}
				d.ingest(box, q)
				got := d.remote(box, "a")
				if got.OrderNumber != c.want {
					t.Errorf("linked %q, want %q: %q", got.OrderNumber, c.want, d.offers(got.ID))
				}
				if c.want != "" && (got.LinkReason != "address" || got.LinkBy != "machine" || got.OrderID == 0) {
					t.Errorf("got %+v", got)
				}
			})
		})
	}
}

func TestNear_does_not_link_an_order_without_the_article_the_mall_names(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("yahoo", "seller_id", "my-store")
		d.orders(shop, boughtBy("my-store-10000001", 5, ichiro, "りんご 5kg"))
		for id, item := range map[string]connectors.Item{"same": {Code: "ap-5000"}, "other": {Code: "NS-1", Name: "なし 3kg"}} {
			q := asked(id, "件", post(id, connectors.In, -9, "質問です"))
			q.Customer, q.Item = ichiro, item
			d.ingest(shop, q)
		}
		if same, other := d.remote(shop, "same"), d.remote(shop, "other"); same.OrderNumber == "" || other.OrderNumber != "" {
			t.Errorf("same article %q, other article %q", same.OrderNumber, other.OrderNumber)
		}
	})
}

func TestNear_does_not_offer_another_malls_order_to_a_mall(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		one, two := d.account("rakuten", "shop_id", "246369"), d.account("yahoo", "seller_id", "my-store")
		d.orders(two, boughtBy("my-store-10000001", 5, ichiro, "りんご"))
		q := asked("1", "件", post("a", connectors.In, -9, "質問です"))
		q.Customer = ichiro
		d.ingest(one, q)
		if got := d.offers(d.remote(one, "1").ID); len(got) != 0 {
			t.Errorf("offered %q", got)
		}
	})
}

func TestNear_shows_a_gifts_recipient_nothing_of_a_buyer(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten", "shop_id", "246369")
		d.orders(shop, boughtBy(numberA, 5, ichiro, "りんご"))
		for id, p := range map[string]connectors.Person{"same name": ichiro, "nameless": {}} {
			q := asked(id, "件", post(id, connectors.In, -9, "届きません。電話は 090-1234-5678"))
			q.Customer, q.Gift = p, true
			d.ingest(shop, q)
			if got := d.offers(d.remote(shop, id).ID); len(got) != 0 {
				t.Errorf("%s: offered %q", id, got)
			}
		}
		q := asked("by number", "件", post("n", connectors.In, -9, "？"))
		q.Customer, q.Gift, q.Order = connectors.Person{}, true, numberA
		d.ingest(shop, q)
		got := d.remote(shop, "by number")
		if got.OrderID == 0 || got.Customer != "" || got.CustomerID != 0 {
			t.Errorf("order %d, customer %q %d", got.OrderID, got.Customer, got.CustomerID)
		}
	})
}

// Whatever comes first, the end is the same.
func TestNear_ends_the_same_in_every_order_of_arrival(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		hanako := connectors.Person{Name: "山田 花子", Address: "hanako@example.jp", Phone: "03-1234-5678"}
		orders := []connectors.Order{
			boughtBy("246369-20261101-0000000001", 5, ichiro, "りんご"),
			boughtBy("246369-20261101-0000000002", 9, hanako, "なし"),
			boughtBy("246369-20261101-0000000003", 40, hanako, "もも"),
			boughtBy("246369-20261101-0000000004", 20, connectors.Person{Name: "鈴木 次郎", Phone: "090-9999-1111"}, "かき"),
		}
		inquiries := []connectors.Inquiry{
			letter("a", ichiro, "届きません"),
			letter("b", hanako, "なしの件です"),
			letter("c", connectors.Person{Name: "鈴木 次郎", Address: "jiro@example.jp"}, "電話 090-9999-1111、かきの件"),
			letter("d", ichiro, "246369-20261101-0000000002 と 246369-20261101-0000000003"),
		}
		random := rand.New(rand.NewPCG(7, 8))
		var first []string
		for round := range 12 {
			d := openDesk(t, d.cfg.URL != "")
			shop, box := d.account("rakuten", "shop_id", "246369"), d.account("mailbox")
			var steps []func()
			for _, o := range orders {
				steps = append(steps, func() { d.orders(shop, o) })
			}
			for _, q := range inquiries {
				steps = append(steps, func() { d.ingest(box, q) })
			}
			random.Shuffle(len(steps), func(i, j int) { steps[i], steps[j] = steps[j], steps[i] })
			for _, step := range steps {
				step()
			}
			var end []string
			for _, id := range []string{"a", "b", "c", "d"} {
				q := d.remote(box, id)
				end = append(end, fmt.Sprint(id, " ", q.OrderNumber, " ", d.offers(q.ID)))
			}
			if first == nil {
				first = end
			}
			if !slices.Equal(end, first) {
				t.Errorf("round %d:\n%s\nwant\n%s", round, strings.Join(end, "\n"), strings.Join(first, "\n"))
			}
		}
		if !strings.HasPrefix(first[0], "a 246369-20261101-0000000001 ") || !strings.Contains(first[2], "phone") {
			t.Errorf("the rounds tell nothing: %q", first)
		}
	})
}

func TestNear_never_overrules_a_person(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop, box := d.account("rakuten", "shop_id", "246369"), d.account("mailbox")
		d.orders(shop, boughtBy(numberA, 5, ichiro, "りんご"))
		d.ingest(box, letter("refused", ichiro, "届きません"), letter("chosen", ichiro, "届きません"))
		refused, chosen := d.remote(box, "refused").ID, d.remote(box, "chosen").ID
		must(t, d.UnlinkOrder(d.ctx, clerk, refused, ""))
		must(t, d.LinkOrder(d.ctx, clerk, chosen, numberB))
		d.orders(shop, boughtBy(numberB, 200, ichiro, "なし"), boughtBy("246369-20261103-0000674403", 300, ichiro, "もも"))
		d.ingest(box, letter("later", ichiro, "もう一度"))
		d.orders(shop, boughtBy(numberA, 5, ichiro, "りんご 10kg"))
		if q := d.inquiry(refused); q.OrderNumber != "" {
			t.Errorf("refused, then linked %q", q.OrderNumber)
		}
		if v := d.verdict(refused, numberA); v != "refused address" {
			t.Errorf("verdict %q", v)
		}
		if v := d.verdict(refused, numberB); v != "offered address" {
			t.Errorf("the others are still offered: %q", v)
		}
		if q := d.inquiry(chosen); q.OrderNumber != numberB || q.LinkBy != "person" {
			t.Errorf("chosen %q by %q", q.OrderNumber, q.LinkBy)
		}
	})
}

func TestNear_lets_a_late_order_find_recent_inquiries_only(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop, box := d.account("rakuten", "shop_id", "246369"), d.account("mailbox")
		d.ingest(box, letter("a", ichiro, "届きません"))
		id := d.remote(box, "a").ID
		d.later(91 * 24 * time.Hour)
		if changed := d.orders(shop, boughtBy(numberA, 5, ichiro, "りんご")); len(changed) != 0 {
			t.Errorf("changed %v", changed)
		}
		if got := d.offers(id); len(got) != 0 {
			t.Errorf("offered %q", got)
		}
	})
}

// A profile from before the words gets them at its next start, once.
func TestOpen_gives_words_to_what_was_there_before(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop, box := d.account("rakuten", "shop_id", "246369"), d.account("mailbox")
		d.orders(shop, boughtBy(numberA, 5, ichiro, "りんご"))
		d.ingest(box, letter("a", ichiro, "届きません"))
		id := d.remote(box, "a").ID
		must(t, d.tx(d.ctx, func(t *txn) error {
			for _, forget := range []string{
				`DELETE FROM order_keys`, `DELETE FROM inquiry_keys`, `DELETE FROM links`, `DELETE FROM settings`,
				`UPDATE inquiries SET order_number = '', order_id = 0, link_by = '', link_reason = ''`,
			} {
				if _, err := t.exec(forget); err != nil {
					return err
				}
			}
			return nil
		}))
		must(t, d.fillWords(d.ctx))
		if q := d.inquiry(id); q.OrderNumber != numberA {
			t.Errorf("linked %q", q.OrderNumber)
		}
		must(t, d.UnlinkOrder(d.ctx, clerk, id, ""))
		must(t, d.fillWords(d.ctx))
		if q := d.inquiry(id); q.OrderNumber != "" {
			t.Errorf("filled in twice: %q", q.OrderNumber)
		}
	})
}
