package app

import (
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/connectors/workday"
	"madoguchi/store"
)

func tokyo(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", s, jst.Zone())
	if err != nil {
		panic(err)
	}
	return t
}

func TestSnoozeTimes_suit_the_days_of_the_shop(t *testing.T) {
	for name, c := range map[string]struct{ now, want string }{
		"a Wednesday morning":        {"2026-11-25 10:00", "evening 11-25 17:00, tomorrow 11-26 09:00, days3 11-30 09:00"},
		"a Wednesday night":          {"2026-11-25 20:00", "tomorrow 11-26 09:00, days3 11-30 09:00"},
		"before a long weekend":      {"2026-11-20 16:40", "tomorrow 11-21 09:00, next_open 11-24 09:00, days3 11-26 09:00, monday 11-23 09:00"},
		"a Monday":                   {"2026-11-30 10:00", "evening 11-30 17:00, tomorrow 12-01 09:00, days3 12-03 09:00, monday 12-07 09:00"},
		"a Sunday before a leap day": {"2028-02-27 10:00", "evening 02-27 17:00, tomorrow 02-28 09:00, days3 03-01 09:00"},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, o := range snoozeTimes(workday.Usual(), tokyo(c.now)) {
				got = append(got, o.Key+" "+jst.Of(o.At).Format("01-02 15:04"))
			}
			if s := strings.Join(got, ", "); s != c.want {
				t.Errorf("\n got %s\nwant %s", s, c.want)
			}
		})
	}
}

func TestCalendar_is_saved_checked_and_explained(t *testing.T) {
	d := open(t, &fake{})
	ctx := t.Context()
	v := must[CalendarView](t)(d.Calendar(ctx))
	if len(v.Rules) != 2 || v.Rules[1].Unit != store.UnitBusinessDays || !v.ThanksRest || len(v.Holidays) < 15 || v.Week.Days[0].Open || !v.Week.Days[1].Open || v.UsualHours != 24 {
		t.Fatalf("a new shop: %+v", v)
	}
	v.Week.Days[6] = WeekDay{Open: true, From: "10:00", To: "24:00"}
	v.Week.Holidays = false
	v = must[CalendarView](t)(d.SaveWeek(ctx, v.Week))
	if v.Week.Days[6] != (WeekDay{Open: true, From: "10:00", To: "24:00"}) || !v.Holidays[0].Open {
		t.Errorf("%+v", v.Week)
	}
	v = must[CalendarView](t)(d.SaveDay(ctx, DayChange{From: "2030-12-29", To: "2031-01-03", Kind: "closed", Name: "年末年始"}))
	if len(v.Days) != 6 || v.Days[5] != (OwnDay{Day: "2031-01-03", Kind: "closed", Name: "年末年始"}) {
		t.Errorf("%+v", v.Days)
	}
	v = must[CalendarView](t)(d.SaveDay(ctx, DayChange{From: "2030-12-29", To: "2031-01-02"}))
	if len(v.Days) != 1 {
		t.Errorf("%+v", v.Days)
	}
	v = must[CalendarView](t)(d.SaveUsualReply(ctx, UsualReply{Hours: 48}))
	if v.UsualHours != 48 || v.ThanksRest {
		t.Errorf("%+v", v)
	}
	v = must[CalendarView](t)(d.SavePeak(ctx, Peak{Name: "セール", From: "2026-12-04", To: "2026-12-11", Hours: 24}))
	if len(v.Peaks) != 1 {
		t.Fatalf("%+v", v.Peaks)
	}
	v = must[CalendarView](t)(d.RemovePeak(ctx, ID{ID: v.Peaks[0].ID}))
	v = must[CalendarView](t)(d.OrderDueRules(ctx, RuleOrder{IDs: []int64{v.Rules[1].ID, v.Rules[0].ID}}))
	if len(v.Peaks) != 0 || v.Rules[0].Unit != store.UnitBusinessDays {
		t.Errorf("%+v", v)
	}
	v = must[CalendarView](t)(d.RemoveDueRule(ctx, ID{ID: v.Rules[0].ID}))
	if len(v.Rules) != 1 {
		t.Errorf("%+v", v.Rules)
	}
	bad := map[string]func() (CalendarView, error){
		"week": func() (CalendarView, error) { return d.SaveWeek(ctx, Week{}) },
		"hours": func() (CalendarView, error) {
			w := v.Week
			w.Days = append([]WeekDay{{Open: true, From: "18:00", To: "9:00"}}, w.Days[1:]...)
			return d.SaveWeek(ctx, w)
		},
		"days":     func() (CalendarView, error) { return d.SaveDay(ctx, DayChange{From: "2026-02-30", Kind: "closed"}) },
		"day_kind": func() (CalendarView, error) { return d.SaveDay(ctx, DayChange{From: "2026-02-28", Kind: "x"}) },
		"peak_hours": func() (CalendarView, error) {
			return d.SavePeak(ctx, Peak{Name: "a", From: "2026-02-01", To: "2026-02-02"})
		},
		"peak_name": func() (CalendarView, error) {
			return d.SavePeak(ctx, Peak{From: "2026-02-01", To: "2026-02-02", Hours: 1})
		},
		"due_rule": func() (CalendarView, error) { return d.SaveDueRule(ctx, DueRule{Amount: 1, Unit: "weeks"}) },
		"weekday": func() (CalendarView, error) {
			return d.SaveDueRule(ctx, DueRule{Amount: 1, Unit: "hours", Weekdays: []int{7}})
		},
		"kind": func() (CalendarView, error) {
			return d.SaveDueRule(ctx, DueRule{Amount: 1, Unit: "hours", Kind: "amazon"})
		},
		"reply_hours": func() (CalendarView, error) { return d.SaveUsualReply(ctx, UsualReply{}) },
	}
	for code, f := range bad {
		_, err := f()
		refused(t, err, code)
	}
}

func TestMoment_reads_what_a_person_types(t *testing.T) {
	d := open(t, &fake{})
	for words, want := range map[string]string{
		"2026-11-24 12:00": "2026-11-24 12:00", "2026-11-24T12:00": "2026-11-24 12:00", "2026-11-24": "2026-11-24 09:00", "2026-11-24T03:00:00Z": "2026-11-24 12:00",
	} {
		at, err := d.Moment(words)
		if err != nil || jst.Of(at).Format("2006-01-02 15:04") != want {
			t.Errorf("%s: %s, %v", words, jst.Of(at), err)
		}
	}
	_, err := d.Moment("来週")
	refused(t, err, "moment")
}

func TestSnooze_and_due_refuse_what_makes_no_sense(t *testing.T) {
	d := open(t, &fake{})
	ctx := t.Context()
	past, far := d.now().Add(-time.Hour).UnixMilli(), d.now().AddDate(3, 0, 0).UnixMilli()
	refused(t, d.Snooze(ctx, SnoozeRequest{}), "none")
	refused(t, d.Snooze(ctx, SnoozeRequest{IDs: []int64{1}, Until: past}), "past")
	refused(t, d.Snooze(ctx, SnoozeRequest{IDs: []int64{1}, Until: far}), "far")
	refused(t, d.Snooze(ctx, SnoozeRequest{IDs: []int64{1}, For: strings.Repeat("あ", 81)}), "long")
	refused(t, d.SetDue(ctx, DueChange{}), "none")
	refused(t, d.SetDue(ctx, DueChange{IDs: []int64{1}, At: past}), "past")
	refused(t, d.SetDue(ctx, DueChange{IDs: []int64{1}, At: far}), "far")
}

func TestMorning_says_what_the_day_brings(t *testing.T) {
	var answer error
	var notices []connectors.Notice
	s := openShop(t, failing(&answer, &notices, nil))
	s.add("keyed", "本店", nil)
	s.sync()
	ctx := t.Context()
	m := must[Morning](t)(s.Morning(ctx))
	if len(m.Days) != 7 || m.Pressing.Oldest.ID == 0 || m.Pressing.Late != 0 || len(m.Late)+len(m.Today)+len(m.Soon) != 1 {
		t.Fatalf("%+v", m)
	}
	id := m.Pressing.Oldest.ID
	until := s.now().Add(2 * time.Hour).UnixMilli()
	if err := s.Snooze(ctx, SnoozeRequest{IDs: []int64{id}, Until: until, For: "  入荷の\n確認 "}); err != nil {
		t.Fatal(err)
	}
	day := func(n int) string { return s.now().AddDate(0, 0, n).Format(time.DateOnly) }
	for name, on := range map[string]string{"あとで": day(3), "きのう": day(-1), "ずっと前": day(-30), "いつでも": ""} {
		must[Template](t)(s.SaveTemplate(ctx, Template{Name: name, Body: "文です。", ReviewOn: on}))
	}
	m = must[Morning](t)(s.Morning(ctx))
	if len(m.Reviews) != 2 || m.Reviews[0].Name != "ずっと前" || m.Reviews[1].ReviewOn != day(-1) {
		t.Errorf("to be looked at: %+v", m.Reviews)
	}
	if m.Pressing.Oldest.ID != 0 || len(m.Back) != 1 || m.Back[0].SnoozeFor != "入荷の 確認" {
		t.Fatalf("%+v", m)
	}
	s.later(3 * time.Hour)
	s.sync()
	rows := must[InboxPage](t)(s.Inbox(ctx, InboxQuery{State: "new"})).Inquiries
	if len(rows) != 1 || rows[0].WokeAt == 0 || !strings.Contains(s.said(), "info follow フォロー予定の時刻になった問い合わせ 1 件") {
		t.Errorf("%+v\n%s", rows, s.said())
	}
	s.later(5 * 24 * time.Hour)
	m = must[Morning](t)(s.Morning(ctx))
	if m.Pressing.Late != 1 || m.Pressing.LateNew != 1 || len(m.Late) != 1 {
		t.Errorf("%+v", m)
	}
}
