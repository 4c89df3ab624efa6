package app

import (
	"context"
	"errors"
	"strings"

	"madoguchi/app/reply"
	"madoguchi/store"
)

// Templates lists every template. When an inquiry is named, each says how many
// of its variables have no fact there.
func (d *Desk) Templates(ctx context.Context, in TemplateQuery) (TemplateList, error) {
	list, err := d.store.Templates(ctx)
	if err != nil {
		return TemplateList{}, err
	}
	var facts *reply.Facts
	if in.Inquiry != 0 {
		s, err := d.situation(ctx, in.Inquiry)
		if err != nil {
			return TemplateList{}, err
		}
		f := d.facts(s)
		facts = &f
	}
	out := TemplateList{Templates: make([]Template, 0, len(list)), Variables: []Variable{}}
	for _, t := range list {
		one := template(t)
		if facts != nil {
			one.Missing = holes(t.Body, *facts)
		}
		out.Templates = append(out.Templates, one)
	}
	for _, v := range reply.Variables() {
		out.Variables = append(out.Variables, Variable(v))
	}
	return out, nil
}

func holes(body string, f reply.Facts) int {
	seen := map[string]bool{}
	for _, v := range reply.Fill(reply.Text{Body: body}, f).Values {
		if v.Missing {
			seen[v.Name] = true
		}
	}
	return len(seen)
}

// template checks each one as it is listed: a bad one is shown as bad and
// stops no other.
func template(t store.Template) Template {
	out := Template{
		ID: t.ID, Name: t.Name, Reading: t.Reading, Category: t.Category, Subject: t.Subject, Body: t.Body,
		Next: t.Next, Uses: t.Uses, Version: t.Version, Problems: []Problem{},
	}
	for _, p := range reply.Lint(reply.Text{Body: t.Body}) {
		out.Problems = append(out.Problems, Problem(p))
	}
	return out
}

// TemplateNamed finds a template by its name or its number.
func (d *Desk) TemplateNamed(ctx context.Context, name string) (Template, error) {
	list, err := d.store.Templates(ctx)
	if err != nil {
		return Template{}, err
	}
	for _, t := range list {
		if t.Name == name || idText(t.ID) == name {
			return template(t), nil
		}
	}
	return Template{}, refuse("template_unknown", "「"+name+"」というテンプレートはありません。template list で名前を確かめてください。")
}

// SaveTemplate adds a template (id 0) or changes one. A text with a mistake is
// not saved; the place of each mistake is told.
func (d *Desk) SaveTemplate(ctx context.Context, in Template) (Template, error) {
	if strings.TrimSpace(in.Name) == "" {
		return Template{}, refuse("name", "テンプレートの名前を入れてください。")
	}
	if strings.TrimSpace(in.Body) == "" {
		return Template{}, refuse("empty", "本文が空です。文を書いてから保存してください。")
	}
	var problems []Problem
	for _, p := range reply.Lint(reply.Text{Body: in.Body}) {
		problems = append(problems, Problem(p))
	}
	if err := blocked(problems); err != nil {
		r := err.(*Refusal)
		r.Code, r.Text = "template", strings.Replace(r.Text, "送っていません。", "保存していません。", 1)
		return Template{}, r
	}
	saved, err := d.store.SaveTemplate(ctx, actor(ctx), store.Template{
		ID: in.ID, Name: strings.TrimSpace(in.Name), Reading: strings.TrimSpace(in.Reading), Category: strings.TrimSpace(in.Category),
		Subject: in.Subject, Body: in.Body, Next: in.Next, Version: in.Version,
	})
	if errors.Is(err, store.ErrConflict) && in.ID == 0 {
		return Template{}, refuse("name_taken", "「"+in.Name+"」という名前のテンプレートはもうあります。別の名前を付けてください。")
	}
	return template(saved), err
}

// DeleteTemplate takes a template away.
func (d *Desk) DeleteTemplate(ctx context.Context, in ID) error {
	return d.store.DeleteTemplate(ctx, actor(ctx), in.ID)
}
