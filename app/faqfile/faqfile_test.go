package faqfile

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"

	"madoguchi/app/templatefile"
)

var rows = []Row{
	{Question: "送料は？", Answer: "全国 550 円です。\n沖縄は 1,100 円です。", Category: "配送", Template: "送料のご案内", Shown: true},
	{Question: "=HYPERLINK(\"x\")", Answer: "-1 営業日です。", Shown: true},
	{Question: "内緒の質問", Answer: "{お客様名} 様", Category: "配送"},
}

func TestCSV_is_read_back_as_it_was_written(t *testing.T) {
	file := CSV(rows)
	if !bytes.HasPrefix(file, []byte("\xEF\xBB\xBF質問,回答,")) || bytes.Contains(file, []byte(",=")) || bytes.Contains(file, []byte("\n=")) {
		t.Errorf("a spreadsheet would compute it, or not know it: %q", file)
	}
	sjis, missing := ShiftJIS(file)
	if len(missing) > 0 || bytes.Contains(sjis, []byte("質")) {
		t.Fatalf("Shift_JIS: %q, %q", sjis, string(missing))
	}
	for name, data := range map[string][]byte{"UTF-8": file, "Shift_JIS": sjis} {
		got, err := Read(data)
		if err != nil || len(got) != len(rows) {
			t.Fatalf("%s: %+v, %v", name, got, err)
		}
		for i, r := range got {
			if r.Line < 2 || len(r.Has) != len(heads) || r.Bad != "" {
				t.Errorf("%s: row %d %+v", name, i, r)
			}
			r.Line, r.Has = 0, nil
			if !reflect.DeepEqual(r, rows[i]) {
				t.Errorf("%s: got %+v\nwant %+v", name, r, rows[i])
			}
		}
	}
}

func TestShiftJIS_names_what_it_does_not_have(t *testing.T) {
	if out, missing := ShiftJIS([]byte("𠮷野家の髙橋 👍 \\ 〜−")); out != nil || string(missing) != "𠮷👍" {
		t.Errorf("got %q, missing %q", out, string(missing))
	}
	if out, missing := ShiftJIS([]byte("10〜20、髙")); len(missing) > 0 || !bytes.Contains(out, []byte{0x81, 0x60}) {
		t.Errorf("got %q, missing %q", out, string(missing))
	}
}

func TestRead_tells_what_is_wrong_and_where(t *testing.T) {
	for name, file := range map[string]string{"no heading": "a,b\n1,2\n", "nothing": "質問,回答\n", "empty": "", "a picture": "\x89PNG\r\n\x1a\n\xff\xfe\x81"} {
		if got, err := Read([]byte(file)); !errors.Is(err, ErrFormat) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
	var line *templatefile.LineError
	if _, err := Read([]byte("質問,回答\na,b\n\"c,d\n")); !errors.As(err, &line) || line.Line != 3 {
		t.Errorf("a broken line: %v", err)
	}
	got, err := Read([]byte("回答\t質問\tお店のページ\tほか\n答\t問\t出す\tx\n答\t問\tたぶん\n\n答\t問\t\t\t\t多い\n"))
	if err != nil || len(got) != 3 || !got[0].Shown || got[0].Question != "問" || got[0].Answer != "答" {
		t.Fatalf("got %+v, %v", got, err)
	}
	if got[1].Bad == "" || got[2].Bad == "" || got[2].Line != 5 || got[0].Bad != "" {
		t.Errorf("the bad rows are not told: %+v", got)
	}
}

func TestHTML_is_plain_and_holds_what_is_shown(t *testing.T) {
	all := append([]Row{{Question: "<script>alert(1)</script> & \"x\"", Answer: "a <img src=http://x.example/>\nb", Category: "<b>", Shown: true}}, rows...)
	got := HTML(all)
	want := `<p><b>■ &lt;b&gt;</b></p>
<p><b>Q. &lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;x&#34;</b><br>
A. a &lt;img src=http://x.example/&gt;<br>
b</p>
<p><b>■ 配送</b></p>
<p><b>Q. 送料は？</b><br>
A. 全国 550 円です。<br>
沖縄は 1,100 円です。</p>
<p><b>Q. =HYPERLINK(&#34;x&#34;)</b><br>
A. -1 営業日です。</p>
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for _, tag := range strings.Split(got, "<")[1:] {
		name, _, _ := strings.Cut(strings.TrimPrefix(tag, "/"), ">")
		if name != "p" && name != "b" && name != "br" {
			t.Errorf("a tag that a mall may refuse: <%s", tag)
		}
	}
	if HTML(nil) != "" || !bytes.HasPrefix(Page(all), []byte("\xEF\xBB\xBF<p>")) {
		t.Error("an empty page, or one that a browser cannot read")
	}
}
