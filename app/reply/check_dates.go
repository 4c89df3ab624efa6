package reply

import (
	"fmt"
	"regexp"
	"time"

	"madoguchi/connectors/jst"
)

var (
	promise = regexp.MustCompile(`予定|まで(?:に|は|の)|までお|(?i:\bwill\b|\bby\b|expected)|見込|いたします|致します|お届けし|お送りし|発送し|出荷し|入荷し|再開|ご返信ください|ご連絡ください`)
	past    = regexp.MustCompile(`ました|でした|した(?:ところ|が)|済み|注文日|ご注文の|当初|(?i:\bwas\b|\bwere\b|\bha(?:s|ve|d) )`)
)

// dates finds promises for a day that is over and weekdays that do not belong
// to their date: both come from a template filled in last week.
func (d *draft) dates() {
	for _, t := range d.days() {
		d.weekday(t)
		d.over(t)
	}
	for _, s := range d.noSuch {
		d.at(s.start, s.end, Problem{
			Code: "no_such_day", Warn: true, Fix: fixFill,
			Text: fmt.Sprintf("「%s」という日はありません。日付を直してください。", s.word),
		})
	}
	d.dayNumbers()
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
