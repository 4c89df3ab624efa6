package scam

import (
	"math/rand/v2"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/idna"
	"golang.org/x/text/unicode/norm"
)

// The plain forms of what is done quickly.

var plainPatterns = func() (all []*regexp.Regexp) {
	for _, b := range brands {
		all = append(all, regexp.MustCompile(`(?i)`+b.words))
	}
	return all
}()

// plainImitated is the brand a host tries to look like without being its.
func plainImitated(host string) (brand, bool) {
	if host == "" {
		return brand{}, false
	}
	if _, ok := plainOfficial(host); ok {
		return brand{}, false
	}
	own := strings.TrimSuffix(registered(host), "."+suffix(host))
	own = latin.Replace(norm.NFKC.String(display(own)))
	for _, c := range claims {
		// rakuten.co.jp.example.top
		if strings.HasPrefix(host, c.host+".") || strings.Contains(host, "."+c.host+".") || strings.Contains(host, "-"+c.host+".") {
			return c.brand, true
		}
		if c.common && !bait.MatchString(own) || len(c.word) < 5 || c.host == "etc-meisai.jp" {
			continue
		}
		// rakuten-support.top, amaz0n.top, rakutem.co.jp
		if plainWears(own, c.word) || len(c.word) >= 6 && plainNear(own, c.word) {
			return c.brand, true
		}
	}
	return brand{}, false
}

// plainWears: the host has the word as one of its parts, or begins or ends with it.
// A short word in the middle of another (appletree) is no imitation.
func plainWears(own, word string) bool {
	if slices.ContainsFunc(strings.FieldsFunc(own, func(r rune) bool { return r == '-' || r == '.' }), func(part string) bool {
		return skeleton.Replace(part) == skeleton.Replace(word)
	}) {
		return true
	}
	bare := skeleton.Replace(own)
	word = skeleton.Replace(word)
	return len(word) >= 6 && (strings.HasPrefix(bare, word) || strings.HasSuffix(bare, word))
}

// plainNear: one letter is other, missing, added, or two are swapped.
func plainNear(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if a == b || len(x)-len(y) > 1 || len(y)-len(x) > 1 {
		return false
	}
	i := 0
	for i < len(x) && i < len(y) && x[i] == y[i] {
		i++
	}
	rest := func(p, q []rune) bool { return string(p) == string(q) }
	switch {
	case len(x) == len(y):
		return i < len(x) && (rest(x[i+1:], y[i+1:]) ||
			i+1 < len(x) && x[i] == y[i+1] && x[i+1] == y[i] && rest(x[i+2:], y[i+2:]))
	case len(x) > len(y):
		return rest(x[i+1:], y[i:])
	}
	return rest(x[i:], y[i+1:])
}

// plainOfficial is the brand a host belongs to.
func plainOfficial(host string) (brand, bool) {
	for _, b := range brands {
		if b.owns(host) {
			return b, true
		}
	}
	return brand{}, false
}

// plainBrandIn is the brand a display name claims to be.
func plainBrandIn(name string) (brand, bool) {
	name = norm.NFKC.String(name[:min(len(name), 300)])
	for i, form := range plainPatterns {
		if form.MatchString(name) {
			return brands[i], true
		}
	}
	return brand{}, false
}

// plainClean is a host as it is compared.
func plainClean(host string) string {
	if len(host) > 1000 {
		return "" // no name is as long
	}
	host = strings.ToLower(strings.Trim(norm.NFKC.String(host), " .<>\"'"))
	if a, err := idna.Lookup.ToASCII(host); err == nil {
		return a
	}
	return host
}

var pieces = []string{
	"rakuten", "amazon", "paypay", "yahoo", "smbc", "apple", "kuronekoyamato", "sagawa-exp", "japanpost", "mercari", "icloud", "office", "rakute", "raku", "amaz0n", "rnercari", "xn--", "xn--a-1ga", "eki-net",
	".co.jp", ".ne.jp", ".com", ".jp", ".top", ".", "-", "login", "support", "id", "а", "é", "楽天", "。", "_", " ", "1", "l", "x", "A", "Ｒ", "..", "--", "127.0.0.1", "[::1]", "ß", "\u00ad",
}

func TestHosts_are_told_as_by_the_plain_way(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, b := range brands {
		pieces = append(pieces, strings.Fields(b.hosts)...)
	}
	for range 2_500 {
		host := ""
		for range 1 + random.IntN(5) {
			host += pieces[random.IntN(len(pieces))]
		}
		compareHosts(t, host)
		if t.Failed() {
			return
		}
	}
	for _, b := range brands {
		for _, host := range strings.Fields(b.hosts) {
			for i := range host {
				compareHosts(t, host[:i]+host[i+1:])
				compareHosts(t, "login-"+host[:i]+"a"+host[i:])
			}
		}
	}
}

func compareHosts(t *testing.T, host string) {
	t.Helper()
	got := clean(host)
	if want := plainClean(host); got != want {
		t.Errorf("clean %q: %q, want %q", host, got, want)
	}
	for _, h := range []string{host, got} {
		a, ok := official(h)
		b, want := plainOfficial(h)
		c, like := imitated(h)
		d, wantLike := plainImitated(h)
		e, named := brandIn(h)
		f, wantNamed := plainBrandIn(h)
		if !reflect.DeepEqual([]any{a, ok, c, like, e, named}, []any{b, want, d, wantLike, f, wantNamed}) {
			t.Errorf("%q: %v %v %v, want %v %v %v", h, a.name, c.name, e.name, b.name, d.name, f.name)
		}
	}
}

func TestLinks_and_cries_are_those_of_the_expressions_alone(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	words := []string{
		"http", "https", "HTTPS", "httpſ", "://", "www.example.jp/a?b=c", "ftp://x", "です", "。", "é", "\n", " ", "カード", "クレジット", "番号", "情報", "を入力してください", "パスワード", "ご確認をお願い", "別のメール",
		"アカウント", "が停止", "24時間以内", "至急", "本人確認", "が必要", "未納", "返金", "先の口座", "変更", "大量", "注文", "前払", "bulk order", "order", "500 pcs", "wholeſale quantit", "あいうえお", "\xe5",
	}
	for range 2_500 {
		text := ""
		for range random.IntN(25) {
			text += words[random.IntN(len(words))]
		}
		for _, most := range []int{2, maxLinks} {
			if got, want := linksIn(text, most), linkForm.FindAllString(text, most); !slices.Equal(got, want) {
				t.Fatalf("%q: %q, want %q", text, got, want)
			}
		}
		found := cries.Match(text)
		for i, u := range urgent {
			if want := u.find.MatchString(text); want != (found != nil && found[i]) {
				t.Fatalf("%s in %q: want %v", u.code, text, want)
			}
		}
	}
}
