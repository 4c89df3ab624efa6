package ordernumber

import (
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"
)

var (
	zeroWidth = strings.NewReplacer("\u200b", "", "\u200c", "", "\u200d", "", "\u2060", "", "\ufeff", "", "\u00ad", "")
	// Dashes that NFKC leaves alone. ー is also a kana, so they count only
	// between digits. A space or one line break next to the dash goes with it, and
	// the marks of a quote that was wrapped there.
	dashes = regexp.MustCompile(`([0-9])[ \t]?(?:\r?\n[>|]*)?[ \t]?[-ー―‐‑‒–—−][ \t]?(?:\r?\n[>|]*)?[ \t]?([0-9])`)
	// The same in front of a number that follows an account name.
	accountDash = regexp.MustCompile(`([A-Za-z0-9])[ \t]?[-ー‐‑‒–—−―][ \t]?([0-9]{8})`)
)

// compose is NFKC without zero-width characters. What it makes must never be stored or
// searched for prices: NFKC turns ① into 1.
func compose(s string) string { return zeroWidth.Replace(norm.NFKC.String(s)) }

// plainDashes makes every dash between digits a plain one.
func plainDashes(s string) string {
	if !otherDashes(s) {
		return s
	}
	s = accountDash.ReplaceAllString(s, "$1-$2")
	// Twice, because the digit behind one dash may be the one before the next.
	return dashes.ReplaceAllString(dashes.ReplaceAllString(s, "$1-$2"), "$1-$2")
}

// otherDashes tells whether there is a dash that is not plain already: another
// sign, or a blank, a line's end or the mark of a quote beside it.
func otherDashes(s string) bool {
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == 0xE2 || s[i] == 0xE3: // of every other dash
			if strings.ContainsRune("ー―‐‑‒–—−", firstRune(s[i:])) {
				return true
			}
		case s[i] == '-':
			if i > 0 && strings.IndexByte(" \t\n>|", s[i-1]) >= 0 || i+1 < len(s) && strings.IndexByte(" \t\r\n", s[i+1]) >= 0 {
				return true
			}
		}
	}
	return false
}

// hasDigits is the cheap look before the normalising: four digits, ASCII or
// full width, anywhere.
func hasDigits(s string) bool {
	n := 0
	for _, r := range s {
		if r >= '0' && r <= '9' || r >= '０' && r <= '９' {
			if n++; n >= 4 {
				return true
			}
		}
	}
	return false
}

// count counts the digits, and those of the longest run.
func count(s string) (digits, longest int) {
	run := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			run = 0
			continue
		}
		digits++
		run++
		longest = max(longest, run)
	}
	return digits, longest
}
