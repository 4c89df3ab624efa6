package yahoo

import (
	"strings"
	"time"

	"madoguchi/connectors/jst"
)

// moment reads ISO 8601 with its zone; without one it is Japan time.
func moment(l loose) time.Time {
	s := l.String()
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t.UTC()
	}
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02 15:04:05", askTime, "2006-01-02"} {
		if t, err := time.ParseInLocation(layout, s, jst.Zone()); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}

// day reads a date as it stands, YYYY-MM-DD or YYYYMMDD.
func day(l loose) time.Time {
	for _, layout := range []string{"2006-01-02", "20060102"} {
		if t, err := time.ParseInLocation(layout, l.String(), jst.Zone()); err == nil {
			return t.UTC()
		}
	}
	return moment(l)
}

func dateOnly(l loose) string {
	if t := day(l); !t.IsZero() {
		return jst.Day(t)
	}
	return ""
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

func trackingNumber(l loose) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, l.String())
}
