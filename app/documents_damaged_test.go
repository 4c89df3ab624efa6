package app

import (
	"bytes"
	"database/sql"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"madoguchi/store"
)

// behind changes the database behind the back of its triggers, as a bad disk does.
func behind(t *testing.T, d *Desk, statements ...string) {
	t.Helper()
	db := must[*sql.DB](t)(sql.Open("sqlite", filepath.Join(d.profile, "madoguchi.db")))
	defer func() { _ = db.Close() }()
	for _, s := range statements {
		must[sql.Result](t)(db.ExecContext(t.Context(), s))
	}
}

// readBehind reads what nobody is shown.
func readBehind(t *testing.T, d *Desk, query string, to any) {
	t.Helper()
	db := must[*sql.DB](t)(sql.Open("sqlite", filepath.Join(d.profile, "madoguchi.db")))
	defer func() { _ = db.Close() }()
	if err := db.QueryRowContext(t.Context(), query).Scan(to); err != nil {
		t.Fatal(err)
	}
}

func TestBundle_and_zip_leave_a_damaged_paper_out_and_say_so(t *testing.T) {
	d := deskToBundle(t)
	ctx := asOwner(t, d)
	behind(t, d, `DROP TRIGGER document_bytes_stay`, `UPDATE document_bytes SET data = X'00'`)
	seen := must[ExportPreview](t)(d.ExportPreview(ctx, november)).Seen
	asSeen := november
	asSeen.Seen = seen
	done := must[ExportDone](t)(d.ExportBooks(ctx, asSeen))
	names, files := unzipped(t, fetched(t, d, done.Export))
	if slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(n, "書類/") }) {
		t.Errorf("holds %q", names)
	}
	if !strings.Contains(files["はじめにお読みください.txt"], "DOC-202604-0001 は中身が壊れている") || !strings.Contains(files["CSV/証憑台帳_2026-11.csv"], "領収書 中身が壊れています") {
		t.Error("nobody learns of it")
	}
	if again := must[ExportDone](t)(d.ExportBooks(ctx, november)); !again.Again {
		t.Error("another file for the same damage")
	}
	var out bytes.Buffer
	if n := must[int](t)(d.DocumentsZip(ctx, DocumentQuery{}, &out)); n != 0 {
		t.Errorf("%d papers given out", n)
	}
	if names, files := unzipped(t, out.Bytes()); len(names) != 1 || !strings.Contains(files["index.csv"], "中身が壊れています") {
		t.Errorf("%q", files)
	}
}

func TestBundle_whose_paper_was_damaged_later_goes_out_without_it_and_never_as_the_same(t *testing.T) {
	d := deskToBundle(t)
	ctx := asOwner(t, d)
	first := must[ExportDone](t)(d.ExportBooks(ctx, november))
	behind(t, d, `DROP TRIGGER document_bytes_stay`, `UPDATE document_bytes SET data = X'00'`)
	path := filepath.Join(t.TempDir(), "a.zip")
	_, err := d.ExportAgainTo(ctx, ID{ID: first.Export.ID}, path)
	refused(t, err, "document_damaged")
	if left := must[[]fs.DirEntry](t)(os.ReadDir(filepath.Dir(path))); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
	second := must[ExportDone](t)(d.ExportTo(ctx, november, path))
	if names, _ := unzipped(t, must[[]byte](t)(os.ReadFile(path))); second.Again || len(names) != 7 {
		t.Errorf("%+v holds %q", second, names)
	}
}

func TestExportPreview_of_a_bundle_reads_no_paper_and_makes_no_file(t *testing.T) {
	d := deskToBundle(t)
	ctx := asOwner(t, d)
	behind(t, d, `DROP TRIGGER document_bytes_are_kept`, `DELETE FROM document_bytes`) // reading one would fail
	o := must[*outgoing](t)(d.gather(ctx, &outgoing{in: november, preview: true}))
	if len(o.bundled.papers) != 1 || o.bundled.papers[0].damaged || o.files != nil || o.data != nil {
		t.Errorf("made %+v of %+v", o.files, o.bundled.papers)
	}
	want := []ExportPart{
		{Name: "はじめにお読みください.txt", What: "合計と注意、ファイルの一覧", Files: 1},
		{Name: "会計ソフト/yayoi_2026-11.csv", What: "弥生会計に取り込むファイル", Files: 1},
		{Name: "会計イベント_2026-11.xlsx", What: "すべての記録（Excel）", Files: 1},
		{Name: "CSV/会計イベント_2026-11.csv", What: "すべての記録（CSV）", Files: 1},
		{Name: "CSV/月次集計_2026-11.csv", What: "月とモールごとの合計", Files: 1},
		{Name: "CSV/証憑台帳_2026-11.csv", What: "書類の一覧", Files: 1},
		{Name: "月のまとめ_2026-11.pdf", What: "月のまとめ（PDF）", Files: 1},
		{Name: "書類/", What: "書類", Files: 1, Size: int64(len("%PDF-1.7 見本"))},
	}
	if p := must[ExportPreview](t)(d.ExportPreview(ctx, november)); !slices.Equal(p.Contents, want) {
		t.Errorf("lists %+v", p.Contents)
	}
}

func TestKeepDocument_keeps_the_same_file_once(t *testing.T) {
	d := paperShop(t)
	ctx := asOwner(t, d)
	in := NewDocument{Kind: docInvoice, Issued: "2026-03-31", Traded: "2026-04-02", Partner: "ミホン運輸", Amount: 15290}
	bill := []byte("%PDF-1.7 bill")
	first := must[Document](t)(d.KeepDocumentFile(ctx, in, "x.pdf", bill))
	_, err := d.KeepDocumentFile(ctx, in, "y.pdf", bill)
	refused(t, err, "document_twice")
	right := in
	right.Corrects, right.Reason, right.Amount = first.ID, "金額の誤り", 15920
	second := must[Document](t)(d.KeepDocumentFile(ctx, right, "x.pdf", bill))
	_, err = d.KeepDocumentFile(ctx, in, "x.pdf", bill)
	refused(t, err, "document_twice")
	must[Document](t)(d.VoidDocument(ctx, DocumentEnd{ID: second.ID, Reason: "別の店のもの"}))
	must[Document](t)(d.KeepDocumentFile(ctx, in, "x.pdf", bill))
	if page := must[store.DocumentPage](t)(d.store.Documents(ctx, store.DocumentQuery{})); len(page.Documents) != 3 {
		t.Errorf("%d kept", len(page.Documents))
	}
}

func TestKeepDocument_is_kept_from_the_later_of_its_days(t *testing.T) {
	d := paperShop(t)
	in := NewDocument{Kind: docInvoice, Issued: "2025-12-31", Traded: "2026-01-05", Partner: "ミホン運輸", Amount: 100}
	x := must[Document](t)(d.KeepDocumentFile(asOwner(t, d), in, "x.pdf", []byte("%PDF")))
	b := must[Books](t)(d.Books(asOwner(t, d)))
	if x.KeepUntil != b.Shop.KeepUntil("2026-01-05") || x.KeepUntil == b.Shop.KeepUntil("2025-12-31") {
		t.Errorf("kept until %s", x.KeepUntil)
	}
}
