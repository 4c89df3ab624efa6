package app

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/connectors/workday"
	"madoguchi/store"
)

// SetDue sets the due date of inquiries instead of the computed one, 0 to compute
// it again. Undo takes it back.
func (d *Desk) SetDue(ctx context.Context, in DueChange) error {
	if len(in.IDs) == 0 {
		return refuse("none", "問い合わせが選ばれていません。何も変えていません。一覧から選んでください。")
	}
	if in.At != 0 && in.At <= d.now().UnixMilli() {
		return refuse("past", "返信期限が過去になっています。何も変えていません。これからの日時を選んでください。")
	}
	if in.At > d.now().AddDate(2, 0, 0).UnixMilli() {
		return refuse("far", "返信期限は 2 年先までにしてください。何も変えていません。")
	}
	if err := d.reachAll(ctx, "SetDue", in.IDs); err != nil {
		return err
	}
	set, err := d.store.SetDue(ctx, actor(ctx), in.IDs, in.At)
	if err != nil {
		return err
	}
	if len(set) == 0 {
		return refuse("not_open", "返信期限は、未対応・対応中・承認待ちの問い合わせに付きます。何も変えていません。後で見るときは「フォロー予定」を使ってください。")
	}
	d.tell(EventInquiries, set...)
	return nil
}

// reachAll refuses an act on several when one of them is out of reach.
func (d *Desk) reachAll(ctx context.Context, method string, ids []int64) error {
	if who(ctx).free() {
		return nil
	}
	for _, id := range ids {
		if err := d.mayReach(ctx, need{mayAct, ofInquiry}, method, id); err != nil {
			return err
		}
	}
	return nil
}

// longestFor is how much of a reason is kept: one line of the list.
const longestFor = 80

// Snooze puts inquiries off. They come back at their moment, or with the next
// question; a message that only thanks brings none back.
func (d *Desk) Snooze(ctx context.Context, in SnoozeRequest) error {
	in.For = strings.Join(strings.Fields(in.For), " ")
	switch now := d.now(); {
	case len(in.IDs) == 0:
		return refuse("none", "問い合わせが選ばれていません。何も変えていません。一覧から選んでください。")
	case in.Until != 0 && in.Until <= now.UnixMilli():
		return refuse("past", "フォローの日時が過去になっています。何も変えていません。これからの日時を選んでください。")
	case in.Until > now.AddDate(2, 0, 0).UnixMilli():
		return refuse("far", "フォローの日時は 2 年先までにしてください。何も変えていません。")
	case utf8.RuneCountInString(in.For) > longestFor:
		return refuse("long", "フォローの理由は 80 字までにしてください。何も変えていません。長い話は社内メモに書けます。")
	}
	if err := d.reachAll(ctx, "Snooze", in.IDs); err != nil {
		return err
	}
	err := d.store.Snooze(ctx, actor(ctx), store.Snooze{
		IDs: in.IDs, Until: in.Until, For: in.For, Marks: func(kind string) connectors.Marks { return d.spec(kind).Marks },
	})
	if err == nil {
		d.tell(EventInquiries, in.IDs...)
	}
	return err
}

// SnoozeTimes offers moments that suit the shop's days.
func (d *Desk) SnoozeTimes(ctx context.Context) (SnoozeTimes, error) {
	w, err := d.working(ctx)
	return SnoozeTimes{Times: snoozeTimes(w.Calendar, d.now())}, err
}

const (
	evening      = 17 * 60
	usualMorning = 9 * 60
)

func snoozeTimes(c workday.Calendar, now time.Time) []SnoozeTime {
	today := workday.DayOf(now)
	out := []SnoozeTime{}
	offer := func(key string, at time.Time) {
		if at.After(now) && !slices.ContainsFunc(out, func(o SnoozeTime) bool { return o.At == at.UnixMilli() }) {
			out = append(out, SnoozeTime{Key: key, At: at.UnixMilli(), Closed: !c.IsOpen(workday.DayOf(at))})
		}
	}
	if now.Before(today.At(evening - 30)) { // later it would come back at once
		offer("evening", today.At(evening))
	}
	offer("tomorrow", opens(c, today+1))
	if next, ok := c.Next(today + 1); ok {
		offer("next_open", opens(c, next))
	}
	third := today
	for range 3 {
		third, _ = c.Next(third + 1)
	}
	offer("days3", opens(c, third))
	days := (8 - int(today.Weekday())) % 7
	if days == 0 {
		days = 7
	}
	offer("monday", opens(c, today+workday.Day(days)))
	return out
}

// opens is when a day begins for the shop, also for a day on which it is closed.
func opens(c workday.Calendar, day workday.Day) time.Time {
	if h, ok := c.Of(day); ok {
		return day.At(h.From)
	}
	return day.At(usualMorning)
}

// SnoozeUntil reads a moment from words: one of the keys that are offered, a date,
// a date and a time, or RFC 3339.
func (d *Desk) SnoozeUntil(ctx context.Context, words string) (int64, error) {
	offered, err := d.SnoozeTimes(ctx)
	if err != nil {
		return 0, err
	}
	return d.momentAmong(offered, words)
}

// momentAmong reads the key of a moment that is offered, or what Moment reads.
func (d *Desk) momentAmong(offered SnoozeTimes, words string) (int64, error) {
	for _, t := range offered.Times {
		if t.Key == words {
			return t.At, nil
		}
	}
	return d.Moment(words)
}

// Moment reads 2026-11-24, "2026-11-24 12:00" or RFC 3339; a date without a time
// is its morning in Japan.
func (d *Desk) Moment(words string) (int64, error) {
	if at, err := time.Parse(time.RFC3339, words); err == nil {
		return at.UnixMilli(), nil
	}
	for _, form := range []string{"2006-01-02 15:04", "2006-01-02T15:04"} {
		if at, err := time.ParseInLocation(form, words, jst.Zone()); err == nil {
			return at.UnixMilli(), nil
		}
	}
	if day, err := workday.ParseDay(words); err == nil {
		return opens(*d.calendar.Load(), day).UnixMilli(), nil
	}
	return 0, refuse("moment", "日時「"+words+"」を読めません。何も変えていません。2026-11-24 か「2026-11-24 12:00」のように書いてください。")
}
