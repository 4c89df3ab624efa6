// Package workday knows when a shop works: its week and hours, Japan's public
// holidays, and its own closed and open days. It counts hours of the clock,
// business hours and business days from a moment.
//
// It is pure: no clock, no files. All days and hours are Japan's.
package workday

import "time"

// Hours are the opening hours of a weekday in minutes from midnight; a day whose
// To is not behind its From is closed.
type Hours struct {
	From, To int
}

func (h Hours) open() bool { return h.From >= 0 && h.To > h.From && h.To <= 24*60 }

// Kinds of a day that differs from the usual week.
const (
	Closed = "closed"
	Open   = "open"
)

// Calendar is when a shop works. The zero Calendar is never open.
type Calendar struct {
	Week     [7]Hours       // by time.Weekday
	Holidays bool           // public holidays are closed
	Days     map[Day]string // Closed or Open, stronger than week and holidays
}

// reach is how far the calendar is searched for an open day; a shop that is
// closed for longer has closed for good, and hours run as on the clock.
const reach = 400

// Usual is the week of a shop that has said nothing yet: Monday to Friday, nine
// to six, closed on public holidays.
func Usual() Calendar {
	c := Calendar{Holidays: true}
	for d := time.Monday; d <= time.Friday; d++ {
		c.Week[d] = Hours{From: 9 * 60, To: 18 * 60}
	}
	return c
}

// Of returns the opening hours of a day; ok is false when it is closed.
func (c Calendar) Of(d Day) (h Hours, ok bool) {
	h = c.Week[d.Weekday()]
	switch c.Days[d] {
	case Closed:
		return Hours{}, false
	case Open:
		if !h.open() {
			h = c.ordinary()
		}
		return h, h.open()
	}
	if !h.open() || c.Holidays && Holiday(d) != "" {
		return Hours{}, false
	}
	return h, true
}

// ordinary are the hours of a weekday that is usually closed and opened for
// once: those of the first open weekday.
func (c Calendar) ordinary() Hours {
	for i := range c.Week {
		if h := c.Week[(i+1)%len(c.Week)]; h.open() {
			return h
		}
	}
	return Hours{}
}

// IsOpen tells whether the shop works on a day.
func (c Calendar) IsOpen(d Day) bool {
	_, ok := c.Of(d)
	return ok
}

// Next is the first open day from d on; ok is false when none comes.
func (c Calendar) Next(d Day) (Day, bool) {
	for i := range Day(reach) {
		if c.IsOpen(d + i) {
			return d + i, true
		}
	}
	return d, false
}

// Opening is the moment itself while the shop is open, else when it opens next.
func (c Calendar) Opening(t time.Time) (time.Time, bool) {
	d := DayOf(t)
	if h, ok := c.Of(d); ok && t.Before(d.At(h.To)) {
		if from := d.At(h.From); t.Before(from) {
			return from, true
		}
		return t, true
	}
	d, ok := c.Next(d + 1)
	if !ok {
		return t, false
	}
	h, _ := c.Of(d)
	return d.At(h.From), true
}

// AddHours counts hours while the shop is open. It ends within opening hours or
// at a closing time. A shop that never opens counts by the clock.
func (c Calendar) AddHours(t time.Time, by time.Duration) time.Time {
	if by <= 0 {
		return t
	}
	for {
		at, ok := c.Opening(t)
		if !ok {
			return t.Add(by)
		}
		d := DayOf(at)
		h, _ := c.Of(d)
		left := d.At(h.To).Sub(at)
		if by <= left {
			return at.Add(by)
		}
		by -= left
		t = d.At(h.To)
	}
}

// AddDays goes on to the same time n open days later. What comes while the shop
// is closed counts from its opening; a day with shorter hours ends it early.
func (c Calendar) AddDays(t time.Time, n int) time.Time {
	if n <= 0 {
		return t
	}
	at, ok := c.Opening(t)
	if !ok {
		return t.Add(time.Duration(n) * 24 * time.Hour)
	}
	d := DayOf(at)
	minute := at.Sub(d.At(0))
	for range n {
		next, ok := c.Next(d + 1)
		if !ok {
			return at.Add(time.Duration(n) * 24 * time.Hour)
		}
		d = next
		h, _ := c.Of(d)
		minute = min(max(minute, time.Duration(h.From)*time.Minute), time.Duration(h.To)*time.Minute-time.Minute)
	}
	return d.At(0).Add(minute)
}

// Between counts the open days after one day and before another.
func (c Calendar) Between(after, before Day) int {
	n := 0
	for d := after + 1; d < before; d++ {
		if c.IsOpen(d) {
			n++
		}
	}
	return n
}
