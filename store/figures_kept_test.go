package store

import (
	"fmt"
	"reflect"
	"slices"
	"testing"
	"testing/quick"
)

// Whatever is done in whatever order, days that are kept say what the messages say.
func TestEachCase_of_kept_days_equals_the_messages_after_every_verb(t *testing.T) {
	for seed := range uint64(3) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			eachDatabase(t, func(t *testing.T, d *desk) {
				c := newCounting(d, seed)
				for i := range 100 {
					d.keepEveryDay()
					c.verb(i)
					d.sameCases(fmt.Sprint("after verb ", i))
				}
				d.keepEveryDay()
				must(t, d.RemoveAccount(d.ctx, clerk, c.box))
				d.sameCases("after an account was removed")
			})
		})
	}
}

// keepEveryDay keeps today too, on which most happens.
func (d *desk) keepEveryDay() {
	d.t.Helper()
	must(d.t, d.tx(d.ctx, func(t *txn) error {
		days, err := collect(t.ctx, t, scanID, `SELECT DISTINCT last_at FROM inquiries`)
		for _, at := range days {
			if err := t.keepFigures(figureDayOf(at)); err != nil {
				return err
			}
		}
		return err
	}))
}

func (d *desk) sameCases(when string) {
	d.t.Helper()
	var read []FigureCase
	must(d.t, d.readTx(d.ctx, func(t *txn) error {
		topics, err := t.topicNames()
		must(d.t, err)
		return t.eachCase(figureCases(0, maxID, 0), func(c keptCase) {
			c.Topic, c.Posts = topics[c.category], slices.Clone(c.Posts)
			read = append(read, c.FigureCase)
		})
	}))
	if kept := d.cases(0, 0); !reflect.DeepEqual(kept, read) {
		d.t.Fatalf("%s: kept %+v\nread %+v", when, kept, read)
	}
}

func (d *desk) cases(since, account int64) (all []FigureCase) {
	d.t.Helper()
	must(d.t, d.EachCase(d.ctx, since, account, func(c FigureCase) {
		c.Posts = slices.Clone(c.Posts)
		all = append(all, c)
	}))
	return all
}

func TestKeepFigures_keeps_each_day_that_has_passed_once(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		shop := manyInquiries(d, 30)
		today := d.cases(0, 0)
		d.at.Add(3 * figureDay)
		for more := true; more; {
			var err error
			more, err = d.KeepFigures(d.ctx)
			must(t, err)
		}
		missing, err := d.figureDaysMissing(d.ctx)
		must(t, err)
		if len(missing) > 0 {
			t.Errorf("days %d are not kept", missing)
		}
		if got := d.cases(0, 0); len(got) == 0 || !reflect.DeepEqual(got, today) {
			t.Errorf("kept %+v, read %+v", got, today)
		}
		// A period may begin in the middle of a day, and be of one account.
		half := today[len(today)/2].LastAt
		later := slices.DeleteFunc(slices.Clone(today), func(c FigureCase) bool { return c.LastAt < half })
		if got := d.cases(half, shop); !reflect.DeepEqual(got, later) {
			t.Errorf("from %d on: %d cases, want %d", half, len(got), len(later))
		}
		if none := d.cases(half, shop+1); len(none) > 0 {
			t.Errorf("of another account: %+v", none)
		}
		if _, err := d.write.Exec(`UPDATE figure_days SET cases = $1`, []byte{0x81}); err != nil {
			t.Fatal(err)
		}
		if err := d.EachCase(d.ctx, 0, 0, func(FigureCase) {}); err == nil {
			t.Error("damaged days are believed")
		}
	})
}

func TestKeptCase_reads_as_it_was_written(t *testing.T) {
	const day = 20_000
	same := func(account, category uint16, last uint32, done bool, at []int64, in []bool) bool {
		c := keptCase{category: int64(category)}
		c.Account, c.Done, c.LastAt = int64(account), done, figureDayStart(day)+int64(last)
		for i := range min(len(at), len(in)) {
			c.Posts = append(c.Posts, FigurePost{In: in[i], At: at[i] % maxID / 4})
		}
		var read []keptCase
		err := eachKept(c.append(c.append(nil, figureDayStart(day)), figureDayStart(day)), day, func(k keptCase) {
			k.Posts = slices.Clone(k.Posts)
			read = append(read, k)
		})
		if len(c.Posts) == 0 {
			c.Posts = nil
		}
		return err == nil && len(read) == 2 && reflect.DeepEqual(read[0], c) && reflect.DeepEqual(read[1], c)
	}
	if err := quick.Check(same, nil); err != nil {
		t.Error(err)
	}
}
