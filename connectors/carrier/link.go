package carrier

import (
	"maps"
	"net/url"
	"slices"
	"strings"
)

// Link is the tracking page of a number, empty when the carrier has none.
func (c Carrier) Link(number string) string {
	n := Normalise(number)
	if n == "" || len(c.URLs) == 0 {
		return ""
	}
	return strings.ReplaceAll(c.URLs[0], "{n}", url.QueryEscape(n))
}

// FromLink recognises a carrier's tracking page in a link. The number is empty
// when the link shows none.
func FromLink(link string) (c Carrier, number string, ok bool) {
	u, err := url.Parse(link)
	if err != nil || u.Host == "" {
		return Carrier{}, "", false
	}
	for _, c := range table().Carriers {
		for _, t := range c.URLs {
			if p, err := url.Parse(t); err == nil && p.Host != "" && sameSite(u.Hostname(), p.Hostname()) {
				return c, numberIn(u), true
			}
		}
	}
	return Carrier{}, "", false
}

// sameSite is true for hosts below one company's domain (the last three labels
// of a .co.jp name, the last two of others).
func sameSite(a, b string) bool {
	return site(a) == site(b)
}

func site(host string) string {
	labels := strings.Split(strings.ToLower(host), ".")
	keep := 2
	if strings.HasSuffix(strings.ToLower(host), ".co.jp") {
		keep = 3
	}
	return strings.Join(labels[max(0, len(labels)-keep):], ".")
}

func numberIn(u *url.URL) string {
	query := u.Query()
	for _, name := range slices.Sorted(maps.Keys(query)) {
		for _, n := range Split(strings.Join(query[name], ",")) {
			if looksLikeNumber(n) {
				return n
			}
		}
	}
	parts := strings.Split(strings.TrimRight(u.Path, "/"), "/")
	if n := Normalise(parts[len(parts)-1]); looksLikeNumber(n) {
		return n
	}
	return ""
}

func looksLikeNumber(n string) bool {
	digits := 0
	for _, r := range n {
		if r >= '0' && r <= '9' {
			digits++
		}
	}
	return digits >= 8 && len(n) <= 20 && len(n)-digits <= 4
}
