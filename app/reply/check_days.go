package reply

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"madoguchi/connectors/jst"
	"madoguchi/connectors/workday"
)

// What a date is about stands right before or behind it.
var (
	shipsAfter   = regexp.MustCompile(`^(?:中)?(?:に|までに|まで|より|の|、)?[^、。\n\d]{0,8}(?:発送|出荷|お送り)(?:(?:いた|致)?し)?(?:ます|する|でき|予定|の予定|を予定|とな)`)
	shipsBefore  = regexp.MustCompile(`(?:発送|出荷)(?:予定)?日?(?:は|:| )+$`)
	shipped      = regexp.MustCompile(`^(?:に|、)?[^、。\n\d]{0,8}(?:発送|出荷)(?:(?:いた|致)?し)?(?:まし|済)`)
	arrives      = regexp.MustCompile(`^(?:に|の|、)?(?:お届け|配達|到着)(?:の)?予定`)
	arrivesFirst = regexp.MustCompile(`(?:お届け|配達|到着)(?:の)?予定日?(?:は|:| )+$`)
	arrivesAbout = regexp.MustCompile(`(?:お届け|配達|到着)日?は、?$`)
	isPlanned    = regexp.MustCompile(`^(?:頃|ごろ)?(?:の|を)?予定`)
	orderedAfter = regexp.MustCompile(`^(?:に|の)(?:ご注文|ご購入)`)
	orderedFirst = regexp.MustCompile(`(?:ご?注文日|ご購入日)(?:は|:| )+$`)
	moved        = regexp.MustCompile(`変更|新しい|遅れ|遅延|ずれ|延期|再配達|再送|交換|ご希望|当初|見込|場合|持ち戻`)
	soon         = regexp.MustCompile(`(本日|今日|明日|明後日)(?:中)?(?:に|の|、)?[^、。\n\d]{0,8}(?:発送|出荷)(?:(?:いた|致)?し)?(?:ます|する|でき|予定|の予定|を予定)`)
)

// around is the text before and behind a date, narrowed, on its line.
func (d *draft) around(t dated) (before, behind string) {
	line := lineAt(d.text, t.start)
	start := strings.LastIndexByte(d.text[:t.start], '\n') + 1
	return narrow(d.text[start:t.start]).text, narrow(line[t.end-start:]).text
}

// orderDates holds the days of shipping, arrival and order against the order.
func (d *draft) orderDates() {
	if d.Order == nil {
		return
	}
	var out, in []time.Time
	for _, p := range d.Order.Parcels {
		out, in = addDay(out, p.ShippedAt), addDay(in, p.Arrives)
	}
	for _, t := range d.days() {
		before, behind := d.around(t)
		if moved.MatchString(sentenceAt(d.text, t.start)) || d.quoted(t.start) {
			continue
		}
		switch {
		case shipped.MatchString(behind):
			d.differs(t, out, "ship_date", "出荷日")
		case arrives.MatchString(behind), arrivesFirst.MatchString(before), arrivesAbout.MatchString(before) && isPlanned.MatchString(behind):
			d.differs(t, in, "arrive_date", "お届け予定日")
		case orderedAfter.MatchString(behind), orderedFirst.MatchString(before):
			if !d.Order.OrderedAt.IsZero() {
				d.differs(t, addDay(nil, jst.In(d.Order.OrderedAt).Format(time.DateOnly)), "order_date", "注文日")
			}
		}
	}
}

func addDay(all []time.Time, s string) []time.Time {
	t, err := time.ParseInLocation(time.DateOnly, s, jst.Zone())
	if err != nil || slices.Contains(all, t) {
		return all
	}
	return append(all, t)
}

func (d *draft) differs(t dated, right []time.Time, code, what string) {
	if len(right) == 0 || slices.ContainsFunc(right, t.day.Equal) {
		return
	}
	p := Problem{
		Code: code, Warn: true, Fix: fixFill,
		Text: fmt.Sprintf("注文の%sは%sです。日付を確かめてください。", what, Day(right[0])),
	}
	if len(right) == 1 {
		p.Fix, p.FixTo = fixReplace, t.like(right[0])
	}
	d.at(t.start, t.end, p)
}

// closedDays finds a promise to ship on a day on which the shop is closed.
func (d *draft) closedDays() {
	if d.Calendar == nil || d.Now.IsZero() {
		return
	}
	for _, t := range d.days() {
		before, behind := d.around(t)
		if t.day.Before(d.today()) || d.quoted(t.start) || !shipsAfter.MatchString(behind) && !shipsBefore.MatchString(before) {
			continue
		}
		d.closed(t.span, t.day, t.like)
	}
	for _, m := range d.find(soon) {
		day := d.today().AddDate(0, 0, map[string]int{"明日": 1, "明後日": 2}[m[1].word])
		if !d.quoted(m[1].start) {
			d.closed(m[1], day, Day)
		}
	}
}

func (d *draft) closed(s span, day time.Time, write func(time.Time) string) {
	w := workday.DayOf(day)
	if d.Calendar.IsOpen(w) {
		return
	}
	p := Problem{
		Code: "closed_day", Warn: true, Fix: fixFill,
		Text: fmt.Sprintf("%sはお店の休みの日です。発送する日を確かめてください。", Day(day)),
	}
	if next, ok := d.Calendar.Next(w); ok {
		p.Fix, p.FixTo = fixReplace, write(next.At(0))
		p.Text = fmt.Sprintf("%sはお店の休みの日です。次の営業日は%sです。", Day(day), Day(next.At(0)))
	}
	d.at(s.start, s.end, p)
}
