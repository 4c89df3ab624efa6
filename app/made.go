package app

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/app/reply"
	"madoguchi/store"
)

// What a draft may be made of; far more than a reply has, and little enough to fill
// again while somebody types.
const (
	mostParts  = 20
	mostTyped  = 200
	mostTicked = 100
	longTyped  = 2_000 // letters
)

// made reads what a draft is made of into the situation it is held against.
func (d *Desk) made(ctx context.Context, s *situation, in DraftFacts) error {
	if len(in.Parts) > mostParts || len(in.Typed) > mostTyped || len(in.Ticked) > mostTicked {
		return refuse("too_many_parts", "この下書きには、テンプレートが多すぎます。下書きはそのままです。使わない部分を消してから、もう一度お試しください。")
	}
	for name, text := range in.Typed {
		if utf8.RuneCountInString(text) > longTyped {
			return refuse("long_fact", "「"+name+"」に入れた言葉が長すぎます。下書きはそのままです。2,000 字までにしてください。")
		}
	}
	s.typed = in.Typed
	for _, p := range in.Parts {
		text, err := d.templateText(ctx, p.Template, *s)
		if err != nil {
			return err
		}
		part := reply.Part{Template: text, Text: p.Text}
		for _, v := range p.Values {
			part.Values = append(part.Values, reply.Value(v))
		}
		s.parts = append(s.parts, part)
	}
	return nil
}

// templateText is a template as the inquiry's channel says it. Of one that is gone
// the draft keeps its words, and nothing is written anew.
func (d *Desk) templateText(ctx context.Context, id int64, s situation) (reply.Text, error) {
	t, err := d.readTemplate(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return reply.Text{}, nil
	}
	if err != nil {
		return reply.Text{}, err
	}
	return d.textFor(ctx, t, s.inquiry.Kind)
}

// Refill writes a draft anew with the facts as they are now: holes that a person
// has typed a value for are filled, and old values replaced. What a person has
// written stays.
func (d *Desk) Refill(ctx context.Context, in RefillQuery) (Refilled, error) {
	s, err := d.situation(ctx, in.ID)
	if err != nil {
		return Refilled{}, err
	}
	text, err := d.unveil(ctx, in.ID, in.Text)
	if err != nil {
		return Refilled{}, err
	}
	facts, err := d.unveilFacts(ctx, s, in.Facts)
	if err != nil {
		return Refilled{}, err
	}
	out, err := d.refilled(ctx, s, text, facts)
	if err != nil || !who(ctx).masked {
		return out, err
	}
	v, err := d.veilOf(ctx, in.ID)
	movePlaces(out.Text, v.edits(out.Text), out.Values, nil)
	return out, err
}

func (d *Desk) refilled(ctx context.Context, s situation, text string, facts DraftFacts) (out Refilled, err error) {
	if err := d.made(ctx, &s, facts); err != nil {
		return out, err
	}
	f := d.facts(s)
	out.Facts = DraftFacts{Typed: facts.Typed, Parts: []DraftPart{}, Ticked: facts.Ticked, Records: facts.Records}
	out.Text, s.parts = reply.Refill(text, s.parts, f)
	for i, p := range s.parts {
		out.Facts.Parts = append(out.Facts.Parts, DraftPart{Template: facts.Parts[i].Template, Text: p.Text, Values: values(p.Values)})
	}
	out.Values = d.tracedValues(s, out.Text)
	out.Asks, err = d.asks(ctx, s, facts.Parts, out.Text)
	return out, err
}

// beside is what the templates of a draft ask to do besides sending it: each step
// once, the state that the last of them leaves, and when it wants the inquiry looked
// at again.
func (d *Desk) beside(ctx context.Context, parts []DraftPart) (b besides, err error) {
	b.steps = []string{}
	for _, p := range parts {
		t, err := d.store.Template(ctx, p.Template)
		if err != nil {
			if err = ignoreGone(err); err != nil {
				return b, err
			}
			continue
		}
		b.next, b.follow = t.Next, t.FollowDays
		for _, s := range t.Steps {
			if !slices.Contains(b.steps, s) {
				b.steps = append(b.steps, s)
			}
		}
	}
	return b, nil
}

type besides struct {
	steps  []string
	next   string
	follow int // business days
}

// undone warns of steps that nobody has ticked: the reply says that they are done.
func (b besides) undone(ticked []string) []Problem {
	left := slices.DeleteFunc(slices.Clone(b.steps), func(s string) bool { return slices.Contains(ticked, s) })
	if len(left) == 0 {
		return nil
	}
	text := "返信のほかにすることが、まだ済んでいません：" + strings.Join(left, "、") + "。済ませてから印を付けてください。"
	return []Problem{{Code: "steps", Warn: true, Text: text, Key: "steps:" + reply.Key(text)}}
}

// tracedValues are the values that stand in a text: those of its templates with
// where they come from, and what else repeats a fact.
func (d *Desk) tracedValues(s situation, text string) []Value {
	f := d.facts(s)
	out := []Value{}
	for _, v := range reply.Trace(text, s.parts, f) {
		out = append(out, Value(v.Value))
	}
	for _, m := range reply.Marks(text, f) {
		over := func(v Value) bool { return m.Start < v.End && v.Start < m.End }
		if !slices.ContainsFunc(out, over) {
			out = append(out, Value{Name: m.Name, Source: m.Source, Start: m.Start, End: m.End})
		}
	}
	slices.SortStableFunc(out, func(a, b Value) int { return a.Start - b.Start })
	return out
}

// stale are the values that are not what they were when they were put in. Whoever
// wants the old words back writes them by hand.
func (d *Desk) stale(s situation, text string) []Problem {
	var out []Problem
	f := d.facts(s)
	traced := reply.Trace(text, s.parts, f)
	for _, v := range traced {
		if v.Now == "" {
			continue
		}
		out = append(out, Problem{
			Code: "stale", Fix: "replace", FixTo: v.Now, Start: v.Start, End: v.End,
			Text: "「" + v.Name + "」が、文に入れたときから変わりました。いまの値に直してください。",
		})
	}
	if now, _ := reply.Refill(text, s.parts, f); len(out) == 0 && now != text && len(s.parts) > 0 {
		out = append(out, Problem{
			Code: "stale_text", Fix: "refill",
			Text: "注文かテンプレートが変わり、入れた文が今の状況と合わなくなりました。文を新しくしてください。",
		})
	}
	return out
}

// rememberTyped keeps the words of a reply that has been queued for the next one.
// What is about a person is not kept.
func (d *Desk) rememberTyped(ctx context.Context, inquiry int64, typed map[string]string) {
	if err := d.store.RememberTyped(ctx, inquiry, reply.Reusable(typed)); err != nil {
		d.log.Warn("typed facts", "inquiry", inquiry, "err", err)
	}
}
