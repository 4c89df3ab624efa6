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

func snippetTexts(all []store.Snippet) map[string]string {
	out := map[string]string{}
	for _, n := range all {
		out[n.Name] = n.Body
	}
	return out
}

// snippets are the shared pieces of text by name.
func (d *Desk) snippets(ctx context.Context) (map[string]string, error) {
	all, err := d.store.Snippets(ctx)
	return snippetTexts(all), err
}

// usersOf are the names of what puts a shared text in.
func usersOf(name string, snippets []store.Snippet, templates []store.Template) []string {
	users := []string{}
	for _, t := range templates {
		bodies := []string{t.Body}
		for _, one := range t.Texts {
			bodies = append(bodies, one.Body)
		}
		if slices.ContainsFunc(bodies, func(b string) bool { return reply.Calls(b, name) }) {
			users = append(users, t.Name)
		}
	}
	for _, n := range snippets {
		if n.Name != name && reply.Calls(n.Body, name) {
			users = append(users, "文例「"+n.Name+"」")
		}
	}
	return users
}

func snippetsOut(all []store.Snippet, templates []store.Template) []Snippet {
	texts := snippetTexts(all)
	out := make([]Snippet, 0, len(all))
	for _, n := range all {
		out = append(out, Snippet{
			ID: n.ID, Name: n.Name, Reading: n.Reading, Body: n.Body, Version: n.Version,
			Problems: lint(n.Body, texts), UsedBy: usersOf(n.Name, all, templates),
		})
	}
	return out
}

// Snippets lists the shared pieces of text.
func (d *Desk) Snippets(ctx context.Context) (SnippetList, error) {
	all, templates, err := d.sharedTexts(ctx)
	return SnippetList{Snippets: snippetsOut(all, templates)}, err
}

func (d *Desk) sharedTexts(ctx context.Context) ([]store.Snippet, []store.Template, error) {
	all, err := d.store.Snippets(ctx)
	if err != nil {
		return nil, nil, err
	}
	templates, err := d.store.Templates(ctx)
	return all, templates, err
}

// SaveSnippet adds a shared piece of text (id 0) or changes one. One that is put in
// somewhere keeps its name, for the texts call it by that.
func (d *Desk) SaveSnippet(ctx context.Context, in Snippet) (Snippet, error) {
	all, templates, err := d.sharedTexts(ctx)
	if err != nil {
		return Snippet{}, err
	}
	in.Name, in.Reading, in.Body = oneLine(in.Name), oneLine(in.Reading), lineEnds(in.Body)
	if err := goodSnippet(in, all, templates); err != nil {
		return Snippet{}, err
	}
	saved, err := d.store.SaveSnippet(ctx, actor(ctx), store.Snippet{ID: in.ID, Name: in.Name, Reading: in.Reading, Body: in.Body, Version: in.Version})
	if errors.Is(err, store.ErrTaken) {
		return Snippet{}, refuse("name_taken", "「"+in.Name+"」という文例はもうあります。別の名前を付けてください。")
	}
	if err != nil {
		return Snippet{}, err
	}
	list, err := d.Snippets(ctx)
	for _, n := range list.Snippets {
		if n.ID == saved.ID {
			return n, err
		}
	}
	return Snippet{}, err
}

func goodSnippet(in Snippet, all []store.Snippet, templates []store.Template) error {
	if in.Name == "" || utf8.RuneCountInString(in.Name) > nameLimit || strings.ContainsAny(in.Name, "{}｛｝:：|｜?？") {
		return refuse("name", "文例の名前を、かっこ・コロンなどの記号なしで入れてください。40 字までです。")
	}
	if strings.TrimSpace(in.Body) == "" {
		return refuse("empty", "文例が空です。文を書いてから保存してください。")
	}
	texts := snippetTexts(all)
	for _, n := range all {
		if n.ID != in.ID && reply.SameName(n.Name, in.Name) {
			return refuse("name_taken", "「"+n.Name+"」という文例がもうあります。全角と半角は区別しません。別の名前を付けてください。")
		}
		if n.ID != in.ID || n.Name == in.Name {
			continue
		}
		if users := usersOf(n.Name, all, templates); len(users) > 0 {
			return refuse("snippet_used", "「"+n.Name+"」を使っている所があるため、名前を変えられません。"+strings.Join(users, "、")+"。何も変えていません。")
		}
		delete(texts, n.Name)
	}
	texts[in.Name] = in.Body
	if err := blocked(lint(in.Body, texts)); err != nil {
		r := err.(*Refusal)
		r.Code, r.Text = "snippet", strings.Replace(r.Text, "送っていません。", "保存していません。", 1)
		return r
	}
	return nil
}

// RemoveSnippet takes a shared piece of text out of use, when nothing puts it in.
func (d *Desk) RemoveSnippet(ctx context.Context, in SnippetRemoval) error {
	all, templates, err := d.sharedTexts(ctx)
	if err != nil {
		return err
	}
	for _, n := range all {
		if n.ID != in.ID {
			continue
		}
		if users := usersOf(n.Name, all, templates); len(users) > 0 {
			return refuse("snippet_used", "「"+n.Name+"」を使っている所があるため、消していません。先にそこから外してください："+strings.Join(users, "、")+"。")
		}
	}
	return d.store.RemoveSnippet(ctx, actor(ctx), in.ID, in.Version)
}
