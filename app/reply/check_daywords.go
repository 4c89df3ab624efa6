package reply

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"madoguchi/connectors/jst"
)

// The ways in which a letter writes a day, in narrowed text. Their groups have names,
// because each writes the parts in its own order.
const (
	weekdayIn = `(?: ?\((?P<w>[日月火水木金土])(?:曜日?|・祝|祝)?\)| ?(?P<x>[日月火水木金土])曜日?)?`
	kanjiDay  = `[一二三四五六七八九十]{1,3}`
	monthName = `(?P<e>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?`
)

var dayForms = []*regexp.Regexp{
	regexp.MustCompile(`(?:(?P<y>\d{4}|令和 ?\d{1,2}) ?年 ?)?(?P<m>\d{1,2}) ?月 ?(?P<d>\d{1,2}) ?日` + weekdayIn),
	regexp.MustCompile(`(?P<m>` + kanjiDay + `)月(?P<d>` + kanjiDay + `)日` + weekdayIn),
	regexp.MustCompile(`(?:(?P<y>20\d\d)[/.])?(?P<m>\d{1,2})[/.](?P<d>\d{1,2}) ?\((?P<w>[日月火水木金土])(?:曜日?|・祝|祝)?\)`),
	regexp.MustCompile(`(?:^|[^\d\-/.])(?P<all>(?P<y>20\d\d)[/.\-](?P<m>\d{1,2})[/.\-](?P<d>\d{1,2}))(?:$|[^\d\-/.(])`),
	regexp.MustCompile(`(?:^|[^\d\-/.])(?P<all>(?P<m>\d{1,2})/(?P<d>\d{1,2})) ?(?:まで|に|より|から|の|以降|頃|ごろ|中に|お届け|発送|着|入荷)`),
	regexp.MustCompile(`(?i)\b` + monthName + ` (?P<d>\d{1,2})(?:st|nd|rd|th)?\b(?:, ?(?P<y>20\d\d))?`),
	regexp.MustCompile(`(?i)\b(?P<d>\d{1,2})(?:st|nd|rd|th)? (?:of )?` + monthName + `(?: (?P<y>20\d\d)\b)?`),
}

const slashForm = 2 // the one with a weekday

// loneDay names no month: 「18日(火)」.
var loneDay = regexp.MustCompile(`(?:^|[^\d月 ])(?P<all>(?P<d>\d{1,2}) ?日 ?\((?P<w>[日月火水木金土])(?:曜日?|・祝|祝)?\))`)

// dated is a day that the text names.
type dated struct {
	span
	day     time.Time
	weekday string // as written, empty for none
	slash   bool
	year    string
}

// days are the dates of the text, which is read once. Those that no calendar has
// are in noSuch.
func (d *draft) days() []dated {
	if d.Now.IsZero() || d.dayspans != nil {
		return d.dayspans
	}
	d.dayspans = []dated{}
	for i, re := range dayForms {
		for _, m := range d.find(re) {
			part := func(name string) string {
				if g := re.SubexpIndex(name); g >= 0 {
					return m[g].word
				}
				return ""
			}
			all := m[0]
			if g := re.SubexpIndex("all"); g >= 0 {
				all = m[g]
			}
			if slices.ContainsFunc(d.dayspans, func(t dated) bool { return all.start < t.end && t.start < all.end }) {
				continue
			}
			t := dated{span: all, weekday: part("w") + part("x"), slash: i == slashForm, year: yearOf(part("y"))}
			month := part("m")
			if e := part("e"); e != "" {
				month = strconv.Itoa(strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(e))/3 + 1)
			}
			var ok bool
			if t.day, ok = dayIn(t.year, strconv.FormatInt(yenOf(month), 10), strconv.FormatInt(yenOf(part("d")), 10), d.Now); ok {
				d.dayspans = append(d.dayspans, t)
			} else if month != "" && !strings.Contains(all.word, "/") {
				d.noSuch = append(d.noSuch, all)
			}
		}
	}
	return d.dayspans
}

// yearOf reads 2026 and 令和8 (2019 is its first).
func yearOf(s string) string {
	n, ok := strings.CutPrefix(s, "令和")
	if !ok {
		return s
	}
	y, _ := strconv.Atoi(strings.TrimSpace(n))
	return strconv.Itoa(2018 + y)
}

// like writes another day in the way this one is written.
func (t dated) like(day time.Time) string {
	s := Day(day)
	if t.slash {
		s = fmt.Sprintf("%d/%d(%s)", day.Month(), day.Day(), weekday(day))
	}
	switch {
	case t.year != "" && t.slash:
		s = fmt.Sprintf("%d/%s", day.Year(), s)
	case t.year != "":
		s = fmt.Sprintf("%d年%s", day.Year(), s)
	}
	if t.weekday == "" {
		s, _, _ = strings.Cut(s, "(")
	}
	return s
}

// nearest is the day of that month and number closest to now: letters name no year.
func nearest(month, number string, now time.Time) (time.Time, bool) {
	return dayIn("", month, number, now)
}

// dayIn is nearest where the letter may name the year.
func dayIn(year, month, number string, now time.Time) (time.Time, bool) {
	mo, _ := strconv.Atoi(month)
	da, _ := strconv.Atoi(number)
	this := jst.In(now).Year()
	years := []int{this - 1, this, this + 1}
	if y, err := strconv.Atoi(year); err == nil {
		years = []int{y}
	}
	var best time.Time
	for _, year := range years {
		t := time.Date(year, time.Month(mo), da, 0, 0, 0, 0, jst.Zone())
		if int(t.Month()) != mo || t.Day() != da {
			continue
		}
		if best.IsZero() || t.Sub(now).Abs() < best.Sub(now).Abs() {
			best = t
		}
	}
	return best, !best.IsZero()
}

// dayNumbers holds a day without a month against the weekday beside it, in the
// months that it can be of.
func (d *draft) dayNumbers() {
	if d.Now.IsZero() {
		return
	}
	for _, m := range d.find(loneDay) {
		all, number, written := m[1], m[2].word, m[3].word
		fits := false
		for month := -1; month <= 2; month++ {
			first := d.today().AddDate(0, 0, 1-d.today().Day()).AddDate(0, month, 0)
			n, _ := strconv.Atoi(number)
			day := first.AddDate(0, 0, n-1)
			fits = fits || n > 0 && day.Month() == first.Month() && weekday(day) == written && (month != -1 && month != 2 || d.near(day))
		}
		if !fits {
			d.at(all.start, all.end, Problem{
				Code: "weekday", Warn: true, Fix: fixFill,
				Text: fmt.Sprintf("「%s」は、今月にも来月にもありません。曜日か日付を確かめてください。", all.word),
			})
		}
	}
}

// near tells that the text names a day of that month, or of the one before it.
func (d *draft) near(day time.Time) bool {
	return slices.ContainsFunc(d.days(), func(t dated) bool {
		apart := (day.Year()-t.day.Year())*12 + int(day.Month()) - int(t.day.Month())
		return apart == 0 || apart == 1
	})
}
