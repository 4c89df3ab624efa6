package month

import (
	"slices"
	"time"

	"madoguchi/app/export/book"
)

// Months are the months of events, the oldest first.
func Months(events []book.Event) []string {
	var all []string
	for _, e := range events {
		if m := e.Month(); !slices.Contains(all, m) {
			all = append(all, m)
		}
	}
	slices.Sort(all)
	return all
}

// Channels are those with events in a month, in the shop's order; strangers behind.
func Channels(events []book.Event, month string, s book.Shop) []string {
	return channels(slices.DeleteFunc(slices.Clone(events), func(e book.Event) bool { return e.Month() != month }), s)
}

// Malls are the channels of events, in the shop's order; strangers behind.
func Malls(events []book.Event, s book.Shop) []string { return channels(events, s) }

func channels(events []book.Event, s book.Shop) []string {
	var known, strangers []string
	for _, c := range s.AllChannels() {
		if slices.ContainsFunc(events, func(e book.Event) bool { return e.Channel == c.Code }) {
			known = append(known, c.Code)
		}
	}
	for _, e := range events {
		if !slices.Contains(known, e.Channel) && !slices.Contains(strangers, e.Channel) {
			strangers = append(strangers, e.Channel)
		}
	}
	slices.Sort(strangers)
	return append(known, strangers...)
}

const form = "2006-01"

// Last is the last day of a month; false for a word that is no month.
func Last(month string) (day string, ok bool) {
	t, err := time.Parse(form, month)
	return t.AddDate(0, 1, -1).Format(time.DateOnly), err == nil && t.Format(form) == month
}

// shift is the month so many months on.
func shift(month string, by int) string {
	t, err := time.Parse(form, month)
	if err != nil {
		return ""
	}
	return t.AddDate(0, by, 0).Format(form)
}
