package store

import (
	"testing"

	"madoguchi/connectors"
)

func TestFigurePosts_are_what_customers_and_shop_wrote(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop, box := d.account("rakuten"), d.account("mailbox")
		d.ingest(shop, asked("1", "件", post("a", connectors.In, -90, "いつ届きますか"), post("b", connectors.Out, -30, "明日です")))
		d.ingest(box, asked("2", "メール", post("c", connectors.In, -20, "返品したい")))
		_, err := d.AddNote(d.ctx, clerk, d.remote(shop, "1").ID, "note", "社内だけ")
		must(t, err)

		all, err := d.FigurePosts(d.ctx, 0, 0)
		must(t, err)
		var in []bool
		for _, p := range all {
			in = append(in, p.In)
		}
		if len(all) != 3 || !in[0] || in[1] || !in[2] || all[0].Inquiry != all[1].Inquiry || all[0].At >= all[1].At {
			t.Errorf("posts %+v", all)
		}
		one, err := d.FigurePosts(d.ctx, 0, box)
		must(t, err)
		if len(one) != 1 || one[0].Account != box {
			t.Errorf("of the mailbox: %+v", one)
		}
		none, err := d.FigurePosts(d.ctx, d.now()+1, 0)
		must(t, err)
		if len(none) != 0 {
			t.Errorf("of the future: %+v", none)
		}
		k, err := d.Stock(d.ctx)
		must(t, err)
		if k.Inquiries != 2 || k.Open != 1 || k.OldestOpen != all[2].At || k.Orders != 0 {
			t.Errorf("stock %+v", k)
		}
	})
}
