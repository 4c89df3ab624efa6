package store

import (
	"errors"
	"testing"
	"time"
)

func (d *desk) draftText(id int64) string {
	d.t.Helper()
	k, err := d.Draft(d.ctx, id)
	must(d.t, err)
	return k.Text
}

func (d *desk) writing(id int64, text string) {
	d.t.Helper()
	now, err := d.Draft(d.ctx, id)
	must(d.t, err)
	_, err = d.SaveDraft(d.ctx, clerk, Draft{InquiryID: id, Text: text, Version: now.Version, SeenID: 7})
	must(d.t, err)
}

func (d *desk) droppedOf(id int64) []DroppedDraft {
	d.t.Helper()
	all, err := d.DroppedDrafts(d.ctx, id)
	must(d.t, err)
	return all
}

func TestDropDraft_is_had_back_with_undo(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		id := aShop(d)[0]
		d.writing(id, "お待ちください。")
		must(t, d.DropDraft(d.ctx, clerk, id))
		if got := d.draftText(id); got != "" || len(d.droppedOf(id)) != 1 || len(d.droppedOf(0)) != 1 {
			t.Fatalf("draft %q, dropped %v", got, d.droppedOf(0))
		}
		if u := d.undo(0); u.Verb != "draft_drop" || len(u.Left) > 0 {
			t.Errorf("undone %+v", u)
		}
		k, err := d.Draft(d.ctx, id)
		must(t, err)
		if k.Text != "お待ちください。" || k.SeenID != 7 || len(d.droppedOf(0)) != 0 {
			t.Errorf("draft %+v, dropped %v", k, d.droppedOf(0))
		}
	})
}

func TestUndo_of_a_dropped_draft_never_mixes_with_what_is_being_written(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		id := aShop(d)[0]
		d.writing(id, "一")
		must(t, d.DropDraft(d.ctx, clerk, id))
		d.writing(id, "二")
		if u := d.undo(0); len(u.Left) != 1 || u.Left[0].Part != "draft" || u.Left[0].By != clerk.Name {
			t.Errorf("undone %+v", u)
		}
		if got := d.draftText(id); got != "二" || len(d.droppedOf(id)) != 1 {
			t.Errorf("draft %q, dropped %v", got, d.droppedOf(id))
		}
		// Asked for by name, both texts are kept.
		_, err := d.RestoreDraft(d.ctx, clerk, d.droppedOf(id)[0].ID)
		must(t, err)
		if got := d.draftText(id); got != "一\n\n二" {
			t.Errorf("draft %q", got)
		}
	})
}

func TestDroppedDraft_is_forgotten_after_thirty_days(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		id := aShop(d)[0]
		d.writing(id, "一")
		must(t, d.DropDraft(d.ctx, clerk, id))
		number := d.droppedOf(id)[0].ID
		d.later(29 * 24 * time.Hour)
		must(t, d.PurgeUndo(d.ctx))
		if len(d.droppedOf(id)) != 1 {
			t.Error("gone before its time")
		}
		d.later(2 * 24 * time.Hour)
		if len(d.droppedOf(id)) != 0 {
			t.Error("still shown")
		}
		must(t, d.PurgeUndo(d.ctx))
		if _, err := d.RestoreDraft(d.ctx, clerk, number); !errors.Is(err, ErrNotFound) {
			t.Errorf("restore: %v", err)
		}
		if all, err := d.Changes(d.ctx, clerk.Staff, 9); err != nil || len(all) != 0 {
			t.Errorf("changes %v %v", all, err)
		}
	})
}

func TestDrafts_lists_what_is_being_written_the_last_touched_first(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		ids := aShop(d)
		d.writing(ids[0], "一")
		d.later(time.Minute)
		d.writing(ids[2], "三")
		all, err := d.Drafts(d.ctx)
		must(t, err)
		if len(all) != 2 || all[0].InquiryID != ids[2] || all[1].Text != "一" {
			t.Errorf("drafts %+v", all)
		}
		must(t, d.Erase(d.ctx, clerk, ids[0]))
		must(t, d.DropDraft(d.ctx, clerk, ids[2]))
		must(t, d.Erase(d.ctx, clerk, ids[2]))
		if all, err := d.Drafts(d.ctx); err != nil || len(all) != 0 || len(d.droppedOf(0)) != 0 {
			t.Errorf("after erasing: %v %v", all, d.droppedOf(0))
		}
	})
}
