package host

import (
	"archive/zip"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"madoguchi/app"
)

// kept keeps the first attachment of the shop as an invoice.
func kept(t *testing.T, s *server) app.Document {
	t.Helper()
	var thread app.Thread
	s.post("Thread", `{"id":1}`, http.StatusOK, &thread)
	m := thread.Messages[0]
	var x app.Document
	s.post("KeepDocument", fmt.Sprintf(`{"id":%d,"file":%d,"kind":"invoice","issued":"2026-03-31","partner":"ミホン運輸","amount":15290}`, m.ID, m.Files[0].ID), http.StatusOK, &x)
	return x
}

func TestDocuments_are_fetched_alone_and_together(t *testing.T) {
	s := signedIn(t)
	x := kept(t, s)
	r, text := s.do(http.MethodGet, fmt.Sprintf("/paper/document/%d", x.ID), "", nil)
	how, params, err := mime.ParseMediaType(r.Header.Get("Content-Disposition"))
	if err != nil || r.StatusCode != http.StatusOK || how != "attachment" || params["filename"] != x.FileName || int64(len(text)) != x.Size || r.Header.Get("Content-Type") != "application/octet-stream" {
		t.Errorf("%s %v %v", r.Status, r.Header, err)
	}
	all := "/paper/documents/" + url.PathEscape(`{"partner":"ミホン"}`)
	r, text = s.do(http.MethodGet, all, "", nil)
	z, err := zip.NewReader(strings.NewReader(text), int64(len(text)))
	if err != nil || r.StatusCode != http.StatusOK || len(z.File) != 2 || z.File[1].Name != "index.csv" {
		t.Errorf("%s %v", r.Status, err)
	}
	for path, want := range map[string]int{
		"/paper/document/99": http.StatusNotFound, "/paper/document/x": http.StatusNotFound, "/paper/document": http.StatusNotFound, "/paper/documents/x": http.StatusNotFound,
		"/paper/documents/" + url.PathEscape(`{"partner":"だれも"}`): http.StatusUnprocessableEntity,
	} {
		if r, text := s.do(http.MethodGet, path, "", nil); r.StatusCode != want {
			t.Errorf("%s: %s %s", path, r.Status, text)
		}
	}
}

func TestDocuments_stay_with_those_who_keep_the_books(t *testing.T) {
	for _, masked := range []bool{false, true} {
		owner, roles := canaryDesk(t, masked)
		x := kept(t, owner)
		for role, s := range roles {
			may := !masked && role == app.RoleStaff || role == app.RoleAccounting
			if r, text := s.do(http.MethodGet, fmt.Sprintf("/paper/document/%d", x.ID), "", nil); (r.StatusCode == http.StatusOK) != may {
				t.Errorf("%s (masked %t) gets %s %.80s", role, masked, r.Status, text)
			}
			if r, _ := s.do(http.MethodGet, "/paper/documents/%7B%7D", "", nil); (r.StatusCode == http.StatusOK) != (role == app.RoleAccounting) {
				t.Errorf("%s (masked %t) takes all: %s", role, masked, r.Status)
			}
		}
	}
}
