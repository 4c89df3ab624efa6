package store

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
)

// newest is the change of the clerk that stands last.
func (d *desk) newest() Change {
	d.t.Helper()
	all, err := d.Changes(d.ctx, clerk.Staff, 1)
	must(d.t, err)
	if len(all) == 0 {
		d.t.Fatal("the journal is empty")
	}
	return all[0]
}

func TestUndo_takes_back_a_split_and_a_merge_once(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box, thread := twoMatters(d)
		was := d.standing(thread)
		j := d.split(thread, box, "c", "d")
		if c := d.newest(); c.Verb != JoinSplit || c.Inquiry != thread {
			t.Fatalf("journal %+v", c)
		}
		u := d.undo(0)
		if !slices.Equal(u.Back, []int64{thread}) || d.standing(thread) != was {
			t.Errorf("%+v\n%s", u, d.standing(thread))
		}
		if _, err := d.UndoJoin(d.ctx, clerk, j.ID); !errors.Is(err, ErrConflict) {
			t.Errorf("a second way back: %v", err)
		}

		d.ingest(box, mail("z", "x@example.jp", "別の件", -10))
		other := d.remote(box, "z").ID
		both := d.standing(thread) + d.standing(other)
		m, err := d.MergeInquiries(d.ctx, clerk, thread, other)
		must(t, err)
		if _, err := d.UndoJoin(d.ctx, clerk, m.ID); err != nil { // by its own button
			t.Fatal(err)
		}
		if c := d.newest(); c.Verb != JoinMerge || c.UndoneAt == 0 {
			t.Errorf("journal %+v", c)
		}
		_, err = d.MergeInquiries(d.ctx, clerk, thread, other)
		must(t, err)
		if u := d.undo(0); !slices.Equal(u.Back, []int64{thread, other}) {
			t.Errorf("%+v", u)
		}
		if now := d.standing(thread) + d.standing(other); now != both {
			t.Errorf("\n%s\n%s", now, both)
		}
	})
}

func TestUndo_of_a_split_on_which_another_rests_changes_nothing(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box, thread := twoMatters(d)
		j := d.split(thread, box, "c", "d")
		first := d.newest()
		d.split(j.Other, box, "d")
		if u, err := d.Undo(d.ctx, clerk, first.ID, bothMarks, nil); !errors.Is(err, ErrConflict) || u.UndoneAt != 0 {
			t.Fatalf("%+v, %v", u, err)
		}
		if c := d.newest(); c.UndoneAt != 0 {
			t.Errorf("%+v", c)
		}
		d.undo(0)
		if u := d.undo(0); u.ID != first.ID || !slices.Equal(u.Back, []int64{thread}) {
			t.Errorf("%+v", u)
		}
	})
}

func TestUndo_takes_back_what_was_said_of_customers(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("mailbox")
		far := ichiro
		far.Address, far.Phone = "far@example.jp", ""
		d.ingest(box, letter("a", ichiro, "？"), letter("b", far, "？"))
		one, two := d.remote(box, "a").CustomerID, d.remote(box, "b").CustomerID
		was := d.whose()
		merge, err := d.MergeCustomers(d.ctx, clerk, one, two)
		must(t, err)
		if c := d.newest(); c.Verb != "customers_merge" || c.Customer != one || c.Inquiry != 0 || c.Count != 1 {
			t.Errorf("journal %+v", c)
		}
		d.undo(0)
		if !slices.Equal(d.whose(), was) {
			t.Errorf("%v", d.whose())
		}
		if _, err := d.SplitCustomer(d.ctx, clerk, merge); !errors.Is(err, ErrNotFound) {
			t.Errorf("a second way back: %v", err)
		}
		must(t, d.KeepApart(d.ctx, clerk, one, two))
		d.undo(0)
		must(t, d.tx(d.ctx, func(t *txn) error {
			apart, err := t.toldApart(one, two)
			if apart {
				d.t.Error("still two persons")
			}
			return err
		}))
		merge, err = d.MergeCustomers(d.ctx, clerk, one, two)
		must(t, err)
		_, err = d.SplitCustomer(d.ctx, clerk, merge)
		must(t, err)
		if c := d.newest(); c.UndoneAt == 0 {
			t.Errorf("taken back by its own button: %+v", c)
		}
	})
}

func TestUndo_of_a_customers_note_leaves_what_was_written_since(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		box := d.account("mailbox")
		d.ingest(box, letter("a", ichiro, "？"))
		id := d.remote(box, "a").CustomerID
		save := func(note string, vip bool) {
			c, err := d.CustomerByID(d.ctx, id)
			must(t, err)
			must(t, d.SaveCustomer(d.ctx, clerk, CustomerNote{ID: id, Note: note, VIP: vip, Version: c.Version}))
		}
		save("熨斗は要らない", false)
		save("熨斗は外側に", true)
		middle := d.newest()
		d.undo(0)
		c, err := d.CustomerByID(d.ctx, id)
		must(t, err)
		if c.Note != "熨斗は要らない" || c.VIP {
			t.Errorf("%+v", c)
		}
		save("熨斗は内側に", false)
		if _, err := d.Undo(d.ctx, clerk, middle.ID, bothMarks, nil); !errors.Is(err, ErrConflict) {
			t.Errorf("twice: %v", err)
		}
		all, err := d.Changes(d.ctx, clerk.Staff, 10)
		must(t, err)
		u := d.undo(all[len(all)-1].ID) // the first of all
		if len(u.Left) != 1 || u.Left[0].Part != "customer" || u.Left[0].Why != "changed" {
			t.Errorf("%+v", u)
		}
		if c, err = d.CustomerByID(d.ctx, id); err != nil || c.Note != "熨斗は内側に" {
			t.Errorf("%+v, %v", c, err)
		}
	})
}

func TestUndo_takes_back_what_was_asked_of_the_owners(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		ids := aShop(d)
		owner, err := d.EnsureOwner(d.ctx, "店長")
		must(t, err)
		asker := d.staff("佐藤")
		undo := func() Undone {
			u, err := d.Undo(d.ctx, asker, 0, bothMarks, nil)
			must(t, err)
			return u
		}
		for _, ask := range []Ask{
			{Inquiry: ids[0], Verb: "approval_asked", State: StateReview, Text: "返信の確認をお願いします。"},
			{Inquiry: ids[0], Verb: "handed_over", Owner: owner.ID, Text: "引き継ぎをお願いします。"},
			{Inquiry: ids[0], Verb: "reveal_asked", Text: "表示をお願いします。"},
		} {
			was := d.inquiry(ids[0])
			must(t, d.AskOwners(d.ctx, asker, ask))
			u := undo()
			if u.Verb != ask.Verb || !slices.Equal(u.Back, []int64{ids[0]}) || len(u.Left) != 0 {
				t.Errorf("%s: %+v", ask.Verb, u)
			}
			q := d.inquiry(ids[0])
			if q.State != was.State || q.OwnerID != was.OwnerID {
				t.Errorf("%s: %s of %d", ask.Verb, q.State, q.OwnerID)
			}
			if strings.Contains(d.texts(ids[0]), "お願いします") {
				t.Errorf("%s: the note still asks", ask.Verb)
			}
			if all, err := d.Mentions(d.ctx, owner.ID); err != nil || len(all) != 0 {
				t.Errorf("%s: still called: %v, %v", ask.Verb, all, err)
			}
		}

		must(t, d.AskOwners(d.ctx, asker, Ask{Inquiry: ids[1], Verb: "approval_asked", State: StateReview, Text: "確認をお願いします。"}))
		d.later(time.Minute)
		must(t, d.Move(d.ctx, Actor{Staff: owner.ID, Name: "店長"}, Move{ID: ids[1], State: StateWorking, Marks: bothMarks("")}))
		u := undo()
		if len(u.Back) != 0 || len(u.Left) != 1 || u.Left[0].Part != "ask" || u.Left[0].By != "店長" {
			t.Errorf("the owner has acted on it: %+v", u)
		}
		if q := d.inquiry(ids[1]); q.State != StateWorking || !strings.Contains(d.texts(ids[1]), "お願いします") {
			t.Errorf("%s\n%s", q.State, d.texts(ids[1]))
		}
	})
}
