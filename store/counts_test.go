package store

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"madoguchi/connectors"
)

// Whatever is done in whatever order, the numbers of the tabs, of each account and
// owner, of the categories and of the outbox are those of the rows.
func TestCounts_equal_the_rows_after_every_verb(t *testing.T) {
	for seed := range uint64(3) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			eachDatabase(t, func(t *testing.T, d *desk) {
				c := newCounting(d, seed)
				for i := range 150 {
					c.verb(i)
					if i%10 == 0 {
						d.sameNumbers(fmt.Sprint("after verb ", i))
					}
				}
				d.sameNumbers("at the end")
				must(t, d.RemoveAccount(d.ctx, clerk, c.box))
				d.sameNumbers("after an account was removed")
				if c.done < 60 {
					t.Errorf("only %d verbs were not refused", c.done)
				}
			})
		})
	}
}

// counting is a desk at which everything happens at random.
type counting struct {
	*desk
	random                *rand.Rand
	shop, box             int64
	owner, category, next int64
	done                  int // verbs that were not refused
}

func newCounting(d *desk, seed uint64) *counting {
	c := &counting{desk: d, random: rand.New(rand.NewPCG(seed, 11)), shop: manyInquiries(d, 12), box: d.account("mailbox")}
	for i := range 8 {
		d.ingest(c.box, mail(fmt.Sprint("m", i), fmt.Sprintf("c%d@example.jp", i%3), fmt.Sprint("件 ", i%4), -500+i))
	}
	owner, err := d.EnsureOwner(d.ctx, "店長")
	must(d.t, err)
	c.owner = owner.ID
	c.category, _, _ = d.threeWords()
	return c
}

// some is an inquiry that is there.
func (c *counting) some() int64 {
	c.t.Helper()
	page, err := c.Inquiries(c.ctx, InquiryQuery{})
	must(c.t, err)
	return page.Rows[c.random.IntN(len(page.Rows))].ID
}

func (c *counting) verb(i int) {
	verbs := []func(id int64) error{c.comes, c.follows, c.bulk, c.later, c.merges, c.splits, c.undoes, c.erases, c.starts}
	n := c.random.IntN(len(verbs) + 9)
	if n >= len(verbs) {
		c.randomVerb(c.random, c.shop, c.some(), 1000+i)
		c.done++
		return
	}
	c.next++
	if verbs[n](c.some()) == nil {
		c.done++
	}
}

func (c *counting) comes(int64) error {
	id := fmt.Sprint("new", c.next)
	c.ingest(c.shop, asked(id, "件", post(id, connectors.In, -5, "質問")))
	return nil
}

func (c *counting) follows(int64) error {
	c.ingest(c.box, mail(fmt.Sprint("f", c.next), "c1@example.jp", "Re: 件 1", 5+int(c.next), fmt.Sprint("m", c.random.IntN(8))))
	return nil
}

func (c *counting) bulk(int64) error {
	var wishes []Wish
	for range 4 {
		w := Wish{ID: c.some(), State: []string{"", StateDone, StateWorking, StateIgnored}[c.random.IntN(4)]}
		if c.random.IntN(2) == 0 {
			owner := c.owner * int64(c.random.IntN(2))
			w.Owner = &owner
		}
		if c.random.IntN(2) == 0 {
			about := c.category * int64(c.random.IntN(2))
			w.About = &about
		}
		wishes = append(wishes, w)
	}
	_, err := c.Grant(c.ctx, clerk, "bulk", wishes)
	return err
}

func (c *counting) later(id int64) error {
	if c.random.IntN(2) == 0 {
		c.desk.later(2 * time.Hour)
		_, err := c.Wake(c.ctx)
		return err
	}
	return c.Snooze(c.ctx, clerk, Snooze{IDs: []int64{id}, Until: c.cfg.Now().Add(time.Hour).UnixMilli(), For: "入荷", Marks: noMarks})
}

func (c *counting) merges(id int64) error {
	_, err := c.MergeInquiries(c.ctx, clerk, id, c.some())
	return err
}

func (c *counting) splits(id int64) error {
	all, err := c.Messages(c.ctx, id)
	if err != nil || len(all) < 2 {
		return ErrConflict
	}
	_, err = c.SplitInquiry(c.ctx, clerk, id, []int64{all[len(all)-1].ID})
	return err
}

func (c *counting) undoes(id int64) error {
	if joins, err := c.Joins(c.ctx, id); err == nil && len(joins) > 0 {
		_, err = c.UndoJoin(c.ctx, clerk, joins[0].ID)
		return err
	}
	var newest int64
	if err := c.read.QueryRow(`SELECT COALESCE(MAX(id), 0) FROM changes WHERE undone_at = 0`).Scan(&newest); err != nil {
		return err
	}
	_, err := c.Undo(c.ctx, clerk, newest, noMarks, func(int64) (bool, error) { return true, nil })
	return err
}

func (c *counting) erases(id int64) error {
	if c.random.IntN(3) > 0 {
		return ErrConflict // else soon nothing is left
	}
	return c.Erase(c.ctx, clerk, id)
}

func (c *counting) starts(int64) error {
	id, err := c.QueueStart(c.ctx, clerk, 0, OutboxItem{
		Account: c.box, Customer: "山田 花子", Subject: "ご連絡", Text: "お知らせです。", To: []connectors.Person{{Address: fmt.Sprintf("s%d@example.jp", c.next)}},
	})
	if err == nil && c.random.IntN(2) == 0 {
		_, err = c.TakeBack(c.ctx, clerk, id)
	}
	return err
}

// sameNumbers holds the kept numbers against the rows.
func (d *desk) sameNumbers(when string) {
	d.t.Helper()
	kept, err := d.Counts(d.ctx)
	must(d.t, err)
	real, err := d.Recount(d.ctx)
	must(d.t, err)
	off, err := d.wrongTabs(d.ctx)
	must(d.t, err)
	if fmt.Sprint(kept) != fmt.Sprint(real) || off > 0 {
		d.t.Fatalf("%s: kept %v, real %v, %d places differ", when, kept, real, off)
	}
}

func TestRepairCounts_writes_wrong_numbers_anew(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		manyInquiries(d, 9)
		d.sameNumbers("at first")
		for _, spoil := range []string{
			`UPDATE desk_counts SET n = n + 3`, `DELETE FROM desk_counts`, `INSERT INTO counters (name, n) VALUES ('outbox:queued', 4)`,
			`INSERT INTO category_counts (category_id, n) VALUES (5, 2)`,
		} {
			_, err := d.write.Exec(spoil)
			must(t, err)
			if wrong := d.Integrity(d.ctx); len(wrong) != 1 {
				t.Errorf("%s: says %q", spoil, wrong)
			}
			must(t, d.RepairCounts(d.ctx, clerk))
			if wrong := d.Integrity(d.ctx); len(wrong) != 0 {
				t.Errorf("%s, repaired: %q", spoil, wrong)
			}
		}
		d.sameNumbers("repaired")
	})
}
