package safehtml

import (
	"reflect"
	"strings"
	"testing"
)

func TestWithoutLinks_leaves_nothing_to_press_and_names_the_true_host(t *testing.T) {
	for name, c := range map[string]struct {
		html, text, want string
		links            []Link
	}{
		"words that lie": {
			html: `<p><a href="https://evil.example/x">https://www.rakuten.co.jp/</a></p>`, want: `<p><a>https://www.rakuten.co.jp/［リンク 1］</a></p>`,
			links: []Link{{Text: "https://www.rakuten.co.jp/", URL: "https://evil.example/x", Host: "evil.example"}},
		},
		"letters that look alike": {
			html: `<a href="https://rаkuten.example/">楽天</a>`, want: `<a>楽天［リンク 1］</a>`,
			links: []Link{{Text: "楽天", URL: "https://r%D0%B0kuten.example/", Host: "xn--rkuten-3nf.example"}},
		},
		"a name before the host": {
			html: `<a href="https://www.rakuten.co.jp@evil.example/">a</a>`, want: `<a>a［リンク 1］</a>`,
			links: []Link{{Text: "a", URL: "https://www.rakuten.co.jp@evil.example/", Host: "evil.example"}},
		},
		"a telephone": {html: `<a href="tel:03">電話</a>`, want: `<a>電話</a>`, links: []Link{}},
		"text alone": {
			text:  "次をご覧ください（https://shop.example/a?b=1）。http://",
			links: []Link{{Text: "https://shop.example/a?b=1", URL: "https://shop.example/a?b=1", Host: "shop.example"}},
		},
		"nothing": {links: []Link{}},
	} {
		got, links := WithoutLinks(c.html, c.text)
		if got != c.want || !reflect.DeepEqual(links, c.links) {
			t.Errorf("%s: %s %+v", name, got, links)
		}
	}
}

func TestWithoutLinks_has_an_end(t *testing.T) {
	html, links := WithoutLinks(strings.Repeat(`<a href="https://a.example/">x</a>`, 5000), "")
	if len(links) != maxLinks || strings.Contains(html, "href") {
		t.Errorf("%d links", len(links))
	}
}
