package language

import (
	"fmt"
	"strings"
	"testing"
)

// shape writes a tree in one line.
func shape(all []Node) string {
	var b strings.Builder
	for _, n := range all {
		switch n := n.(type) {
		case *Text:
			b.WriteString(n.Text)
		case *Variable:
			b.WriteString("<" + strings.Trim(n.Tag(), "{}") + ">")
		case *Caret:
			b.WriteString("^")
		case *Snippet:
			b.WriteString("<文例 " + n.Name + ">")
		case *Loop:
			b.WriteString("(" + n.Over + " " + n.Only + " " + shape(n.Nodes) + ")")
		case *Choice:
			for _, br := range n.Branches {
				word := "else"
				if !br.Else {
					word = fmt.Sprint(terms(br.If))
				}
				b.WriteString("[" + word + " " + shape(br.Nodes) + "]")
			}
		}
	}
	return b.String()
}

func terms(c Condition) string {
	var groups []string
	for _, g := range c.Any {
		var all []string
		for _, t := range g {
			all = append(all, t.Subject+"_"+t.Op+"_"+t.Value)
		}
		groups = append(groups, strings.Join(all, "&"))
	}
	return strings.Join(groups, "/")
}

func TestParse_reads_every_sign(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"{お客様名} 様", "<お客様名> 様"},
		{"{ 出荷日 : 営業日+3 : 曜日なし ? | 未定 }", "<出荷日:営業日+3:曜日なし?|未定>"},
		{"｛出荷日：営業日＋３：曜日なし？｜未定：です｝", "<出荷日:営業日+3:曜日なし?|未定：です>"},
		{"{出荷日:営業日ー2}{出荷日:−1日}", "<出荷日:営業日-2><出荷日:-1日>"},
		{"{追跡ＵＲＬ}{カーソル}{文例:結び}", "<追跡URL>^<文例 結び>"},
		{"a{もし 支払方法=代金引換}b{または 個口数 >= 2 かつ 贈り物}c{ちがえば}d{おわり}e", "a[支払方法_=_代金引換 b][個口数_>=_2&贈り物__ c][else d]e"},
		{"｛もし　モール≠楽天　または　追跡番号がない｝x｛おわり｝", "[モール_!=_楽天/追跡番号_がない_ x]"},
		{"{若し 商品名=とんかつ}x{違えば}y{終わり}", "[商品名_=_とんかつ x][else y]"},
		{"{商品ごと:欠品}{商品名}、{おわり}", "(商品ごと 欠品 <商品名>、)"},
		{"a\n{もし 贈り物}\nb\n  {ちがえば}　\nc\n{おわり}\nd", "a\n[贈り物__ b\n][else c\n]d"},
		{"a {もし 贈り物} b\n{おわり}\nc", "a [贈り物__  b\n]c"},
		{"{もし 贈り物}{もし 購入前}\r\nx\r\n{おわり}{おわり}\r\ny", "[贈り物__ [購入前__ x\r\n]]y"},
		{"{}", "<>"},
		{"{名前\n}", "{名前\n}"},
		{"{名{前}", "{名<前>"},
	} {
		tree := Parse(c.body)
		if got := shape(tree.Nodes); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.body, got, c.want)
		}
	}
}

func TestParse_names_what_means_nothing(t *testing.T) {
	deep := strings.Repeat("{もし 贈り物}", 6) + "x" + strings.Repeat("{おわり}", 6)
	for _, c := range []struct{ body, code, at, left string }{
		{"{名前", StrayBrace, "{", "{名前"},
		{"名前｝", StrayBrace, "｝", "名前｝"},
		{"a{もし 贈り物}b{ちがえば}c", Unclosed, "{もし 贈り物}", "a{もし 贈り物}bc"},
		{"a{おわり}b", StrayEnd, "{おわり}", "a{おわり}b"},
		{"a{ちがえば}b", StrayElse, "{ちがえば}", "a{ちがえば}b"},
		{"{商品ごと}a{ちがえば}b{おわり}", StrayElse, "{ちがえば}", "(商品ごと  a{ちがえば}b)"},
		{"{もし 贈り物}a{ちがえば}b{または 購入前}c{おわり}", AfterElse, "{または 購入前}", "[贈り物__ a][else b{または 購入前}c]"},
		{"{商品ごと}{荷物ごと}a{おわり}{おわり}", LoopInLoop, "{荷物ごと}", "(商品ごと  {荷物ごと}a{おわり})"},
		{deep, TooDeep, "{もし 贈り物}", ""},
		{"{もし }a{おわり}", BadCondition, "{もし }", "{もし }a{おわり}"},
		{"{もし 個口数>}a{おわり}", BadCondition, "{もし 個口数>}", "{もし 個口数>}a{おわり}"},
		{"{もし 贈り物 かつ}a{おわり}", BadCondition, "{もし 贈り物 かつ}", "{もし 贈り物 かつ}a{おわり}"},
		{strings.Repeat("あ", MaxSource+1), TooLong, "", strings.Repeat("あ", MaxSource)},
	} {
		tree := Parse(c.body)
		if len(tree.Faults) != 1 {
			t.Errorf("%.40q: faults %+v", c.body, tree.Faults)
			continue
		}
		f := tree.Faults[0]
		if f.Code != c.code || c.body[f.Start:f.End] != c.at {
			t.Errorf("%.40q: %s at %q", c.body, f.Code, c.body[f.Start:f.End])
		}
		if got := shape(tree.Nodes); c.left != "" && got != c.left {
			t.Errorf("%.40q leaves %.60q", c.body, got)
		}
	}
}

// depth of a tree, which recursion over it has.
func depth(all []Node) int {
	deepest := 0
	for _, n := range all {
		switch n := n.(type) {
		case *Loop:
			deepest = max(deepest, 1+depth(n.Nodes))
		case *Choice:
			for _, b := range n.Branches {
				deepest = max(deepest, 1+depth(b.Nodes))
			}
		}
	}
	return deepest
}

func TestParse_never_builds_a_deep_tree(t *testing.T) {
	for _, sign := range []string{"{もし 贈り物}", "{商品ごと}", "{もし 贈り物}{ちがえば}", "{もし }"} {
		for _, body := range []string{strings.Repeat(sign, 5000), strings.Repeat(sign, 900) + strings.Repeat("{おわり}", 900)} {
			tree := Parse(body)
			if d := depth(tree.Nodes); d > MaxDepth || len(tree.Faults) == 0 {
				t.Errorf("%s: depth %d, %d faults", sign, d, len(tree.Faults))
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"", "{", "{}", "{:?|}", "{お客様名:姓?|お客}様", "{もし a=b かつ c}\nx{または d}\n{ちがえば}\n{おわり}", "{商品ごと:欠品}{もし}{おわり}",
		"｛文例：あ｝\r\n{おわり}", "{もし 贈り物}{商品ごと}{荷物ごと}", "\xff{\xff}", "{出荷日:営業日+9999}",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		tree := Parse(s)
		if depth(tree.Nodes) > MaxDepth {
			t.Fatalf("%q is too deep", s)
		}
		for _, x := range tree.Faults {
			if x.Start < 0 || x.End < x.Start || x.End > len(s) || x.Code == "" {
				t.Fatalf("%q: %+v", s, x)
			}
		}
		whole(t, s, tree.Nodes)
	})
}

// whole checks that every node stands where it says.
func whole(t *testing.T, s string, all []Node) {
	for _, n := range all {
		at := n.Place()
		if at.Start < 0 || at.End < at.Start || at.End > len(s) {
			t.Fatalf("%q: %+v", s, n)
		}
		switch n := n.(type) {
		case *Text:
			if s[at.Start:at.End] != n.Text {
				t.Fatalf("%q: text %q at %v", s, n.Text, at)
			}
		case *Loop:
			whole(t, s, n.Nodes)
		case *Choice:
			for _, b := range n.Branches {
				whole(t, s, b.Nodes)
			}
		}
	}
}
