package app

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"madoguchi/app/export/book"
)

func TestExportAgainTo_writes_the_file_that_went_out(t *testing.T) {
	d, _, _ := shopOf(t)
	owner := asOwner(t, d)
	e := must[Entry](t)(d.SaveEntry(owner, must[EntryProposal](t)(d.ProposeEntry(owner, EntryWish{Date: "2026-11-05", Type: book.CompPoint, Amount: 500})).Entry))
	must[EntryList](t)(d.ConfirmEntries(owner, EntryRefs{Entries: []EntryRef{{ID: e.ID, Version: e.Version}}}))
	dir := t.TempDir()
	done := must[ExportDone](t)(d.ExportTo(owner, ExportRequest{Kind: "csv", From: "2026-11-01", To: "2026-11-30"}, filepath.Join(dir, "first.csv")))
	in := ID{ID: done.Export.ID}
	if name := must[string](t)(d.ExportName(owner, in)); name != done.Export.FileName {
		t.Errorf("called %q", name)
	}
	must[ExportDone](t)(d.ExportAgainTo(owner, in, filepath.Join(dir, "again.csv")))
	first := must[[]byte](t)(os.ReadFile(filepath.Join(dir, "first.csv")))
	if again := must[[]byte](t)(os.ReadFile(filepath.Join(dir, "again.csv"))); !bytes.Equal(first, again) {
		t.Errorf("%q", again)
	}
	if _, err := d.ExportAgainTo(owner, in, filepath.Join(dir, "none", "again.csv")); err == nil {
		t.Error("written where there is no folder")
	}
}
