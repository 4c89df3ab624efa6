package host

import (
	"archive/zip"
	"bytes"
	"mime"
	"net/http"
	"strings"
	"testing"
	"time"

	"madoguchi/app"
)

func TestPaper_is_a_PDF_that_is_shown_and_runs_nothing(t *testing.T) {
	s := signedIn(t)
	r, text := s.do(http.MethodGet, "/paper/case/1?outside=1", "", nil)
	how, params, err := mime.ParseMediaType(r.Header.Get("Content-Disposition"))
	if err != nil || r.StatusCode != 200 || how != "inline" || params["filename"] != "問い合わせ-1.pdf" || !strings.HasPrefix(text, "%PDF-") ||
		r.Header.Get("Content-Type") != "application/pdf" || !strings.HasPrefix(r.Header.Get("Content-Security-Policy"), "default-src 'none'") {
		t.Errorf("%s %v %v", r.Status, r.Header, err)
	}
	var thread app.Thread
	s.post("Thread", `{"id":1}`, http.StatusOK, &thread)
	if last := thread.Events[len(thread.Events)-1]; last.Kind != "printed" || last.Detail != "outside" {
		t.Errorf("history %+v", last)
	}
	for _, path := range []string{"/paper/", "/paper/case/", "/paper/case/99", "/paper/case/x", "/paper/evidence/", "/paper/evidence/x", "/paper/files/99", "/paper/../1"} {
		if r, text := s.do(http.MethodGet, path, "", nil); r.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %s %s", path, r.Status, text)
		}
	}
}

func TestPaper_of_everything_is_collected_and_then_fetched(t *testing.T) {
	s := signedIn(t)
	s.post("EvidenceStart", `{"ids":[1],"outside":false}`, http.StatusOK, nil)
	var e app.Evidence
	for e.Token == "" && e.Problem == "" {
		s.post("EvidenceState", `{}`, http.StatusOK, &e)
		time.Sleep(5 * time.Millisecond)
	}
	r, text := s.do(http.MethodGet, "/paper/evidence/"+e.Token, "", nil)
	z, err := zip.NewReader(strings.NewReader(text), int64(len(text)))
	if err != nil || r.StatusCode != 200 || int64(len(text)) != e.Size {
		t.Fatalf("%s %v %+v", r.Status, err, e)
	}
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
	}
	if all := strings.Join(names, " "); !strings.Contains(all, "問い合わせ-1/記録.pdf") || !strings.Contains(all, "問い合わせ-1/モールの問い合わせ.json") || !strings.HasSuffix(all, "manifest.txt") {
		t.Errorf("parts %s", all)
	}
}

func TestPaper_of_all_files_leaves_out_those_that_do_harm(t *testing.T) {
	s := signedIn(t)
	var thread app.Thread
	s.post("Thread", `{"id":1}`, http.StatusOK, &thread)
	r, text := s.do(http.MethodGet, "/paper/files/"+number(thread.Messages[0].ID), "", nil)
	z, err := zip.NewReader(bytes.NewReader([]byte(text)), int64(len(text)))
	if err != nil || r.StatusCode != 200 {
		t.Fatalf("%s %v", r.Status, err)
	}
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, ".exe") {
			t.Errorf("%s is in it", f.Name)
		}
	}
	if len(z.File) == 0 {
		t.Error("nothing is in it")
	}
}

func TestPaper_of_what_was_written_is_fetched_by_its_token_alone(t *testing.T) {
	s := signedIn(t)
	var made app.CaseFileMade
	s.post("MakeCaseFile", `{"kind":"messages","form":"csv","from":"1970-01-01","to":"2099-12-31"}`, http.StatusOK, &made)
	r, text := s.do(http.MethodGet, "/paper/cases/"+made.Token, "", nil)
	if r.StatusCode != 200 || int64(len(text)) != made.Size || !strings.HasPrefix(r.Header.Get("Content-Type"), "text/csv") || strings.Count(text, "\r\n") != made.Rows+1 {
		t.Errorf("%s %v %+v", r.Status, r.Header, made)
	}
	if r, _ := s.do(http.MethodGet, "/paper/cases/other.csv", "", nil); r.StatusCode == 200 {
		t.Error("a token that nobody was given opens a file")
	}
}
