package app

import (
	"context"
	"encoding/json"
	"time"

	"madoguchi/store"
	"madoguchi/store/rule"
)

// Rules lists the rules in the order they are looked at.
func (d *Desk) Rules(ctx context.Context) (RuleList, error) {
	all, err := d.store.Rules(ctx)
	if err != nil {
		return RuleList{}, err
	}
	w, err := d.ruleWords(ctx)
	if err != nil {
		return RuleList{}, err
	}
	guess, err := d.store.Setting(ctx, store.GuessTopics)
	if err != nil {
		return RuleList{}, err
	}
	out := RuleList{Rules: make([]Rule, 0, len(all)), Choices: d.ruleChoices(), Guess: guess != "off"}
	for _, one := range all {
		out.Rules = append(out.Rules, w.shown(one))
	}
	return out, nil
}

// SaveRule adds a rule (id 0) at the end, or changes one and moves it to its place.
// One whose conditions or actions are new is off: it has to be tried first.
func (d *Desk) SaveRule(ctx context.Context, in Rule) (Rule, error) {
	w, err := d.ruleWords(ctx)
	if err != nil {
		return Rule{}, err
	}
	one, err := w.good(in)
	if err != nil {
		return Rule{}, err
	}
	if one.Active {
		if one.Active, err = d.tried(ctx, one); err != nil {
			return Rule{}, err
		}
	}
	saved, err := d.store.SaveRule(ctx, actor(ctx), one)
	if err != nil {
		return Rule{}, err
	}
	d.tell(EventAlerts)
	return w.shown(saved), nil
}

// tried tells whether a rule is kept with these conditions and actions, so that
// what is switched on is what a person has seen the trial of.
func (d *Desk) tried(ctx context.Context, one store.Rule) (bool, error) {
	all, err := d.store.Rules(ctx)
	for _, kept := range all {
		if kept.ID == one.ID {
			return sameRule(kept.Rule, one.Rule), err
		}
	}
	return false, err
}

func sameRule(a, b rule.Rule) bool {
	one, err1 := json.Marshal([]any{a.When, a.Then})
	two, err2 := json.Marshal([]any{b.When, b.Then})
	return err1 == nil && err2 == nil && string(one) == string(two)
}

// RemoveRule takes a rule away. What it did stays.
func (d *Desk) RemoveRule(ctx context.Context, in Rule) error {
	if err := d.store.RemoveRule(ctx, actor(ctx), in.ID, in.Version); err != nil {
		return err
	}
	d.tell(EventAlerts)
	return nil
}

// longestTry is how far back a rule can be tried.
const longestTry = 366

// TryRule tells what a rule would have done in the last days and changes nothing.
func (d *Desk) TryRule(ctx context.Context, in RuleTry) (RuleTrial, error) {
	w, err := d.ruleWords(ctx)
	if err != nil {
		return RuleTrial{}, err
	}
	one, err := w.good(in.Rule)
	if err != nil {
		return RuleTrial{}, err
	}
	if in.Days < 1 || in.Days > longestTry {
		return RuleTrial{}, refuse("days", "何日前まで試すかは 1 から 366 までの数字で入れてください。何も変えていません。")
	}
	since := d.now().Add(-time.Duration(in.Days) * 24 * time.Hour).UnixMilli()
	t, err := d.store.TryRule(ctx, one.Rule, since)
	if err != nil {
		return RuleTrial{}, err
	}
	out := RuleTrial{
		Looked: t.Looked, Cut: t.Cut, Matched: t.Matched, Earlier: t.Earlier, Changed: t.Changed,
		Categories: t.ByPerson[rule.Category], Owners: t.ByPerson[rule.Owner], Inquiries: make([]RuleMatch, 0, len(t.Inquiries)),
	}
	for _, q := range t.Inquiries {
		spec := d.spec(q.Kind)
		m := RuleMatch{ID: q.ID, At: q.At, Subject: q.Subject, Customer: q.Customer, Mark: spec.Mark, Shape: spec.Shape, Changes: make([]RuleChange, 0, len(q.Changes))}
		for _, c := range q.Changes {
			m.Changes = append(m.Changes, RuleChange{c.Do, c.Now, c.Then, c.Same, c.Person})
		}
		out.Inquiries = append(out.Inquiries, m)
	}
	return out, nil
}

// SetGuess turns the desk's own naming of categories on or off.
func (d *Desk) SetGuess(ctx context.Context, in GuessChoice) error {
	v := "off"
	if in.On {
		v = "on"
	}
	return d.store.SetSetting(ctx, actor(ctx), store.GuessTopics, v)
}
