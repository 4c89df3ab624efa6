package carrier

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// candidate is a number of twelve digits as people write it.
var candidate = regexp.MustCompile(`(?:^|[^0-9-])([0-9]{4}-?[0-9]{4}-?[0-9]{4})(?:[^0-9-]|$)`)

// dashes are the signs that stand for a hyphen in a number.
var dashes = strings.NewReplacer("‐", "-", "‑", "-", "–", "-", "—", "-", "−", "-", "ー", "-", "－", "-")

const mostFound = 10

// Find returns what may be tracking numbers in a running text, each once, digits
// only: twelve digits whose check digit fits and that are none of the known
// telephone and order numbers. One in seven numbers of twelve digits passes by
// chance, so that a person has to look.
func Find(text string, known ...string) []string {
	const longest = 100_000
	if len(text) > longest {
		text = text[:longest]
	}
	text = dashes.Replace(norm.NFKC.String(text))
	var not []string
	for _, k := range known {
		if d := digitsOf(k); len(d) >= 8 {
			not = append(not, d)
		}
	}
	var all []string
	for at := 0; at < len(text) && len(all) < mostFound; {
		m := candidate.FindStringSubmatchIndex(text[at:])
		if m == nil {
			break
		}
		n := digitsOf(text[at+m[2] : at+m[3]])
		at += m[3] // the sign behind one number may stand before the next
		part := slices.ContainsFunc(not, func(k string) bool { return strings.Contains(k, n) || strings.Contains(n, k) })
		if Mod7(n) && !part && !slices.Contains(all, n) {
			all = append(all, n)
		}
	}
	return all
}

func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, norm.NFKC.String(s))
}
