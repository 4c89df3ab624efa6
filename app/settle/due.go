package settle

import "time"

// Cycle is a round in which a mall closes its accounts and pays.
type Cycle struct {
	Close    int // day of the month, 31 for the last
	Months   int // after the closing in which it pays
	Day      int // of that month, 31 for the last
	Business int // days on which banks are open after the closing, instead of Months and Day
}

// Due is the day on which a mall pays the round into which a day falls: that of the first
// closing on it or after it. It is "" where nobody has said when the mall closes.
func Due(day string, all []Cycle, open func(time.Time) bool) string {
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	var close, paid time.Time
	for _, c := range all {
		ends := on(at, 0, c.Close)
		if ends.Before(at) {
			ends = on(at, 1, c.Close)
		}
		if close.IsZero() || ends.Before(close) {
			close, paid = ends, c.pays(ends, open)
		}
	}
	if close.IsZero() {
		return ""
	}
	return paid.Format(time.DateOnly)
}

func (c Cycle) pays(ends time.Time, open func(time.Time) bool) time.Time {
	if c.Business == 0 {
		return on(ends, c.Months, c.Day)
	}
	at := ends
	for n := 0; n < c.Business; {
		if at = at.AddDate(0, 0, 1); open(at) {
			n++
		}
	}
	return at
}

// on is a day of the month that lies so many months after another one's.
func on(at time.Time, months, day int) time.Time {
	first := time.Date(at.Year(), at.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1)
	return first.AddDate(0, 0, min(day, last.Day())-1)
}
