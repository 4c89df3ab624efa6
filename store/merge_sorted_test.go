package store

import (
	"testing"

	"madoguchi/connectors"
)

func TestMerge_keeps_what_a_person_chose_and_gives_all_back(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		w := d.words()
		box := d.account("mailbox")
		d.ingest(box, letter("a", ichiro, "まだ届きません"))
		d.ingest(box, letter("b", connectors.Person{Name: "次郎", Address: "jiro@example.jp"}, "割れました"))
		a, b := d.remote(box, "a").ID, d.remote(box, "b").ID
		for _, set := range []struct {
			ask  string
			args []any
		}{
			{`UPDATE inquiries SET category_id = $1, category_by = 'rule', owner_id = $2, owner_by = 'rule' WHERE id = $3`, []any{w.late, w.sato, a}},
			{`UPDATE inquiries SET category_id = $1, category_by = 'person', care = 'care' WHERE id = $2`, []any{w.broken, b}},
			{`INSERT INTO inquiry_tags (inquiry_id, tag_id) VALUES ($1, $2)`, []any{b, w.urgent}},
		} {
			_, err := d.write.ExecContext(d.ctx, set.ask, set.args...)
			must(t, err)
		}
		before := d.ruling(box, "a") + d.ruling(box, "b")
		j, err := d.MergeInquiries(d.ctx, clerk, a, b)
		must(t, err)
		if q := d.remote(box, "a"); q.Topic != "不良" || q.Owner != "佐藤" || q.Care != "care" || len(d.tagsOf(a)) != 1 {
			t.Errorf("got %q, %q, %q, %v", q.Topic, q.Owner, q.Care, d.tagsOf(a))
		}
		_, err = d.UndoJoin(d.ctx, clerk, j.ID)
		must(t, err)
		if after := d.ruling(box, "a") + d.ruling(box, "b"); after != before {
			t.Errorf("was %s\nnow %s", before, after)
		}
		must(t, d.Erase(d.ctx, clerk, b))
		if len(d.tagsOf(b)) != 0 {
			t.Error("erased, and its tags are left")
		}
	})
}
