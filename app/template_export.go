package app

import (
	"context"
	"encoding/base64"

	"madoguchi/app/export/book"
	"madoguchi/app/templatefile"
	"madoguchi/connectors/jst"
	"madoguchi/store"
)

// fileWords are what a file calls channels and states.
func (d *Desk) fileWords() templatefile.Words {
	w := templatefile.Words{States: map[string]string{}, Records: map[string]string{}}
	for _, k := range book.Kinds() {
		if recordable(k.Code) {
			w.Records[k.Code] = k.Label
		}
	}
	for state, name := range stateNames {
		w.States[state] = name
	}
	for _, s := range d.kinds {
		w.Channels = append(w.Channels, templatefile.Channel{Kind: s.Kind, Label: s.Label, NoSubject: s.Rules.NoSubject})
	}
	return w
}

// TemplatesAs writes every template and shared text of the shop into a file.
func (d *Desk) TemplatesAs(ctx context.Context, kind string) (name string, data []byte, err error) {
	snippets, templates, err := d.sharedTexts(ctx)
	if err != nil {
		return "", nil, err
	}
	rows := make([]templatefile.Row, 0, len(templates)+len(snippets))
	for _, t := range templates {
		rows = append(rows, rowOf(t))
	}
	for _, n := range snippets {
		rows = append(rows, templatefile.Row{Snippet: true, Name: n.Name, Reading: n.Reading, Body: n.Body})
	}
	name = "テンプレート-" + jst.Day(d.now()) + "." + kind
	switch kind {
	case "csv":
		return name, templatefile.WriteCSV(rows, d.fileWords()), nil
	case "json":
		data, err = templatefile.WriteJSON(rows)
		return name, data, err
	}
	return "", nil, refuse("file_format", "書き出せるのは CSV と JSON です。どちらかを選んでください。")
}

func rowOf(t store.Template) templatefile.Row {
	r := templatefile.Row{
		Name: t.Name, Reading: t.Reading, Category: t.Category, Owner: t.Owner, Subject: t.Subject, Body: t.Body, Next: t.Next,
		ReviewOn: t.ReviewOn, ValidFrom: t.ValidFrom, ValidTo: t.ValidTo, FollowDays: t.FollowDays, Approval: t.Approval,
		Steps: t.Steps, Records: t.Records, Library: t.Library, Texts: map[string]templatefile.Text{},
	}
	for _, one := range t.Texts {
		r.Texts[one.Channel] = templatefile.Text{Subject: one.Subject, Body: one.Body}
	}
	return r
}

// ExportTemplates is TemplatesAs for the page.
func (d *Desk) ExportTemplates(ctx context.Context, in TemplateFileKind) (TemplateFile, error) {
	name, data, err := d.TemplatesAs(ctx, in.Kind)
	out := TemplateFile{Name: name, Type: "text/csv;charset=utf-8", Data: base64.StdEncoding.EncodeToString(data)}
	if in.Kind == "json" {
		out.Type = "application/json"
	}
	return out, err
}
