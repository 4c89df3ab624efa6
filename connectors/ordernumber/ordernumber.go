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

var (
	rakutenRE  = regexp.MustCompile(`(?:^|[^0-9-])([0-9]{5,8})-(20[0-9]{6})-([0-9]{6,12})(?:[^0-9]|$)`)
	amazonRE   = regexp.MustCompile(`(?:^|[^0-9-])([0-9]{3}-[0-9]{7}-[0-9]{7})(?:[^0-9-]|$)`)
	makeshopRE = regexp.MustCompile(`(?:^|[^0-9A-Za-z])(P[0-9]{15,18})(?:[^0-9A-Za-z]|$)`)
	accountRE  = regexp.MustCompile(`(?:^|[^0-9A-Za-z_-])([A-Za-z0-9][A-Za-z0-9_-]{0,60}[A-Za-z0-9])-([0-9]{8})(?:[^0-9-]|$)`)
)

// Find returns the order numbers in text without repeats, surest first.
func Find(text string, o Options) []Match {
	if len(text) > maxText {
		text = strings.ToValidUTF8(text[:maxText], "")
	}
	if !hasDigits(text) {
		return nil
	}
	s := normalise(text)
	var found []Match
	if longestRun(s) >= 5 {
		found = append(found, rakuten(s, o)...)
		found = append(found, yahoo(s, o)...)
		found = append(found, plain(s, amazonRE, Amazon)...)
		found = append(found, plain(s, makeshopRE, MakeShop)...)
	}
	return rank(append(found, labelled(s)...))
}

// rakuten reads 店舗ID-date-serial. The date must be one; a foreign shop id
// makes the match a mere candidate.
func rakuten(s string, o Options) []Match {
	var out []Match
	each(rakutenRE, s, func(f []string) {
		day, err := time.Parse("20060102", f[2])
		if err != nil || !o.Now.IsZero() && day.After(o.Now.Add(24*time.Hour)) {
			return
		}
		own := len(o.ShopIDs) == 0
		for _, id := range o.ShopIDs {
			own = own || id == f[1]
		}
		out = append(out, Match{f[1] + "-" + f[2] + "-" + f[3], Rakuten, own})
	})
	return out
}

// yahoo needs the account: word-12345678 alone could be a product code.
func yahoo(s string, o Options) []Match {
	if len(o.YahooAccounts) == 0 {
		return nil
	}
	var out []Match
	each(accountRE, s, func(f []string) {
		for _, a := range o.YahooAccounts {
			if strings.EqualFold(a, f[1]) {
				out = append(out, Match{a + "-" + f[2], Yahoo, true})
			}
		}
	})
	return out
}

func plain(s string, re *regexp.Regexp, kind string) []Match {
	var out []Match
	each(re, s, func(f []string) { out = append(out, Match{f[1], kind, true}) })
	return out
}

// each calls f for every match. RE2 has no lookaround, so the boundary after
// one match may be the boundary before the next: go on one byte earlier.
func each(re *regexp.Regexp, s string, f func([]string)) {
	for n := 0; n < 200; n++ {
		loc := re.FindStringSubmatchIndex(s)
		if loc == nil {
			return
		}
		groups := make([]string, len(loc)/2)
		for i := range groups {
			groups[i] = s[loc[2*i]:loc[2*i+1]]
		}
		f(groups)
		s = s[loc[len(loc)-1]:]
	}
}

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
