package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
)

func bothMarks(string) connectors.Marks { return connectors.Marks{Complete: true, Incomplete: true} }

func (d *desk) undo(id int64) Undone {
	d.t.Helper()
	u, err := d.Undo(d.ctx, clerk, id, bothMarks, nil)
	must(d.t, err)
	return u
}

// everything is standing and what is beside it: tags, verdicts, columns that no
// reader shows, and the wishes to the mall.
func (d *desk) everything(ids ...int64) string {
	d.t.Helper()
	var all strings.Builder
	for _, id := range ids {
		all.WriteString(d.standing(id) + "\n")
		must(d.t, d.tx(d.ctx, func(t *txn) error {
			s, err := t.stand(id)
			fmt.Fprintf(&all, "%v\n%v\n", s.parts, s.links)
			if err != nil {
				return err
			}
			marks, err := t.rowsOf("marks", "inquiry_id", id)
			fmt.Fprintln(&all, len(marks))
			return err
		}))
	}
	c, err := d.Counts(d.ctx)
	must(d.t, err)
	for state, n := range c.States {
		if n == 0 {
			delete(c.States, state)
		}
	}
	return all.String() + fmt.Sprint(c)
}

// aShop has three inquiries, one of them with an order it is linked to.
func aShop(d *desk) (ids []int64) {
	shop := d.account("rakuten", "shop_id", "1")
	for i, remote := range []string{"1", "2", "3"} {
		d.ingest(shop, asked(remote, "注文 123456-20261101-000000000"+remote, post("m"+remote, connectors.In, -20+i, "いつ届きますか")))
		ids = append(ids, d.remote(shop, remote).ID)
	}
	return ids
}

// turn is an act of a person, chosen by chance.
func (d *desk) turn(r *rand.Rand, ids []int64) string {
	d.t.Helper()
	id := ids[r.IntN(len(ids))]
	number := fmt.Sprintf("123456-20261101-000000000%d", 1+r.IntN(3))
	switch r.IntN(6) {
	case 0, 1:
		state := urgency[r.IntN(len(urgency))]
		must(d.t, d.Move(d.ctx, clerk, Move{ID: id, State: state, Marks: bothMarks("")}))
		return fmt.Sprint(id, state)
	case 2:
		owner, err := d.EnsureOwner(d.ctx, "店長")
		must(d.t, err)
		must(d.t, d.Assign(d.ctx, clerk, id, owner.ID*int64(r.IntN(2))))
		return fmt.Sprint(id, "owner")
	case 3:
		must(d.t, d.LinkOrder(d.ctx, clerk, id, number))
		return fmt.Sprint(id, "link", number)
	case 4:
		must(d.t, d.UnlinkOrder(d.ctx, clerk, id, number))
		return fmt.Sprint(id, "unlink", number)
	}
	must(d.t, d.tx(d.ctx, func(t *txn) error { // what is done to several at once
		return t.undoable(clerk, "bulk", "", ids, func() error {
			for _, id := range ids {
				if _, err := t.setDue(id, int64(r.IntN(2)), DuePerson); err != nil {
					return err
				}
				if err := t.must(`UPDATE inquiries SET care = $1 WHERE id = $2`, []string{"", "complaint"}[r.IntN(2)], id); err != nil {
					return err
				}
			}
			return nil
		})
	}))
	return "bulk"
}

func TestUndo_of_any_sequence_of_acts_is_as_before(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		ids := aShop(d)
		for seed := range uint64(25) {
			r := rand.New(rand.NewPCG(seed, 1))
			var did []string
			var steps []string
			for range 1 + r.IntN(8) {
				changes, err := d.Changes(d.ctx, clerk.Staff, 1000)
				must(t, err)
				was := d.everything(ids...)
				did = append(did, d.turn(r, ids))
				after, err := d.Changes(d.ctx, clerk.Staff, 1000)
				must(t, err)
				if len(after) > len(changes) {
					steps = append(steps, was)
				} else if now := d.everything(ids...); now != was {
					t.Fatalf("seed %d: %s changed something and can not be taken back:\n%s\n%s", seed, did[len(did)-1], was, now)
				}
			}
			for _, want := range slices.Backward(steps) {
				u := d.undo(0)
				if len(u.Left) > 0 {
					t.Fatalf("seed %d: %v left %+v", seed, did, u.Left)
				}
				if got := d.everything(ids...); got != want {
					t.Fatalf("seed %d: after %v and taking %s back\n%s\nwant\n%s", seed, did, u.Verb, got, want)
				}
			}
			d.sameCounts()
		}
	})
}

func TestUndo_leaves_what_was_changed_since(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		ids := aShop(d)
		must(t, d.tx(d.ctx, func(t *txn) error {
			return t.undoable(clerk, "bulk", "done", ids, func() error {
				for _, id := range ids {
					if err := t.setState(id, StateDone); err != nil {
						return err
					}
				}
				return nil
			})
		}))
		d.later(time.Minute)
		must(t, d.SetState(d.ctx, Actor{Staff: 2, Name: "田中"}, ids[1], 0, StateWorking, ""))
		u := d.undo(0)
		if want := []Left{{Inquiry: ids[1], Part: "state", Why: "changed", By: "田中"}}; !slices.Equal(u.Left, want) {
			t.Errorf("left %+v", u.Left)
		}
		if !slices.Equal(u.Back, []int64{ids[0], ids[2]}) || u.Count != 3 {
			t.Errorf("back %+v", u)
		}
		if a, b := d.inquiry(ids[0]).State, d.inquiry(ids[1]).State; a != StateNew || b != StateWorking {
			t.Errorf("states %s %s", a, b)
		}
		d.sameCounts()
	})
}

func TestUndo_is_of_the_acting_person_and_happens_once(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		id := aShop(d)[0]
		must(t, d.SetState(d.ctx, Actor{Staff: 2, Name: "田中"}, id, 0, StateWorking, ""))
		must(t, d.SetState(d.ctx, clerk, id, 0, StateDone, ""))
		theirs, err := d.Changes(d.ctx, 2, 9)
		must(t, err)
		if _, err := d.Undo(d.ctx, clerk, theirs[0].ID, bothMarks, nil); !errors.Is(err, ErrNotFound) {
			t.Errorf("another's: %v", err)
		}
		mine := d.undo(0)
		if _, err := d.Undo(d.ctx, clerk, mine.ID, bothMarks, nil); !errors.Is(err, ErrConflict) {
			t.Errorf("twice: %v", err)
		}
		if _, err := d.Undo(d.ctx, clerk, 0, bothMarks, nil); !errors.Is(err, ErrNotFound) {
			t.Errorf("nothing left: %v", err)
		}
		if !strings.HasSuffix(d.history(id), "state working undo | undone state") {
			t.Errorf("history %s", d.history(id))
		}
	})
}

func TestUndo_withdraws_what_the_mall_has_not_been_told_and_recalls_what_it_has(t *testing.T) {
	for name, late := range map[string]time.Duration{"": 0, "1:incomplete: ": time.Minute} {
		eachDatabase(t, func(t *testing.T, d *desk) {
			shop := d.account("rakuten")
			d.ingest(shop, asked("1", "件", post("a", connectors.In, -9, "？")))
			id := d.remote(shop, "1").ID
			must(t, d.Move(d.ctx, clerk, Move{ID: id, State: StateDone, Marks: bothMarks("")}))
			d.later(late)
			d.undo(0)
			d.later(time.Minute)
			if got := d.wishes(shop); got != name {
				t.Errorf("wishes %q, want %q", got, name)
			}
		})
	}
}

func TestUndo_of_an_inquiry_that_is_gone_says_so(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		id := aShop(d)[0]
		must(t, d.SetState(d.ctx, clerk, id, 0, StateDone, ""))
		must(t, d.Erase(d.ctx, clerk, id))
		if u := d.undo(0); len(u.Back) != 0 || len(u.Left) != 1 || u.Left[0].Why != "gone" {
			t.Errorf("got %+v", u)
		}
	})
}

func TestMachine_moves_are_not_remembered(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		must(t, d.SetState(d.ctx, Actor{}, aShop(d)[0], 0, StateDone, ""))
		if all, err := d.Changes(d.ctx, 0, 9); err != nil || len(all) > 0 {
			t.Errorf("got %v %v", all, err)
		}
	})
}
