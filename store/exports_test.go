package store

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func mustBatch(d *desk) string {
	d.t.Helper()
	batch, err := d.NextBatch(d.ctx)
	must(d.t, err)
	return batch
}

func TestAddExport_keeps_the_bytes_and_marks_what_went_out(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		e, later := d.entry(refund("2026-10-03", "1", 4400)), d.entry(refund("2026-11-03", "2", 100))
		x := Export{
			Batch: mustBatch(d), Kind: "yayoi", From: "2026-10-01", To: "2026-10-31", FileName: "yayoi.csv", SHA256: "abc", Size: 300, Rows: 1, MadeOf: "m1", Settings: `{"a":1}`,
			Warnings: "[]", Data: []byte{0x81, 0, 0xff},
		}
		kept, err := d.AddExport(d.ctx, clerk, x, []int64{e.ID})
		must(t, err)
		if _, err := d.AddExport(d.ctx, clerk, x, []int64{e.ID}); !errors.Is(err, ErrConflict) {
			t.Errorf("the same batch twice: %v", err)
		}
		x.ID, x.Entries, x.By = kept.ID, 1, Signed{d.at.Load(), clerk.Staff, clerk.Name}
		again, err := d.ExportMadeOf(d.ctx, "m1")
		must(t, err)
		if !reflect.DeepEqual(kept, x) || !reflect.DeepEqual(again, x) || !strings.HasSuffix(x.Batch, "-0001") {
			t.Errorf("kept %+v\nread %+v\nwant %+v", kept, again, x)
		}
		held, err := d.ExportedAs(d.ctx, "yayoi", "2026-01-01", "2026-12-31")
		must(t, err)
		if len(held) != 1 || len(held[e.ID]) != 1 || held[e.ID][0].Batch != x.Batch {
			t.Errorf("held %+v", held)
		}
		if other, err := d.ExportedAs(d.ctx, "mf", "2026-01-01", "2026-12-31"); err != nil || len(other) != 0 {
			t.Errorf("as another kind: %+v, %v", other, err)
		}
		list, err := d.Exports(d.ctx, 0, 10)
		must(t, err)
		if len(list) != 1 || list[0].Data != nil || list[0].SHA256 != "abc" {
			t.Errorf("listed %+v", list)
		}
		if of, err := d.ExportsOf(d.ctx, "yayoi"); err != nil || !reflect.DeepEqual(of, list) {
			t.Errorf("of its kind: %+v, %v", of, err)
		}
		if of, err := d.ExportsOf(d.ctx, "package"); err != nil || len(of) != 0 {
			t.Errorf("of another kind: %+v, %v", of, err)
		}
		now, err := d.Entry(d.ctx, e.ID)
		must(t, err)
		if rest, err := d.Entry(d.ctx, later.ID); err != nil || now.Status != EntryExported || !slices.Equal(now.Exports, []string{x.Batch}) || rest.Status != EntryConfirmed {
			t.Errorf("now %+v\n%+v, %v", now, rest, err)
		}
	})
}
