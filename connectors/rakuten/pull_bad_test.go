package rakuten

import (
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/rakuten/rakutentest"
)

// What the mall can do wrong while it is read.

func TestPull_another_shop_stops_everything(t *testing.T) {
	m := newMarket(t)
	m.Fail(rakutentest.Fault{
		Kind: rakutentest.Body, Status: 200,
		Body: `{"totalCount":1,"totalPageCount":1,"page":1,"list":[{"inquiryNumber":"9-1","shopId":990009,"regDate":"2026-11-20T11:00:00+09:00"}]}`,
	})
	e := wantError(t, func() error { _, err := m.shop.Pull(t.Context(), ""); return err }(), connectors.Auth, "shop_mismatch")
	if !strings.Contains(e.Text, "990009") || !strings.Contains(e.Text, "370001") {
		t.Error(e.Text)
	}
}

func TestPull_a_broken_row_costs_no_other(t *testing.T) {
	m := newMarket(t)
	m.Fail(rakutentest.Fault{
		Kind: rakutentest.Body, Status: 200,
		Body: `{"totalCount":3,"totalPageCount":1,"page":1,"list":["?",{"message":"番号なし"},{"inquiryNumber":"370001-1","message":"読めます","regDate":"2026-11-20T11:00:00+09:00"}]}`,
	})
	b, err := m.shop.Pull(t.Context(), "")
	if err != nil || len(b.Inquiries) != 1 || len(b.Notices) != 1 || b.Notices[0].Code != "unreadable_inquiry" {
		t.Fatalf("%+v %v", b, err)
	}
}

func TestPull_answers_that_are_no_list(t *testing.T) {
	for name, c := range map[string]struct {
		fault  rakutentest.Fault
		reason connectors.Reason
		code   string
		after  time.Duration
	}{
		"maintenance page":  {rakutentest.Fault{Kind: rakutentest.HTML}, connectors.Temporary, "unreadable_answer", 0},
		"cut in the middle": {rakutentest.Fault{Kind: rakutentest.Truncate}, connectors.Temporary, "network", 0},
		"half of the JSON":  {rakutentest.Fault{Kind: rakutentest.Half}, connectors.Temporary, "unreadable_answer", 0},
		"cut before":        {rakutentest.Fault{Kind: rakutentest.CutBefore}, connectors.Temporary, "network", 0},
		"gateway":           {rakutentest.Fault{Kind: rakutentest.Status, Status: 502}, connectors.Temporary, "server_fault", 5 * time.Second},
		"an empty object":   {rakutentest.Fault{Kind: rakutentest.Body, Status: 200, Body: "{}"}, connectors.Temporary, "unreadable_answer", 0},
		"too fast":          {rakutentest.Fault{Kind: rakutentest.Status, Status: 429, RetryAfter: "7"}, connectors.Limited, "too_many_calls", 7 * time.Second},
		"too fast, no time": {rakutentest.Fault{Kind: rakutentest.Status, Status: 429}, connectors.Limited, "too_many_calls", 2 * time.Second},
		"forbidden":         {rakutentest.Fault{Kind: rakutentest.Status, Status: 403}, connectors.Limited, "forbidden", 5 * time.Minute},
		"down":              {rakutentest.Fault{Kind: rakutentest.Status, Status: 503, RetryAfter: "60"}, connectors.Temporary, "server_fault", time.Minute},
		"moved":             {rakutentest.Fault{Kind: rakutentest.Status, Status: 302}, connectors.Temporary, "unexpected_status", 0},
		"wrong parameter":   {rakutentest.Fault{Kind: rakutentest.Status, Status: 400}, connectors.Rejected, "bad_request", 0},
		"wrong path":        {rakutentest.Fault{Kind: rakutentest.Body, Status: 404, Body: "nope"}, connectors.Rejected, "not_found", 0},
	} {
		t.Run(name, func(t *testing.T) {
			m := newMarket(t)
			id := m.Add(rakutentest.Inquiry{Text: "質問"})
			m.Fail(c.fault)
			_, err := m.shop.Pull(t.Context(), "")
			if e := wantError(t, err, c.reason, c.code); e.After != c.after {
				t.Errorf("wait %v, want %v", e.After, c.after)
			}
			if p := poll(t, m.shop, ""); !slices.Contains(p.ids, id) {
				t.Error("lost afterwards")
			}
		})
	}
}

func TestPull_404_of_the_inquiry_API_means_no_data(t *testing.T) {
	m := newMarket(t)
	m.Fail(rakutentest.Fault{Kind: rakutentest.Body, Status: 404, Body: `{"error":{"code":"IE000","message":"404 Not Found"}}`})
	if b, err := m.shop.Pull(t.Context(), ""); err != nil || len(b.Inquiries) != 0 || !b.More {
		t.Fatalf("%+v %v", b, err)
	}
}

func TestPull_rows_that_move_between_pages_come_with_the_next_pass(t *testing.T) {
	for name, rows := range map[string]int{"rows came in": 3, "rows left": -3} {
		t.Run(name, func(t *testing.T) {
			m := newMarket(t)
			want := m.fill(250, time.Hour)
			m.Fail(rakutentest.Fault{Kind: rakutentest.Move, Rows: rows, Path: "/inquiries", Times: 3})
			p := poll(t, m.shop, "")
			if n := m.Faults()[rakutentest.Move]; n != 3 {
				t.Fatalf("moved %d times", n)
			}
			m.clock.forward(31 * time.Minute)
			ids := append(p.ids, poll(t, m.shop, p.next).ids...)
			if lost := missing(want, ids); len(lost) > 0 {
				t.Errorf("lost %v", lost)
			}
		})
	}
}

func TestPull_reads_one_page_more_when_the_totals_grow(t *testing.T) {
	m := newMarket(t)
	m.fill(100, time.Minute)
	b, err := m.shop.Pull(t.Context(), "") // one full page: is there another?
	if err != nil || !b.More {
		t.Fatal(err)
	}
	id := m.Add(rakutentest.Inquiry{Text: "今届いた", At: m.clock.at.Add(-3 * time.Hour)}) // becomes row 101
	if b, err = m.shop.Pull(t.Context(), b.Next); err != nil || len(b.Inquiries) != 1 || b.Inquiries[0].RemoteID != id {
		t.Fatalf("%+v %v", b, err)
	}
}

func TestPull_neighbouring_windows_overlap_by_a_second(t *testing.T) {
	m := newMarket(t)
	poll(t, m.shop, "")
	calls := m.Calls()
	newer, older := readTime(calls[0].Query.Get("fromDate")), readTime(calls[1].Query.Get("toDate"))
	if older.Sub(newer) != time.Second {
		t.Errorf("the newer window begins %v, the older ends %v", newer, older)
	}
}

func TestPull_a_key_that_dies_in_the_middle_loses_nothing(t *testing.T) {
	m := newMarket(t)
	want := m.fill(350, time.Hour)
	first, err := m.shop.Pull(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	m.Fail(rakutentest.Fault{Kind: rakutentest.KeyDies})
	_, err = m.shop.Pull(t.Context(), first.Next)
	wantError(t, err, connectors.Auth, "key_wrong")
	m.clock.forward(40 * time.Hour) // somebody renews the key
	m.Restore()
	want = append(want, m.Add(rakutentest.Inquiry{Text: "その間の質問", At: m.clock.at.Add(-20 * time.Hour)}))
	p := poll(t, m.shop, first.Next)
	for _, q := range first.Inquiries {
		p.ids = append(p.ids, q.RemoteID)
	}
	if lost := missing(want, p.ids); len(lost) > 0 {
		t.Errorf("lost %v", lost)
	}
}

func TestPull_an_unknown_author_is_nobody_s_and_is_told(t *testing.T) {
	m := newMarket(t)
	id := m.Add(rakutentest.Inquiry{Text: "質問", Replies: []rakutentest.Reply{{From: "merchant", Text: "回答"}}})
	m.Fail(rakutentest.Fault{Kind: rakutentest.UnknownAuthor, Body: "system", Path: "/inquiries"})
	b, err := m.shop.Pull(t.Context(), "")
	if err != nil || len(b.Notices) != 1 || b.Notices[0].Code != "unknown_author" {
		t.Fatalf("%+v %v", b.Notices, err)
	}
	if r := b.Inquiries[0].Messages[1]; r.Direction != connectors.Unknown || r.Author != "system" || r.RemoteID != id+"#r0" {
		t.Errorf("%+v", r)
	}
}
