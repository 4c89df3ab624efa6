package ordernumber

import (
	"slices"
	"time"
)

// run is a run of digits that nothing makes longer.
type run struct{ start, end int }

func (r run) size() int { return r.end - r.start }

// readRuns reads the forms that are made of runs of digits: 楽天's, Amazon's and
// MakeShop's. Where a run stands behind an account's name, readYahoo is asked.
func (f *finder) readRuns(s string) {
	var last [3]run // the newest at the end
	account := false
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			continue
		}
		r := run{start: i}
		for i < len(s) && isDigit(s[i]) {
			i++
		}
		r.end = i
		last = [3]run{last[1], last[2], r}
		switch {
		case r.size() >= 15:
			if isMakeshop(s, r) && f.makeshop.try() {
				f.makeshop.found = append(f.makeshop.found, Match{s[r.start-1 : r.end], MakeShop, true})
			}
		case r.size() == 8:
			account = account || r.start > 1 && s[r.start-1] == '-' && isWord(s[r.start-2]) && byteAt(s, r.end) != '-'
		}
		if joined(s, last) {
			f.readJoined(s, last)
		}
	}
	if account && len(f.options.YahooAccounts) > 0 {
		f.readYahoo(s)
	}
}

// readJoined reads three runs with dashes between them.
func (f *finder) readJoined(s string, r [3]run) {
	number := s[r[0].start:r[2].end]
	switch {
	case isRakuten(s, r):
		if f.rakuten.try() {
			f.rakuten.found = f.options.rakuten(f.rakuten.found, number, s[r[0].start:r[0].end], s[r[1].start:r[1].end])
		}
	case isAmazon(s, r):
		if f.amazon.try() {
			f.amazon.found = append(f.amazon.found, Match{number, Amazon, true})
		}
	}
}

// rakuten adds a match of 店舗ID-date-serial. The date must be one; a foreign shop id
// makes the match a mere candidate.
func (o Options) rakuten(to []Match, number, shop, date string) []Match {
	day, err := time.Parse("20060102", date)
	if err != nil || !o.Now.IsZero() && day.After(o.Now.Add(24*time.Hour)) {
		return to
	}
	own := len(o.ShopIDs) == 0 || slices.Contains(o.ShopIDs, shop)
	return append(to, Match{number, Rakuten, own})
}

// joined tells that three runs stand with a dash between each, and none before.
func joined(s string, r [3]run) bool {
	return r[0].size() > 0 && r[1].start == r[0].end+1 && r[2].start == r[1].end+1 && s[r[0].end] == '-' && s[r[1].end] == '-' && byteAt(s, r[0].start-1) != '-'
}

// isRakuten: five to eight digits, a day, six to twelve.
func isRakuten(s string, r [3]run) bool {
	shop, serial := r[0].size(), r[2].size()
	return shop >= 5 && shop <= 8 && r[1].size() == 8 && s[r[1].start:r[1].start+2] == "20" && serial >= 6 && serial <= 12
}

// isAmazon: three digits, seven, seven.
func isAmazon(s string, r [3]run) bool {
	return r[0].size() == 3 && r[1].size() == 7 && r[2].size() == 7 && byteAt(s, r[2].end) != '-'
}

// isMakeshop: P and fifteen to eighteen digits.
func isMakeshop(s string, r run) bool {
	return r.size() <= 18 && byteAt(s, r.start-1) == 'P' && !isWord(byteAt(s, r.start-2)) && !isWord(byteAt(s, r.end))
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

func isWord(c byte) bool { return isDigit(c) || isLetter(c) }

// isAccount is what stands in an account and in the number of a small shop.
func isAccount(c byte) bool { return isWord(c) || c == '-' || c == '_' }

// byteAt is 0 outside of the text.
func byteAt(s string, i int) byte {
	if i < 0 || i >= len(s) {
		return 0
	}
	return s[i]
}
