package mime

import (
	"regexp"
	"strings"
)

var authToken = regexp.MustCompile(`(?i)\b(dmarc|dkim|spf|domainkeys)\s*=\s*([a-z]+)`)

// authResult reads the topmost Authentication-Results (RFC 8601), which is the
// one of the shop's own receiving server; those below it may be forged. It
// searches tokens because old servers write the header their own way. DMARC
// decides when it is there; without a result the mail is unknown, not bad.
func authResult(h Header) string {
	res := map[string]string{}
	for _, m := range authToken.FindAllStringSubmatch(h.Raw("Authentication-Results"), -1) {
		k, v := strings.ToLower(m[1]), strings.ToLower(m[2])
		if res[k] != "pass" {
			res[k] = v
		}
	}
	switch {
	case res["dmarc"] == "pass":
		return "pass"
	case res["dmarc"] == "fail":
		return "fail"
	case res["dkim"] == "pass" || res["spf"] == "pass" || res["domainkeys"] == "pass":
		return "pass"
	case res["dkim"] == "fail" || res["spf"] == "fail" || res["spf"] == "hardfail":
		return "fail"
	}
	return ""
}
