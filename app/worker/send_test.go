package worker

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
)

// queue answers a question that came to the shop.
func (d *desk) queue(text string, change ...func(*store.OutboxItem)) int64 {
	d.t.Helper()
	return d.queueAt(d.shop, "q1", text, change...)
}

func (d *desk) queueAt(account int64, remote, text string, change ...func(*store.OutboxItem)) int64 {
	d.t.Helper()
	_, err := d.store.Ingest(d.ctx, account, connectors.Batch{Inquiries: []connectors.Inquiry{question(remote)}})
	must(d.t, err)
	q, err := d.store.InquiryByRemote(d.ctx, account, remote)
	must(d.t, err)
	o := store.OutboxItem{InquiryID: q.ID, Account: account, Thread: remote, Text: text, SeenID: q.NewestID, SendAt: ms(d.now())}
	for _, f := range change {
		f(&o)
	}
	id, err := d.store.Queue(d.ctx, clerk, o)
	must(d.t, err)
	return id
}

func closing(o *store.OutboxItem) { o.Done = true }

func (d *desk) item(id int64) store.OutboxItem {
	d.t.Helper()
	o, err := d.store.OutboxItem(d.ctx, id)
	must(d.t, err)
	return o
}

func (d *desk) sendDue() {
	d.t.Helper()
	_, err := d.SendDue(d.ctx)
	must(d.t, err)
}

func (d *desk) inquiryState(remote string) string {
	d.t.Helper()
	q, err := d.store.InquiryByRemote(d.ctx, d.shop, remote)
	must(d.t, err)
	return q.State
}

// answering is a Send that always fails the same way.
func answering(err error) func(context.Context, connectors.Reply) (connectors.Receipt, error) {
	return func(context.Context, connectors.Reply) (connectors.Receipt, error) { return connectors.Receipt{}, err }
}

func TestSend_looks_once_more_sends_once_and_is_sent(t *testing.T) {
	d := openDesk(t)
	id := d.queue("明日届きます。")
	d.sendDue()
	d.sendDue()
	o := d.item(id)
	same(t, "state", o.State, store.OutSent)
	same(t, "number at the mall", o.RemoteID, "r-q1")
	same(t, "inquiry", d.inquiryState("q1"), store.StateWaiting)
	calls := d.mall.heard("")
	if len(calls) != 2 || calls[0] != "thread q1" || calls[1] != "send 明日届きます。" {
		t.Errorf("calls %q", calls)
	}
}

func TestSend_waits_for_the_hold_time(t *testing.T) {
	d := openDesk(t)
	id := d.queue("明日届きます。", func(o *store.OutboxItem) { o.SendAt += 60_000 })
	d.sendDue()
	same(t, "state", d.item(id).State, store.OutQueued)
	d.later(time.Minute)
	d.sendDue()
	same(t, "state", d.item(id).State, store.OutSent)
}

func TestSend_that_is_refused_comes_back_to_the_writer(t *testing.T) {
	for _, reason := range []connectors.Reason{connectors.Rejected, connectors.Auth} {
		t.Run(string(reason), func(t *testing.T) {
			d := openDesk(t)
			d.mall.send = answering(failing(reason, "too_long"))
			id := d.queue("明日届きます。")
			d.sendDue()
			o := d.item(id)
			same(t, "state", o.State, store.OutFailed)
			same(t, "reason", o.Code+" "+o.Reason, "too_long 理由は too_long です。")
			d.later(24 * time.Hour)
			d.sendDue()
			same(t, "tries", len(d.mall.heard("send")), 1)
		})
	}
}

func TestSend_that_did_not_arrive_is_tried_again_and_given_up_in_the_end(t *testing.T) {
	d := openDesk(t)
	d.mall.send = answering(failing(connectors.Temporary, "down"))
	id := d.queue("明日届きます。")
	for n := 1; n < maxAttempts; n++ {
		d.sendDue()
		o := d.item(id)
		if o.State != store.OutQueued || o.SendAt <= ms(d.now()) {
			t.Fatalf("after try %d: %s at %d", n, o.State, o.SendAt)
		}
		d.sendDue() // too early
		d.at.Store(o.SendAt)
	}
	d.sendDue()
	same(t, "state", d.item(id).State, store.OutFailed)
	d.later(24 * time.Hour)
	d.sendDue()
	same(t, "tries", len(d.mall.heard("send")), maxAttempts)
}

func TestSend_waits_as_long_as_the_mall_asks(t *testing.T) {
	d := openDesk(t)
	e := failing(connectors.Limited, "too_many")
	e.After = 2 * time.Hour
	d.mall.send = answering(e)
	id := d.queue("明日届きます。")
	d.sendDue()
	same(t, "wait", d.item(id).SendAt-ms(d.now()), (2 * time.Hour).Milliseconds())
}

func TestSend_that_no_connector_has_judged_is_unknown_and_never_repeated(t *testing.T) {
	for name, err := range map[string]error{
		"unsure": failing(connectors.Unsure, "cut"), "raw": errors.New("broken pipe"), "timed out": context.DeadlineExceeded,
	} {
		t.Run(name, func(t *testing.T) {
			d := openDesk(t)
			d.mall.send = answering(err)
			id := d.queue("明日届きます。")
			d.sendDue()
			same(t, "state", d.item(id).State, store.OutUnknown)
			d.later(24 * time.Hour)
			d.sendDue()
			same(t, "tries", len(d.mall.heard("send")), 1)
		})
	}
}

func TestSend_that_runs_out_of_time_is_written_down(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := openInBubble(t)
		d.mall.send = func(ctx context.Context, _ connectors.Reply) (connectors.Receipt, error) {
			<-ctx.Done()
			return connectors.Receipt{}, &connectors.Error{Reason: connectors.Unsure, Err: ctx.Err()}
		}
		id := d.queue("明日届きます。")
		d.sendDue()
		same(t, "state", d.item(id).State, store.OutUnknown)
	})
}

func TestCancel_during_a_send_lets_it_finish(t *testing.T) {
	d := openDesk(t)
	ctx, cancel := context.WithCancel(d.ctx)
	d.mall.send = func(ctx context.Context, _ connectors.Reply) (connectors.Receipt, error) {
		cancel()
		if err := ctx.Err(); err != nil {
			return connectors.Receipt{}, &connectors.Error{Reason: connectors.Unsure, Err: err}
		}
		return connectors.Receipt{RemoteID: "r-1"}, nil
	}
	first := d.queue("明日届きます。")
	second := d.queueAt(d.shop, "q2", "明後日です。")
	_, err := d.SendDue(ctx)
	same(t, "ends", errors.Is(err, context.Canceled), true)
	same(t, "first", d.item(first).State, store.OutSent)
	same(t, "second", d.item(second).State, store.OutQueued)
}

func TestTwo_programs_send_a_reply_once(t *testing.T) {
	d := openDesk(t)
	both := make(chan struct{}, 2)
	met := make(chan struct{})
	d.mall.thread = func(id string) (connectors.Inquiry, error) { // both have looked before either claims
		if both <- struct{}{}; len(both) == 2 {
			close(met)
		}
		<-met
		return question(id), nil
	}
	id := d.queue("明日届きます。")
	done := make(chan error)
	for _, w := range []*Worker{d.Worker, New(d.cfg)} {
		go func() { _, err := w.SendDue(d.ctx); done <- err }()
	}
	must(t, <-done)
	must(t, <-done)
	same(t, "sends", len(d.mall.heard("send")), 1)
	same(t, "state", d.item(id).State, store.OutSent)
}

func TestReply_of_a_removed_account_fails_and_holds_up_nobody(t *testing.T) {
	d := openDesk(t)
	gone := d.add("mall", "閉じた店")
	stray := d.queueAt(gone, "q9", "明日届きます。")
	d.mall.send = func(context.Context, connectors.Reply) (connectors.Receipt, error) { // removed while it is being sent
		must(t, d.store.RemoveAccount(d.ctx, clerk, gone))
		return connectors.Receipt{}, failing(connectors.Temporary, "down")
	}
	d.sendDue()
	same(t, "state", d.item(stray).State, store.OutQueued)
	d.mall.send = nil
	d.later(time.Hour)
	other := d.queue("こちらは届きます。")
	d.sendDue()
	same(t, "stray", d.item(stray).Code, "account_removed")
	same(t, "other", d.item(other).State, store.OutSent)
}

func TestReply_whose_file_is_lost_is_given_back_unsent(t *testing.T) {
	d := openDesk(t)
	id := d.queue("添付します。", func(o *store.OutboxItem) {
		o.Files = []store.DraftFile{{Name: "a.pdf", SHA256: "00000000000000000000000000000000000000000000000000000000000000ff"}}
	})
	d.sendDue()
	o := d.item(id)
	same(t, "outcome", o.State+" "+o.Code, "failed file_missing")
	same(t, "sends", len(d.mall.heard("send")), 0)
}
