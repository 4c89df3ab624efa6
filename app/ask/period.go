package ask

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"madoguchi/connectors/jst"
	"madoguchi/store/fold"
)

// Span is a period from a moment to before another; a zero end is open.
type Span struct{ From, To time.Time }

var (
	dots = regexp.MustCompile(`\.\.+|~|から`)
	date = regexp.MustCompile(`^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?[年月日]?$`)
)

// ParsePeriod reads 2024, 2024-10, 2024/10/5, 2024年10月, 先月 and ranges of them
// (2024-10..2025-01, from and to included; one side may be missing), as Japan
// counts days. It reports false for anything else.
func ParsePeriod(typed string, now time.Time) (Span, bool) {
	s := strings.TrimSuffix(strings.TrimSpace(fold.Fold(typed)), "まで")
	ends := dots.Split(s, -1)
	if len(ends) > 2 {
		return Span{}, false
	}
	from, ok := one(ends[0], now)
	if len(ends) == 1 {
		return from, ok && s != ""
	}
	to, fine := one(ends[1], now)
	if ends[0] == "" && ends[1] == "" || !ok || !fine {
		return Span{}, false
	}
	return Span{from.From, to.To}, true
}

// one reads one side of a range; an empty one is open.
func one(s string, now time.Time) (Span, bool) {
	if s = strings.TrimSpace(s); s == "" {
		return Span{}, true
	}
	if p, ok := spoken(s, now); ok {
		return p, true
	}
	m := date.FindStringSubmatch(s)
	if m == nil {
		return Span{}, false
	}
	y, month, d := number(m[1]), number(m[2]), number(m[3])
	switch {
	case y < 1900 || month > 12 || m[2] != "" && month < 1 || m[3] != "" && (d < 1 || d > 31):
		return Span{}, false
	case m[2] == "":
		return Span{day(y, 1, 1), day(y+1, 1, 1)}, true
	case m[3] == "":
		return Span{day(y, month, 1), day(y, month+1, 1)}, true
	}
	if from := day(y, month, d); from.Day() == d {
		return Span{from, day(y, month, d+1)}, true
	}
	return Span{}, false
}

// spoken reads a period as people say it. A week begins on Monday.
func spoken(s string, now time.Time) (Span, bool) {
	y, m, d := jst.In(now).Date()
	month := int(m)
	monday := d - (int(jst.In(now).Weekday())+6)%7
	switch s {
	case "今日", "本日":
		return Span{day(y, month, d), day(y, month, d+1)}, true
	case "昨日", "きのう":
		return Span{day(y, month, d-1), day(y, month, d)}, true
	case "今週":
		return Span{day(y, month, monday), day(y, month, monday+7)}, true
	case "先週":
		return Span{day(y, month, monday-7), day(y, month, monday)}, true
	case "今月":
		return Span{day(y, month, 1), day(y, month+1, 1)}, true
	case "先月":
		return Span{day(y, month-1, 1), day(y, month, 1)}, true
	case "今年":
		return Span{day(y, 1, 1), day(y+1, 1, 1)}, true
	case "去年", "昨年":
		return Span{day(y-1, 1, 1), day(y, 1, 1)}, true
	}
	return Span{}, false
}

func day(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, jst.Zone()) }

func number(s string) int {
	n, _ := strconv.Atoi(s) // digits of the pattern, or nothing
	return n
}
