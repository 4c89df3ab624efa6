package host

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"madoguchi/app"
	"madoguchi/app/apptest"
	"madoguchi/connectors"

	"github.com/zalando/go-keyring"
)

// body is what the customer wrote; it must stand in no log.
const body = "山田です。荷物が届きません。"

// shop is a kind of account whose one inquiry brings files of every sort.
type shop struct{ connectors.Connector }

func (shop) Pull(context.Context, string) (connectors.Batch, error) {
	return connectors.Batch{Next: "1", Inquiries: []connectors.Inquiry{{
		RemoteID: "1", Subject: "届きません", Customer: connectors.Person{Name: "山田", Address: "yamada@example.jp"}, Raw: []byte(`{"a":1}`),
		Messages: []connectors.Message{{
			RemoteID: "m1", Direction: connectors.In, SentAt: time.Date(2026, 4, 1, 3, 0, 0, 0, time.UTC), Text: body,
			Attachments: []connectors.Attachment{
				{Name: "箱の写真.png", Type: "image/png", Data: []byte("\x89PNG\r\n\x1a\nx")},
				{Name: "page.html", Type: "text/html", Data: []byte("<script>x()</script>")},
				{Name: "drawing.svg", Type: "image/svg+xml", Data: []byte("<svg onload='x()'/>")},
				{Name: "..\\..\\納品\u202efdp.exe", Type: "application/pdf", Data: []byte("%PDF-1.7")},
				{Name: "later.jpg", Type: "image/jpeg", Ref: "r1"},
			},
		}},
	}}}, nil
}

var kind = connectors.Spec{
	Kind: "test", Label: "試験", Mark: "試", Shape: "circle", Every: time.Minute,
	Fields: []connectors.Field{{Key: "key", Label: "キー", Secret: true, Required: true}},
	Open:   func(connectors.Settings, connectors.Env) (connectors.Connector, error) { return shop{}, nil },
}

// logged is a log that several goroutines may write.
type logged struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *logged) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *logged) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// server is a real desk behind its real door.
type server struct {
	t      *testing.T
	desk   *app.Desk
	door   *Door
	url    string
	log    *logged
	client *http.Client
	cookie string
}

var page = fstest.MapFS{
	"index.html":       {Data: []byte("<!doctype html><head></head>窓口")},
	"assets/page-1.js": {Data: []byte("1")},
	"favicon.svg":      {Data: []byte("<svg/>")},
}

func start(t *testing.T) *server { return startWith(t, kind) }

func startWith(t *testing.T, kind connectors.Spec) *server {
	t.Helper()
	keyring.MockInit() // a keychain of this test alone
	log := &logged{}
	desk, err := app.Open(t.Context(), app.Config{
		Profile: apptest.Profile(t), Kinds: []connectors.Spec{kind}, Log: slog.New(slog.NewTextHandler(log, nil)),
	})
	if err != nil {
		t.Fatal(err)
	}
	web := httptest.NewUnstartedServer(nil)
	door := NewDoor(web.Listener.Addr())
	web.Config.Handler = New(desk, page, door, desk.Log())
	web.Start()
	t.Cleanup(func() {
		web.Close()
		_ = desk.Close()
	})
	s := &server{t: t, desk: desk, door: door, url: web.URL, log: log, client: web.Client()}
	s.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return s
}

// signedIn is a server with a browser that has followed the link, and one
// account that was polled.
func signedIn(t *testing.T) *server {
	s := start(t)
	s.cookie = s.signIn().Value
	s.post("SaveAccount", `{"kind":"test","name":"本店","secrets":{"key":"s3cret"}}`, http.StatusOK, nil)
	s.post("Sync", `{"id":1}`, http.StatusOK, nil)
	return s
}

func (s *server) signIn() *http.Cookie {
	s.t.Helper()
	r, _ := s.do(http.MethodGet, "/?key="+s.door.key, "", nil)
	if r.StatusCode != http.StatusOK || len(r.Cookies()) != 1 {
		s.t.Fatalf("sign-in: %s, cookies %v", r.Status, r.Cookies())
	}
	return r.Cookies()[0]
}

// do sends one request; head "Host" changes the host.
func (s *server) do(method, path, text string, head map[string]string) (*http.Response, string) {
	s.t.Helper()
	r, err := http.NewRequestWithContext(s.t.Context(), method, s.url+path, strings.NewReader(text))
	if err != nil {
		s.t.Fatal(err)
	}
	if s.cookie != "" {
		r.AddCookie(&http.Cookie{Name: s.door.cookieName(), Value: s.cookie})
	}
	for k, v := range head {
		if r.Header.Set(k, v); k == "Host" {
			r.Host = v
		}
	}
	answer, err := s.client.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return answer, string(data)
}

var asJSON = map[string]string{"Content-Type": "application/json"}

// refusal is the answer to a call that did not succeed.
type refusal struct {
	Error struct {
		Code, Text, Number string
		Problems           []app.Problem
	}
}

// post calls a method and reads what it gave into out.
func (s *server) post(method, in string, status int, out any) {
	s.t.Helper()
	r, text := s.do(http.MethodPost, "/api/"+method, in, asJSON)
	if r.StatusCode != status {
		s.t.Fatalf("%s: %s %s", method, r.Status, text)
	}
	if out != nil {
		if err := json.Unmarshal([]byte(text), out); err != nil {
			s.t.Fatalf("%s: %v in %s", method, err, text)
		}
	}
}

func japanese(text string) bool {
	return strings.ContainsAny(text, "。") && strings.ContainsAny(text, "いください")
}

func TestDispatch_refuses_in_words_a_person_can_read(t *testing.T) {
	s := signedIn(t)
	big := `{"text":"` + strings.Repeat("x", maxBody) + `"}`
	for name, c := range map[string]struct {
		method, path, in, kind string
		status                 int
		code                   string
	}{
		"a method that is not there": {"POST", "/api/Erase", `{}`, "application/json", 404, "method_unknown"},
		"an inner path":              {"POST", "/api/Me/../Me", `{}`, "application/json", 404, "method_unknown"},
		"a GET":                      {"GET", "/api/Me", ``, "", 405, "method"},
		"a form":                     {"POST", "/api/Me", `a=1`, "application/x-www-form-urlencoded", 415, "content_type"},
		"text":                       {"POST", "/api/Me", `{}`, "text/plain", 415, "content_type"},
		"no type":                    {"POST", "/api/Me", `{}`, "", 415, "content_type"},
		"too much":                   {"POST", "/api/SaveDraft", big, "application/json", 413, "too_large"},
		"half a JSON":                {"POST", "/api/Thread", `{"id":`, "application/json", 400, "request"},
		"two values":                 {"POST", "/api/Thread", `{"id":1}{"id":2}`, "application/json", 400, "request"},
		"another type":               {"POST", "/api/Thread", `{"id":"1"}`, "application/json", 400, "request"},
		"what is not there":          {"POST", "/api/Thread", `{"id":99}`, "application/json", 404, "not_found"},
		"nothing at all":             {"POST", "/api/Thread", `null`, "application/json", 404, "not_found"},
	} {
		t.Run(name, func(t *testing.T) {
			head := map[string]string{}
			if c.kind != "" {
				head["Content-Type"] = c.kind
			}
			r, text := s.do(c.method, c.path, c.in, head)
			var got refusal
			if err := json.Unmarshal([]byte(text), &got); err != nil {
				t.Fatalf("%s %q", r.Status, text)
			}
			if r.StatusCode != c.status || got.Error.Code != c.code || !japanese(got.Error.Text) || got.Error.Problems == nil {
				t.Errorf("got %s %+v, want %d %s", r.Status, got.Error, c.status, c.code)
			}
		})
	}
}

func TestDispatch_takes_a_field_that_an_older_program_does_not_know(t *testing.T) {
	signedIn(t).post("Thread", `{"id":1,"new_field":true}`, http.StatusOK, nil)
}

func TestMe_tells_the_window_from_the_browser(t *testing.T) {
	s := start(t)
	s.cookie = s.signIn().Value
	var me app.Me
	s.post("Me", `{}`, http.StatusOK, &me)
	if me.Window || me.Hold != 15 || me.Name == "" {
		t.Errorf("in a browser: %+v", me)
	}
	w, r := httptest.NewRecorder(), httptest.NewRequest(http.MethodPost, "/api/Me", strings.NewReader(`{}`))
	r.Header.Set("Content-Type", "application/json")
	New(s.desk, page, nil, s.desk.Log()).ServeHTTP(w, r)
	if err := json.Unmarshal(w.Body.Bytes(), &me); err != nil || !me.Window {
		t.Errorf("in the window: %d %+v, %v", w.Code, me, err)
	}
}

func TestConflict_is_told_as_one(t *testing.T) {
	s := signedIn(t)
	s.post("SaveDraft", `{"id":1,"text":"一"}`, http.StatusOK, nil)
	var got refusal
	s.post("SaveDraft", `{"id":1,"text":"二"}`, http.StatusConflict, &got)
	if got.Error.Code != "conflict" || !strings.Contains(got.Error.Text, "消えていません") {
		t.Errorf("got %+v", got.Error)
	}
}

func TestSend_names_every_problem(t *testing.T) {
	s := signedIn(t)
	var got refusal
	s.post("Send", `{"id":1,"text":"{注文番号} について {お客様名} 様","hold":0}`, http.StatusUnprocessableEntity, &got)
	if got.Error.Code != "problems" || len(got.Error.Problems) < 2 {
		t.Errorf("got %+v", got.Error)
	}
	s.post("Send", `{"id":1,"text":"発送しました。","hold":9223372036}`, http.StatusUnprocessableEntity, &got)
	if got.Error.Code != "hold" {
		t.Errorf("a hold beyond all time: %+v", got.Error)
	}
}

func TestUnforeseen_failures_have_a_number_that_stands_in_the_log(t *testing.T) {
	s := signedIn(t)
	if err := s.desk.Close(); err != nil {
		t.Fatal(err)
	}
	var got refusal
	s.post("Counts", `{}`, http.StatusInternalServerError, &got)
	if got.Error.Code != "internal" || got.Error.Number == "" || !strings.Contains(got.Error.Text, got.Error.Number) {
		t.Errorf("got %+v", got.Error)
	}
	if strings.Contains(got.Error.Text, "database") {
		t.Errorf("the cause is told: %s", got.Error.Text)
	}
	if !strings.Contains(s.log.String(), got.Error.Number) {
		t.Errorf("%s is not in the log:\n%s", got.Error.Number, s.log)
	}
}

func TestPanic_is_an_answer_and_its_value_stands_nowhere(t *testing.T) {
	s := start(t)
	h := New(s.desk, page, nil, s.desk.Log())
	h.calls["Me"] = func(context.Context, []byte) (any, error) { panic(body) }
	w, r := httptest.NewRecorder(), httptest.NewRequest(http.MethodPost, "/api/Me", strings.NewReader(`{}`))
	r.Header.Set("Content-Type", "application/json")
	h.ServeHTTP(w, r)
	var got refusal
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || w.Code != 500 || got.Error.Number == "" {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if log := s.log.String(); !strings.Contains(log, "host_test.go") || strings.Contains(log+w.Body.String(), body) {
		t.Errorf("log:\n%s", log)
	}
}

func TestLog_holds_no_key_no_body_and_no_address(t *testing.T) {
	s := signedIn(t)
	s.post("AddNote", `{"id":1,"kind":"note","text":"内緒のメモ"}`, http.StatusOK, nil)
	s.do(http.MethodGet, "/?key=wrong-key", "", nil)
	s.do(http.MethodGet, "/api/Me", "", map[string]string{"Host": "evil.example"})
	s.post("Inbox", `{"search":"山田\" OR NEAR("}`, http.StatusOK, nil)
	for _, secret := range []string{"s3cret", body, "yamada@", "山田", "内緒", s.door.key, s.cookie, "wrong-key"} {
		if strings.Contains(s.log.String(), secret) {
			t.Errorf("%q is in the log:\n%s", secret, s.log)
		}
	}
}

func TestAccounts_never_give_a_secret_back(t *testing.T) {
	s := signedIn(t)
	_, text := s.do(http.MethodPost, "/api/Accounts", `{}`, asJSON)
	if strings.Contains(text, "s3cret") || !strings.Contains(text, `"sealed":["key"]`) {
		t.Errorf("got %s", text)
	}
}

func TestCalls_may_come_at_the_same_time(t *testing.T) {
	s := signedIn(t)
	var all sync.WaitGroup
	for range 4 {
		for _, call := range []string{"Me", "Counts", "Accounts", "Kinds"} {
			all.Go(func() {
				if r, text := s.do(http.MethodPost, "/api/"+call, `{}`, asJSON); r.StatusCode != 200 {
					t.Errorf("%s: %s %s", call, r.Status, text)
				}
			})
		}
		all.Go(func() { s.do(http.MethodPost, "/api/Thread", `{"id":1}`, asJSON) })
	}
	all.Wait()
}
