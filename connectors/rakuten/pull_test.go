package rakuten

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/rakuten/rakutentest"
)

const day = 24 * time.Hour

// pulled is what one poll brought.
type pulled struct {
	texts   []string // of first messages, in the order they came
	ids     []string
	notices []connectors.Notice
	next    string
	steps   int
}

// poll pulls until there is no more, as the desk does.
func poll(t *testing.T, s *shop, cur string) pulled {
	t.Helper()
	p := pulled{next: cur}
	for p.steps = 1; p.steps <= 500; p.steps++ {
		b, err := s.Pull(t.Context(), p.next)
		if err != nil {
			t.Fatalf("step %d: %v", p.steps, err)
		}
		for _, q := range b.Inquiries {
			p.texts, p.ids = append(p.texts, q.Messages[0].Text), append(p.ids, q.RemoteID)
		}
		p.notices, p.next = append(p.notices, b.Notices...), b.Next
		if !b.More {
			return p
		}
	}
	t.Fatal("the poll does not end")
	return p
}

// fill opens n inquiries, one every step back from the present.
func (m market) fill(n int, step time.Duration) []string {
	var ids []string
	for i := range n {
		ids = append(ids, m.Add(rakutentest.Inquiry{Text: fmt.Sprint(i), At: m.clock.at.Add(-time.Duration(i) * step)}))
	}
	return ids
}

func missing(want, have []string) []string {
	return slices.DeleteFunc(slices.Clone(want), func(id string) bool { return slices.Contains(have, id) })
}

func TestPull_first_brings_sixty_days_with_today_first(t *testing.T) {
	m := newMarket(t)
	for _, back := range []time.Duration{0, 29 * day, 31 * day, 59 * day, 61 * day} {
		m.Add(rakutentest.Inquiry{Text: back.String(), At: m.clock.at.Add(-back)})
	}
	p := poll(t, m.shop, "")
	want := []string{"696h0m0s", "0s", "1416h0m0s", "744h0m0s"} // newest slice first, oldest first in it
	if !slices.Equal(p.texts, want) {
		t.Errorf("got %v, want %v", p.texts, want)
	}
	if n := m.Count("/inquiries"); n != 2 {
		t.Errorf("%d calls for two slices", n)
	}
}

func TestPull_first_goes_back_to_the_given_day(t *testing.T) {
	m := newMarket(t)
	old := m.Add(rakutentest.Inquiry{Text: "昨年の質問", At: m.clock.at.Add(-300 * day)})
	s := m.open(t, connectors.Env{Now: m.clock.now, Since: m.clock.at.Add(-301 * day)})
	if p := poll(t, s, ""); !slices.Contains(p.ids, old) {
		t.Error("the old inquiry did not come")
	}
}

func TestPull_windows_are_what_the_mall_accepts(t *testing.T) {
	m := newMarket(t)
	p := poll(t, m.shop, "")
	m.clock.forward(25 * time.Hour)
	poll(t, m.shop, p.next) // all three passes
	beyond := 0
	for _, c := range m.Calls() {
		from, to := readTime(c.Query.Get("fromDate")), readTime(c.Query.Get("toDate"))
		if to.Sub(from) > slice || to.After(m.clock.at) || c.Query.Get("limit") != "100" || c.Query.Has("noMerchantReply") {
			t.Errorf("%v", c.Query)
		}
		if to.Before(m.clock.at.Add(-61 * day)) {
			beyond++
		}
	}
	if n := m.Count("/inquiries"); n != 2+1+2+13 {
		t.Errorf("%d calls, want 2 for the first pull, then 1 fresh, 2 recent, 13 deep", n)
	}
	if beyond != 10 {
		t.Errorf("%d windows beyond sixty days, want the 10 oldest of the deep pass", beyond)
	}
}

func TestPull_each_pass_keeps_its_time(t *testing.T) {
	m := newMarket(t)
	p := poll(t, m.shop, "")
	for _, c := range []struct {
		after time.Duration
		calls int
	}{{3 * time.Minute, 1}, {3 * time.Minute, 1}, {25 * time.Minute, 1 + 2}, {3 * time.Minute, 1}} {
		m.clock.forward(c.after)
		before := m.Count("/inquiries")
		p = poll(t, m.shop, p.next)
		if got := m.Count("/inquiries") - before; got != c.calls {
			t.Errorf("after %v: %d calls, want %d", c.after, got, c.calls)
		}
	}
}

func TestPull_today_comes_before_a_long_pass(t *testing.T) {
	m := newMarket(t)
	m.fill(500, 12*time.Hour)
	cur := m.shop.Rescan(poll(t, m.shop, "").next, time.Time{})
	b, err := m.shop.Pull(t.Context(), cur) // the long pass is under way
	if err != nil || !b.More {
		t.Fatal(err)
	}
	m.clock.forward(4 * time.Minute)
	id := m.Add(rakutentest.Inquiry{Text: "今来た質問"})
	b, err = m.shop.Pull(t.Context(), b.Next)
	if err != nil || !slices.ContainsFunc(b.Inquiries, func(q connectors.Inquiry) bool { return q.RemoteID == id }) {
		t.Fatalf("not in the next page (%v)", err)
	}
	if !b.More {
		t.Error("the long pass was forgotten")
	}
}

func TestPull_old_thread_shows_a_second_letter(t *testing.T) {
	m := newMarket(t)
	id := m.Add(rakutentest.Inquiry{Text: "前の質問", At: m.clock.at.Add(-200 * day)})
	p := poll(t, m.shop, "")
	m.CustomerReplies(id, "追加の質問です")
	m.clock.forward(25 * time.Hour)
	if p = poll(t, m.shop, p.next); !slices.Contains(p.ids, id) {
		t.Error("a day later the old thread has not come")
	}
}

func TestPull_continues_with_the_page_after_a_stop(t *testing.T) {
	m := newMarket(t)
	want := m.fill(350, time.Hour)
	var have []string
	cur := ""
	for more := true; more; {
		s := m.open(t, connectors.Env{Now: m.clock.now}) // a new process for every page
		b, err := s.Pull(t.Context(), cur)
		if err != nil {
			t.Fatal(err)
		}
		again, err := s.Pull(t.Context(), cur) // and the first try of it was lost
		if err != nil || again.Next != b.Next || len(again.Inquiries) != len(b.Inquiries) {
			t.Fatalf("a repeat brings something else: %v", err)
		}
		for _, q := range b.Inquiries {
			have = append(have, q.RemoteID)
		}
		cur, more = b.Next, b.More
	}
	if lost := missing(want, have); len(lost) > 0 {
		t.Errorf("%d lost, first %s", len(lost), lost[0])
	}
}

func TestPull_new_arrivals_while_paging_lose_nothing(t *testing.T) {
	m := newMarket(t)
	want := m.fill(250, time.Minute)
	b, err := m.shop.Pull(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	have := b.Inquiries
	for range 5 { // rows shift to later pages
		want = append(want, m.Add(rakutentest.Inquiry{Text: "新着"}))
	}
	for b.More {
		if b, err = m.shop.Pull(t.Context(), b.Next); err != nil {
			t.Fatal(err)
		}
		have = append(have, b.Inquiries...)
	}
	m.clock.forward(3 * time.Minute)
	ids := poll(t, m.shop, b.Next).ids
	for _, q := range have {
		ids = append(ids, q.RemoteID)
	}
	if lost := missing(want, ids); len(lost) > 0 {
		t.Errorf("lost %v", lost)
	}
}

func TestPull_wrong_totals(t *testing.T) {
	for name, f := range map[string]rakutentest.Fault{
		"nothing promised": {Kind: rakutentest.Totals, Pages: 0, Times: -1, Path: "/inquiries"},
		"far too many":     {Kind: rakutentest.Totals, Pages: 99999, Times: -1, Path: "/inquiries"},
		"rows twice":       {Kind: rakutentest.Repeat, Times: -1, Path: "/inquiries"},
		"wrong order":      {Kind: rakutentest.Reorder, Times: -1, Path: "/inquiries"},
	} {
		t.Run(name, func(t *testing.T) {
			m := newMarket(t)
			want := m.fill(230, time.Hour)
			m.Fail(f)
			p := poll(t, m.shop, "")
			if lost := missing(want, p.ids); len(lost) > 0 {
				t.Errorf("%d lost", len(lost))
			}
		})
	}
}

func TestPull_a_list_that_never_changes_ends(t *testing.T) {
	m := newMarket(t)
	row := `{"inquiryNumber":"a-%d","shopId":370001,"regDate":"2026-11-20T11:00:00+09:00","message":"x"}`
	var rows []string
	for i := range 100 {
		rows = append(rows, fmt.Sprintf(row, i))
	}
	m.Fail(rakutentest.Fault{
		Kind: rakutentest.Body, Status: 200, Times: -1, Path: "/inquiries",
		Body: `{"totalCount":9,"totalPageCount":9999999,"page":1,"list":[` + strings.Join(rows, ",") + `]}`,
	})
	if p := poll(t, m.shop, ""); p.steps > 400 {
		t.Errorf("%d pages", p.steps)
	}
}

func TestPull_more_than_the_mall_lists_for_one_window(t *testing.T) {
	m := newMarket(t)
	want := m.fill(10250, time.Minute) // the mall shows 10,000 of a window
	p := poll(t, m.shop, "")
	if lost := missing(want[10000:], p.ids); len(lost) > 0 {
		t.Errorf("%d lost behind the cap", len(lost))
	}
}

func TestPull_clock_put_back(t *testing.T) {
	m := newMarket(t)
	m.ExpireKey(noon().Add(500 * day))
	m.clock.forward(400 * day)
	cur := poll(t, m.shop, "").next
	m.clock.at = noon()
	id := m.Add(rakutentest.Inquiry{Text: "新しい質問"})
	if p := poll(t, m.shop, cur); !slices.Contains(p.ids, id) {
		t.Error("the question did not come")
	}
}

func TestPull_after_a_long_pause_sees_today(t *testing.T) {
	m := newMarket(t)
	m.fill(150, time.Hour)
	cur := poll(t, m.shop, "").next
	m.clock.forward(3 * time.Minute)
	b, err := m.shop.Pull(t.Context(), cur) // first page of two, then the PC sleeps
	if err != nil || !b.More {
		t.Fatal(err)
	}
	m.clock.forward(3 * day)
	id := m.Add(rakutentest.Inquiry{Text: "休み明けの質問"})
	if p := poll(t, m.shop, b.Next); !slices.Contains(p.ids, id) {
		t.Error("the question did not come")
	}
}

func TestRescan(t *testing.T) {
	m := newMarket(t)
	old := m.Add(rakutentest.Inquiry{Text: "古い質問", At: m.clock.at.Add(-300 * day)})
	if got := m.shop.Rescan("", time.Time{}); got != "" {
		t.Errorf("a new account got the cursor %s", got)
	}
	p := poll(t, m.shop, "")
	if slices.Contains(p.ids, old) {
		t.Fatal("the first pull already reaches too far")
	}
	if p := poll(t, m.shop, m.shop.Rescan(p.next, time.Time{})); !slices.Contains(p.ids, old) {
		t.Error("a rescan without a day misses the year")
	}
	if p := poll(t, m.shop, m.shop.Rescan("garbage", m.clock.at.Add(-301*day))); !slices.Contains(p.ids, old) {
		t.Error("a rescan since a day misses it")
	}
}

func TestRescan_keeps_what_an_unfinished_first_pull_still_owes(t *testing.T) {
	m := newMarket(t)
	old := m.Add(rakutentest.Inquiry{Text: "とても古い質問", At: m.clock.at.Add(-700 * day)})
	s := m.open(t, connectors.Env{Now: m.clock.now, Since: m.clock.at.Add(-701 * day)})
	b, err := s.Pull(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	if p := poll(t, m.shop, s.Rescan(b.Next, time.Time{})); !slices.Contains(p.ids, old) {
		t.Error("lost")
	}
}

func TestPull_the_long_pass_moves_into_the_night(t *testing.T) {
	m := newMarket(t)
	m.ExpireKey(noon().AddDate(1, 0, 0))
	cur := poll(t, m.shop, "").next
	var began []int // hours at which a window beyond sixty days was read
	for range 4 * 24 {
		m.clock.forward(time.Hour)
		before := len(m.Calls())
		cur = poll(t, m.shop, cur).next
		for _, c := range m.Calls()[before:] {
			if readTime(c.Query.Get("toDate")).Before(m.clock.at.Add(-300 * day)) {
				began = append(began, m.clock.at.Hour())
				break
			}
		}
	}
	if want := []int{1, 1, 1, 1}; !slices.Equal(began, want) {
		t.Errorf("the long pass ran at %v, want %v", began, want)
	}
}
