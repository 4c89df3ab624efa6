// Package ordernumber finds order numbers in what a customer wrote.
//
// It reads a normalised copy of the text and returns candidates, surest first;
// it never decides which one is meant: several candidates are shown to a
// person, and only the caller knows which of them exist. Telephone numbers,
// postcodes, parcel numbers, invoice registration numbers, dates and prices are
// not order numbers. The package is pure.
package ordernumber

import (
	"cmp"
	"slices"
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

// Sizes below which nothing is a number: its digits, and the longest run of them
// where no label stands.
const (
	minDigits = 4
	minRun    = 7
)

// Find returns the order numbers in text without repeats, surest first.
func Find(text string, o Options) []Match {
	if len(text) > maxText {
		text = strings.ToValidUTF8(text[:maxText], "")
	}
	f := finder{options: o}
	digits := 0
	for i := nextDigit(text, 0); i < len(text); {
		r := regionAt(text, i)
		digits += r.digits
		f.read(r)
		i = nextDigit(text, r.end)
	}
	if digits < minDigits || f.empty() {
		return nil // ①②③④ are no digits of a number
	}
	return rank(slices.Concat(f.rakuten.found, f.yahoo.found, f.amazon.found, f.makeshop.found, f.labelled.found))
}

// finder collects the matches of a text by their kinds.
type finder struct {
	options                                    Options
	rakuten, yahoo, amazon, makeshop, labelled hits
}

// hits are the matches of one form, and how many were tried.
type hits struct {
	found []Match
	tried int
}

// mostTried is how many matches of one form are looked at.
const mostTried = 200

// try counts a match and says whether it is one too many.
func (h *hits) try() bool {
	h.tried++
	return h.tried <= mostTried
}

func (f *finder) empty() bool {
	return len(f.rakuten.found)+len(f.yahoo.found)+len(f.amazon.found)+len(f.makeshop.found)+len(f.labelled.found) == 0
}

// read searches one region.
func (f *finder) read(r region) {
	if r.digits < minDigits && !r.hidden {
		return
	}
	s, digits, longest := r.text, r.digits, r.longest
	if !r.plain {
		s = compose(s)
		digits, longest = count(s)
	}
	label := labelAt(s) >= 0
	if digits < minDigits || !label && longest < minRun {
		return // a telephone number, a price, a day
	}
	s = plainDashes(s)
	if longest >= minRun {
		f.readRuns(s)
	}
	if label {
		f.readLabels(s)
	}
}

// rank puts exact matches first and drops what was found twice.
func rank(ms []Match) []Match {
	if len(ms) < 2 {
		return ms
	}
	slices.SortStableFunc(ms, func(a, b Match) int { return cmp.Compare(weight(b), weight(a)) })
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
