package scam

import (
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"

	"madoguchi/connectors/nfkc"
	"madoguchi/connectors/sieve"
)

const (
	maxHTML  = 2 << 20
	maxLinks = 500
)

// shorteners hide where a link leads.
var shorteners = []string{"bit.ly", "t.co", "tinyurl.com", "goo.gl", "is.gd", "ow.ly", "cutt.ly", "rebrand.ly", "x.gd", "00m.in", "qr.paps.jp", "urx.space", "lnkd.in", "buff.ly", "t.ly", "rb.gy", "v.gd", "tiny.cc", "shorturl.at", "s.id", "onl.la", "onl.tw", "onl.bz"}

var (
	hostForm = regexp.MustCompile(`(?i)^(?:https?://)?((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,})(?:[/:?#]|$)`)
	// In Japanese a sentence goes on behind an address without a space: it ends at
	// the first letter that no address has bare. Those of Europe can be in one.
	linkForm = regexp.MustCompile(`(?i)https?://[!#-&(-;=?-~\x{a1}-\x{52f}]{4,900}`)
)

// linksIn are the addresses in a text, at most so many. It looks for the sign that
// each of them has before it asks the expression.
func linksIn(text string, most int) []string {
	const scheme = 6 // bytes before the sign: https, with the long s that counts as one
	var found []string
	for len(found) < most {
		at := strings.Index(text, "://")
		if at < 0 {
			break
		}
		at = max(0, at-scheme)
		for at > 0 && !utf8.RuneStart(text[at]) {
			at--
		}
		text = text[at:]
		loc := linkForm.FindStringIndex(text)
		if loc == nil {
			break
		}
		found, text = append(found, text[loc[0]:loc[1]]), text[loc[1]:]
	}
	return found
}

// tags tell whether a page can have a link or a form at all: to make a tree of it
// is most of the work.
var tags = sieve.New(regexp.MustCompile(`(?i)href|<form|<input`))

// links looks at where the links lead and what they say of it. The text is of one
// width.
func (c *collector) links(html, text string) {
	if html == "" {
		for _, l := range linksIn(text, maxLinks) {
			c.target(l)
		}
		return
	}
	html = html[:min(len(html), maxHTML)]
	if !tags.MatchString(html) {
		return
	}
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(html))
	if err != nil {
		return // goquery reads any bytes; nothing to look at is no cue
	}
	if doc.Find("form, input[type=password]").Length() > 0 {
		c.add(true, "form", "メールの中に入力欄があります。何も入力しないでください。")
	}
	doc.Find("a[href], area[href]").EachWithBreak(func(i int, a *goquery.Selection) bool {
		href := a.AttrOr("href", "")
		host := c.target(href)
		c.says(strings.TrimSpace(a.Text()), host)
		return i < maxLinks
	})
}

// target looks at one address and returns its host.
func (c *collector) target(href string) string {
	u, err := url.Parse(strings.TrimSpace(href))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	host := clean(u.Hostname())
	if u.User != nil && host != "" {
		c.add(true, "link_disguised", "リンクの書き方が、本当の行き先 "+shown(host)+" を隠す形になっています。")
	}
	if c.seen[host] {
		return host
	}
	c.seen[host] = true
	switch {
	case host == "":
		return ""
	case isIP(host):
		c.add(true, "link_number", "リンク先が名前ではなく番号（"+shown(host)+"）です。")
	case strings.Contains(host, "xn--"):
		c.add(false, "link_punycode", "リンク先の名前に、別の文字に見せかけられる文字（"+shown(host)+"）が使われています。")
	case contains(shorteners, host):
		c.add(false, "link_short", "行き先のわからない短縮リンク（"+shown(host)+"）があります。")
	}
	if b, ok := imitated(host); ok && !contains(c.own, host) {
		c.add(true, "link_imitates", "リンク先の "+shown(host)+" は「"+b.name+"」に似せた名前です。")
	}
	return host
}

// says: the words of a link name one host, it leads to another.
func (c *collector) says(words, host string) {
	m := hostForm.FindStringSubmatch(nfkc.String(words[:min(len(words), 400)]))
	if m == nil || host == "" {
		return
	}
	said := clean(m[1])
	owner, claims := official(said)
	if registered(said) == registered(host) || claims && owner.owns(host) {
		return
	}
	c.add(claims, "link_elsewhere", "「"+shown(said)+"」と書かれたリンクが、実際は "+shown(host)+" を開きます。")
}
