package store

import (
	"slices"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
)

func TestOfficial_stands_on_top_until_it_is_answered(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("mailbox")
		evening := time.Date(2026, 11, 20, 17, 0, 0, 0, jst.Zone())
		d.ingest(box, mail("late", "x@example.jp", "まだですか", -5*24*60))
		letter := func(id string, deadline time.Time) connectors.Inquiry {
			q := ofKind(mail(id, "ec@mall.example", "ご回答のお願い "+id, -60), connectors.Official)
			q.Deadline = deadline
			return q
		}
		d.ingest(box, letter("far", morning.Add(7*24*time.Hour)), letter("near", evening), letter("open", time.Time{}))
		var order []string
		page, err := d.Inquiries(d.ctx, InquiryQuery{})
		must(t, err)
		for _, r := range page.Rows {
			order = append(order, r.RemoteID)
		}
		if want := []string{"near", "far", "open", "late"}; !slices.Equal(order, want) && !slices.Equal(order, []string{"near", "open", "far", "late"}) {
			t.Errorf("order %q", order)
		}
		usual := at(-60).UnixMilli() + 24*3600*1000
		if n, f := d.remote(box, "near"), d.remote(box, "far"); n.DueAt != evening.UnixMilli() || n.Deadline != n.DueAt || f.DueAt != usual || !f.Official {
			t.Errorf("near due %d, far due %d", n.DueAt, f.DueAt)
		}
		must(t, d.SetSetting(d.ctx, clerk, ReplyHours, "1"))
		if n := d.remote(box, "near"); n.DueAt != at(0).UnixMilli() {
			t.Errorf("due %d with one hour", n.DueAt)
		}
		d.ingest(box, answer("re", "ec@mall.example", "Re: ご回答のお願い near", -10, "near"))
		if n := d.remote(box, "near"); n.State != StateWaiting || n.Deadline != 0 || n.DueAt != 0 {
			t.Errorf("answered %+v", n.InquiryRow)
		}
	})
}
