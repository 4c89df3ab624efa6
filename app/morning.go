package app

import (
	"cmp"
	"context"
	"slices"

	"madoguchi/connectors/workday"
	"madoguchi/store"
)

// Pressing tells how much is owed by level, and who has waited longest. Filters
// of the list do not touch it.
func (d *Desk) Pressing(ctx context.Context) (Pressing, error) {
	w, err := d.working(ctx) // another program may have changed the days
	if err != nil {
		return Pressing{}, err
	}
	now := d.now()
	if who(ctx).reach.Staff != 0 {
		return d.pressingWithin(ctx, soonEnds(&w.Calendar, now).UnixMilli())
	}
	l, err := d.store.Levels(ctx, now.UnixMilli(), workday.DayOf(now).At(24*60).UnixMilli(), soonEnds(&w.Calendar, now).UnixMilli())
	if err != nil {
		return Pressing{}, err
	}
	p := Pressing{Late: l.Late, LateNew: l.New, Today: l.Today, Soon: l.Soon}
	row, since, ok, err := d.store.Oldest(ctx)
	if err == nil && ok {
		r := d.row(row)
		p.Oldest = Oldest{ID: r.ID, Since: since, Customer: r.Customer, Subject: r.Subject, Level: r.Level}
	}
	return p, err
}

// pressingWithin is Pressing for somebody who sees a part of the desk only.
func (d *Desk) pressingWithin(ctx context.Context, until int64) (Pressing, error) {
	var p Pressing
	rows, err := d.owed(ctx, until)
	for _, r := range rows {
		switch r.Level {
		case "late":
			p.Late++
			if r.State == store.StateNew {
				p.LateNew++
			}
		case "today":
			p.Today++
		case "soon":
			p.Soon++
		}
		if p.Oldest.ID == 0 || r.LastInAt < p.Oldest.Since {
			p.Oldest = Oldest{ID: r.ID, Since: r.LastInAt, Customer: r.Customer, Subject: r.Subject, Level: r.Level}
		}
	}
	return p, err
}

// owed are the rows owed before a moment that the person in ctx sees.
func (d *Desk) owed(ctx context.Context, before int64) ([]Row, error) {
	all, err := d.store.Owed(ctx, before, morningRows)
	return d.rows(within(ctx, all)), err
}

func within(ctx context.Context, all []store.InquiryRow) []store.InquiryRow {
	reach := who(ctx).reach
	return slices.DeleteFunc(all, func(r store.InquiryRow) bool { return !reach.Has(r.OwnerID) })
}

// morningRows is how much of a level stands on the sheet; its number says the rest.
const morningRows = 200

// Morning is the sheet for the start of the day (朝の一枚).
func (d *Desk) Morning(ctx context.Context) (Morning, error) {
	w, err := d.working(ctx)
	if err != nil {
		return Morning{}, err
	}
	now := d.now()
	today := workday.DayOf(now)
	m := Morning{At: now.UnixMilli(), Days: []MorningDay{}, Late: []Row{}, Today: []Row{}, Soon: []Row{}}
	for i := range workday.Day(7) {
		m.Days = append(m.Days, morningDay(w, today+i))
	}
	if m.Shop, err = d.store.Setting(ctx, "shop_name"); err != nil {
		return m, err
	}
	if m.Pressing, err = d.Pressing(ctx); err != nil {
		return m, err
	}
	owed, err := d.owed(ctx, soonEnds(&w.Calendar, now).UnixMilli())
	if err != nil {
		return m, err
	}
	// On paper nothing is pinned: the sheet is read by the clock.
	slices.SortStableFunc(owed, func(a, b Row) int { return cmp.Compare(a.DueAt, b.DueAt) })
	for _, r := range owed {
		switch r.Level {
		case "late":
			m.Late = append(m.Late, r)
		case "today":
			m.Today = append(m.Today, r)
		case "soon":
			m.Soon = append(m.Soon, r)
		}
	}
	back, err := d.store.PutOff(ctx, (today + 1).At(0).UnixMilli(), morningRows)
	if err != nil {
		return m, err
	}
	m.Back = d.rows(within(ctx, back))
	if err := d.morningNumbers(ctx, &m, w.Calendar, today); err != nil {
		return m, err
	}
	if m.Keys, err = d.morningKeys(ctx); err != nil {
		return m, err
	}
	m.Reviews, err = d.morningReviews(ctx)
	return m, err
}

// morningReviews are the templates to be looked at again, the longest due first.
func (d *Desk) morningReviews(ctx context.Context) ([]MorningReview, error) {
	out := []MorningReview{}
	if a := who(ctx); !a.free() && !hasRight(a.role, mayTemplates) {
		return out, nil
	}
	all, err := d.store.Templates(ctx)
	for _, t := range all {
		if d.forReview(t) {
			out = append(out, MorningReview{ID: t.ID, Name: t.Name, Owner: t.Owner, ReviewOn: t.ReviewOn})
		}
	}
	slices.SortStableFunc(out, func(a, b MorningReview) int { return cmp.Compare(a.ReviewOn, b.ReviewOn) })
	return out, err
}

// morningNumbers count from the business day before up to this morning: on a
// Monday the weekend is part of it.
func (d *Desk) morningNumbers(ctx context.Context, m *Morning, c workday.Calendar, today workday.Day) error {
	since := today - 1
	for back := since; back > today-31; back-- {
		if c.IsOpen(back) {
			since = back
			break
		}
	}
	done, err := d.store.Done(ctx, since.At(0).UnixMilli(), today.At(0).UnixMilli())
	m.Since, m.Received, m.Sent, m.Completed, m.Thanks = since.String(), done.Received, done.Sent, done.Completed, done.Thanks
	return err
}

func morningDay(w store.Working, day workday.Day) MorningDay {
	out := MorningDay{Day: day.String(), Holiday: workday.Holiday(day)}
	if h, ok := w.Calendar.Of(day); ok {
		out.Open, out.From, out.To = true, onClock(h.From), onClock(h.To)
	}
	for _, o := range w.Days {
		if o.Day == out.Day {
			out.Name = o.Name
		}
	}
	return out
}

func (d *Desk) morningKeys(ctx context.Context) ([]MorningKey, error) {
	accounts, err := d.Accounts(ctx)
	out := []MorningKey{}
	for _, a := range accounts.Accounts {
		for _, k := range a.Keys {
			if k.Expires > 0 && k.Level != "ok" && k.Level != "" {
				out = append(out, MorningKey{Account: a.ID, Name: a.Name, Label: k.Label, Expires: k.Expires, DaysLeft: k.DaysLeft, Level: k.Level})
			}
		}
	}
	return out, err
}
