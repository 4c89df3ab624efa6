package app

import (
	"bytes"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"github.com/microcosm-cc/bluemonday"
	"golang.org/x/net/html"
)

// maxHTML is the most HTML that is shown; a longer mail is shown as text.
const maxHTML = 2 << 20

// CleanHTML makes the HTML of a mail safe to show: no script, no form, no
// remote picture, nothing hidden. cid gives the address of a picture inside the
// mail, or "". The result is meant for a sandboxed frame with a strict policy;
// this is the first of the two walls (mail.md §13).
func CleanHTML(source string, cid func(string) string) string {
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
		}
	})
	doc.Find("img").Each(func(_ int, s *goquery.Selection) { picture(s, cid) })
	var b bytes.Buffer
	if err := html.Render(&b, root); err != nil {
		return ""
	}
	return policy().Sanitize(b.String())
}

// hidden finds text that the sender did not mean to be read: preheaders and the
// padding of scam mails. It must go before the styles do.
func hidden(s *goquery.Selection) bool {
	style := strings.ToLower(strings.ReplaceAll(s.AttrOr("style", ""), " ", ""))
	if _, has := s.Attr("hidden"); has {
		return true
	}
	for _, sign := range []string{"display:none", "visibility:hidden", "font-size:0", "max-height:0", "opacity:0;", "mso-hide:all"} {
		if strings.Contains(style+";", sign) {
			return true
		}
	}
	return false
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
	s.ReplaceWithHtml("<span>" + html.EscapeString("［画像："+alt+"］") + "</span>")
}

// policy lists what stays. Links keep their address but are opened by the desk,
// which shows the true host first.
func policy() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("p", "div", "span", "br", "hr", "b", "strong", "i", "em", "u", "s", "small", "big", "sub", "sup",
		"h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "pre", "code", "blockquote", "center", "font",
		"table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "address")
	p.AllowAttrs("colspan", "rowspan", "width", "height", "align", "valign", "bgcolor", "cellpadding", "cellspacing", "border").
		OnElements("table", "tr", "td", "th", "tbody", "thead")
	p.AllowAttrs("color", "size").OnElements("font")
	p.AllowAttrs("alt", "width", "height").OnElements("img")
	p.AllowDataURIImages()
	p.AllowAttrs("src").OnElements("img")
	p.AllowAttrs("href").OnElements("a")
	p.AllowURLSchemes("https", "http", "mailto", "tel", "data")
	p.RequireNoReferrerOnLinks(true)
	p.AddTargetBlankToFullyQualifiedLinks(true)
	p.AllowStyles("color", "background-color", "font-weight", "font-style", "text-decoration", "text-align", "font-size").Globally()
	return p
}
