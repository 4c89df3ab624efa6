package yahootest_test

import (
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"madoguchi/connectors/yahoo/yahootest"
)

func shop(t *testing.T, o yahootest.Options) *yahootest.Shop {
	t.Helper()
	s, err := yahootest.New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

func ask(t *testing.T, s *yahootest.Shop, method, path, kind, body string) (int, string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, s.URL()+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", kind)
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0, ""
	}
	defer func() { _ = res.Body.Close() }()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Log(err)
	}
	return res.StatusCode, string(b)
}

const base = "/ShoppingWebService/V1/"

func TestObjections_each_rule(t *testing.T) {
	const json, xml = "application/json", "application/xml; charset=utf-8"
	for says, row := range map[string]struct{ method, path, kind, body string }{
		`signature is "none"`:        {"GET", "orderCount?sellerId=x", "", ""},
		"result=21":                  {"GET", "externalTalkList?result=21", "", ""},
		"start=0":                    {"GET", "externalTalkList?start=0", "", ""},
		"requestFilter=asnwered":     {"GET", "externalTalkList?requestFilter=asnwered", "", ""},
		"serviceType=all":            {"GET", "externalTalkList?serviceType=all", "", ""},
		"a window without dateType":  {"GET", "externalTalkList?startDate=1", "", ""},
		"filter is no longer":        {"GET", "externalTalkList?filter=all", "", ""},
		`want "application/json"`:    {"POST", "externalTalkAdd?topicId=a", "application/x-www-form-urlencoded", "body=x"},
		`want "application/xml"`:     {"POST", "orderInfo", "application/x-www-form-urlencoded", "<Req/>"},
		`want "multipart/form-data"`: {"POST", "externalTalkFileAdd", json, "{}"},
		"2002 characters":            {"POST", "externalTalkAdd?topicId=a", json, `{"body":"` + strings.Repeat("😀", 1001) + `"}`},
		"a CR in the body":           {"POST", "externalTalkAdd?topicId=a", json, `{"body":"a\r\nb"}`},
		"not UTF-8":                  {"POST", "orderInfo", xml, "<Req>\x82\xa0</Req>"},
	} {
		s := shop(t, yahootest.Options{})
		ask(t, s, row.method, base+row.path, row.kind, row.body)
		if all := strings.Join(s.Objections(), "\n"); !strings.Contains(all, says) {
			t.Errorf("%s %s: %q", row.method, row.path, all)
		}
	}
}

func TestObjections_pace_is_of_one_address(t *testing.T) {
	var mu sync.Mutex
	at := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	s := shop(t, yahootest.Options{Pace: time.Second, Now: func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		return at
	}})
	hasty := func() int { return strings.Count(strings.Join(s.Objections(), "\n"), "after the call before") }
	ask(t, s, "GET", base+"orderCount", "", "")
	ask(t, s, "GET", base+"externalTalkList", "", "")
	if hasty() != 0 {
		t.Errorf("%q", s.Objections())
	}
	mu.Lock()
	at = at.Add(999 * time.Millisecond)
	mu.Unlock()
	ask(t, s, "GET", base+"orderCount", "", "")
	if hasty() != 1 {
		t.Errorf("%q", s.Objections())
	}
	mu.Lock()
	at = at.Add(time.Second)
	mu.Unlock()
	ask(t, s, "GET", base+"orderCount", "", "")
	if hasty() != 1 {
		t.Errorf("%q", s.Objections())
	}
}

func TestObjections_a_call_before_the_named_wait_is_over(t *testing.T) {
	s := shop(t, yahootest.Options{})
	s.Break(yahootest.Fault{Kind: yahootest.Status, Code: 429, After: "60"})
	if code, _ := ask(t, s, "GET", base+"orderCount", "", ""); code != 429 {
		t.Fatalf("status %d", code)
	}
	ask(t, s, "GET", base+"externalTalkList", "", "")
	if all := strings.Join(s.Objections(), "\n"); !strings.Contains(all, "before Retry-After was over") {
		t.Errorf("%q", all)
	}
}

func TestObjections_two_refreshes_at_once(t *testing.T) {
	s := shop(t, yahootest.Options{})
	form := url.Values{
		"grant_type": {"refresh_token"}, "refresh_token": {s.RefreshToken()},
		"client_id": {yahootest.ClientID}, "client_secret": {yahootest.ClientSecret},
	}.Encode()
	refresh := func() {
		ask(t, s, "POST", "/yconnect/v2/token", "application/x-www-form-urlencoded", form)
	}
	refresh()
	refresh()
	if bad := s.Objections(); bad != nil {
		t.Fatalf("one after the other: %q", bad)
	}
	s.Break(yahootest.Fault{Path: "token", Kind: yahootest.Slow, Wait: 200 * time.Millisecond, Times: 2})
	var wg sync.WaitGroup
	wg.Go(refresh)
	wg.Go(refresh)
	wg.Wait()
	if bad := s.Objections(); len(bad) != 1 || !strings.Contains(bad[0], "two refreshes") {
		t.Errorf("%q", bad)
	}
}

func TestCalls_say_what_was_answered(t *testing.T) {
	s := shop(t, yahootest.Options{})
	s.Break(yahootest.Fault{Path: "orderCount", Kind: yahootest.CutBefore, Times: -1})
	ask(t, s, "GET", base+"externalTalkList?start=3", "", "")
	ask(t, s, "POST", base+"nowhere", "application/json", "{}")
	ask(t, s, "GET", base+"orderCount", "", "")
	all := s.Calls()
	if len(all) < 3 || all[0].Code != 401 || all[0].Query.Get("start") != "3" || all[0].Signature || all[0].Status != "none" || all[1].Code != 404 || all[2].Code != 0 {
		t.Errorf("%+v", all)
	}
}
