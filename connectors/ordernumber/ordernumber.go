// Package ordernumber finds order numbers in what a customer wrote.
//
// It reads a normalised copy of the text and returns candidates, surest first;
// it never decides which one is meant: several candidates are shown to a
// person, and only the caller knows which of them exist. Telephone numbers,
// postcodes, parcel numbers, invoice registration numbers, dates and prices are
// not order numbers. The package is pure.
package ordernumber

import (
	"regexp"
	"slices"
	"sort"
	"strings"
	"time"
)

// The kinds of a number.
const (
	Rakuten  = "rakuten"
	Yahoo    = "yahoo"
	Amazon   = "amazon"
	MakeShop = "makeshop"
	Labelled = "labelled"
)

// Match is one candidate.
type Match struct {
	Number string
	Kind   string
	// Exact says that the form alone proves it: a mall's own pattern that also
	// fits what Options knows. The others stand behind a word such as 注文番号.
	Exact bool
}

// Options is what the caller knows of the shop. The zero value is allowed.
type Options struct {
	YahooAccounts []string  // store accounts at Yahoo!ショッピング
	ShopIDs       []string  // 店舗ID at 楽天
	Now           time.Time // dates behind it are no order dates; zero: not checked
}

// maxText is how much of a text is searched; orders stand near the top.
const maxText = 256 << 10

// accountRE is an account at Yahoo!ショッピング and a number.
var accountRE = regexp.MustCompile(`(?:^|[^0-9A-Za-z_-])([A-Za-z0-9][A-Za-z0-9_-]{0,60}[A-Za-z0-9])-([0-9]{8})(?:[^0-9-]|$)`)

// Find returns the order numbers in text without repeats, surest first.
func Find(text string, o Options) []Match {
	if len(text) > maxText {
		text = strings.ToValidUTF8(text[:maxText], "")
	}
	f := finder{options: o}
	regions(text, f.read)
	if f.empty() || !hasDigits(text) {
		return nil
	}
	return rank(slices.Concat(f.rakuten.found, f.yahoo.found, f.amazon.found, f.makeshop.found, f.labelled.found))
}

// finder collects the matches of a text by their kinds.
type finder struct {
	options                                    Options
	rakuten, yahoo, amazon, makeshop, labelled hits
}

// hits are the matches of one expression, and how many were tried.
type hits struct {
	found []Match
	tried int
}

func (f *finder) empty() bool {
	return len(f.rakuten.found)+len(f.yahoo.found)+len(f.amazon.found)+len(f.makeshop.found)+len(f.labelled.found) == 0
}

// read searches one region.
func (f *finder) read(r region) {
	if r.plain && r.digits < 4 {
		return
	}
	s := r.text
	if !r.plain {
		s = compose(s)
	}
	digits, longest := count(s)
	label := labelAt(s) >= 0
	if digits < 4 || !label && longest < 7 {
		return // a telephone number, a price, a day
	}
	s = plainDashes(s)
	if longest >= 7 {
		f.readRuns(s)
	}
	if label {
		f.readLabels(s)
	}
}

// rakuten makes a match of 店舗ID-date-serial. The date must be one; a foreign shop
// id makes the match a mere candidate.
func (o Options) rakuten(number, shop, date string) []Match {
	day, err := time.Parse("20060102", date)
	if err != nil || !o.Now.IsZero() && day.After(o.Now.Add(24*time.Hour)) {
		return nil
	}
	own := len(o.ShopIDs) == 0 || slices.Contains(o.ShopIDs, shop)
	return []Match{{number, Rakuten, own}}
}

// readYahoo needs the account: word-12345678 alone could be a product code. RE2 has
// no lookaround, so the boundary after one match may be the boundary before the
// next: it goes on one byte earlier.
func (f *finder) readYahoo(s string) {
	h := &f.yahoo
	for ; h.tried < mostTried; h.tried++ {
		loc := accountRE.FindStringSubmatchIndex(s)
		if loc == nil {
			return
		}
		for _, a := range f.options.YahooAccounts {
			if strings.EqualFold(a, s[loc[2]:loc[3]]) {
				h.found = append(h.found, Match{a + "-" + s[loc[4]:loc[5]], Yahoo, true})
			}
		}
		s = s[loc[5]:]
	}
}

// mostTried is how many matches of one form are looked at.
const mostTried = 200

// rank puts exact matches first and drops what was found twice.
func rank(ms []Match) []Match {
	sort.SliceStable(ms, func(i, j int) bool { return weight(ms[i]) > weight(ms[j]) })
	var out []Match
	for _, m := range ms {
		if !known(out, m.Number) {
			out = append(out, m)
		}
	}
	return out
}

func weight(m Match) int {
	switch {
	case m.Exact:
		return 2
	case m.Kind != Labelled:
		return 1
	}
	return 0
}

// known tells that a number, or a longer one that holds it, is already there.
func known(ms []Match, number string) bool {
	for _, m := range ms {
		if strings.EqualFold(m.Number, number) || strings.Contains(strings.ToLower(m.Number), strings.ToLower(number)) {
			return true
		}
	}
	return false
}
