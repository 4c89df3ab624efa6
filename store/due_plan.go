package store

import (
	"errors"
	"slices"
	"strconv"
	"time"

	"madoguchi/connectors/jst"
	"madoguchi/connectors/workday"
)

// Units of a due rule.
const (
	UnitHours         = "hours" // of the clock
	UnitBusinessHours = "business_hours"
	UnitBusinessDays  = "business_days"
)

// DueRule is how soon an answer is owed. Zero values fit everything.
type DueRule struct {
	ID       int64
	Position int64
	Account  int64
	Kind     string
	Category int64
	Weekdays []int // on which the question came, 0 is Sunday
	Amount   int64
	Unit     string
	Version  int64
}

// Peak is a busy time: what is asked in it may be answered that much later.
type Peak struct {
	ID      int64
	Name    string
	From    string // first and last day, YYYY-MM-DD
	To      string
	Hours   int64
	Version int64
}

// duePlan is everything that due dates follow from, read once in a transaction.
type duePlan struct {
	calendar workday.Calendar
	rules    []DueRule
	peaks    []Peak
	usual    int64 // milliseconds
	chosen   bool  // somebody has said what the week is
}

func (t *txn) duePlan() (*duePlan, error) {
	if t.plan != nil {
		return t.plan, nil
	}
	p, err := readDuePlan(t.ctx, t)
	if err == nil {
		t.plan = p
	}
	return p, err
}

// due is when an answer to a question is owed, and why then.
func (p *duePlan) due(o owing) (int64, string) {
	asked := jst.Of(o.owed)
	i := slices.IndexFunc(p.rules, func(r DueRule) bool { return r.fits(o, asked) })
	unit, why := UnitHours, dueUsual
	at := asked.Add(time.Duration(p.usual) * time.Millisecond)
	if i >= 0 {
		r := p.rules[i]
		unit, why = r.Unit, dueByRule+" "+strconv.FormatInt(r.ID, 10)
		at = p.add(asked, r.Amount, unit)
	}
	day := jst.Day(asked)
	for _, k := range p.peaks {
		if k.From <= day && day <= k.To {
			return p.longer(at, k.Hours, unit).UnixMilli(), why + " peak " + strconv.FormatInt(k.ID, 10)
		}
	}
	return at.UnixMilli(), why
}

func (p *duePlan) add(at time.Time, amount int64, unit string) time.Time {
	switch unit {
	case UnitBusinessDays:
		return p.calendar.AddDays(at, int(amount))
	case UnitBusinessHours:
		return p.calendar.AddHours(at, time.Duration(amount)*time.Hour)
	}
	return at.Add(time.Duration(amount) * time.Hour)
}

// longer adds the hours of a peak: business hours, unless the time itself runs by
// the clock.
func (p *duePlan) longer(at time.Time, hours int64, unit string) time.Time {
	if unit == UnitHours {
		return p.add(at, hours, UnitHours)
	}
	return p.add(at, hours, UnitBusinessHours)
}

func (r DueRule) fits(o owing, asked time.Time) bool {
	return (r.Account == 0 || r.Account == o.account) &&
		(r.Kind == "" || r.Kind == o.kind) &&
		(r.Category == 0 || r.Category == o.category) &&
		(len(r.Weekdays) == 0 || slices.Contains(r.Weekdays, int(asked.Weekday())))
}

// usualTime reads the reply hours of the settings, in milliseconds.
func usualTime(value string) int64 {
	hours, bad := strconv.ParseFloat(value, 64)
	if bad != nil || !(hours > 0 && hours < 24*365) {
		hours = replyHoursDefault
	}
	return int64(hours * 3600 * 1000)
}

var errUnit = errors.New("not a unit of a due rule")
