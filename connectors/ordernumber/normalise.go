package ordernumber

import (
	"strings"

	"madoguchi/connectors/nfkc"
)

var zeroWidth = strings.NewReplacer("\u200b", "", "\u200c", "", "\u200d", "", "\u2060", "", "\ufeff", "", "\u00ad", "")

// compose is NFKC without zero-width characters. What it makes must never be stored or
// searched for prices: NFKC turns ① into 1.
func compose(s string) string {
	s = nfkc.String(s)
	for i := range len(s) {
		if s[i] == 0xC2 || s[i] == 0xE2 || s[i] == 0xEF { // of every zero-width one
			return zeroWidth.Replace(s)
		}
	}
	return s
}

// plainDashes makes every dash between digits a plain one, and one between an
// account's name and a number of eight digits. A space or one line break next to the
// dash goes with it, and the marks of a quote that was wrapped there.
func plainDashes(s string) string {
	var b strings.Builder
	done := 0
	for i := 0; i < len(s); {
		n := dashAt(s, i)
		if n == 0 {
			i++
			continue
		}
		from, to, is := gap(s, i, i+n)
		if !is || to-from == 1 {
			i += n
			continue
		}
		b.WriteString(s[done:from])
		b.WriteByte('-')
		done, i = to, to
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

// dashAt is the length of the dash at a place, 0 when there is none. NFKC leaves these
// alone; ー is also a kana, so they count only between digits.
func dashAt(s string, i int) int {
	switch s[i] {
	case '-':
		return 1
	case 0xE2, 0xE3:
		for _, d := range [...]string{"ー", "―", "‐", "‑", "‒", "–", "—", "−"} {
			if strings.HasPrefix(s[i:], d) {
				return len(d)
			}
		}
	}
	return 0
}

// gap is the dash from i to j with what goes with it, if it stands between digits, or
// behind an account and before a number.
func gap(s string, i, j int) (from, to int, is bool) {
	from, to = wrapBefore(s, i), wrapBehind(s, j)
	if isDigit(byteAt(s, from-1)) && isDigit(byteAt(s, to)) {
		return from, to, true
	}
	from, to = blankBefore(s, i), blankBehind(s, j)
	return from, to, isLetter(byteAt(s, from-1)) && to+yahooDigits <= len(s) && digits(s[to:to+yahooDigits]) == yahooDigits
}

// wrapBefore is where begins what goes with a dash before it: a blank, an end of a
// line with the marks of a quote, a blank.
func wrapBefore(s string, i int) int {
	i = blankBefore(s, i)
	at := i
	for isMark(byteAt(s, at-1)) {
		at--
	}
	if byteAt(s, at-1) == '\n' {
		if i = at - 1; byteAt(s, i-1) == '\r' {
			i--
		}
	}
	return blankBefore(s, i)
}

// wrapBehind is where ends what goes with a dash behind it.
func wrapBehind(s string, i int) int {
	i = blankBehind(s, i)
	at := i
	if byteAt(s, at) == '\r' {
		at++
	}
	if byteAt(s, at) == '\n' {
		for i = at + 1; isMark(byteAt(s, i)); {
			i++
		}
	}
	return blankBehind(s, i)
}

func blankBefore(s string, i int) int {
	if isBlank(byteAt(s, i-1)) {
		return i - 1
	}
	return i
}

func blankBehind(s string, i int) int {
	if isBlank(byteAt(s, i)) {
		return i + 1
	}
	return i
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

func isMark(c byte) bool { return c == '>' || c == '|' }

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
