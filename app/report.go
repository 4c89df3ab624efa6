package app

import (
	"context"
	"time"

	"madoguchi/app/figures"
	"madoguchi/connectors/jst"
	"madoguchi/store"
)

const (
	reportDays  = 30
	reportWeeks = 12
	reportMost  = 3 * 366 // days
)

// Report counts how the shop answers. It reads what is here: where the past is
// still being read it says so. A long period takes a while; whoever asked is told
// how far it is (Watching).
func (d *Desk) Report(ctx context.Context, in ReportQuery) (ShopReport, error) {
	from, to, err := d.period(in)
	if err != nil {
		return ShopReport{}, err
	}
	length := int(to.Sub(from).Hours() / 24)
	earlier := from.AddDate(0, 0, -length)
	cases, err := d.cases(ctx, in.Account, earlier, to)
	if err != nil {
		return ShopReport{}, err
	}
	now := d.now()
	r := ShopReport{
		From: jst.Day(from), To: jst.Day(to.AddDate(0, 0, -1)), Days: length,
		Now: count(cases, from, to, now), Before: count(cases, earlier, from, now),
		Topics:   shares(cases, earlier, from, to, func(c figures.Case) string { return c.Topic }),
		Accounts: []ReportShare{}, Weeks: weeksOf(cases, to, now), Hours: hoursOf(figures.Hours(cases, from, to)), Pending: []ReportPending{},
	}
	if r.Now.Orders, err = d.store.OrdersBetween(ctx, from.UnixMilli(), to.UnixMilli(), in.Account); err != nil {
		return r, err
	}
	if r.Before.Orders, err = d.store.OrdersBetween(ctx, earlier.UnixMilli(), from.UnixMilli(), in.Account); err != nil {
		return r, err
	}
	if err := d.reportAccounts(ctx, &r, cases, earlier, from, to); err != nil {
		return r, err
	}
	return r, d.reportStock(ctx, &r)
}

// casesAtOnce is after how many inquiries a report says how far it is.
const casesAtOnce = 1000

// cases reads what a report counts, once: the period, the one before it and the
// weeks of the trend.
func (d *Desk) cases(ctx context.Context, account int64, earlier, to time.Time) ([]figures.Case, error) {
	working, err := d.store.Working(ctx)
	if err != nil {
		return nil, err
	}
	since := earlier
	if weeks := to.AddDate(0, 0, -7*reportWeeks); weeks.Before(since) {
		since = weeks
	}
	now := d.now()
	open := working.Calendar.Meter(since, now)
	var cases []figures.Case
	var posts []figures.Post
	err = d.store.EachCase(ctx, since.UnixMilli(), account, func(q store.FigureCase) {
		posts = posts[:0]
		for _, p := range q.Posts {
			posts = append(posts, figures.Post(p))
		}
		c := figures.Of(posts)
		if c.Answered != 0 && c.Asked >= since.UnixMilli() {
			c.Worked = open.Worked(jst.Of(c.Asked), jst.Of(c.Answered))
		}
		c.Account, c.Topic, c.Done = q.Account, q.Topic, q.Done
		if cases = append(cases, c); len(cases)%casesAtOnce == 0 {
			howFar(ctx, min(q.LastAt, now.UnixMilli())-since.UnixMilli(), now.UnixMilli()-since.UnixMilli())
		}
	})
	return cases, err
}

// period reads the days of a question; the last day ends with its midnight.
func (d *Desk) period(in ReportQuery) (from, to time.Time, err error) {
	today := jst.In(d.now())
	to = time.Date(today.Year(), today.Month(), today.Day()+1, 0, 0, 0, 0, jst.Zone())
	if in.To != "" {
		if to, err = time.ParseInLocation(time.DateOnly, in.To, jst.Zone()); err != nil {
			return from, to, refuse("to", "終わりの日を 2026-11-30 のように書いてください。")
		}
		to = to.AddDate(0, 0, 1)
	}
	from = to.AddDate(0, 0, -reportDays)
	if in.From != "" {
		if from, err = time.ParseInLocation(time.DateOnly, in.From, jst.Zone()); err != nil {
			return from, to, refuse("from", "始まりの日を 2026-11-01 のように書いてください。")
		}
	}
	if !from.Before(to) {
		return from, to, refuse("from", "始まりの日は、終わりの日より前にしてください。")
	}
	if to.Sub(from) > reportMost*24*time.Hour {
		return from, to, refuse("from", "一度に数えられるのは 3 年までです。期間を短くしてください。")
	}
	return from, to, nil
}

func (d *Desk) reportAccounts(ctx context.Context, r *ShopReport, cases []figures.Case, earlier, from, to time.Time) error {
	accounts, err := d.store.Accounts(ctx)
	if err != nil {
		return err
	}
	names := map[int64]string{}
	for _, a := range accounts {
		names[a.ID] = a.Name
		if a.ProgressAll > 0 {
			r.Pending = append(r.Pending, ReportPending{a.Name, a.ProgressDone, a.ProgressAll})
		}
	}
	r.Accounts = shares(cases, earlier, from, to, func(c figures.Case) string { return names[c.Account] })
	return nil
}

// reportStock adds what is here now, whatever the period.
func (d *Desk) reportStock(ctx context.Context, r *ShopReport) error {
	s, err := d.store.Stock(ctx)
	if err != nil {
		return err
	}
	r.FirstAt, r.OldestOpen, r.Open, r.Late, r.Inquiries, r.Orders = s.FirstAt, s.OldestOpen, s.Open, s.Late, s.Inquiries, s.Orders
	return nil
}

// count adds up a period by the clock and in business hours.
func count(cases []figures.Case, from, to, now time.Time) ReportFigures {
	f := figures.Count(cases, from, to, now)
	return ReportFigures{
		MedianOpen: minutes(f.MedianOpen), SlowOpen: minutes(f.SlowOpen),
		Came: f.Came, Answered: f.Answered, Open: f.Open, Median: minutes(f.Median), Slow: minutes(f.Slow),
		Within24h: f.Within24h, OneReply: f.OneReply, Settled: f.Settled,
	}
}

func minutes(d time.Duration) int { return int(d.Round(time.Minute) / time.Minute) }

// shares counts a period beside the one before it.
func shares(cases []figures.Case, earlier, from, to time.Time, word func(figures.Case) string) []ReportShare {
	before := map[string]int{}
	for _, s := range figures.By(cases, earlier, from, word) {
		before[s.Word] = s.N
	}
	out := []ReportShare{}
	for _, s := range figures.By(cases, from, to, word) {
		out = append(out, ReportShare{s.Word, s.N, before[s.Word]})
		delete(before, s.Word)
	}
	for _, s := range figures.By(cases, earlier, from, word) {
		if n, left := before[s.Word]; left {
			out = append(out, ReportShare{s.Word, 0, n})
		}
	}
	return out
}

func weeksOf(cases []figures.Case, to, now time.Time) []ReportWeek {
	out := []ReportWeek{}
	for _, w := range figures.Weeks(cases, to.AddDate(0, 0, -7*reportWeeks), to, now, reportWeeks) {
		out = append(out, ReportWeek{jst.Day(w.To.AddDate(0, 0, -1)), w.Came, w.Answered, minutes(w.MedianOpen), minutes(w.SlowOpen)})
	}
	return out
}

func hoursOf(in [7][24]int) [][]int {
	out := make([][]int, 0, len(in))
	for _, day := range in {
		out = append(out, day[:])
	}
	return out
}
