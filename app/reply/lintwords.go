package reply

import (
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/app/reply/language"
)

// faultText says what is wrong with a sign of the language.
func faultText(f language.Fault) string {
	switch f.Code {
	case language.StrayBrace:
		return "かっこ「" + f.Word + "」が項目の形になっていません。{ と } で名前を囲んでください。"
	case language.Unclosed:
		return "「" + clip(f.Word) + "」に「{おわり}」がありません。終わるところに {おわり} を入れてください。"
	case language.StrayEnd:
		return "「{おわり}」が 1 つ多いです。対になる {もし} か {…ごと} がありません。"
	case language.StrayElse:
		return "「" + clip(f.Word) + "」は {もし …} と {おわり} の間に入れてください。"
	case language.AfterElse:
		return "「" + clip(f.Word) + "」は {ちがえば} より前に入れてください。"
	case language.TooDeep:
		return "{もし} と {…ごと} の重なりが深すぎます。5 段までにしてください。"
	case language.LoopInLoop:
		return "くり返しの中に、くり返しは入れられません。1 つ目の {おわり} のあとに書いてください。"
	case language.TooLong:
		return "本文が長すぎます。20,000 字までにしてください。"
	}
	return "「" + clip(f.Word) + "」の条件が読めません。{もし 支払方法=代金引換} や {もし 追跡番号がある} の形で書いてください。"
}

// names are all that may stand alone between braces.
func names() []string {
	var all []string
	for _, v := range variables {
		all = append(all, v.Name)
	}
	return append(all, language.EachLine, language.EachParcel, language.EachTax, "おわり", "ちがえば", "カーソル")
}

func unknownName(n *language.Variable) Problem {
	p := Problem{Code: "unknown_variable", Fix: fixPick, Text: "「" + clip(n.Name) + "」という項目はありません。一覧から選び直してください。"}
	like := likest(n.Name, names())
	if like == "" {
		return p
	}
	right := *n
	right.Name = like
	if _, ok := find(like); !ok {
		right = language.Variable{Name: like}
	}
	p.FixTo = right.Tag()
	p.Text = "「" + clip(n.Name) + "」という項目はありません。「" + like + "」ではありませんか。"
	return p
}

func outsideLoop(d definition) Problem {
	return Problem{Code: "outside_loop", Text: "「" + d.Name + "」は {" + d.Loop + "} と {おわり} の間で使います。"}
}

// filterProblem judges the filter at a place of a variable.
func filterProblem(n *language.Variable, at int, f language.Filter, d definition) (Problem, bool) {
	one, ok := filterFor(f)
	switch {
	case ok && slices.Contains(one.kinds, d.Kind) && (f.By > furthest || f.By < -furthest):
		return Problem{Code: "filter_number", Text: "「" + f.Raw + "」の数が大きすぎます。400 までにしてください。"}, true
	case ok && slices.Contains(one.kinds, d.Kind):
		return Problem{}, false
	case ok:
		return Problem{Code: "filter_kind", Text: "「" + f.Raw + "」は「" + d.Name + "」（" + kindWords[d.Kind] + "）には使えません。" + usable(d.Kind)}, true
	}
	p := Problem{Code: "unknown_filter", Text: "「" + clip(f.Raw) + "」という書き方の指定はありません。" + usable(d.Kind)}
	if like := likest(f.Raw, filtersOf(d.Kind)); like != "" {
		right := *n
		right.Filters = slices.Clone(n.Filters)
		right.Filters[at] = language.Filter{Raw: strings.ReplaceAll(like, "N", "1")}
		p.Fix, p.FixTo = fixPick, right.Tag()
	}
	return p, true
}

func usable(kind string) string {
	if words := filtersOf(kind); len(words) > 0 {
		return "使えるのは " + strings.Join(words, "・") + " です。"
	}
	return "この項目に使えるものはありません。"
}

// kindWords name the kinds for people.
var kindWords = map[string]string{
	KindText: "文", KindName: "名前", KindDate: "日付", KindYen: "金額", KindNumber: "数", KindPhone: "電話番号",
	KindAddress: "住所", KindLines: "明細", KindTracking: "追跡番号", KindURL: "リンク",
}

func unknownSnippet(name string, all map[string]string) Problem {
	p := Problem{Code: "unknown_snippet", Text: "「" + clip(name) + "」という文例はありません。文例の一覧から選んでください。"}
	var known []string
	for one := range all {
		known = append(known, one)
	}
	slices.Sort(known)
	if like := likest(name, known); like != "" {
		p.Fix, p.FixTo = fixPick, "{文例:"+like+"}"
	}
	return p
}

// likest is the word that a mistyped one most looks like, "" when none does.
func likest(word string, words []string) string {
	best, score := "", 0.45
	for _, w := range words {
		left, common := []rune(word), 0
		for _, r := range w {
			if i := slices.Index(left, r); i >= 0 {
				left = slices.Delete(left, i, i+1)
				common++
			}
		}
		like := 2 * float64(common) / float64(utf8.RuneCountInString(w)+utf8.RuneCountInString(word))
		if first, _ := utf8.DecodeRuneInString(w); strings.HasPrefix(word, string(first)) {
			like += 0.1 // a slip is rarely in the first letter
		}
		if like > score {
			best, score = w, like
		}
	}
	return best
}
