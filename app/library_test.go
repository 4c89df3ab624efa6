package app

import (
	"slices"
	"testing"

	"madoguchi/app/reply"
)

func TestLibrary_is_there_from_the_first_start_and_never_writes_over(t *testing.T) {
	ctx := t.Context()
	d := open(t, &fake{})
	all, err := d.Templates(ctx, TemplateQuery{})
	if err != nil || len(all.Templates) != len(reply.Library()) {
		t.Fatalf("%d templates, %v", len(all.Templates), err)
	}
	for _, m := range all.Templates {
		if len(m.Problems) > 0 {
			t.Errorf("%s: %+v", m.Name, m.Problems)
		}
	}
	i := slices.IndexFunc(all.Templates, func(m Template) bool { return m.Name == "配送状況のご案内" })
	changed := all.Templates[i]
	changed.Name, changed.Body = "いつ届く", "当店の文です。"
	if _, err := d.SaveTemplate(ctx, changed); err != nil {
		t.Fatal(err)
	}
	gone := slices.IndexFunc(all.Templates, func(m Template) bool { return m.Name == "発送予定日のご案内" })
	if err := d.DeleteTemplate(ctx, ID{ID: all.Templates[gone].ID}); err != nil {
		t.Fatal(err)
	}
	_, err = d.AddLibrary(ctx, LibraryPick{Words: []string{"t03-ship-date", "t99-none"}})
	refused(t, err, "library_unknown")
	list, err := d.AddLibrary(ctx, LibraryPick{})
	if err != nil || !slices.Equal(list.Added, []string{"発送予定日のご案内"}) {
		t.Fatalf("added %v, %v", list.Added, err)
	}
	if list, err = d.AddLibrary(ctx, LibraryPick{}); err != nil || len(list.Added) > 0 {
		t.Errorf("added twice: %v, %v", list.Added, err)
	}
	mine, err := d.TemplateNamed(ctx, "いつ届く")
	if err != nil || mine.Body != "当店の文です。" {
		t.Errorf("written over: %+v, %v", mine, err)
	}
}

func TestLibrary_knows_what_former_names_stand_for(t *testing.T) {
	words := libraryWords()
	for former := range formerTitles {
		if _, ok := reply.InLibrary(words[former]); !ok {
			t.Errorf("%s stands for no text: %q", former, words[former])
		}
	}
	if len(words) != len(reply.Library())+len(formerTitles) {
		t.Errorf("%d names", len(words))
	}
}
