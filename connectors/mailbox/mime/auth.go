package mime

import (
	"regexp"
	"strings"

	"golang.org/x/net/publicsuffix"
)

var (
	authToken   = regexp.MustCompile(`(?i)(?:^|[\s;])(dmarc|dkim|spf|domainkeys)\s*=\s*([a-z]+)`)
	authQuoted  = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)
	authComment = regexp.MustCompile(`\([^()]*\)`)
	receivedBy  = regexp.MustCompile(`(?i)(?:^|[\s)])by\s+([a-z0-9.:_-]+)`)
)

// authResult reads what the shop's own receiving server found (RFC 8601). It
// searches tokens because old servers write the header their own way. DMARC
// decides when it is there; without a result the mail is unknown, not bad.
func authResult(h Header) string {
	res := map[string]string{}
	for _, field := range h.OwnResults() {
		for _, m := range authToken.FindAllStringSubmatch(unsaid(field), -1) {
			k, v := strings.ToLower(m[1]), strings.ToLower(m[2])
			if res[k] != "pass" {
				res[k] = v
			}
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

// unsaid removes what a sender can put into the header: comments, which nest, and
// quoted local parts.
func unsaid(field string) string {
	field = authQuoted.ReplaceAllString(field, "")
	const deepest = 8
	for range deepest {
		field = authComment.ReplaceAllString(field, " ")
	}
	return field
}

// OwnResults are the Authentication-Results of the shop's own server. Servers
// write on top of what came: a field above every Received can only be its own.
// Further down it must bear the name of the server whose Received stand above it,
// and once another company's begins, whatever follows may be forged. Several
// fields of one server, as some write them, belong together.
func (h Header) OwnResults() []string {
	var out []string
	own, of := "", "" // the company of the own server; whose results are taken
	for _, f := range h.fields {
		value := string(f.value)
		switch {
		case strings.EqualFold(f.name, "Received"):
			by := companyOf(byHost(value))
			if own != "" && by != "" && by != own {
				return out
			}
			if by != "" {
				own = by
			}
		case strings.EqualFold(f.name, "Authentication-Results"):
			id := companyOf(authServer(value))
			if own != "" && id != own && !(id == "" && ownNamesNothing(own)) {
				continue
			}
			if len(out) > 0 && id != of {
				return out
			}
			out, of = append(out, value), id
		}
	}
	return out
}

// ownNamesNothing: Microsoft begins the header without saying who writes it.
func ownNamesNothing(own string) bool { return own == "outlook.com" }

// authServer is the authserv-id, "" where the header begins with a result.
func authServer(value string) string {
	id, _, _ := strings.Cut(strings.TrimSpace(unsaid(value)), ";")
	if words := strings.Fields(id); len(words) > 0 && !strings.Contains(words[0], "=") {
		return words[0]
	}
	return ""
}

// byHost is the server that wrote a Received, "" where it gives no name.
func byHost(received string) string {
	if m := receivedBy.FindStringSubmatch(unsaid(received)); m != nil {
		return m[1]
	}
	return ""
}

// companyOf is the registered domain of a host, a lone name as it is, "" for an
// address or the machine itself.
func companyOf(host string) string {
	host = strings.ToLower(strings.Trim(host, ".[]"))
	if host == "localhost" || strings.Contains(host, ":") || strings.Trim(host, "0123456789.") == "" {
		return ""
	}
	if d, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return d
	}
	return host
}
