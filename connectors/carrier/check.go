package carrier

import "strings"

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
		ok = isS10(n)
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

// isS10 is the check of international mail: two letters, eight digits, a check
// digit, two letters of the country.
func isS10(n string) bool {
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
