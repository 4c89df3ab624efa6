package app

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"madoguchi/store"
)

// heldMost notes while a file is written how much of it and of all else is held in memory.
type heldMost struct{ written, looked, held uint64 }

const lookEvery = 4 << 20

func (h *heldMost) Write(b []byte) (int, error) {
	if h.written += uint64(len(b)); h.written-h.looked >= lookEvery {
		h.looked = h.written
		h.held = max(h.held, heap())
	}
	return len(b), nil
}

func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func TestBundle_of_many_papers_holds_only_a_few_of_them_at_once(t *testing.T) {
	d := deskToBundle(t)
	ctx := asOwner(t, d)
	const papers, each = 40, 1 << 20
	dice := rand.New(rand.NewPCG(1, 1))
	for i := range papers {
		data := make([]byte, each)
		for k := range data {
			data[k] = byte(dice.Uint32())
		}
		must[store.Document](t)(d.store.AddDocument(ctx, store.Actor{}, store.Document{
			DocID: must[string](t)(d.store.NextDocument(ctx)), Kind: "receipt", Label: "領収書", Direction: store.DocumentSent, Issued: "2026-11-06", Traded: "2026-11-06",
			Partner: fmt.Sprintf("客 %d", i), Amount: 1, Way: "mail", Name: "a.pdf", Type: "application/pdf", KeepUntil: "2034-02-28",
		}, data, nil))
	}
	before := heap()
	var first, again heldMost
	o := must[*outgoing](t)(d.writeExport(ctx, november, &first))
	if len(o.data) > each {
		t.Errorf("%d bytes are kept of it: the papers are kept already", len(o.data))
	}
	done := must[ExportDone](t)(d.logged(ctx, o))
	_, write, err := d.ExportOut(ctx, done.Export.ID)
	if err == nil {
		err = write(&again)
	}
	if err != nil || first.written < papers*each || again.written != first.written || int64(first.written) != done.Export.Size {
		t.Fatalf("%v, %d and %d bytes", err, first.written, again.written)
	}
	for _, h := range []heldMost{first, again} {
		if most := before + 10*each; h.held > most {
			t.Errorf("held %d MB while writing %d", (h.held-before)>>20, h.written>>20)
		}
	}
}

func TestExport_that_cannot_get_its_name_is_logged_and_is_the_same_the_next_time(t *testing.T) {
	d := deskToBundle(t)
	ctx := asOwner(t, d)
	path := filepath.Join(t.TempDir(), "a.zip")
	if err := os.MkdirAll(filepath.Join(path, "taken"), 0o700); err != nil {
		t.Fatal(err)
	}
	_, err := d.ExportTo(ctx, november, path)
	refused(t, err, "export_unplaced")
	if left := must[[]fs.DirEntry](t)(os.ReadDir(filepath.Dir(path))); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
	log := must[ExportList](t)(d.Exports(ctx, ExportQuery{}))
	done := must[ExportDone](t)(d.ExportTo(ctx, november, path+".zip"))
	if len(log.Exports) != 1 || !done.Again || done.Export.ID != log.Exports[0].ID || !bytes.Equal(fetched(t, d, done.Export), must[[]byte](t)(os.ReadFile(path+".zip"))) {
		t.Errorf("logged %+v, then %+v", log.Exports, done)
	}
}

func TestWriteWhole_clears_what_was_left_half_written_the_day_before(t *testing.T) {
	dir := t.TempDir()
	for name, age := range map[string]time.Duration{unfinished + "1": 25 * time.Hour, unfinished + "2": time.Hour, "a.zip": 48 * time.Hour} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, time.Time{}, time.Now().Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	if err := WriteWhole(filepath.Join(dir, "b.zip"), func(w io.Writer) error { _, err := w.Write([]byte("b")); return err }); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range must[[]fs.DirEntry](t)(os.ReadDir(dir)) {
		names = append(names, e.Name())
	}
	if !slices.Equal(names, []string{unfinished + "2", "a.zip", "b.zip"}) {
		t.Errorf("left: %q", names)
	}
}
