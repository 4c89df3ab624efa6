package rakutentest

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors/jst"
)

const jsonType = "application/json; charset=utf-8"

// ask makes a call with working keys.
func ask(t *testing.T, s *Server, method, path, kind, body string) (int, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, s.URL+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	k := s.Settings()
	r.Header.Set("Authorization", "ESA "+base64.StdEncoding.EncodeToString([]byte(k["service_secret"]+":"+k["license_key"])))
	r.Header.Set("Content-Type", kind)
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(b)
}

func november(t *testing.T) *Server {
	now := time.Date(2026, 11, 20, 12, 0, 0, 0, jst.Zone())
	s := Start(Options{Now: func() time.Time { return now }})
	t.Cleanup(s.Close)
	return s
}

func TestServer_refuses_what_the_mall_refuses(t *testing.T) {
	s := november(t)
	id := s.Add(Inquiry{Text: "質問です"})
	reply := func(format string, args ...any) string { return fmt.Sprintf(format, args...) }
	const ok = "fromDate=2026-11-01T00:00:00&toDate=2026-11-20T00:00:00"
	for name, c := range map[string]struct {
		method, path, kind, body string
		status                   int
		says                     string
	}{
		"list":                      {"GET", inquiryBase + "/inquiries?" + ok, jsonType, "", 200, `"list":[`},
		"list without a window":     {"GET", inquiryBase + "/inquiries", jsonType, "", 400, "IE001"},
		"list with an offset":       {"GET", inquiryBase + "/inquiries?toDate=2026-11-02T00:00:00&fromDate=" + url.QueryEscape("2026-11-01T00:00:00+09:00"), jsonType, "", 400, "must match"},
		"window over 31 days":       {"GET", inquiryBase + "/inquiries?fromDate=2026-10-01T00:00:00&toDate=2026-11-02T00:00:00", jsonType, "", 400, "within 31 days"},
		"window backwards":          {"GET", inquiryBase + "/inquiries/count?fromDate=2026-11-02T00:00:00&toDate=2026-11-01T00:00:00", jsonType, "", 400, "IE001"},
		"101 rows":                  {"GET", inquiryBase + "/inquiries?limit=101&" + ok, jsonType, "", 400, "limit"},
		"beyond the cap":            {"GET", inquiryBase + "/inquiries?limit=100&page=101&" + ok, jsonType, "", 400, "IE000"},
		"count":                     {"GET", inquiryBase + "/inquiries/count?fromDate=2026-11-20T00:00:00&toDate=2026-11-20T23:59:59", jsonType, "", 200, `{"result":{"count":1}}`},
		"unknown inquiry":           {"GET", inquiryBase + "/inquiry/370001-1", jsonType, "", 404, "IE000"},
		"unknown path":              {"GET", inquiryBase + "/inquiry", jsonType, "", 404, "GE0014"},
		"reply without the shop":    {"POST", inquiryBase + "/inquiry/reply", jsonType, reply(`{"inquiryNumber":%q,"message":"はい"}`, id), 400, "shopId"},
		"reply to nobody":           {"POST", inquiryBase + "/inquiry/reply", jsonType, `{"inquiryNumber":"370001-1","shopId":"370001","message":"はい"}`, 404, "IE000"},
		"reply of 2,001 characters": {"POST", inquiryBase + "/inquiry/reply", jsonType, reply(`{"inquiryNumber":%q,"shopId":"370001","message":%q}`, id, strings.Repeat("あ\n", 1001)), 400, "between 1 and 2000"},
		"a line of 301":             {"POST", inquiryBase + "/inquiry/reply", jsonType, reply(`{"inquiryNumber":%q,"shopId":370001,"message":%q}`, id, strings.Repeat("あ", 301)), 400, "line"},
		"a link elsewhere":          {"POST", inquiryBase + "/inquiry/reply", jsonType, reply(`{"inquiryNumber":%q,"shopId":"370001","message":"https://rakuten.co.jp.example/"}`, id), 400, "url"},
		"a link without TLS":        {"POST", inquiryBase + "/inquiry/reply", jsonType, reply(`{"inquiryNumber":%q,"shopId":"370001","message":"http://www.rakuten.co.jp/"}`, id), 400, "url"},
		"two attachments":           {"POST", inquiryBase + "/inquiry/reply", jsonType, reply(`{"inquiryNumber":%q,"shopId":"370001","message":"x","attachments":[{},{}]}`, id), 400, "size must be between 0 and 1"},
		"one that is no list":       {"POST", inquiryBase + "/inquiry/reply", jsonType, reply(`{"inquiryNumber":%q,"shopId":"370001","message":"x","attachments":{}}`, id), 400, "IE000"},
		"an empty mark":             {"PATCH", inquiryBase + "/inquiries/read", jsonType, `{"inquiryNumbers":[""]}`, 400, "inquiryNumbers[]"},
		"orders without a charset":  {"POST", orderBase + "searchOrder/", "application/json", "{}", 415, ""},
		"orders without a slash":    {"POST", orderBase + "searchOrder", jsonType, "{}", 404, "GE0014"},
		"search for nothing":        {"POST", orderBase + "searchOrder/", jsonType, "{}", 400, "SEARCH_ORDER_ERROR_009"},
		"search with a colon":       {"POST", orderBase + "searchOrder/", jsonType, `{"dateType":1,"startDatetime":"2026-11-01T00:00:00+09:00","endDatetime":"2026-11-02T00:00:00+0900"}`, 400, "SEARCH_ORDER_ERROR_011"},
		"search over 63 days":       {"POST", orderBase + "searchOrder/", jsonType, `{"dateType":1,"startDatetime":"2026-01-01T00:00:00+0900","endDatetime":"2026-11-02T00:00:00+0900"}`, 400, "ERROR_011"},
		"no hits":                   {"POST", orderBase + "searchOrder/", jsonType, `{"dateType":1,"startDatetime":"2026-11-01T00:00:00+0900","endDatetime":"2026-11-02T00:00:00+0900"}`, 200, `"totalPages":null`},
		"orders without a version":  {"POST", orderBase + "getOrder/", jsonType, `{"orderNumberList":["1"]}`, 400, "GET_ORDER_ERROR_009"},
		"orders in version 2":       {"POST", orderBase + "getOrder/", jsonType, `{"orderNumberList":["1"],"version":2}`, 400, "GET_ORDER_ERROR_009"},
		"an order nobody placed":    {"POST", orderBase + "getOrder/", jsonType, `{"orderNumberList":["1"],"version":10}`, 200, `"OrderModelList":[]`},
		"end of another key":        {"GET", expiryPath + "?licenseKey=x", jsonType, "", 401, "GA0001"},
	} {
		t.Run(name, func(t *testing.T) {
			status, body := ask(t, s, c.method, c.path, c.kind, c.body)
			if status != c.status || !strings.Contains(body, c.says) {
				t.Errorf("%d %s", status, body)
			}
		})
	}
	if n := len(s.Delivered()); n != 0 {
		t.Errorf("%d refused replies were delivered", n)
	}
}

func TestServer_refuses_uploads(t *testing.T) {
	s := november(t)
	for name, c := range map[string]struct {
		file   string
		size   int
		status int
	}{
		"fine": {"a.png", 10, 201}, "5 MB": {"a.png", maxUpload, 201}, "over 5 MB": {"a.png", maxUpload + 1, 413},
		"empty": {"a.png", 0, 400}, "wrong type": {"a.xlsx", 10, 400}, "long name": {strings.Repeat("あ", 97) + ".png", 10, 400},
	} {
		var b bytes.Buffer
		w := multipart.NewWriter(&b)
		part, err := w.CreateFormFile("file", c.file)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write(make([]byte, c.size)); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if status, body := ask(t, s, "POST", inquiryBase+"/attachment", w.FormDataContentType(), b.String()); status != c.status {
			t.Errorf("%s: %d %s", name, status, body)
		}
	}
}

func TestServer_partial_marks(t *testing.T) {
	s := november(t)
	a, b := s.Add(Inquiry{Text: "a"}), s.Add(Inquiry{Text: "b", Completed: true})
	status, body := ask(t, s, "PATCH", inquiryBase+"/inquiries/complete", jsonType, fmt.Sprintf(`{"inquiryNumbers":[%q,%q,"370001-0"]}`, a, b))
	want := fmt.Sprintf(`{"result":{"error":[{"errorMessage":"already set value as specified","inquiryNumber":%q},{"errorMessage":"not found.","inquiryNumber":"370001-0"}],"ok":[%q]}}`, b, a)
	if status != 200 || body != want {
		t.Errorf("%d %s\nwant %s", status, body, want)
	}
}

func TestServer_tells_the_demo_about_a_reply(t *testing.T) {
	s := november(t)
	id := s.Add(Inquiry{Text: "質問です"})
	s.OnReply(func(number, text string) { s.CustomerReplies(number, "「"+text+"」ですね。") })
	if status, body := ask(t, s, "POST", inquiryBase+"/inquiry/reply", jsonType, fmt.Sprintf(`{"inquiryNumber":%q,"shopId":"370001","message":"はい"}`, id)); status != 201 {
		t.Fatalf("%d %s", status, body)
	}
	q, _ := s.Thread(id)
	if len(q.Replies) != 2 || q.Replies[1].From != "user" || q.Replies[1].Text != "「はい」ですね。" {
		t.Errorf("%+v", q.Replies)
	}
}
