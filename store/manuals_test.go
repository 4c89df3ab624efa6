package store

import (
	"errors"
	"testing"
)

func TestManual_is_versioned_and_the_own_page_comes_first(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		c, err := d.SaveCategory(d.ctx, clerk, Category{Name: "返品"})
		must(t, err)
		common, err := d.SaveManual(d.ctx, clerk, Manual{Body: "# はじめに"})
		must(t, err)
		own, err := d.SaveManual(d.ctx, clerk, Manual{CategoryID: c.ID, Body: "# 返品"})
		must(t, err)
		if own.Version != 1 || own.ChangedAt != d.at.Load() || common.CategoryID != 0 {
			t.Errorf("saved %+v, %+v", common, own)
		}
		if _, err := d.SaveManual(d.ctx, clerk, Manual{CategoryID: c.ID, Body: "別"}); !errors.Is(err, ErrConflict) {
			t.Errorf("written twice: %v", err)
		}
		pages, err := d.ManualsFor(d.ctx, c.ID)
		must(t, err)
		if len(pages) != 2 || pages[0].Body != "# 返品" || pages[1].Body != "# はじめに" {
			t.Errorf("beside an inquiry: %+v", pages)
		}
		if pages, err = d.ManualsFor(d.ctx, 0); err != nil || len(pages) != 1 {
			t.Errorf("without a category: %+v, %v", pages, err)
		}
		stale := own
		own.Body = ""
		own, err = d.SaveManual(d.ctx, clerk, own)
		must(t, err)
		if all, err := d.Manuals(d.ctx); err != nil || len(all) != 1 || own.Version != 2 {
			t.Errorf("an emptied page is listed: %+v, %v", all, err)
		}
		if _, err := d.SaveManual(d.ctx, clerk, stale); !errors.Is(err, ErrConflict) {
			t.Errorf("an old version: %v", err)
		}
		again, err := d.SaveManual(d.ctx, clerk, Manual{CategoryID: c.ID, Body: "もう一度"})
		if err != nil || again.Version != 3 {
			t.Errorf("written anew: %+v, %v", again, err)
		}
		if _, err := d.SaveManual(d.ctx, clerk, Manual{CategoryID: 999, Body: "x"}); !errors.Is(err, ErrNotFound) {
			t.Errorf("a category that is not there: %v", err)
		}
	})
}

func TestRemoveCategory_hands_its_knowledge_to_the_one_in_its_place(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		ids := map[string]Category{}
		for _, name := range []string{"返品", "交換", "返金"} {
			c, err := d.SaveCategory(d.ctx, clerk, Category{Name: name})
			must(t, err)
			ids[name] = c
			_, err = d.SaveFAQ(d.ctx, clerk, FAQ{Question: name, Answer: "x", CategoryID: c.ID})
			must(t, err)
		}
		for _, name := range []string{"返品", "交換"} {
			_, err := d.SaveManual(d.ctx, clerk, Manual{CategoryID: ids[name].ID, Body: name + "の手順"})
			must(t, err)
		}
		for _, from := range []string{"返品", "交換"} {
			must(t, d.RemoveCategory(d.ctx, clerk, ids[from].ID, ids[from].Version, ids["返金"].ID))
		}
		pages, err := d.ManualsFor(d.ctx, ids["返金"].ID)
		must(t, err)
		if len(pages) != 1 || pages[0].Body != "返品の手順\n\n交換の手順" {
			t.Errorf("got %+v", pages)
		}
		all, err := d.FAQs(d.ctx)
		must(t, err)
		for _, f := range all {
			if f.CategoryID != ids["返金"].ID {
				t.Errorf("%s is left behind in %d", f.Question, f.CategoryID)
			}
		}
	})
}
