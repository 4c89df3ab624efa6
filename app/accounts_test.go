package app

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
)

func form() AccountForm {
	return AccountForm{
		Kind: "fake", Name: " 本店 ", Settings: map[string]string{"shop": "1"}, Secrets: map[string]string{"key": " k1 "},
	}
}

func TestSaveAccount_seals_secrets_and_fills_defaults(t *testing.T) {
	f := &fake{}
	d := open(t, f)
	got := must[Account](t)(d.SaveAccount(t.Context(), form()))
	if got.Name != "本店" || got.State != store.AccountNew || !slices.Equal(got.Sealed, []string{"key"}) ||
		!reflect.DeepEqual(got.Settings, map[string]string{"shop": "1", "mode": "tls"}) {
		t.Errorf("got %+v", got)
	}
	if want := (connectors.Settings{"shop": "1", "mode": "tls", "key": "k1"}); !reflect.DeepEqual(f.opened[0], want) {
		t.Errorf("opened with %v", f.opened[0])
	}
	kept := must[store.Account](t)(d.store.Account(t.Context(), got.ID))
	if strings.Contains(string(kept.Secrets["key"]), "k1") {
		t.Error("the secret is kept in clear")
	}
}

func TestSaveAccount_keeps_a_secret_that_is_left_empty(t *testing.T) {
	f := &fake{}
	d := open(t, f)
	a := must[Account](t)(d.SaveAccount(t.Context(), form()))
	a = must[Account](t)(d.SaveAccount(t.Context(), AccountForm{
		ID: a.ID, Version: a.Version, Settings: map[string]string{"shop": "2", "key": ""}, Secrets: map[string]string{"key": " ", "more": "m"},
	}))
	if want := (connectors.Settings{"shop": "2", "mode": "tls", "key": "k1", "more": "m"}); !reflect.DeepEqual(f.opened[2], want) {
		t.Errorf("opened with %v", f.opened[2])
	}
	if a.Name != "本店" || !slices.Equal(a.Sealed, []string{"key", "more"}) {
		t.Errorf("got %+v", a)
	}
}

func TestSaveAccount_seals_a_secret_that_came_among_the_settings(t *testing.T) {
	in := form()
	in.Settings["more"] = "m"
	a := must[Account](t)(open(t, &fake{}).SaveAccount(t.Context(), in))
	if _, shown := a.Settings["more"]; shown || !slices.Equal(a.Sealed, []string{"key", "more"}) {
		t.Errorf("got %+v", a)
	}
}

func TestSaveAccount_shows_no_password_inside_an_address_and_keeps_it(t *testing.T) {
	f := &fake{}
	d := open(t, f)
	in := form()
	in.Settings["shop"] = "http://user:pass@proxy.example:8080"
	a := must[Account](t)(d.SaveAccount(t.Context(), in))
	if strings.Contains(a.Settings["shop"], "pass@") {
		t.Fatalf("the password came out: %s", a.Settings["shop"])
	}
	must[Account](t)(d.SaveAccount(t.Context(), AccountForm{ID: a.ID, Version: a.Version, Settings: a.Settings}))
	if got := f.opened[1]["shop"]; got != in.Settings["shop"] {
		t.Fatalf("stored %q", got)
	}
}

func TestSaveAccount_does_not_end_a_pause(t *testing.T) {
	d := open(t, &fake{})
	a := must[Account](t)(d.SaveAccount(t.Context(), form()))
	if err := d.PauseAccount(t.Context(), ID{a.ID}); err != nil {
		t.Fatal(err)
	}
	list := must[AccountList](t)(d.Accounts(t.Context()))
	a = must[Account](t)(d.SaveAccount(t.Context(), AccountForm{ID: a.ID, Version: list.Accounts[0].Version, Name: "支店"}))
	if a.State != store.AccountPaused || a.Name != "支店" {
		t.Errorf("got %+v", a)
	}
}

func TestSaveAccount_refuses_with_the_name_of_the_field(t *testing.T) {
	d := open(t, &fake{})
	must[Account](t)(d.SaveAccount(t.Context(), form()))
	for name, c := range map[string]struct {
		change func(*AccountForm)
		code   string
	}{
		"a kind nobody knows":    {func(f *AccountForm) { f.Kind = "fax" }, "kind_unknown"},
		"no kind":                {func(f *AccountForm) { f.Kind = "" }, "kind_unknown"},
		"a setting nobody knows": {func(f *AccountForm) { f.Settings["colour"] = "x" }, "setting_unknown"},
		"a secret nobody knows":  {func(f *AccountForm) { f.Secrets["pin"] = "x" }, "setting_unknown"},
		"a setting as a secret":  {func(f *AccountForm) { f.Secrets["shop"] = "x" }, "setting_unknown"},
		"no name":                {func(f *AccountForm) { f.Name = " " }, "name"},
		"a name that is taken":   {func(*AccountForm) {}, "name_taken"},
		"a required setting":     {func(f *AccountForm) { f.Settings["shop"] = " " }, "required:shop"},
		"a required secret":      {func(f *AccountForm) { f.Secrets = nil }, "required:key"},
	} {
		t.Run(name, func(t *testing.T) {
			in := form()
			c.change(&in)
			_, err := d.SaveAccount(t.Context(), in)
			refused(t, err, c.code)
		})
	}
	in := form()
	in.Name, in.Settings["shop"] = "別", "bad"
	if _, err := d.SaveAccount(t.Context(), in); connectors.As(err).Code != "shop_id" {
		t.Errorf("what the kind refuses: %v", err)
	}
	if n := len(must[AccountList](t)(d.Accounts(t.Context())).Accounts); n != 1 {
		t.Errorf("%d accounts were saved", n)
	}
}

func TestSaveAccount_compares_the_version(t *testing.T) {
	d := open(t, &fake{})
	a := must[Account](t)(d.SaveAccount(t.Context(), form()))
	must[Account](t)(d.SaveAccount(t.Context(), AccountForm{ID: a.ID, Version: a.Version, Name: "一"}))
	if _, err := d.SaveAccount(t.Context(), AccountForm{ID: a.ID, Version: a.Version, Name: "二"}); !errors.Is(err, store.ErrConflict) {
		t.Errorf("got %v", err)
	}
}

func TestTestAccount_tells_what_is_wrong_and_saves_nothing(t *testing.T) {
	f := &fake{}
	d := open(t, f)
	if got, err := d.TestAccount(t.Context(), form()); err != nil || !got.OK {
		t.Errorf("a good one: %+v, %v", got, err)
	}
	f.probe = &connectors.Error{Reason: connectors.Auth, Err: errors.New("401")}
	got, err := d.TestAccount(t.Context(), form())
	if err != nil || got.OK || got.Code != "auth" || got.Text != reasons[connectors.Auth] {
		t.Errorf("a dead key: %+v, %v", got, err)
	}
	f.probe = errors.New("dial: secret detail")
	if got, _ := d.TestAccount(t.Context(), form()); got.OK || strings.Contains(got.Text, "detail") || got.Text != reasons[connectors.Temporary] {
		t.Errorf("no line: %+v", got)
	}
	if n := len(must[AccountList](t)(d.Accounts(t.Context())).Accounts); n != 0 {
		t.Errorf("%d accounts were saved", n)
	}
}

func TestKey_is_named_before_it_ends(t *testing.T) {
	d := &Desk{now: func() time.Time { return noon }}
	const day = 24 * time.Hour
	for name, c := range map[string]struct {
		life  int
		left  time.Duration
		level string
		days  int
	}{
		"a long key far off":          {90, 15 * day, "ok", 15},
		"a long key, just not yet":    {90, 14*day + time.Millisecond, "ok", 15},
		"a long key at fourteen days": {90, 14 * day, "soon", 14},
		"a long key just over three":  {90, 3*day + time.Millisecond, "soon", 4},
		"a long key at three days":    {90, 3 * day, "urgent", 3},
		"a sign-in at fourteen days":  {28, 14 * day, "ok", 14},
		"a sign-in at seven days":     {28, 7 * day, "soon", 7},
		"a sign-in just over seven":   {28, 7*day + time.Millisecond, "ok", 8},
		"a sign-in at three days":     {28, 3 * day, "urgent", 3},
		"the last moment":             {28, time.Millisecond, "urgent", 1},
		"the end":                     {28, 0, "over", 0},
		"long past":                   {90, -40 * day, "over", 0},
	} {
		t.Run(name, func(t *testing.T) {
			got := d.key(store.KeyDate{LifeDays: c.life, Expires: noon.Add(c.left).UnixMilli()})
			if got.Level != c.level || got.DaysLeft != c.days {
				t.Errorf("got %s %d, want %s %d", got.Level, got.DaysLeft, c.level, c.days)
			}
		})
	}
	if got := d.key(store.KeyDate{LifeDays: 90}); got.Level != "" || got.DaysLeft != 0 {
		t.Errorf("unknown: %+v", got)
	}
}
