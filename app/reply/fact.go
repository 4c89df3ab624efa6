package reply

import (
	"regexp"
	"strconv"
	"strings"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
	"madoguchi/connectors/workday"

	"golang.org/x/text/unicode/norm"
)

// Kinds of variables. They say which filters fit and how a condition compares.
const (
	KindText     = "text"
	KindName     = "name"
	KindDate     = "date"
	KindYen      = "yen"
	KindNumber   = "number"
	KindPhone    = "phone"
	KindAddress  = "address"
	KindLines    = "lines"
	KindTracking = "tracking"
	KindURL      = "url"
)

// fact is what a variable stands for, with what its filters need to write it
// another way.
type fact struct {
	text   string
	days   []day
	style  dayStyle
	places []connectors.Place
	lines  lineList
	links  []string // tracking pages
	num    int64
	isNum  bool
	note   string // how it was worked out, Japanese
	why    string // why a filter found nothing, Japanese
}

func says(text string) fact { return fact{text: text} }

// yen is an amount; an amount that is not fixed is no fact.
func yen(n int64) fact {
	if n == connectors.NotFixed {
		return fact{}
	}
	return fact{text: Yen(n), num: n, isNum: true}
}

// day is a date with what was said of the hour behind it.
type day struct {
	on    workday.Day
	clock string
}

type dayStyle struct{ bare, year bool } // without the weekday, with the year

// onDays are dates as a letter writes them, every one once.
func onDays(days []day) fact { return fact{days: days}.written() }

// written makes the text of dates anew.
func (f fact) written() fact {
	var all []string
	seen := map[string]bool{}
	for _, d := range f.days {
		s := f.style.write(d)
		if !seen[s] {
			seen[s] = true
			all = append(all, s)
		}
	}
	f.text = strings.Join(all, "、")
	return f
}

func (s dayStyle) write(d day) string {
	at := d.on.At(0)
	text := Day(at)
	if s.bare {
		text, _, _ = strings.Cut(text, "(")
	}
	if s.year {
		text = strconv.Itoa(at.Year()) + "年" + text
	}
	return text + d.clock
}

// isoDay reads the YYYY-MM-DD of an order; anything else is not a date we know.
func isoDay(s string) []day {
	d, err := workday.ParseDay(s)
	if err != nil {
		return nil
	}
	return []day{{on: d}}
}

var (
	typedDay = regexp.MustCompile(`^(?:(\d{4})[年/-])?(\d{1,2})[月/-](\d{1,2})日?(?: ?\([日月火水木金土]曜?日?\))?(.{0,30})$`)
	typedYen = regexp.MustCompile(`^[¥\\]?(-?)([\d,]{1,14})円?$`)
)

// typedFact reads what a person typed. What does not read as its kind is shown as
// it was typed, and no filter can change it.
func typedFact(kind, s string, f Facts) fact {
	plain := strings.TrimSpace(norm.NFKC.String(s))
	switch kind {
	case KindDate:
		if d, ok := typedDate(plain, f); ok {
			return fact{text: s, days: []day{d}}
		}
	case KindYen, KindNumber:
		if m := typedYen.FindStringSubmatch(plain); m != nil {
			if n, err := strconv.ParseInt(m[1]+strings.ReplaceAll(m[2], ",", ""), 10, 64); err == nil {
				return fact{text: s, num: n, isNum: true}
			}
		}
	}
	return says(s)
}

func typedDate(s string, f Facts) (day, bool) {
	m := typedDay.FindStringSubmatch(s)
	if m == nil {
		return day{}, false
	}
	at, ok := nearest(m[2], m[3], f.Now)
	if !ok || m[1] == "" && f.Now.IsZero() {
		return day{}, false
	}
	on := workday.DayOf(at)
	if m[1] != "" {
		year, _ := strconv.Atoi(m[1])
		on = workday.Date(year, at.Month(), at.Day())
		if on.At(0).Day() != at.Day() {
			return day{}, false // 29 February of another year
		}
	}
	return day{on: on, clock: m[4]}, true
}

// clockOf is the hour of a moment as it stands behind its date.
func clockOf(f Facts) string { return jst.In(f.Received).Format(" 15:04") }
