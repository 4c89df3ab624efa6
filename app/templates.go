package app

import (
	"context"
	"errors"
	"slices"
	"strings"

	"madoguchi/app/reply"
	"madoguchi/connectors/jst"
	"madoguchi/store"
)

// Templates lists every template. When an inquiry is named, each says how many
// of its variables have no fact there, and those out of their days come last.
func (d *Desk) Templates(ctx context.Context, in TemplateQuery) (TemplateList, error) {
	list, err := d.store.Templates(ctx)
	if err != nil {
		return TemplateList{}, err
	}
	shared, err := d.store.Snippets(ctx)
	if err != nil {
		return TemplateList{}, err
	}
	var facts *reply.Facts
	var kind string
	if in.Inquiry != 0 {
		s, err := d.situation(ctx, in.Inquiry)
		if err != nil {
			return TemplateList{}, err
		}
		f := d.facts(s)
		facts, kind = &f, s.inquiry.Kind
	}
	out := TemplateList{Templates: make([]Template, 0, len(list)), Variables: []Variable{}, Snippets: snippetsOut(shared, list)}
	texts := snippetTexts(shared)
	for _, t := range list {
		one := d.template(t, texts)
		if facts != nil {
			one.Missing = len(missing(reply.Text{Body: t.For(kind).Body, Snippets: texts}, *facts))
		}
		out.Templates = append(out.Templates, one)
	}
	if facts != nil {
		slices.SortStableFunc(out.Templates, func(a, b Template) int { return min(len(a.Time), 1) - min(len(b.Time), 1) })
	}
	for _, v := range reply.Variables() {
		out.Variables = append(out.Variables, Variable(v))
	}
	out.Channels, err = d.templateChannels(ctx)
	return out, err
}

// missing are the names of variables that have no fact.
func missing(t reply.Text, f reply.Facts) []string {
	names := []string{}
	for _, v := range reply.Fill(t, f).Values {
		if v.Missing && !slices.Contains(names, v.Name) {
			names = append(names, v.Name)
		}
	}
	return names
}

// templateChannels are the kinds a reply can go out through.
func (d *Desk) templateChannels(ctx context.Context) ([]TemplateChannel, error) {
	accounts, err := d.store.Accounts(ctx)
	out := []TemplateChannel{}
	for _, s := range d.kinds {
		r := s.Rules
		r.LinkHosts, r.FileTypes = orEmpty(r.LinkHosts), orEmpty(r.FileTypes)
		out = append(out, TemplateChannel{
			Kind: s.Kind, Label: s.Label, Mark: s.Mark, Shape: s.Shape, Rules: r,
			Used: slices.ContainsFunc(accounts, func(a store.Account) bool { return a.Kind == s.Kind }),
		})
	}
	return out, err
}

// template checks each one as it is listed: a bad one is shown as bad and
// stops no other.
func (d *Desk) template(t store.Template, snippets map[string]string) Template {
	out := Template{
		ID: t.ID, Name: t.Name, Reading: t.Reading, Category: t.Category, CategoryID: t.CategoryID, OwnerID: t.OwnerID, Owner: t.Owner,
		Subject: t.Subject, Body: t.Body, Next: t.Next, ReviewOn: t.ReviewOn, ValidFrom: t.ValidFrom, ValidTo: t.ValidTo,
		FollowDays: t.FollowDays, Approval: t.Approval, Steps: orEmpty(t.Steps), Records: t.Records, Texts: []TemplateText{}, Library: t.Library,
		Uses: t.Uses, UsedAt: t.UsedAt, Version: t.Version, Problems: lint(t.Body, snippets),
	}
	for _, one := range t.Texts {
		out.Texts = append(out.Texts, TemplateText{Channel: one.Channel, Subject: one.Subject, Body: one.Body, Problems: lint(one.Body, snippets)})
	}
	out.Review = d.forReview(t)
	out.Time = d.outOfTime(t)
	return out
}

// forReview tells whether the day to look at a template again has come.
func (d *Desk) forReview(t store.Template) bool {
	return t.ReviewOn != "" && t.ReviewOn <= jst.Day(d.now())
}

// outOfTime tells of a template that is not to be used today whether its days are
// to come ("early") or gone ("over").
func (d *Desk) outOfTime(t store.Template) string {
	today := jst.Day(d.now())
	switch {
	case t.ValidFrom != "" && today < t.ValidFrom:
		return "early"
	case t.ValidTo != "" && today > t.ValidTo:
		return "over"
	}
	return ""
}

func lint(body string, snippets map[string]string) []Problem {
	out := []Problem{}
	for _, p := range reply.Lint(reply.Text{Body: body, Snippets: snippets}) {
		out = append(out, Problem(p))
	}
	return out
}

// TemplateNamed finds a template by its name or its number.
func (d *Desk) TemplateNamed(ctx context.Context, name string) (Template, error) {
	list, err := d.store.Templates(ctx)
	if err != nil {
		return Template{}, err
	}
	shared, err := d.snippets(ctx)
	if err != nil {
		return Template{}, err
	}
	for _, t := range list {
		if t.Name == name || idText(t.ID) == name {
			return d.template(t, shared), nil
		}
	}
	return Template{}, refuse("template_unknown", "「"+name+"」というテンプレートはありません。template list で名前を確かめてください。")
}

// SaveTemplate adds a template (id 0) or changes one. A text with a mistake is
// not saved; the place of each mistake is told.
func (d *Desk) SaveTemplate(ctx context.Context, in Template) (Template, error) {
	shared, err := d.snippets(ctx)
	if err != nil {
		return Template{}, err
	}
	good, err := d.goodTemplate(ctx, in, shared)
	if err != nil {
		return Template{}, err
	}
	saved, err := d.store.SaveTemplate(ctx, actor(ctx), good)
	if errors.Is(err, store.ErrConflict) && in.ID == 0 || errors.Is(err, store.ErrTaken) {
		return Template{}, refuse("name_taken", "「"+in.Name+"」という名前のテンプレートはもうあります。別の名前を付けてください。")
	}
	return d.template(saved, shared), err
}

// DeleteTemplate takes a template away. It can be taken back like other acts.
func (d *Desk) DeleteTemplate(ctx context.Context, in ID) error {
	return d.store.DeleteTemplate(ctx, actor(ctx), in.ID)
}

// readTemplate reads a template; a batch asks for one again and again.
func (d *Desk) readTemplate(ctx context.Context, id int64) (store.Template, error) {
	return same(ctx, common{what: "template", id: id}, func() (store.Template, error) { return d.store.Template(ctx, id) })
}

// textFor is the text of a template for a kind of account.
func (d *Desk) textFor(ctx context.Context, t store.Template, kind string) (reply.Text, error) {
	shared, err := same(ctx, common{what: "snippets"}, func() (map[string]string, error) { return d.snippets(ctx) })
	return reply.Text{Body: t.For(kind).Body, Snippets: shared}, err
}

// oneLine is a field that is one line of text.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
