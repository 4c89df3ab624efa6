package store

import (
	"testing"

	"madoguchi/connectors"
)

func TestIngest_keeps_a_question_and_owes_an_answer(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten", "shop_id", "246369")
		d.later(0)
		in := d.ingest(shop, asked("1", "届きません", post("1-1", connectors.In, -60, "まだ届きません。注文番号 246369-20261101-0000674401 です。")))
		q := d.remote(shop, "1")
		if q.State != StateNew || !q.Unread || q.DueAt != at(-60).UnixMilli()+24*3600*1000 || q.MessageCount != 1 {
			t.Errorf("got %+v", q)
		}
		if q.OrderNumber != "246369-20261101-0000674401" || q.LinkReason != "text" {
			t.Errorf("link %q %q", q.OrderNumber, q.LinkReason)
		}
		if len(in.New) != 1 || in.New[0] != q.ID {
			t.Errorf("new %v", in.New)
		}
		page, err := d.Inquiries(d.ctx, InquiryQuery{Search: "届きま 花子"})
		must(t, err)
		if len(page.Rows) != 1 {
			t.Errorf("search found %d", len(page.Rows))
		}
		d.sameCounts()
	})
}
