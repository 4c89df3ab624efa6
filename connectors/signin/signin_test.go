package signin

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"madoguchi/connectors"
)

// issuer gives out tokens whose refresh token changes with each use.
type issuer struct {
	calls  atomic.Int32
	inside atomic.Int32
	lock   sync.Mutex
	good   string
	disk   []string // what was saved, in order
	fails  error    // of the disk
}

func (i *issuer) renew(_ context.Context, refresh string) (Grant, error) {
	if i.inside.Add(1) > 1 {
		return Grant{}, errors.New("two refreshes at once")
	}
	defer i.inside.Add(-1)
	i.lock.Lock()
	defer i.lock.Unlock()
	if refresh != i.good {
		return Grant{}, &connectors.Error{Reason: connectors.Auth, Code: "invalid_grant"}
	}
	n := i.calls.Add(1)
	i.good = fmt.Sprintf("refresh-%d", n)
	return Grant{Access: fmt.Sprintf("access-%d", n), Refresh: i.good, Life: time.Hour}, nil
}

func (i *issuer) save(_ context.Context, _, value string) error {
	if i.fails == nil {
		i.disk = append(i.disk, value)
	}
	return i.fails
}

func (i *issuer) open(all *Logins, refresh string, now *time.Time) *Tokens {
	return all.Open(Options{
		Refresh: refresh, Margin: time.Minute, Renew: i.renew, Save: i.save, Now: func() time.Time { return *now },
	}, "shop")
}

func get(t *testing.T, s *Tokens, refused, want string) {
	t.Helper()
	if got, err := s.Get(t.Context(), refused); err != nil || got != want {
		t.Errorf("got %q %v, want %q", got, err, want)
	}
}

func TestTokens_are_renewed_near_their_end_and_when_refused(t *testing.T) {
	now := time.Date(2026, 11, 20, 1, 0, 0, 0, time.UTC)
	i := &issuer{good: "first"}
	s := i.open(NewLogins(), "first", &now)
	get(t, s, "", "access-1")
	get(t, s, "", "access-1")
	get(t, s, "access-1", "access-2")
	get(t, s, "access-1", "access-2") // another one's complaint comes late
	now = now.Add(time.Hour - time.Minute)
	get(t, s, "", "access-3")
}

func TestTokens_rotated_are_on_disk_before_they_are_used(t *testing.T) {
	now := time.Now()
	i := &issuer{good: "first", fails: errors.New("disk full")}
	s := i.open(NewLogins(), "first", &now)
	if got, err := s.Get(t.Context(), ""); got != "" || connectors.As(err).Code != "save_secret" {
		t.Fatalf("%q %v", got, err)
	}
	i.fails = nil
	get(t, s, "", "access-1") // not asked for again
	if len(i.disk) != 1 || i.disk[0] != "refresh-1" {
		t.Fatalf("%q", i.disk)
	}
}

func TestTokens_of_all_openings_are_one_refresh(t *testing.T) {
	now, all := time.Now(), NewLogins()
	i := &issuer{good: "first"}
	var work sync.WaitGroup
	for range 8 {
		s := i.open(all, "first", &now) // as it stood on disk when it was opened
		work.Go(func() { get(t, s, "", "access-1") })
	}
	work.Wait()
	if n := i.calls.Load(); n != 1 {
		t.Errorf("%d refreshes", n)
	}
}

func TestTokens_of_a_new_sign_in_replace_those_that_ended(t *testing.T) {
	now, all := time.Now(), NewLogins()
	i := &issuer{good: "first"}
	get(t, i.open(all, "first", &now), "", "access-1")
	i.good = "second" // the person has signed in again
	get(t, i.open(all, "second", &now), "", "access-2")
	get(t, i.open(all, "first", &now), "", "access-2") // an opening from before goes on with it
	if _, err := i.open(all, "pasted wrongly", &now).Get(t.Context(), ""); connectors.ReasonOf(err) != connectors.Auth {
		t.Error(err)
	}
	get(t, i.open(all, "second", &now), "", "access-2") // and has cost the others nothing
}

func TestTokens_wait_no_longer_than_their_context(t *testing.T) {
	now, all := time.Now(), NewLogins()
	i := &issuer{good: "first"}
	s := i.open(all, "first", &now)
	s.login.turn <- struct{}{} // somebody is refreshing
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Get(ctx, ""); connectors.As(err).Code != "canceled" {
		t.Error(err)
	}
}

func TestAttempt_is_used_up_by_success_and_by_a_refusal(t *testing.T) {
	lost := &connectors.Error{Reason: connectors.Temporary, Code: "network"}
	ends := func(err error) func(string) (connectors.Settings, error) {
		return func(code string) (connectors.Settings, error) { return connectors.Settings{"code": code}, err }
	}
	for name, c := range map[string]struct {
		first error
		then  string // code of the second try
	}{
		"success":       {nil, "signin_used"},
		"refusal":       {Failed("no", "いいえ。"), "signin_used"},
		"a broken line": {lost, "network"},
	} {
		a := NewAttempt(func(word string) error { return Failed("said_"+word, "いいえ。") })
		back := "http://127.0.0.1/?code=c&state=" + a.State
		if _, err := a.Finish(back, ends(c.first)); !errors.Is(err, c.first) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := a.Finish(back, ends(lost)); connectors.As(err).Code != c.then {
			t.Errorf("%s: then %v", name, err)
		}
	}
}

func TestAttempt_takes_only_its_own_answer(t *testing.T) {
	a := NewAttempt(func(word string) error { return Failed("said_"+word, "いいえ。") })
	never := func(string) (connectors.Settings, error) {
		t.Error("exchanged")
		return nil, nil
	}
	for returned, code := range map[string]string{
		"http://127.0.0.1/?code=c&state=another": "signin_state",
		"http://127.0.0.1/?code=c":               "signin_state",
		"http://[":                               "signin_bad_return",
		"http://127.0.0.1/?error=access_denied&state=" + a.State: "signin_said_access_denied",
		"http://127.0.0.1/?state=" + a.State:                     "signin_said_",
	} {
		if _, err := a.Finish(returned, never); connectors.As(err).Code != code {
			t.Errorf("%s: %v", returned, err)
		}
	}
}
