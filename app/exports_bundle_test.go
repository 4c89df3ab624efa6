package app

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/app/export/book"
	"madoguchi/store"
)

// deskToBundle is a desk with an entry that has a journal, a draft and a receipt in November.
func deskToBundle(t *testing.T) *Desk {
	t.Helper()
	d := open(t, &fake{})
	ctx := asOwner(t, d)
	b := must[Books](t)(d.Books(ctx))
	b.Package = "yayoi"
	must[Books](t)(d.SaveBooks(ctx, b))
	confirmed(t, d, must[EntryProposal](t)(d.ProposeEntry(ctx, EntryWish{Type: book.ReshipShipping, Date: "2026-11-05", Amount: 880, Partner: "見本運輸", Invoice: book.Qualified})).Entry)
	must[Entry](t)(d.SaveEntry(ctx, Entry{Date: "2026-11-07", Channel: book.Own, Type: book.CancelBeforeShip, Amount: 1}))
	must[store.Document](t)(d.store.AddDocument(ctx, store.Actor{}, store.Document{
		DocID: must[string](t)(d.store.NextDocument(ctx)),
		Kind:  "receipt", Label: "領収書", Direction: store.DocumentSent, Issued: "2026-11-06", Traded: "2026-11-05", Partner: `見本/商事`, Channel: book.Own,
		Amount: 22_000, Rates: []store.DocumentRate{{Rate: 10, Amount: 22_000, Tax: 2000}}, Way: "mail", Name: "領収書.pdf", Type: "application/pdf", KeepUntil: "2034-02-28",
	}, []byte("%PDF-1.7 見本"), nil))
	return d
}

func unzipped(t *testing.T, data []byte) (names []string, files map[string]string) {
	t.Helper()
	z := must[*zip.Reader](t)(zip.NewReader(bytes.NewReader(data), int64(len(data))))
	files = map[string]string{}
	for _, f := range z.File {
		r := must[io.ReadCloser](t)(f.Open())
		names, files[f.Name] = append(names, f.Name), string(must[[]byte](t)(io.ReadAll(r)))
	}
	return names, files
}

// fetched are the bytes of a file that went out, as a page fetches them.
func fetched(t *testing.T, d *Desk, x Export) []byte {
	t.Helper()
	_, write, err := d.ExportOut(asOwner(t, d), x.ID)
	var out bytes.Buffer
	if err == nil {
		err = write(&out)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

var november = ExportRequest{Kind: kindBundle, From: "2026-11-01", To: "2026-11-30"}

func TestBundle_holds_everything_for_the_accountant_with_its_hashes(t *testing.T) {
	d := deskToBundle(t)
	done := must[ExportDone](t)(d.ExportBooks(asOwner(t, d), november))
	data := fetched(t, d, done.Export)
	names, files := unzipped(t, data)
	want := []string{
		"はじめにお読みください.txt", "会計ソフト/yayoi_2026-11.csv", "会計イベント_2026-11.xlsx", "CSV/会計イベント_2026-11.csv", "CSV/月次集計_2026-11.csv",
		"CSV/証憑台帳_2026-11.csv", "月のまとめ_2026-11.pdf", "書類/20261105_見本-商事_22000_DOC-202604-0001.pdf",
	}
	if !slices.Equal(names, want) || done.Export.FileName != "税理士に渡すまとめ_2026-11.zip" || done.Type != "application/zip" {
		t.Errorf("%s holds %q", done.Export.FileName, names)
	}
	letter := files[want[0]]
	for _, name := range want[1:] {
		sum := sha256.Sum256([]byte(files[name]))
		if !strings.Contains(letter, name+"　") || !strings.Contains(letter, hex.EncodeToString(sum[:])) {
			t.Errorf("the letter does not know %s", name)
		}
	}
	for _, word := range []string{"期間の初日：2026-11-01", "対応表：弥生会計", "下書きが 1 件", "書き出しの番号：" + done.Export.Batch, "作成したプログラム：窓口 Madoguchi"} {
		if !strings.Contains(letter, word) {
			t.Errorf("%q is missing in\n%s", word, letter)
		}
	}
	if !strings.Contains(files[want[5]], "DOC-202604-0001,2026-11-06,2026-11-05,見本/商事,22000,22000,2000,0,0,領収書") {
		t.Errorf("the ledger says %q", files[want[5]])
	}
	sum := sha256.Sum256(data)
	if hex.EncodeToString(sum[:]) != done.Export.SHA256 || done.Export.Size != int64(len(data)) || done.Export.Entries != 1 || done.Data != "" {
		t.Errorf("logged as %+v", done.Export)
	}
}

func TestBundle_of_the_same_books_is_the_same_bytes_at_any_hour(t *testing.T) {
	d := deskToBundle(t)
	ctx := asOwner(t, d)
	var first, second, third bytes.Buffer
	one := must[*outgoing](t)(d.writeExport(ctx, november, &first))
	d.now = func() time.Time { return noon.Add(5 * time.Hour) }
	two := must[*outgoing](t)(d.writeExport(ctx, november, &second))
	if first.Len() == 0 || !bytes.Equal(first.Bytes(), second.Bytes()) || one.madeOf != two.madeOf {
		t.Errorf("%d and %d bytes", first.Len(), second.Len())
	}
	done, again := must[ExportDone](t)(d.ExportBooks(ctx, november)), must[ExportDone](t)(d.ExportBooks(ctx, november))
	must[*outgoing](t)(d.writeExport(ctx, november, &third))
	if done.Again || !again.Again || done.Export.ID != again.Export.ID || !bytes.Equal(first.Bytes(), third.Bytes()) || !bytes.Equal(first.Bytes(), fetched(t, d, done.Export)) {
		t.Error("another file the second time")
	}
}

func TestBundle_warns_of_what_went_out_in_another_file_for_the_same_program(t *testing.T) {
	d := deskToBundle(t)
	ctx := asOwner(t, d)
	alone := november
	alone.Kind = "yayoi"
	must[ExportDone](t)(d.ExportBooks(ctx, alone))
	if p := must[ExportPreview](t)(d.ExportPreview(ctx, november)); len(p.Earlier) != 1 || p.Earlier[0].Kind != "yayoi" || p.Drafts != 1 {
		t.Errorf("got %+v", p.Earlier)
	}
	d = deskToBundle(t)
	must[ExportDone](t)(d.ExportBooks(asOwner(t, d), november))
	if p := must[ExportPreview](t)(d.ExportPreview(asOwner(t, d), alone)); len(p.Earlier) != 1 || p.Earlier[0].Kind != kindBundle {
		t.Errorf("got %+v", p.Earlier)
	}
}

func TestExport_of_what_is_fresh_leaves_out_what_a_package_gave_to_the_same_program(t *testing.T) {
	d := deskToBundle(t)
	ctx := asOwner(t, d)
	use := func(program string) {
		t.Helper()
		b := must[Books](t)(d.Books(ctx))
		b.Package = program
		must[Books](t)(d.SaveBooks(ctx, b))
	}
	fresh := func(kind string) int {
		t.Helper()
		in := november
		in.Kind, in.Fresh = kind, true
		return len(must[ExportPreview](t)(d.ExportPreview(ctx, in)).Entries)
	}
	use("")
	must[ExportDone](t)(d.ExportBooks(ctx, november))
	if n := fresh("yayoi"); n != 1 {
		t.Errorf("a package without a program's file: %d", n)
	}
	use("yayoi")
	must[ExportDone](t)(d.ExportBooks(ctx, november))
	if yayoi, mf := fresh("yayoi"), fresh("mf"); yayoi != 0 || mf != 1 {
		t.Errorf("after one for yayoi: %d, %d for mf", yayoi, mf)
	}
	use("freee")
	must[ExportDone](t)(d.ExportBooks(ctx, november))
	if yayoi, freee, deals := fresh("yayoi"), fresh("freee"), fresh("freee-deals"); yayoi != 0 || freee != 0 || deals != 0 {
		t.Errorf("after one for freee: %d for yayoi, %d, %d as deals", yayoi, freee, deals)
	}
	all := november
	all.Fresh = true
	_, err := d.ExportPreview(ctx, all)
	refused(t, err, "export_fresh")
}

func TestBundle_of_a_month_that_was_locked_again_is_the_same_file(t *testing.T) {
	d, _, people := shopOf(t)
	ctx := asOwner(t, d)
	confirmed(t, d, Entry{Date: "2026-11-05", Channel: book.Rakuten, Type: book.CancelBeforeShip, Amount: 3300})
	open := func(w EntryDoubt) bool { return strings.Contains(w.Text, "2026年11月はまだ締めていません") }
	if p := must[ExportPreview](t)(d.ExportPreview(ctx, november)); !slices.ContainsFunc(p.Warnings, open) {
		t.Errorf("nobody learns that the month is open: %+v", p.Warnings)
	}
	must[EntryMonths](t)(d.LockMonth(ctx, MonthLock{Month: "2026-11", Locked: true}))
	first := must[ExportDone](t)(d.ExportBooks(ctx, november))
	must[EntryMonths](t)(d.LockMonth(ctx, MonthLock{Month: "2026-11"}))
	must[EntryMonths](t)(d.LockMonth(sit(t, d, people[RoleAccounting].ID), MonthLock{Month: "2026-11", Locked: true})) // by somebody else
	ctx = asOwner(t, d)
	again := must[ExportDone](t)(d.ExportBooks(ctx, november))
	if !again.Again || again.Export.ID != first.Export.ID || slices.ContainsFunc(first.Export.Warnings, open) {
		t.Errorf("again %+v, first %+v", again.Export, first.Export)
	}
}

func TestBundle_that_cannot_be_written_is_not_logged(t *testing.T) {
	d := deskToBundle(t)
	ctx := asOwner(t, d)
	if _, err := d.ExportTo(ctx, november, filepath.Join(t.TempDir(), "nowhere", "a.zip")); err == nil {
		t.Error("written into a folder that is not there")
	}
	if all := must[ExportList](t)(d.Exports(ctx, ExportQuery{})); len(all.Exports) != 0 {
		t.Errorf("logged %+v", all.Exports)
	}
	path := filepath.Join(t.TempDir(), "a.zip")
	changed := november
	changed.Seen = "otherwise"
	_, err := d.ExportTo(ctx, changed, path)
	refused(t, err, "export_changed")
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file stands there: %v", err)
	}
	must[ExportDone](t)(d.ExportTo(ctx, november, path))
	if names, _ := unzipped(t, must[[]byte](t)(os.ReadFile(path))); len(names) != 8 {
		t.Errorf("holds %q", names)
	}
}

func TestBundle_is_for_the_one_who_keeps_the_books(t *testing.T) {
	d, _, people := shopOf(t)
	confirmed(t, d, Entry{Date: "2026-11-05", Channel: book.Rakuten, Type: book.CancelBeforeShip, Amount: 3300})
	done := must[ExportDone](t)(d.ExportBooks(sit(t, d, people[RoleAccounting].ID), november))
	if _, files := unzipped(t, fetched(t, d, done.Export)); !strings.Contains(files["はじめにお読みください.txt"], "会計ソフトが決まっていない") {
		t.Error("nobody learns that no program is chosen")
	}
}
