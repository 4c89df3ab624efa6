package store

import (
	"errors"
	"fmt"
	"strings"
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

// The way back holds how a conversation stood, with what it was put off for. The others that
// one click touched can still be taken back.
func TestErase_forgets_the_way_back_to_it_alone(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		d.ingest(shop, asked("1", "甲", post("a", connectors.In, -9, "甲")), asked("2", "乙", post("b", connectors.In, -9, "乙")))
		gone, stays := d.remote(shop, "1").ID, d.remote(shop, "2").ID
		noMarks := func(string) connectors.Marks { return connectors.Marks{} }
		until := d.at.Load() + time.Hour.Milliseconds()
		must(t, d.Snooze(d.ctx, clerk, Snooze{IDs: []int64{gone, stays}, Until: until, For: "二件の確認", Marks: noMarks}))
		must(t, d.Snooze(d.ctx, clerk, Snooze{IDs: []int64{gone}, Until: until + 1, For: "山田様へ電話", Marks: noMarks}))
		before := d.inquiry(stays)
		must(t, d.Erase(d.ctx, clerk, gone))
		all, err := collect(d.ctx, d.read, scanText, `SELECT undo FROM changes`)
		must(t, err)
		if text := fmt.Sprint(all); len(all) != 2 || strings.Contains(text, "山田") || strings.Count(text, "二件の確認") != 1 {
			t.Errorf("still kept: %s", all)
		}
		if u := d.undo(0); len(u.Back) != 0 || len(u.Left) != 1 || u.Left[0].Why != "gone" {
			t.Errorf("its own way back says %+v", u)
		}
		if u := d.undo(0); before.State != StateSnoozed || len(u.Left) != 1 || u.Left[0].Inquiry != gone || d.inquiry(stays).State != StateNew {
			t.Errorf("the other one was %s, taken back %+v, now %s", before.State, u, d.inquiry(stays).State)
		}
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
