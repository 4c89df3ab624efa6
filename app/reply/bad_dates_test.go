package reply

import "madoguchi/connectors/workday"

// Days that are over, that do not exist, on which nobody works. It is Friday, 20
// November 2026; Monday the 23rd is a holiday.
var badDates = []bad{
	{"a day that is over", "11月18日(水)までにお届けの予定です。", nil, "past_date", warn, "11月18日(水)", ""},
	{"last week's promise", "11月13日に発送いたします。", nil, "past_date", warn, "11月13日", ""},
	{"last week's promise in wide digits", "１１月１３日に発送いたします。", nil, "past_date", warn, "１１月１３日", ""},
	{"last year's holiday", "2025年12月29日までお休みします。再開は12月30日の予定です。", nil, "past_date", warn, "2025年12月29日", ""},
	{"a deadline that is over", "11月19日までにご返信ください。", nil, "past_date", warn, "11月19日", ""},
	{"the wrong weekday", "11月24日(月)に発送いたします。", nil, "weekday", warn, "11月24日(月)", "11月24日(火)"},
	{"the wrong weekday in wide letters", "１１月２４日（月）に発送いたします。", nil, "weekday", warn, "１１月２４日（月）", "11月24日(火)"},
	{"the wrong weekday with a slash", "11/24(月) にご連絡します。", nil, "weekday", warn, "11/24(月)", "11/24(火)"},
	{"the wrong weekday with the year", "2026年12月1日(月)に入荷します。", nil, "weekday", warn, "2026年12月1日(月)", "2026年12月1日(火)"},
	{"a day that does not exist", "2月30日に発送いたします。", nil, "no_such_day", warn, "2月30日", ""},
	{"a month that does not exist", "13月1日にご連絡します。", nil, "no_such_day", warn, "13月1日", ""},
	{"shipping on Sunday", "11月22日(日)に発送いたします。", nil, "closed_day", warn, "11月22日(日)", "11月24日(火)"},
	{"shipping on a holiday", "11月23日に発送予定です。", nil, "closed_day", warn, "11月23日", "11月24日"},
	{"a date of shipping on a closed day", "発送予定日：11月21日", nil, "closed_day", warn, "11月21日", "11月24日"},
	{"shipping on a day of the shop's own", "12月1日(火)に出荷します。", func(c *Context) {
		c.Calendar.Days = map[workday.Day]string{workday.Date(2026, 12, 1): workday.Closed}
	}, "closed_day", warn, "12月1日(火)", "12月2日(水)"},
	{"tomorrow is Saturday", "明日発送いたします。", nil, "closed_day", warn, "明日", "11月24日(火)"},
	{"today is Sunday", "本日中に発送いたします。", func(c *Context) { c.Now = at(22, 10) }, "closed_day", warn, "本日", "11月24日(火)"},
	{"another day of shipping", "11月18日に発送いたしました。", nil, "ship_date", warn, "11月18日", "11月19日"},
	{"another day of arrival", "お届け予定日：11月22日(日)", nil, "arrive_date", warn, "11月22日(日)", "11月21日(土)"},
	{"another day of arrival in a sentence", "11月22日にお届け予定です。", nil, "arrive_date", warn, "11月22日", "11月21日"},
	{"another day of the order", "11月12日にご注文いただいた品です。", nil, "order_date", warn, "11月12日", "11月15日"},
	{"another day of the order in a line", "ご注文日：11月10日", nil, "order_date", warn, "11月10日", "11月15日"},
}
