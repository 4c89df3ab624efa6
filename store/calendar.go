package store

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"madoguchi/connectors/workday"
)

// Settings of the calendar: the usual week as seven pairs of minutes, Sunday
// first, and whether public holidays are closed ("off": they are not).
const (
	weekSetting     = "week"
	holidaysSetting = "holidays"
)

// firstDay is before every day that is kept: a bound lets the lists be read by
// their index.
const firstDay = "2000-01-01"

// OwnDay is a day that differs from the usual week: closed or open.
type OwnDay struct {
	Day, Kind, Name string
}

// Working is everything from which due dates are computed.
type Working struct {
	Calendar workday.Calendar
	Days     []OwnDay
	Peaks    []Peak
	Rules    []DueRule
	Chosen   bool // somebody has said what the week is
}

// Working returns the calendar, the peaks and the due rules.
func (s *Store) Working(ctx context.Context) (Working, error) {
	p, err := readDuePlan(ctx, s.read)
	if err != nil {
		return Working{}, err
	}
	days, err := readDays(ctx, s.read)
	return Working{Calendar: p.calendar, Days: days, Peaks: p.peaks, Rules: p.rules, Chosen: p.chosen}, err
}

func readDuePlan(ctx context.Context, q queryer) (*duePlan, error) {
	p := &duePlan{}
	settings := map[string]string{}
	_, err := collect(ctx, q, func(r scanner) (string, error) {
		var name, value string
		err := r.Scan(&name, &value)
		settings[name] = value
		return name, err
	}, `SELECT name, value FROM settings WHERE name IN ($1, $2, $3)`, ReplyHours, weekSetting, holidaysSetting)
	if err != nil {
		return nil, err
	}
	p.usual = usualTime(settings[ReplyHours])
	p.chosen = settings[weekSetting] != ""
	if p.calendar, err = calendarOf(settings); err != nil {
		return nil, err
	}
	days, err := readDays(ctx, q)
	if err != nil {
		return nil, err
	}
	for _, d := range days {
		if day, bad := workday.ParseDay(d.Day); bad == nil {
			p.calendar.Days[day] = d.Kind
		}
	}
	if p.peaks, err = readPeaks(ctx, q); err != nil {
		return nil, err
	}
	p.rules, err = readDueRules(ctx, q)
	return p, err
}

func calendarOf(settings map[string]string) (workday.Calendar, error) {
	c := workday.Usual()
	if week := settings[weekSetting]; week != "" {
		var pairs [7][2]int
		if err := json.Unmarshal([]byte(week), &pairs); err != nil {
			return c, fmt.Errorf("week: %w", err)
		}
		for i, p := range pairs {
			c.Week[i] = workday.Hours{From: p[0], To: p[1]}
		}
	}
	c.Holidays = settings[holidaysSetting] != "off"
	c.Days = map[workday.Day]string{}
	return c, nil
}

func readDays(ctx context.Context, q queryer) ([]OwnDay, error) {
	return collect(ctx, q, func(r scanner) (OwnDay, error) {
		var d OwnDay
		return d, r.Scan(&d.Day, &d.Kind, &d.Name)
	}, `SELECT day, kind, name FROM days WHERE day >= $1 ORDER BY day`, firstDay)
}

func readPeaks(ctx context.Context, q queryer) ([]Peak, error) {
	return collect(ctx, q, func(r scanner) (Peak, error) {
		var p Peak
		return p, r.Scan(&p.ID, &p.Name, &p.From, &p.To, &p.Hours, &p.Version)
	}, `SELECT id, name, from_day, to_day, hours, version FROM peaks
		WHERE removed_at = 0 AND from_day >= $1 ORDER BY from_day, id`, firstDay)
}

func readDueRules(ctx context.Context, q queryer) ([]DueRule, error) {
	return collect(ctx, q, func(r scanner) (DueRule, error) {
		var u DueRule
		var weekdays string
		if err := r.Scan(&u.ID, &u.Position, &u.Account, &u.Kind, &u.Category, &weekdays, &u.Amount, &u.Unit, &u.Version); err != nil {
			return u, err
		}
		return u, fromJSON(weekdays, &u.Weekdays)
	}, `SELECT id, position, account_id, kind, category_id, weekdays, amount, unit, version FROM due_rules
		WHERE removed_at = 0 AND position >= $1 ORDER BY position, id`, 0)
}

// SaveWeek changes the usual week and whether public holidays are closed.
func (s *Store) SaveWeek(ctx context.Context, by Actor, week [7]workday.Hours, holidays bool) error {
	var pairs [7][2]int
	for i, h := range week {
		pairs[i] = [2]int{h.From, h.To}
	}
	closed := "on"
	if !holidays {
		closed = "off"
	}
	return s.replan(ctx, func(t *txn) error {
		if err := t.setSetting(by, weekSetting, asJSON(pairs)); err != nil {
			return err
		}
		return t.setSetting(by, holidaysSetting, closed)
	})
}

// SaveDays closes or opens days for once; with no kind they follow the usual week
// again.
func (s *Store) SaveDays(ctx context.Context, by Actor, days []string, kind, name string) error {
	if !slices.Contains([]string{"", workday.Closed, workday.Open}, kind) {
		return fmt.Errorf("day %q: %w", kind, ErrNotFound)
	}
	return s.replan(ctx, func(t *txn) error {
		for _, day := range days {
			_, err := t.exec(`DELETE FROM days WHERE day = $1`, day)
			if err == nil && kind != "" {
				_, err = t.exec(`INSERT INTO days (day, kind, name) VALUES ($1, $2, $3)`, day, kind, clean(name))
			}
			if err != nil {
				return err
			}
			if err := t.record(by, "day", "calendar", 0, day+" "+kind); err != nil {
				return err
			}
		}
		return nil
	})
}

// replan changes what due dates follow from and moves every one with it.
func (s *Store) replan(ctx context.Context, change func(t *txn) error) error {
	return s.tx(ctx, func(t *txn) error {
		if err := change(t); err != nil {
			return err
		}
		return t.moveDueDates()
	})
}

// moveDueDates computes the due date of every open question again.
func (t *txn) moveDueDates() error {
	t.plan = nil
	return t.fallDue(` WHERE q.owed_at > 0`)
}
