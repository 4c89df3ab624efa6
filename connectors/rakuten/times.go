package rakuten

import (
	"strings"
	"time"

	"madoguchi/connectors/jst"
)

// The layouts in which the mall wants its times. The inquiry API refuses an
// offset, the order API refuses everything but +0900 without a colon.
const (
	inquiryTime = "2006-01-02T15:04:05"
	orderTime   = "2006-01-02T15:04:05-0700"
)

// readTime takes every spelling the mall has been seen to use, and returns the
// zero time for anything else. A time without an offset is Japanese.
func readTime(s string) time.Time {
	s = strings.TrimSpace(s)
	for _, layout := range []string{
		"2006-01-02T15:04:05Z07:00", orderTime, inquiryTime, "2006-01-02 15:04:05",
	} {
		if t, err := time.ParseInLocation(layout, s, jst.Zone()); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}

// readEnd is readTime for a last moment: a bare date ends with its day.
func readEnd(s string) time.Time {
	if t, err := time.ParseInLocation(time.DateOnly, strings.TrimSpace(s), jst.Zone()); err == nil {
		return t.Add(24*time.Hour - time.Second).UTC()
	}
	return readTime(s)
}
