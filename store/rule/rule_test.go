package rule

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"madoguchi/store/fold"
)

var broken = Facts{
	Subject: fold.Fold("マグカップが割れていました"), Text: fold.Fold("注文番号 １２３ です。ｷｬﾝｾﾙは不要です。"), Sender: "aki@mail.example.jp",
	MallCategory: fold.Fold("商品の不良"), Items: fold.Fold("mug-01\n鉄釉マグカップ"), Payment: fold.Fold("クレジットカード"),
	Account: 3, Channel: "rakuten", Mall: "rakuten", OrderState: "shipped", Carriers: []string{"yamato"}, Kind: "normal",
	Linked: true, Files: true, Amount: 5400, Minute: 23*60 + 30, Weekday: 5,
}

func TestTest_asks_every_fact(t *testing.T) {
	for name, c := range map[string]struct {
		test Test
		want bool
	}{
		"katakana by hiragana":      {Test{Fact: Subject, Words: []string{"まぐかっぷ"}}, true},
		"any of the words":          {Test{Fact: Subject, Words: []string{"届かない", "割れ"}}, true},
		"half-width by full-width":  {Test{Fact: Text, Words: []string{"キャンセル"}}, true},
		"full-width digits":         {Test{Fact: Text, Words: []string{"123"}}, true},
		"not in the subject":        {Test{Fact: Subject, Words: []string{"キャンセル"}}, false},
		"in one of the two":         {Test{Fact: Words, Words: []string{"キャンセル"}}, true},
		"not":                       {Test{Fact: Words, Not: true, Words: []string{"キャンセル"}}, false},
		"a blank word is no word":   {Test{Fact: Text, Words: []string{"　"}}, false},
		"an address":                {Test{Fact: Sender, Words: []string{"AKI@mail.example.jp"}}, true},
		"a domain":                  {Test{Fact: Sender, Words: []string{"@mail.example.jp"}}, true},
		"the domain above":          {Test{Fact: Sender, Words: []string{"example.jp"}}, true},
		"a part of a domain":        {Test{Fact: Sender, Words: []string{"ample.jp"}}, false},
		"the mall's word":           {Test{Fact: MallCategory, Words: []string{"不良"}}, true},
		"an article":                {Test{Fact: Item, Words: []string{"ＭＵＧ"}}, true},
		"the payment":               {Test{Fact: Payment, Words: []string{"代引", "クレジット"}}, true},
		"the connection":            {Test{Fact: Account, IDs: []int64{1, 3}}, true},
		"the channel":               {Test{Fact: Channel, Words: []string{"yahoo"}}, false},
		"the mall":                  {Test{Fact: Mall, Words: []string{"rakuten"}}, true},
		"the state of the order":    {Test{Fact: OrderState, Words: []string{"shipped"}}, true},
		"the carrier":               {Test{Fact: Carrier, Words: []string{"sagawa", "yamato"}}, true},
		"the kind of message":       {Test{Fact: Kind, Words: []string{"official"}}, false},
		"after the purchase":        {Test{Fact: Linked}, true},
		"before the purchase":       {Test{Fact: Linked, Not: true}, false},
		"a file":                    {Test{Fact: Files}, true},
		"an amount reached":         {Test{Fact: Amount, From: 5400}, true},
		"an amount not reached":     {Test{Fact: Amount, From: 5401}, false},
		"a weekday":                 {Test{Fact: Weekday, IDs: []int64{5, 6}}, true},
		"hours of a day":            {Test{Fact: Hours, From: 9 * 60, To: 18 * 60}, false},
		"hours over midnight":       {Test{Fact: Hours, From: 22 * 60, To: 6 * 60}, true},
		"a fact nobody knows":       {Test{Fact: "moon"}, false},
		"a fact nobody knows, not":  {Test{Fact: "moon", Not: true}, true},
		"a customer who came again": {Test{Fact: Repeat}, false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.test.match(broken); got != c.want {
				t.Errorf("got %v", got)
			}
		})
	}
	if (Test{Fact: Amount, From: 1}).match(Facts{}) {
		t.Error("without an order there is no amount")
	}
}

func TestGroup_all_any_and_one_inside(t *testing.T) {
	yes, no := Test{Fact: Linked}, Test{Fact: VIP}
	for name, c := range map[string]struct {
		group Group
		want  bool
	}{
		"nothing asked":          {Group{}, true},
		"nothing asked, any":     {Group{Any: true}, true},
		"all":                    {Group{Tests: []Test{yes, no}}, false},
		"any":                    {Group{Any: true, Tests: []Test{no, yes}}, true},
		"none of any":            {Group{Any: true, Tests: []Test{no, no}}, false},
		"all of a group inside":  {Group{Tests: []Test{yes}, Groups: []Group{{Any: true, Tests: []Test{no, yes}}}}, true},
		"the group inside fails": {Group{Tests: []Test{yes}, Groups: []Group{{Tests: []Test{no, yes}}}}, false},
		"any by a group inside":  {Group{Any: true, Tests: []Test{no}, Groups: []Group{{Tests: []Test{yes}}}}, true},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.group.match(broken); got != c.want {
				t.Errorf("got %v", got)
			}
		})
	}
}

func TestIsForeign_takes_what_may_be_Japanese_for_Japanese(t *testing.T) {
	for text, want := range map[string]bool{
		"Hello, do you ship to Taiwan? I would like to buy two of them.": true,
		"안녕하세요. 해외 배송이 가능한지 궁금합니다. 감사합니다.":                               true,
		"您好，请问这个商品可以寄到台湾吗？我想购买两个，谢谢您的回复，期待您的答复，也请告诉我运费是多少，谢谢。":           true,
		"届きません。": false,
		"OK":     false,
		"住所変更希望": false,
		"MUG-01 の在庫はありますか。https://example.com/items": false,
		"東京都千代田区千代田一丁目一番":                            false,
		"1234-5678-9012": false,
	} {
		if got := IsForeign(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestApply_the_first_decides_and_going_on_adds(t *testing.T) {
	rules := []Rule{
		{ID: 1, When: Group{Tests: []Test{{Fact: VIP}}}, Then: []Action{{Do: Category, IDs: []int64{9}}}},
		{ID: 2, GoOn: true, Then: []Action{{Do: Category, IDs: []int64{1}}, {Do: Tags, IDs: []int64{1}}}},
		{ID: 3, Then: []Action{{Do: Category, IDs: []int64{2}}, {Do: Tags, IDs: []int64{2}}, {Do: LeastOpen}}},
		{ID: 4, Then: []Action{{Do: Care, Word: "care"}}},
	}
	got := Apply(rules, broken, Held{}, false)
	want := []Effect{
		{Rule: rules[1], Do: rules[1].Then},
		{Rule: rules[2], Do: []Action{{Do: Tags, IDs: []int64{2}}, {Do: LeastOpen}}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
}

func TestApply_leaves_alone_what_is_held(t *testing.T) {
	everything := []Rule{{ID: 1, Again: true, Then: []Action{
		{Do: Category, IDs: []int64{1}},
		{Do: RoundRobin},
		{Do: Tags, IDs: []int64{1}},
		{Do: Due, Amount: 2, Word: "hours"},
		{Do: Template, IDs: []int64{1}},
		{Do: Care, Word: "care"},
		{Do: Ignore, Sure: true},
		{Do: Notify},
	}}}
	for name, c := range map[string]struct {
		held  Held
		again bool
		want  []string
	}{
		"nothing is held":           {Held{}, false, []string{Category, RoundRobin, Tags, Due, Template, Care, Ignore, Notify}},
		"a person has chosen all":   {Held{Category: true, Owner: true, Due: true, Care: true, Keep: true}, false, []string{Tags, Template, Notify}},
		"somebody has it":           {Held{Owned: true}, false, []string{Category, Tags, Due, Template, Care, Ignore, Notify}},
		"it is closed":              {Held{Closed: true}, false, []string{Category, Tags, Template, Care}},
		"the rule was here before":  {Held{Done: map[int64]bool{1: true}}, true, []string{Category, RoundRobin, Due, Notify}},
		"about an order: never off": {Held{Keep: true}, false, []string{Category, RoundRobin, Tags, Due, Template, Care, Notify}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, e := range Apply(everything, broken, c.held, c.again) {
				for _, a := range e.Do {
					got = append(got, a.Do)
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
	if got := Apply([]Rule{{ID: 1}}, broken, Held{}, true); got != nil {
		t.Errorf("a rule for the first message only: %v", got)
	}
	unsure := []Rule{{Then: []Action{{Do: Ignore}}}}
	if got := Apply(unsure, broken, Held{}, false); len(got[0].Do) != 0 {
		t.Errorf("ignored without being confirmed: %v", got)
	}
}

func TestCheck_names_every_fault_and_its_place(t *testing.T) {
	r := Rule{
		When: Group{
			Tests: []Test{{Fact: "moon"}, {Fact: Subject, Words: []string{" "}}, {Fact: Account}, {Fact: Amount}, {Fact: Hours, From: 60, To: 60}, {Fact: VIP}},
			Groups: []Group{
				{},
				{Tests: []Test{{Fact: Channel}}, Groups: []Group{{Tests: []Test{{Fact: VIP}}}}},
			},
		},
		Then: []Action{{Do: Owner, IDs: []int64{1}}, {Do: LeastOpen}, {Do: Ignore}, {Do: Due, Word: "hours"}, {Do: Care, Word: "?"}, {Do: "fly"}},
	}
	want := []Fault{
		{"when.tests.0", FaultFact},
		{"when.tests.1", FaultWords},
		{"when.tests.2", FaultChoice},
		{"when.tests.3", FaultAmount},
		{"when.tests.4", FaultHours},
		{"when.groups.0", FaultEmpty},
		{"when.groups.1.tests.0", FaultChoice},
		{"when.groups.1.groups.0", FaultDeep},
		{"actions.1", FaultTwice},
		{"actions.2", FaultSure},
		{"actions.3", FaultAmount},
		{"actions.4", FaultChoice},
		{"actions.5", FaultDo},
	}
	if got := r.Check(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v", got)
	}
	if got := (Rule{}).Check(); !reflect.DeepEqual(got, []Fault{{"actions", FaultNothing}}) {
		t.Errorf("a rule that does nothing: %v", got)
	}
}

// random makes rules and facts of which many match.
func random(r *rand.Rand) ([]Rule, Facts, Held) {
	test := func() Test {
		all := []Test{{Fact: Linked}, {Fact: VIP}, {Fact: Files}, {Fact: Words, Words: []string{"割れ"}}, {Fact: Amount, From: 1000}}
		t := all[r.IntN(len(all))]
		t.Not = r.IntN(2) == 0
		return t
	}
	var rules []Rule
	for i := range r.IntN(6) {
		one := Rule{ID: int64(i + 1), GoOn: r.IntN(2) == 0, Again: r.IntN(2) == 0, When: Group{Any: r.IntN(2) == 0}}
		for range r.IntN(3) {
			one.When.Tests = append(one.When.Tests, test())
		}
		all := []Action{{Do: Category, IDs: []int64{int64(i)}}, {Do: Owner, IDs: []int64{int64(i)}}, {Do: LeastOpen}, {Do: Tags, IDs: []int64{1}}, {Do: Due, Amount: 1, Word: "hours"}, {Do: Ignore, Sure: true}}
		for range 1 + r.IntN(3) {
			one.Then = append(one.Then, all[r.IntN(len(all))])
		}
		rules = append(rules, one)
	}
	held := Held{Category: r.IntN(2) == 0, Owner: r.IntN(2) == 0, Due: r.IntN(2) == 0, Keep: r.IntN(2) == 0, Owned: r.IntN(2) == 0}
	return rules, Facts{Linked: r.IntN(2) == 0, VIP: r.IntN(2) == 0, Amount: int64(r.IntN(2000)), Subject: "割れました"}, held
}

func TestApply_keeps_its_laws(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		rules, f, held := random(r)
		effects := Apply(rules, f, held, false)
		if again := Apply(rules, f, held, false); !reflect.DeepEqual(effects, again) {
			t.Fatal("the same facts, another answer")
		}
		decided := map[string]bool{}
		for i, e := range effects {
			if !e.Rule.Match(f) {
				t.Fatalf("a rule that does not match: %+v", e)
			}
			if i+1 < len(effects) && !e.Rule.GoOn {
				t.Fatal("a rule behind one that does not go on")
			}
			for _, a := range e.Do {
				if a.Do == Category && held.Category || aspect(a.Do) == Owner && held.Owner || a.Do == Due && held.Due || a.Do == Ignore && held.Keep {
					t.Fatalf("a person is overruled by %+v", a)
				}
				if a.Do != Tags && decided[aspect(a.Do)] {
					t.Fatalf("decided twice: %+v", a)
				}
				decided[aspect(a.Do)] = true
			}
		}
		// A rule at the end changes nothing of what stands before it.
		more := Apply(append(slices.Clone(rules), Rule{ID: 99, Then: []Action{{Do: Category, IDs: []int64{99}}}}), f, held, false)
		if len(more) < len(effects) || len(effects) > 0 && !reflect.DeepEqual(more[:len(effects)], effects) {
			t.Fatal("a later rule changed what an earlier one does")
		}
	}
}

func FuzzRule(f *testing.F) {
	f.Add(`{"any":true,"tests":[{"fact":"subject","words":["割れ"]}],"groups":[{"tests":[{"fact":"vip","not":true}]}]}`, `[{"do":"tags","ids":[1]}]`, "割れました")
	f.Add(`{"groups":[{"groups":[{"groups":[]}]}]}`, `[{"do":"ignore"}]`, "")
	f.Fuzz(func(t *testing.T, when, then, text string) {
		var r Rule
		if json.Unmarshal([]byte(when), &r.When) != nil || json.Unmarshal([]byte(then), &r.Then) != nil {
			return
		}
		facts := Facts{Subject: fold.Fold(text), Text: fold.Fold(text), Sender: text, Foreign: IsForeign(text)}
		effects := Apply([]Rule{r}, facts, Held{Keep: true}, false)
		if len(effects) > 1 {
			t.Fatal("one rule, two effects")
		}
		for _, e := range effects {
			for _, a := range e.Do {
				if a.Do == Ignore {
					t.Fatal("ignored what must be kept")
				}
			}
		}
		r.Check()
	})
}
