package workday

import "time"

// Worked is how much of the time from one moment to a later one the shop was
// open. A shop that never opens counts by the clock, as AddHours does.
func (c Calendar) Worked(from, to time.Time) time.Duration {
	var sum time.Duration
	at, ok := c.Opening(from)
	if !ok {
		return max(0, to.Sub(from))
	}
	for at.Before(to) {
		d := DayOf(at)
		h, _ := c.Of(d)
		end := d.At(h.To)
		if !end.Before(to) {
			return sum + to.Sub(at)
		}
		sum += end.Sub(at)
		if at, ok = c.Opening(end); !ok {
			return sum
		}
	}
	return sum
}
