package rakutentest

import (
	"encoding/base64"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"madoguchi/connectors/jst"
)

const okWindow = "?fromDate=2026-11-01T00:00:00&toDate=2026-11-20T00:00:00"

// objected checks the objections, in order, by a part of each.
func objected(t *testing.T, s *Server, want ...string) {
	t.Helper()
	got := s.Objections()
	if len(got) != len(want) {
		t.Fatalf("%q, want %q", got, want)
	}
	for i, part := range want {
		if !strings.Contains(got[i], part) {
			t.Errorf("%q, want %q", got[i], part)
		}
	}
}

func TestObjections_name_what_the_mall_would_not_take(t *testing.T) {
	s := november(t)
	id := s.Add(Inquiry{Text: "質問です"})
	for _, c := range []struct{ method, path, body, says string }{
		{"GET", inquiryBase + "/inquiries" + okWindow, "", ""},
		{"GET", inquiryBase + "/inquiry/370001-0", "", ""}, // not there: no fault of the caller
		{"GET", inquiryBase + "/inquiries?fromDate=2026-10-01T00:00:00&toDate=2026-11-20T00:00:00", "", "within 31 days"},
		{"GET", inquiryBase + "/inquiries?fromDate=2026-11-19T00:00:00&toDate=2026-11-20T13:00:00", "", "ends in the future"},
		{"GET", inquiryBase + "/inquiries" + okWindow + "&limit=100&page=101", "", "IE000"},
		{"GET", inquiryBase + "/inquiry", "", "no such path"},
		{"POST", inquiryBase + "/inquiry/reply", fmt.Sprintf(`{"inquiryNumber":%q,"shopId":"370001","message":"http://x.example/"}`, id), "url is not allowed"},
		{"PATCH", inquiryBase + "/inquiries/read", `{"inquiryNumbers":["` + strings.Repeat(`1","`, 20) + `1"]}`, "between 1 and 20"},
		{"POST", orderBase + "searchOrder/", `{"dateType":1,"startDatetime":"2026-01-01T00:00:00+0900","endDatetime":"2026-11-02T00:00:00+0900"}`, "ERROR_011"},
		{"POST", orderBase + "searchOrder/", `{"dateType":1,"startDatetime":"2024-01-01T00:00:00+0900","endDatetime":"2024-01-02T00:00:00+0900"}`, "ERROR_011"},
		{"POST", orderBase + "getOrder/", `{"orderNumberList":["` + strings.Repeat(`1","`, 100) + `1"],"version":10}`, "ERROR_010"},
		{"POST", orderBase + "getOrder/", `{"orderNumberList":["1"],"version":11}`, ""}, // which one works must be tried
		{"POST", orderBase + "updateOrderMemo/", `{"memo":"x"}`, "ERROR_009"},
	} {
		before := len(s.Objections())
		ask(t, s, c.method, c.path, jsonType, c.body)
		got := s.Objections()[before:]
		if c.says == "" && len(got) > 0 || c.says != "" && (len(got) != 1 || !strings.Contains(got[0], c.says)) {
			t.Errorf("%s %s: %q, want %q", c.method, c.path, got, c.says)
		}
	}
}

func TestObjections_none_to_what_a_fault_or_a_dead_key_did(t *testing.T) {
	s := november(t)
	for _, f := range []Fault{{Kind: Status, Status: 400}, {Kind: HTML}, {Kind: Body, Status: 404, Body: "x"}, {Kind: KeyDies}} {
		s.Fail(f)
		ask(t, s, "GET", inquiryBase+"/inquiries"+okWindow, jsonType, "")
	}
	ask(t, s, "GET", inquiryBase+"/inquiries"+okWindow, jsonType, "") // the key is dead now
	objected(t, s)
	if n := s.Faults(); n[Status] != 1 || n[HTML] != 1 || n[Body] != 1 || n[KeyDies] != 1 || n[CutAfter] != 0 {
		t.Errorf("%v", n)
	}
	calls := s.Calls()
	if c := calls[0]; c.Function != "inquirymngapi.inquiries.get" || c.Status != 400 || c.Fault != "status" || c.Key != s.Settings()["license_key"] {
		t.Errorf("%+v", c)
	}
	if c := calls[4]; c.Status != 401 || c.Fault != "" {
		t.Errorf("%+v", c)
	}
}

func TestObjections_to_calls_too_close_together(t *testing.T) {
	s := Start(Options{Pace: time.Hour})
	t.Cleanup(s.Close)
	s.IssueKey("another", time.Time{}, time.Now().Add(time.Hour))
	askWith(t, s, "another")
	askWith(t, s, s.Settings()["license_key"]) // another key has its own pace
	objected(t, s)
	askWith(t, s, "another")
	objected(t, s, "the pace is 1h")
}

func TestObjections_to_two_calls_at_once(t *testing.T) {
	s := Start(Options{})
	t.Cleanup(s.Close)
	s.Fail(Fault{Kind: Slow, Delay: 300 * time.Millisecond})
	var both sync.WaitGroup
	for range 2 {
		both.Go(func() { askWith(t, s, s.Settings()["license_key"]) })
	}
	both.Wait()
	objected(t, s, "under way")
}

func askWith(t *testing.T, s *Server, licence string) int {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.URL+inquiryBase+"/inquiry/1", nil)
	if err != nil {
		t.Error(err)
		return 0
	}
	pair := s.Settings()["service_secret"] + ":" + licence
	r.Header.Set("Authorization", "ESA "+base64.StdEncoding.EncodeToString([]byte(pair)))
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Error(err)
		return 0
	}
	_ = res.Body.Close()
	return res.StatusCode
}

func TestKeys_each_has_its_own_life(t *testing.T) {
	now := time.Date(2026, 11, 20, 12, 0, 0, 0, jst.Zone())
	s := Start(Options{Now: func() time.Time { return now }})
	t.Cleanup(s.Close)
	old := s.Settings()["license_key"]
	s.IssueKey("new", now.Add(20*time.Minute), now.Add(time.Hour))
	for _, c := range []struct {
		after    time.Duration
		old, new int
	}{{0, 404, 401}, {20 * time.Minute, 404, 404}, {time.Hour, 404, 401}} {
		now = now.Add(c.after)
		if a, b := askWith(t, s, old), askWith(t, s, "new"); a != c.old || b != c.new {
			t.Errorf("after %v: old %d, new %d", c.after, a, b)
		}
	}
	s.KillKey(old)
	if got := askWith(t, s, old); got != 401 {
		t.Errorf("a dead key got %d", got)
	}
}

func TestRandomFault_is_decided_by_its_source_and_covers_all_that_heals(t *testing.T) {
	a, b := rand.New(rand.NewPCG(1, 2)), rand.New(rand.NewPCG(1, 2))
	seen := map[FaultKind]bool{}
	for range 500 {
		f, g := RandomFault(a), RandomFault(b)
		if f != g {
			t.Fatalf("%+v and %+v", f, g)
		}
		seen[f.Kind] = true
	}
	for k := Status; k <= KeyDies; k++ {
		if lasting := k == KeyDies || k == FunctionOff || k == Body; seen[k] == lasting {
			t.Errorf("%v: %v", k, seen[k])
		}
	}
}

func TestTruth(t *testing.T) {
	s := november(t)
	id := s.Add(Inquiry{Text: "質問です", Replies: []Reply{{From: "user", Text: "まだですか"}}})
	older := s.Add(Inquiry{Text: "前の質問", At: s.now().Add(-time.Hour)})
	number := s.AddOrder(Order{Memo: "m"})
	for range 2 {
		s.Fail(Fault{Kind: FailAfter, Status: 500, Path: "/inquiry/reply"})
		ask(t, s, "POST", inquiryBase+"/inquiry/reply", jsonType, fmt.Sprintf(`{"inquiryNumber":%q,"shopId":"370001","message":"はい"}`, id))
		s.CustomerReplies(id, "ありがとう")
	}
	if n := s.Copies()[Copy{id, "はい"}]; n != 2 {
		t.Errorf("%d copies", n)
	}
	all := s.Threads()
	if len(all) != 2 || all[0].Number != older || len(all[1].Replies) != 5 {
		t.Errorf("%+v", all)
	}
	if o := s.Orders(); len(o) != 1 || o[0].Number != number {
		t.Errorf("%+v", o)
	}
}
