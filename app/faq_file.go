package app

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"madoguchi/app/faqfile"
	"madoguchi/connectors/jst"
	"madoguchi/store"
)

// FAQsAs writes entries into a file: a piece of a page for the malls, or a table.
func (d *Desk) FAQsAs(ctx context.Context, in FAQExport) (name string, data []byte, err error) {
	rows, err := d.faqRows(ctx, in)
	if err != nil {
		return "", nil, err
	}
	switch in.Kind {
	case "html":
		data = faqfile.Page(rows)
	case "csv":
		data = faqfile.CSV(rows)
	default:
		return "", nil, refuse("file_format", "書き出せるのは HTML と CSV です。どちらかを選んでください。")
	}
	switch in.Charset {
	case "", "utf-8":
	case "cp932":
		var missing []rune
		if data, missing = faqfile.ShiftJIS(data); len(missing) > 0 {
			return "", nil, refuse("charset", "「"+string(missing)+"」は Shift_JIS にない文字です。書き出していません。UTF-8 を選ぶか、文字を置き換えてください。")
		}
	default:
		return "", nil, refuse("charset", "文字コードは utf-8 か cp932 です。書き出していません。どちらかを選んでください。")
	}
	return "よくある質問-" + jst.Day(d.now()) + "." + in.Kind, data, nil
}

// faqRows are the entries that an export holds; a page holds only what is shown.
func (d *Desk) faqRows(ctx context.Context, in FAQExport) ([]faqfile.Row, error) {
	all, err := d.store.FAQs(ctx)
	if err != nil {
		return nil, err
	}
	var rows []faqfile.Row
	for _, f := range all {
		if inCategory(f.CategoryID, f.Category, in.Category) && (f.Shown || !in.Shown && in.Kind != "html") {
			rows = append(rows, faqfile.Row{Question: f.Question, Answer: f.Answer, Category: f.Category, Template: f.Template, Shown: f.Shown})
		}
	}
	if len(rows) == 0 {
		return nil, refuse("faq_none", "書き出すものがありません。分類を選び直すか、出したい質問の「お店のページに出す」に印を付けてください。")
	}
	return rows, nil
}

// ExportFAQs is FAQsAs for the page, with what is pasted as text.
func (d *Desk) ExportFAQs(ctx context.Context, in FAQExport) (FAQFile, error) {
	name, data, err := d.FAQsAs(ctx, in)
	if err != nil {
		return FAQFile{}, err
	}
	rows, err := d.faqRows(ctx, in)
	out := FAQFile{Name: name, Type: "text/" + in.Kind, Data: base64.StdEncoding.EncodeToString(data), Count: len(rows)}
	if in.Kind == "html" {
		out.Text = faqfile.HTML(rows)
	}
	return out, err
}

// faqImport is what an import does, row by row, and what it saves.
type faqImport struct {
	TemplateImportPlan
	save       []store.FAQ
	was        map[string]store.FAQ
	categories map[string]int64
	templates  map[string]int64
	first      map[string]int // line on which a question stood first
	snippets   map[string]string
}

// ImportFAQs shows what a file of questions would do, and does it with Apply. A
// question is known by its words. A bad row is told with its line and costs no other.
func (d *Desk) ImportFAQs(ctx context.Context, in TemplateImport) (TemplateImportPlan, error) {
	data, err := importedFile(in)
	if err != nil {
		return TemplateImportPlan{}, err
	}
	rows, err := faqfile.Read(data)
	if broken := brokenTable(err); broken != nil {
		return TemplateImportPlan{}, broken
	}
	if err != nil {
		return TemplateImportPlan{}, refuse("file_format", "よくある質問のファイルとして読めません。何も取り込んでいません。「質問」と「回答」の列がある CSV を選んでください。")
	}
	p, err := d.planFAQs(ctx, rows)
	if err != nil {
		return TemplateImportPlan{}, err
	}
	p.seen(data)
	if !in.Apply {
		return p.TemplateImportPlan, nil
	}
	if in.Seen != p.Seen {
		return TemplateImportPlan{}, refuse("changed_since", "確かめたあとに、よくある質問かファイルが変わりました。何も取り込んでいません。もう一度ファイルを選んで確かめてください。")
	}
	if err := d.store.SaveFAQs(ctx, actor(ctx), p.save); err != nil {
		return TemplateImportPlan{}, err
	}
	p.Done, p.Saved = true, len(p.save)
	return p.TemplateImportPlan, nil
}

// seen is the mark of what a person has been shown.
func (p *faqImport) seen(data []byte) {
	h := sha256.New()
	h.Write(data)
	for _, r := range p.Rows {
		fmt.Fprintln(h, r.Line, r.Does, p.was[r.Name].Version)
	}
	p.Seen = hex.EncodeToString(h.Sum(nil)[:8])
}

func (d *Desk) planFAQs(ctx context.Context, rows []faqfile.Row) (*faqImport, error) {
	p := &faqImport{
		TemplateImportPlan: TemplateImportPlan{Rows: []TemplateImportRow{}}, was: map[string]store.FAQ{},
		categories: map[string]int64{}, templates: map[string]int64{}, first: map[string]int{},
	}
	all, err := d.store.FAQs(ctx)
	if err != nil {
		return p, err
	}
	for _, f := range all {
		p.was[f.Question] = f
	}
	categories, err := d.store.Categories(ctx)
	if err != nil {
		return p, err
	}
	for _, c := range categories {
		p.categories[c.Name] = c.ID
	}
	templates, err := d.store.Templates(ctx)
	if err != nil {
		return p, err
	}
	for _, t := range templates {
		p.templates[t.Name] = t.ID
	}
	if p.snippets, err = d.snippets(ctx); err != nil {
		return p, err
	}
	for _, r := range rows {
		p.Rows = append(p.Rows, d.planFAQ(ctx, p, r))
	}
	return p, nil
}

func (d *Desk) planFAQ(ctx context.Context, p *faqImport, r faqfile.Row) TemplateImportRow {
	out := TemplateImportRow{Line: r.Line, Name: oneLine(r.Question), Fields: []string{}}
	was := p.was[out.Name]
	in, notes := p.merged(was, r)
	out.Reason = cmp.Or(r.Bad, p.twice(out.Name, r.Line))
	if out.Reason != "" {
		out.does(false)
		return out
	}
	good, err := d.goodFAQ(ctx, in, p.snippets)
	out.Reason = reasonOf(err)
	for _, one := range []struct {
		name    string
		changed bool
	}{
		{"回答", good.Answer != was.Answer},
		{"分類", good.CategoryID != was.CategoryID},
		{"テンプレート", good.TemplateID != was.TemplateID},
		{"お店のページ", good.Shown != was.Shown},
	} {
		if one.changed {
			out.Fields = append(out.Fields, one.name)
		}
	}
	if out.does(was.ID == 0) {
		p.save = append(p.save, good)
		out.Reason = strings.Join(notes, "")
	}
	return out
}

// merged is an entry with what a row of the file says; the rest stays. What the shop
// does not have is told.
func (p *faqImport) merged(was store.FAQ, r faqfile.Row) (FAQ, []string) {
	var notes []string
	f := FAQ{
		ID: was.ID, Question: r.Question, Answer: r.Answer, CategoryID: was.CategoryID, TemplateID: was.TemplateID, Shown: was.Shown, Version: was.Version,
	}
	if slices.Contains(r.Has, faqfile.HeadCategory) {
		if f.CategoryID = p.categories[r.Category]; r.Category != "" && f.CategoryID == 0 {
			notes = append(notes, "分類「"+r.Category+"」はないため、分類なしになります。")
		}
	}
	if slices.Contains(r.Has, faqfile.HeadTemplate) {
		if f.TemplateID = p.templates[r.Template]; r.Template != "" && f.TemplateID == 0 {
			notes = append(notes, "テンプレート「"+r.Template+"」はないため、つながりなしになります。")
		}
	}
	if slices.Contains(r.Has, faqfile.HeadShown) {
		f.Shown = r.Shown
	}
	return f, notes
}

func (p *faqImport) twice(question string, line int) string {
	if before, ok := p.first[question]; ok {
		return fmt.Sprintf("同じ質問が %d 行目にもあります。", before)
	}
	p.first[question] = line
	return ""
}
