package app

import (
	"context"

	"madoguchi/app/reply"
	"madoguchi/store"
)

// Compose fills a template with the facts of an inquiry.
func (d *Desk) Compose(ctx context.Context, in ComposeQuery) (Composed, error) {
	t, err := d.readTemplate(ctx, in.Template)
	if err != nil {
		return Composed{}, err
	}
	s, err := d.situation(ctx, in.ID)
	if err != nil {
		return Composed{}, err
	}
	s.writing.template = in.Template
	s.typed = in.Typed
	return d.composed(ctx, s, t)
}

func (d *Desk) composed(ctx context.Context, s situation, t store.Template) (Composed, error) {
	text, err := d.templateText(ctx, t.ID, s)
	if err != nil {
		return Composed{}, err
	}
	filled := reply.Fill(text, d.facts(s))
	out := Composed{Text: filled.Text, Values: values(filled.Values), Subject: d.subject(s)}
	part := DraftPart{Template: t.ID, Text: out.Text, Values: out.Values}
	s.parts = []reply.Part{{Template: text, Text: filled.Text, Values: filled.Values}}
	if out.Asks, err = d.asks(ctx, s, []DraftPart{part}, out.Text); err != nil {
		return out, err
	}
	out.Problems, err = d.problems(ctx, s, filled.Text, nil)
	return out, err
}

func values(in []reply.Value) []Value {
	out := make([]Value, 0, len(in))
	for _, v := range in {
		out = append(out, Value(v))
	}
	return out
}
