package app

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"madoguchi/connectors"
	"madoguchi/connectors/carrier"
	"madoguchi/store"
	"madoguchi/store/rule"
)

// ruleWords are the names behind the numbers in rules.
type ruleWords struct {
	accounts, categories, tags, templates, staff map[int64]string
}

var weekdays = map[int64]string{0: "日", 1: "月", 2: "火", 3: "水", 4: "木", 5: "金", 6: "土"}

func (d *Desk) ruleWords(ctx context.Context) (ruleWords, error) {
	w := ruleWords{map[int64]string{}, map[int64]string{}, map[int64]string{}, map[int64]string{}, map[int64]string{}}
	accounts, err := d.Accounts(ctx)
	if err != nil {
		return w, err
	}
	for _, a := range accounts.Accounts {
		w.accounts[a.ID] = a.Name
	}
	categories, err := d.store.Categories(ctx)
	if err != nil {
		return w, err
	}
	for _, c := range categories {
		w.categories[c.ID] = c.Name
	}
	tags, err := d.store.Tags(ctx)
	if err != nil {
		return w, err
	}
	for _, t := range tags {
		w.tags[t.ID] = t.Name
	}
	templates, err := d.store.Templates(ctx)
	if err != nil {
		return w, err
	}
	for _, t := range templates {
		w.templates[t.ID] = t.Name
	}
	people, err := d.StaffList(ctx)
	for _, s := range people.Staff {
		if !s.Off && slices.Contains([]string{RoleOwner, RoleStaff, RoleTrainee}, s.Role) {
			w.staff[s.ID] = s.Name
		}
	}
	return w, err
}

// of returns the names that a fact or an action may give, nil when it gives none.
func (w ruleWords) of(word string) map[int64]string {
	switch word {
	case rule.Account:
		return w.accounts
	case rule.Weekday:
		return weekdays
	case rule.Category:
		return w.categories
	case rule.Tags:
		return w.tags
	case rule.Template:
		return w.templates
	case rule.Owner, rule.RoundRobin, rule.LeastOpen:
		return w.staff
	}
	return nil
}

// named returns the names of ids; one that is out of use has the name "".
func (w ruleWords) named(word string, ids []int64) []string {
	list, out := w.of(word), []string{}
	for _, id := range ids {
		out = append(out, list[id])
	}
	return out
}

// numbered returns the ids of names where there are no ids: a file from another
// desk knows only names. The first name that is not known is told.
func (w ruleWords) numbered(word string, ids []int64, given []string) ([]int64, string) {
	if len(ids) > 0 || len(given) == 0 {
		return ids, ""
	}
	list, out := w.of(word), []int64{}
	for _, name := range given {
		found := int64(-1)
		for id, n := range list {
			if n == name && (found < 0 || id < found) {
				found = id
			}
		}
		if found < 0 {
			return nil, name
		}
		out = append(out, found)
	}
	return out, ""
}

// good turns a rule of the page or of a file into one that can be kept, or tells
// everything that is wrong with it, each at its place.
func (w ruleWords) good(in Rule) (store.Rule, error) {
	name, err := goodName(in.Name, "規則")
	if err != nil {
		return store.Rule{}, err
	}
	one := store.Rule{Position: in.Position, Active: in.Active}
	one.ID, one.Name, one.GoOn, one.Again, one.Version = in.ID, name, in.GoOn, in.Again, in.Version
	var problems []Problem
	unknown := func(place, name string) {
		if name != "" {
			problems = append(problems, Problem{Code: place, Text: "「" + name + "」は使われていません。選び直してください。"})
		}
	}
	one.When = rule.Group{Any: in.When.Any, Tests: w.tests(in.When.Tests, "when", unknown)}
	for i, g := range in.When.Groups {
		one.When.Groups = append(one.When.Groups, rule.Group{Any: g.Any, Tests: w.tests(g.Tests, fmt.Sprintf("when.groups.%d", i), unknown)})
	}
	for i, a := range in.Actions {
		ids, missing := w.numbered(a.Do, a.IDs, a.Names)
		place := fmt.Sprintf("actions.%d", i)
		unknown(place, missing)
		if missing == "" && slices.Contains(w.named(a.Do, ids), "") {
			problems = append(problems, Problem{Code: place, Text: "選んであるものは、もう使われていません。選び直してください。"})
		}
		one.Then = append(one.Then, rule.Action{Do: a.Do, IDs: ids, Word: a.Word, Amount: a.Amount, Sure: a.Sure})
	}
	for _, f := range one.Check() {
		if !slices.ContainsFunc(problems, func(p Problem) bool { return p.Code == f.Place }) {
			problems = append(problems, Problem{Code: f.Place, Text: faultText[f.Code]})
		}
	}
	if len(problems) == 0 {
		return one, nil
	}
	return one, &Refusal{
		Code: "rule", Problems: problems,
		Text: fmt.Sprintf("規則に直すところが %d か所あります。何も変えていません。%s", len(problems), problems[0].Text),
	}
}

func (w ruleWords) tests(in []RuleTest, place string, unknown func(place, name string)) []rule.Test {
	out := []rule.Test{}
	for i, t := range in {
		ids, missing := w.numbered(t.Fact, t.IDs, t.Names)
		unknown(fmt.Sprintf("%s.tests.%d", place, i), missing)
		var words []string
		for _, word := range t.Words {
			if word = strings.TrimSpace(word); word != "" {
				words = append(words, word)
			}
		}
		out = append(out, rule.Test{Fact: t.Fact, Not: t.Not, Words: words, IDs: ids, From: t.From, To: t.To})
	}
	return out
}

var faultText = map[string]string{
	rule.FaultFact: "この条件は分かりません。選び直してください。", rule.FaultWords: "言葉を 1 つ以上入れてください。",
	rule.FaultChoice: "1 つ以上選んでください。", rule.FaultAmount: "1 以上の数字を入れてください。",
	rule.FaultHours: "始まりと終わりに違う時刻を入れてください。", rule.FaultDeep: "まとまりの中に、まとまりは入れられません。",
	rule.FaultEmpty: "まとまりに条件がありません。条件を足すか、まとまりを外してください。", rule.FaultNothing: "することを 1 つ以上選んでください。",
	rule.FaultDo: "することを選び直してください。", rule.FaultTwice: "同じことを二度決めています。どちらかを外してください。",
	rule.FaultSure: "対応不要にしてよいか、確かめの印を付けてください。", rule.FaultMany: "多すぎます。100 個までにしてください。",
}

// shown is a kept rule with the names of what it names, and why it does not do all
// it says.
func (w ruleWords) shown(one store.Rule) Rule {
	out := Rule{
		ID: one.ID, Name: one.Name, Position: one.Position, Active: one.Active, GoOn: one.GoOn, Again: one.Again, Hits: one.Hits,
		Version: one.Version, When: RuleGroup{Any: one.When.Any, Tests: w.shownTests(one.When.Tests), Groups: []RuleInner{}}, Actions: []RuleAction{},
	}
	for _, g := range one.When.Groups {
		out.When.Groups = append(out.When.Groups, RuleInner{Any: g.Any, Tests: w.shownTests(g.Tests)})
	}
	old := false
	for _, a := range one.Then {
		names := w.named(a.Do, a.IDs)
		old = old || slices.Contains(names, "")
		out.Actions = append(out.Actions, RuleAction{Do: a.Do, IDs: append([]int64{}, a.IDs...), Names: names, Word: a.Word, Amount: a.Amount, Sure: a.Sure})
	}
	faults := one.Check()
	switch {
	case one.Unread:
		out.Fault = "保存された内容を読めません。この規則は何もしていません。開いて作り直してください。"
	case len(faults) > 0:
		out.Fault = "この規則は何もしていません。" + faultText[faults[0].Code]
	case old:
		out.Fault = "もう使われていない分類・タグ・テンプレート・担当者があります。その部分だけ行っていません。開いて選び直してください。"
	}
	return out
}

func (w ruleWords) shownTests(in []rule.Test) []RuleTest {
	out := []RuleTest{}
	for _, t := range in {
		out = append(out, RuleTest{
			Fact: t.Fact, Not: t.Not, Words: append([]string{}, t.Words...), IDs: append([]int64{}, t.IDs...),
			Names: w.named(t.Fact, t.IDs), From: t.From, To: t.To,
		})
	}
	return out
}

// ruleChoices are the words of the facts that are chosen and not typed.
func (d *Desk) ruleChoices() []RuleChoice {
	out := []RuleChoice{}
	for _, k := range d.kinds {
		out = append(out, RuleChoice{rule.Channel, k.Kind, k.Label})
		if k.Mall != "" {
			out = append(out, RuleChoice{rule.Mall, k.Kind, k.Mall})
		}
	}
	for _, s := range [][2]string{
		{connectors.OrderUnconfirmed, "注文確認待ち"},
		{connectors.OrderUnpaid, "支払い前"},
		{connectors.OrderReady, "発送待ち"},
		{connectors.OrderHeld, "保留"},
		{connectors.OrderShipped, "発送済み"},
		{connectors.OrderFinished, "完了"},
		{connectors.OrderCanceling, "キャンセル中"},
		{connectors.OrderCanceled, "キャンセル済み"},
	} {
		out = append(out, RuleChoice{rule.OrderState, s[0], s[1]})
	}
	for _, c := range carrier.All() {
		out = append(out, RuleChoice{rule.Carrier, c.ID, c.Name})
	}
	for _, k := range [][2]string{
		{"normal", "お客様のメッセージ"},
		{connectors.Official, "モールの公式のお知らせ"},
		{connectors.NoticeOf, "モールのお知らせメール"},
		{connectors.Auto, "自動返信"},
		{connectors.Bounce, "届かなかったメールの知らせ"},
		{connectors.Complaint, "迷惑メールの申告"},
	} {
		out = append(out, RuleChoice{rule.Kind, k[0], k[1]})
	}
	return out
}
