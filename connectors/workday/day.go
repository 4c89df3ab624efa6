package workday

import (
	"time"

	"madoguchi/connectors/jst"
)

// Day is a day of Japan's calendar, counted from 1970-01-01. It has no hour, so
// that no zone and no leap second can move it.
type Day int32

const perDay = 24 * 60 * 60

// Date is the day of a year, month and day; what overflows runs on, as in
// time.Date.
func Date(year int, month time.Month, day int) Day {
	return Day(floorDiv(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix(), perDay))
}

// DayOf is the Japanese day of a moment.
func DayOf(t time.Time) Day {
	y, m, d := jst.In(t).Date()
	return Date(y, m, d)
}

// ParseDay reads 2026-11-22.
func ParseDay(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, err
	}
	return Day(floorDiv(t.Unix(), perDay)), nil
}

// At is the moment of a minute of the day in Japan; 1440 is the next midnight.
func (d Day) At(minute int) time.Time {
	return time.Unix(int64(d)*perDay, 0).UTC().Add(-9 * time.Hour).Add(time.Duration(minute) * time.Minute).In(jst.Zone())
}

func (d Day) String() string        { return d.utc().Format(time.DateOnly) }
func (d Day) Weekday() time.Weekday { return d.utc().Weekday() }
func (d Day) utc() time.Time        { return time.Unix(int64(d)*perDay, 0).UTC() }

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
