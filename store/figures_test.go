package store

import (
	"slices"
	"testing"

	"madoguchi/connectors"
)

func TestEachCase_is_what_customers_and_shop_wrote(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop, box := d.account("rakuten"), d.account("mailbox")
		d.ingest(shop, asked("1", "件", post("a", connectors.In, -90, "いつ届きますか"), post("b", connectors.Out, -30, "明日です")))
		d.ingest(box, asked("2", "メール", post("c", connectors.In, -20, "返品したい")))
		_, err := d.AddNote(d.ctx, clerk, d.remote(shop, "1").ID, "note", "社内だけ")
		must(t, err)

		of := func(since, account int64) (all []FigureCase) {
			must(t, d.EachCase(d.ctx, since, account, func(c FigureCase) {
				c.Posts = slices.Clone(c.Posts)
				all = append(all, c)
			}))
			return all
		}
		all := of(0, 0)
		if len(all) != 2 || len(all[0].Posts) != 2 || !all[0].Posts[0].In || all[0].Posts[1].In || all[0].Posts[0].At >= all[0].Posts[1].At || all[0].Account != shop || all[0].LastAt != all[0].Posts[1].At {
			t.Fatalf("cases %+v", all)
		}
		if one := of(0, box); len(one) != 1 || one[0].Account != box || len(one[0].Posts) != 1 {
			t.Errorf("of the mailbox: %+v", one)
		}
		if none := of(d.now()+1, 0); len(none) != 0 {
			t.Errorf("of the future: %+v", none)
		}
		k, err := d.Stock(d.ctx)
		must(t, err)
		if k.Inquiries != 2 || k.Open != 1 || k.OldestOpen != all[1].Posts[0].At || k.Orders != 0 {
			t.Errorf("stock %+v", k)
		}
	})
}
