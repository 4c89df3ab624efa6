package reply

import (
	"strings"
	"testing"
)

func TestLint_names_each_slip_with_its_place_and_the_likely_word(t *testing.T) {
	texts := map[string]string{"結び": "以上", "名乗り": "{店舗名}", "輪": "{文例:環}", "環": "{文例:輪}", "行": "{商品ごと}{商品名}{おわり}", "a": "{文例:b}", "b": "{文例:c}", "c": "{文例:結び}"}
	for _, c := range []struct{ body, at, code, fix string }{
		{"😀{追跡番}です", "{追跡番}", "unknown_variable", "{追跡番号}"},
		{"x{お客様:姓|お客}", "{お客様:姓|お客}", "unknown_variable", "{お客様名:姓|お客}"},
		{"{商品こと}{商品名}{おわり}", "{商品こと}", "unknown_variable", "{商品ごと}"},
		{"{zzzz}", "{zzzz}", "unknown_variable", ""},
		{"{出荷日:営業+3}", "{出荷日:営業+3}", "unknown_filter", "{出荷日:営業日+1}"},
		{"{出荷日:曜日無し}", "{出荷日:曜日無し}", "unknown_filter", "{出荷日:曜日なし}"},
		{"{合計:下4桁}", "{合計:下4桁}", "filter_kind", ""},
		{"{出荷日:営業日+500}", "{出荷日:営業日+500}", "filter_number", ""},
		{"前{単価}円", "{単価}", "outside_loop", ""},
		{"{荷物ごと}{税額}{おわり}", "{税額}", "outside_loop", ""},
		{"{商品ごと:欠番}{商品名}{おわり}", "{商品ごと:欠番}", "unknown_filter", "{商品ごと:欠品}"},
		{"{荷物ごと:欠品}{追跡番号}{おわり}", "{荷物ごと:欠品}", "unknown_filter", "{荷物ごと}"},
		{"{もし 支払い方法=代金引換}a{おわり}", "{もし 支払い方法=代金引換}", "unknown_condition", "{もし 支払方法=代金引換}"},
		{"{もし 支払方法=代金引替}a{おわり}", "{もし 支払方法=代金引替}", "condition_word", "{もし 支払方法=代金引換}"},
		{"{もし 配送会社=ヤマド}a{おわり}", "{もし 配送会社=ヤマド}", "condition_word", "{もし 配送会社=ヤマト運輸}"},
		{"{もし モール=楽夫}a{または モール=アマゾン}b{おわり}", "{もし モール=楽夫}", "condition_word", "{もし モール=楽天}"},
		{"{もし 個口数=たくさん}a{おわり}", "{もし 個口数=たくさん}", "condition_word", ""},
		{"{もし 支払方法>代金引換}a{おわり}", "{もし 支払方法>代金引換}", "condition_form", ""},
		{"{もし 出荷日=今日}a{おわり}", "{もし 出荷日=今日}", "condition_form", ""},
		{"{もし 追跡番合がある}a{おわり}", "{もし 追跡番合がある}", "unknown_condition", "{もし 追跡番号がある}"},
		{"{もし 数量>1}a{おわり}", "{もし 数量>1}", "outside_loop", ""},
		{"{もし 商品明細:下4桁がある}a{おわり}", "{もし 商品明細:下4桁がある}", "filter_kind", ""},
		{"あ{もし 贈り物}い", "{もし 贈り物}", "unclosed", ""},
		{"あ{おわり}い", "{おわり}", "stray_end", ""},
		{"{商品ごと}{荷物ごと}a{おわり}{おわり}", "{荷物ごと}", "loop_in_loop", ""},
		{"{商品ごと}{文例:行}{おわり}", "{文例:行}", "loop_in_loop", ""},
		{"{文例:むすび}", "{文例:むすび}", "unknown_snippet", ""},
		{"{文例:結 び}", "{文例:結 び}", "unknown_snippet", "{文例:結び}"},
		{"{文例:輪}", "{文例:輪}", "snippet_circle", ""},
		{"{文例:a}", "{文例:a}", "snippet_depth", ""},
		{"お客様 {", "{", "stray_brace", ""},
	} {
		ps := Lint(Text{Body: c.body, Snippets: texts})
		if len(ps) == 0 {
			t.Errorf("%s: nothing found", c.body)
			continue
		}
		p := ps[0]
		if at := string(fromUTF16(utf16s(c.body)[p.Start:p.End])); p.Code != c.code || p.FixTo != c.fix || at != c.at || p.Text == "" || p.Warn {
			t.Errorf("%s\n at %q: %+v", c.body, at, p)
		}
		if p.FixTo == "" {
			continue
		}
		if p.Fix != fixPick {
			t.Errorf("%s: fix %q", c.body, p.Fix)
		}
		right := strings.Replace(c.body, c.at, p.FixTo, 1)
		if again := Lint(Text{Body: right, Snippets: texts}); len(again) >= len(ps) {
			t.Errorf("%s is no better: %+v", right, again)
		}
	}
}

func TestLint_has_nothing_against_what_works(t *testing.T) {
	for _, body := range []string{
		"{お客様名:姓|お客}様、{お届け予定日:営業日+1:曜日なし?}{文例:結び}{カーソル}",
		"{もし モール=Yahoo!ショッピング または モール=ヤフー または モール=メール}{おわり}",
		"{もし 配送会社=佐川 かつ 合計>=3,000円}{または 出荷状況=一部出荷}{ちがえば}{おわり}",
		"{商品ごと:予約}{もし 数量>1}{単価}{ちがえば}{SKU}{おわり}{おわり}{税率ごと}{税率}{税額}{おわり}",
		"｛もし　贈り物でない　かつ　返金方法＝カード｝｛出荷予定日：＋３日｝｛おわり｝",
		"{商品毎}{商品名}{おわり}", "{文例:a}", "{保証期限:+1年}{注文日:+6ヶ月}",
	} {
		if ps := Lint(Text{Body: body, Snippets: map[string]string{"結び": "以上", "a": "{文例:b}", "b": "{文例:結び}"}}); len(ps) > 0 {
			t.Errorf("%s: %+v", body, ps)
		}
	}
}

func TestVariables_tell_what_may_stand_behind_the_colon(t *testing.T) {
	seen := map[string]bool{}
	for _, v := range Variables() {
		if seen[v.Name] || v.Help == "" || kindWords[v.Kind] == "" || v.Filters == nil || v.OnlyInLoop && v.Loop == "" {
			t.Errorf("%+v", v)
		}
		seen[v.Name] = true
	}
	if len(seen) < 150 {
		t.Errorf("only %d variables", len(seen))
	}
}
