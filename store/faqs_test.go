package store

import (
	"errors"
	"fmt"
	"reflect"
	"testing"
)

// questions are the entries as they stand, in order.
func (d *desk) questions() string {
	d.t.Helper()
	all, err := d.FAQs(d.ctx)
	must(d.t, err)
	out := []string{}
	for _, f := range all {
		out = append(out, f.Question)
	}
	return fmt.Sprint(out)
}

func (d *desk) faq(question string) FAQ {
	d.t.Helper()
	f, err := d.SaveFAQ(d.ctx, clerk, FAQ{Question: question, Answer: "答え"})
	must(d.t, err)
	return f
}

func TestFAQ_reads_back_as_it_was_written(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		c, err := d.SaveCategory(d.ctx, clerk, Category{Name: "配送"})
		must(t, err)
		tpl, err := d.SaveTemplate(d.ctx, clerk, Template{Name: "送料のご案内", Body: "文"})
		must(t, err)
		want := FAQ{Question: "送料は？", Answer: "550 円です。\n沖縄は 1,100 円です。", CategoryID: c.ID, Category: "配送", TemplateID: tpl.ID, Template: "送料のご案内", Shown: true}
		saved, err := d.SaveFAQ(d.ctx, clerk, want)
		must(t, err)
		want.ID, want.Version, want.ChangedAt = saved.ID, 1, d.at.Load()
		if !reflect.DeepEqual(saved, want) {
			t.Errorf("saved %+v\nwant %+v", saved, want)
		}
		must(t, d.FAQUsed(d.ctx, saved.ID))
		want.Uses = 1
		must(t, d.DeleteTemplate(d.ctx, clerk, tpl.ID))
		want.Template = ""
		if got, err := d.FAQ(d.ctx, saved.ID); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v, %v", got, err)
		}
		if all, err := d.FAQs(d.ctx); err != nil || len(all) != 1 || !reflect.DeepEqual(all[0], want) {
			t.Errorf("listed %+v, %v", all, err)
		}
	})
}

func TestFAQs_are_versioned_asked_once_and_kept_in_order(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		first, second, third := d.faq("一"), d.faq("二"), d.faq("三")
		if _, err := d.SaveFAQ(d.ctx, clerk, FAQ{Question: "一", Answer: "別"}); !errors.Is(err, ErrTaken) {
			t.Errorf("the same question again: %v", err)
		}
		first.Answer = "新しい"
		changed, err := d.SaveFAQ(d.ctx, clerk, first)
		must(t, err)
		if _, err := d.SaveFAQ(d.ctx, clerk, first); !errors.Is(err, ErrConflict) || changed.Version != 2 {
			t.Errorf("an old version: %v, now %d", err, changed.Version)
		}
		for _, move := range []struct {
			id    int64
			place int
			want  string
		}{
			{third.ID, 0, "[三 一 二]"}, {third.ID, 1, "[一 三 二]"}, {first.ID, 99, "[三 二 一]"}, {second.ID, -5, "[二 三 一]"},
		} {
			must(t, d.MoveFAQ(d.ctx, clerk, move.id, move.place))
			if got := d.questions(); got != move.want {
				t.Errorf("%d to %d: %s, want %s", move.id, move.place, got, move.want)
			}
		}
		if err := d.MoveFAQ(d.ctx, clerk, 999, 0); !errors.Is(err, ErrNotFound) {
			t.Errorf("one that is not there: %v", err)
		}
	})
}

func TestRemoveFAQ_is_taken_back_to_its_place(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		first := d.faq("一")
		d.faq("二")
		if err := d.RemoveFAQ(d.ctx, clerk, first.ID, 9); !errors.Is(err, ErrConflict) {
			t.Errorf("another version: %v", err)
		}
		must(t, d.RemoveFAQ(d.ctx, clerk, first.ID, first.Version))
		if got := d.questions(); got != "[二]" {
			t.Errorf("after removal: %s", got)
		}
		u, err := d.Undo(d.ctx, clerk, 0, nil, nil)
		must(t, err)
		if got := d.questions(); got != "[一 二]" || len(u.Left) != 0 {
			t.Errorf("taken back: %s, %+v", got, u)
		}
		again, err := d.FAQ(d.ctx, first.ID)
		must(t, err)
		must(t, d.RemoveFAQ(d.ctx, clerk, again.ID, again.Version))
		d.faq("一")
		u, err = d.Undo(d.ctx, clerk, 0, nil, nil)
		must(t, err)
		if got := d.questions(); got != "[二 一]" || len(u.Left) != 1 || u.Left[0].Part != "faq" {
			t.Errorf("asked again meanwhile: %s, %+v", got, u)
		}
	})
}

func TestSaveFAQs_saves_all_or_none(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		d.faq("一")
		if err := d.SaveFAQs(d.ctx, clerk, []FAQ{{Question: "二", Answer: "x"}, {Question: "一", Answer: "x"}}); !errors.Is(err, ErrTaken) {
			t.Errorf("got %v", err)
		}
		if got := d.questions(); got != "[一]" {
			t.Errorf("a half was saved: %s", got)
		}
		must(t, d.SaveFAQs(d.ctx, clerk, []FAQ{{Question: "二", Answer: "x"}, {Question: "三", Answer: "x"}}))
		if got := d.questions(); got != "[一 二 三]" {
			t.Errorf("got %s", got)
		}
	})
}
