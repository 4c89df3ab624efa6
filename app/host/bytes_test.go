package host

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"mime"
	"mime/multipart"
	"net"
	"net/http"
	"strings"
	"testing"

	"madoguchi/app"
)

func TestFiles_are_saved_and_only_pictures_are_shown(t *testing.T) {
	s := signedIn(t)
	var thread app.Thread
	s.post("Thread", `{"id":1}`, http.StatusOK, &thread)
	for i, want := range []struct{ how, kind, name string }{
		{"inline", "image/png", "箱の写真.png"},
		{"attachment", "application/octet-stream", "page.html"},
		{"attachment", "application/octet-stream", "drawing.svg"},
		{"attachment", "application/octet-stream", "納品fdp.exe"},
	} {
		f := thread.Messages[0].Files[i]
		r, _ := s.do(http.MethodGet, "/files/"+number(f.ID), "", nil)
		how, params, err := mime.ParseMediaType(r.Header.Get("Content-Disposition"))
		if err != nil || r.StatusCode != 200 || how != want.how || params["filename"] != want.name || f.Name != want.name ||
			r.Header.Get("Content-Type") != want.kind || !strings.Contains(r.Header.Get("Content-Security-Policy"), "sandbox") {
			t.Errorf("%s: %s %v, %v", want.name, r.Status, r.Header, err)
		}
	}
	var got refusal
	r, text := s.do(http.MethodGet, "/files/"+number(thread.Messages[0].Files[4].ID), "", nil)
	if err := json.Unmarshal([]byte(text), &got); err != nil || r.StatusCode != http.StatusGone || got.Error.Code != "file_gone" {
		t.Errorf("one that has not come: %s %s", r.Status, text)
	}
}

func number(id int64) string { b, _ := json.Marshal(id); return string(b) }

func TestFiles_that_are_not_there_are_not_found(t *testing.T) {
	s := signedIn(t)
	for _, path := range []string{"/files/99", "/raw/99", "/files/", "/files/x", "/files/1/2", "/files/../1", "/raw/-1", "/files/99999999999999999999"} {
		if r, text := s.do(http.MethodGet, path, "", nil); r.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %s %s", path, r.Status, text)
		}
	}
	if r, _ := s.do(http.MethodPost, "/files/1", "", nil); r.StatusCode != http.StatusNotFound {
		t.Errorf("POST: %s", r.Status)
	}
}

func TestRaw_is_saved_byte_for_byte(t *testing.T) {
	r, text := signedIn(t).do(http.MethodGet, "/raw/1", "", nil)
	if text != `{"a":1}` || r.Header.Get("Content-Type") != "application/octet-stream" ||
		r.Header.Get("Content-Disposition") != "attachment; filename=inquiry-1.json" {
		t.Errorf("got %v %q", r.Header, text)
	}
}

// upload sends a form with one file.
func (s *server) upload(field, name string, data []byte) (*http.Response, string) {
	s.t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	part, err := form.CreateFormFile(field, name)
	if err != nil {
		s.t.Fatal(err)
	}
	_, _ = part.Write(data)
	_ = form.Close()
	return s.do(http.MethodPost, "/upload", b.String(), map[string]string{"Content-Type": form.FormDataContentType()})
}

func TestUpload_keeps_a_file_under_a_plain_name(t *testing.T) {
	s := signedIn(t)
	for name, want := range map[string]string{
		"納品書.pdf": "納品書.pdf", "../../etc/passwd": "passwd", `C:\Users\x\請求.pdf`: "請求.pdf", "a\u202efdp.exe": "afdp.exe", "..": "添付ファイル",
	} {
		var f app.DraftFile
		r, text := s.upload("file", name, []byte("%PDF-1.7 "+name))
		if err := json.Unmarshal([]byte(text), &f); err != nil || r.StatusCode != 200 || f.Name != want || len(f.SHA256) != 64 {
			t.Errorf("%q: %s %s", name, r.Status, text)
		}
	}
}

func TestUpload_says_why_it_takes_no_file(t *testing.T) {
	s := signedIn(t)
	for name, c := range map[string]struct {
		field  string
		size   int
		status int
		code   string
	}{
		"empty":           {"file", 0, 422, "file_empty"},
		"a byte too much": {"file", maxUpload + 1, 413, "file_too_large"},
		"far too much":    {"file", maxUpload + 2<<20, 413, "file_too_large"},
		"another field":   {"other", 1, 400, "request"},
	} {
		t.Run(name, func(t *testing.T) {
			r, text := s.upload(c.field, "a.bin", make([]byte, c.size))
			var got refusal
			if err := json.Unmarshal([]byte(text), &got); err != nil || r.StatusCode != c.status || got.Error.Code != c.code || !japanese(got.Error.Text) {
				t.Errorf("got %s %s", r.Status, text)
			}
		})
	}
	if r, _ := s.upload("file", "a.bin", make([]byte, maxUpload)); r.StatusCode != 200 {
		t.Errorf("just small enough: %s", r.Status)
	}
	if r, text := s.do(http.MethodPost, "/upload", "{}", asJSON); r.StatusCode != 400 {
		t.Errorf("not a form: %s %s", r.Status, text)
	}
}

func TestEvents_hint_at_a_change_by_number_only_and_end_with_the_page(t *testing.T) {
	s := signedIn(t)
	ctx, leave := context.WithCancel(t.Context())
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, s.url+"/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.AddCookie(&http.Cookie{Name: s.door.cookieName(), Value: s.cookie})
	answer, err := s.client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	lines := bufio.NewScanner(answer.Body)
	if !lines.Scan() || lines.Text() != ": open" || answer.Header.Get("Content-Type") != "text/event-stream" {
		t.Fatalf("got %q %v", lines.Text(), answer.Header)
	}
	s.post("AddNote", `{"id":1,"kind":"note","text":"内緒"}`, http.StatusOK, nil)
	for lines.Scan() && lines.Text() == "" {
	}
	if want := `data: {"name":"inquiries","ids":[1]}`; lines.Text() != want {
		t.Errorf("got %q, want %q", lines.Text(), want)
	}
	leave()
	for lines.Scan() {
	}
	if lines.Err() == nil {
		t.Error("the stream went on after the page had gone")
	}
}

func TestPage_answers_every_screen_and_no_file_that_is_not_there(t *testing.T) {
	s := start(t)
	s.cookie = s.signIn().Value
	for path, want := range map[string]struct {
		status      int
		kind, cache string
	}{
		"/":                 {200, "text/html; charset=utf-8", "no-store"},
		"/inquiries/12":     {200, "text/html; charset=utf-8", "no-store"},
		"/assets":           {200, "text/html; charset=utf-8", "no-store"},
		"/favicon.svg":      {200, "image/svg+xml", "no-store"},
		"/assets/page-1.js": {200, "text/javascript; charset=utf-8", "max-age=31536000, immutable"},
		"/assets/gone.js":   {404, "text/plain; charset=utf-8", "no-store"},
		"/../../go.mod":     {404, "text/plain; charset=utf-8", "no-store"},
		"/%2e%2e/go.mod":    {404, "text/plain; charset=utf-8", "no-store"},
	} {
		r, _ := s.do(http.MethodGet, path, "", nil)
		if r.StatusCode != want.status || r.Header.Get("Content-Type") != want.kind || r.Header.Get("Cache-Control") != want.cache {
			t.Errorf("%s: %s %q %q", path, r.Status, r.Header.Get("Content-Type"), r.Header.Get("Cache-Control"))
		}
	}
}

func TestServe_ends_while_a_page_listens(t *testing.T) {
	s := signedIn(t)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	door := NewDoor(l.Addr())
	go func() { ended <- Serve(ctx, l, New(s.desk, page, door, s.desk.Log())) }()
	s.url, s.door = "http://"+l.Addr().String(), door
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.url+"/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.AddCookie(s.signIn())
	answer, err := s.client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = answer.Body.Close() }()
	stop()
	if err := <-ended; err != nil {
		t.Errorf("got %v", err)
	}
}
