package reply

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"madoguchi/app/reply/language"
	"madoguchi/connectors/workday"
)

// Ask is a fact that a draft still lacks, once however often it stands there.
type Ask struct {
	Name     string
	Kind     string // one of the Kind words, or KindChoice
	Help     string
	Why      string // Japanese: why nothing stands there
	Personal bool
	Setting  bool     // the shop says it once, in its settings
	Offers   []Answer // the first is the likeliest
}

// Answer is a value that can be taken for a missing fact.
type Answer struct {
	Text  string
	Label string // where it comes from: 今日, 選択肢 …
	Sure  bool   // what the shop itself decides and the calendar tells
}

// KindChoice is a fact that only certain words can be, because a text depends on it.
const KindChoice = "choice"

// Asks are the holes of a draft in their order. parts say why a fact is missing and
// which conditions are still open.
func Asks(draft string, parts []Part, f Facts) []Ask {
	var asks []Ask
	for _, tag := range hole.FindAllString(draft, -1) {
		nodes := language.Parse(tag).Nodes
		if len(nodes) != 1 {
			continue
		}
		n, ok := nodes[0].(*language.Variable)
		if !ok || slices.ContainsFunc(asks, func(a Ask) bool { return a.Name == n.Name }) {
			continue
		}
		if a, ok := askFor(n.Name, parts, f); ok {
			asks = append(asks, a)
		}
	}
	return asks
}

func askFor(name string, parts []Part, f Facts) (Ask, bool) {
	d, known := find(name)
	a := Ask{Name: name, Kind: d.Kind, Help: d.Help, Personal: d.Personal, Setting: slices.Contains(saidOnce, name)}
	open := false
	for _, p := range parts {
		for _, v := range p.Values {
			if v.Missing && v.Name == name {
				a.Why, open = v.Why, open || v.Source == sourceTemplate
			}
		}
	}
	if a.Why == "" && known {
		a.Why = look(&language.Variable{Name: name}, f).Why
	}
	if s, ok := subjects[name]; ok && open && s.words != nil {
		a.Kind = KindChoice
		a.Offers = answers(s.words, "選択肢")
		return a, true
	}
	switch {
	case !known:
		return a, false
	case d.Kind == KindDate:
		a.Offers = days(name, f)
	default:
		a.Offers = append(saidFor(name, f), answers(choices()[name], "選択肢")...)
	}
	return a, true
}

// saidOnce are the facts that have a field in the settings of the shop.
var saidOnce = []string{"店舗名", "担当者名", "署名", "営業時間", "店舗電話", "返送先住所", "振込先", "登録番号", "返品条件", "返送料"}

func answers(words []string, label string) []Answer {
	var all []Answer
	for _, w := range words {
		all = append(all, Answer{Text: w, Label: label})
	}
	return all
}

var (
	// doneDays are dates of what has just been done: today is likelier than later.
	doneDays = []string{"取消日", "返金日", "発行日", "再送日"}
	// ownDays are dates that the shop sets itself. Of any other date the calendar
	// knows nothing: it is offered, never put in by Enter alone.
	ownDays = []string{"回答予定日時", "次回連絡日時", "出荷予定日", "回答期限"}
	// pastDays are dates of what somebody else has done.
	pastDays = []string{"配達完了日時", "状況日時", "レビュー日", "お届け日"}
	// recordDays stand in an older record, which no calendar tells.
	recordDays = []string{"当初予定日", "購入日", "保証期限", "保管期限"}
)

// days offers dates by the shop's calendar.
func days(name string, f Facts) []Answer {
	if f.Now.IsZero() || slices.Contains(recordDays, name) {
		return nil
	}
	now := workday.DayOf(f.Now)
	all := []Answer{}
	add := func(label string, on workday.Day) {
		text := Day(on.At(0))
		if !slices.ContainsFunc(all, func(a Answer) bool { return a.Text == text }) {
			all = append(all, Answer{Text: text, Label: label})
		}
	}
	if slices.Contains(pastDays, name) {
		add("今日", now)
		add("昨日", now-1)
		return all
	}
	if slices.Contains(doneDays, name) || f.Calendar.IsOpen(now) && strings.HasPrefix(name, "出荷") {
		add("今日", now)
	}
	if next, ok := f.Calendar.Next(now + 1); ok {
		add("次の営業日", next)
	}
	add("今日", now)
	add("明日", now+1)
	for _, n := range []int{3, 5} {
		add("営業日+"+string(rune('0'+n)), workday.DayOf(f.Calendar.AddDays(now.At(12*60), n)))
	}
	if len(all) > 0 {
		all[0].Sure = slices.Contains(doneDays, name) || slices.Contains(ownDays, name)
	}
	return all
}

//go:embed choices.txt
var choiceLines string

// choices are the usual words for typed facts: a line each of a name and its words.
var choices = sync.OnceValue(func() map[string][]string {
	all := map[string][]string{}
	for _, line := range strings.Split(strings.TrimSpace(choiceLines), "\n") {
		name, words, _ := strings.Cut(line, " ")
		all[name] = strings.Split(words, " / ")
	}
	return all
})

// Reusable are the typed facts that another reply may want again: words that are
// about no person and no single order.
func Reusable(typed map[string]string) map[string]string {
	all := map[string]string{}
	for name, text := range typed {
		d, ok := find(name)
		text = strings.TrimSpace(text)
		if !ok || d.Source != sourceTyped || d.Personal || text == "" || strings.Contains(text, "\n") || len([]rune(text)) > 200 {
			continue
		}
		if slices.Contains(reusable, name) {
			all[name] = text
		}
	}
	return all
}

// reusable are the facts that are the same from one customer to the next.
var reusable = []string{
	"遅延理由", "在庫状況", "代替品", "代替品URL", "商品ページURL", "仕様", "配達場所", "営業所", "営業所電話", "再配達URL", "転送手順",
	"返金方法", "反映目安", "規約URL", "返品手順", "返品条件", "返送方法", "返送料", "確認写真", "対応方法", "回収方法", "再送配送会社",
	"再決済手順", "但書", "発行ページURL", "のし種類", "表書き", "のし位置", "包装", "金額表示", "期限後の扱い", "変更手順URL", "付与条件",
	"モール窓口URL", "再発防止策", "修理送付先", "修理期間", "休業期間", "対応不可事項", "アンケートURL", "依頼先", "依頼内容",
}
