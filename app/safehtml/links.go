package safehtml

import (
	"bytes"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/idna"
)

const maxLinks = 200

var linkInText = regexp.MustCompile(`https?://[!-~]{3,1000}`)

// Link is a link of a mail with its true host, punycode left as it is.
type Link struct {
	Text string
	URL  string
	Host string
}

// WithoutLinks takes the links out of cleaned HTML, so that nothing in a mail can
// be pressed by mistake, and puts their number in their place; a mail without HTML
// has those in its text. The page shows where each leads before it is opened.
func WithoutLinks(clean, text string) (string, []Link) {
	links := []Link{}
	if clean == "" {
		for _, found := range linkInText.FindAllString(text, maxLinks) {
			found = strings.TrimRight(found, `.,;:!?'")]}>`)
			links = addLink(links, found, found)
		}
		return "", links
	}
	root, err := html.Parse(strings.NewReader(clean))
	if err != nil {
		return "", links
	}
	var anchors []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.DataAtom == atom.A {
			anchors = append(anchors, n)
		}
	}
	for _, a := range anchors {
		before := len(links)
		links = addLink(links, hrefOf(a), strings.Join(strings.Fields(wordsOf(a)), " "))
		a.Attr = nil
		if len(links) > before {
			a.AppendChild(&html.Node{Type: html.TextNode, Data: "［リンク " + strconv.Itoa(len(links)) + "］"})
		}
	}
	return bodyOf(root), links
}

// addLink adds where a link of the web leads.
func addLink(links []Link, address, words string) []Link {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || len(links) >= maxLinks {
		return links
	}
	host := strings.ToLower(u.Hostname())
	if plain, err := idna.Lookup.ToASCII(host); err == nil && plain != "" { // "xn--" alone stands for nothing
		host = plain // in the letters it is asked for, not in a look-alike's
	}
	if r := []rune(words); len(r) > 80 {
		words = string(r[:79]) + "…"
	}
	return append(links, Link{Text: words, URL: u.String(), Host: host})
}

func hrefOf(n *html.Node) string {
	for _, a := range n.Attr {
		if a.Key == "href" {
			return a.Val
		}
	}
	return ""
}

func wordsOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// bodyOf writes the body of a page.
func bodyOf(root *html.Node) string {
	var b bytes.Buffer
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || n.DataAtom != atom.Body {
			continue
		}
		for c := range n.ChildNodes() {
			if err := html.Render(&b, c); err != nil {
				return "" // what cannot be written is shown as text
			}
		}
	}
	return b.String()
}
