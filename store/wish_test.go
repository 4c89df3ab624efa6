package store

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
)

// words makes a category and two tags and returns their ids.
func (d *desk) threeWords() (category, urgent, gift int64) {
	d.t.Helper()
	must(d.t, d.tx(d.ctx, func(t *txn) error {
		return errors.Join(
			t.row(`INSERT INTO categories (name) VALUES ('配送') RETURNING id`).Scan(&category),
			t.row(`INSERT INTO tags (name) VALUES ('急ぎ') RETURNING id`).Scan(&urgent),
			t.row(`INSERT INTO tags (name) VALUES ('ギフト') RETURNING id`).Scan(&gift),
		)
	}))
	return category, urgent, gift
}

func tagNames(q Inquiry) string {
	var names []string
	for _, g := range q.Tags {
		names = append(names, g.Name)
	}
	return strings.Join(names, " ")
}

func TestGrant_sets_what_is_wished_as_a_persons_word(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		d.ingest(shop, asked("1", "件", post("a", connectors.In, -10, "？")))
		owner, err := d.EnsureOwner(d.ctx, "店長")
		must(t, err)
		category, urgent, gift := d.threeWords()
		id := d.remote(shop, "1").ID
		care := "complaint"
		refused, err := d.Grant(d.ctx, clerk, "bulk", []Wish{{
			ID: id, State: StateWorking, Owner: &owner.ID, About: &category, Care: &care, Tags: []int64{urgent, gift},
		}})
		must(t, err)
		q := d.inquiry(id)
		got := strings.Join([]string{fmt.Sprint(len(refused)), q.State, q.Owner, q.Topic, q.Care, tagNames(q)}, " ")
		if want := "0 working 店長 配送 complaint ギフト 急ぎ"; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		var by string
		must(t, d.read.QueryRow(`SELECT owner_by || ' ' || category_by FROM inquiries WHERE id = $1`, id).Scan(&by))
		if by != "person person" {
			t.Errorf("a rule may overrule it: %q", by)
		}
		_, err = d.Grant(d.ctx, clerk, "bulk", []Wish{{ID: id, Untags: []int64{urgent}}})
		must(t, err)
		if got := tagNames(d.inquiry(id)); got != "ギフト" {
			t.Errorf("tags %q", got)
		}
		d.sameCounts()
	})
}

func TestGrant_says_which_could_not_be_and_changes_the_others(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		for _, id := range []string{"old", "newer", "changed"} {
			d.ingest(shop, asked(id, "件", post(id+"1", connectors.In, -100, "？")))
		}
		old, newer, changed := d.remote(shop, "old"), d.remote(shop, "newer"), d.remote(shop, "changed")
		d.later(time.Minute)
		d.ingest(shop, asked("newer", "件", post("newer2", connectors.In, 0, "追加です")))
		refused, err := d.Grant(d.ctx, clerk, "bulk", []Wish{
			{ID: old.ID, LastAt: old.LastAt, State: StateDone},
			{ID: newer.ID, LastAt: newer.LastAt, State: StateDone},
			{ID: changed.ID, Version: changed.Version + 1, State: StateDone},
			{ID: 999, State: StateDone},
		})
		must(t, err)
		want := map[int64]error{newer.ID: ErrNewer, changed.ID: ErrConflict, 999: ErrNotFound}
		if !maps.Equal(refused, want) {
			t.Errorf("refused %v", refused)
		}
		states := []string{d.inquiry(old.ID).State, d.inquiry(newer.ID).State, d.inquiry(changed.ID).State}
		if !slices.Equal(states, []string{StateDone, StateNew, StateNew}) {
			t.Errorf("states %v", states)
		}
		d.sameCounts()
	})
}

func TestGrant_refuses_the_whole_for_a_word_that_is_not_there(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := d.account("rakuten")
		d.ingest(shop, asked("1", "件", post("a", connectors.In, -10, "？")))
		id, nobody, odd := d.remote(shop, "1").ID, int64(77), "furious"
		for _, w := range []Wish{{Owner: &nobody}, {About: &nobody}, {Tags: []int64{77}}, {Care: &odd}, {State: "lost"}} {
			w.ID = id
			first := Wish{ID: id, State: StateDone}
			if _, err := d.Grant(d.ctx, clerk, "bulk", []Wish{first, w}); !errors.Is(err, ErrNotFound) {
				t.Errorf("%+v: %v", w, err)
			}
		}
		if s := d.inquiry(id).State; s != StateNew {
			t.Errorf("half of it was done: %s", s)
		}
	})
}

func TestGrant_takes_a_thousand_in_one_step(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		manyInquiries(d, 1000)
		page, err := d.Inquiries(d.ctx, InquiryQuery{})
		must(t, err)
		var wishes []Wish
		for _, q := range page.Rows {
			wishes = append(wishes, Wish{ID: q.ID, State: StateDone})
		}
		refused, err := d.Grant(d.ctx, clerk, "bulk", wishes)
		must(t, err)
		kept, err := d.Counts(d.ctx)
		must(t, err)
		if kept.States[StateDone] != 1000 || len(refused) != 0 {
			t.Errorf("%d done, %d refused", kept.States[StateDone], len(refused))
		}
		d.sameCounts()
	})
}

func TestViews_are_ones_own_or_everybodys(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		other := Actor{Staff: 2, Name: "田中"}
		all, err := d.SaveView(d.ctx, clerk, View{Name: "ギフト", Query: `{"tag":1}`})
		must(t, err)
		mine, err := d.SaveView(d.ctx, clerk, View{Staff: clerk.Staff, Name: "朝", Query: `{"due":"late"}`})
		must(t, err)
		names := func(staff int64) (names []string) {
			views, err := d.Views(d.ctx, staff)
			must(t, err)
			for _, v := range views {
				names = append(names, v.Name)
			}
			return names
		}
		if got := fmt.Sprint(names(clerk.Staff), names(other.Staff)); got != "[ギフト 朝] [ギフト]" {
			t.Errorf("got %s", got)
		}
		if err := d.RemoveView(d.ctx, other, mine.ID); !errors.Is(err, ErrNotFound) {
			t.Errorf("somebody else's view: %v", err)
		}
		all.Name = "贈り物"
		_, err = d.SaveView(d.ctx, other, all)
		must(t, err)
		if _, err := d.SaveView(d.ctx, clerk, all); !errors.Is(err, ErrConflict) {
			t.Errorf("an old version: %v", err)
		}
		must(t, d.RemoveView(d.ctx, clerk, mine.ID))
		if got := fmt.Sprint(names(clerk.Staff)); got != "[贈り物]" {
			t.Errorf("got %s", got)
		}
	})
}

func TestGrant_of_many_is_one_change_that_is_taken_back_as_one(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		manyInquiries(d, 4)
		_, urgent, _ := d.threeWords()
		page, err := d.Inquiries(d.ctx, InquiryQuery{State: StateNew})
		must(t, err)
		care, due := "care", d.cfg.Now().Add(time.Hour).UnixMilli()
		wishes := []Wish{{ID: 999, Care: &care}}
		for _, q := range page.Rows {
			wishes = append(wishes, Wish{ID: q.ID, Care: &care, Due: &due, Tags: []int64{urgent}})
		}
		_, err = d.Grant(d.ctx, clerk, "bulk", wishes)
		must(t, err)
		changes, err := d.Changes(d.ctx, clerk.Staff, 10)
		must(t, err)
		if len(changes) != 1 || changes[0].Count != len(page.Rows) || changes[0].Verb != "bulk" {
			t.Fatalf("journal %+v", changes)
		}
		if q := d.inquiry(page.Rows[0].ID); q.DueAt != due || q.DueWhy != DuePerson {
			t.Errorf("due %d %q", q.DueAt, q.DueWhy)
		}
		_, err = d.Undo(d.ctx, clerk, 0, func(string) connectors.Marks { return connectors.Marks{} }, nil)
		must(t, err)
		for _, was := range page.Rows {
			q := d.inquiry(was.ID)
			if q.Care != "" || len(q.Tags) > 0 || q.DueAt != was.DueAt {
				t.Errorf("not as it was: %+v", q.InquiryRow)
			}
		}
	})
}
