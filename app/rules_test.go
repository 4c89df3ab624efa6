package app

import (
	"strings"
	"testing"

	"madoguchi/store/rule"
)

func simple(name string, category string) Rule {
	return Rule{
		Name: name, When: RuleGroup{Tests: []RuleTest{{Fact: rule.Subject, Words: []string{" 届きません ", ""}}}},
		Actions: []RuleAction{{Do: rule.Category, Names: []string{category}}},
	}
}

func TestSaveRule_is_off_until_what_is_kept_is_switched_on(t *testing.T) {
	d := open(t, &fake{})
	in := simple("届かない", "配送状況・納期")
	in.Active = true
	saved, err := d.SaveRule(t.Context(), in)
	if err != nil || saved.Active || saved.Actions[0].Names[0] != "配送状況・納期" || len(saved.When.Tests[0].Words) != 1 {
		t.Fatalf("%+v, %v", saved, err)
	}
	saved.Active = true
	if saved, err = d.SaveRule(t.Context(), saved); err != nil || !saved.Active {
		t.Fatalf("switched on as it is kept: %+v, %v", saved, err)
	}
	saved.Name, saved.GoOn = "別の名前", true
	if saved, err = d.SaveRule(t.Context(), saved); err != nil || !saved.Active {
		t.Fatalf("a new name needs no new trial: %+v, %v", saved, err)
	}
	saved.When.Tests[0].Words = []string{"別の言葉"}
	if saved, err = d.SaveRule(t.Context(), saved); err != nil || saved.Active {
		t.Fatalf("new conditions have to be tried: %+v, %v", saved, err)
	}
	if err := d.RemoveRule(t.Context(), saved); err != nil {
		t.Fatal(err)
	}
	if list, err := d.Rules(t.Context()); err != nil || len(list.Rules) != 0 || !list.Guess || len(list.Choices) < 20 {
		t.Errorf("%+v, %v", list, err)
	}
}

func TestSaveRule_tells_every_fault_at_its_place(t *testing.T) {
	d := open(t, &fake{})
	_, err := d.SaveRule(t.Context(), Rule{Name: "違う", When: RuleGroup{
		Tests:  []RuleTest{{Fact: rule.Subject}, {Fact: rule.Account, Names: []string{"ない店"}}},
		Groups: []RuleInner{{}},
	}, Actions: []RuleAction{{Do: rule.Category, Names: []string{"ない分類"}}, {Do: rule.Ignore}}})
	refused(t, err, "rule")
	var places []string
	for _, p := range err.(*Refusal).Problems {
		places = append(places, p.Code)
		if p.Text == "" {
			t.Errorf("%s has no words", p.Code)
		}
	}
	if got := strings.Join(places, " "); got != "when.tests.1 actions.0 when.tests.0 when.groups.0 actions.1" {
		t.Errorf("places %s", got)
	}
	_, err = d.TryRule(t.Context(), RuleTry{Rule: simple("試す", "配送状況・納期"), Days: 0})
	refused(t, err, "days")
}

func TestRule_that_names_what_is_gone_is_told_and_does_the_rest(t *testing.T) {
	d := open(t, &fake{})
	saved, err := d.SaveRule(t.Context(), simple("届かない", "配送状況・納期"))
	if err != nil {
		t.Fatal(err)
	}
	saved.Active = true
	if _, err = d.SaveRule(t.Context(), saved); err != nil {
		t.Fatal(err)
	}
	c, err := d.Categories(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := d.RemoveCategory(t.Context(), NameRemoval{ID: c.Categories[0].ID, Version: c.Categories[0].Version}); err != nil {
		t.Fatal(err)
	}
	list, err := d.Rules(t.Context())
	if err != nil || list.Rules[0].Fault == "" {
		t.Fatalf("%+v, %v", list.Rules, err)
	}
	alerts, err := d.ruleAlerts(t.Context(), nil)
	if err != nil || len(alerts) != 1 || strings.Contains(alerts[0].Title+alerts[0].Text, "届かない") {
		t.Errorf("an alert that names no rule: %+v, %v", alerts, err)
	}
	_, err = d.SaveRule(t.Context(), list.Rules[0])
	refused(t, err, "rule")
}
