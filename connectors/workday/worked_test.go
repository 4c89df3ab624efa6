package workday

import (
	"testing"
	"testing/quick"
	"time"

	"madoguchi/connectors/jst"
)

func TestWorked_leaves_out_nights_and_holidays(t *testing.T) {
	at := func(day, hour int) time.Time { return time.Date(2026, 11, day, hour, 0, 0, 0, jst.Zone()) }
	c := Usual() // 2026-11-23 (Monday) is 勤労感謝の日
	for name, row := range map[string]struct {
		from, to time.Time
		want     time.Duration
	}{
		"within a day":       {at(20, 10), at(20, 12), 2 * time.Hour},
		"before it opens":    {at(20, 6), at(20, 10), time.Hour},
		"over a night":       {at(19, 17), at(20, 10), 2 * time.Hour},
		"over a long night":  {at(20, 17), at(24, 10), 2 * time.Hour},
		"all of it closed":   {at(21, 9), at(23, 18), 0},
		"the wrong way":      {at(20, 12), at(20, 10), 0},
		"closing to closing": {at(19, 18), at(20, 18), 9 * time.Hour},
	} {
		if got := c.Worked(row.from, row.to); got != row.want {
			t.Errorf("%s: %v, want %v", name, got, row.want)
		}
	}
	if got := (Calendar{}).Worked(at(20, 0), at(21, 0)); got != 24*time.Hour {
		t.Errorf("a shop that never opens worked %v", got)
	}
}

// What AddHours adds, Worked counts.
func TestWorked_is_the_way_back_of_AddHours(t *testing.T) {
	start := time.Date(2027, 12, 20, 0, 0, 0, 0, jst.Zone())
	c := Usual()
	same := func(offset uint16, minutes uint16) bool {
		from := start.Add(time.Duration(offset) * time.Minute)
		by := time.Duration(minutes%6000) * time.Minute
		return c.Worked(from, c.AddHours(from, by)) == by
	}
	if err := quick.Check(same, nil); err != nil {
		t.Error(err)
	}
}

// A meter of a period says what the calendar says, also at its ends and beyond.
func TestMeter_measures_like_the_calendar(t *testing.T) {
	start := time.Date(2026, 12, 20, 7, 0, 0, 0, jst.Zone())
	shut := Usual()
	shut.Days = map[Day]string{DayOf(start) + 8: Closed, DayOf(start) + 13: Open}
	for name, c := range map[string]Calendar{"usual": Usual(), "own days": shut, "never open": {}} {
		m := c.Meter(start, start.AddDate(0, 0, 40))
		same := func(from, to int16) bool {
			a, b := start.Add(time.Duration(from)*3*time.Minute), start.Add(time.Duration(to)*3*time.Minute)
			return m.Worked(a, b) == c.Worked(a, b)
		}
		if err := quick.Check(same, nil); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
