package app

import (
	"slices"
	"time"

	"madoguchi/app/export/book"
	"madoguchi/app/settle"
	"madoguchi/connectors/jst"
	"madoguchi/connectors/workday"
)

// lastDay stands for the last day of a month, however long it is.
const lastDay = 31

// usualPayouts are what shops report of 楽天, and the contract of Yahoo! that costs nothing
// (store manual, 2024-09). A shop's own contract may say otherwise.
func usualPayouts() []MallPayout {
	return []MallPayout{
		{Channel: book.Rakuten, Close: 10, Day: lastDay},
		{Channel: book.Rakuten, Close: 25, Months: 1, Day: 15},
		{Channel: book.Yahoo, Close: lastDay, Months: 1, Day: lastDay},
	}
}

// How far behind its closing a round may be paid; the page offers as much (booksettings/payouts.ts).
const (
	lastPayoutMonth = 3
	lastPayoutOpen  = 60
)

func goodPayouts(in Books) error {
	const nothing = "何も変えていません。"
	if len(in.Payouts) > 100 {
		return refuse("books", "モールの精算の時期が多すぎます。"+nothing+"要らないものを消してください。")
	}
	for i, p := range in.Payouts {
		known := slices.ContainsFunc(in.Shop.AllChannels(), func(c book.Channel) bool { return c.Code == p.Channel })
		twice := slices.ContainsFunc(in.Payouts[:i], func(o MallPayout) bool { return o.Channel == p.Channel && o.Close == p.Close })
		byDay := p.Business == 0 && p.Day >= 1 && p.Day <= lastDay && p.Months >= 0 && p.Months <= lastPayoutMonth
		byBusiness := p.Business >= 1 && p.Business <= lastPayoutOpen && p.Day == 0 && p.Months == 0
		switch {
		case !known:
			return refuse("books", "「"+p.Channel+"」というモールはありません。"+nothing+"精算の時期のモールを選び直してください。")
		case p.Close < 1 || p.Close > lastDay || !byDay && !byBusiness:
			return refuse("books", "精算の締め日か入金日が読めません。"+nothing+"1 から 31（31 は月末）の日か、営業日の数を入れてください。")
		case twice:
			return refuse("books", "「"+in.Shop.Channel(p.Channel).Label+"」の締め日が重なっています。"+nothing+"1 つにしてください。")
		case byDay && p.Months == 0 && p.Day < p.Close:
			return refuse("books", "入金日が締め日より前です。"+nothing+"翌月の日にするか、日を直してください。")
		}
	}
	return nil
}

// cycles are the rounds of one mall.
func (b Books) cycles(channel string) []settle.Cycle {
	var out []settle.Cycle
	for _, p := range b.Payouts {
		if p.Channel == channel {
			out = append(out, settle.Cycle{Close: p.Close, Months: p.Months, Day: p.Day, Business: p.Business})
		}
	}
	return out
}

// expect says of what a mall has not taken off yet when it pays the round that holds it.
func (d *Desk) expect(lines []SettlementLine, cycles []settle.Cycle) {
	today := jst.Day(d.now())
	for i := range lines {
		if l := &lines[i]; l.State == settle.Waiting && l.EntryID != 0 {
			l.Due = settle.Due(l.Date, cycles, banksOpen)
			l.Late = l.Due != "" && l.Due < today
		}
	}
}

func banksOpen(day time.Time) bool {
	return day.Weekday() != time.Saturday && day.Weekday() != time.Sunday && workday.Holiday(workday.DayOf(day)) == ""
}
