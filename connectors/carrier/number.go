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
