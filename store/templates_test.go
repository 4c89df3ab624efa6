package store

import (
	"errors"
	"reflect"
	"testing"
)

// wholeTemplate has something in every field a shop decides.
func wholeTemplate(d *desk) Template {
	d.t.Helper()
	c, err := d.SaveCategory(d.ctx, clerk, Category{Name: "配送"})
	must(d.t, err)
	owner, err := d.EnsureOwner(d.ctx, "店長")
	must(d.t, err)
	return Template{
		Name: "お礼", Reading: "おれい", Category: "配送", CategoryID: c.ID, OwnerID: owner.ID, Owner: "店長", Subject: "お礼", Body: "ありがとうございます",
		Next: StateDone, ReviewOn: "2026-12-01", ValidFrom: "2026-11-01", ValidTo: "2027-01-10", FollowDays: 3, Approval: true,
		Steps: []string{"送り状を直す", "モールを直す"}, Records: "REFUND_PARTIAL", Library: "t01",
		Texts: []TemplateText{{Channel: "mailbox", Subject: "ご注文のお礼", Body: "メールの文"}, {Channel: "rakuten", Body: "楽天の文"}},
	}
}

func TestTemplate_reads_back_as_it_was_written(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		want := wholeTemplate(d)
		saved, err := d.SaveTemplate(d.ctx, clerk, want)
		must(t, err)
		want.ID, want.Version = saved.ID, 1
		if !reflect.DeepEqual(saved, want) {
			t.Errorf("saved %+v\nwant %+v", saved, want)
		}
		must(t, d.TemplateUsed(d.ctx, saved.ID))
		want.Uses, want.UsedAt = 1, d.at.Load()
		for name, read := range map[string]func() (Template, error){
			"by id":   func() (Template, error) { return d.Template(d.ctx, saved.ID) },
			"by name": func() (Template, error) { return d.TemplateByName(d.ctx, "お礼") },
			"in the list": func() (Template, error) {
				all, err := d.Templates(d.ctx)
				return all[0], err
			},
		} {
			if got, err := read(); err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("%s: %+v, %v", name, got, err)
			}
		}
	})
}

func TestTemplates_are_versioned_and_named_once(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		first, err := d.SaveTemplate(d.ctx, clerk, wholeTemplate(d))
		must(t, err)
		if _, err := d.SaveTemplate(d.ctx, clerk, Template{Name: "お礼", Body: "x"}); !errors.Is(err, ErrConflict) {
			t.Errorf("same name: %v", err)
		}
		other, err := d.SaveTemplate(d.ctx, clerk, Template{Name: "お詫び", Body: "x"})
		must(t, err)
		other.Name = "お礼"
		if _, err := d.SaveTemplate(d.ctx, clerk, other); !errors.Is(err, ErrTaken) {
			t.Errorf("renamed to one that is there: %v", err)
		}
		changed := first
		changed.Texts = nil
		changed, err = d.SaveTemplate(d.ctx, clerk, changed)
		must(t, err)
		if got, err := d.Template(d.ctx, first.ID); err != nil || len(got.Texts) != 0 || got.Version != 2 {
			t.Errorf("texts are replaced as a whole: %+v, %v", got, err)
		}
		if _, err := d.SaveTemplate(d.ctx, clerk, first); !errors.Is(err, ErrConflict) {
			t.Errorf("old version: %v", err)
		}
		if got, err := d.Template(d.ctx, first.ID); err != nil || !reflect.DeepEqual(got, changed) {
			t.Errorf("a refused save left %+v, %v", got, err)
		}
	})
}

func TestSaveTexts_saves_all_or_none(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		err := d.SaveTexts(d.ctx, clerk, []Snippet{{Name: "結び", Body: "x"}}, []Template{{Name: "一", Body: "x"}, {Name: "一", Body: "y"}})
		if !errors.Is(err, ErrConflict) {
			t.Errorf("got %v", err)
		}
		if all, err := d.Templates(d.ctx); err != nil || len(all) != 0 {
			t.Errorf("left %+v, %v", all, err)
		}
		if all, err := d.Snippets(d.ctx); err != nil || len(all) != 0 {
			t.Errorf("left %+v, %v", all, err)
		}
		must(t, d.SaveTexts(d.ctx, clerk, []Snippet{{Name: "結び", Body: "x\x00"}}, []Template{{Name: "一", Body: "x\x00"}}))
		if got, err := d.TemplateByName(d.ctx, "一"); err != nil || got.Body != "x" {
			t.Errorf("%+v, %v", got, err)
		}
	})
}

func TestDeleteTemplate_can_be_taken_back_with_its_texts(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		saved, err := d.SaveTemplate(d.ctx, clerk, wholeTemplate(d))
		must(t, err)
		must(t, d.DeleteTemplate(d.ctx, clerk, saved.ID))
		if _, err := d.Template(d.ctx, saved.ID); !errors.Is(err, ErrNotFound) {
			t.Errorf("deleted: %v", err)
		}
		if c := d.newest(); c.Verb != "template_delete" || c.Detail != "お礼" {
			t.Errorf("journal %+v", c)
		}
		if u := d.undo(0); len(u.Left) != 0 {
			t.Errorf("left %+v", u.Left)
		}
		got, err := d.Template(d.ctx, saved.ID)
		must(t, err)
		saved.Version = got.Version
		if !reflect.DeepEqual(got, saved) {
			t.Errorf("got %+v", got)
		}
		must(t, d.DeleteTemplate(d.ctx, clerk, saved.ID))
		_, err = d.SaveTemplate(d.ctx, clerk, Template{Name: "お礼", Body: "新しい文"})
		must(t, err)
		if u := d.undo(0); !reflect.DeepEqual(u.Left, []Left{{Part: "template", Why: "changed"}}) {
			t.Errorf("the name is taken by now: %+v", u.Left)
		}
	})
}

func TestTemplates_of_before_the_library_get_its_words_once(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		old, err := d.SaveTemplate(d.ctx, clerk, Template{Name: "返金のご案内", Body: "x"})
		must(t, err)
		own, err := d.SaveTemplate(d.ctx, clerk, Template{Name: "店の文", Body: "x"})
		must(t, err)
		must(t, d.MatchTemplateLibrary(d.ctx, map[string]string{"返金のご案内": "refund"}))
		must(t, d.MatchTemplateLibrary(d.ctx, map[string]string{"店の文": "return"}))
		for id, want := range map[int64]string{old.ID: "refund", own.ID: ""} {
			if got, err := d.Template(d.ctx, id); err != nil || got.Library != want {
				t.Errorf("%s: %q, %v", got.Name, got.Library, err)
			}
		}
	})
}

func TestTemplates_follow_their_category(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		before, err := d.SaveTemplate(d.ctx, clerk, Template{Name: "前からの文", Category: "返品", Body: "x"})
		must(t, err)
		unknown, err := d.SaveTemplate(d.ctx, clerk, Template{Name: "知らない分類", Category: "その他いろいろ", Body: "x"})
		must(t, err)
		back, err := d.SaveCategory(d.ctx, clerk, Category{Name: "返品"})
		must(t, err)
		other, err := d.SaveCategory(d.ctx, clerk, Category{Name: "返品・交換"})
		must(t, err)
		must(t, d.MatchTemplateCategories(d.ctx))
		if got, err := d.Template(d.ctx, before.ID); err != nil || got.CategoryID != back.ID {
			t.Errorf("matched by name: %+v, %v", got, err)
		}
		if got, err := d.Template(d.ctx, unknown.ID); err != nil || got.CategoryID != 0 || got.Category != "その他いろいろ" {
			t.Errorf("an unknown word stays: %+v, %v", got, err)
		}
		must(t, d.RemoveCategory(d.ctx, clerk, back.ID, back.Version, other.ID))
		if got, err := d.Template(d.ctx, before.ID); err != nil || got.CategoryID != other.ID || got.Category != "返品・交換" {
			t.Errorf("moved with its inquiries: %+v, %v", got, err)
		}
		if got, err := d.SaveTemplate(d.ctx, clerk, Template{Name: "名前で", Category: "返品・交換", Body: "x"}); err != nil || got.CategoryID != other.ID {
			t.Errorf("found by its name: %+v, %v", got, err)
		}
	})
}

func TestSnippets_are_versioned_and_named_once(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		first, err := d.SaveSnippet(d.ctx, clerk, Snippet{Name: "結び", Reading: "むすび", Body: "よろしくお願いいたします。"})
		must(t, err)
		if _, err := d.SaveSnippet(d.ctx, clerk, Snippet{Name: "結び", Body: "x"}); !errors.Is(err, ErrTaken) {
			t.Errorf("same name: %v", err)
		}
		changed := first
		changed.Body = "どうぞよろしくお願いいたします。"
		changed, err = d.SaveSnippet(d.ctx, clerk, changed)
		must(t, err)
		if _, err := d.SaveSnippet(d.ctx, clerk, first); !errors.Is(err, ErrConflict) {
			t.Errorf("old version: %v", err)
		}
		if all, err := d.Snippets(d.ctx); err != nil || !reflect.DeepEqual(all, []Snippet{changed}) {
			t.Errorf("got %+v, %v", all, err)
		}
		if err := d.RemoveSnippet(d.ctx, clerk, first.ID, first.Version); !errors.Is(err, ErrConflict) {
			t.Errorf("removed as it was before: %v", err)
		}
		must(t, d.RemoveSnippet(d.ctx, clerk, changed.ID, changed.Version))
		if all, err := d.Snippets(d.ctx); err != nil || len(all) != 0 {
			t.Errorf("after the removal %+v, %v", all, err)
		}
	})
}

func TestSnippet_comes_back_as_it_was_unless_its_name_is_taken(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		first, err := d.SaveSnippet(d.ctx, clerk, Snippet{Name: "結び", Reading: "むすび", Body: "よろしく"})
		must(t, err)
		must(t, d.RemoveSnippet(d.ctx, clerk, first.ID, first.Version))
		undone, err := d.Undo(d.ctx, clerk, 0, bothMarks, nil)
		if err != nil || undone.Verb != "snippet_remove" || undone.Detail != "結び" {
			t.Fatalf("%+v %v", undone, err)
		}
		first.Version += 2
		if all, err := d.Snippets(d.ctx); err != nil || !reflect.DeepEqual(all, []Snippet{first}) {
			t.Errorf("came back as %+v, %v", all, err)
		}
		must(t, d.RemoveSnippet(d.ctx, clerk, first.ID, first.Version))
		other, err := d.SaveSnippet(d.ctx, clerk, Snippet{Name: "結び", Body: "敬具"})
		must(t, err)
		undone, err = d.Undo(d.ctx, clerk, 0, bothMarks, nil)
		if err != nil || len(undone.Left) != 1 || undone.Left[0].Part != "snippet" {
			t.Errorf("over another of its name: %+v %v", undone, err)
		}
		if all, err := d.Snippets(d.ctx); err != nil || !reflect.DeepEqual(all, []Snippet{other}) {
			t.Errorf("got %+v, %v", all, err)
		}
	})
}

func TestSignatureFor_takes_the_most_exact_one(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		const shop, other, person, nobody = 3, 4, 7, 8
		for _, g := range []Signature{
			{Body: "みんな"}, {Account: shop, Body: "店"}, {Staff: person, Body: "人"}, {Account: shop, Staff: person, Body: "店の人"},
		} {
			saved, err := d.SaveSignature(d.ctx, clerk, g)
			must(t, err)
			if saved.Version != 1 {
				t.Errorf("saved %+v", saved)
			}
		}
		for _, one := range []struct {
			account, staff int64
			want           string
		}{{shop, person, "店の人"}, {shop, nobody, "店"}, {other, person, "人"}, {other, nobody, "みんな"}} {
			got, err := d.SignatureFor(d.ctx, one.account, one.staff)
			must(t, err)
			if got.Body != one.want {
				t.Errorf("account %d staff %d: %q, want %q", one.account, one.staff, got.Body, one.want)
			}
		}
		if _, err := d.SaveSignature(d.ctx, clerk, Signature{Account: shop, Body: "別の窓から"}); !errors.Is(err, ErrConflict) {
			t.Errorf("a second first one: %v", err)
		}
		if _, err := d.SaveSignature(d.ctx, clerk, Signature{Account: shop, Body: "店 2", Version: 1}); err != nil {
			t.Error(err)
		}
		if _, err := d.SaveSignature(d.ctx, clerk, Signature{Account: shop, Version: 1}); !errors.Is(err, ErrConflict) {
			t.Errorf("removed as it was before: %v", err)
		}
		if _, err := d.SaveSignature(d.ctx, clerk, Signature{Account: shop, Version: 2}); err != nil {
			t.Error(err)
		}
		if got, err := d.SignatureFor(d.ctx, shop, nobody); err != nil || got.Body != "みんな" {
			t.Errorf("after the removal %+v, %v", got, err)
		}
	})
}
