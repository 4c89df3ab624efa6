package scam

import (
	"net/netip"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"

	"madoguchi/connectors/nfkc"
	"madoguchi/connectors/sieve"
)

// brand is somebody whose name scammers use, with the domains that are theirs.
type brand struct {
	name  string
	words string // a lower-case pattern: how a display name or a host names it
	hosts string // space-separated registered domains
}

// brands a shop gets mail from, or a scammer claims to be. The domains are those
// the companies send from; a subdomain counts.
var brands = []brand{
	{"楽天", `楽天|rakuten`, "rakuten.co.jp rakuten.ne.jp rakuten.com rakuten-card.co.jp rakuten-bank.co.jp rakuten-sec.co.jp rakuten-edy.co.jp rakuten-life.co.jp rakuten-sonpo.co.jp rakuten.net rakuten.com.tw rakuten.fr rakuteneagles.jp r10.to r10s.jp"},
	{"Yahoo!", `yahoo|ヤフー|lineヤフー`, "yahoo.co.jp yahoo.jp yahoo-net.jp yahoo-help.jp yahooapis.jp yimg.jp lycorp.co.jp yahoo.com yahoo.com.tw yahoo.com.hk yahoo.co.uk"},
	{"Amazon", `amazon|アマゾン`, "amazon.co.jp amazon.com amazon.jp amazonses.com amazonaws.com amazonpay.com media-amazon.com ssl-images-amazon.com amzn.to amzn.asia a.co amazon.de amazon.fr amazon.it amazon.es amazon.ca amazon.co.uk amazon.com.au"},
	{"PayPay", `paypay|ペイペイ`, "paypay.ne.jp paypay-bank.co.jp paypay-card.co.jp paypay-corp.co.jp paypay-sec.co.jp"},
	{"PayPal", `paypal|ペイパル`, "paypal.com paypal.jp paypal.me"},
	{"ヤマト運輸", `ヤマト運輸|クロネコ|kuronekoyamato`, "kuronekoyamato.co.jp yamato-transport.co.jp yamatofinancial.jp"},
	{"佐川急便", `佐川急便|sagawa.?exp`, "sagawa-exp.co.jp"},
	{"日本郵便", `日本郵便|japanpost|japan post`, "japanpost.jp japanpost.co.jp jp-bank.japanpost.jp"},
	{"三井住友", `三井住友|smbc`, "smbc.co.jp smbc-card.com smbc-card.co.jp vpass.ne.jp"},
	{"三菱UFJ", `三菱ufj|mufg`, "mufg.jp bk.mufg.jp cr.mufg.jp"},
	{"みずほ", `みずほ(?:銀行|信託|証券|フィナンシャル|fg)|mizuho.?(?:bank|fg|financial)`, "mizuhobank.co.jp mizuho-fg.co.jp"},
	{"JCB", `\bjcb\b|ジェーシービー`, "jcb.co.jp"},
	{"イオン", `イオンカード|イオン銀行|aeoncard`, "aeon.co.jp aeonbank.co.jp"},
	{"ETC", `\betc\b.{0,10}(?:利用|照会|サービス)`, "etc-meisai.jp etc-user.jp"},
	{"国税庁", `国税庁|e-tax|国税電子申告`, "nta.go.jp e-tax.nta.go.jp"},
	{"Microsoft", `microsoft|マイクロソフト`, "microsoft.com microsoftonline.com microsoft365.com microsoftemail.com office.com office365.com outlook.com outlook.jp live.com live.jp hotmail.com hotmail.co.jp"},
	{"Apple", `^(?:apple|アップル)$|apple\s?(?:id|pay|store|support|サポート|ストア)|アップル\s?(?:id|ストア|サポート)|icloud`, "apple.com icloud.com"},
	{"メルカリ", `メルカリ|mercari`, "mercari.com mercari.jp mercari.co.jp mercari-shops.com merpay.com"},
}

// patterns are the words of each brand, in their order.
var patterns = func() *sieve.Set {
	all := make([]*regexp.Regexp, len(brands))
	for i, b := range brands {
		all[i] = regexp.MustCompile(`(?i)` + b.words)
	}
	return sieve.New(all...)
}()

// owner are the brands by their domains.
var owner = func() map[string]int {
	all := map[string]int{}
	for i, b := range brands {
		for _, host := range strings.Fields(b.hosts) {
			if _, known := all[host]; !known {
				all[host] = i
			}
		}
	}
	return all
}()

func (b brand) owns(host string) bool { return contains(strings.Fields(b.hosts), host) }

// contains tells whether host is one of the domains or below one.
func contains(domains []string, host string) bool {
	return slices.ContainsFunc(domains, func(d string) bool {
		d = strings.ToLower(d)
		return d != "" && (host == d || strings.HasSuffix(host, "."+d))
	})
}

// brandIn is the brand a display name claims to be.
func brandIn(name string) (brand, bool) {
	found := patterns.Match(nfkc.String(name[:min(len(name), 300)]))
	if i := slices.Index(found, true); i >= 0 {
		return brands[i], true
	}
	return brand{}, false
}

// official is the brand a host belongs to.
func official(host string) (brand, bool) {
	best := len(brands)
	for h := host; h != ""; _, h, _ = strings.Cut(h, ".") { // the host itself and what it is below
		if i, ok := owner[h]; ok {
			best = min(best, i)
		}
	}
	if best == len(brands) {
		return brand{}, false
	}
	return brands[best], true
}

// free are the domains of brands where anybody can have an address: there it
// stands for no company.
var free = strings.Fields("yahoo.co.jp yahoo.com ymail.ne.jp icloud.com outlook.com outlook.jp live.com live.jp hotmail.com hotmail.co.jp")

// company is the brand whose own letters come from a host.
func company(host string) (brand, bool) {
	if slices.Contains(free, host) {
		return brand{}, false
	}
	return official(host)
}

// common are words of brands that honest companies have in their names too. With
// one of bait beside them they imitate.
var (
	common = strings.Fields("apple office outlook live icloud yimg amzn")
	bait   = regexp.MustCompile(`account|secure|security|support|service|verify|update|login|signin|billing|(?:^|[-.])(?:id|pay|auth)(?:[-.]|$)`)
)

// latin writes the letters of other scripts that look like ours as ours.
var latin = strings.NewReplacer(
	"а", "a", "в", "b", "с", "c", "ԁ", "d", "е", "e", "һ", "h", "і", "i", "ј", "j", "к", "k", "ӏ", "l", "м", "m", "п", "n", "о", "o", "р", "p",
	"ԛ", "q", "г", "r", "ѕ", "s", "т", "t", "у", "y", "ѵ", "v", "ԝ", "w", "х", "x", "α", "a", "ο", "o", "ρ", "p", "ν", "v", "υ", "u", "κ", "k", "ι", "i", "ε", "e", "τ", "t", "ѡ", "w",
	"ı", "i", "ɡ", "g", "ƙ", "k", "ŕ", "r", "á", "a", "à", "a", "â", "a", "ä", "a", "ā", "a", "é", "e", "è", "e", "ê", "e", "ë", "e", "ē", "e",
	"í", "i", "ì", "i", "ï", "i", "ó", "o", "ò", "o", "ö", "o", "ō", "o", "ú", "u", "ü", "u", "ū", "u", "ñ", "n", "ņ", "n", "ķ", "k", "ţ", "t", "ť", "t", "ź", "z", "ż", "z",
)

// skeleton undoes the swaps that make one host look like another.
var skeleton = strings.NewReplacer("0", "o", "1", "l", "3", "e", "5", "s", "rn", "m", "vv", "w", "-", "", "_", "")

// claim is a domain of a brand with the word somebody would imitate in it.
type claim struct {
	brand      brand
	host, word string
	common     bool
	bare       string   // the skeleton of the word
	letters    []rune   // of the word
	inside     []string // how the host stands within another
}

var claims = func() []claim {
	var all []claim
	for _, b := range brands {
		for _, host := range strings.Fields(b.hosts) {
			word := strings.TrimSuffix(host, "."+suffix(host))
			word = word[strings.LastIndexByte(word, '.')+1:]
			all = append(all, claim{
				b, host, word, slices.Contains(common, word),
				skeleton.Replace(word), []rune(word),
				[]string{"." + host + ".", "-" + host + "."},
			})
		}
	}
	return all
}()

// imitated is the brand a host tries to look like without being its.
func imitated(host string) (brand, bool) {
	if host == "" {
		return brand{}, false
	}
	if _, ok := official(host); ok {
		return brand{}, false
	}
	own := strings.TrimSuffix(registered(host), "."+suffix(host))
	own = latin.Replace(nfkc.String(display(own)))
	bare, letters := skeletons(own), []rune(own)
	baited := bait.MatchString(own)
	for _, c := range claims {
		// rakuten.co.jp.example.top
		if strings.HasPrefix(host, c.inside[0][1:]) || strings.Contains(host, c.inside[0]) || strings.Contains(host, c.inside[1]) {
			return c.brand, true
		}
		if c.common && !baited || len(c.word) < 5 || c.host == "etc-meisai.jp" {
			continue
		}
		// rakuten-support.top, amaz0n.top, rakutem.co.jp
		if bare.wear(c.bare) || len(c.word) >= 6 && near(letters, c.letters) {
			return c.brand, true
		}
	}
	return brand{}, false
}

// bones are the skeletons of a host: of the whole and of its parts.
type bones struct {
	whole string
	parts []string
}

func skeletons(own string) bones {
	b := bones{whole: skeleton.Replace(own)}
	for _, part := range strings.FieldsFunc(own, func(r rune) bool { return r == '-' || r == '.' }) {
		b.parts = append(b.parts, skeleton.Replace(part))
	}
	return b
}

// wear: the host has the word as one of its parts, or begins or ends with it.
// A short word in the middle of another (appletree) is no imitation.
func (b bones) wear(word string) bool {
	return slices.Contains(b.parts, word) || len(word) >= 6 && (strings.HasPrefix(b.whole, word) || strings.HasSuffix(b.whole, word))
}

// near: one letter is other, missing, added, or two are swapped.
func near(x, y []rune) bool {
	if len(x)-len(y) > 1 || len(y)-len(x) > 1 || slices.Equal(x, y) {
		return false
	}
	i := 0
	for i < len(x) && i < len(y) && x[i] == y[i] {
		i++
	}
	switch {
	case len(x) == len(y):
		return i < len(x) && (slices.Equal(x[i+1:], y[i+1:]) ||
			i+1 < len(x) && x[i] == y[i+1] && x[i+1] == y[i] && slices.Equal(x[i+2:], y[i+2:]))
	case len(x) > len(y):
		return slices.Equal(x[i+1:], y[i:])
	}
	return slices.Equal(x[i:], y[i+1:])
}

func hostOf(address string) string {
	i := strings.LastIndexByte(address, '@')
	if i < 0 {
		return ""
	}
	return clean(address[i+1:])
}

// clean is a host as it is compared.
func clean(host string) string {
	if len(host) > 1000 {
		return "" // no name is as long
	}
	host = strings.ToLower(strings.Trim(nfkc.String(host), " .<>\"'"))
	if !strings.ContainsFunc(host, func(r rune) bool { return r >= utf8.RuneSelf }) && !strings.Contains(host, "xn--") {
		return host // for plain letters ToASCII has another answer only when it refuses
	}
	if a, err := idna.Lookup.ToASCII(host); err == nil {
		return a
	}
	return host
}

func suffix(host string) string {
	s, _ := publicsuffix.PublicSuffix(host)
	return s
}

// registered is the part of a host that somebody registered: two hosts with the
// same one belong together.
func registered(host string) string {
	if d, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return d
	}
	return host
}

// display is a host in the letters a person would see.
func display(host string) string {
	if u, err := idna.Punycode.ToUnicode(host); err == nil {
		return u
	}
	return host
}

// shown is a host for a sentence: in its true form, never in a look-alike's
// letters, and short.
func shown(host string) string { return cut(host) }

func cut(s string) string {
	r := []rune(s)
	if len(r) > 60 {
		return string(r[:57]) + "…"
	}
	return s
}

var isIP = func(host string) bool {
	_, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return err == nil
}

var addressForm = regexp.MustCompile(`[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}`)

func addressIn(name string) string { return addressForm.FindString(name) }

// Owner is whose an address is, as its host says: 楽天, Yahoo!, "" for everybody
// else. Whether the mail is from there is another question.
func Owner(address string) string {
	b, _ := official(hostOf(address))
	return b.name
}
