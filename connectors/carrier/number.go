package carrier

import (
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// words stand before a number in mails and on slips.
var words = regexp.MustCompile(`お問い?合わ?せ(?:送り状)?(?:番号|No\.?)|伝票番号|追跡番号|送り状番号|荷物番号`)

// separators stand between the numbers of one order with several parcels.
var separators = regexp.MustCompile(`[,、;/\n，；／]+`)

// Normalise keeps the digits and letters of a number as a person wrote it:
// full-width digits become plain, hyphens of all kinds, spaces and the words
// around it go.
func Normalise(s string) string {
	if len(s) > 400 {
		s = s[:400]
	}
	s = words.ReplaceAllString(norm.NFKC.String(s), "")
	var b strings.Builder
	for _, r := range strings.ToUpper(s) {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Split returns the numbers of a field that may hold several.
func Split(s string) []string {
	var ns []string
	for _, part := range separators.Split(s, -1) {
		if n := Normalise(part); n != "" {
			ns = append(ns, n)
		}
	}
	return ns
}

// Display groups a number the way its slip prints it.
func Display(number string) string {
	n := Normalise(number)
	switch {
	case len(n) == 12 && isDigits(n):
		return n[:4] + "-" + n[4:8] + "-" + n[8:]
	case len(n) == 11 && isDigits(n):
		return n[:3] + "-" + n[3:5] + "-" + n[5:10] + "-" + n[10:]
	case len(n) == 13 && isDigits(n[2:11]) && !isDigits(n[:2]):
		return n[:2] + " " + n[2:5] + " " + n[5:8] + " " + n[8:11] + " " + n[11:]
	}
	return n
}

// Verdict is what can be said about a number without asking the carrier.
type Verdict string

// The verdicts. Neither Odd nor Wrong proves that the parcel does not exist: a
// shop may use other services of the same carrier. Both are warnings.
const (
	Fits      Verdict = "fits"      // the shape and the check digit are right
	Odd       Verdict = "odd"       // a length this carrier does not use
	Wrong     Verdict = "wrong"     // the check digit does not fit: probably a typing mistake
	Unchecked Verdict = "unchecked" // nothing is known about this carrier's numbers
)

// Check judges a number of carrier c.
func (c Carrier) Check(number string) Verdict {
	n := Normalise(number)
	if len(c.Numbers) == 0 {
		return Unchecked
	}
	for _, s := range c.Numbers {
		if len(n) < s.Min || len(n) > s.Max {
			continue
		}
		return s.judge(n)
	}
	return Odd
}

func (s Shape) judge(n string) Verdict {
	ok := true
	switch s.Check {
	case "mod7":
		ok = Mod7(n)
	case "s10":
		ok = S10(n)
	default:
		return Unchecked
	}
	if ok {
		return Fits
	}
	return Wrong
}

// Mod7 is the check of 宅急便, 飛脚宅配便, ゆうパック (12 digits) and 書留 (11):
// all digits but the last, as one number, modulo 7 is the last digit.
func Mod7(n string) bool {
	if !isDigits(n) || len(n) != 11 && len(n) != 12 {
		return false
	}
	rest := 0
	for _, r := range n[:len(n)-1] {
		rest = (rest*10 + int(r-'0')) % 7
	}
	return rest == int(n[len(n)-1]-'0')
}

// S10 is the check of international mail: two letters, eight digits, a check
// digit, two letters of the country.
func S10(n string) bool {
	if len(n) != 13 || !isDigits(n[2:11]) || hasDigit(n[:2]) || hasDigit(n[11:]) {
		return false
	}
	sum := 0
	for i, weight := range []int{8, 6, 4, 2, 3, 5, 9, 7} {
		sum += weight * int(n[2+i]-'0')
	}
	c := 11 - sum%11
	switch c {
	case 10:
		c = 0
	case 11:
		c = 5
	}
	return c == int(n[10]-'0')
}

func isDigits(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return s != ""
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }
