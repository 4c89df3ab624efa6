package yahoo_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/yahoo"
	"madoguchi/connectors/yahoo/yahootest"
)

func TestErrors_every_code_has_its_reason_and_its_words(t *testing.T) {
	for name, row := range map[string]struct {
		fault yahootest.Fault
		want  connectors.Reason
		code  string
		says  string
	}{
		"seller id missing":      {yahootest.Fault{Kind: yahootest.XMLError, Code: 400, PX: "px-04001"}, connectors.Rejected, "px-04001", "ストアアカウント"},
		"session ended":          {yahootest.Fault{Kind: yahootest.Session, Times: -1}, connectors.Auth, "px-04102", "サインイン"},
		"not approved":           {yahootest.Fault{Kind: yahootest.XMLError, Code: 403, PX: "px-04303"}, connectors.Auth, "px-04303", "利用申請"},
		"address":                {yahootest.Fault{Kind: yahootest.XMLError, Code: 403, PX: "px-04306"}, connectors.Auth, "px-04306", "固定 IP"},
		"consent withdrawn":      {yahootest.Fault{Kind: yahootest.XMLError, Code: 403, PX: "px-04307"}, connectors.Auth, "px-04307", "同意"},
		"no such address":        {yahootest.Fault{Kind: yahootest.XMLError, Code: 404, PX: "px-04400"}, connectors.Rejected, "px-04400", "接続先"},
		"business id":            {yahootest.Fault{Kind: yahootest.XMLError, Code: 403, PX: "px-14303"}, connectors.Auth, "px-14303", "ビジネスID"},
		"no right for store":     {yahootest.Fault{Kind: yahootest.XMLError, Code: 403, PX: "px-14304"}, connectors.Auth, "px-14304", "権限"},
		"the status may differ":  {yahootest.Fault{Kind: yahootest.XMLError, Code: 400, PX: "px-14304"}, connectors.Auth, "px-14304", "権限"},
		"field":                  {yahootest.Fault{Kind: yahootest.XMLError, Code: 400, PX: "od90101"}, connectors.Rejected, "od90101", "項目"},
		"no such order":          {yahootest.Fault{Kind: yahootest.XMLError, Code: 404, PX: "od91801"}, connectors.Rejected, "od91801", "注文"},
		"in a 200 answer":        {yahootest.Fault{Kind: yahootest.XMLError, Code: 200, PX: "px-04306"}, connectors.Auth, "px-04306", "固定 IP"},
		"an unknown gateway 403": {yahootest.Fault{Kind: yahootest.XMLError, Code: 403, PX: "px-99999"}, connectors.Auth, "px-99999", "利用申請"},
		"daily":                  {yahootest.Fault{Kind: yahootest.Daily}, connectors.Limited, "daily_limit", "50,000"},
		"a code that is none":    {yahootest.Fault{Kind: yahootest.XMLError, Code: 400, PX: "<script>"}, connectors.Rejected, "refused", "受け付けません"},
		"system error":           {yahootest.Fault{Kind: yahootest.XMLError, Code: 500, PX: "od91001"}, connectors.Temporary, "od91001", ""},
		"buyer id problem":       {yahootest.Fault{Kind: yahootest.XMLError, Code: 500, PX: "od91133"}, connectors.Temporary, "od91133", ""},
		"token stale for good":   {yahootest.Fault{Kind: yahootest.Stale, Times: -1}, connectors.Auth, "invalid_token", "サインイン"},
		"scope":                  {yahootest.Fault{Kind: yahootest.Scope}, connectors.Auth, "insufficient_scope", "権限"},
		"plain 403":              {yahootest.Fault{Kind: yahootest.Status, Code: 403}, connectors.Auth, "forbidden", "IP"},
		"plain 503":              {yahootest.Fault{Kind: yahootest.Status, Code: 503}, connectors.Temporary, "status_503", ""},
	} {
		t.Run(name, func(t *testing.T) {
			s, c := shop(t, yahootest.Options{})
			row.fault.Path = "orderCount"
			s.Break(row.fault)
			e := reason(t, open(t, s, c, nil).Probe(t.Context()), row.want, row.code)
			if !strings.Contains(e.Text, row.says) || (row.want == connectors.Auth || row.want == connectors.Rejected) && e.Text == "" {
				t.Errorf("text %q", e.Text)
			}
		})
	}
}

func TestErrors_waits_are_told(t *testing.T) {
	for name, row := range map[string]struct {
		fault    yahootest.Fault
		want     connectors.Reason
		from, to time.Duration
	}{
		"too fast, with a time":    {yahootest.Fault{Kind: yahootest.Status, Code: 429, After: "90"}, connectors.Limited, 90 * time.Second, 90 * time.Second},
		"too fast, a short time":   {yahootest.Fault{Kind: yahootest.Status, Code: 429, After: "2"}, connectors.Limited, 2 * time.Second, 2 * time.Second},
		"too fast, without a time": {yahootest.Fault{Kind: yahootest.Status, Code: 429}, connectors.Limited, time.Minute, time.Minute},
		"too fast, nonsense":       {yahootest.Fault{Kind: yahootest.Status, Code: 429, After: "soon"}, connectors.Limited, time.Minute, time.Minute},
		"busy, with a time":        {yahootest.Fault{Kind: yahootest.Status, Code: 503, After: "30"}, connectors.Temporary, 30 * time.Second, 30 * time.Second},
		"busy, without a time":     {yahootest.Fault{Kind: yahootest.Status, Code: 503}, connectors.Temporary, 0, 0},
		// 9:30 in Japan: midnight is fourteen and a half hours away
		"over the daily number": {yahootest.Fault{Kind: yahootest.Daily}, connectors.Limited, 14 * time.Hour, 14*time.Hour + 30*time.Minute},
	} {
		t.Run(name, func(t *testing.T) {
			s, c := shop(t, yahootest.Options{})
			row.fault.Path = "orderCount"
			s.Break(row.fault)
			if e := reason(t, open(t, s, c, nil).Probe(t.Context()), row.want, ""); e.After < row.from || e.After > row.to {
				t.Errorf("after %v", e.After)
			}
		})
	}
}

// Whatever an endpoint speaks, its refusal may come in either form.
func TestErrors_either_form_from_any_endpoint(t *testing.T) {
	for form, body := range map[string]string{
		"xml":          `<?xml version="1.0"?><Error><Message>x</Message><Code>px-14304</Code></Error>`,
		"xml reversed": "\ufeff\n<Error><Code>px-14304</Code><Message>x</Message><Detail/></Error>",
		"json":         `{"error":{"reason":"x","code":"px-14304"}}`,
		"json capital": `{"Error":{"Message":"x","Code":"px-14304"}}`,
	} {
		s, c := shop(t, yahootest.Options{})
		front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusForbidden)
			_, _ = w.Write([]byte(body))
		}))
		a := open(t, s, c, with{"endpoint": front.URL})
		ctx := t.Context()
		for call, do := range map[string]func() error{
			"orderCount": func() error { return a.Probe(ctx) },
			"orders":     func() error { _, err := a.Orders(ctx, morning, nil); return err },
			"list":       func() error { _, err := a.Pull(ctx, ""); return err },
			"detail":     func() error { _, err := a.Thread(ctx, "aa00"); return err },
			"post":       func() error { _, err := a.Send(ctx, reply("aa00", "x", morning)); return err },
			"mark":       func() error { return markOne(ctx, a, "aa00", connectors.MarkRead) },
			"file":       func() error { _, err := a.File(ctx, connectors.Attachment{Ref: "x/1.png"}); return err },
		} {
			if e := connectors.As(do()); e.Reason != connectors.Auth || e.Code != "px-14304" || !strings.Contains(e.Text, "権限") {
				t.Errorf("%s in %s: %+v", call, form, e)
			}
		}
		front.Close()
	}
}

func TestToken_is_asked_for_once_an_hour(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	a := open(t, s, c, nil)
	for range 3 {
		if err := a.Probe(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if n := s.Count("token"); n != 1 {
		t.Errorf("%d token calls", n)
	}
	c.add(59 * time.Minute)
	if err := a.Probe(t.Context()); err != nil || s.Count("token") != 2 {
		t.Errorf("%v, %d token calls", err, s.Count("token"))
	}
}

func TestToken_one_refresh_is_in_flight_at_a_time(t *testing.T) {
	s, c := shop(t, yahootest.Options{Rotate: true})
	a := open(t, s, c, nil)
	var wg sync.WaitGroup
	for range 5 {
		wg.Go(func() {
			if err := a.Probe(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if n := s.Count("token"); n != 1 {
		t.Errorf("%d token calls", n)
	}
}

func TestToken_a_rotated_one_is_saved_before_it_is_used(t *testing.T) {
	s, c := shop(t, yahootest.Options{Rotate: true})
	old := s.RefreshToken()
	var saved []string
	var fail error
	env := connectors.Env{Now: c.now, SaveSecret: func(ctx context.Context, key, value string) error {
		if ctx.Err() != nil {
			t.Error("a cancel reached the saving")
		}
		if s.Count("orderCount") != 0 && len(saved) == 0 {
			t.Error("the new access token was used before")
		}
		if fail == nil {
			saved = append(saved, key+"="+value)
		}
		return fail
	}}
	a := openEnv(t, s, env, nil)
	fail = errors.New("disk full")
	reason(t, a.Probe(t.Context()), connectors.Temporary, "save_secret")
	if s.Count("orderCount") != 0 {
		t.Fatal("a call went out with an unsaved sign-in")
	}
	fail = nil
	if err := a.Probe(t.Context()); err != nil {
		t.Fatal(err)
	}
	if s.RefreshToken() == old || len(saved) != 1 || saved[0] != "refresh_token="+s.RefreshToken() {
		t.Errorf("saved %v, works %s", saved, s.RefreshToken())
	}
	if n := s.Count("token"); n != 1 {
		t.Errorf("%d token calls", n)
	}
}

func TestToken_refusals(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	e := reason(t, open(t, s, c, with{"client_secret": "wrong"}).Probe(t.Context()), connectors.Auth, "invalid_client")
	if !strings.Contains(e.Text, "Client ID") {
		t.Errorf("text %q", e.Text)
	}
	e = reason(t, open(t, s, c, with{"refresh_token": "ended"}).Probe(t.Context()), connectors.Auth, "invalid_grant")
	if !strings.Contains(e.Text, "もう一度サインイン") {
		t.Errorf("text %q", e.Text)
	}
	if n := s.Count("token"); n != 2 {
		t.Errorf("%d token calls: it loops", n)
	}
}

func TestProbe_a_refused_signature_is_a_failure_and_nothing_is_marked(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	s.AddTopic(topic("質問", "x", morning))
	a := open(t, s, c, nil)
	if err := a.Probe(t.Context()); err != nil {
		t.Fatal(err)
	}
	e := reason(t, open(t, s, c, with{"key_version": "9"}).Probe(t.Context()), connectors.Auth, "signature_not-found-key-version")
	if !strings.Contains(e.Text, "バージョン") {
		t.Errorf("text %q", e.Text)
	}
	for _, call := range s.Calls() {
		if call.Method != http.MethodGet && !strings.HasSuffix(call.Path, "/token") {
			t.Errorf("%s %s", call.Method, call.Path)
		}
	}
}

func TestOpen_settings(t *testing.T) {
	s, _ := shop(t, yahootest.Options{})
	bare := strings.TrimSpace(strings.NewReplacer("-----BEGIN PUBLIC KEY-----", "", "-----END PUBLIC KEY-----", "").Replace(s.PublicKey()))
	for name, row := range map[string]struct {
		change with
		code   string // empty: opens
	}{
		"as they are":              {with{}, ""},
		"their own addresses":      {with{"endpoint": "", "auth_endpoint": ""}, ""},
		"with the version path":    {with{"endpoint": s.URL() + "/ShoppingWebService/V1/"}, ""},
		"the key without its ends": {with{"public_key": bare}, ""},
		"the key on one line":      {with{"public_key": strings.ReplaceAll(s.PublicKey(), "\n", " ")}, ""},
		"half a key":               {with{"public_key": bare[:100]}, "setting_public_key"},
		"no version":               {with{"key_version": ""}, "setting_key_version"},
		"no seller":                {with{"seller_id": " "}, "setting_seller_id"},
		"plain http":               {with{"endpoint": "http://shop.example.invalid"}, "plain_http"},
		"no address":               {with{"endpoint": "circus"}, "setting_endpoint"},
		"a bad proxy":              {with{"proxy": "::"}, "proxy_address"},
	} {
		settings := s.Settings()
		for k, v := range row.change {
			settings[k] = v
		}
		_, err := yahoo.Spec.Open(settings, connectors.Env{})
		if row.code == "" && err != nil || row.code != "" && connectors.As(err).Code != row.code {
			t.Errorf("%s: %v", name, err)
		}
	}
	if n := len(s.Calls()); n != 0 {
		t.Errorf("%d calls", n)
	}
}

func TestOpen_finds_the_paths_below_a_bare_origin_and_keeps_a_relay_path(t *testing.T) {
	for given, want := range map[string]string{
		"": "/ShoppingWebService/V1/orderCount", "/": "/ShoppingWebService/V1/orderCount",
		"/ShoppingWebService": "/ShoppingWebService/V1/orderCount", "/ShoppingWebService/V1/": "/ShoppingWebService/V1/orderCount",
		"/relay/ShoppingWebService": "/relay/ShoppingWebService/V1/orderCount",
	} {
		s, c := shop(t, yahootest.Options{})
		var seen []string
		front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			seen = append(seen, r.URL.Path)
			w.WriteHeader(http.StatusServiceUnavailable)
		}))
		a := open(t, s, c, with{"endpoint": front.URL + given})
		reason(t, a.Probe(t.Context()), connectors.Temporary, "")
		front.Close()
		if len(seen) != 1 || seen[0] != want {
			t.Errorf("%q: %v", given, seen)
		}
	}
}

func TestKeys_dates_come_from_the_settings(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	keys, err := open(t, s, c, with{"signed_in_at": "2026-11-01", "key_expires": "2027-10-31"}).Keys(t.Context())
	if err != nil || len(keys) != 2 {
		t.Fatal(keys, err)
	}
	if want := time.Date(2026, 11, 28, 15, 0, 0, 0, time.UTC); !keys[0].Expires.Equal(want) || keys[0].LifeDays != 28 {
		t.Errorf("sign-in %+v", keys[0])
	}
	if want := time.Date(2027, 10, 30, 15, 0, 0, 0, time.UTC); !keys[1].Expires.Equal(want) || keys[1].LifeDays != 365 {
		t.Errorf("key %+v", keys[1])
	}
	keys, err = open(t, s, c, with{"public_key": "", "key_version": ""}).Keys(t.Context())
	if err != nil || len(keys) != 1 || !keys[0].Expires.IsZero() {
		t.Errorf("%+v %v", keys, err)
	}
}
