package rakuten

import (
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/rakuten/rakutentest"
)

// full opens an inquiry with all that an inspection looks at.
func (m market) full() rakutentest.Inquiry {
	number := m.AddOrder(pen())
	q := rakutentest.Inquiry{
		Customer: "松原 はるか", Mail: "0a1bs1@pc.fw.rakuten.ne.jp", Text: "箱がつぶれていました。", Order: number,
		At: m.clock.at.Add(-time.Hour), Files: []rakutentest.File{{Name: "傷.jpg", Data: []byte("jpeg")}},
		Replies: []rakutentest.Reply{{From: "merchant", Text: "申し訳ありません。"}, {From: "user", Text: "交換できますか。"}},
	}
	q.Number = m.Add(q)
	return q
}

func states(steps []connectors.Step) string {
	var all []string
	for _, s := range steps {
		all = append(all, s.State)
	}
	return strings.Join(all, " ")
}

func TestInspect_reads_everything_and_changes_nothing(t *testing.T) {
	m := newMarket(t)
	q := m.full()
	steps := m.shop.Inspect(t.Context())
	if got := states(steps); got != "ok ok ok ok ok ok ok ok" {
		t.Fatalf("%+v", steps)
	}
	for _, c := range m.Calls() {
		reads := c.Method == "GET" || strings.HasSuffix(c.Path, "/searchOrder/") || strings.HasSuffix(c.Path, "/getOrder/")
		if !reads {
			t.Errorf("%s %s", c.Method, c.Path)
		}
	}
	if now, _ := m.Server.Thread(q.Number); now.Read || len(m.Objections()) > 0 {
		t.Errorf("read %v, %v", now.Read, m.Objections())
	}
	k := m.Settings()
	for _, s := range steps {
		for _, private := range []string{
			"松原", "はるか", "箱", "申し訳", "交換", "傷", "fw.rakuten", "026", "万年筆", q.Number, q.Order,
			k["license_key"], k["service_secret"],
		} {
			if strings.Contains(s.Detail+s.Text, private) {
				t.Errorf("%s tells %q: %s", s.Name, private, s.Detail)
			}
		}
		if s.Detail == "" || s.Name == "" {
			t.Errorf("%+v", s)
		}
	}
	for _, want := range []string{"200 application/json", "totalCount:number", "list:list(1)", "replies:list(2)", "of unknown authors 0"} {
		if !strings.Contains(steps[2].Detail, want) {
			t.Errorf("%s is missing: %s", want, steps[2].Detail)
		}
	}
	if !strings.Contains(steps[7].Detail, "version 10") {
		t.Error(steps[7].Detail)
	}
}

func TestInspect_an_empty_shop(t *testing.T) {
	m := newMarket(t)
	steps := m.shop.Inspect(t.Context())
	if got := states(steps); got != "ok ok ok skipped skipped skipped ok skipped" {
		t.Fatalf("%+v", steps)
	}
	for _, s := range steps {
		if s.State == stepSkipped && s.Text == "" {
			t.Errorf("%s is skipped without a word", s.Name)
		}
	}
}

func TestInspect_a_function_that_is_off_costs_one_step(t *testing.T) {
	m := newMarket(t)
	m.full()
	m.SwitchOff(fnDownload)
	steps := m.shop.Inspect(t.Context())
	if got := states(steps); got != "ok ok ok ok ok failed ok ok" || !strings.Contains(steps[5].Text, fnDownload) {
		t.Errorf("%+v", steps)
	}
}

func TestInspect_stops_where_nothing_can_work(t *testing.T) {
	for name, spoil := range map[string]func(m market){
		"dead key":  func(m market) { m.Revoke() },
		"too fast":  func(m market) { m.Fail(rakutentest.Fault{Kind: rakutentest.Status, Status: 429}) },
		"no answer": func(m market) { m.Close() },
	} {
		m := newMarket(t)
		spoil(m)
		steps := m.shop.Inspect(t.Context())
		if got := states(steps); got != "failed"+strings.Repeat(" skipped", 7) || steps[0].Text == "" {
			t.Errorf("%s: %+v", name, steps)
		}
	}
}

func TestInspect_goes_on_after_a_fault_of_one_function(t *testing.T) {
	m := newMarket(t)
	m.full()
	m.Fail(rakutentest.Fault{Kind: rakutentest.HTML, Path: "/inquiries/count"})
	m.Fail(rakutentest.Fault{Kind: rakutentest.Status, Status: 500, Path: "/searchOrder/"})
	if got := states(m.shop.Inspect(t.Context())); got != "ok failed ok ok ok ok failed ok" {
		t.Error(got)
	}
}

func TestInspect_a_failure_names_no_inquiry(t *testing.T) {
	m := newMarket(t)
	q := m.full()
	m.Fail(rakutentest.Fault{Kind: rakutentest.Status, Status: 500, Path: "/inquiry/"})
	s := m.shop.Inspect(t.Context())[3]
	if s.State != stepFailed || !strings.Contains(s.Detail, "status 500") || strings.Contains(s.Detail, q.Number) {
		t.Errorf("%+v", s)
	}
}

func TestInspect_tells_when_looking_marks_as_read(t *testing.T) {
	m := newMarket(t)
	q := m.full()
	m.Fail(rakutentest.Fault{
		Kind: rakutentest.Body, Status: 200, Path: "/inquiry/", Times: 3,
		Body: `{"result":{"inquiryNumber":"` + q.Number + `","shopId":370001,"readByMerchant":true,"message":"x"}}`,
	})
	s := m.shop.Inspect(t.Context())[4]
	if s.State != stepOK || !strings.Contains(s.Text, "既読") || !strings.Contains(s.Detail, "after true") {
		t.Errorf("%+v", s)
	}
}

func TestShape_shows_no_value(t *testing.T) {
	got := shape([]byte(`{"a":"secret","b":[1,2],"c":{"d":"secret"},"e":null,"f":true,"g":-1,"山田 太郎":1}`))
	if want := "{a:text b:list(2) c:object e:null f:bool g:number ?:number}"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := shape([]byte(`"secret"`)); got != "no object" {
		t.Error(got)
	}
}
