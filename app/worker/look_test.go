package worker

import (
	"context"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
)

func TestLastLook(t *testing.T) {
	auto := post("q1-2", connectors.In, "受け取りました。", time.Minute)
	auto.Kind = connectors.Auto
	for name, c := range map[string]struct {
		came  []connectors.Message
		state string
		says  string
	}{
		"nothing new":              {nil, store.OutSent, ""},
		"the customer wrote again": {[]connectors.Message{post("q1-2", connectors.In, "やはり不要です。", time.Minute)}, store.OutFailed, "お客様から新しいメッセージ"},
		"a colleague answered":     {[]connectors.Message{post("q1-2", connectors.Out, "本日発送しました。", time.Minute)}, store.OutFailed, "店舗の返信がすでに"},
		"somebody unknown wrote":   {[]connectors.Message{post("q1-2", connectors.Unknown, "？", time.Minute)}, store.OutFailed, ""},
		"automatic mail":           {[]connectors.Message{auto}, store.OutSent, ""},
	} {
		t.Run(name, func(t *testing.T) {
			d := openDesk(t)
			d.mall.thread = func(id string) (connectors.Inquiry, error) { return question(id, c.came...), nil }
			id := d.queue("明日届きます。")
			d.later(2 * time.Minute)
			d.sendDue()
			o := d.item(id)
			same(t, "state", o.State, c.state)
			if c.state == store.OutFailed {
				same(t, "code", o.Code, "stopped")
				same(t, "sends", len(d.mall.heard("send")), 0)
			}
			if !strings.Contains(o.Reason, c.says) {
				t.Errorf("says %q", o.Reason)
			}
		})
	}
}

func TestLastLook_does_not_stop_for_a_note_of_the_staff(t *testing.T) {
	d := openDesk(t)
	id := d.queue("明日届きます。")
	_, err := d.store.AddNote(d.ctx, clerk, d.item(id).InquiryID, string(connectors.Note), "電話済み")
	must(t, err)
	d.sendDue()
	same(t, "state", d.item(id).State, store.OutSent)
}

func TestLastLook_that_fails_delays_the_reply_and_sends_nothing(t *testing.T) {
	d := openDesk(t)
	d.mall.thread = func(string) (connectors.Inquiry, error) {
		return connectors.Inquiry{}, failing(connectors.Temporary, "down")
	}
	id := d.queue("明日届きます。")
	d.sendDue()
	o := d.item(id)
	same(t, "state", o.State, store.OutQueued)
	same(t, "waits", o.SendAt > ms(d.now()), true)
	same(t, "sends", len(d.mall.heard("send")), 0)
	d.mall.thread = nil
	d.at.Store(o.SendAt)
	d.sendDue()
	same(t, "state", d.item(id).State, store.OutSent)
}

func TestLastLook_cancelled_leaves_the_reply_queued(t *testing.T) {
	d := openDesk(t)
	ctx, cancel := context.WithCancel(d.ctx)
	d.mall.thread = func(string) (connectors.Inquiry, error) {
		cancel()
		return connectors.Inquiry{}, failing(connectors.Temporary, "cut")
	}
	id := d.queue("明日届きます。")
	_, _ = d.SendDue(ctx)
	o := d.item(id)
	same(t, "state", o.State, store.OutQueued)
	same(t, "tries", o.Attempts, 0)
}

func TestLastLook_pulls_where_a_kind_cannot_read_a_thread_also_during_a_poll(t *testing.T) {
	d := openDesk(t)
	box := d.add("letters", "メール")
	id := d.queueAt(box, "q5", "明日届きます。")
	_, err := d.store.Lease(d.ctx, box, "pull", "another program", d.now().Add(time.Hour), false)
	must(t, err)
	d.box.pull = func(context.Context, string) (connectors.Batch, error) {
		return connectors.Batch{Inquiries: []connectors.Inquiry{question("q5", post("q5-2", connectors.In, "やはり不要です。", time.Minute))}, Next: "5"}, nil
	}
	d.later(2 * time.Minute)
	d.sendDue()
	same(t, "outcome", d.item(id).Code, "stopped")
	same(t, "sends", len(d.box.heard("send")), 0)
}
