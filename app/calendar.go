package app

import (
	"context"
	"fmt"
	"strings"
	"time"

	"madoguchi/connectors/jst"
	"madoguchi/connectors/workday"
	"madoguchi/store"
)

// Calendar returns when the shop works, the due rules in their order, and what
// they come to for a question that arrives now.
func (d *Desk) Calendar(ctx context.Context) (CalendarView, error) {
	w, err := d.working(ctx)
	if err != nil {
		return CalendarView{}, err
	}
	today := workday.DayOf(d.now())
	v := CalendarView{
		Today: today.String(), Week: weekOut(w.Calendar), Chosen: w.Chosen, Days: []OwnDay{}, Holidays: holidays(w.Calendar, today),
		Peaks: []Peak{}, Rules: []DueRule{}, Examples: []DueExample{},
	}
	for _, o := range w.Days {
		if o.Day >= v.Today {
			v.Days = append(v.Days, OwnDay(o))
		}
	}
	for _, p := range w.Peaks {
		v.Peaks = append(v.Peaks, Peak(p))
	}
	for _, r := range w.Rules {
		v.Rules = append(v.Rules, DueRule{
			ID: r.ID, AccountID: r.Account, Kind: r.Kind, CategoryID: r.Category, Weekdays: append([]int{}, r.Weekdays...),
			Amount: r.Amount, Unit: r.Unit, Version: r.Version,
		})
	}
	if v.UsualHours, err = d.number(ctx, store.ReplyHours, defaultReply); err != nil {
		return v, err
	}
	rest, err := d.store.Setting(ctx, store.ThanksRest)
	if err != nil {
		return v, err
	}
	v.ThanksRest = rest != "off"
	v.Examples, err = d.dueExamples(ctx)
	return v, err
}

// working reads the calendar and keeps it for the levels of the list.
func (d *Desk) working(ctx context.Context) (store.Working, error) {
	w, err := same(ctx, common{what: "working"}, func() (store.Working, error) { return d.store.Working(ctx) })
	if err == nil {
		d.calendar.Store(&w.Calendar)
	}
	return w, err
}

func weekOut(c workday.Calendar) Week {
	w := Week{Holidays: c.Holidays, Days: make([]WeekDay, len(c.Week))}
	for i, h := range c.Week {
		w.Days[i] = WeekDay{Open: h.To > h.From, From: onClock(h.From), To: onClock(h.To)}
	}
	return w
}

func onClock(minute int) string { return fmt.Sprintf("%02d:%02d", minute/60, minute%60) }

// minuteOf reads 09:30.
func minuteOf(s string) (int, bool) {
	var h, m int
	if n, err := fmt.Sscanf(s, "%d:%d", &h, &m); err != nil || n != 2 || len(s) > 5 {
		return 0, false
	}
	return h*60 + m, h >= 0 && m >= 0 && m < 60 && h*60+m <= 24*60
}

func holidays(c workday.Calendar, from workday.Day) []Holiday {
	out := []Holiday{}
	for day := from; day < from+366; day++ {
		if name := workday.Holiday(day); name != "" {
			out = append(out, Holiday{Day: day.String(), Name: name, Open: c.IsOpen(day)})
		}
	}
	return out
}

func (d *Desk) dueExamples(ctx context.Context) ([]DueExample, error) {
	accounts, err := d.Accounts(ctx)
	out := []DueExample{}
	for _, a := range accounts.Accounts {
		at, why, err := d.store.DueOf(ctx, a.ID, a.Kind, 0)
		if err != nil {
			return out, err
		}
		spec := d.spec(a.Kind)
		out = append(out, DueExample{Account: a.ID, Name: a.Name, Mark: spec.Mark, Shape: spec.Shape, At: at, Why: why})
	}
	return out, err
}

// recalendared answers a change of the calendar: the list's dates have moved.
func (d *Desk) recalendared(ctx context.Context, err error) (CalendarView, error) {
	if err != nil {
		return CalendarView{}, err
	}
	v, err := d.Calendar(ctx)
	d.tell(EventInquiries)
	return v, err
}

// SaveWeek changes the usual week.
func (d *Desk) SaveWeek(ctx context.Context, in Week) (CalendarView, error) {
	var week [7]workday.Hours
	if len(in.Days) != len(week) {
		return CalendarView{}, refuse("week", "曜日が 7 つそろっていません。何も変えていません。画面を読み込み直して、もう一度選んでください。")
	}
	for i, day := range in.Days {
		from, ok := minuteOf(day.From)
		to, fine := minuteOf(day.To)
		if !day.Open {
			continue
		}
		if !ok || !fine || to <= from {
			return CalendarView{}, refuse("hours", "営業時間は 09:00 から 18:00 のように、始まりより後の終わりを入れてください。何も変えていません。")
		}
		week[i] = workday.Hours{From: from, To: to}
	}
	return d.recalendared(ctx, d.store.SaveWeek(ctx, actor(ctx), week, in.Holidays))
}

// longestRange is how many days are closed at once at most: more is a slip.
const longestRange = 92

// SaveDay closes or opens days of the shop's own.
func (d *Desk) SaveDay(ctx context.Context, in DayChange) (CalendarView, error) {
	from, err := workday.ParseDay(in.From)
	to := from
	if err == nil && in.To != "" {
		to, err = workday.ParseDay(in.To)
	}
	if err != nil || to < from || to-from >= longestRange {
		return CalendarView{}, refuse("days", "日付は 2026-12-29 のように、始まりより後の終わりを入れてください（一度に 3 か月まで）。何も変えていません。")
	}
	if in.Kind != "" && in.Kind != workday.Closed && in.Kind != workday.Open {
		return CalendarView{}, refuse("day_kind", "休みか営業かを選んでください。何も変えていません。")
	}
	var days []string
	for day := from; day <= to; day++ {
		days = append(days, day.String())
	}
	return d.recalendared(ctx, d.store.SaveDays(ctx, actor(ctx), days, in.Kind, strings.TrimSpace(in.Name)))
}

// SaveUsualReply changes what holds where no rule fits.
func (d *Desk) SaveUsualReply(ctx context.Context, in UsualReply) (CalendarView, error) {
	if in.Hours < 1 || in.Hours > 720 {
		return CalendarView{}, refuse("reply_hours", "返信期限は 1 から 720 時間の間で入れてください。")
	}
	rest := "on"
	if !in.ThanksRest {
		rest = "off"
	}
	if err := d.store.SetSetting(ctx, actor(ctx), store.ThanksRest, rest); err != nil {
		return CalendarView{}, err
	}
	return d.recalendared(ctx, d.store.SetSetting(ctx, actor(ctx), store.ReplyHours, idText(int64(in.Hours))))
}

// firstCalendar gives a new shop the rules it can begin with. They are the shop's
// own and no mall's: 楽天 names no time for an answer, and Yahoo! counts the average
// (12 hours and less is good). The demo shop works every day by the clock, so that
// its list looks the same on any day.
func (d *Desk) firstCalendar(ctx context.Context) error {
	if d.demo {
		var week [7]workday.Hours
		for i := range week {
			week[i] = workday.Hours{From: 9 * 60, To: 18 * 60}
		}
		return d.store.SaveWeek(ctx, store.Actor{}, week, false)
	}
	for _, r := range []store.DueRule{
		{Kind: "yahoo", Amount: 8, Unit: store.UnitBusinessHours},
		{Amount: 1, Unit: store.UnitBusinessDays},
	} {
		if _, err := d.store.SaveDueRule(ctx, store.Actor{}, r); err != nil {
			return fmt.Errorf("due rule: %w", err)
		}
	}
	return nil
}

// soonEnds is the end of the day that counts as tomorrow: the next business day.
func soonEnds(c *workday.Calendar, now time.Time) time.Time {
	today := workday.DayOf(now)
	next, _ := c.Next(today + 1)
	return next.At(24 * 60)
}

// level tells how near the due time is: 期限後, 当日, 前日 or later. 前日 is the last
// business day before, and the closed days behind it.
func level(c *workday.Calendar, due int64, now time.Time) string {
	if due == 0 {
		return ""
	}
	at := jst.Of(due)
	switch {
	case !at.After(now):
		return "late"
	case at.Before(workday.DayOf(now).At(24 * 60)):
		return "today"
	case at.Before(soonEnds(c, now)):
		return "soon"
	}
	return "later"
}
