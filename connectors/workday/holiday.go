package workday

import "time"

// The law has reached its present shape in steps; before 2000 it was another.
// What lies outside is not wrong by a name but by whole days, so the computed
// years are limited. Past 2099 the formula of the equinoxes does not hold.
const (
	firstYear = 2000
	lastYear  = 2099
)

// Holiday names the public holiday of a day, "" when it is none: 国民の祝日に関する
// 法律 (昭和23年法律第178号) with 振替休日 (§3-2), 国民の休日 (§3-3), and the moves for
// the games of 2020 and 2021 and for the accession of 2019 by their own acts.
func Holiday(d Day) string {
	if name := named(d); name != "" {
		return name
	}
	if substitute(d) {
		return "振替休日"
	}
	// A day between two holidays is one, unless it is a Sunday (§3-3). A Monday
	// after a Sunday holiday has been a substitute already.
	if d.Weekday() != time.Sunday && named(d-1) != "" && named(d+1) != "" {
		return "国民の休日"
	}
	return ""
}

// substitute tells whether the nearest day after a Sunday holiday that is none
// itself is this day. Since 2007 it may lie behind several; before, it was the
// Monday only.
func substitute(d Day) bool {
	before := d - 1
	for ; named(before) != ""; before-- {
		if before.Weekday() == time.Sunday {
			return d-before == 1 || d.utc().Year() >= 2007
		}
	}
	return false
}

// named is the holiday that the law names for a day.
func named(d Day) string {
	year, month, day := d.utc().Date()
	if year < firstYear || year > lastYear {
		return ""
	}
	if name, moved := exception(year, month, day); moved {
		return name
	}
	if name := fixed(year, month, day); name != "" {
		return name
	}
	switch {
	case month == time.March && day == equinox(year, 20.8431):
		return "春分の日"
	case month == time.September && day == equinox(year, 23.2488):
		return "秋分の日"
	case d.Weekday() == time.Monday:
		return happyMonday(year, month, (day+6)/7)
	}
	return ""
}

func fixed(year int, month time.Month, day int) string {
	switch int(month)*100 + day {
	case 101:
		return "元日"
	case 211:
		return "建国記念の日"
	case 223: // the Emperor's birthday since 2020; in 2019 there was none
		if year >= 2020 {
			return "天皇誕生日"
		}
	case 429:
		if year < 2007 {
			return "みどりの日"
		}
		return "昭和の日"
	case 503:
		return "憲法記念日"
	case 504:
		if year >= 2007 {
			return "みどりの日"
		}
	case 505:
		return "こどもの日"
	case 720: // Marine Day was a fixed date until 2002
		if year < 2003 {
			return "海の日"
		}
	case 811:
		if year >= 2016 {
			return "山の日"
		}
	case 915:
		if year < 2003 {
			return "敬老の日"
		}
	case 1103:
		return "文化の日"
	case 1123:
		return "勤労感謝の日"
	case 1223:
		if year <= 2018 {
			return "天皇誕生日"
		}
	}
	return ""
}

// happyMonday is what the nth Monday of a month is.
func happyMonday(year int, month time.Month, nth int) string {
	switch {
	case month == time.January && nth == 2:
		return "成人の日"
	case month == time.July && nth == 3 && year >= 2003:
		return "海の日"
	case month == time.September && nth == 3 && year >= 2003:
		return "敬老の日"
	case month == time.October && nth == 2 && year >= 2020:
		return "スポーツの日"
	case month == time.October && nth == 2:
		return "体育の日"
	}
	return ""
}

// equinox is the day of the month on which the sun crosses, by the formula in
// use for 1980 to 2099. The government fixes the day each February for the year
// after; the formula has agreed with it in every year so far.
func equinox(year int, base float64) int {
	n := year - 1980
	return int(base+0.242194*float64(n)) - n/4
}

// exception is a day that an act of its own made or unmade; moved tells that it
// says something of this day.
func exception(year int, month time.Month, day int) (name string, moved bool) {
	at := int(month)*100 + day
	switch year {
	case 2019: // 平成30年法律第99号
		switch at {
		case 501:
			return "天皇の即位の日", true
		case 1022:
			return "即位礼正殿の儀", true
		}
	case 2020: // 平成30年法律第57号
		return games(at, 723, 724, 810, 720, 1012)
	case 2021: // 令和2年法律第68号
		return games(at, 722, 723, 808, 719, 1011)
	}
	return "", false
}

// games moves three holidays around the ceremonies; 8/11 and the usual Mondays
// fall away in those years.
func games(at, marine, sports, mountain, noMarine, noSports int) (string, bool) {
	switch at {
	case marine:
		return "海の日", true
	case sports:
		return "スポーツの日", true
	case mountain:
		return "山の日", true
	case noMarine, noSports, 811:
		return "", true
	}
	return "", false
}
