package worker

import (
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
)

// unknown queues a reply whose attempt ends without an answer.
func (d *desk) unknown(change ...func(*store.OutboxItem)) int64 {
	d.t.Helper()
	d.mall.send = answering(failing(connectors.Unsure, "cut"))
	id := d.queue("明日届きます。", change...)
	d.sendDue()
	same(d.t, "state", d.item(id).State, store.OutUnknown)
	d.mall.heard("")
	return id
}

func TestUnknown_reply_that_is_found_is_sent(t *testing.T) {
	d := openDesk(t)
	id := d.unknown(closing)
	d.later(10 * time.Second)
	var asked connectors.Reply
	d.mall.find = func(r connectors.Reply) (connectors.Receipt, connectors.Finding, error) {
		asked = r
		return connectors.Receipt{RemoteID: "q1-2"}, connectors.Delivered, nil
	}
	must(t, d.Confirm(d.ctx, false))
	o := d.item(id)
	same(t, "state", o.State, store.OutSent)
	same(t, "number", o.RemoteID, "q1-2")
	same(t, "looked from", asked.Since.UnixMilli(), o.StartedAt)
	same(t, "inquiry", d.inquiryState("q1"), store.StateDone)
	same(t, "marks", len(d.mall.heard("mark q1 complete")), 1)
}

func TestUnknown_reply_that_is_not_found_stays_and_is_looked_for_ever_more_rarely(t *testing.T) {
	d := openDesk(t)
	id := d.unknown()
	began := d.now()
	var looks []time.Duration
	for d.now().Sub(began) < 70*time.Minute {
		must(t, d.Confirm(d.ctx, false))
		if len(d.mall.heard("find")) > 0 {
			looks = append(looks, d.now().Sub(began))
		}
		d.later(5 * time.Second)
	}
	want := []time.Duration{10 * time.Second, time.Minute, 5 * time.Minute, 35 * time.Minute, 65 * time.Minute}
	if len(looks) != len(want) {
		t.Fatalf("looked after %v, want %v", looks, want)
	}
	for i := range want {
		same(t, "look", looks[i], want[i])
	}
	same(t, "state", d.item(id).State, store.OutUnknown)
}

// finds makes every look from now on end the same way.
func (d *desk) finds(f connectors.Finding, err error) {
	d.mall.find = func(connectors.Reply) (connectors.Receipt, connectors.Finding, error) {
		return connectors.Receipt{}, f, err
	}
}

func TestUnknown_reply_is_probably_not_sent_once_it_is_absent_five_minutes_after_the_attempt(t *testing.T) {
	d := openDesk(t)
	id := d.unknown()
	d.finds(connectors.Absent, nil)
	for _, c := range []struct {
		after  time.Duration
		absent bool
	}{{10 * time.Second, false}, {5*time.Minute - time.Second, false}, {5 * time.Minute, true}} {
		d.at.Store(d.item(id).StartedAt + c.after.Milliseconds())
		must(t, d.Confirm(d.ctx, true))
		same(t, "absent after "+c.after.String(), d.item(id).AbsentAt != 0, c.absent)
		same(t, "looked after "+c.after.String(), d.item(id).CheckedAt, ms(d.now()))
	}
	same(t, "absent at", d.item(id).AbsentAt, ms(d.now()))
	same(t, "state", d.item(id).State, store.OutUnknown)
}

func TestUnknown_reply_is_no_longer_probably_unsent_when_a_later_look_cannot_tell(t *testing.T) {
	for name, c := range map[string]struct {
		finding connectors.Finding
		err     error
		absent  bool
	}{
		"cannot tell":           {connectors.CannotTell, nil, false},
		"nobody could be asked": {connectors.CannotTell, failing(connectors.Temporary, "down"), true},
	} {
		t.Run(name, func(t *testing.T) {
			d := openDesk(t)
			id := d.unknown()
			d.finds(connectors.Absent, nil)
			d.later(5 * time.Minute)
			must(t, d.Confirm(d.ctx, false))
			same(t, "absent", d.item(id).AbsentAt != 0, true)
			d.finds(c.finding, c.err)
			d.later(31 * time.Minute)
			must(t, d.Confirm(d.ctx, false))
			same(t, "absent later", d.item(id).AbsentAt != 0, c.absent)
		})
	}
}

func TestUnknown_reply_that_is_absent_is_never_sent_again_by_itself(t *testing.T) {
	d := openDesk(t)
	id := d.unknown()
	d.finds(connectors.Absent, nil)
	d.mall.send = nil // another attempt would succeed
	for range 50 {
		d.later(time.Hour)
		d.sendDue()
		must(t, d.Confirm(d.ctx, true))
		_, err := d.Sync(d.ctx, 0, time.Time{})
		must(t, err)
	}
	same(t, "sent again", len(d.mall.heard("send")), 0)
	o := d.item(id)
	same(t, "state", o.State, store.OutUnknown)
	same(t, "attempts", o.Attempts, 1)
}

func TestUnknown_reply_whose_look_fails_is_not_asked_about_every_second(t *testing.T) {
	d := openDesk(t)
	id := d.unknown()
	d.mall.find = func(connectors.Reply) (connectors.Receipt, connectors.Finding, error) {
		return connectors.Receipt{}, connectors.CannotTell, failing(connectors.Temporary, "down")
	}
	d.later(10 * time.Second)
	for range 30 {
		must(t, d.Confirm(d.ctx, false))
		d.later(time.Second)
	}
	same(t, "looks", len(d.mall.heard("find")), 1)
	same(t, "state", d.item(id).State, store.OutUnknown)
}

func TestReply_a_dead_program_left_in_sending_is_unknown_and_one_leaving_now_is_not(t *testing.T) {
	d := openDesk(t)
	left := d.queue("明日届きます。")
	_, got, err := d.store.Claim(d.ctx, left, "a dead program", nil, d.now())
	must(t, err)
	same(t, "claimed", got, true)
	_, err = d.Sync(d.ctx, 0, time.Time{})
	must(t, err)
	same(t, "left behind", d.item(left).State, store.OutUnknown)

	leaving := d.queueAt(d.shop, "q2", "明後日です。")
	_, _, err = d.store.Claim(d.ctx, leaving, d.owner, nil, d.now())
	must(t, err)
	_, err = d.Sync(d.ctx, 0, time.Time{})
	must(t, err)
	same(t, "leaving now", d.item(leaving).State, store.OutSending)
}

func TestMark_is_asked_for_until_it_is_taken(t *testing.T) {
	d := openDesk(t)
	d.mall.mark = func(string, connectors.Mark) error { return failing(connectors.Temporary, "down") }
	d.queue("明日届きます。", closing)
	d.sendDue()
	same(t, "asked with the reply", len(d.mall.heard("mark q1 complete")), 1)
	_, err := d.Sync(d.ctx, 0, time.Time{})
	must(t, err)
	same(t, "asked with the next round", len(d.mall.heard("mark q1 complete")), 1)
	d.mall.mark = nil
	_, err = d.Sync(d.ctx, 0, time.Time{})
	must(t, err)
	same(t, "asked until taken", len(d.mall.heard("mark")), 1)
	_, err = d.Sync(d.ctx, 0, time.Time{})
	must(t, err)
	same(t, "asked afterwards", len(d.mall.heard("mark")), 0)
}

func TestMark_the_mall_refuses_is_dropped(t *testing.T) {
	d := openDesk(t)
	d.mall.mark = func(string, connectors.Mark) error { return failing(connectors.Rejected, "no_such_mark") }
	d.queue("明日届きます。", closing)
	d.sendDue()
	d.mall.heard("")
	_, err := d.Sync(d.ctx, 0, time.Time{})
	must(t, err)
	same(t, "asked again", len(d.mall.heard("mark")), 0)
}
