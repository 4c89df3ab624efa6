package notice

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"madoguchi/connectors"

	"github.com/PuerkitoBio/goquery"
)

// rmsTop is where a shop finds its inquiries when the letter has no link.
const rmsTop = "https://mainmenu.rms.rakuten.co.jp/"

// yahooTop is the store's page; no address of a single inquiry is known.
const yahooTop = "https://pro.store.yahoo.co.jp/pro."

var (
	inquiryWords  = regexp.MustCompile(`(?i)問い?合わ?せ|R-Messe`)
	inquiryLabel  = regexp.MustCompile(`(?i)(?:問い?合わ?せ(?:管理)?|R-Messe)[\s　]*(?:番号|No\.?|ID)[\s　]*[\])】〕]?[\s　]*[:=]?[\s　]*([0-9A-Z][0-9A-Z-]{3,39})`)
	inquiryInLink = regexp.MustCompile(`(?i)(?:[?&#]inquiry_?(?:number|no|id)=|/inquir(?:y|ies)/)([0-9A-Z][0-9A-Z-]{3,39})(?:[^0-9A-Z-]|$)`)
	topicLabel    = regexp.MustCompile(`(?i)(?:topic[\s_-]?id|(?:問い?合わ?せ|質問|トピック)[\s　]*(?:番号|No\.?|ID))[\s　]*[\])】〕]?[\s　]*[:=]?[\s　]*([0-9A-Z][0-9A-Z_-]{3,127})`)
	topicInLink   = regexp.MustCompile(`(?i)[?&#]topic_?id=([0-9A-Z_-]{1,128})`)
	inquiryForm   = regexp.MustCompile(`(?:^|[^0-9A-Za-z-])(\d{1,10}-20\d{6}-\d{1,12}[a-z])(?:[^0-9A-Za-z-]|$)`)
	orderForm     = regexp.MustCompile(`(?:^|[^0-9-])(\d{5,8}-20\d{6}-\d{6,12})(?:[^0-9A-Za-z-]|$)`)
	yahooForm     = regexp.MustCompile(`注文(?:番号|ID)[\s　]*[\])】〕]?[\s　]*[:=]?[\s　]*([A-Za-z0-9][A-Za-z0-9_-]{0,62}-\d{6,12})(?:[^0-9-]|$)`)
	address       = regexp.MustCompile(`https://[0-9A-Za-z./?&=_%#:;~+,@!$*'-]+`)
)

// announces tells whether a letter of 楽天 looks like the word that a customer
// asked something: the words alone stand in newsletters too.
func announces(m Mail) bool {
	text := fold(m.Subject + "\n" + strings.Join(textLines(m), "\n"))
	return inquiryWords.MatchString(text) && (len(inquiryNumbers(m)) > 0 || rmsLink(m) != "")
}

// announced is an inquiry at 楽天 that is answered there.
func announced(m Mail) Found {
	f := Found{
		Kind: connectors.Official, About: connectors.Remote{Kind: rakuten, ID: only(inquiryNumbers(m))},
		Number: orderNumber(m), URL: rmsLink(m),
	}
	if f.Number == f.About.ID {
		f.Number = "" // both have the same form; the word before it decides
	}
	if f.URL == "" {
		f.URL = rmsTop
	}
	return f
}

// readYahoo is an inquiry at Yahoo!ショッピング.
func (r Rule) readYahoo(m Mail) Found {
	f := Found{Kind: connectors.Official, About: connectors.Remote{Kind: yahoo}, Number: r.yahooOrder(m)}
	f.About.ID = only(append(all(topicInLink, links(m)...), all(topicLabel, fold(m.Subject), body(m))...))
	store := r.store
	if i := strings.LastIndexByte(f.Number, '-'); store == "" && i > 0 {
		store = f.Number[:i]
	}
	if store != "" {
		f.URL = yahooTop + store
	}
	return f
}

// yahooOrder is the one order number in a letter. Without the store's account a
// word before it must say what it is.
func (r Rule) yahooOrder(m Mail) string {
	form := yahooForm
	if r.store != "" {
		form = regexp.MustCompile(`(?:^|[^0-9A-Za-z_-])(` + regexp.QuoteMeta(r.store) + `-\d{6,12})(?:[^0-9-]|$)`)
	}
	return only(all(form, fold(m.Subject), body(m)))
}

// inquiryNumbers are the inquiries a letter names.
func inquiryNumbers(m Mail) []string {
	subject, text := fold(m.Subject), body(m)
	found := append(all(inquiryInLink, links(m)...), all(inquiryLabel, subject, text)...)
	return append(found, all(inquiryForm, subject, text)...)
}

// orderNumber is the one order of 楽天 a letter names.
func orderNumber(m Mail) string { return only(all(orderForm, fold(m.Subject), body(m))) }

func body(m Mail) string { return fold(strings.Join(textLines(m), "\n")) }

// rmsLink is the first link to the shop's administration. Only 楽天's own hosts
// count: the person who follows it is about to sign in.
func rmsLink(m Mail) string {
	for _, l := range links(m) {
		u, err := url.Parse(l)
		if err != nil || u.Scheme != "https" || u.User != nil || u.Port() != "" || !isRakuten(strings.ToLower(u.Hostname())) {
			continue
		}
		if slices.Contains(strings.Split(strings.ToLower(u.Hostname()), "."), "rms") || strings.HasPrefix(strings.ToLower(u.Path), "/rms/") {
			return u.String()
		}
	}
	return ""
}

// links are the addresses in a mail: those of its links, then those in its text.
func links(m Mail) []string {
	const most = 200
	var found []string
	if m.HTML != "" {
		if doc, err := goquery.NewDocumentFromReader(strings.NewReader(m.HTML)); err == nil {
			doc.Find("a[href]").Each(func(_ int, a *goquery.Selection) {
				found = append(found, strings.TrimSpace(a.AttrOr("href", "")))
			})
		}
	}
	for _, l := range address.FindAllString(m.Text, most) {
		found = append(found, strings.TrimRight(l, ".,:;!'*"))
	}
	return found[:min(len(found), most)]
}

// all returns the first group of every match that holds a digit: a word behind a
// label is no number.
func all(form *regexp.Regexp, texts ...string) []string {
	const most = 50
	var found []string
	for _, text := range texts {
		for _, m := range form.FindAllStringSubmatch(text, most) {
			if strings.ContainsAny(m[1], "0123456789") {
				found = append(found, m[1])
			}
		}
	}
	return found
}

// only returns what is the same everywhere, "" when there is a doubt.
func only(found []string) string {
	slices.Sort(found)
	if found = slices.Compact(found); len(found) == 1 {
		return found[0]
	}
	return ""
}
