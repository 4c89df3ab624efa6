package worker

import (
	"context"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
)

// start queues a first text about an order of the shop.
func (d *desk) start(text string) int64 {
	d.t.Helper()
	_, err := d.store.SaveOrders(d.ctx, d.shop, []connectors.Order{{Number: "10001", OrderedAt: morning, Buyer: connectors.Person{Name: "鈴木 一郎"}}}, time.Time{})
	must(d.t, err)
	orders, err := d.store.OrderByNumber(d.ctx, "10001")
	must(d.t, err)
	id, err := d.store.QueueStart(d.ctx, clerk, orders[0].ID, store.OutboxItem{
		Account: d.shop, Subject: "お届け日", Category: "42", Text: text, SendAt: ms(d.now()),
	})
	must(d.t, err)
	return id
}

func TestSend_starts_an_inquiry(t *testing.T) {
	d := openDesk(t)
	var got connectors.Reply
	d.mall.send = func(_ context.Context, r connectors.Reply) (connectors.Receipt, error) {
		got = r
		return connectors.Receipt{RemoteID: "7001-1", Thread: "7001"}, nil
	}
	id := d.start("ご注文の件です。")
	d.sendDue()
	if got.Thread != "" || got.Order != "10001" || got.Category != "42" || got.Subject != "お届け日" {
		t.Errorf("sent %+v", got)
	}
	o := d.item(id)
	same(t, "state", o.State, store.OutSent)
	same(t, "thread", o.Thread, "7001")
	same(t, "inquiry", d.inquiryState("7001"), store.StateWaiting)
	if looked := d.mall.heard("thread"); len(looked) != 0 {
		t.Errorf("looked at a thread that does not exist: %v", looked)
	}
}

// The program dies after the mall has taken the text and before its answer is
// written: the next one finds it by reading, and never sends it again.
func TestSend_of_a_start_that_a_crash_cut_off_is_found(t *testing.T) {
	d := openDesk(t)
	id := d.start("ご注文の件です。")
	_, got, err := d.store.Claim(d.ctx, id, "a dead process", nil, d.now())
	must(t, err)
	if !got {
		t.Fatal("not claimed")
	}
	d.mall.find = func(r connectors.Reply) (connectors.Receipt, connectors.Finding, error) {
		if r.Thread != "" || r.Order != "10001" || r.Since.IsZero() {
			t.Errorf("looked for %+v", r)
		}
		return connectors.Receipt{RemoteID: "7001-1", Thread: "7001", At: d.now()}, connectors.Delivered, nil
	}
	d.sendDue()
	same(t, "after the crash", d.item(id).State, store.OutUnknown)
	must(t, d.Confirm(d.ctx, true))
	o := d.item(id)
	same(t, "state", o.State, store.OutSent)
	same(t, "thread", o.Thread, "7001")
	same(t, "inquiry", d.inquiryState("7001"), store.StateWaiting)
	if sent := d.mall.heard("send"); len(sent) != 0 {
		t.Errorf("sent again: %v", sent)
	}
}
