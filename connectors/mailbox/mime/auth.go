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
		for _, m := range authTokens(unsaid(field)) {
			k, v := strings.ToLower(m.method), strings.ToLower(m.verdict)
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

// token is a method of RFC 8601 and what it found.
type token struct{ method, verdict string }

// authTokens are the matches of authToken.
func authTokens(field string) []token {
	var found []token
	if !isASCII(field) {
		for _, m := range authToken.FindAllStringSubmatch(field, -1) {
			found = append(found, token{m[1], m[2]})
		}
		return found
	}
	for at := 0; at < len(field); at++ {
		if at > 0 && field[at-1] != ';' && !isBlank(field[at-1]) {
			continue
		}
		if t, n := tokenAt(field[at:]); n > 0 {
			found = append(found, t)
			at += n // the sign behind belongs to no token; what follows it may
		}
	}
	return found
}

// tokenAt reads one token at the beginning and returns its length.
func tokenAt(s string) (token, int) {
	for _, method := range [...]string{"dmarc", "dkim", "spf", "domainkeys"} {
		if len(s) < len(method) || !strings.EqualFold(s[:len(method)], method) {
			continue
		}
		i := skipBlank(s, len(method))
		if i == len(s) || s[i] != '=' {
			continue
		}
		i = skipBlank(s, i+1)
		end := i
		for end < len(s) && (s[end]|0x20 >= 'a' && s[end]|0x20 <= 'z') {
			end++
		}
		if end > i {
			return token{s[:len(method)], s[i:end]}, end
		}
	}
	return token{}, 0
}

func skipBlank(s string, i int) int {
	for i < len(s) && isBlank(s[i]) {
		i++
	}
	return i
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' }

// unsaid removes what a sender can put into the header: comments, which nest, and
// quoted local parts.
func unsaid(field string) string {
	if strings.IndexByte(field, '"') >= 0 {
		field = authQuoted.ReplaceAllString(field, "")
	}
	return uncommented(field)
}

// deepest is how many comments within each other are taken off.
const deepest = 8

// uncommented puts a space for each comment. It does in one go what taking off the
// innermost ones again and again does.
func uncommented(field string) string {
	if strings.IndexByte(field, ')') < 0 {
		return field
	}
	type bracket struct{ at, height int } // where it stands in out, and how deep is what it holds
	var open []bracket
	out := make([]byte, 0, len(field))
	for i := range len(field) {
		switch {
		case field[i] == '(':
			open = append(open, bracket{at: len(out)})
		case field[i] == ')' && len(open) > 0:
			b := open[len(open)-1]
			open = open[:len(open)-1]
			if b.height == deepest {
				return slowlyUncommented(field)
			}
			if len(open) > 0 {
				outer := &open[len(open)-1]
				outer.height = max(outer.height, b.height+1)
			}
			out = append(out[:b.at], ' ')
			continue
		}
		out = append(out, field[i])
	}
	return string(out)
}

func slowlyUncommented(field string) string {
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
	said := unsaid(received)
	for i := 1; i < len(said); i++ {
		if said[i]|0x20 != 'y' || said[i-1]|0x20 != 'b' {
			continue
		}
		// The first one there may be: from the sign before it on.
		if m := receivedBy.FindStringSubmatch(said[max(0, i-2):]); m != nil {
			return m[1]
		}
		break
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
