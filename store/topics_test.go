package store

import (
	"errors"
	"reflect"
	"testing"

	"madoguchi/connectors"
)

func (d *desk) names() []string {
	d.t.Helper()
	all, err := d.Categories(d.ctx)
	must(d.t, err)
	var names []string
	for _, c := range all {
		names = append(names, c.Name)
	}
	return names
}

func TestCategories_are_given_once_and_keep_the_order_of_the_shop(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		usual := []Category{{Name: "配送", Topic: "delivery"}, {Name: "在庫", Topic: "stock"}}
		must(t, d.FirstCategories(d.ctx, usual))
		own, err := d.SaveCategory(d.ctx, clerk, Category{Name: "修理"})
		must(t, err)
		if want := []string{"配送", "在庫", "修理"}; !reflect.DeepEqual(d.names(), want) {
			t.Fatalf("a new one stands last: %v", d.names())
		}
		own.Position = 0
		own, err = d.SaveCategory(d.ctx, clerk, own)
		must(t, err)
		must(t, d.RemoveCategory(d.ctx, clerk, own.ID, own.Version, 0))
		must(t, d.FirstCategories(d.ctx, append(usual, Category{Name: "新しい版の分類"})))
		if want := []string{"配送", "在庫"}; !reflect.DeepEqual(d.names(), want) {
			t.Errorf("what the shop has taken away stays away: %v", d.names())
		}
	})
}

func TestCategories_moved_stand_where_they_were_put(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		must(t, d.FirstCategories(d.ctx, []Category{{Name: "一"}, {Name: "二"}, {Name: "三"}}))
		all, err := d.Categories(d.ctx)
		must(t, err)
		last := all[2]
		last.Position = 0
		_, err = d.SaveCategory(d.ctx, clerk, last)
		must(t, err)
		if want := []string{"三", "一", "二"}; !reflect.DeepEqual(d.names(), want) {
			t.Errorf("got %v", d.names())
		}
		_, err = d.SaveCategory(d.ctx, clerk, last)
		if !errors.Is(err, ErrConflict) {
			t.Errorf("an old version: %v", err)
		}
		first := all[0]
		first.Name = "二"
		if _, err := d.SaveCategory(d.ctx, clerk, first); !errors.Is(err, ErrTaken) {
			t.Errorf("a taken name: %v", err)
		}
	})
}

func TestCategory_removed_keeps_its_word_or_hands_its_inquiries_over(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		must(t, d.FirstCategories(d.ctx, []Category{{Name: "一"}, {Name: "二"}, {Name: "三"}}))
		all, err := d.Categories(d.ctx)
		must(t, err)
		q := d.remote(d.ingestOne("q1"), "q1")
		set := func(id int64) {
			t.Helper()
			_, err := d.write.ExecContext(d.ctx, `UPDATE inquiries SET category_id = $1 WHERE id = $2`, id, q.ID)
			must(t, err)
		}
		set(all[0].ID)
		must(t, d.RemoveCategory(d.ctx, clerk, all[0].ID, all[0].Version, all[1].ID))
		now, err := d.Inquiry(d.ctx, q.ID)
		must(t, err)
		if now.Topic != "二" || now.Version == q.Version {
			t.Errorf("moved: %q, version %d after %d", now.Topic, now.Version, q.Version)
		}
		must(t, d.RemoveCategory(d.ctx, clerk, all[1].ID, all[1].Version, 0))
		if now, err = d.Inquiry(d.ctx, q.ID); err != nil || now.Topic != "二" {
			t.Errorf("kept: %q, %v", now.Topic, err)
		}
		if err := d.RemoveCategory(d.ctx, clerk, all[2].ID, all[2].Version, all[0].ID); !errors.Is(err, ErrNotFound) {
			t.Errorf("to one that is gone: %v", err)
		}
		if want := []string{"三"}; !reflect.DeepEqual(d.names(), want) {
			t.Errorf("a refused removal removes nothing: %v", d.names())
		}
	})
}

func TestTag_removed_to_another_leaves_each_inquiry_with_it_once(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		a, err := d.SaveTag(d.ctx, clerk, Tag{Name: "法人", Reading: "ほうじん"})
		must(t, err)
		b, err := d.SaveTag(d.ctx, clerk, Tag{Name: "会社"})
		must(t, err)
		q := d.remote(d.ingestOne("q1"), "q1")
		for _, id := range []int64{a.ID, b.ID} {
			_, err := d.write.ExecContext(d.ctx, `INSERT INTO inquiry_tags (inquiry_id, tag_id) VALUES ($1, $2)`, q.ID, id)
			must(t, err)
		}
		must(t, d.RemoveTag(d.ctx, clerk, b.ID, b.Version, a.ID))
		left, err := d.Tags(d.ctx)
		must(t, err)
		if len(left) != 1 || left[0].ID != a.ID || left[0].Uses != 1 {
			t.Errorf("got %+v", left)
		}
		if _, err := d.SaveTag(d.ctx, clerk, Tag{Name: "法人"}); !errors.Is(err, ErrTaken) {
			t.Errorf("a taken name: %v", err)
		}
		if err := d.RemoveTag(d.ctx, clerk, a.ID, a.Version+1, 0); !errors.Is(err, ErrConflict) {
			t.Errorf("another version: %v", err)
		}
	})
}

// ingestOne brings one question and returns its account.
func (d *desk) ingestOne(remote string) int64 {
	d.t.Helper()
	account := d.account("rakuten")
	d.ingest(account, connectors.Inquiry{
		RemoteID: remote, Subject: "質問",
		Messages: []connectors.Message{{RemoteID: remote + "-1", Direction: connectors.In, SentAt: morning, Text: "教えてください。"}},
	})
	return account
}
