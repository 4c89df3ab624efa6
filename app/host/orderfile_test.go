package host

import (
	"bytes"
	"encoding/json"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"madoguchi/app"
)

// bring sends a list of orders as the page does.
func (s *server) bring(name string, data []byte) (*http.Response, string) {
	s.t.Helper()
	return s.bringTo("/orderfile", name, data)
}

func (s *server) bringTo(path, name string, data []byte) (*http.Response, string) {
	s.t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	part, err := form.CreateFormFile("file", name)
	if err != nil {
		s.t.Fatal(err)
	}
	_, _ = part.Write(data)
	_ = form.Close()
	return s.do(http.MethodPost, path, b.String(), map[string]string{"Content-Type": form.FormDataContentType()})
}

func TestOrderFile_is_held_under_a_plain_name(t *testing.T) {
	s := signedIn(t)
	r, text := s.bring(`C:\注文\受注.csv`, []byte("注文番号,合計\nA-1,100\n"))
	var held app.HeldFile
	if err := json.Unmarshal([]byte(text), &held); err != nil || r.StatusCode != 200 || held.Name != "受注.csv" || held.Token == "" || held.Size != 28 {
		t.Errorf("got %s %s", r.Status, text)
	}
}

func TestOrderFile_says_why_it_takes_no_file(t *testing.T) {
	s := signedIn(t)
	for name, c := range map[string]struct {
		data   []byte
		status int
		code   string
	}{
		"nothing":         {nil, 422, "file_empty"},
		"a picture":       {[]byte("\x89PNG\x00"), 422, "file_format"},
		"a byte too much": {make([]byte, app.MaxOrderFile+1), 413, "file_too_large"},
		"far too much":    {make([]byte, app.MaxOrderFile+2<<20), 413, "file_too_large"},
	} {
		t.Run(name, func(t *testing.T) {
			r, text := s.bring("a.csv", c.data)
			var got refusal
			if err := json.Unmarshal([]byte(text), &got); err != nil || r.StatusCode != c.status || got.Error.Code != c.code || !japanese(got.Error.Text) {
				t.Errorf("got %s %s", r.Status, text)
			}
		})
	}
}

func TestEntryFile_is_held_or_refused_in_words(t *testing.T) {
	s := signedIn(t)
	for name, c := range map[string]struct {
		data   []byte
		status int
		want   string
	}{
		"a table":  {[]byte("日付,金額\n"), 200, `"name":"記録.csv"`},
		"nothing":  {nil, 422, "file_format"},
		"too much": {make([]byte, app.MaxEntryFile+2<<20), 413, "file_too_large"},
	} {
		if r, text := s.bringTo("/entryfile", "記録.csv", c.data); r.StatusCode != c.status || !strings.Contains(text, c.want) {
			t.Errorf("%s: got %s %s", name, r.Status, text)
		}
	}
}
