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
	monthDay = regexp.MustCompile(`(\d{1,2})月(\d{1,2})日(?:[ 　]*[（(]([日月火水木金土])(?:曜日?)?[)）])?`)
	promise  = regexp.MustCompile(`予定|まで(?:に|は)|までお|見込|いたします|致します|お届けし|お送りし|発送し|出荷し|入荷し|再開|ご返信ください|ご連絡ください`)
	past     = regexp.MustCompile(`ました|でした|した(?:ところ|が)|済み|注文日|ご注文の|当初`)
)

// dates finds promises for a day that is over and weekdays that do not belong
// to their date: both come from a template filled in last week.
func (d *draft) dates() {
	if d.Now.IsZero() {
		return
	}
	for _, m := range monthDay.FindAllStringSubmatchIndex(d.text, -1) {
		day, ok := nearest(d.text[m[2]:m[3]], d.text[m[4]:m[5]], d.Now)
		if !ok {
			d.at(m[0], m[1], Problem{
				Code: "no_such_day", Warn: true,
				Text: fmt.Sprintf("「%s」という日はありません。日付を直してください。", d.text[m[0]:m[1]]),
			})
			continue
		}
		d.weekday(m, day)
		d.over(m, day)
	}
}

func (d *draft) weekday(m []int, day time.Time) {
	if m[6] < 0 || d.text[m[6]:m[7]] == weekday(day) {
		return
	}
	d.at(m[0], m[1], Problem{
		Code: "weekday", Warn: true, Fix: fixReplace, FixTo: Day(day),
		Text: fmt.Sprintf("%d月%d日は%s曜日です。曜日か日付を直してください。", day.Month(), day.Day(), weekday(day)),
	})
}

func (d *draft) over(m []int, day time.Time) {
	now := jst.In(d.Now)
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, jst.Zone())
	if !day.Before(today) {
		return
	}
	sentence := sentenceAt(d.text, m[0])
	if strings.HasPrefix(strings.TrimSpace(sentence), ">") || past.MatchString(sentence) || !promise.MatchString(sentence) {
		return
	}
	d.at(m[0], m[1], Problem{
		Code: "past_date", Warn: true, Fix: fixFill,
		Text: fmt.Sprintf("%sはもう過ぎています。日付を確かめてください。", Day(day)),
	})
}

// nearest is the day of that month and number closest to now; letters name no year.
func nearest(month, number string, now time.Time) (time.Time, bool) {
	mo, _ := strconv.Atoi(month)
	da, _ := strconv.Atoi(number)
	var best time.Time
	for _, year := range []int{jst.In(now).Year() - 1, jst.In(now).Year(), jst.In(now).Year() + 1} {
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
