package app

import (
	"path/filepath"
	"strings"
	"testing"

	"madoguchi/store"
	"madoguchi/store/blobs/blobstest"
)

func TestDoctor_tells_the_sizes_and_names_what_is_damaged(t *testing.T) {
	d, id := broken(t)
	r := must[Report](t)(d.Doctor(t.Context(), quiet))
	if r.Storage.Attachments.Count == 0 || r.Storage.Database == 0 || r.Storage.Search == 0 || r.Storage.Moved != 100 {
		t.Errorf("%+v", r.Storage)
	}
	said := func(code string) (text string) {
		for _, f := range r.Findings {
			if f.About == "storage" && f.Code == code {
				text = f.Level + " " + f.Text
			}
		}
		return text
	}
	if !strings.HasPrefix(said("sizes"), "ok データベース ") || !strings.HasPrefix(said("whole"), "ok") {
		t.Errorf("%+v", r.Findings)
	}
	sha := must[[]store.Message](t)(d.store.Messages(t.Context(), id))[0].Files[0].SHA256
	blobstest.Spoil(t, filepath.Join(d.profile, "blobs"), sha)
	r = must[Report](t)(d.Doctor(t.Context(), quiet))
	if text := said("damaged"); !strings.HasPrefix(text, "bad") || !strings.Contains(text, sha) || !strings.Contains(text, "1 件") {
		t.Errorf("says %q", text)
	}
}
