package app

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"

	"madoguchi/app/templatefile"
	"madoguchi/store"
)

// ImportTemplates shows what a file of templates would do, and does it with Apply.
// A bad row is told with its line and costs no other.
func (d *Desk) ImportTemplates(ctx context.Context, in TemplateImport) (TemplateImportPlan, error) {
	data, err := importedFile(in)
	if err != nil {
		return TemplateImportPlan{}, err
	}
	rows, err := templatefile.Read(data, d.fileWords())
	if broken := brokenTable(err); broken != nil {
		return TemplateImportPlan{}, broken
	}
	switch {
	case errors.Is(err, templatefile.ErrFormat):
		return TemplateImportPlan{}, refuse("file_format", "テンプレートのファイルとして読めません。何も取り込んでいません。「書き出す」でできる形のファイルを選んでください。")
	case err != nil:
		return TemplateImportPlan{}, err
	}
	p, err := d.planImport(ctx, rows)
	if err != nil {
		return TemplateImportPlan{}, err
	}
	p.seen(data)
	if !in.Apply {
		return p.TemplateImportPlan, nil
	}
	if in.Seen != p.Seen {
		return TemplateImportPlan{}, refuse("changed_since", "確かめたあとに、テンプレートかファイルが変わりました。何も取り込んでいません。もう一度ファイルを選んで確かめてください。")
	}
	if err := d.store.SaveTexts(ctx, actor(ctx), p.snippets, p.templates); err != nil {
		return TemplateImportPlan{}, err
	}
	p.Done, p.Saved = true, len(p.snippets)+len(p.templates)
	return p.TemplateImportPlan, nil
}

// importedFile is the file that came with a call.
func importedFile(in TemplateImport) ([]byte, error) {
	data, err := base64.StdEncoding.DecodeString(in.Data)
	if err != nil {
		return nil, refuse("file_format", "ファイルを読めませんでした。何も取り込んでいません。もう一度選んでください。")
	}
	return data, nil
}

// brokenTable names the line from which a file is no table any more, if that is what is wrong.
func brokenTable(err error) error {
	var broken *templatefile.LineError
	if !errors.As(err, &broken) {
		return nil
	}
	return refuse("file_format", fmt.Sprintf("%d 行目から表として読めません。何も取り込んでいません。その行の「\"」を確かめてください。", broken.Line))
}

// importPlan is what an import does, row by row, and what it saves.
type importPlan struct {
	TemplateImportPlan
	snippets  []store.Snippet
	templates []store.Template

	texts map[string]string // shared texts as they will be
	was   struct {
		snippets   map[string]store.Snippet
		templates  map[string]store.Template
		categories map[string]int64
		staff      map[string]int64
	}
	first map[string]int // line on which a name stood first
}

// seen is the mark of what a person has been shown: the file, and what of ours it
// would change.
func (p *importPlan) seen(data []byte) {
	h := sha256.New()
	h.Write(data)
	for _, r := range p.Rows {
		fmt.Fprintln(h, r.Line, r.Does, p.was.templates[r.Name].Version, p.was.snippets[r.Name].Version)
	}
	p.Seen = hex.EncodeToString(h.Sum(nil)[:8])
}

func (d *Desk) planImport(ctx context.Context, rows []templatefile.Row) (*importPlan, error) {
	p := &importPlan{TemplateImportPlan: TemplateImportPlan{Rows: []TemplateImportRow{}}, first: map[string]int{}}
	snippets, templates, err := d.sharedTexts(ctx)
	if err != nil {
		return p, err
	}
	p.texts = snippetTexts(snippets)
	p.was.snippets, p.was.templates = map[string]store.Snippet{}, map[string]store.Template{}
	p.was.categories, p.was.staff = map[string]int64{}, map[string]int64{}
	for _, n := range snippets {
		p.was.snippets[n.Name] = n
	}
	for _, t := range templates {
		p.was.templates[t.Name] = t
	}
	categories, err := d.store.Categories(ctx)
	if err != nil {
		return p, err
	}
	for _, c := range categories {
		p.was.categories[c.Name] = c.ID
	}
	people, err := d.StaffList(ctx)
	if err != nil {
		return p, err
	}
	for _, s := range people.Staff {
		if !s.Off {
			p.was.staff[s.Name] = s.ID
		}
	}
	p.planSnippets(rows, snippets, templates)
	for _, r := range rows {
		if !r.Snippet {
			p.Rows = append(p.Rows, d.planTemplate(ctx, p, r))
		}
	}
	slices.SortStableFunc(p.Rows, func(a, b TemplateImportRow) int { return a.Line - b.Line })
	return p, nil
}

// planSnippets comes first, for templates of the same file put them in. Shared
// texts may stand in any order and call one another.
func (p *importPlan) planSnippets(rows []templatefile.Row, all []store.Snippet, templates []store.Template) {
	known := slices.Clone(all)
	for _, r := range rows {
		if r.Snippet && r.Bad == "" && p.was.snippets[r.Name].ID == 0 {
			known = append(known, store.Snippet{Name: r.Name, Body: r.Body})
		}
	}
	for _, r := range rows {
		if !r.Snippet {
			continue
		}
		out := TemplateImportRow{Line: r.Line, Snippet: true, Name: r.Name, Fields: []string{}}
		was := p.was.snippets[r.Name]
		now := store.Snippet{ID: was.ID, Version: was.Version, Name: oneLine(r.Name), Reading: oneLine(r.Reading), Body: lineEnds(r.Body)}
		if !r.Has[templatefile.FieldReading] {
			now.Reading = was.Reading
		}
		out.Reason = cmp.Or(r.Bad, p.twice("文例 "+r.Name, r.Line),
			reasonOf(goodSnippet(Snippet{ID: was.ID, Name: now.Name, Body: now.Body}, known, templates)))
		for field, changed := range map[string]bool{"よみ": now.Reading != was.Reading, "本文": now.Body != was.Body} {
			if changed {
				out.Fields = append(out.Fields, field)
			}
		}
		slices.Sort(out.Fields)
		if out.does(was.ID == 0) {
			p.snippets, p.texts[now.Name] = append(p.snippets, now), now.Body
		}
		p.Rows = append(p.Rows, out)
	}
}

// does decides what becomes of a row, and tells whether it is to be saved.
func (r *TemplateImportRow) does(fresh bool) bool {
	switch {
	case r.Reason != "":
		r.Does = "refused"
	case fresh:
		r.Does, r.Fields = "new", []string{}
	case len(r.Fields) > 0:
		r.Does = "changed"
	default:
		r.Does = "same"
	}
	return r.Does == "new" || r.Does == "changed"
}

func (p *importPlan) twice(name string, line int) string {
	if before, ok := p.first[name]; ok {
		return fmt.Sprintf("同じ名前が %d 行目にもあります。", before)
	}
	p.first[name] = line
	return ""
}

func (d *Desk) planTemplate(ctx context.Context, p *importPlan, r templatefile.Row) TemplateImportRow {
	out := TemplateImportRow{Line: r.Line, Name: r.Name, Fields: []string{}}
	was := p.was.templates[r.Name]
	in, notes := p.merged(was, r)
	out.Reason = cmp.Or(r.Bad, p.twice(r.Name, r.Line))
	if out.Reason != "" {
		out.does(false)
		return out
	}
	good, err := d.goodTemplate(ctx, in, p.texts)
	out.Reason = reasonOf(err)
	if in.Library != "" && was.ID == 0 {
		good.Library = in.Library
	}
	out.Fields = changedFields(was, good)
	if out.does(was.ID == 0) {
		p.templates = append(p.templates, good)
	}
	if out.Does == "new" || out.Does == "changed" {
		out.Reason = strings.Join(notes, "")
	}
	return out
}

// reasonOf are the words of a refusal without what the import says for all rows.
func reasonOf(err error) string {
	if err == nil {
		return ""
	}
	var r *Refusal
	if !errors.As(err, &r) {
		return "確かめられませんでした。"
	}
	return strings.TrimSpace(strings.Replace(r.Text, "保存していません。", "", 1))
}

// merged is a template with what a row of the file says; the rest stays. What the
// shop does not have is told.
func (p *importPlan) merged(was store.Template, r templatefile.Row) (Template, []string) {
	var notes []string
	t := Template{
		ID: was.ID, Name: r.Name, Reading: was.Reading, Category: was.Category, CategoryID: was.CategoryID, OwnerID: was.OwnerID,
		Subject: was.Subject, Body: was.Body, Next: was.Next, ReviewOn: was.ReviewOn, ValidFrom: was.ValidFrom, ValidTo: was.ValidTo,
		FollowDays: was.FollowDays, Approval: was.Approval, Steps: was.Steps, Records: was.Records, Library: cmp.Or(was.Library, r.Library), Version: was.Version,
	}
	for field, set := range map[string]func(){
		templatefile.FieldReading: func() { t.Reading = r.Reading }, templatefile.FieldSubject: func() { t.Subject = r.Subject },
		templatefile.FieldBody: func() { t.Body = r.Body }, templatefile.FieldNext: func() { t.Next = r.Next },
		templatefile.FieldReview: func() { t.ReviewOn = r.ReviewOn }, templatefile.FieldFrom: func() { t.ValidFrom = r.ValidFrom },
		templatefile.FieldTo: func() { t.ValidTo = r.ValidTo }, templatefile.FieldFollow: func() { t.FollowDays = r.FollowDays },
		templatefile.FieldApproval: func() { t.Approval = r.Approval }, templatefile.FieldSteps: func() { t.Steps = r.Steps },
		templatefile.FieldRecords: func() { t.Records = r.Records },
	} {
		if r.Has[field] {
			set()
		}
	}
	if r.Has[templatefile.FieldCategory] {
		t.Category, t.CategoryID = r.Category, p.was.categories[oneLine(r.Category)]
		if r.Category != "" && t.CategoryID == 0 {
			notes = append(notes, "分類「"+r.Category+"」はないため、見出しとしてだけ残します。")
		}
	}
	if r.Has[templatefile.FieldOwner] {
		t.OwnerID = p.was.staff[r.Owner]
		if r.Owner != "" && t.OwnerID == 0 {
			notes = append(notes, "担当「"+r.Owner+"」はいないため、担当なしになります。")
		}
	}
	t.Texts = mergedTexts(was.Texts, r)
	return t, notes
}

func mergedTexts(was []store.TemplateText, r templatefile.Row) []TemplateText {
	out := []TemplateText{}
	if !r.Has[templatefile.FieldTexts] {
		for _, one := range was {
			out = append(out, TemplateText{Channel: one.Channel, Subject: one.Subject, Body: one.Body})
		}
		return out
	}
	for kind, one := range r.Texts {
		out = append(out, TemplateText{Channel: kind, Subject: one.Subject, Body: one.Body})
	}
	slices.SortFunc(out, func(a, b TemplateText) int { return strings.Compare(a.Channel, b.Channel) })
	return out
}

// changedFields are the fields that differ, as the screen calls them.
func changedFields(a, b store.Template) []string {
	out := []string{}
	next := func(t store.Template) string { return cmp.Or(t.Next, store.StateWaiting) }
	for _, one := range []struct {
		name    string
		changed bool
	}{
		{"よみ", a.Reading != b.Reading},
		{"分類", a.Category != b.Category || a.CategoryID != b.CategoryID},
		{"担当", a.OwnerID != b.OwnerID},
		{"件名", a.Subject != b.Subject},
		{"本文", a.Body != b.Body},
		{"返信後", next(a) != next(b)},
		{"見直す日", a.ReviewOn != b.ReviewOn},
		{"使える期間", a.ValidFrom != b.ValidFrom || a.ValidTo != b.ValidTo},
		{"フォロー", a.FollowDays != b.FollowDays},
		{"承認", a.Approval != b.Approval},
		{"手順", !slices.Equal(a.Steps, b.Steps)},
		{"経理の記録", a.Records != b.Records},
		{"接続ごとの文", !slices.Equal(a.Texts, b.Texts)},
	} {
		if one.changed {
			out = append(out, one.name)
		}
	}
	return out
}
