package store

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"madoguchi/connectors"
)

// whose tells which customer each contact, inquiry and order belongs to, with
// the customers numbered as they appear.
func (d *desk) whose() []string {
	d.t.Helper()
	type belongs struct {
		what string
		id   int64
	}
	scan := func(r scanner) (b belongs, err error) { return b, r.Scan(&b.what, &b.id) }
	var all []string
	names := map[int64]int{}
	for _, q := range []string{
		`SELECT contact, customer_id FROM contacts ORDER BY contact`,
		`SELECT remote_id, customer_id FROM inquiries ORDER BY remote_id`,
		`SELECT number, customer_id FROM orders ORDER BY number`,
	} {
		rows, err := collect(d.ctx, d.read, scan, q)
		must(d.t, err)
		for _, b := range rows {
			if _, known := names[b.id]; !known {
				names[b.id] = len(names)
			}
			all = append(all, fmt.Sprint(b.what, " ", names[b.id]))
		}
	}
	return all
}

func (d *desk) customer(inquiry int64) Customer {
	d.t.Helper()
	c, err := d.CustomerByID(d.ctx, d.inquiry(inquiry).CustomerID)
	must(d.t, err)
	return c
}

const mask = "a1b2s1@pc.fw.rakuten.ne.jp"

func TestCustomer_of_one_masked_address_is_one_within_a_shop_only(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		one, two := d.account("rakuten"), d.account("rakuten")
		p := connectors.Person{Name: "鈴木 一郎", Address: mask}
		for i, account := range []int64{one, one, two} {
			q := asked(fmt.Sprint(i), "件", post(fmt.Sprint("m", i), connectors.In, -9, "？"))
			q.Customer = p
			d.ingest(account, q)
		}
		a, b, c := d.remote(one, "0"), d.remote(one, "1"), d.remote(two, "2")
		if a.CustomerID != b.CustomerID || a.CustomerID == c.CustomerID {
			t.Errorf("customers %d, %d, other shop %d", a.CustomerID, b.CustomerID, c.CustomerID)
		}
		like, err := d.CustomersLike(d.ctx, a.CustomerID)
		must(t, err)
		if len(like) != 1 || like[0].ID != c.CustomerID || like[0].Reason != SameMasked {
			t.Errorf("suggested %+v", like)
		}
		if got := d.customer(c.ID).Contacts; !slices.Equal(got, []Contact{{"mask", mask}}) {
			t.Errorf("contacts %v", got)
		}
	})
}

func TestCustomer_shares_a_telephone_only_under_one_name(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten", "shop_id", "246369")
		phone := "03-1234-5678"
		d.orders(shop,
			boughtBy(numberA, 9, connectors.Person{Name: "鈴木 一郎", Address: "a@example.jp", Phone: phone}, "x"),
			boughtBy(numberB, 8, connectors.Person{Name: "鈴木 花子", Address: "b@example.jp", Phone: phone}, "x"),
			boughtBy("246369-20261103-0000674403", 7, connectors.Person{Name: "鈴木一郎", Address: "c@example.jp", Phone: phone}, "x"))
		want := []string{
			"mail:a@example.jp 0", "mail:b@example.jp 1", "mail:c@example.jp 0", "tel:0312345678 0",
			numberA + " 0", numberB + " 1", "246369-20261103-0000674403 0",
		}
		if got := d.whose(); !slices.Equal(got, want) {
			t.Errorf("got %q", got)
		}
	})
}

func TestCustomer_sums_what_was_not_cancelled(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop, box := d.account("rakuten", "shop_id", "246369"), d.account("mailbox")
		gone := boughtBy(numberB, 8, ichiro, "x")
		gone.Status = connectors.OrderCanceled
		open := boughtBy("246369-20261103-0000674403", 7, ichiro, "x")
		open.Total = connectors.NotFixed
		d.orders(shop, boughtBy(numberA, 9, ichiro, "x"), gone, open)
		d.ingest(box, letter("a", ichiro, "？"))
		c := d.customer(d.remote(box, "a").ID)
		if c.Name != "鈴木 一郎" || c.Kana != "スズキ イチロウ" || c.Inquiries != 1 || c.Orders != 3 || c.Total != 3980 ||
			c.FirstAt != at(-9*24*60).UnixMilli() || c.LastAt != at(-7*24*60).UnixMilli() {
			t.Errorf("got %+v", c)
		}
		rows, err := d.Customers(d.ctx, "すずき いちろう", 10)
		must(t, err)
		if len(rows) != 1 || rows[0].ID != c.ID || rows[0].Orders != 3 || rows[0].Name != "鈴木 一郎" {
			t.Errorf("found %+v", rows)
		}
		if rows, err = d.Customers(d.ctx, "いない", 10); err != nil || len(rows) != 0 {
			t.Errorf("found %+v, %v", rows, err)
		}
	})
}

func TestCustomersLike_asks_only_about_one_name(t *testing.T) {
	far := ichiro
	far.Address, far.Phone = "far@example.jp", ""
	for name, c := range map[string]struct {
		other connectors.Person
		zip   string
		want  string
	}{
		"name and place":            {far, "1000001", SamePlace},
		"the same place, no name":   {connectors.Person{Name: "鈴木 花子", Address: "far@example.jp"}, "1000001", ""},
		"the same name, else alone": {far, "9000001", ""},
	} {
		t.Run(name, func(t *testing.T) {
			eachDatabase(t, func(t *testing.T, d *desk) {
				shop := d.account("rakuten", "shop_id", "246369")
				first, second := boughtBy(numberA, 9, ichiro, "x"), boughtBy(numberB, 8, c.other, "x")
				first.BuyerAt.Zip, second.BuyerAt.Zip = "100-0001", c.zip
				d.orders(shop, first, second)
				like, err := d.CustomersLike(d.ctx, 1)
				must(t, err)
				got := ""
				if len(like) > 0 {
					got = like[0].Reason
				}
				if got != c.want {
					t.Errorf("got %q", got)
				}
			})
		})
	}
}

// A dealer buys every day under the telephone of the office, from which somebody has asked
// once: their own orders must not stand in front of the one who may be the same.
func TestCustomersLike_looks_behind_a_customers_own_orders(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten", "shop_id", "246369")
		asker := connectors.Person{Name: "鈴木 花子", Address: "hanako@example.jp", Phone: ichiro.Phone}
		bought := []connectors.Order{boughtBy(numberA, 9, asker, "x")}
		for i := range 1001 {
			bought = append(bought, boughtBy(fmt.Sprintf("246369-20261101-%010d", i), 8, ichiro, "x"))
		}
		d.orders(shop, bought...)
		must(t, d.readTx(d.ctx, func(x *txn) error {
			near, err := x.nearby(2, []string{phoneWord(ichiro.Phone), byName + "鈴木花子"})
			if len(near) != 1 || near[0].customer != 1 {
				t.Errorf("found %v", near)
			}
			return err
		}))
	})
}

// A buyer for several companies has the telephones of their offices, each shared by a hundred
// people, and one of their own: who shares that one is found behind all the others.
func TestCustomersLike_looks_first_for_the_rarest_telephone(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten", "shop_id", "246369")
		asker := connectors.Person{Name: "鈴木 花子", Address: "hanako@example.jp", Phone: "09099990001"}
		bought := []connectors.Order{boughtBy(numberA, 9, asker, "x")}
		words := []string{phoneWord(asker.Phone), byName + "鈴木花子"}
		for i := range 400 {
			p := connectors.Person{Name: fmt.Sprintf("社員 %d", i), Address: fmt.Sprintf("p%d@example.jp", i), Phone: fmt.Sprintf("031234000%d", i%4)}
			bought = append(bought, boughtBy(fmt.Sprintf("246369-20261101-%010d", i), 8, p, "x"))
			words = append(words, phoneWord(p.Phone))
		}
		d.orders(shop, bought...)
		must(t, d.readTx(d.ctx, func(x *txn) error {
			near, err := x.nearby(9999, sortedWords(words))
			if len(near) != 1 || near[0].customer != 1 {
				t.Errorf("found %v", near)
			}
			return err
		}))
	})
}

func TestCustomersLike_follows_a_persons_link_but_not_a_gift(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop, box := d.account("rakuten", "shop_id", "246369"), d.account("mailbox")
		buyer := connectors.Person{Name: "鈴木 一郎", Address: mask}
		d.orders(shop, boughtBy(numberA, 9, buyer, "x"))
		d.ingest(box, letter("a", connectors.Person{Name: "一郎", Address: "private@example.jp"}, "？"))
		q := d.remote(box, "a")
		must(t, d.LinkOrder(d.ctx, clerk, q.ID, numberA))
		gift := asked("g", "件", post("g", connectors.In, -9, "？"))
		gift.Customer, gift.Gift, gift.Order = connectors.Person{Name: "贈られた人", Address: "gift@example.jp"}, true, numberA
		d.ingest(shop, gift)
		like, err := d.CustomersLike(d.ctx, q.CustomerID)
		must(t, err)
		if len(like) != 1 || like[0].Reason != SameOrder || like[0].Name != "鈴木 一郎" {
			t.Errorf("got %+v", like)
		}
		if like, err = d.CustomersLike(d.ctx, d.remote(shop, "g").CustomerID); err != nil || len(like) != 0 {
			t.Errorf("a gift: %+v, %v", like, err)
		}
		id, err := d.MergeCustomers(d.ctx, clerk, q.CustomerID, like0(d, q.CustomerID))
		must(t, err)
		if _, err := d.SplitCustomer(d.ctx, clerk, id); err != nil {
			t.Fatal(err)
		}
		if like, err = d.CustomersLike(d.ctx, q.CustomerID); err != nil || len(like) != 0 {
			t.Errorf("suggested again after a person took it back: %+v, %v", like, err)
		}
	})
}

func like0(d *desk, customer int64) int64 {
	like, err := d.CustomersLike(d.ctx, customer)
	must(d.t, err)
	return like[0].ID
}

func TestMergeCustomers_refuses_what_makes_no_sense(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		d.threePeople()
		merge, err := d.MergeCustomers(d.ctx, clerk, 1, 2)
		must(t, err)
		for name, f := range map[string]func() error{
			"itself":          func() error { _, err := d.MergeCustomers(d.ctx, clerk, 1, 1); return err },
			"one merged away": func() error { _, err := d.MergeCustomers(d.ctx, clerk, 3, 2); return err },
		} {
			if err := f(); err != ErrConflict {
				t.Errorf("%s: %v", name, err)
			}
		}
		if _, err := d.MergeCustomers(d.ctx, clerk, 1, 99); err != ErrNotFound {
			t.Errorf("nobody: %v", err)
		}
		c, err := d.CustomerByID(d.ctx, 2)
		must(t, err)
		if c.ID != 1 || len(c.Merged) != 1 || c.Merged[0].ID != merge || c.Merged[0].By != clerk.Name || c.Orders != 2 {
			t.Errorf("got %+v", c)
		}
		_, err = d.SplitCustomer(d.ctx, clerk, merge)
		must(t, err)
		if _, err := d.SplitCustomer(d.ctx, clerk, merge); err != ErrConflict {
			t.Errorf("twice: %v", err)
		}
	})
}

// threePeople buy once and write once each.
func (d *desk) threePeople() (shop, box int64) {
	shop, box = d.account("rakuten", "shop_id", "246369"), d.account("mailbox")
	for i := range 3 {
		p := somebody(i)
		d.orders(shop, boughtBy(fmt.Sprintf("246369-20261101-000000000%d", i), 9, p, "x"))
		d.ingest(box, letter(fmt.Sprint("first", i), p, "？"))
	}
	return shop, box
}

func somebody(i int) connectors.Person {
	return connectors.Person{
		Name: []string{"青木 一", "石井 二", "上田 三"}[i], Address: fmt.Sprintf("p%d@example.jp", i), Phone: fmt.Sprintf("03-1111-000%d", i),
	}
}

// After the way back everything is as if nobody had ever merged: also what came
// meanwhile, and in whatever order merges are taken back.
func TestSplitCustomer_ends_as_if_nothing_had_been_merged(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		for seed := range uint64(8) {
			random := rand.New(rand.NewPCG(seed, 1))
			plain, merged := openDesk(t, d.cfg.URL != ""), openDesk(t, d.cfg.URL != "")
			pairs := [][2]int64{{1, 2}, {1, 3}}
			if seed%2 == 1 {
				pairs = [][2]int64{{1, 2}, {3, 1}}
			}
			var merges []int64
			for _, w := range []*desk{plain, merged} {
				w.threePeople()
			}
			before := merged.whose()
			for _, p := range pairs {
				id, err := merged.MergeCustomers(d.ctx, clerk, p[0], p[1])
				must(t, err)
				merges = append(merges, id)
			}
			if slices.Equal(merged.whose(), before) {
				t.Fatal("nothing was merged")
			}
			events := random.Perm(9)
			for _, w := range []*desk{plain, merged} {
				for _, e := range events {
					w.meanwhile(e)
				}
			}
			random.Shuffle(len(merges), func(i, j int) { merges[i], merges[j] = merges[j], merges[i] })
			for _, m := range merges {
				_, err := merged.SplitCustomer(d.ctx, clerk, m)
				must(t, err)
			}
			if got, want := merged.whose(), plain.whose(); !slices.Equal(got, want) {
				t.Errorf("seed %d:\n%s\nwant\n%s", seed, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		}
	})
}

// meanwhile lets one thing arrive: accounts 1 and 2 are the shop and the mailbox.
func (d *desk) meanwhile(event int) {
	p := somebody(event % 3)
	switch event / 3 {
	case 0: // a new order, by the telephone and an address nobody knows
		p.Address = "new-" + p.Address
		p.Phone = []string{p.Phone, "", p.Phone}[event%3]
		d.orders(1, boughtBy(fmt.Sprintf("246369-20261105-000000000%d", event), 2, p, "x"))
	case 1: // a new letter with one more telephone
		p.Phone = fmt.Sprintf("03-2222-000%d", event)
		d.ingest(2, letter(fmt.Sprint("second", event), p, "？"))
	case 2: // one more mail in the first conversation
		q := letter(fmt.Sprint("more", event), p, "続き")
		q.Messages[0].Refs = []string{fmt.Sprint("first", event%3)}
		d.ingest(2, q)
	}
}
