package rakuten

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/rakuten/rakutentest"
)

const newKey = "SL370001_newLicence"

// vault keeps what a connector saves, and can be full.
type vault struct {
	saved []string
	full  bool
}

func (v *vault) save(_ context.Context, key, value string) error {
	if v.full {
		return errors.New("disk full")
	}
	v.saved = append(v.saved, key+"="+value)
	return nil
}

// renewal is a shop whose new key was entered now and works from the given
// moment on.
type renewal struct {
	market
	vault vault
}

func newRenewal(t *testing.T, works time.Duration) *renewal {
	t.Helper()
	r := &renewal{market: newMarket(t)}
	r.IssueKey(newKey, r.clock.at.Add(works), r.clock.at.AddDate(0, 0, 90))
	r.shop = r.reopen(t, r.Settings()["license_key"], newKey)
	return r
}

func (r *renewal) reopen(t *testing.T, licence, next string) *shop {
	t.Helper()
	s := connectors.Settings(r.Settings())
	s["license_key"], s["license_key_next"], s["license_key_next_at"] = licence, next, r.clock.at.Format(time.RFC3339)
	c, err := open(s, connectors.Env{Now: r.clock.now, SaveSecret: r.vault.save})
	if err != nil {
		t.Fatal(err)
	}
	return c.(*shop)
}

func (r *renewal) oldKey() string { return r.Settings()["license_key"] }

// with counts the calls that came with a key.
func (r *renewal) with(key string) int {
	n := 0
	for _, c := range r.Calls() {
		if c.Key == key {
			n++
		}
	}
	return n
}

func moved() []string { return []string{"license_key=" + newKey, "license_key_next="} }

func TestNewKey_replaces_the_old_one_when_it_works(t *testing.T) {
	r := newRenewal(t, 20*time.Minute)
	cur := ""
	for range 4 { // at 0, 3, 6 and 9 minutes: it is tried at most every 5 minutes
		p := poll(t, r.shop, cur)
		if len(p.notices) == 0 || p.notices[0].Code != codePending || p.notices[0].Serious {
			t.Fatalf("%+v", p.notices)
		}
		cur = p.next
		r.clock.forward(3 * time.Minute)
	}
	if n := r.with(newKey); n != 2 {
		t.Errorf("the new key was tried %d times in 9 minutes", n)
	}
	if len(r.vault.saved) != 0 {
		t.Fatalf("saved %v before it worked", r.vault.saved)
	}
	r.clock.forward(20 * time.Minute)
	before := r.with(r.oldKey())
	p := poll(t, r.shop, cur)
	if len(p.notices) != 0 || !slices.Equal(r.vault.saved, moved()) {
		t.Errorf("notices %+v, saved %v", p.notices, r.vault.saved)
	}
	if n := r.with(r.oldKey()) - before; n != 0 {
		t.Errorf("%d calls with the old key after the new one worked", n)
	}
}

func TestNewKey_is_tried_with_the_daily_look_at_the_keys(t *testing.T) {
	r := newRenewal(t, 20*time.Minute)
	keys, err := r.shop.Keys(t.Context())
	if err != nil || len(keys) != 2 || keys[1].Name != "license_next" || keys[0].Expires.IsZero() || !keys[1].Expires.IsZero() {
		t.Fatalf("%+v %v", keys, err)
	}
	r.clock.forward(21 * time.Minute)
	end := r.clock.at.AddDate(0, 0, 90).Add(-21 * time.Minute)
	if keys, err = r.shop.Keys(t.Context()); err != nil || len(keys) != 1 || !keys[0].Expires.Equal(end) {
		t.Fatalf("%+v %v", keys, err)
	}
	if !slices.Equal(r.vault.saved, moved()) {
		t.Errorf("saved %v", r.vault.saved)
	}
}

func TestNewKey_both_dates_are_told_while_it_cannot_count_yet(t *testing.T) {
	r := newRenewal(t, 0)
	r.SwitchOff(fnCount)
	keys, err := r.shop.Keys(t.Context())
	if err != nil || len(keys) != 2 || keys[1].Expires.IsZero() {
		t.Fatalf("%+v %v", keys, err)
	}
}

func TestNewKey_takes_over_at_once_when_the_old_one_dies(t *testing.T) {
	r := newRenewal(t, time.Minute)
	id := r.ask()
	poll(t, r.shop, "")
	r.clock.forward(2 * time.Minute) // the next trial is not due, and the old key dies
	r.KillKey(r.oldKey())
	if _, err := r.shop.Send(t.Context(), r.answer(id)); err != nil {
		t.Fatal(err)
	}
	if n := len(r.Delivered()); n != 1 || r.Count("/inquiry/reply") != 2 {
		t.Errorf("%d delivered in %d posts, want the refused one and the good one", n, r.Count("/inquiry/reply"))
	}
	if !slices.Equal(r.vault.saved, moved()) {
		t.Errorf("saved %v", r.vault.saved)
	}
}

func TestNewKey_both_dead_is_a_wait_of_an_hour_then_a_case_for_a_person(t *testing.T) {
	for name, spoil := range map[string]func(r *renewal){
		"the old one was taken back": func(r *renewal) { r.KillKey(r.oldKey()) },
		"the old one has expired":    func(r *renewal) { r.ExpireKey(r.clock.at.Add(-time.Minute)) },
	} {
		t.Run(name, func(t *testing.T) {
			r := newRenewal(t, 5*time.Hour)
			spoil(r)
			for _, c := range []struct {
				after  time.Duration
				reason connectors.Reason
				code   string
			}{
				{0, connectors.Temporary, codePending},
				{59 * time.Minute, connectors.Temporary, codePending},
				{2 * time.Minute, connectors.Auth, "key_next_wrong"},
			} {
				r.clock.forward(c.after)
				_, err := r.shop.Pull(t.Context(), "")
				wantError(t, err, c.reason, c.code)
			}
			r.clock.forward(5 * time.Hour) // and still nobody has to do anything once it works
			poll(t, r.shop, "")
			if !slices.Equal(r.vault.saved, moved()) {
				t.Errorf("saved %v", r.vault.saved)
			}
		})
	}
}

func TestNewKey_dates_of_a_dead_and_a_new_key(t *testing.T) {
	r := newRenewal(t, 5*time.Hour)
	end := r.clock.at.Add(-time.Minute)
	r.ExpireKey(end)
	keys, err := r.shop.Keys(t.Context())
	if err != nil || len(keys) != 2 || !keys[0].Expires.Equal(end) {
		t.Fatalf("%+v %v", keys, err)
	}
	r.KillKey(r.oldKey())
	_, err = r.shop.Keys(t.Context())
	wantError(t, err, connectors.Temporary, codePending)
	r.clock.forward(settling)
	_, err = r.shop.Keys(t.Context())
	wantError(t, err, connectors.Auth, "key_next_wrong")
}

func TestNewKey_that_never_works_is_told_while_the_old_one_does(t *testing.T) {
	r := newRenewal(t, 1000*time.Hour)
	r.clock.forward(61 * time.Minute)
	p := poll(t, r.shop, "")
	if len(p.notices) == 0 || p.notices[0].Code != "key_next_wrong" || !p.notices[0].Serious {
		t.Errorf("%+v", p.notices)
	}
}

func TestNewKey_a_function_that_is_off_is_still_named(t *testing.T) {
	r := newRenewal(t, 5*time.Hour)
	r.SwitchOff(fnList)
	_, err := r.shop.Pull(t.Context(), "")
	if e := wantError(t, err, connectors.Auth, "function_off"); !strings.Contains(e.Text, fnList) {
		t.Error(e.Text)
	}
}

func TestNewKey_an_interrupted_move_is_finished(t *testing.T) {
	r := newRenewal(t, 0)
	s := r.reopen(t, newKey, newKey) // the key was moved, the place beside it not yet emptied
	p := poll(t, s, "")
	if len(p.notices) != 0 || !slices.Equal(r.vault.saved, moved()[1:]) {
		t.Errorf("notices %+v, saved %v", p.notices, r.vault.saved)
	}
}

func TestNewKey_works_although_it_cannot_be_written_down_yet(t *testing.T) {
	r := newRenewal(t, 0)
	r.KillKey(r.oldKey())
	r.vault.full = true
	p := poll(t, r.shop, "")
	r.vault.full = false
	poll(t, r.shop, p.next)
	if !slices.Equal(r.vault.saved, moved()) {
		t.Errorf("saved %v", r.vault.saved)
	}
}

func TestNewKey_a_line_that_breaks_leaves_it_waiting(t *testing.T) {
	r := newRenewal(t, 0)
	r.Fail(rakutentest.Fault{Kind: rakutentest.CutAfter, Path: "/inquiries/count"})
	p := poll(t, r.shop, "")
	if len(p.notices) == 0 || p.notices[0].Code != codePending || len(r.vault.saved) != 0 {
		t.Fatalf("%+v, saved %v", p.notices, r.vault.saved)
	}
	r.clock.forward(trialEvery)
	poll(t, r.shop, p.next)
	if !slices.Equal(r.vault.saved, moved()) {
		t.Errorf("saved %v", r.vault.saved)
	}
}

func TestNewKey_without_the_moment_it_was_entered_gets_its_hour(t *testing.T) {
	r := newRenewal(t, 5*time.Hour)
	s := connectors.Settings(r.Settings())
	s["license_key_next"], s["license_key_next_at"] = newKey, "きのう"
	c, err := open(s, connectors.Env{Now: r.clock.now})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{codePending, "key_next_wrong"} {
		if p := poll(t, c.(*shop), ""); len(p.notices) == 0 || p.notices[0].Code != want {
			t.Errorf("%+v, want %s", p.notices, want)
		}
		r.clock.forward(settling)
	}
}

func TestNewKey_written_wrong_is_told_at_once(t *testing.T) {
	s := connectors.Settings{"shop_id": "1", "service_secret": "a", "license_key": "b", "license_key_next": "SL 1"}
	_, err := open(s, connectors.Env{})
	wantError(t, err, connectors.Auth, "setting_license_key_next")
}

func TestDiagnosis_remembers_the_end_that_the_mall_told(t *testing.T) {
	m := newMarket(t)
	m.ExpireKey(m.clock.at.Add(time.Hour))
	if _, err := m.shop.Keys(t.Context()); err != nil {
		t.Fatal(err)
	}
	m.clock.forward(2 * time.Hour)
	m.Revoke() // a mall that no longer answers for a dead key
	_, err := m.shop.Pull(t.Context(), "")
	wantError(t, err, connectors.Auth, "key_expired")
}
