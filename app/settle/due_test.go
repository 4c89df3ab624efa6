package settle

import (
	"testing"
	"time"
)

func TestDue_is_the_payment_of_the_first_closing(t *testing.T) {
	rakuten := []Cycle{{Close: 25, Months: 1, Day: 15}, {Close: 10, Day: 31}}
	monthly := []Cycle{{Close: 31, Months: 1, Day: 31}}
	business := []Cycle{{Close: 10, Business: 10}, {Close: 20, Business: 10}, {Close: 31, Business: 10}}
	weekdays := func(d time.Time) bool { return d.Weekday() != time.Saturday && d.Weekday() != time.Sunday }
	for name, c := range map[string]struct {
		day  string
		of   []Cycle
		want string
	}{
		"on the closing":            {"2026-11-10", rakuten, "2026-11-30"},
		"after it":                  {"2026-11-11", rakuten, "2026-12-15"},
		"in the next month":         {"2026-12-26", rakuten, "2027-01-31"},
		"the last day":              {"2027-01-31", monthly, "2027-02-28"},
		"a short month":             {"2027-02-28", monthly, "2027-03-31"},
		"so many open days":         {"2026-11-11", business, "2026-12-04"},
		"nobody has said":           {"2026-11-11", nil, ""},
		"a day that cannot be read": {"soon", rakuten, ""},
	} {
		if got := Due(c.day, c.of, weekdays); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
