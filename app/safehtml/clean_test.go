package safehtml

import (
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

const pixel = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="

func ownPictures(id string) string {
	if id == "logo@shop" {
		return pixel
	}
	return ""
}

func TestCleanHTML_keeps_what_is_safe_and_nothing_else(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"plain text":                 {`<p>こんにちは<br>ABC</p>`, `<p>こんにちは<br/>ABC</p>`},
		"script":                     {`a<script>alert(1)</script>b`, `ab`},
		"handler":                    {`<p onclick="x()">a</p>`, `<p>a</p>`},
		"handler on the body":        {`<body onload="x()">a</body>`, `a`},
		"script address":             {`<a href="javascript:x()">a</a>`, `a`},
		"script address with a tab":  {"<a href=\"java\tscript:x()\">a</a>", `a`},
		"script address in entities": {`<a href="&#106;avascript:x()">a</a>`, `a`},
		"page in a data address":     {`<a href="data:text/html,<script>x()</script>">a</a>`, `a`},
		"drawing in a data address":  {`<a href="data:image/svg+xml;base64,AAAA">a</a>`, `a`},
		"link into the desk":         {`<a href="/api/Send">a</a>`, `a`},
		"link without a scheme":      {`<a href="//evil.example/">a</a>`, `a`},
		"mail link":                  {`<a href="mailto:a@b.example">a</a>`, `<a href="mailto:a@b.example" rel="noreferrer">a</a>`},
		"web link":                   {`<a href="https://b.example/">a</a>`, `<a href="https://b.example/" rel="noreferrer noopener" target="_blank">a</a>`},
		"remote picture":             {`a<img src="https://evil.example/p.gif">b`, `ab`},
		"remote picture with a text": {`<img src="https://evil.example/p.gif" alt="<b>地図</b>">`, `［画像：&lt;b&gt;地図&lt;/b&gt;］`},
		"remote picture by srcset":   {`<img srcset="https://evil.example/p.gif 1x">`, ``},
		"picture in the mail":        {`<img src="cid:logo@shop" srcset="https://evil.example/x 2x" onerror="x()">`, `<img src="` + pixel + `"/>`},
		"picture nobody sent":        {`<img src="cid:none" alt="印">`, `［画像：印］`},
		"picture the mail brought":   {`<img src="data:image/svg+xml;base64,AAAA">`, ``},
		"image is another name":      {`<image src="https://evil.example/p.gif" alt="b">`, `［画像：b］`},
		"background attribute":       {`<table background="https://evil.example/"><tr><td background="//e">x</td></tr></table>`, `<table><tbody><tr><td>x</td></tr></tbody></table>`},
		"background style":           {`<p style="background-color:url(https://evil.example/)">x</p>`, `<p>x</p>`},
		"style with an escape":       {`<p style="color:\75rl(https://evil.example/)">x</p>`, `<p>x</p>`},
		"style that covers the page": {`<p style="position:fixed;top:0;color:RED">x</p>`, `<p style="color:red;">x</p>`},
		"styles of text":             {`<p style="font-size: 0.9em; color: rgb(1, 2, 3) !important">x</p>`, `<p style="font-size:0.9em;color:rgb(1, 2, 3);">x</p>`},
		"style element":              {`<style>@import url(https://evil.example/)</style>x`, `x`},
		"form":                       {`<form action="https://evil.example/"><input name="a"><button>b</button></form>x`, `x`},
		"frames":                     {`<iframe src="https://evil.example/"></iframe><object data="x"></object><embed src="x">x`, `x`},
		"base and refresh":           {`<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/">x`, `x`},
		"drawing":                    {`<svg><a xlink:href="javascript:x()"><text>a</text></a><script>x()</script></svg>x`, `x`},
		"raw text that is a picture": {`<xmp><img src="https://evil.example/"></xmp>`, `&lt;img src=&#34;https://evil.example/&#34;&gt;`},
		"title that closes itself":   {`<p>a<title></title><img src=https://evil.example/></title>b`, `<p>ab</p>`},
		"formula turned inside out":  {`<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=x()&gt;">`, ``},
		"comment with a picture":     {`<!--><img src=https://evil.example/>-->x`, `--&gt;x`},
		"not shown":                  {`<p style="display:none">a</p><p style="DISPLAY : None !important">b</p><p hidden>c</p>d`, `d`},
		"not shown, with a comment":  {`<p style="display:/**/none">a</p>d`, `d`},
		"too small to read":          {`<p style="font-size:0px">a</p><p style="max-height:0">b</p><p style="opacity:0.0">c</p>d`, `d`},
		"no room to be seen":         {`<div style="width:0;overflow:hidden">a</div><div style="overflow:hidden;height:0px">b</div>c`, `c`},
		"no height, but it flows":    {`<div style="height:0">a</div>`, `<div>a</div>`},
		"out of sight":               {`<p style="text-indent:-9999px">a</p><p style="position:absolute;left:-5000px">b</p>c`, `c`},
		"a little to the left":       {`<p style="margin-left:-10px">a</p>`, `<p>a</p>`},
		"telephone link":             {`<a href="tel:0312345678">電話</a>`, `<a href="tel:0312345678" rel="noreferrer">電話</a>`},
		"film with a first picture":  {`<video poster="https://evil.example/p.jpg" src="https://evil.example/v"></video>x`, `x`},
		"letters of the time":        {`<font color="red" size="5">a</font>`, `<font color="red" size="5">a</font>`},
		"ground of a table":          {`<table bgcolor="#ffeecc"><tr><td bgcolor="red">a</td></tr></table>`, `<table bgcolor="#ffeecc"><tbody><tr><td bgcolor="red">a</td></tr></tbody></table>`},
		"address in any style":       {`<p style="list-style-image:url(https://evil.example/);color:#fff">a</p>`, `<p style="color:#fff;">a</p>`},
		"picture in an own address":  {`<img src="madoguchi://files/1" alt="a">`, `［画像：a］`},
		"hidden before its style":    {`<style>p{display:block!important}</style><p style="display:none">a</p>b`, `b`},
		"small but there":            {`<p style="max-height:0.5em">b</p><p style="opacity:0.9">c</p>`, `<p>b</p><p>c</p>`},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Clean(c.in, ownPictures); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestCleanHTML_does_not_repeat_a_picture_without_end(t *testing.T) {
	big := "data:image/png;base64," + strings.Repeat("A", 1<<20)
	read := 0
	out := Clean(strings.Repeat(`<img src="cid:a">`, 1000), func(string) string { read++; return big })
	if n := strings.Count(out, "<img"); n != 7 || read != 1 {
		t.Errorf("%d pictures shown, read %d times", n, read)
	}
}

func TestCleanHTML_shows_a_huge_mail_as_text(t *testing.T) {
	if got := Clean(strings.Repeat("あ", maxHTML/3+1), ownPictures); got != "" {
		t.Errorf("got %d bytes", len(got))
	}
}

// What was made to stop a reader takes seconds at the very most; the libraries'
// own style parsers would not end within the test's time.
func TestCleanHTML_is_not_stopped_by_a_hostile_mail(t *testing.T) {
	for name, in := range map[string]string{
		"deep":               strings.Repeat("<div>", 300_000),
		"styles that branch": `<p style="text-decoration:` + strings.Repeat("underline ", 64) + `x">a</p>`,
		"open braces":        `<p style="` + strings.Repeat("{", 1<<20) + `">a`,
		"many styles":        `<p style="` + strings.Repeat("color:red;", 100_000) + `">a`,
		"many pictures":      strings.Repeat(`<img alt=x>`, 100_000),
		"many attributes":    "<p " + strings.Repeat("a=1 ", 300_000) + ">",
		"crossed":            strings.Repeat("<b><p>", 5_000),
	} {
		t.Run(name, func(t *testing.T) {
			done := make(chan int)
			go func() { done <- len(Clean(in, ownPictures)) }()
			select {
			case n := <-done:
				if n > 5*maxHTML {
					t.Errorf("%d bytes", n)
				}
			case <-time.After(30 * time.Second):
				t.Fatal("does not end")
			}
		})
	}
}

func FuzzClean(f *testing.F) {
	for _, seed := range []string{
		`<p style="color:red" onclick=x>a<img src="cid:logo@shop">`, `<a href="data:text/html,x">`, `<a href=" java&#x0a;script:x">a`,
		`<a href="https://">`, `<svg><style><img src=x onerror=x></style></svg>`, `<math><annotation-xml encoding="text/html"><img src=http://e/>`,
		`<noscript><p title="</noscript><img src=x onerror=x>">`, `<xmp></xmp><img src=//e>`, `<plaintext><script>`,
		`<select><template><img src=//e></template>`, `<table><td background=//e style="background:url(//e)">`,
		"<a href='https://e/' style='color:red;}</style><img src=x>'>", `<iframe srcdoc="<script>x</script>">`, "<p\x00 on\x00click=x>",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		out := Clean(in, ownPictures)
		if len(out) > 6*len(in)+len(pixel)*strings.Count(in, "cid:")+1<<10 {
			t.Errorf("%d bytes became %d", len(in), len(out))
		}
		root, err := html.Parse(strings.NewReader("<!doctype html><body>" + out))
		if err != nil {
			return // the frame cannot read more than we can
		}
		for n := range root.Descendants() {
			if n.Type == html.ElementNode {
				checkElement(t, n)
			}
		}
	})
}

// checkElement is a reader of its own: it shares no list with the cleaner.
func checkElement(t *testing.T, n *html.Node) {
	t.Helper()
	switch n.Data {
	case "script", "style", "iframe", "object", "embed", "form", "input", "link", "meta", "base", "svg", "math", "template", "frame", "video", "audio":
		t.Errorf("<%s> is left", n.Data)
	}
	for _, a := range n.Attr {
		v := strings.ToLower(a.Val)
		switch {
		case strings.HasPrefix(a.Key, "on"), a.Key == "srcset", a.Key == "background", a.Key == "srcdoc", a.Key == "action":
			t.Errorf("%s is left on <%s>", a.Key, n.Data)
		case a.Key == "src" && a.Val != pixel:
			t.Errorf("src %q is left", a.Val)
		case a.Key == "href" && !strings.HasPrefix(v, "http://") && !strings.HasPrefix(v, "https://") && !strings.HasPrefix(v, "mailto:") && !strings.HasPrefix(v, "tel:"):
			t.Errorf("href %q is left", a.Val)
		case a.Key == "style" && (strings.Contains(v, "url") || strings.ContainsAny(v, `\@/{`) || strings.Contains(v, "position") || strings.Contains(v, "expression")):
			t.Errorf("style %q is left", a.Val)
		}
	}
}
