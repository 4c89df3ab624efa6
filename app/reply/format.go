package reply

import (
	"fmt"
	"strconv"
	"time"

	"madoguchi/connectors"
	"madoguchi/connectors/jst"
)

// Day writes a date as a letter does: 11月20日(金).
func Day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	t = jst.In(t)
	return fmt.Sprintf("%d月%d日(%s)", t.Month(), t.Day(), weekday(t))
}

// Stamp is Day with the time: 11月20日(金) 9:05.
func Stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return Day(t) + jst.In(t).Format(" 15:04")
}

func weekday(t time.Time) string {
	return string([]rune("日月火水木金土")[t.Weekday()])
}

// Yen writes an amount: 3,980円, -300円; nothing while it is not fixed.
func Yen(n int64) string {
	if n == connectors.NotFixed {
		return ""
	}
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return sign + s + "円"
}
