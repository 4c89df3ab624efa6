package store

import (
	"fmt"
	"testing"

	"madoguchi/connectors"
)

// from is an order of a source, told apart by its remarks.
func from(source, number, remarks string) connectors.Order {
	o := order(number)
	o.Source, o.Remarks = source, remarks
	return o
}

// remarks are those of every order of a number.
func (d *desk) remarks(number string) []string {
	d.t.Helper()
	all, err := d.OrderByNumber(d.ctx, number)
	must(d.t, err)
	out := []string{}
	for _, o := range all {
		out = append(out, o.Remarks)
	}
	return out
}

func TestOrders_a_weaker_source_never_replaces_a_better_one(t *testing.T) {
	sources := []string{connectors.FromMail, connectors.FromFile, connectors.FromAPI}
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten", "shop_id", "246369")
		for i, old := range sources {
			for j, late := range sources {
				number := numberA + string(rune('a'+i)) + string(rune('a'+j))
				d.orders(shop, from(old, number, "古い"))
				d.orders(shop, from(late, number, "新しい"))
				want := "新しい"
				if j < i {
					want = "古い"
				}
				if got := d.remarks(number); len(got) != 1 || got[0] != want {
					t.Errorf("%q after %q: %v, want %s", late, old, got, want)
				}
			}
		}
	})
}

func TestOrders_a_better_one_of_the_mall_absorbs_the_mailboxs(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box, shop := d.account("mailbox"), d.account("rakuten", "shop_id", "246369")
		d.ingest(shop, asked("1", "件", post("a", connectors.In, -9, numberA+" の件です")))
		d.orders(box, from(connectors.FromMail, numberA, "メール"))
		before := d.remote(shop, "1")
		if before.OrderID == 0 {
			t.Fatalf("not linked: %+v", before)
		}
		if changed := d.orders(shop, from(connectors.FromFile, numberA, "")); len(changed) != 1 || changed[0] != before.ID {
			t.Errorf("changed %v", changed)
		}
		if got := d.remarks(numberA); len(got) != 1 || got[0] != "メール" {
			t.Errorf("the file leaves the remarks out, so the mail's stay: %v", got)
		}
		d.orders(shop, from(connectors.FromAPI, numberA, "本物"))
		d.orders(box, from(connectors.FromMail, numberA, "遅いメール"))
		all, err := d.OrderByNumber(d.ctx, numberA)
		must(t, err)
		if len(all) != 1 || all[0].Account != shop || all[0].Remarks != "本物" {
			t.Fatalf("orders %+v", all)
		}
		links, err := d.Links(d.ctx, before.ID)
		must(t, err)
		if got := d.remote(shop, "1"); got.OrderID != all[0].ID || len(links) != 1 || links[0].OrderID != all[0].ID {
			t.Errorf("inquiry %+v, links %+v", got, links)
		}
	})
}

func TestOrders_of_two_malls_with_one_number_stay_two(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		rakuten, yahoo := d.account("rakuten"), d.account("yahoo")
		d.orders(rakuten, from(connectors.FromFile, "1001", "楽天"))
		d.orders(yahoo, from(connectors.FromAPI, "1001", "ヤフー"))
		if got := d.remarks("1001"); len(got) != 2 {
			t.Errorf("got %v", got)
		}
	})
}

func TestImportOrders_counts_and_changes_nothing_the_second_time(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten", "shop_id", "246369")
		d.orders(shop, from(connectors.FromAPI, numberA, "API"), from(connectors.FromFile, numberB, "前"))
		file := []connectors.Order{
			from(connectors.FromFile, numberA, "ファイル"), from(connectors.FromFile, numberB, "後"), from(connectors.FromFile, "x-1", ""),
		}
		want := Imported{New: 1, Changed: 1, Kept: 1}
		would, err := d.WeighOrders(d.ctx, shop, file)
		must(t, err)
		if would.New != want.New || would.Changed != want.Changed || would.Kept != want.Kept || len(d.remarks("x-1")) != 0 {
			t.Errorf("weighed %+v", would)
		}
		done, err := d.ImportOrders(d.ctx, clerk, shop, file, "注文.csv")
		must(t, err)
		if done.New != want.New || done.Changed != want.Changed || done.Kept != want.Kept {
			t.Errorf("imported %+v", done)
		}
		again, err := d.ImportOrders(d.ctx, clerk, shop, file, "注文.csv")
		must(t, err)
		if again.New+again.Changed != 0 || again.Same != 2 || again.Kept != 1 {
			t.Errorf("again %+v", again)
		}
	})
}

func TestImportOrders_joins_what_two_files_say_of_one_order(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("yahoo", "seller_id", "hinata")
		heads := order("hinata-10012345")
		heads.Source, heads.Lines = connectors.FromFile, nil
		items := connectors.Order{Number: "hinata-10012345", Source: connectors.FromFile, Lines: []connectors.Line{{Name: "みかん", Count: 2}}}
		for _, list := range [][]connectors.Order{{heads}, {items}, {heads}} {
			_, err := d.ImportOrders(d.ctx, clerk, shop, list, "f")
			must(t, err)
		}
		all, err := d.OrderByNumber(d.ctx, "hinata-10012345")
		must(t, err)
		got := all[0].Order
		if got.Buyer != heads.Buyer || got.Total != heads.Total || !got.OrderedAt.Equal(heads.OrderedAt) || len(got.Lines) != 1 || got.Lines[0].Name != "みかん" {
			t.Errorf("got %+v", got)
		}
	})
}

// wall makes keeping two orders of that buyer impossible, as a full disk would.
func (d *desk) wall(buyer string) (revive func()) {
	d.t.Helper()
	_, err := d.write.Exec(`CREATE UNIQUE INDEX orders_wall ON orders (buyer) WHERE buyer = '` + buyer + `'`)
	must(d.t, err)
	return func() {
		_, err := d.write.Exec(`DROP INDEX orders_wall`)
		must(d.t, err)
	}
}

func TestImportOrders_that_stops_half_way_is_finished_later(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		var file []connectors.Order
		for i := range 2*partSize + 50 {
			o := from(connectors.FromFile, fmt.Sprintf("n-%d", i), "")
			if o.Buyer = (connectors.Person{Name: fmt.Sprint("客 ", i)}); i > partSize+10 && i < partSize+20 {
				o.Buyer.Name = "同じ客"
			}
			file = append(file, o)
		}
		revive := d.wall("同じ客")
		_, err := d.ImportOrders(d.ctx, clerk, shop, file, "f")
		if err == nil {
			t.Fatal("the wall did not stand")
		}
		if got := d.remarks("n-0"); len(got) != 1 {
			t.Errorf("the first part is not kept: %v", got)
		}
		if got := d.remarks(fmt.Sprintf("n-%d", partSize)); len(got) != 0 {
			t.Errorf("half of a part is kept: %v", got)
		}
		revive()
		done, err := d.FinishImports(d.ctx)
		must(t, err)
		if done.New != len(file)-partSize {
			t.Errorf("finished %+v", done)
		}
		again, err := d.FinishImports(d.ctx)
		must(t, err)
		if again.New+again.Same+again.Changed != 0 {
			t.Errorf("a part is kept twice: %+v", again)
		}
	})
}

func TestImportOrders_of_a_removed_account_are_forgotten(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		_, err := d.write.Exec(`INSERT INTO order_parts (account_id, orders) VALUES (` + fmt.Sprint(shop) + `, '[{"number":"n-1","source":"file"}]')`)
		must(t, err)
		must(t, d.RemoveAccount(d.ctx, clerk, shop))
		done, err := d.FinishImports(d.ctx)
		must(t, err)
		if done.New != 0 || len(d.remarks("n-1")) != 0 {
			t.Errorf("done %+v", done)
		}
	})
}
