package rakuten

import (
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/connectortest"
	"madoguchi/connectors/jst"
	"madoguchi/connectors/rakuten/rakutentest"
)

var update = flag.Bool("update", false, "rewrite testdata/*/*/want.json")

// clock is a time that moves only by hand.
type clock struct{ at time.Time }

func (c *clock) now() time.Time          { return c.at }
func (c *clock) forward(d time.Duration) { c.at = c.at.Add(d) }

// noon is when the tests play: a Friday in the shop's busiest month.
func noon() time.Time { return time.Date(2026, time.November, 20, 12, 0, 0, 0, jst.Zone()) }

// market is a pretend mall and a shop that is open on it, on one clock.
type market struct {
	*rakutentest.Server
	clock *clock
	shop  *shop
}

func newMarket(t *testing.T) market {
	t.Helper()
	c := &clock{noon()}
	m := market{Server: rakutentest.Start(rakutentest.Options{Now: c.now}), clock: c}
	t.Cleanup(m.Close)
	m.shop = m.open(t, connectors.Env{Now: c.now})
	return m
}

func (m market) open(t *testing.T, env connectors.Env) *shop {
	t.Helper()
	c, err := open(m.Settings(), env)
	if err != nil {
		t.Fatal(err)
	}
	return c.(*shop)
}

// wantError checks reason and code, and that a person can read what happened.
func wantError(t *testing.T, err error, reason connectors.Reason, code string) *connectors.Error {
	t.Helper()
	if err == nil {
		t.Fatalf("no error, want %s %s", reason, code)
	}
	e := connectors.As(err)
	if e.Reason != reason || e.Code != code {
		t.Fatalf("got %s %s (%v), want %s %s", e.Reason, e.Code, err, reason, code)
	}
	return e
}

func TestConformance(t *testing.T) {
	connectortest.Run(t, func(t *testing.T) connectortest.Subject {
		s := rakutentest.New(t)
		reply := rakutentest.Fault{Path: "/inquiry/reply"}
		with := func(kind rakutentest.FaultKind, status int) rakutentest.Fault {
			f := reply
			f.Kind, f.Status = kind, status
			return f
		}
		return connectortest.Subject{
			Spec: Spec, Settings: s.Settings(),
			Ask:   func(text string) string { return s.Add(rakutentest.Inquiry{Customer: "森 ゆき", Text: text}) },
			Again: func(id, text string) { s.CustomerReplies(id, text) },
			Delivered: func(id string) []string {
				var all []string
				for _, d := range s.Delivered() {
					if d.Number == id {
						all = append(all, d.Text)
					}
				}
				return all
			},
			Calls:        func() int { return len(s.Calls()) },
			StoreThenCut: func() { s.Fail(with(rakutentest.CutAfter, 0)) },
			Refuse:       func() { s.Fail(with(rakutentest.Status, 400)) },
			Busy:         func() { s.Fail(rakutentest.Fault{Kind: rakutentest.Status, Status: 429, RetryAfter: "1"}) },
			Revoke:       s.Revoke, Restore: s.Restore,
		}
	})
}

// cases runs f over every folder of testdata/<kind> and compares the result.
func cases(t *testing.T, kind string, f func(in []byte) any) {
	dirs, err := filepath.Glob(filepath.Join("testdata", kind, "*"))
	if err != nil || len(dirs) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, dir := range dirs {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			in, err := os.ReadFile(filepath.Join(dir, "in.json"))
			if err != nil {
				t.Fatal(err)
			}
			var b strings.Builder
			e := json.NewEncoder(&b)
			e.SetEscapeHTML(false)
			e.SetIndent("", "  ")
			if err := e.Encode(f(in)); err != nil {
				t.Fatal(err)
			}
			want := filepath.Join(dir, "want.json")
			if *update {
				if err := os.WriteFile(want, []byte(b.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			have, err := os.ReadFile(want)
			if err != nil {
				t.Fatal(err)
			}
			if string(have) != b.String() {
				t.Errorf("got\n%s\nwant\n%s", b.String(), have)
			}
		})
	}
}

func TestOurs(t *testing.T) {
	cases(t, "inquiry", func(in []byte) any {
		q, ok := readInquiry(in)
		if !ok {
			t.Fatal("not an inquiry")
		}
		out, notices := ours(q, in, connectors.Out)
		if string(out.Raw) != string(in) {
			t.Error("Raw is not what came")
		}
		out.Raw = nil
		return map[string]any{"inquiry": out, "notices": notices}
	})
}

func TestReadOrder(t *testing.T) {
	cases(t, "order", func(in []byte) any {
		o, ok := readOrder(in)
		if !ok {
			t.Fatal("not an order")
		}
		return map[string]any{"order": o, "raw": json.RawMessage(o.Raw)}
	})
}

func TestReadTime_takes_every_spelling(t *testing.T) {
	want := time.Date(2026, 6, 12, 12, 8, 41, 0, time.UTC)
	for _, s := range []string{
		"2026-06-12T21:08:41+09:00", "2026-06-12T21:08:41+0900", "2026-06-12T21:08:41", "2026-06-12 21:08:41",
		"2026-06-12T12:08:41Z", " 2026-06-12T21:08:41 ",
	} {
		if got := readTime(s); !got.Equal(want) {
			t.Errorf("%q: %v", s, got)
		}
	}
	if got := readTime("2026年6月12日"); !got.IsZero() {
		t.Errorf("nonsense became %v", got)
	}
}

func TestReadSettings(t *testing.T) {
	good := func() connectors.Settings {
		return connectors.Settings{"shop_id": "370001", "service_secret": "SP1", "license_key": "SL1"}
	}
	for name, c := range map[string]struct {
		key, value string
		code       string // empty: accepted
	}{
		"full-width shop number":       {"shop_id", "　３７０００１ ", ""},
		"no shop number":               {"shop_id", " ", "setting_shop_id"},
		"a shop name":                  {"shop_id", "komorebi", "setting_shop_id"},
		"spaces around a key":          {"license_key", "　SL1\n", ""},
		"space inside a key":           {"license_key", "SL 1", "setting_license_key"},
		"full-width space inside":      {"service_secret", "SP　1", "setting_service_secret"},
		"full-width letters in a key":  {"service_secret", "ＳＰ１", "setting_service_secret"},
		"no key":                       {"service_secret", "", "setting_service_secret"},
		"address with the path":        {"endpoint", "https://relay.example/es/1.0/inquirymng-api/", ""},
		"plain http far away":          {"endpoint", "http://relay.example", "plain_http"},
		"plain http here":              {"endpoint", "http://127.0.0.1:9/", ""},
		"address with a password":      {"endpoint", "https://a:b@relay.example", "setting_endpoint"},
		"not an address":               {"endpoint", "relay", "setting_endpoint"},
		"proxy that cannot be an host": {"proxy", "://", "proxy_address"},
	} {
		t.Run(name, func(t *testing.T) {
			s := good()
			s[c.key] = c.value
			_, err := open(s, connectors.Env{})
			if c.code == "" && err != nil {
				t.Fatal(err)
			}
			if c.code != "" {
				wantError(t, err, connectors.Auth, c.code)
			}
		})
	}
}

func TestReadSettings_keeps_the_pace_except_on_this_machine(t *testing.T) {
	s := connectors.Settings{"shop_id": "1", "service_secret": "a", "license_key": "b", "pace_ms": "10"}
	for endpoint, want := range map[string]time.Duration{
		"": leastPace, "https://relay.example": leastPace, "http://127.0.0.1:1": 10 * time.Millisecond,
	} {
		s["endpoint"] = endpoint
		set, err := readSettings(s)
		if err != nil || set.pace != want {
			t.Errorf("%q: %v %v, want %v", endpoint, set.pace, err, want)
		}
	}
	s["endpoint"], s["pace_ms"] = "https://relay.example/es/1.0/inquirymng-api/", "5000"
	if set, err := readSettings(s); err != nil || set.pace != 5*time.Second || set.origin != "https://relay.example" {
		t.Errorf("%+v %v", set, err)
	}
}

func TestDiagnosis_of_a_401(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(m market)
		code  string
	}{
		"key expired":     {func(m market) { m.ExpireKey(m.clock.at.Add(-time.Minute)) }, "key_expired"},
		"key wrong":       {func(m market) { m.Revoke() }, "key_wrong"},
		"key replaced":    {func(m market) { m.RotateKey("SLnew", m.clock.at.AddDate(0, 0, 90)) }, "key_wrong"},
		"function not on": {func(m market) { m.SwitchOff(fnList) }, "function_off"},
		"cannot tell": {func(m market) {
			m.Revoke()
			m.Fail(rakutentest.Fault{Kind: rakutentest.CutBefore, Path: expiryPath, Times: -1})
		}, "key_refused"},
		"old gateway form": {func(m market) {
			m.Fail(rakutentest.Fault{Kind: rakutentest.Body, Status: 403, Body: `{"Results":{"errorCode":"ES04-01","message":"Un-Authorised"}}`})
		}, "function_off"},
	} {
		t.Run(name, func(t *testing.T) {
			m := newMarket(t)
			c.spoil(m)
			_, err := m.shop.Pull(t.Context(), "")
			e := wantError(t, err, connectors.Auth, c.code)
			if c.code == "function_off" && !strings.Contains(e.Text, fnList) {
				t.Errorf("the function is not named: %s", e.Text)
			}
		})
	}
}

func TestProbe(t *testing.T) {
	m := newMarket(t)
	if err := m.shop.Probe(t.Context()); err != nil {
		t.Fatal(err)
	}
	m.SwitchOff(fnExpiry)
	e := wantError(t, m.shop.Probe(t.Context()), connectors.Auth, "function_off")
	if !strings.Contains(e.Text, fnExpiry) {
		t.Error(e.Text)
	}
	m.SwitchOn(fnExpiry)
	m.SwitchOff(fnCount)
	wantError(t, m.shop.Probe(t.Context()), connectors.Auth, "function_off")
	m.SwitchOn(fnCount)
	m.Fail(rakutentest.Fault{
		Kind: rakutentest.Body, Status: 200, Path: "/inquiries", Times: 2, // the count, then the newest
		Body: `{"result":{"count":1},"totalCount":1,"list":[{"inquiryNumber":"9-1","shopId":990009}]}`,
	})
	wantError(t, m.shop.Probe(t.Context()), connectors.Auth, "shop_mismatch")
	m.ExpireKey(m.clock.at)
	wantError(t, m.shop.Probe(t.Context()), connectors.Auth, "key_expired")
	if n := len(m.Delivered()); n != 0 {
		t.Errorf("%d replies by a probe", n)
	}
}

func TestKeys(t *testing.T) {
	m := newMarket(t)
	end := time.Date(2027, 1, 5, 23, 59, 59, 0, jst.Zone())
	m.ExpireKey(end)
	keys, err := m.shop.Keys(t.Context())
	if err != nil || len(keys) != 1 || keys[0].Name != "license" || !keys[0].Expires.Equal(end) || keys[0].LifeDays != 90 {
		t.Fatalf("%+v %v", keys, err)
	}
	m.SwitchOff(fnExpiry)
	_, err = m.shop.Keys(t.Context())
	wantError(t, err, connectors.Auth, "function_off")
	m.Revoke()
	_, err = m.shop.Keys(t.Context())
	wantError(t, err, connectors.Auth, "key_wrong")
	m.Restore()
	m.SwitchOn(fnExpiry)
	m.Fail(rakutentest.Fault{Kind: rakutentest.Body, Status: 200, Body: `{"expiryDate":"2027-01-05"}`})
	if keys, err = m.shop.Keys(t.Context()); err != nil || !keys[0].Expires.Equal(end) {
		t.Fatalf("a bare date: %+v %v", keys, err)
	}
}

func TestPace_is_kept_over_all_calls(t *testing.T) {
	m := newMarket(t)
	s := connectors.Settings(m.Settings())
	s["pace_ms"] = "60"
	c, err := open(s, connectors.Env{Now: m.clock.now})
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := c.(*shop).Probe(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	calls := m.Calls()
	for i := 1; i < len(calls); i++ {
		if gap := calls[i].At.Sub(calls[i-1].At); gap < 50*time.Millisecond {
			t.Errorf("call %d came %v after the one before", i, gap)
		}
	}
}

func TestCancel_ends_a_slow_answer(t *testing.T) {
	m := newMarket(t)
	m.Fail(rakutentest.Fault{Kind: rakutentest.Slow, Delay: time.Hour})
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	start := time.Now()
	if _, err := m.shop.Pull(ctx, ""); connectors.ReasonOf(err) != connectors.Temporary {
		t.Errorf("%v", err)
	}
	if took := time.Since(start); took > time.Second {
		t.Errorf("took %v", took)
	}
}
