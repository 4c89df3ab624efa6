package notice

import (
	"regexp"
	"strings"

	"golang.org/x/net/publicsuffix"
)

var (
	quoted  = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)
	comment = regexp.MustCompile(`\([^()]*\)`)
	word    = regexp.MustCompile(`^([a-z.-]+)=(\S+)$`)
)

// vouched tells whether the receiving server found that a mail comes from the
// domain its author names: by DMARC, or by DKIM or SPF for that same organisation.
// A pass for some other domain is what every forger has.
func vouched(results, domain string) bool {
	if domain == "" {
		return false
	}
	var method, verdict string
	ok := false
	for _, token := range strings.FieldsFunc(bare(results), func(r rune) bool { return r == ';' || r == ' ' || r == '\t' || r == '\r' || r == '\n' }) {
		w := word.FindStringSubmatch(strings.ToLower(token))
		if w == nil {
			continue
		}
		switch w[1] {
		case "dmarc", "dkim", "spf", "domainkeys", "arc", "auth", "iprev":
			method, verdict = w[1], w[2]
			if method == "dmarc" && verdict == "fail" {
				return false
			}
			ok = ok || method == "dmarc" && verdict == "pass"
		default:
			ok = ok || verdict == "pass" && speaksOf(method, w[1]) && sameOwner(w[2], domain)
		}
	}
	return ok
}

// speaksOf tells which property of a method names the domain that was checked.
func speaksOf(method, property string) bool {
	switch method {
	case "dkim", "domainkeys":
		return property == "header.d" || property == "header.i"
	case "spf":
		return property == "smtp.mailfrom" || property == "smtp.mfrom" || property == "envelope-from"
	}
	return false
}

// bare removes what a sender can write into the header: quoted local parts and
// comments, which nest.
func bare(results string) string {
	results = quoted.ReplaceAllString(results, "")
	const deepest = 8
	for range deepest {
		results = comment.ReplaceAllString(results, " ")
	}
	return results
}

// sameOwner compares as DMARC does: sub-domains belong to their organisation.
func sameOwner(identity, domain string) bool {
	if i := strings.LastIndexByte(identity, '@'); i >= 0 {
		identity = identity[i+1:]
	}
	a, err := publicsuffix.EffectiveTLDPlusOne(strings.Trim(identity, ".<>"))
	if err != nil {
		return false
	}
	b, err := publicsuffix.EffectiveTLDPlusOne(domain)
	return err == nil && a == b
}
