package app

import (
	"context"

	"madoguchi/app/export/book"
	"madoguchi/app/export/month"
	"madoguchi/store"
)

// MonthSheet adds up a month of the books beside the month before and the year before it.
func (d *Desk) MonthSheet(ctx context.Context, in MonthQuery) (MonthPage, error) {
	b, err := d.Books(ctx)
	if err != nil {
		return MonthPage{}, err
	}
	return d.monthSheet(ctx, in.Month, b.Shop)
}

func (d *Desk) monthSheet(ctx context.Context, name string, shop book.Shop) (MonthPage, error) {
	last, ok := month.Last(name)
	if !ok {
		return MonthPage{}, refuse("month", "月が読めません。2026-10 のように入れてください。")
	}
	events, err := d.bookedEvents(ctx, month.First(name), last)
	if err != nil {
		return MonthPage{}, err
	}
	out := MonthPage{Sheet: month.Of(name, events, shop)}
	all, err := d.store.EntryMonths(ctx)
	for _, m := range all {
		if m.Month == name {
			out.Drafts, out.Locked, out.LockedAt, out.LockedBy = m.Drafts, m.Locked.At != 0, m.Locked.At, m.Locked.Name
		}
	}
	return out, err
}

// bookedEvents are what stands in the books between two days.
func (d *Desk) bookedEvents(ctx context.Context, from, to string) ([]book.Event, error) {
	all, err := d.store.Booked(ctx, from, to)
	return eventsOf(all), err
}

func eventsOf(all []store.Entry) []book.Event {
	var out []book.Event
	for _, e := range all {
		out = append(out, eventOf(e))
	}
	return out
}

// MonthDays are the first and the last day of a month; a word that is none is no day either.
func MonthDays(name string) (from, to string) {
	last, ok := month.Last(name)
	if !ok {
		return name, name
	}
	return name + "-01", last
}
