package app

import (
	"testing"

	"madoguchi/app/export/book"
	"madoguchi/store"
)

// confirmed is an entry that stands.
func confirmed(t *testing.T, d *Desk, e Entry) Entry {
	t.Helper()
	saved := must[Entry](t)(d.SaveEntry(asOwner(t, d), e))
	return must[EntryList](t)(d.ConfirmEntries(asOwner(t, d), EntryRefs{Entries: []EntryRef{{ID: saved.ID, Version: saved.Version}}})).Entries[0]
}

func TestExport_holds_nothing_that_was_confirmed_after_a_person_looked(t *testing.T) {
	d := open(t, &fake{})
	ctx := asOwner(t, d)
	cancel := Entry{Date: "2026-11-05", Channel: book.Rakuten, Type: book.CancelBeforeShip, Amount: 3300}
	confirmed(t, d, cancel)
	in := ExportRequest{Kind: "csv", From: "2026-11-01", To: "2026-11-30"}
	in.Seen = must[ExportPreview](t)(d.ExportPreview(ctx, in)).Seen
	cancel.Date = "2026-11-06"
	confirmed(t, d, cancel)
	_, err := d.ExportBooks(ctx, in)
	refused(t, err, "export_changed")
	if left := must[ExportList](t)(d.Exports(ctx, ExportQuery{})); len(left.Exports) != 0 {
		t.Errorf("logged all the same: %+v", left)
	}
	in.Seen = ""
	in.Seen = must[ExportPreview](t)(d.ExportPreview(ctx, in)).Seen
	if done := must[ExportDone](t)(d.ExportBooks(ctx, in)); done.Export.Entries != 2 {
		t.Errorf("got %+v", done.Export)
	}
	if again := must[ExportDone](t)(d.ExportBooks(ctx, in)); !again.Again {
		t.Error("the same once more is no longer what was seen")
	}
	if e := must[store.EntryPage](t)(d.store.Entries(ctx, store.EntryQuery{Status: store.EntryExported})); len(e.Entries) != 2 {
		t.Errorf("got %+v", e)
	}
}
