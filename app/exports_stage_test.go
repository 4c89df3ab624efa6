package app

import (
	"slices"
	"strings"
	"testing"

	"madoguchi/app/export/book"
)

// stagesOf are the stages of what went out, the newest first.
func stagesOf(t *testing.T, d *Desk) []string {
	t.Helper()
	var out []string
	for _, x := range must[ExportList](t)(d.Exports(asOwner(t, d), ExportQuery{})).Exports {
		out = append(out, x.Stage)
	}
	return out
}

func TestExports_say_which_package_is_final(t *testing.T) {
	d, _, _ := shopOf(t)
	ctx := asOwner(t, d)
	cancel := Entry{Date: "2026-11-05", Channel: book.Rakuten, Type: book.CancelBeforeShip, Amount: 3300}
	lock := func(on bool) { must[EntryMonths](t)(d.LockMonth(ctx, MonthLock{Month: "2026-11", Locked: on})) }
	says := func(when string, want ...string) {
		t.Helper()
		if got := stagesOf(t, d); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", when, got, want)
		}
	}
	confirmed(t, d, cancel)
	alone := november
	alone.Kind = "csv"
	must[ExportDone](t)(d.ExportBooks(ctx, alone))
	half := november
	half.To = "2026-11-15"
	must[ExportDone](t)(d.ExportBooks(ctx, half))
	open := must[ExportDone](t)(d.ExportBooks(ctx, november))
	if open.Export.Stage != stageOpen {
		t.Errorf("of an open month: %q", open.Export.Stage)
	}
	lock(true)
	if p := must[ExportPreview](t)(d.ExportPreview(ctx, november)); p.Same || len(p.Months) != 1 || !p.Months[0].Locked || p.Months[0].Entries != 1 {
		t.Errorf("the lock makes no other file: %+v", p.Months)
	}
	final := must[ExportDone](t)(d.ExportBooks(ctx, november))
	if final.Export.Stage != stageFinal || final.Export.SHA256 == open.Export.SHA256 {
		t.Errorf("of a locked month: %+v", final.Export)
	}
	if again := must[ExportDone](t)(d.ExportBooks(ctx, half)); again.Again || again.Export.Stage != "" {
		t.Errorf("half a locked month is the file of the open one: %+v", again.Export)
	}
	says("locked", "", "final", "open", "open", "")
	lock(false)
	says("opened again", "", "older", "open", "open", "")
	if p := must[ExportPreview](t)(d.ExportPreview(ctx, november)); !p.Same || p.Months[0].Locked {
		t.Errorf("as before the lock: %+v", p)
	}
	lock(true)
	says("locked as it was", "", "final", "open", "open", "")
	lock(false)
	cancel.Date = "2026-11-06"
	confirmed(t, d, cancel)
	lock(true)
	says("changed and locked", "", "older", "open", "open", "")
	changed := func(w EntryDoubt) bool {
		return strings.Contains(w.Text, final.Export.Batch+" を確定版として書き出したあとに")
	}
	if p := must[ExportPreview](t)(d.ExportPreview(ctx, november)); !slices.ContainsFunc(p.Warnings, changed) {
		t.Errorf("nobody learns that the final one has changed: %+v", p.Warnings)
	}
	must[ExportDone](t)(d.ExportBooks(ctx, november))
	says("the newer one", "final", "", "older", "open", "open", "")
	if p := must[ExportPreview](t)(d.ExportPreview(ctx, november)); !p.Same || slices.ContainsFunc(p.Warnings, changed) {
		t.Errorf("still warns: %+v", p.Warnings)
	}
}

func TestExportPreview_of_a_package_names_the_open_months(t *testing.T) {
	d, _, _ := shopOf(t)
	ctx := asOwner(t, d)
	must[EntryMonths](t)(d.LockMonth(ctx, MonthLock{Month: "2026-02", Locked: true}))
	p := must[ExportPreview](t)(d.ExportPreview(ctx, ExportRequest{Kind: kindBundle, From: "2026-01-15", To: "2026-10-31"}))
	text := ""
	for _, w := range p.Warnings {
		if w.Column == lockColumn {
			text += w.Text
		}
	}
	if len(p.Months) != 10 || !strings.HasPrefix(text, "2026年1月、2026年3月、2026年4月、2026年5月、2026年6月、2026年7月 ほか 3 か月はまだ締めていません。") {
		t.Errorf("%d months: %s", len(p.Months), text)
	}
}
