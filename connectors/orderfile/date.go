package orderfile

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"madoguchi/connectors/jst"
)

// Forms of dates. What stands behind the day is the time.
var (
	weekday  = regexp.MustCompile(`[(（][日月火水木金土](?:曜日?)?[)）]|[日月火水木金土]曜日?`)
	byYear   = regexp.MustCompile(`^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(.*)$`)
	byEra    = regexp.MustCompile(`^(?:令和|[Rr]\.?)\s*(\d{1,2}|元)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(.*)$`)
	noSigns  = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})(\d{6}|\d{4})?$`)
	yearLast = regexp.MustCompile(`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(.*)$`)
	serial   = regexp.MustCompile(`^\d{5}(?:\.\d+)?$`)
	clock    = regexp.MustCompile(`^[\sTt]*(午前|午後|[AaPp][Mm])?\s*(\d{1,2})\s*[:時]\s*(\d{1,2})\s*(?:[:分]\s*(\d{1,2})(?:\.\d+)?\s*秒?|分)?\s*([AaPp][Mm])?\s*(Z|[+-]\d{2}:?\d{2}|JST)?$`)
)

// when reads a date with or without a time. Times without a zone are Japanese.
func (f *File) when(cell, order string) (time.Time, error) {
	s, err := code(cell)
	if err != nil {
		return time.Time{}, err
	}
	s = strings.TrimSpace(weekday.ReplaceAllString(s, ""))
	if serial.MatchString(s) {
		return f.fromSerial(s)
	}
	y, m, d, rest, ok := calendar(s, order)
	if !ok {
		return time.Time{}, errDate
	}
	return at(y, m, d, rest)
}

// calendar takes the day off the front of a text.
func calendar(s, order string) (y, m, d int, rest string, ok bool) {
	if g := byYear.FindStringSubmatch(s); g != nil {
		return num(g[1]), num(g[2]), num(g[3]), g[4], true
	}
	if g := byEra.FindStringSubmatch(s); g != nil {
		return 2018 + max(num(g[1]), 1), num(g[2]), num(g[3]), g[4], true
	}
	if g := noSigns.FindStringSubmatch(s); g != nil {
		if t := g[4]; len(t) == 6 {
			rest = t[:2] + ":" + t[2:4] + ":" + t[4:]
		} else if t != "" {
			rest = t[:2] + ":" + t[2:]
		}
		return num(g[1]), num(g[2]), num(g[3]), rest, true
	}
	g := yearLast.FindStringSubmatch(s)
	switch {
	case g == nil || order != MonthFirst && order != DayFirst:
		return 0, 0, 0, "", false
	case order == MonthFirst:
		return num(g[3]), num(g[1]), num(g[2]), g[4], true
	}
	return num(g[3]), num(g[2]), num(g[1]), g[4], true
}

// endYear returns the first two numbers of a date whose year stands last.
func endYear(cell string) (a, b int) {
	s, err := code(cell)
	if err != nil {
		return 0, 0
	}
	if g := yearLast.FindStringSubmatch(s); g != nil {
		return num(g[1]), num(g[2])
	}
	return 0, 0
}

// at puts day and clock together and refuses days that do not exist.
func at(y, m, d int, rest string) (time.Time, error) {
	day := time.Date(y, time.Month(m), d, 0, 0, 0, 0, jst.Zone())
	if y < 1995 || y > 2100 || day.Year() != y || int(day.Month()) != m || day.Day() != d {
		return time.Time{}, errDate
	}
	if strings.TrimSpace(rest) == "" {
		return day, nil
	}
	g := clock.FindStringSubmatch(rest)
	if g == nil {
		return time.Time{}, errDate
	}
	hour, minute, second := num(g[2]), num(g[3]), num(g[4])
	switch strings.ToLower(g[1] + g[5]) {
	case "午後", "pm":
		hour = hour%12 + 12
	case "午前", "am":
		hour %= 12
	}
	if hour > 24 || minute > 59 || second > 60 {
		return time.Time{}, errDate
	}
	zone := jst.Zone()
	if z := strings.ReplaceAll(g[6], ":", ""); z == "Z" {
		zone = time.UTC
	} else if len(z) == 5 {
		east := (num(z[1:3])*60 + num(z[3:])) * 60
		if z[0] == '-' {
			east = -east
		}
		zone = time.FixedZone("", east)
	}
	return jst.In(time.Date(y, time.Month(m), d, hour, minute, second, 0, zone)), nil
}

// fromSerial reads Excel's count of days.
func (f *File) fromSerial(s string) (time.Time, error) {
	days, err := strconv.ParseFloat(s, 64)
	if err != nil || days < 30_000 || days > 73_000 { // 1982 to 2099
		return time.Time{}, errDate
	}
	if f.day1904 {
		days += 1462
	}
	whole, part := math.Modf(days)
	seconds := int(math.Round(part * 24 * 60 * 60))
	return time.Date(1899, 12, 30+int(whole), 0, 0, seconds, 0, jst.Zone()), nil
}

// num reads digits; a regexp has seen to it that there are only few.
func num(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
