// Package safehtml makes the HTML of a mail fit to be shown: nothing in it runs, nothing
// is fetched, nothing is hidden, and no link can be pressed before its true host was
// read. It is the first of two walls; the page puts what comes out into a sandboxed frame
// with a strict policy.
//
// It is pure, and a mail that was made to stop a reader stops it for seconds at most.
package safehtml

import (
	"bytes"
	"net/url"
	"regexp"
	"strings"
	"sync"

	"github.com/PuerkitoBio/goquery"
	"github.com/microcosm-cc/bluemonday"
	"golang.org/x/net/html"
)

const (
	// maxHTML is the most HTML that is shown; a longer mail is shown as text.
	maxHTML = 2 << 20
	// maxPictures is how much a mail's own pictures may add: one that shows the
	// same picture a thousand times would fill the memory.
	maxPictures = 8 << 20
)

// Clean makes the HTML of a mail safe to show: no script, no form, no
// remote picture, nothing hidden. cid gives the address of a picture inside the
// mail, or "".
func Clean(source string, cid func(string) string) string {
	if len(source) > maxHTML {
		return ""
	}
	root, err := html.ParseWithOptions(strings.NewReader(source), html.ParseOptionEnableScripting(false))
	if err != nil {
		return ""
	}
	doc := goquery.NewDocumentFromNode(root)
	doc.Find("script,style,head,noscript,template,iframe,object,embed,form,input,button,textarea,select,link,meta,base,svg,math").Remove()
	doc.Find("*").Each(func(_ int, s *goquery.Selection) {
		if hidden(s) {
			s.Remove()
			return
		}
		restyle(s)
	})
	own := pictures(cid)
	doc.Find("img").Each(func(_ int, s *goquery.Selection) { picture(s, own) })
	var b bytes.Buffer
	if err := html.Render(&b, root); err != nil {
		return ""
	}
	return policy().Sanitize(b.String())
}

// hidden finds text that the sender did not mean to be read: preheaders and the
// padding of scam mails. It must go before the styles do.
func hidden(s *goquery.Selection) bool {
	if _, has := s.Attr("hidden"); has {
		return true
	}
	gone, flat, clipped := false, false, false
	eachStyle(s.AttrOr("style", ""), func(name, value string) {
		switch name {
		case "display":
			gone = gone || value == "none"
		case "visibility":
			gone = gone || value == "hidden"
		case "mso-hide":
			gone = gone || value == "all"
		case "font-size", "max-height", "opacity":
			gone = gone || zero.MatchString(value)
		case "width", "height", "max-width":
			flat = flat || zero.MatchString(value)
		case "overflow":
			clipped = value == "hidden"
		case "text-indent", "left", "top", "margin-left":
			gone = gone || farAway.MatchString(value)
		}
	})
	return gone || flat && clipped
}

var (
	zero       = regexp.MustCompile(`^0+(\.0*)?([a-z]+|%)?$`)
	farAway    = regexp.MustCompile(`^-\d{3,}(\.\d*)?(px|pt|em|rem)$`)
	cssComment = regexp.MustCompile(`(?s)/\*.*?\*/`)
)

// eachStyle gives the declarations of a style attribute in small letters. It is
// as simple as a mail's styles are: the parsers of the libraries need minutes
// for some that were made to stop them.
func eachStyle(style string, each func(name, value string)) {
	style = strings.ToLower(cssComment.ReplaceAllString(style, ""))
	for part := range strings.SplitSeq(style, ";") {
		name, value, ok := strings.Cut(part, ":")
		if !ok {
			continue
		}
		value = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important"))
		each(strings.TrimSpace(name), value)
	}
}

// A value is a word, a number or a colour: no address, no escape, no function
// but those of colours.
const (
	styleName  = `(?:color|background-color|font-weight|font-style|font-size|text-decoration|text-align)`
	styleValue = `(?:#[0-9a-f]{3,8}|rgba?\([0-9., %]{1,40}\)|[a-z-]{1,24}|[0-9]{1,4}(?:\.[0-9]{1,4})?(?:px|pt|em|rem|%)?)`
)

var (
	safeDeclaration = regexp.MustCompile(`^` + styleName + `:` + styleValue + `$`)
	safeStyle       = regexp.MustCompile(`^(?:` + styleName + `:` + styleValue + `;)+$`)
)

// restyle leaves of a style what only changes how the text looks.
func restyle(s *goquery.Selection) {
	style, has := s.Attr("style")
	if !has {
		return
	}
	var kept strings.Builder
	eachStyle(style, func(name, value string) {
		if d := name + ":" + value; safeDeclaration.MatchString(d) {
			kept.WriteString(d + ";")
		}
	})
	s.SetAttr("style", kept.String())
}

// pictures looks every picture up once and stops when they become too much.
func pictures(cid func(string) string) func(string) string {
	seen, left := map[string]string{}, maxPictures
	return func(id string) string {
		data, known := seen[id]
		if !known {
			data = cid(id)
			seen[id] = data
		}
		if len(data) > left {
			return ""
		}
		left -= len(data)
		return data
	}
}

// picture keeps a picture of the mail itself and puts its text in the place of
// a remote one, which could tell the sender that the mail was opened.
func picture(s *goquery.Selection, cid func(string) string) {
	src := s.AttrOr("src", "")
	alt := s.AttrOr("alt", "")
	if id, ok := strings.CutPrefix(src, "cid:"); ok {
		if data := cid(id); data != "" {
			s.SetAttr("src", data)
			s.RemoveAttr("srcset")
			return
		}
	}
	if alt == "" {
		s.Remove()
		return
	}
	s.ReplaceWithNodes(&html.Node{Type: html.TextNode, Data: "［画像：" + alt + "］"})
}

var (
	safeLink    = regexp.MustCompile(`^(?i:https?://[^/?#\s]|mailto:|tel:)`)
	safePicture = regexp.MustCompile(`^data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+={0,2}$`)
)

// policy lists what stays. Links keep their address but are opened by the desk,
// which shows the true host first.
var policy = sync.OnceValue(func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("p", "div", "span", "br", "hr", "b", "strong", "i", "em", "u", "s", "small", "big", "sub", "sup",
		"h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "pre", "code", "blockquote", "center", "font",
		"table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "address")
	p.AllowAttrs("colspan", "rowspan", "width", "height", "align", "valign", "bgcolor", "cellpadding", "cellspacing", "border").
		OnElements("table", "tr", "td", "th", "tbody", "thead")
	p.AllowAttrs("color", "size").OnElements("font")
	p.AllowAttrs("alt", "width", "height").OnElements("img")
	// Pictures are those that picture put in; a link never leads into a data:
	// address, which is a page of its own.
	p.AllowAttrs("src").Matching(safePicture).OnElements("img")
	p.AllowAttrs("href").Matching(safeLink).OnElements("a")
	p.AllowURLSchemes("https", "http", "mailto", "tel")
	p.AllowURLSchemeWithCustomPolicy("data", func(u *url.URL) bool { return safePicture.MatchString(u.String()) })
	p.RequireParseableURLs(true)
	p.RequireNoReferrerOnLinks(true)
	p.AddTargetBlankToFullyQualifiedLinks(true)
	p.AllowAttrs("style").Matching(safeStyle).Globally()
	return p
})
