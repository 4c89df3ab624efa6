package ordernumber

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
			f.makeshop.take(isMakeshop(s, r), func() []Match { return []Match{{s[r.start-1 : r.end], MakeShop, true}} })
		case r.size() == 8:
			account = account || r.start > 1 && s[r.start-1] == '-' && isWord(s[r.start-2]) && byteAt(s, r.end) != '-'
		}
		if !joined(s, last) {
			continue
		}
		a, b, number := last[0], last[1], s[last[0].start:r.end]
		f.rakuten.take(isRakuten(s, last), func() []Match { return f.options.rakuten(number, s[a.start:a.end], s[b.start:b.end]) })
		f.amazon.take(a.size() == 3 && b.size() == 7 && r.size() == 7 && byteAt(s, r.end) != '-', func() []Match { return []Match{{number, Amazon, true}} })
	}
	if account && len(f.options.YahooAccounts) > 0 {
		f.readYahoo(s)
	}
}

// take adds what a match says, if it is one and not one too many.
func (h *hits) take(is bool, read func() []Match) {
	if is && h.tried < mostTried {
		h.tried++
		h.found = append(h.found, read()...)
	}
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

// isMakeshop: P and fifteen to eighteen digits.
func isMakeshop(s string, r run) bool {
	return r.size() <= 18 && byteAt(s, r.start-1) == 'P' && !isWord(byteAt(s, r.start-2)) && !isWord(byteAt(s, r.end))
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isWord(c byte) bool { return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// byteAt is 0 outside of the text.
func byteAt(s string, i int) byte {
	if i < 0 || i >= len(s) {
		return 0
	}
	return s[i]
}
