package host

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"mime"
	"net/http"
	"strings"
	"testing"

	"madoguchi/app"
)

// packed is a package with the one paper that the shop has kept.
func packed(t *testing.T, s *server) app.ExportDone {
	t.Helper()
	kept(t, s)
	var done app.ExportDone
	s.post("ExportBooks", `{"kind":"package","from":"2026-03-01","to":"2026-03-31","fresh":false,"seen":""}`, http.StatusOK, &done)
	return done
}

func TestExport_of_a_package_is_fetched_by_its_number(t *testing.T) {
	s := signedIn(t)
	done := packed(t, s)
	r, text := s.do(http.MethodGet, fmt.Sprintf("/paper/export/%d", done.Export.ID), "", nil)
	how, params, err := mime.ParseMediaType(r.Header.Get("Content-Disposition"))
	sum := sha256.Sum256([]byte(text))
	if err != nil || r.StatusCode != http.StatusOK || how != "attachment" || params["filename"] != "税理士に渡すまとめ_2026-03.zip" || r.Header.Get("Content-Type") != "application/zip" ||
		hex.EncodeToString(sum[:]) != done.Export.SHA256 || done.Data != "" {
		t.Fatalf("%s %v %v %.80s", r.Status, r.Header, err, text)
	}
	z, err := zip.NewReader(strings.NewReader(text), int64(len(text)))
	if err != nil || !strings.HasPrefix(z.File[len(z.File)-1].Name, "書類/") {
		t.Errorf("%v", err)
	}
	var log app.AuditPage
	s.post("Audit", `{"limit":1}`, http.StatusOK, &log)
	if len(log.Rows) != 1 || log.Rows[0].Verb != "export_again" {
		t.Errorf("the audit says %+v", log.Rows)
	}
	for path, want := range map[string]int{"/paper/export/99": http.StatusNotFound, "/paper/export/x": http.StatusNotFound, "/paper/export/": http.StatusNotFound} {
		if r, text := s.do(http.MethodGet, path, "", nil); r.StatusCode != want {
			t.Errorf("%s: %s %s", path, r.Status, text)
		}
	}
}

func TestExport_is_fetched_by_those_who_keep_the_books_alone(t *testing.T) {
	for _, masked := range []bool{false, true} {
		owner, roles := canaryDesk(t, masked)
		done := packed(t, owner)
		for role, s := range roles {
			if r, text := s.do(http.MethodGet, fmt.Sprintf("/paper/export/%d", done.Export.ID), "", nil); (r.StatusCode == http.StatusOK) != (role == app.RoleAccounting) {
				t.Errorf("%s (masked %t) gets %s %.80s", role, masked, r.Status, text)
			}
		}
	}
}
