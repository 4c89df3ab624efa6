package app

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/connectors"
	"madoguchi/connectors/workday"
	"madoguchi/store"
)

const (
	mostSteps      = 20
	stepLimit      = 200
	mostFollowDays = 90
)

// goodTemplate is a template as it may be kept, or why not.
func (d *Desk) goodTemplate(ctx context.Context, in Template, snippets map[string]string) (store.Template, error) {
	out := store.Template{
		ID: in.ID, Name: oneLine(in.Name), Reading: oneLine(in.Reading), Category: oneLine(in.Category), CategoryID: in.CategoryID,
		OwnerID: in.OwnerID, Subject: oneLine(in.Subject), Body: in.Body, Next: in.Next, ReviewOn: in.ReviewOn, ValidFrom: in.ValidFrom,
		ValidTo: in.ValidTo, FollowDays: in.FollowDays, Approval: in.Approval, Records: in.Records, Library: in.Library, Version: in.Version,
	}
	out.Body = lineEnds(out.Body)
	if out.Name == "" || utf8.RuneCountInString(out.Name) > nameLimit {
		return out, refuse("name", fmt.Sprintf("テンプレートの名前を %d 字までで入れてください。", nameLimit))
	}
	if strings.TrimSpace(in.Body) == "" {
		return out, refuse("empty", "本文が空です。文を書いてから保存してください。")
	}
	if err := goodDays(in); err != nil {
		return out, err
	}
	for _, step := range in.Steps {
		if step = oneLine(step); step != "" {
			out.Steps = append(out.Steps, step)
		}
	}
	if len(out.Steps) > mostSteps || slices.ContainsFunc(out.Steps, func(s string) bool { return utf8.RuneCountInString(s) > stepLimit }) {
		return out, refuse("steps", fmt.Sprintf("手順は %d 個まで、1 つは %d 字までです。短くしてから保存してください。", mostSteps, stepLimit))
	}
	if err := d.goodTexts(in, snippets, &out); err != nil {
		return out, err
	}
	return out, d.goodPlace(ctx, in)
}

// goodTexts looks through every text of a template. All mistakes are told at
// once, each with its place in the text it stands in.
func (d *Desk) goodTexts(in Template, snippets map[string]string, out *store.Template) error {
	problems := lint(in.Body, snippets)
	for _, p := range lint(in.Subject, snippets) {
		p.Code, p.Text, p.Start, p.End, p.Fix = "subject", "件名："+p.Text, 0, 0, ""
		problems = append(problems, p)
	}
	for _, one := range in.Texts {
		if strings.TrimSpace(one.Body) == "" && strings.TrimSpace(one.Subject) == "" {
			continue // nothing of its own: the common text
		}
		spec := d.spec(one.Channel)
		if !d.hasKind(one.Channel) || slices.ContainsFunc(out.Texts, func(t store.TemplateText) bool { return t.Channel == one.Channel }) {
			return refuse("channel", "「"+one.Channel+"」という接続の種類はないか、文が 2 つあります。何も保存していません。")
		}
		kept := store.TemplateText{Channel: one.Channel, Subject: oneLine(one.Subject), Body: lineEnds(one.Body)}
		if spec.Rules.NoSubject {
			kept.Subject = ""
		}
		if strings.TrimSpace(kept.Body) == "" {
			kept.Body = in.Body
		}
		out.Texts = append(out.Texts, kept)
		for _, p := range lint(one.Body, snippets) {
			p.Text, p.In, p.Fix = spec.Label+"の文："+p.Text, one.Channel, ""
			problems = append(problems, p)
		}
		for _, p := range lint(one.Subject, snippets) {
			p.Text, p.In, p.Start, p.End, p.Fix = spec.Label+"の件名："+p.Text, one.Channel, 0, 0, ""
			problems = append(problems, p)
		}
	}
	slices.SortFunc(out.Texts, func(a, b store.TemplateText) int { return strings.Compare(a.Channel, b.Channel) })
	if err := blocked(problems); err != nil {
		r := err.(*Refusal)
		r.Code, r.Text = "template", strings.Replace(r.Text, "送っていません。", "保存していません。", 1)
		return r
	}
	return nil
}

// lineEnds makes every line end one sign, as the page and a CSV file have it.
func lineEnds(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

func (d *Desk) hasKind(kind string) bool {
	return slices.ContainsFunc(d.kinds, func(s connectors.Spec) bool { return s.Kind == kind })
}

func goodDays(in Template) error {
	for _, day := range []string{in.ReviewOn, in.ValidFrom, in.ValidTo} {
		if _, err := workday.ParseDay(day); day != "" && err != nil {
			return refuse("day", "「"+day+"」という日はありません。2026-12-01 のように書いてください。")
		}
	}
	if in.ValidFrom != "" && in.ValidTo != "" && in.ValidFrom > in.ValidTo {
		return refuse("valid", "使える期間の終わりが、始まりより前です。日付を確かめてください。")
	}
	if in.FollowDays < 0 || in.FollowDays > mostFollowDays {
		return refuse("follow", fmt.Sprintf("フォローは 0 から %d 営業日までで入れてください。", mostFollowDays))
	}
	if in.Next != "" && stateNames[in.Next] == "" || in.Next == store.StateNew || in.Next == store.StateReview {
		return refuse("next", "返信後の対応状況を選び直してください。")
	}
	if in.Records != "" && !recordable(in.Records) {
		return refuse("records", "記録する種別がありません。選び直してください。保存していません。")
	}
	return nil
}

// goodPlace holds the category and the owner against those that are there.
func (d *Desk) goodPlace(ctx context.Context, in Template) error {
	if in.CategoryID != 0 {
		all, err := d.store.Categories(ctx)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(all, func(c store.Category) bool { return c.ID == in.CategoryID }) {
			return refuse("category", "この分類はもうありません。分類を選び直してください。")
		}
	}
	if in.OwnerID == 0 {
		return nil
	}
	people, err := d.StaffList(ctx)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(people.Staff, func(s Staff) bool { return s.ID == in.OwnerID }) {
		return refuse("owner", "この担当者はもういません。担当を選び直してください。")
	}
	return nil
}
