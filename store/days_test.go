package store

import (
	"fmt"
	"testing"
	"time"

	"madoguchi/connectors"
)

func TestDays_begin_at_midnight_in_japan_and_are_kept_for_sixty(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		today := func() Day {
			t.Helper()
			days, err := d.Today(d.ctx)
			must(t, err)
			return days[shop]
		}
		must(t, d.AddDay(d.ctx, shop, Day{Calls: 7, Polls: 1}))
		must(t, d.AddDay(d.ctx, shop, Day{Calls: 3, Polls: 1, Failures: 1}))
		if got := (Day{10, 2, 1}); today() != got {
			t.Errorf("today %v, want %v", today(), got)
		}
		d.later(24 * time.Hour)
		if got := today(); got != (Day{}) {
			t.Errorf("the next day begins with %v", got)
		}
		d.later(60 * 24 * time.Hour)
		must(t, d.AddDay(d.ctx, shop, Day{Polls: 1}))
		var n int
		must(t, d.read.QueryRowContext(d.ctx, `SELECT COUNT(*) FROM account_days`).Scan(&n))
		if n != 1 {
			t.Errorf("%d days kept, want 1", n)
		}
	})
}

func TestPollDone_knows_nothing_of_settings_saved_meanwhile(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		id := d.account("rakuten")
		polled, err := d.Account(d.ctx, id)
		must(t, err)
		saved := polled
		saved.State = AccountNew
		must(t, d.UpdateAccount(d.ctx, clerk, saved))
		stop := PollResult{State: AccountStopped, ReasonCode: "key_dead", NextAt: at(600).UnixMilli(), Version: polled.Version}
		must(t, d.PollDone(d.ctx, id, stop))
		got, err := d.Account(d.ctx, id)
		must(t, err)
		if got.State != AccountNew || got.ReasonCode != "" || got.NextAt != 0 || got.LastTryAt == 0 {
			t.Errorf("after a poll with the old key: %s %q next %d tried %d", got.State, got.ReasonCode, got.NextAt, got.LastTryAt)
		}
		stop.Version = got.Version
		must(t, d.PollDone(d.ctx, id, stop))
		if got, _ = d.Account(d.ctx, id); got.State != AccountStopped {
			t.Errorf("after a poll with the new key: %s", got.State)
		}
	})
}

func TestSaveSecret_without_a_value_forgets_it(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		id := d.account("rakuten")
		must(t, d.SaveSecret(d.ctx, id, "key", []byte("x")))
		must(t, d.SaveSecret(d.ctx, id, "key", nil))
		a, err := d.Account(d.ctx, id)
		must(t, err)
		if len(a.Secrets) != 0 {
			t.Errorf("secrets left: %v", a.Secrets)
		}
	})
}

func TestTell_is_remembered(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		must(t, d.Tell(d.ctx, "a", "b"))
		must(t, d.Tell(d.ctx, "b"))
		told, err := d.Told(d.ctx)
		must(t, err)
		if fmt.Sprint(told) != "map[a:true b:true]" {
			t.Errorf("told %v", told)
		}
	})
}

func TestLooks_are_for_open_inquiries_no_list_has_shown_for_a_day(t *testing.T) {
	day := 24 * 60
	for name, c := range map[string]struct {
		state string
		age   int // days
		read  bool
		want  int
	}{
		"new":                    {StateNew, 80, false, 1},
		"working":                {StateWorking, 80, false, 1},
		"snoozed":                {StateSnoozed, 80, false, 1},
		"in a list since":        {StateNew, 80, true, 0},
		"older than a year":      {StateNew, 400, false, 0},
		"waiting since days":     {StateWaiting, 5, false, 1},
		"waiting since long ago": {StateWaiting, 80, false, 0},
		"closed":                 {StateDone, 5, false, 0},
	} {
		t.Run(name, func(t *testing.T) {
			eachDatabase(t, func(t *testing.T, d *desk) {
				shop := d.account("rakuten")
				q := asked("1", "件", post("a", connectors.In, -c.age*day, "？"))
				d.ingest(shop, q)
				must(t, d.SetState(d.ctx, clerk, d.remote(shop, "1").ID, 0, c.state, ""))
				d.later(27 * time.Hour)
				if c.read {
					d.ingest(shop, q)
				}
				looks, err := d.Looks(d.ctx, shop, 10)
				must(t, err)
				if len(looks) != c.want {
					t.Errorf("%d to look at, want %d", len(looks), c.want)
				}
			})
		})
	}
}

func TestLook_that_failed_lets_others_go_first_and_one_that_is_gone_waits_a_day(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		for _, id := range []string{"1", "2", "3"} {
			d.ingest(shop, asked(id, "件", post("m"+id, connectors.In, -9, "？")))
		}
		names := func(when string, want string) {
			t.Helper()
			looks, err := d.Looks(d.ctx, shop, 10)
			must(t, err)
			var got string
			for _, l := range looks {
				got += l.RemoteID
			}
			if got != want {
				t.Errorf("%s: %q, want %q", when, got, want)
			}
		}
		d.later(27 * time.Hour)
		names("first", "123")
		must(t, d.LookFailed(d.ctx, d.remote(shop, "1").ID))
		must(t, d.Gone(d.ctx, d.remote(shop, "2").ID))
		must(t, d.Gone(d.ctx, d.remote(shop, "2").ID))
		names("at once", "3")
		d.later(3 * time.Hour)
		names("hours later", "31")
		if got := d.history(d.remote(shop, "2").ID); got != "mall_gone" {
			t.Errorf("history %q", got)
		}
	})
}
