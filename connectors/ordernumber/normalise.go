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

// normalise makes the copy that is searched: NFKC, zero-width characters gone,
// every dash between digits a plain one. It must never be stored or searched
// for prices: NFKC turns ① into 1.
func normalise(s string) string {
	s = zeroWidth.Replace(norm.NFKC.String(s))
	s = accountDash.ReplaceAllString(s, "$1-$2")
	// Twice, because the digit behind one dash may be the one before the next.
	return dashes.ReplaceAllString(dashes.ReplaceAllString(s, "$1-$2"), "$1-$2")
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

// longestRun is the length of the longest run of digits.
func longestRun(s string) int {
	best, run := 0, 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			run = 0
			continue
		}
		run++
		best = max(best, run)
	}
	return best
}
