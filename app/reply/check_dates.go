package reply

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"madoguchi/connectors/jst"
)

var (
	monthDay = regexp.MustCompile(`(?:(\d{4})年 ?)?(\d{1,2})月 ?(\d{1,2})日(?: ?\(([日月火水木金土])(?:曜日?|・祝|祝)?\))?`)
	slashDay = regexp.MustCompile(`(?:(\d{4})/)?(\d{1,2})/(\d{1,2}) ?\(([日月火水木金土])(?:曜日?|・祝|祝)?\)`)
	promise  = regexp.MustCompile(`予定|まで(?:に|は)|までお|見込|いたします|致します|お届けし|お送りし|発送し|出荷し|入荷し|再開|ご返信ください|ご連絡ください`)
	past     = regexp.MustCompile(`ました|でした|した(?:ところ|が)|済み|注文日|ご注文の|当初`)
)

// dated is a day that the text names.
type dated struct {
	span
	day     time.Time
	weekday string // as written, empty for none
	slash   bool
	year    string
}

// dates finds promises for a day that is over and weekdays that do not belong
// to their date: both come from a template filled in last week.
func (d *draft) dates() {
	for _, t := range d.days(true) {
		d.weekday(t)
		d.over(t)
	}
}

// days are the dates of the text. tell reports those that no calendar has.
func (d *draft) days(tell bool) []dated {
	if d.Now.IsZero() {
		return nil
	}
	var all []dated
	for _, re := range []*regexp.Regexp{monthDay, slashDay} {
		for _, m := range d.find(re) {
			day, ok := dayIn(m[1].word, m[2].word, m[3].word, d.Now)
			if ok {
				all = append(all, dated{m[0], day, m[4].word, re == slashDay, m[1].word})
				continue
			}
			if tell {
				d.at(m[0].start, m[0].end, Problem{
					Code: "no_such_day", Warn: true, Fix: fixFill,
					Text: fmt.Sprintf("「%s」という日はありません。日付を直してください。", m[0].word),
				})
			}
		}
	}
	return all
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

func (d *draft) weekday(t dated) {
	if t.weekday == "" || t.weekday == weekday(t.day) {
		return
	}
	d.at(t.start, t.end, Problem{
		Code: "weekday", Warn: true, Fix: fixReplace, FixTo: t.like(t.day),
		Text: fmt.Sprintf("%d月%d日は%s曜日です。曜日か日付を直してください。", t.day.Month(), t.day.Day(), weekday(t.day)),
	})
}

func (d *draft) over(t dated) {
	if !t.day.Before(d.today()) || d.quoted(t.start) {
		return
	}
	sentence := sentenceAt(d.text, t.start)
	if past.MatchString(sentence) || !promise.MatchString(sentence) {
		return
	}
	d.at(t.start, t.end, Problem{
		Code: "past_date", Warn: true, Fix: fixFill,
		Text: fmt.Sprintf("%sはもう過ぎています。日付を確かめてください。", Day(t.day)),
	})
}

func (d *draft) today() time.Time {
	now := jst.In(d.Now)
	return time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, jst.Zone())
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
