package reply

import (
	"strings"
)

// A sum of money as people type it: 5,500円, 5、500 円, ￥５.５００, 5千500円, 五千五百円.
const (
	figures = `[\d一二三四五六七八九十百千万](?:[\d,.、一二三四五六七八九〇十百千万]*[\d一二三四五六七八九〇十百千万])?`
	yenSign = `(?:¥ ?|JPY ?)`
	yenWord = ` ?(?:円|えん|yen|JPY)`
)

// yenOf reads it; 0 is nothing that can be read. A dot and a comma stand between
// thousands: no price in yen has a fraction.
func yenOf(s string) int64 {
	s = strings.NewReplacer("-", "", " ", "", "円", "", "えん", "", "¥", "", "JPY", "", "yen", "", ",", "", ".", "", "、", "").Replace(narrow(s).text)
	var total, part, n int64
	digits := false
	for _, r := range s {
		if d := strings.IndexRune("〇一二三四五六七八九", r); d >= 0 {
			r = '0' + rune(d)/3
		}
		switch unit := map[rune]int64{'十': 10, '百': 100, '千': 1000, '万': 10_000}[r]; {
		case r >= '0' && r <= '9':
			n, digits = n*10+int64(r-'0'), true
		case unit == 10_000:
			total, part, n, digits = (part+n)*unit, 0, 0, false
		case unit > 0:
			if !digits {
				n = 1
			}
			part, n, digits = part+n*unit, 0, false
		default:
			return 0
		}
		if total+part+n > 1e12 {
			return 0
		}
	}
	return total + part + n
}

// likeYen writes another sum as this one is written, with or without 円.
func likeYen(right string, withWord bool) string {
	if withWord {
		return right
	}
	return strings.TrimSuffix(right, "円")
}
