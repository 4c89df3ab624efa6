package store

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestAddEntries_keeps_numbers_and_takes_a_file_once(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		first, second, unnumbered := refund("2026-10-03", "1", 4400), refund("2026-10-09", "2", 1210), refund("2026-10-01", "3", 500)
		first.EventID, second.EventID, second.Related = "EV-202610-0001", "EV-202610-0007", "EV-202610-0001"
		file := []Entry{unnumbered, second, first}
		added, err := d.AddEntries(d.ctx, clerk, file)
		must(t, err)
		if got := d.booked(EntryQuery{}); len(added) != 3 || got != "10-0007 10-0001 10-0008" {
			t.Errorf("kept %s", got)
		}
		e, err := d.EntryByEventID(d.ctx, "EV-202610-0007")
		must(t, err)
		if e.Status != EntryConfirmed || e.Related != "EV-202610-0001" || e.RelatedID == 0 {
			t.Errorf("got %+v", e)
		}
		if added, err = d.AddEntries(d.ctx, clerk, file[1:]); err != nil || len(added) != 0 {
			t.Errorf("again: %d, %v", len(added), err)
		}
		other := second
		other.Amount, other.Lines = 1211, slices.Clone(second.Lines)
		other.Lines[0].Amount = 1211
		_, err = d.AddEntries(d.ctx, clerk, []Entry{refund("2026-10-30", "9", 1), other})
		if taken := (*EventTaken)(nil); !errors.As(err, &taken) || taken.EventID != "EV-202610-0007" {
			t.Errorf("other words under the same id: %v", err)
		}
		if got := d.booked(EntryQuery{}); strings.Count(got, "10-") != 3 {
			t.Errorf("a half was kept: %s", got)
		}
	})
}

func TestAddEntries_marks_what_another_entry_of_the_file_turns_round(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		wrong, back := refund("2026-10-03", "1", 4400), refund("2026-10-05", "1", 4400)
		wrong.EventID, back.EventID, back.Type, back.Undoes, back.Related = "EV-202610-0002", "EV-202610-0001", "REVERSAL", "REFUND_FULL", "EV-202610-0002"
		_, err := d.AddEntries(d.ctx, clerk, []Entry{back, wrong})
		must(t, err)
		if e, err := d.EntryByEventID(d.ctx, "EV-202610-0002"); err != nil || e.Status != EntryReversed {
			t.Errorf("got %s, %v", e.Status, err)
		}
	})
}

func TestAddEntries_knows_again_what_a_file_brings_without_numbers(t *testing.T) {
	eachDatabase(t, func(t *testing.T, d *desk) {
		add := func(all ...Entry) int {
			t.Helper()
			added, err := d.AddEntries(d.ctx, clerk, all)
			must(t, err)
			return len(added)
		}
		one, two := refund("2026-10-01", "1", 500), refund("2026-10-01", "2", 700)
		if n := add(one, one, two); n != 3 {
			t.Errorf("two of the same words are two: %d", n)
		}
		must(t, d.LockMonth(d.ctx, clerk, "2026-10", true))
		if n := add(two, one, one); n != 0 {
			t.Errorf("the file once more adds %d", n)
		}
		must(t, d.LockMonth(d.ctx, clerk, "2026-10", false))
		noted := one
		noted.Note = "二つ目の箱"
		if n := add(one, one, one, noted); n != 2 {
			t.Errorf("a third one and another note add %d", n)
		}
		alike, err := d.AlikeOnes(d.ctx, []Entry{two})
		must(t, err)
		if first, second := alike.Take(two), alike.Take(two); first != "EV-202610-0003" || second != "" {
			t.Errorf("the other one is %q, and then %q", first, second)
		}
		named := one
		named.EventID = "EV-202610-0001"
		if n := add(named, one, one, one); n != 1 {
			t.Errorf("one has a number of its own, so a third one is new: %d", n)
		}
	})
}
