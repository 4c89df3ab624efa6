package reply

import (
	"fmt"
	"time"

	"madoguchi/app/reply/language"
	"madoguchi/connectors/workday"
)

// furthest is how many days, months or years a filter may add: more is a slip.
const furthest = 400

// shifted moves every date. The hour that stood behind it belongs to the old one.
func shifted(v fact, by language.Filter, move func(workday.Day) (workday.Day, bool)) fact {
	if len(v.days) == 0 {
		return cannot(v, "は日付として読めません。11月20日 の形で入れてください。")
	}
	if by.By > furthest || by.By < -furthest {
		return fact{why: fmt.Sprintf("「%s」は大きすぎます。%d までの数にしてください。", by.Raw, furthest)}
	}
	from := v.text
	days := make([]day, len(v.days))
	for i, d := range v.days {
		to, ok := move(d.on)
		if !ok {
			return fact{why: "営業日が数えられません。設定の「営業日」で、店の営業日を入れてください。"}
		}
		days[i] = day{on: to}
	}
	v.days = days
	v = v.written()
	v.note = from + " から " + by.Raw
	return v
}

// byWorkdays counts open days; the date itself does not count. With 0 it is the
// date itself or the next open day.
func byWorkdays(v fact, by language.Filter, f Facts) fact {
	return shifted(v, by, func(d workday.Day) (workday.Day, bool) {
		if by.By == 0 {
			return f.Calendar.Next(d)
		}
		step := workday.Day(1)
		if by.By < 0 {
			step = -1
		}
		ok := true
		for n := by.By; n != 0 && ok; n -= int(step) {
			d, ok = openDay(f.Calendar, d+step, step)
		}
		return d, ok
	})
}

// openDay is the first open day from d on, looking ahead or back.
func openDay(c workday.Calendar, d, step workday.Day) (workday.Day, bool) {
	for range furthest {
		if c.IsOpen(d) {
			return d, true
		}
		d += step
	}
	return d, false
}

func byDays(v fact, by language.Filter, _ Facts) fact {
	return shifted(v, by, func(d workday.Day) (workday.Day, bool) { return d + workday.Day(by.By), true })
}

func byMonths(v fact, by language.Filter, _ Facts) fact {
	return shifted(v, by, func(d workday.Day) (workday.Day, bool) { return months(d, by.By), true })
}

func byYears(v fact, by language.Filter, _ Facts) fact {
	return shifted(v, by, func(d workday.Day) (workday.Day, bool) { return months(d, 12*by.By), true })
}

// months goes to the same day of another month, or to its last day: a month after
// 31 January is 28 February, not 3 March.
func months(d workday.Day, by int) workday.Day {
	at := d.At(0)
	last := workday.Date(at.Year(), at.Month()+time.Month(by)+1, 0)
	return min(workday.Date(at.Year(), at.Month()+time.Month(by), at.Day()), last)
}

func styled(v fact, bare bool) fact {
	if len(v.days) == 0 {
		return cannot(v, "は日付として読めません。11月20日 の形で入れてください。")
	}
	if bare {
		v.style.bare = true
	} else {
		v.style.year = true
	}
	return v.written()
}
