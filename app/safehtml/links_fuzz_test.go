package safehtml

import (
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// FuzzWithoutLinks: nothing in a mail can be pressed, and every link that is
// shown leads to the web and to the host it is shown with.
func FuzzWithoutLinks(f *testing.F) {
	f.Add(`<a href="https://shop.example/a">https://other.example</a>`, "")
	f.Add(`<p><a href="javascript:x">a<a href="//b"></a></a><a>`, "")
	f.Add("", "http://xn--/ https://日本.example/あ https://a.example.、http://a@b:99999/")
	f.Add(`<a href="https://ｓｈｏｐ.example">x</a><form action=x><area href=y>`, "")
	f.Fuzz(func(t *testing.T, mail, text string) {
		out, links := WithoutLinks(Clean(mail, ownPictures), text)
		if len(links) > maxLinks {
			t.Errorf("%d links", len(links))
		}
		for _, l := range links {
			if u, err := url.Parse(l.URL); err != nil || u.Scheme != "http" && u.Scheme != "https" || l.Host == "" {
				t.Errorf("%+v", l)
			}
		}
		root, err := html.Parse(strings.NewReader(out))
		if err != nil {
			return
		}
		for n := range root.Descendants() {
			for _, a := range n.Attr {
				if a.Key == "href" || a.Key == "action" || a.Key == "ping" {
					t.Errorf("%s can still be pressed: %s", n.Data, out)
				}
			}
		}
	})
}
