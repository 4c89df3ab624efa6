package book

import "time"

const keepYears = 7 // most shops; companies with a loss keep ten

// KeepUntil is the last day on which a document of a day must be kept: so many years
// from two months after the end of its tax period (消費税法施行令 第50条). A single
// trader's period is the calendar year, a company's its own.
func (s Shop) KeepUntil(date string) string {
	d, err := day(date)
	if err != nil {
		return ""
	}
	last := time.December
	if s.Corporate && s.FiscalStart >= 2 && s.FiscalStart <= 12 {
		last = time.Month(s.FiscalStart - 1)
	}
	year := d.Year()
	if d.Month() > last {
		year++
	}
	years := s.KeepYears
	if years <= 0 {
		years = keepYears
	}
	return time.Date(year, last+3, 1, 0, 0, 0, 0, time.UTC).AddDate(years, 0, -1).Format(time.DateOnly)
}

// FiscalYear is the first and the last day of the year of accounts that a day lies in.
func (s Shop) FiscalYear(date string) (from, to string) {
	d, err := day(date)
	if err != nil {
		return "", ""
	}
	first := time.January
	if s.Corporate && s.FiscalStart >= 2 && s.FiscalStart <= 12 {
		first = time.Month(s.FiscalStart)
	}
	year := d.Year()
	if d.Month() < first {
		year--
	}
	start := time.Date(year, first, 1, 0, 0, 0, 0, time.UTC)
	return start.Format(time.DateOnly), start.AddDate(1, 0, -1).Format(time.DateOnly)
}
