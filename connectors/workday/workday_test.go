package workday

import (
	"math/rand/v2"
	"testing"
	"time"

	"madoguchi/connectors/jst"
)

const clock = "2006-01-02 15:04"

func moment(t *testing.T, s string) time.Time {
	t.Helper()
	at, err := time.ParseInLocation(clock, s, jst.Zone())
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func TestAdd_counts_what_a_clerk_would_count(t *testing.T) {
	c := Usual()
	c.Days = map[Day]string{Date(2026, 12, 29): Closed, Date(2026, 12, 30): Closed, Date(2026, 12, 31): Closed, Date(2027, 1, 4): Closed, Date(2026, 12, 5): Open}
	for name, want := range map[string]struct {
		from, to string
		hours    int
		days     int
	}{
		"a day over an ordinary night":          {"2026-11-25 10:00", "2026-11-26 10:00", 0, 1},
		"a day over a weekend and a holiday":    {"2026-11-20 15:00", "2026-11-24 15:00", 0, 1},
		"at night it counts from the opening":   {"2026-11-25 20:00", "2026-11-27 09:00", 0, 1},
		"on a closed day it counts from then":   {"2026-11-22 11:00", "2026-11-25 09:00", 0, 1},
		"three days":                            {"2026-11-19 17:00", "2026-11-25 17:00", 0, 3},
		"over the new year":                     {"2026-12-28 17:30", "2027-01-05 17:30", 0, 1},
		"a Saturday that is open for once":      {"2026-12-04 12:00", "2026-12-05 12:00", 0, 1},
		"hours of one day":                      {"2026-11-25 10:00", "2026-11-25 13:00", 3, 0},
		"hours end with the closing":            {"2026-11-25 10:00", "2026-11-25 18:00", 8, 0},
		"hours over night":                      {"2026-11-25 17:00", "2026-11-26 11:00", 3, 0},
		"hours over a weekend and a holiday":    {"2026-11-20 16:00", "2026-11-24 10:00", 3, 0},
		"hours from a closed day":               {"2026-11-22 21:00", "2026-11-24 12:00", 3, 0},
		"leap day":                              {"2028-02-28 10:00", "2028-02-29 10:00", 0, 1},
		"over a leap day":                       {"2028-02-28 17:00", "2028-03-01 10:00", 11, 0},
		"no leap day in a year without":         {"2027-02-26 10:00", "2027-03-01 10:00", 0, 1},
		"a closing time belongs to the next":    {"2026-11-25 18:00", "2026-11-27 09:00", 0, 1},
		"a minute before the opening counts up": {"2026-11-25 08:59", "2026-11-26 09:00", 0, 1},
	} {
		at := moment(t, want.from)
		if want.hours > 0 {
			at = c.AddHours(at, time.Duration(want.hours)*time.Hour)
		} else {
			at = c.AddDays(at, want.days)
		}
		if got := at.Format(clock); got != want.to {
			t.Errorf("%s: %s → %s, want %s", name, want.from, got, want.to)
		}
	}
}

func TestOf_lets_a_day_of_its_own_win(t *testing.T) {
	c := Usual()
	c.Days = map[Day]string{Date(2026, 11, 23): Open, Date(2026, 11, 24): Closed, Date(2026, 11, 28): Open}
	for day, want := range map[Day]bool{
		Date(2026, 11, 20): true, Date(2026, 11, 21): false, Date(2026, 11, 23): true, Date(2026, 11, 24): false, Date(2026, 11, 28): true, Date(2027, 1, 1): false,
	} {
		if c.IsOpen(day) != want {
			t.Errorf("%s: open %v", day, !want)
		}
	}
	if h, _ := c.Of(Date(2026, 11, 28)); h != c.Week[time.Monday] {
		t.Errorf("a Saturday opened for once has the hours %v", h)
	}
}

func TestAdd_counts_by_the_clock_for_a_shop_that_never_opens(t *testing.T) {
	at := moment(t, "2026-11-25 10:00")
	if got := (Calendar{}).AddDays(at, 2); !got.Equal(at.Add(48 * time.Hour)) {
		t.Error(got)
	}
	if got := (Calendar{}).AddHours(at, 5*time.Hour); !got.Equal(at.Add(5 * time.Hour)) {
		t.Error(got)
	}
}

// random is any calendar a shop could have, with at least one open weekday.
func random(r *rand.Rand) Calendar {
	c := Calendar{Holidays: r.IntN(2) == 0, Days: map[Day]string{}}
	for i := range c.Week {
		if from := r.IntN(23 * 60); r.IntN(3) > 0 {
			c.Week[i] = Hours{From: from, To: from + 1 + r.IntN(24*60-from)}
		}
	}
	c.Week[r.IntN(7)] = Hours{From: 9 * 60, To: 17*60 + 30}
	for range r.IntN(12) {
		c.Days[Date(2028, 1, 1)+Day(r.IntN(366))] = []string{Open, Closed}[r.IntN(2)]
	}
	return c
}

// lawful checks what must hold of every calendar and every two moments.
func lawful(t *testing.T, c Calendar, a, b time.Time, n int, by time.Duration) {
	t.Helper()
	if b.Before(a) {
		a, b = b, a
	}
	if c.AddDays(b, n).Before(c.AddDays(a, n)) || c.AddHours(b, by).Before(c.AddHours(a, by)) {
		t.Fatalf("later is owed sooner: %v %v %d %v", a, b, n, by)
	}
	if c.AddDays(a, n+1).Before(c.AddDays(a, n)) || c.AddHours(a, by+time.Minute).Before(c.AddHours(a, by)) {
		t.Fatalf("more time ends sooner: %v %d %v", a, n, by)
	}
	step := a
	for range n {
		step = c.AddDays(step, 1)
	}
	if got := c.AddDays(a, n); !got.Equal(step) {
		t.Fatalf("%d days at once end %v, one by one %v", n, got, step)
	}
	if two := c.AddHours(c.AddHours(a, by), by); !two.Equal(c.AddHours(a, 2*by)) {
		t.Fatalf("twice %v from %v ends %v, not %v", by, a, two, c.AddHours(a, 2*by))
	}
	if _, ever := c.Opening(a); !ever {
		return
	}
	for _, end := range []time.Time{c.AddDays(a, n+1), c.AddHours(a, by+time.Minute)} {
		d := DayOf(end.Add(-time.Nanosecond))
		h, ok := c.Of(d)
		if !end.After(d.At(h.From)) { // an end at the very opening belongs to that opening
			h, ok = c.Of(DayOf(end))
			d = DayOf(end)
		}
		if !ok || end.Before(d.At(h.From)) || end.After(d.At(h.To)) {
			t.Fatalf("%v is outside the hours of %s", end, d)
		}
	}
}

func TestAdd_keeps_the_laws_of_counting(t *testing.T) {
	r := rand.New(rand.NewPCG(2028, 229))
	start := Date(2027, 12, 1).At(0)
	for range 3000 {
		a := start.Add(time.Duration(r.Int64N(420*24*60)) * time.Minute)
		b := a.Add(time.Duration(r.Int64N(10*24*60)) * time.Minute)
		lawful(t, random(r), a, b, r.IntN(12), time.Duration(r.IntN(60*60))*time.Minute)
	}
}

func FuzzAdd(f *testing.F) {
	f.Add(uint64(1), int64(1_800_000_000), int64(3600), uint8(3), uint16(90))
	f.Add(uint64(7), int64(-1), int64(1), uint8(0), uint16(0))
	f.Fuzz(func(t *testing.T, seed uint64, at, gap int64, days uint8, minutes uint16) {
		const century = 100 * 366 * 86400
		a := time.Unix(at%century, 0)
		b := a.Add(time.Duration(gap%(30*86400)) * time.Second)
		lawful(t, random(rand.New(rand.NewPCG(seed, 1))), a, b, int(days%40), time.Duration(minutes)*time.Minute)
	})
}
