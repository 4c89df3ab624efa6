package mime

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"madoguchi/connectors/jst"

	"golang.org/x/text/unicode/norm"
)

// zones are the letters that mailers write; every other word is taken for UTC
// offset unknown, which means JST.
var zones = map[string]int{
	"JST": 9, "GMT": 0, "UTC": 0, "UT": 0, "Z": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6,
	"PST": -8, "PDT": -7, "CET": 1, "CEST": 2, "MET": 1, "MEST": 2, "BST": 1, "KST": 9, "HKT": 8, "SGT": 8,
}

var (
	clockRE   = regexp.MustCompile(`(?:^|\D)(\d{1,2})\s?:\s?(\d{2})(?:\s?:\s?(\d{2}))?(?:[.,]\d+)?\s*([AaPp][Mm]\b)?`)
	dotsRE    = regexp.MustCompile(`(?:^|\s)(\d{1,2})\.(\d{2})\.(\d{2})\b()`)
	clockJaRE = regexp.MustCompile(`(午前|午後)?\s*(\d{1,2})時(?:\s*(\d{1,2})分)?(?:\s*(\d{1,2})秒)?`)
	offsetRE  = regexp.MustCompile(`^\s*(?:GMT|UTC)?\s*([+-])\s*(\d{1,2}):?(\d{2})?`)
	zoneRE    = regexp.MustCompile(`^\s*\(?([A-Za-z]{1,5})\b`)
	isoRE     = regexp.MustCompile(`\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})`)
	jaRE      = regexp.MustCompile(`(\d{4})年\s*(\d{1,2})月\s*(\d{1,2})日`)
	eraRE     = regexp.MustCompile(`(令和|平成|昭和|\b[RHS])\s*(元|\d{1,2})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})`)
	jaMonRE   = regexp.MustCompile(`\b(\d{1,2})\s+(\d{1,2})月\s+(\d{4})\b`)
	jaDayRE   = regexp.MustCompile(`\b(\d{1,2})月\s*(\d{1,2})日\D*(\d{4})\b`)
	runRE     = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})|(\d{2})(\d{2})(\d{2})\b)`)
	dayMonRE  = regexp.MustCompile(`(?i)\b(\d{1,2})[ /.-]*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[ ,/-]*(\d{2,4})\b`)
	monDayRE  = regexp.MustCompile(`(?i)\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?\b,?`)
	yearRE    = regexp.MustCompile(`\b(19\d\d|20\d\d)\b`)
)

const monthNames = "janfebmaraprmayjunjulaugsepoctnovdec"

// ParseDate reads a date as mailers write it: RFC 5322 with all its damage,
// ISO, ctime and Japanese forms. JST is +0900 on every computer, and so is a
// date without a zone.
func ParseDate(s string) (time.Time, bool) {
	if t, ok := usualDate(s); ok {
		return t, true
	}
	return anyDate(s)
}

// usual is the form of RFC 5322 that nearly every mailer writes.
var usual = [...]string{"Mon, 2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 -0700"}

// usualDate reads that form where nothing is doubtful. Everything else, and what
// lies outside of sense, is anyDate's.
func usualDate(s string) (time.Time, bool) {
	s = strings.TrimSpace(s)
	if i := strings.IndexByte(s, '('); i > 0 && strings.HasSuffix(s, ")") && isLetters(s[i+1:len(s)-1]) {
		s = strings.TrimRight(s[:i], " ") // the name of the zone
	}
	const shortest, longest = 25, 31
	if len(s) < shortest || len(s) > longest || s[len(s)-6] != ' ' {
		return time.Time{}, false
	}
	form := usual[0]
	if s[0] >= '0' && s[0] <= '9' {
		form = usual[1]
	}
	t, err := time.ParseInLocation(form, s, time.UTC)
	if err != nil || t.Year() < 1950 || t.Year() > 2200 {
		return time.Time{}, false
	}
	offset := atoi(s[len(s)-4:len(s)-2])*3600 + atoi(s[len(s)-2:])*60
	if t.Nanosecond() != 0 || offset > 15*3600-60 || atoi(s[len(s)-2:]) > 59 {
		return time.Time{}, false
	}
	if s[len(s)-5] == '-' {
		offset = -offset
	}
	return t.In(time.FixedZone("", offset)), true
}

func isLetters(s string) bool {
	for i := range len(s) {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return s != ""
}

// anyDate looks for the parts of a date wherever they stand.
func anyDate(s string) (time.Time, bool) {
	if len(s) > 200 {
		s = s[:200]
	}
	s = strings.TrimSpace(norm.NFKC.String(DecodeHeader(s)))
	s = runRE.ReplaceAllString(s, "$1-$2-$3 $4$6:$5$7:$8")
	y, mon, d, ok := findDay(s)
	if !ok {
		s = comment.ReplaceAllString(s, "") // RFC 5322 allows one anywhere
		y, mon, d, ok = findDay(s)
	}
	if !ok || mon < 1 || mon > 12 || d < 1 || d > 31 {
		return time.Time{}, false
	}
	h, m, sec, rest, ok := findClock(s)
	if !ok {
		rest = ""
	}
	if h > 24 || m > 59 || sec > 60 {
		return time.Time{}, false
	}
	sec = min(sec, 59) // a leap second
	t := time.Date(y, time.Month(mon), d, h, m, sec, 0, findZone(rest))
	if t.Year() < 1950 || t.Year() > 2200 || t.Day() != d && h < 24 {
		return time.Time{}, false
	}
	return t, true
}

// findDay reads the calendar day in any of the orders.
func findDay(s string) (y, m, d int, ok bool) {
	for _, re := range []*regexp.Regexp{jaRE, isoRE} {
		if f := re.FindStringSubmatch(s); f != nil {
			return atoi(f[1]), atoi(f[2]), atoi(f[3]), true
		}
	}
	if f := jaMonRE.FindStringSubmatch(s); f != nil {
		return atoi(f[3]), atoi(f[2]), atoi(f[1]), true
	}
	if f := jaDayRE.FindStringSubmatch(s); f != nil {
		return atoi(f[3]), atoi(f[1]), atoi(f[2]), true
	}
	if f := eraRE.FindStringSubmatch(s); f != nil {
		return eraYear(f[1], f[2]), atoi(f[3]), atoi(f[4]), true
	}
	if f := dayMonRE.FindStringSubmatch(s); f != nil {
		return fullYear(f[3]), month(f[2]), atoi(f[1]), true
	}
	if f := monDayRE.FindStringSubmatch(s); f != nil {
		if yr := yearRE.FindString(s); yr != "" {
			return atoi(yr), month(f[1]), atoi(f[2]), true
		}
	}
	return 0, 0, 0, false
}

// findClock reads the time of day and returns what stands behind it.
func findClock(s string) (h, m, sec int, rest string, ok bool) {
	if i := clockJaRE.FindStringSubmatchIndex(s); i != nil {
		f := clockJaRE.FindStringSubmatch(s)
		return half(atoi(f[2]), f[1] == "午後", f[1] == "午前"), atoi(f[3]), atoi(f[4]), s[i[1]:], true
	}
	re := clockRE
	i := re.FindStringSubmatchIndex(s)
	if i == nil {
		re = dotsRE
		i = re.FindStringSubmatchIndex(s)
	}
	if i == nil {
		return 0, 0, 0, "", false
	}
	f := re.FindStringSubmatch(s)
	pm := strings.EqualFold(f[4], "pm") || strings.Contains(s[:i[0]], "午後")
	am := strings.EqualFold(f[4], "am") || strings.Contains(s[:i[0]], "午前")
	return half(atoi(f[1]), pm, am), atoi(f[2]), atoi(f[3]), s[i[1]:], true
}

func half(h int, pm, am bool) int {
	switch {
	case pm && h < 12:
		return h + 12
	case am && h == 12:
		return 0
	}
	return h
}

func findZone(rest string) *time.Location {
	if f := offsetRE.FindStringSubmatch(rest); f != nil {
		h, m := atoi(f[2]), atoi(f[3])
		if h > 14 || m > 59 {
			return jst.Zone()
		}
		sec := h*3600 + m*60
		if f[1] == "-" {
			sec = -sec
		}
		return time.FixedZone("", sec)
	}
	if f := zoneRE.FindStringSubmatch(rest); f != nil {
		if h, ok := zones[strings.ToUpper(f[1])]; ok {
			return time.FixedZone(strings.ToUpper(f[1]), h*3600)
		}
	}
	return jst.Zone()
}

// fullYear is RFC 5322 §4.3: two digits mean 1950–2049, three count from 1900.
func fullYear(s string) int {
	n := atoi(s)
	switch {
	case len(s) == 2 && n < 50:
		return n + 2000
	case len(s) <= 3:
		return n + 1900
	}
	return n
}

// eraYear counts from the year before the era; its first year is 元年. The year 0
// of an era is no year: it lies before every date that is believed.
func eraYear(era, year string) int {
	n := atoi(year)
	switch {
	case year == "元":
		n = 1
	case n == 0:
		return 0
	}
	switch era {
	case "令和", "R":
		return 2018 + n
	case "平成", "H":
		return 1988 + n
	}
	return 1925 + n
}

func month(s string) int { return strings.Index(monthNames, strings.ToLower(s[:3]))/3 + 1 }

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// receivedDate reads the date behind the last semicolon of a Received header.
func receivedDate(s string) time.Time {
	if i := strings.LastIndexByte(s, ';'); i >= 0 {
		s = s[i+1:]
	}
	t, _ := ParseDate(s)
	return t
}
