package ordernumber

import (
	"slices"
	"strings"
	"time"
)

func digits(s string) (n int) {
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			n++
		}
	}
	return n
}

// isConfuser recognises numbers of everyday mails that are no order numbers.
// Behind 伝票番号 a bare run of 11 to 13 digits is a parcel number.
func isConfuser(n string, slip bool) bool {
	if len(n) == 14 && (n[0] == 'T' || n[0] == 't') && digits(n) == 13 {
		return true // the registration number of an invoice
	}
	g := groupsOf(n)
	switch {
	case isPhone(n, g), g.are(3, 4), g.are(4, 4, 4): // the last two: a postcode, a parcel
		return true
	case len(g) == 3 && (strings.HasPrefix(n, "19") || strings.HasPrefix(n, "20")) && g[0] == 4 && g[1] <= 2 && g[2] <= 2:
		return true // a day
	case slip && len(g) == 1 && g[0] >= 11 && g[0] <= 13:
		return true
	}
	if len(n) == 8 && strings.HasPrefix(n, "20") {
		if _, err := time.Parse("20060102", n); err == nil {
			return true
		}
	}
	return false
}

// groups are how many digits stand between the dashes of a number that has nothing
// else.
type groups []int

func groupsOf(n string) groups {
	const most = 4
	g := make(groups, 0, most)
	for part := range strings.SplitSeq(n, "-") {
		if part == "" || digits(part) != len(part) || len(g) == most {
			return nil
		}
		g = append(g, len(part))
	}
	return g
}

func (g groups) are(sizes ...int) bool { return slices.Equal(g, sizes) }

// isPhone: 03-1234-5678, 09012345678, 81-90-1234-5678.
func isPhone(n string, g groups) bool {
	switch {
	case len(g) == 1:
		return n[0] == '0' && (g[0] == 10 || g[0] == 11)
	case len(g) == 3 && n[0] == '0':
		return g[0] >= 2 && g[0] <= 5 && g[1] <= 4 && (g[2] == 3 || g[2] == 4)
	case len(g) == 3 && strings.HasPrefix(n, "81"):
		return g[0] >= 3 && g[0] <= 6 && g[1] <= 4 && g[2] == 4
	case len(g) == 4 && strings.HasPrefix(n, "81-"):
		return g[1] <= 4 && g[2] <= 4 && g[3] == 4
	}
	return false
}
