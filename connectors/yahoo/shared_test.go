package yahoo_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/yahoo/yahootest"
)

// The worker, a connection test and a screen may each open the same account.

func TestShared_openings_of_one_account_refresh_once(t *testing.T) {
	s, c := shop(t, yahootest.Options{Rotate: true})
	s.Break(yahootest.Fault{Path: "token", Kind: yahootest.Slow, Wait: 50 * time.Millisecond, Times: -1})
	all := []account{open(t, s, c, nil), open(t, s, c, nil), open(t, s, c, nil)}
	var wg sync.WaitGroup
	for _, a := range all {
		for range 3 {
			wg.Go(func() {
				if err := a.Probe(t.Context()); err != nil {
					t.Error(err)
				}
			})
		}
	}
	wg.Wait()
	if n := s.Count("token"); n != 1 {
		t.Errorf("%d refreshes", n)
	}
	if bad := s.Objections(); bad != nil {
		t.Errorf("%q", bad)
	}
}

func TestShared_an_older_opening_goes_on_with_the_rotated_sign_in_and_saves_it_too(t *testing.T) {
	s, c := shop(t, yahootest.Options{Rotate: true})
	saved := map[string]string{}
	env := func(name string) connectors.Env {
		return connectors.Env{Now: c.now, SaveSecret: func(_ context.Context, _, value string) error {
			saved[name] = value
			return nil
		}}
	}
	one, two := openEnv(t, s, env("one"), nil), openEnv(t, s, env("two"), nil) // both with the first refresh token
	for range 3 {
		for _, a := range []account{one, two} {
			c.add(59 * time.Minute) // the access token has ended: this one refreshes
			if err := a.Probe(t.Context()); err != nil {
				t.Fatal(err)
			}
			if err := one.Probe(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		if saved["one"] != s.RefreshToken() || saved["two"] != s.RefreshToken() {
			t.Fatal("a rotated sign-in is not on disk for both")
		}
	}
}

func TestShared_a_new_consent_replaces_the_sign_in_of_all(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	old := open(t, s, c, nil)
	if err := old.Probe(t.Context()); err != nil {
		t.Fatal(err)
	}
	s.Revoke()
	reason(t, old.Probe(t.Context()), connectors.Auth, "invalid_grant")
	in := begin(t, s, c)
	got, err := in.Finish(t.Context(), browse(t, in.URL()))
	if err != nil {
		t.Fatal(err)
	}
	for name, a := range map[string]account{"new": open(t, s, c, with(got)), "old": old} {
		if err := a.Probe(t.Context()); err != nil && name == "new" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := old.Probe(t.Context()); err != nil {
		t.Errorf("old: %v", err)
	}
}

// A person may try out wrong settings while the worker goes on.
func TestShared_a_trial_with_wrong_settings_fails_and_spoils_nothing(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	a := open(t, s, c, nil)
	if err := a.Probe(t.Context()); err != nil {
		t.Fatal(err)
	}
	reason(t, open(t, s, c, with{"refresh_token": "typed wrong"}).Probe(t.Context()), connectors.Auth, "invalid_grant")
	reason(t, open(t, s, c, with{"client_secret": "typed wrong"}).Probe(t.Context()), connectors.Auth, "invalid_client")
	before := s.Count("token")
	if err := a.Probe(t.Context()); err != nil || s.Count("token") != before {
		t.Errorf("%v, %d more refreshes", err, s.Count("token")-before)
	}
}

func TestShared_a_wait_the_mall_has_named_is_kept_by_all_but_a_trial(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	id := s.AddTopic(topic("質問", "x", morning))
	one, two := open(t, s, c, nil), open(t, s, c, nil)
	s.Break(yahootest.Fault{Path: "externalTalkDetail", Kind: yahootest.Status, Code: 429, After: "300"})
	_, err := one.Thread(t.Context(), id)
	reason(t, err, connectors.Limited, "too_fast")
	before := len(s.Calls())
	_, err = two.Send(t.Context(), reply(id, "お返事", morning))
	if e := reason(t, err, connectors.Limited, "too_fast"); e.After <= 0 || e.After > 5*time.Minute {
		t.Errorf("after %v", e.After)
	}
	if n := len(s.Calls()) - before; n != 0 || s.Objections() != nil {
		t.Errorf("%d calls, objections %q", n, s.Objections())
	}
	c.add(5 * time.Minute)
	if _, err := two.Send(t.Context(), reply(id, "お返事", morning)); err != nil {
		t.Error(err)
	}
	s.Break(yahootest.Fault{Path: "externalTalkDetail", Kind: yahootest.Daily})
	_, err = one.Thread(t.Context(), id)
	reason(t, err, connectors.Limited, "daily_limit")
	_, err = two.Pull(t.Context(), "")
	if e := reason(t, err, connectors.Limited, "daily_limit"); e.Text == "" {
		t.Error("a held back call has no words")
	}
	if err := two.Probe(t.Context()); err != nil {
		t.Errorf("a person may try at once: %v", err)
	}
	if _, err := one.Thread(t.Context(), id); err != nil {
		t.Errorf("a call that works ends the wait: %v", err)
	}
}

func TestMeter_counts_every_call(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	s.AddTopic(topic("質問", "x", morning))
	a := open(t, s, c, nil)
	if a.Calls() != 0 {
		t.Error("calls before the first")
	}
	pullAll(t, a, "")
	s.Break(yahootest.Fault{Path: "orderCount", Kind: yahootest.CutMiddle})
	reason(t, a.Probe(t.Context()), connectors.Temporary, "")
	if got, want := a.Calls(), int64(len(s.Calls())); got != want || want < 5 {
		t.Errorf("%d calls counted, the server saw %d", got, want)
	}
}

// Two openings at work at the same time keep the pace together. The server
// allows half of it, because a call may be late on its way.
func TestShared_the_pace_is_of_all_openings(t *testing.T) {
	s, err := yahootest.New(yahootest.Options{Pace: 50 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	id := s.AddTopic(topic("質問", "x", time.Now().Add(-time.Hour)))
	paced := with{"pace_ms": "100"}
	one, two := openEnv(t, s, connectors.Env{}, paced), openEnv(t, s, connectors.Env{}, paced)
	var wg sync.WaitGroup
	for range 4 {
		for _, a := range []account{one, two} {
			wg.Go(func() {
				if _, err := a.Thread(t.Context(), id); err != nil {
					t.Error(err)
				}
			})
		}
	}
	wg.Wait()
	if bad := s.Objections(); bad != nil || s.Count("externalTalkDetail") != 8 {
		t.Errorf("%d calls, %q", s.Count("externalTalkDetail"), bad)
	}
}
