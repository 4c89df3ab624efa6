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
	if len(view.Plan.Doubts) == 0 || view.Plan.Doubts[0].Column != "2 行目の発生日" {
		t.Errorf("a doubt does not say of which row: %+v", view.Plan.Doubts)
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

func TestEntryMaps_read_the_next_table_with_the_same_headings_by_themselves(t *testing.T) {
	d, _, _ := shopOf(t)
	owner := asOwner(t, d)
	hold := func(text string) string {
		t.Helper()
		return must[HeldFile](t)(d.HoldEntryFile(owner, "表.csv", []byte(text))).Token
	}
	token := hold(theirTable)
	view := must[EntryFileView](t)(d.ImportEntries(owner, EntryImport{Token: token}))
	_, err := d.SaveEntryMap(owner, EntryMapSave{Token: token, Name: " ", Fields: view.Fields})
	refused(t, err, "entry_map_name")
	_, err = d.SaveEntryMap(owner, EntryMapSave{Token: token, Name: "空"})
	refused(t, err, "entry_map")
	fields := view.Fields
	for i, f := range fields {
		if f.Key == "note" {
			fields[i].Columns = []string{"区分"}
		}
	}
	saved := must[EntryMapList](t)(d.SaveEntryMap(owner, EntryMapSave{
		Token: token, Name: "楽天の返金", Fields: fields, Words: []EntryFileWord{{Field: "channel", Word: "らくてん", Ours: "rakuten"}},
	}))
	if m := saved.Maps[0]; len(saved.Maps) != 1 || len(m.Columns) != 7 || len(m.Fields) != 8 || m.Words[0].Ours != "rakuten" {
		t.Fatalf("%+v", saved)
	}

	// Another file of the same shop, its columns in another order.
	head, body, _ := strings.Cut(theirTable, "\n")
	next := hold(head + "\n" + strings.ReplaceAll(body, "2026/11", "2026/12"))
	view = must[EntryFileView](t)(d.ImportEntries(owner, EntryImport{Token: next}))
	if view.Map != "楽天の返金" || view.Plan.Refused != 0 || view.Plan.New != 2 || len(view.Maps) != 1 || !view.Maps[0].Fits {
		t.Errorf("%+v", view)
	}
	if guessed := must[EntryFileView](t)(d.ImportEntries(owner, EntryImport{Token: next, Guess: true})); guessed.Map != "" || guessed.Plan.Refused != 1 {
		t.Errorf("%+v", guessed)
	}
	longer := hold("伝票,受注番号,返金日,店舗,返金額,税率,区分,理由\n1,2,2026/12/05,らくてん,1100,10%,一部返金,箱\n")
	if other := must[EntryFileView](t)(d.ImportEntries(owner, EntryImport{Token: longer})); other.Map != "" || !other.Maps[0].Fits {
		t.Errorf("another header is offered the map, not read by it: %+v", other)
	}
	if named := must[EntryFileView](t)(d.ImportEntries(owner, EntryImport{Token: longer, Map: "楽天の返金"})); named.Plan.New != 1 {
		t.Errorf("%+v", named)
	}
	_, err = d.ImportEntries(owner, EntryImport{Token: next, Map: "ない"})
	refused(t, err, "entry_map_unknown")
	_, err = d.RemoveEntryMap(owner, EntryMapName{Name: "ない"})
	refused(t, err, "entry_map_unknown")
	if left := must[EntryMapList](t)(d.RemoveEntryMap(owner, EntryMapName{Name: "楽天の返金"})); len(left.Maps) != 0 {
		t.Errorf("%+v", left)
	}
}
