package app

import (
	"context"
	"errors"
	"time"

	"madoguchi/connectors/jst"
	"madoguchi/connectors/workday"
	"madoguchi/store"
)

// longestPlan is how far ahead a reply may be planned: the facts in it grow old.
const longestPlan = 60 * 24 * time.Hour

// goodTime refuses a planned moment that is over or too far away, 0 is none.
func (d *Desk) goodTime(at int64) error {
	now := d.now()
	switch {
	case at == 0:
		return nil
	case at <= now.UnixMilli():
		return refuse("past", "送る時刻が過去になっています。何も送っていません。これからの日時を選んでください。")
	case at > now.Add(longestPlan).UnixMilli():
		return refuse("far", "送る時刻は 60 日先までにしてください。何も送っていません。もっと先のことは「フォロー予定」で思い出せます。")
	}
	return nil
}

// overBy makes a promise that is broken by the planned day a reason not to send:
// nobody looks at the text again before it leaves.
func overBy(all []Problem, at int64) []Problem {
	if at == 0 {
		return all
	}
	for i, p := range all {
		if p.Code == "past_date" {
			all[i].Warn = false
		}
	}
	return all
}

// SendTimes offers moments to send at that suit the shop's days.
func (d *Desk) SendTimes(ctx context.Context) (SnoozeTimes, error) {
	w, err := d.working(ctx)
	return SnoozeTimes{Times: sendTimes(w.Calendar, jst.In(d.now()))}, err
}

func sendTimes(c workday.Calendar, now time.Time) []SnoozeTime {
	today := workday.DayOf(now)
	out := []SnoozeTime{}
	offer := func(key string, at time.Time) {
		if !at.After(now) {
			return
		}
		for _, o := range out {
			if o.At == at.UnixMilli() {
				return
			}
		}
		out = append(out, SnoozeTime{Key: key, At: at.UnixMilli(), Closed: !c.IsOpen(workday.DayOf(at))})
	}
	if h, ok := c.Of(today); ok {
		offer("opening", today.At(h.From))
	}
	offer("tomorrow9", (today + 1).At(usualMorning))
	if next, ok := c.Next(today + 1); ok {
		offer("next_open", opens(c, next))
	}
	return out
}

// SendMoment reads a moment to send at from words: one of the keys that are
// offered, a date, a date and a time, or RFC 3339.
func (d *Desk) SendMoment(ctx context.Context, words string) (int64, error) {
	offered, err := d.SendTimes(ctx)
	if err != nil {
		return 0, err
	}
	return d.momentAmong(offered, words)
}

const usualFollow = 3 // business days, where the template names none

// followAt is when an inquiry is looked at again after its answer has left
// (返信してフォロー), 0 never.
func (d *Desk) followAt(ctx context.Context, s situation, in SendRequest, leaves int64) (int64, error) {
	days := in.Follow
	if days == 0 {
		return 0, nil
	}
	if days < 0 {
		terms, err := d.store.TemplateTerms(ctx, in.Template)
		if err != nil {
			return 0, err
		}
		if days = int(terms.Follow); days == 0 {
			days = usualFollow
		}
	}
	const most = 260 // a year of business days
	if days > most {
		return 0, refuse("follow", "フォローは 260 営業日先までにしてください。何も送っていません。")
	}
	day := workday.DayOf(jst.Of(leaves))
	for range days {
		next, ok := s.calendar.Next(day + 1)
		if !ok {
			next = day + 1 // a shop that never opens counts every day
		}
		day = next
	}
	return opens(s.calendar, day).UnixMilli(), nil
}

// Reschedule sets when a queued reply leaves: later, earlier, up to 60 days ahead.
func (d *Desk) Reschedule(ctx context.Context, in RescheduleRequest) (OutboxItem, error) {
	if in.At == 0 {
		return OutboxItem{}, refuse("moment", "送る時刻が選ばれていません。何も変えていません。日時を選んでください。")
	}
	if err := d.goodTime(in.At); err != nil {
		return OutboxItem{}, err
	}
	err := d.store.Reschedule(ctx, actor(ctx), in.ID, in.At)
	if errors.Is(err, store.ErrConflict) {
		return OutboxItem{}, refuse("not_waiting", "この返信は、もう送信待ちではありません。何も変えていません。送信待ちの画面でいまの様子を確かめてください。")
	}
	if err != nil {
		return OutboxItem{}, err
	}
	return d.queued(ctx, in.ID, 0)
}
