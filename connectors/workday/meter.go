package workday

import "time"

// Meter measures many times as Worked does. It has looked at each day of a period
// once.
type Meter struct {
	calendar Calendar
	first    Day
	before   []time.Duration // how much was worked in the period before each of its days
	hours    []Hours         // of each day; To 0: closed
}

// Meter prepares the days from that of one moment to that of another.
func (c Calendar) Meter(from, to time.Time) *Meter {
	m := &Meter{calendar: c, first: DayOf(from)}
	var sum time.Duration
	for d := m.first; d <= DayOf(to); d++ {
		h, ok := c.Of(d)
		if !ok {
			h = Hours{}
		}
		m.before, m.hours = append(m.before, sum), append(m.hours, h)
		sum += minutes(h.To - h.From)
	}
	return m
}

// Worked is what Calendar.Worked says.
func (m *Meter) Worked(from, to time.Time) time.Duration {
	if to.Sub(from) < reach*perDay*time.Second {
		before, ok := m.until(from)
		after, known := m.until(to)
		if ok && known && after > before {
			return after - before
		}
	}
	return m.calendar.Worked(from, to) // nothing, or a shop that never opens
}

// until is how much was worked in the period before a moment.
func (m *Meter) until(t time.Time) (time.Duration, bool) {
	since := t.Sub(m.first.At(0))
	if since < 0 || since >= time.Duration(len(m.hours))*perDay*time.Second {
		return 0, false
	}
	i := int(since / (perDay * time.Second))
	h := m.hours[i]
	today := since - time.Duration(i)*perDay*time.Second - minutes(h.From)
	return m.before[i] + min(max(0, today), minutes(h.To-h.From)), true
}

func minutes(n int) time.Duration { return time.Duration(n) * time.Minute }
