package store

import (
	"errors"
	"testing"
	"time"

	"madoguchi/connectors"
)

func TestErased_messages_do_not_come_back(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		q := asked("1", "件", post("a", connectors.In, -9, "消してください"))
		d.ingest(shop, q)
		must(t, d.Erase(d.ctx, clerk, d.remote(shop, "1").ID))
		d.ingest(shop, q)
		if _, err := d.InquiryByRemote(d.ctx, shop, "1"); !errors.Is(err, ErrNotFound) {
			t.Errorf("came back: %v", err)
		}
		page, err := d.Inquiries(d.ctx, InquiryQuery{Search: "消して"})
		must(t, err)
		if len(page.Rows) != 0 {
			t.Error("still found")
		}
		d.later(time.Minute)
		d.ingest(shop, asked("1", "件", q.Messages[0], post("b", connectors.In, 0, "新しい質問")))
		if got := d.remote(shop, "1"); got.MessageCount != 1 || got.State != StateNew {
			t.Errorf("after a new question %+v", got.InquiryRow)
		}
		d.sameCounts()
	})
}

// What was remembered for the customer's address goes with the last conversation.
func TestErase_forgets_how_the_address_is_written_to(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("mailbox")
		d.ingest(box, mail("a", "Hanako@example.jp", "甲", -9), mail("b", "hanako@example.jp", "乙", -8))
		must(t, d.SetSetting(d.ctx, clerk, OldPhones, "taro@example.jp\nhanako@example.jp\nother@example.jp"))
		for _, c := range []struct{ erase, want string }{
			{"a", "taro@example.jp\nhanako@example.jp\nother@example.jp"}, {"b", "taro@example.jp\nother@example.jp"},
		} {
			must(t, d.Erase(d.ctx, clerk, d.remote(box, c.erase).ID))
			if got, err := d.Setting(d.ctx, OldPhones); got != c.want || err != nil {
				t.Errorf("after %s: %q, %v", c.erase, got, err)
			}
		}
	})
}
