package worker

import (
	"context"
	"errors"
	"strconv"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
)

// pages answers a pull with one inquiry for each cursor, "" → "1" → "2" …
func pages(last string, failAt string, failure error) func(context.Context, string) (connectors.Batch, error) {
	return func(_ context.Context, cur string) (connectors.Batch, error) {
		if failure != nil && cur == failAt {
			return connectors.Batch{}, failure
		}
		if cur == last {
			return connectors.Batch{Next: cur}, nil
		}
		n, _ := strconv.Atoi(cur)
		next := strconv.Itoa(n + 1)
		return connectors.Batch{Inquiries: []connectors.Inquiry{question("q" + next)}, Next: next, More: next != last}, nil
	}
}

func TestPull_saves_every_batch_and_moves_the_cursor(t *testing.T) {
	d := openDesk(t)
	d.mall.pull = pages("3", "", nil)
	r := d.poll(How{})
	same(t, "inquiries", d.remotes(), "q1 q2 q3")
	same(t, "told", r.Inquiries, 3)
	a := d.account()
	same(t, "cursor", a.Cursor, "3")
	same(t, "state", a.State, store.AccountOK)
	same(t, "due again at once", d.due(), false)
	d.later(13 * time.Minute) // the pause and its spread
	same(t, "due after the pause", d.due(), true)
}

func TestPull_that_fails_midway_keeps_what_came_and_goes_on_there(t *testing.T) {
	d := openDesk(t)
	d.mall.pull = pages("3", "2", failing(connectors.Temporary, "cut"))
	r := d.poll(How{})
	same(t, "inquiries", d.remotes(), "q1 q2")
	same(t, "told", connectors.As(r.Err).Code, "cut")
	a := d.account()
	same(t, "cursor", a.Cursor, "2")
	same(t, "state", a.State, store.AccountRetry)
	same(t, "reason", a.ReasonCode+" "+a.ReasonText, "cut 理由は cut です。")

	d.mall.heard("")
	d.mall.pull = pages("3", "", nil)
	d.poll(How{})
	same(t, "begins at", d.mall.heard("pull")[0], "pull 2")
	same(t, "inquiries", d.remotes(), "q1 q2 q3")
	same(t, "state", d.account().State, store.AccountOK)
}

func TestPull_waits_longer_after_each_failure_and_half_an_hour_at_most(t *testing.T) {
	d := openDesk(t)
	d.mall.pull = func(context.Context, string) (connectors.Batch, error) {
		return connectors.Batch{}, failing(connectors.Temporary, "down")
	}
	for i, want := range []time.Duration{
		30 * time.Second, time.Minute, 2 * time.Minute, 4 * time.Minute, 8 * time.Minute, 16 * time.Minute, 30 * time.Minute, 30 * time.Minute,
	} {
		d.poll(How{})
		got := time.UnixMilli(d.account().NextAt).Sub(d.now())
		if got != want {
			t.Errorf("after failure %d: waits %v, want %v", i+1, got, want)
		}
		d.later(want)
	}
	d.mall.pull = nil
	d.poll(How{})
	same(t, "failures after a good poll", d.account().Failures, 0)
}

func TestPull_waits_as_long_as_the_mall_asks(t *testing.T) {
	d := openDesk(t)
	e := failing(connectors.Limited, "too_many")
	e.After = time.Hour
	d.mall.pull = pages("1", "", e)
	d.poll(How{})
	d.later(time.Hour - time.Second)
	same(t, "due too early", d.due(), false)
	d.later(time.Second)
	same(t, "due after the wait", d.due(), true)
}

func TestDead_key_stops_the_account_with_its_words_until_somebody_acts(t *testing.T) {
	d := openDesk(t)
	d.mall.pull = pages("1", "", failing(connectors.Auth, "key_expired"))
	d.poll(How{})
	a := d.account()
	same(t, "state", a.State, store.AccountStopped)
	same(t, "reason", a.ReasonCode+" "+a.ReasonText, "key_expired 理由は key_expired です。")
	d.later(1000 * time.Hour)
	same(t, "due by itself", d.due(), false)
	d.mall.heard("")
	_, err := d.Sync(d.ctx, 0, time.Time{})
	must(t, err)
	same(t, "pulls by 「いま受信」", len(d.mall.heard("pull")), 0)

	a.State = store.AccountNew
	must(t, d.store.UpdateAccount(d.ctx, clerk, a))
	d.mall.pull = nil
	same(t, "due after new settings", d.due(), true)
	d.poll(How{})
	same(t, "state", d.account().State, store.AccountOK)
	same(t, "connectors opened", d.opened.Load(), int32(2))
}

func TestConnector_is_opened_once_as_long_as_the_settings_stand(t *testing.T) {
	d := openDesk(t)
	d.poll(How{})
	d.poll(How{})
	same(t, "opened", d.opened.Load(), int32(1))
}

func TestNotices_are_kept_once_per_code_and_leave_with_their_cause(t *testing.T) {
	d := openDesk(t)
	say := func(codes ...string) []connectors.Notice {
		var all []connectors.Notice
		for _, c := range codes {
			all = append(all, connectors.Notice{Code: c, Text: c})
		}
		return all
	}
	d.mall.pull = func(_ context.Context, cur string) (connectors.Batch, error) {
		if cur == "" {
			return connectors.Batch{Next: "1", More: true, Notices: say("clock", "signature")}, nil
		}
		return connectors.Batch{Next: "2", Notices: say("signature")}, nil
	}
	d.poll(How{})
	same(t, "notices", len(d.account().Notices), 2)
	d.mall.pull = nil
	d.poll(How{})
	same(t, "notices afterwards", len(d.account().Notices), 0)
}

func TestKeys_are_read_once_a_Japanese_day(t *testing.T) {
	d := openDesk(t)
	d.poll(How{})
	same(t, "kept", d.account().Keys[0].Label, "キー")
	same(t, "first poll", len(d.mall.heard("keys")), 1)
	d.later(13 * time.Hour) // 23:00 in Japan
	d.poll(How{})
	same(t, "the same day", len(d.mall.heard("keys")), 0)
	d.later(2 * time.Hour)
	d.poll(How{})
	same(t, "the next day", len(d.mall.heard("keys")), 1)
	d.poll(How{Thorough: true})
	same(t, "asked for", len(d.mall.heard("keys")), 1)
}

func TestCancel_during_a_poll_ends_it_at_once_and_blames_nobody(t *testing.T) {
	d := openDesk(t)
	ctx, cancel := context.WithCancel(d.ctx)
	stored := d.heardOf(Inquiries)
	d.mall.pull = func(ctx context.Context, cur string) (connectors.Batch, error) {
		if cur == "" {
			return connectors.Batch{Inquiries: []connectors.Inquiry{question("q1")}, Next: "1", More: true}, nil
		}
		<-stored
		cancel()
		<-ctx.Done()
		return connectors.Batch{}, &connectors.Error{Reason: connectors.Temporary, Err: ctx.Err()}
	}
	began := time.Now()
	_, err := d.PullAccount(ctx, d.shop, How{})
	if took := time.Since(began); took > time.Second {
		t.Errorf("took %v", took)
	}
	same(t, "is a cancel", errors.Is(err, context.Canceled), true)
	a := d.account()
	same(t, "state", a.State, store.AccountNew)
	same(t, "failures", a.Failures, 0)
	same(t, "saved", d.remotes(), "q1")
	got, err := d.store.Lease(d.ctx, d.shop, "pull", "another program", d.now().Add(time.Minute), false)
	must(t, err)
	same(t, "lease given back", got, true)
}

func TestSync_of_all_skips_who_rests_and_names_who_is_stopped(t *testing.T) {
	d := openDesk(t)
	paused, stopped, resting := d.add("mall", "休み"), d.add("mall", "止まった店"), d.add("mall", "待つ店")
	must(t, d.store.SetAccountState(d.ctx, clerk, paused, store.AccountPaused, "", ""))
	must(t, d.store.SetAccountState(d.ctx, clerk, stopped, store.AccountStopped, "key_expired", "キーの期限が切れました。"))
	must(t, d.store.PollDone(d.ctx, resting, store.PollResult{State: store.AccountRetry, NextAt: ms(d.now().Add(time.Minute))}))
	results, err := d.Sync(d.ctx, 0, time.Time{})
	must(t, err)
	if len(results) != 2 || results[0].Account != d.shop || results[0].Err != nil || results[1].Account != stopped {
		t.Fatalf("results %+v", results)
	}
	e := connectors.As(results[1].Err)
	same(t, "words", e.Code+" "+e.Text, "key_expired キーの期限が切れました。")
	same(t, "polled", len(d.mall.heard("pull")), 1)

	d.later(time.Minute)
	results, err = d.Sync(d.ctx, 0, time.Time{})
	must(t, err)
	same(t, "after its rest", len(results), 3)

	_, err = d.Sync(d.ctx, paused, time.Time{}) // asked for by name
	must(t, err)
	a, err := d.store.Account(d.ctx, paused)
	must(t, err)
	same(t, "a pause outlasts a poll", a.State, store.AccountPaused)
}
