package mailbox

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"madoguchi/connectors/jst"

	"golang.org/x/text/unicode/norm"
)

// A day counts as a deadline only where the words around it say so: letters name
// many other days.
const (
	dayForm  = `(?:(20\d{2})\s?[年/.\-]\s?|(?:令和|R)\s?(\d{1,2}|元)\s?[年.]\s?)?(\d{1,2})\s?[月/.\-]\s?(\d{1,2})(?:\s?日)?`
	hourForm = `(?:\s?[(](?:月|火|水|木|金|土|日)(?:曜日?)?(?:・?祝)?[)])?\s?(?:の?\s?(午前|午後)?\s?(?:(\d{1,2})\s?(?:時(?:\s?(\d{1,2})\s?分|(半))?|:(\d{2}))|(正午)))?\s?`
)

var (
	until    = regexp.MustCompile(`(?:^|[^0-9/.\-])` + dayForm + hourForm + `(?:まで|迄|必着|厳守|締切|締め切り|〆切|を期限|を期日|が期限|が締)`)
	labelled = regexp.MustCompile(`(?:期限|期日|締切|締め切り|〆切)(?:日時?)?[\s\])】〕]{0,3}(?:[:は、]|は、|\n)?\s{0,3}` + dayForm + hourForm)
	within   = regexp.MustCompile(`(\d{1,2}|一|二|三)\s?(営業日|日|週間|時間)以内(?s:.{0,40}?)(?:回答|返信|返答|対応|連絡|報告|提出|改善|是正|手続)`)
)

const (
	maxLetter = 16 << 10
	yearAhead = 366 * 24 * time.Hour
)

// deadline is the earliest moment by which a letter asks to be answered, in Japan,
// zero when it names none. The letter's own hour counts; a day alone lasts until
// the end of work. A day before the letter is no deadline but history.
func deadline(text string, sent time.Time) time.Time {
	if sent.IsZero() {
		return time.Time{}
	}
	text = norm.NFKC.String(strings.ToValidUTF8(text[:min(len(text), maxLetter)], ""))
	today := dayOf(sent)
	var first time.Time
	take := func(d time.Time) {
		if d.Before(today) || d.Sub(today) > yearAhead {
			return
		}
		if first.IsZero() || d.Before(first) {
			first = d
		}
	}
	for _, form := range []*regexp.Regexp{until, labelled} {
		for _, m := range form.FindAllStringSubmatch(text, -1) {
			if day := namedDay(m[1], m[2], m[3], m[4], today); !day.IsZero() {
				take(namedHour(day, m[5:]))
			}
		}
	}
	for _, m := range within.FindAllStringSubmatch(text, -1) {
		take(after(sent, m[1], m[2]))
	}
	return first
}

// closing is the hour by which an office has to be answered that names a day only.
const closing = 18

func endOfWork(day time.Time) time.Time {
	y, m, d := day.Date()
	return time.Date(y, m, d, closing, 0, 0, 0, jst.Zone())
}

// namedHour is the moment of a day by what hourForm caught: half of the day, hour,
// 分, 半, minutes behind a colon, 正午.
func namedHour(day time.Time, said []string) time.Time {
	half, hour, minute := said[0], whole(said[1]), whole(said[2]+said[4])
	switch {
	case said[5] != "":
		hour = 12
	case said[1] == "" || hour > 24 || minute > 59:
		return endOfWork(day)
	case half == "午後" && hour < 12:
		hour += 12
	}
	if said[3] != "" {
		minute = 30
	}
	y, m, d := day.Date()
	return time.Date(y, m, d, hour, minute, 0, 0, jst.Zone())
}

func dayOf(t time.Time) time.Time {
	y, m, d := jst.In(t).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, jst.Zone())
}

// namedDay is a day of the calendar, zero where there is none such. Without a year
// it is the nearest one: a letter of December may mean January.
func namedDay(year, era, month, day string, today time.Time) time.Time {
	m, d := whole(month), whole(day)
	switch {
	case year != "":
		return calendarDay(whole(year), m, d)
	case era == "元":
		return calendarDay(2019, m, d)
	case era != "":
		return calendarDay(2018+whole(era), m, d)
	}
	var nearest time.Time
	for y := today.Year() - 1; y <= today.Year()+1; y++ {
		c := calendarDay(y, m, d)
		if !c.IsZero() && (nearest.IsZero() || c.Sub(today).Abs() < nearest.Sub(today).Abs()) {
			nearest = c
		}
	}
	return nearest
}

func calendarDay(y, m, d int) time.Time {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, jst.Zone())
	if t.Month() != time.Month(m) || t.Day() != d {
		return time.Time{}
	}
	return t
}

// after counts days from the day of the letter and hours from its minute. A holiday counts as a working day here:
// a deadline that is shown a day early does no harm.
func after(sent time.Time, count, unit string) time.Time {
	n, day := whole(count), dayOf(sent)
	switch unit {
	case "時間":
		return jst.In(sent).Add(time.Duration(n) * time.Hour)
	case "日":
		return endOfWork(day.AddDate(0, 0, n))
	case "週間":
		return endOfWork(day.AddDate(0, 0, 7*n))
	}
	for n > 0 {
		day = day.AddDate(0, 0, 1)
		if day.Weekday() != time.Saturday && day.Weekday() != time.Sunday {
			n--
		}
	}
	return endOfWork(day)
}

func whole(s string) int {
	if i := strings.Index("一二三", s); i >= 0 && s != "" {
		return i/len("一") + 1
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0 // the pattern lets only digits through
	}
	return n
}
