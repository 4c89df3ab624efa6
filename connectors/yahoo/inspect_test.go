package yahoo_test

import (
	"net/http"
	"strings"
	"testing"

	"madoguchi/connectors"
	"madoguchi/connectors/yahoo/yahootest"
)

func TestInspect_tries_every_function_and_changes_nothing(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	s.AddOrder(order(ordered, morning, morning))
	s.AddTopic(yahootest.Topic{
		Title: "秘密の件名", Order: ordered,
		Posts: []yahootest.Post{{Text: "秘密の本文", Files: []yahootest.File{{Name: "秘密の写真.png", Data: png.Data}}}},
	})
	steps := open(t, s, c, nil).Inspect(t.Context())
	if len(steps) != 9 {
		t.Fatalf("%d steps", len(steps))
	}
	for _, step := range steps {
		if step.State != "ok" || step.Text != "" || step.Name == "" || step.Detail == "" {
			t.Errorf("%+v", step)
		}
		for _, word := range []string{"秘密", ordered, "見本", s.RefreshToken()} {
			if strings.Contains(step.Detail+step.Text, word) {
				t.Errorf("%s shows %q", step.Name, word)
			}
		}
	}
	for _, call := range s.Calls() {
		reads := call.Method == http.MethodGet || strings.HasSuffix(call.Path, "/orderList") || strings.HasSuffix(call.Path, "/orderInfo") || strings.HasSuffix(call.Path, "/token")
		if !reads {
			t.Errorf("%s %s", call.Method, call.Path)
		}
	}
	if s.Count("externalTalkDetail") != 2 || s.Objections() != nil {
		t.Errorf("%d details, objections %q", s.Count("externalTalkDetail"), s.Objections())
	}
}

func TestInspect_an_empty_shop_skips_what_it_has_not(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	states := map[string]int{}
	for _, step := range open(t, s, c, nil).Inspect(t.Context()) {
		states[step.State]++
		if step.State == "skipped" && step.Text == "" {
			t.Errorf("%+v", step)
		}
	}
	if states["ok"] != 6 || states["skipped"] != 3 {
		t.Errorf("%v", states)
	}
}

func TestInspect_says_what_is_wrong(t *testing.T) {
	const orderCount, list, detail, status = 1, 2, 4, 8
	for name, row := range map[string]struct {
		fault yahootest.Fault
		step  int
		says  string
		code  string
	}{
		"address":           {yahootest.Fault{Path: "orderCount", Kind: yahootest.XMLError, Code: 403, PX: "px-04306"}, orderCount, "固定 IP", "px-04306"},
		"no right to read":  {yahootest.Fault{Path: "externalTalkList", Kind: yahootest.XMLError, Code: 403, PX: "px-14304"}, list, "権限", "px-14304"},
		"a broken answer":   {yahootest.Fault{Path: "externalTalkDetail", Kind: yahootest.Truncated}, detail, "読み取れません", "bad_answer"},
		"without any words": {yahootest.Fault{Path: "orderCount", Kind: yahootest.Status, Code: 500}, orderCount, "もう一度", "status 500"},
	} {
		t.Run(name, func(t *testing.T) {
			s, c := shop(t, yahootest.Options{})
			s.AddTopic(topic("質問", "x", morning))
			s.Break(row.fault)
			steps := open(t, s, c, nil).Inspect(t.Context())
			if got := steps[row.step]; got.State != "failed" || !strings.Contains(got.Text, row.says) || !strings.Contains(got.Detail, row.code) {
				t.Errorf("%+v", got)
			}
		})
	}
	s, c := shop(t, yahootest.Options{})
	s.Signature("expired-key-version")
	if got := open(t, s, c, nil).Inspect(t.Context())[status]; got.State != "failed" || !strings.Contains(got.Text, "公開鍵の期限") {
		t.Errorf("%+v", got)
	}
	s.Revoke()
	steps := open(t, s, c, with{"refresh_token": "ended"}).Inspect(t.Context())
	if steps[0].State != "failed" || !strings.Contains(steps[0].Text, "もう一度サインイン") {
		t.Errorf("%+v", steps[0])
	}
	for _, step := range steps[1:] {
		if step.State != "skipped" {
			t.Errorf("%+v", step)
		}
	}
}

func TestProbe_says_in_plain_words_what_an_unregistered_address_means(t *testing.T) {
	s, c := shop(t, yahootest.Options{})
	s.Break(yahootest.Fault{Kind: yahootest.XMLError, Code: 403, PX: "px-04306", Times: -1, Path: "orderCount"})
	e := reason(t, open(t, s, c, nil).Probe(t.Context()), connectors.Auth, "px-04306")
	for _, word := range []string{"固定 IP", "プロキシ", "利用申請", "下書き", "通知メール", "注文 CSV"} {
		if !strings.Contains(e.Text, word) {
			t.Errorf("%q is missing in %q", word, e.Text)
		}
	}
}
