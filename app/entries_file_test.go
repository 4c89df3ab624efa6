package app

import (
	"strings"
	"testing"
)

const theirTable = "受注番号,返金日,店舗,返金額,税率,区分,理由\n" +
	"412345-20261105-0000000001,2026/11/05,楽天市場,1100,10%,一部返金,箱のつぶれ\n" +
	"412345-20261106-0000000002,2026/11/06,らくてん,2200,10%,一部返金,遅れ\n"

func TestImportEntries_shows_a_file_and_takes_it_in_only_as_a_whole(t *testing.T) {
	d, _, _ := shopOf(t)
	owner := asOwner(t, d)
	held := must[HeldFile](t)(d.HoldEntryFile(owner, "表.csv", []byte(theirTable)))
	in := EntryImport{Token: held.Token}
	view := must[EntryFileView](t)(d.ImportEntries(owner, in))
	if view.Problem != "" || len(view.Columns) != 7 || view.Plan.New != 1 || view.Plan.Refused != 1 || view.Plan.Rows[0].Place != "3 行目" {
		t.Fatalf("%+v", view)
	}
	if len(view.Words) != 1 || view.Words[0] != (EntryFileWord{Field: "channel", Word: "らくてん"}) {
		t.Errorf("unexplained %+v", view.Words)
	}
	in.Apply = true
	_, err := d.ImportEntries(owner, in)
	refused(t, err, "entry_import")
	in.Fields, in.Words = view.Fields, []EntryFileWord{{Field: "channel", Word: "らくてん", Ours: "rakuten"}}
	view = must[EntryFileView](t)(d.ImportEntries(owner, in))
	if !view.Plan.Done || view.Plan.New != 2 || len(view.Words) != 1 {
		t.Errorf("%+v", view)
	}
	if page := must[EntryPage](t)(d.Entries(owner, EntryQuery{From: "2026-11-05", To: "2026-11-06"})); len(page.Entries) != 2 {
		t.Errorf("in the books: %+v", page)
	}
}

func TestImportEntries_says_which_column_is_wanting(t *testing.T) {
	d, _, _ := shopOf(t)
	owner := asOwner(t, d)
	held := must[HeldFile](t)(d.HoldEntryFile(owner, "表.csv", []byte("日付,金額\n2026/11/05,1100\n")))
	in := EntryImport{Token: held.Token}
	view := must[EntryFileView](t)(d.ImportEntries(owner, in))
	if !strings.HasPrefix(view.Problem, "「モール」「種別」") {
		t.Errorf("%q", view.Problem)
	}
	in.Fields = view.Fields
	for i, f := range in.Fields {
		in.Fields[i].Constant = map[string]string{"channel": "own", "type": "COMP_POINT"}[f.Key]
	}
	if view = must[EntryFileView](t)(d.ImportEntries(owner, in)); view.Problem != "" || view.Plan.New != 1 {
		t.Errorf("%+v", view)
	}
	_, err := d.ImportEntries(owner, EntryImport{Token: "gone"})
	refused(t, err, "entry_file")
	if held, err := d.HoldEntryFile(owner, "x.json", []byte(`{"events":[{"date":"2026-11-05"}]}`)); err != nil || must[EntryFileView](t)(d.ImportEntries(owner, EntryImport{Token: held.Token})).Table {
		t.Error("JSON has no columns", err)
	}
}
