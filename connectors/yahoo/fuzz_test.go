package yahoo

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/signin"
)

func seeds(f *testing.F, pattern string) {
	f.Helper()
	files, _ := filepath.Glob(pattern)
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
}

func FuzzInquiry(f *testing.F) {
	seeds(f, "testdata/inquiry/*/in.json")
	f.Add([]byte(`{"topic":{},"messages":{"messageId":1}}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		var both struct{ Headline, Detail json.RawMessage }
		if json.Unmarshal(body, &both) == nil && both.Detail != nil {
			body = both.Detail
		}
		d, err := readDetail(body)
		if err != nil {
			return
		}
		h, _ := readHeadline(both.Headline)
		q := inquiry("kitsune", "t", h, d)
		seen := map[string]bool{}
		for _, m := range q.Messages {
			if m.RemoteID == "" || seen[m.RemoteID] || m.Direction == "" {
				t.Errorf("message %+v", m)
			}
			seen[m.RemoteID] = true
		}
	})
}

func FuzzList(f *testing.F) {
	f.Add([]byte(`{"summary":{"filter":"ALL","topic":{"count":1}},"headlines":[{"topicId":"a","userPostTime":"1"}]}`))
	f.Add([]byte(`{"headlines":{"topicId":5}}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		p, err := readList(body, "all")
		if err != nil {
			return
		}
		c := readCursor("")
		c.plan(time.Unix(1790000000, 0), time.Time{})
		for _, h := range p.rows {
			c.saw(h, true)
			if c.changed(h, changes, 1790000000) {
				t.Errorf("row %q changes by being looked at", h.TopicID)
			}
		}
		s := c.Plan[0]
		before := len(c.Plan)
		c.turn(s, p, false)
		if len(c.Plan) > before || len(c.Plan) == before && c.Plan[0].Start <= s.Start && c.Plan[0].Kind == s.Kind && c.Plan[0].Service == s.Service {
			if last := c.Plan[len(c.Plan)-1]; !last.Again {
				t.Error("the scan does not move on")
			}
		}
	})
}

func FuzzOrder(f *testing.F) {
	seeds(f, "testdata/order/*/in.xml")
	f.Fuzz(func(t *testing.T, body []byte) {
		o, err := readOrder(body, "kitsune")
		if err == nil && (o.Number == "" || len(o.Parcels) == 0 || o.Status == "") {
			t.Errorf("order %+v", o)
		}
	})
}

func FuzzRefusal(f *testing.F) {
	for _, s := range []string{
		`{"error":{"reason":"x"}}`, `{"Error":{"Message":"x"}}`, "<Error><Code>px-1</Code></Error>", "<html>", "{", "", "\xef\xbb\xbf<Error><Message>a</Message></Error>",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		if r, ok := readRefusal(body); ok == (r == refusal{}) {
			t.Errorf("%+v %v", r, ok)
		}
	})
}

func FuzzCursor(f *testing.F) {
	f.Add(`{"since":1,"plan":[{"k":"look"}],"topics":{"a":"b.1.1."}}`)
	f.Add(`nonsense`)
	f.Fuzz(func(t *testing.T, s string) {
		c := readCursor(s)
		c.plan(time.Unix(1790000000, 0), time.Time{})
		c.prune(1790000000)
		if again := readCursor(c.String()); len(again.Plan) != len(c.Plan) || len(again.Topics) > keepTopics {
			t.Error("the cursor does not survive being written")
		}
		if slices.ContainsFunc(c.missing(), func(id string) bool { return id == "" }) {
			t.Error("a topic without an id would be looked at")
		}
	})
}

func FuzzStoreKey(f *testing.F) {
	f.Add("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----")
	f.Fuzz(func(t *testing.T, s string) {
		if k, err := parseStoreKey(s); (k == nil) == (err == nil) {
			t.Errorf("%v %v", k, err)
		}
	})
}

func FuzzReturned(f *testing.F) {
	f.Add("http://localhost:8788/callback?code=c&state=STATE")
	f.Add("http://localhost:8788/callback?error=access_denied&state=STATE")
	f.Add("?state=STATE&code=a&code=b#code=c")
	f.Fuzz(func(t *testing.T, s string) {
		in := signin.NewAttempt(consentRefused)
		in.State = "STATE"
		got, err := in.Finish(s, func(code string) (connectors.Settings, error) { return connectors.Settings{"code": code}, nil })
		code := got["code"]
		if (code == "") == (err == nil) || err == nil && !strings.Contains(s, "STATE") && !strings.Contains(s, "%") {
			t.Errorf("%q, %v", code, err)
		}
		if err != nil && connectors.As(err).Text == "" {
			t.Error("no words")
		}
	})
}

func TestKindOf_goes_by_the_first_bytes(t *testing.T) {
	for in, want := range map[string]string{
		"\xff\xd8\xff\xe0": "jpg", "\x89PNG\r\n\x1a\n": "png", "GIF89a": "gif", "%PDF-1.7": "pdf", "<html>": "", "": "", "MZ": "",
	} {
		if got := kindOf([]byte(in)); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}

func TestChars_counts_an_emoji_twice_and_crlf_once(t *testing.T) {
	for in, want := range map[string]int{"": 0, "あ": 1, "😀": 2, "a\r\nb": 3, "a\rb": 3} {
		if got := chars(normal(in)); got != want {
			t.Errorf("%q: %d", in, got)
		}
	}
}

func TestWithoutCards(t *testing.T) {
	in := []byte("<Pay><CardBrand>V</CardBrand><CardNumberLast4><![CDATA[1]]></CardNumberLast4><PayDate>x</PayDate></Pay>")
	if got := withoutCards(in); !bytes.Equal(got, []byte("<Pay><PayDate>x</PayDate></Pay>")) {
		t.Errorf("%s", got)
	}
}

func TestCursor_forgets_old_completed_topics_first(t *testing.T) {
	c := readCursor("")
	now := int64(1790000000)
	for _, h := range []headline{
		{TopicID: "old-done", IsCompleted: "true", UserPosted: "1"},
		{TopicID: "old-open", IsCompleted: "false", UserPosted: "1"},
		{TopicID: "new-done", IsCompleted: "true", UserPosted: "1789999999"},
	} {
		c.saw(h, true)
	}
	c.prune(now)
	for id, want := range map[string]bool{"old-done": false, "old-open": true, "new-done": true} {
		if _, got := c.Topics[short(id)]; got != want {
			t.Errorf("%s kept: %v", id, got)
		}
	}
}
