package rakuten

import (
	"encoding/json"
	"net/http"
	"testing"

	"madoguchi/connectors"
	"madoguchi/connectors/rakuten/rakutentest"
)

// sizes are how many numbers each PATCH named.
func sizes(t *testing.T, m market) []int {
	t.Helper()
	var all []int
	for _, c := range m.Calls() {
		if c.Method != http.MethodPatch {
			continue
		}
		var v struct {
			Numbers []string `json:"inquiryNumbers"`
		}
		if err := json.Unmarshal(c.Body, &v); err != nil {
			t.Fatal(err)
		}
		all = append(all, len(v.Numbers))
	}
	return all
}

// sum adds up.
func sum(all []int) int {
	n := 0
	for _, v := range all {
		n += v
	}
	return n
}

func markings(mark connectors.Mark, ids ...string) []connectors.Marking {
	var all []connectors.Marking
	for _, id := range ids {
		all = append(all, connectors.Marking{Inquiry: id, Mark: mark})
	}
	return all
}

func TestMark_by_twenties_and_each_its_own_answer(t *testing.T) {
	m := newMarket(t)
	var all []connectors.Marking
	for range 45 {
		all = append(all, markings(connectors.MarkRead, m.ask())...)
	}
	done := m.Add(rakutentest.Inquiry{Text: "済み", Completed: true})
	all = append(all, markings(connectors.MarkComplete, done, "370001-0-0", all[0].Inquiry, all[0].Inquiry, "../x")...)
	errs := m.shop.Mark(t.Context(), all)
	for i, err := range errs {
		switch i {
		case 46:
			wantError(t, err, connectors.Rejected, "not_found")
		case 49:
			wantError(t, err, connectors.Rejected, "wrong_number")
		default:
			if err != nil {
				t.Errorf("%d: %v", i, err)
			}
		}
	}
	if got := sizes(t, m); len(got) != 4 || got[0] != 20 || got[1] != 20 || got[2] != 5 || got[3] != 3 {
		t.Errorf("calls of %v numbers, want 20, 20 and 5 read, 3 complete", got)
	}
	if q, _ := m.Server.Thread(all[44].Inquiry); !q.Read {
		t.Error("the last one is not marked")
	}
	if o := m.Objections(); len(o) > 0 {
		t.Error(o)
	}
}

func TestMark_one_by_one_where_the_mall_takes_no_batch(t *testing.T) {
	m := newMarket(t)
	ids := []string{m.ask(), m.ask(), m.ask()}
	m.Fail(rakutentest.Fault{Kind: rakutentest.Status, Status: 400, Method: "PATCH"})
	errs := m.shop.Mark(t.Context(), markings(connectors.MarkComplete, append(ids, "370001-0-0")...))
	for i, id := range ids {
		if q, _ := m.Server.Thread(id); errs[i] != nil || !q.Completed {
			t.Errorf("%d: %v, complete %v", i, errs[i], q.Completed)
		}
	}
	wantError(t, errs[3], connectors.Rejected, "not_found")
	if got := sizes(t, m); len(got) != 5 || got[0] != 4 || sum(got[1:]) != 4 {
		t.Errorf("calls of %v numbers", got)
	}
}

func TestMark_no_more_calls_after_one_that_none_can_follow(t *testing.T) {
	for name, c := range map[string]struct {
		fault  rakutentest.Fault
		reason connectors.Reason
	}{
		"too fast":     {rakutentest.Fault{Kind: rakutentest.Status, Status: 429}, connectors.Limited},
		"function off": {rakutentest.Fault{Kind: rakutentest.FunctionOff}, connectors.Auth},
		"down":         {rakutentest.Fault{Kind: rakutentest.Status, Status: 503}, connectors.Temporary},
		"line cut":     {rakutentest.Fault{Kind: rakutentest.CutAfter}, connectors.Temporary},
	} {
		t.Run(name, func(t *testing.T) {
			m := newMarket(t)
			var ids []string
			for range 41 {
				ids = append(ids, m.ask())
			}
			c.fault.Method = "PATCH"
			m.Fail(c.fault)
			for i, err := range m.shop.Mark(t.Context(), markings(connectors.MarkRead, ids...)) {
				if err == nil || connectors.ReasonOf(err) != c.reason {
					t.Errorf("%d: %v", i, err)
				}
			}
			if got := sizes(t, m); len(got) != 1 {
				t.Errorf("calls of %v numbers", got)
			}
		})
	}
}

func TestMark_answers_that_name_less_than_was_asked(t *testing.T) {
	m := newMarket(t)
	a, b := m.ask(), m.ask()
	m.Fail(rakutentest.Fault{Kind: rakutentest.Body, Status: 200, Method: "PATCH", Body: `{"result":{"ok":["` + a + `"],"error":null}}`})
	errs := m.shop.Mark(t.Context(), markings(connectors.MarkRead, a, b))
	if errs[0] != nil {
		t.Error(errs[0])
	}
	wantError(t, errs[1], connectors.Temporary, "mark_unanswered")
	m.Fail(rakutentest.Fault{Kind: rakutentest.Body, Status: 200, Method: "PATCH", Body: `{"result":{}}`})
	for _, err := range m.shop.Mark(t.Context(), markings(connectors.MarkComplete, a, b)) {
		if err != nil {
			t.Errorf("a bare success: %v", err)
		}
	}
	m.Fail(rakutentest.Fault{Kind: rakutentest.Body, Status: 200, Method: "PATCH", Body: `{"result":{"error":[{"inquiryNumber":"` + a + `","errorMessage":"locked"}]}}`})
	wantError(t, m.shop.Mark(t.Context(), markings(connectors.MarkComplete, a))[0], connectors.Rejected, "mark_refused")
}

func TestMark(t *testing.T) {
	m := newMarket(t)
	id := m.ask()
	for _, c := range []struct {
		mark      connectors.Mark
		read, end bool
	}{
		{connectors.MarkRead, true, false},
		{connectors.MarkComplete, true, true},
		{connectors.MarkComplete, true, true},
		{connectors.MarkIncomplete, true, false},
	} {
		if err := markOne(t, m, id, c.mark); err != nil {
			t.Fatalf("%s: %v", c.mark, err)
		}
		if q, _ := m.Server.Thread(id); q.Read != c.read || q.Completed != c.end {
			t.Errorf("after %s: read %v, complete %v", c.mark, q.Read, q.Completed)
		}
	}
	wantError(t, markOne(t, m, "370001-0-0", connectors.MarkRead), connectors.Rejected, "not_found")
	wantError(t, markOne(t, m, id, "unread"), connectors.Rejected, "unknown_mark")
	m.Fail(rakutentest.Fault{Kind: rakutentest.CutAfter, Method: "PATCH"})
	if err := markOne(t, m, id, connectors.MarkComplete); connectors.ReasonOf(err) != connectors.Temporary {
		t.Errorf("a mark may be repeated, yet: %v", err)
	}
	if err := markOne(t, m, id, connectors.MarkComplete); err != nil {
		t.Error(err)
	}
}

func markOne(t *testing.T, m market, id string, mark connectors.Mark) error {
	t.Helper()
	return m.shop.Mark(t.Context(), []connectors.Marking{{Inquiry: id, Mark: mark}})[0]
}
