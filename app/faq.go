package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/app/reply"
	"madoguchi/store"
	"madoguchi/store/fold"
)

const (
	questionLimit = 200
	answerLimit   = 4000
)

// FAQs lists the shop's questions and answers (よくある質問), with an inquiry those
// of its category first.
func (d *Desk) FAQs(ctx context.Context, in FAQQuery) (FAQList, error) {
	all, err := d.store.FAQs(ctx)
	out := FAQList{FAQs: []FAQ{}, Total: len(all)}
	if err != nil {
		return out, err
	}
	shared, err := d.snippets(ctx)
	if err != nil {
		return out, err
	}
	own, err := d.ownWords(ctx)
	if err != nil {
		return out, err
	}
	var fits int64
	if in.ID != 0 {
		q, err := d.store.Inquiry(ctx, in.ID)
		if err != nil {
			return out, err
		}
		if !who(ctx).reach.Has(q.OwnerID) {
			return out, store.ErrNotFound
		}
		fits = q.CategoryID
	}
	words := strings.Fields(fold.Fold(in.Search))
	for place, f := range all {
		if !inCategory(f.CategoryID, f.Category, in.Category) || !holdsAll(f, words) {
			continue
		}
		one := faqOut(f, shared, own)
		one.Place, one.Fits = place, fits != 0 && f.CategoryID == fits
		out.FAQs = append(out.FAQs, one)
	}
	slices.SortStableFunc(out.FAQs, func(a, b FAQ) int {
		switch {
		case a.Fits == b.Fits:
			return 0
		case a.Fits:
			return -1
		}
		return 1
	})
	return out, nil
}

// inCategory: 0 wants any, -1 those without one; a category that was removed is none.
func inCategory(id int64, name string, wanted int64) bool {
	switch wanted {
	case 0:
		return true
	case -1:
		return name == ""
	}
	return id == wanted
}

func holdsAll(f store.FAQ, words []string) bool {
	text := fold.Fold(strings.Join([]string{f.Question, f.Answer, f.Category, f.Template}, "\n"))
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) })
}

func faqOut(f store.FAQ, snippets map[string]string, own []string) FAQ {
	out := FAQ{
		ID: f.ID, Question: f.Question, Answer: f.Answer, CategoryID: f.CategoryID, Category: f.Category, TemplateID: f.TemplateID,
		Template: f.Template, Shown: f.Shown, Uses: f.Uses, By: f.By, ChangedAt: f.ChangedAt, Version: f.Version,
		Problems: append(lint(f.Answer, snippets), personal(f.Question+"\n"+f.Answer, own)...),
	}
	if f.Category == "" {
		out.CategoryID = 0
	}
	if f.Template == "" {
		out.TemplateID = 0
	}
	return out
}

// ownWords are the shop's own names and numbers, which an answer may hold.
func (d *Desk) ownWords(ctx context.Context) ([]string, error) {
	shop, err := d.Shop(ctx)
	if err != nil {
		return nil, err
	}
	accounts, err := d.store.Accounts(ctx)
	own := append([]string{shop.ShopName, shop.StaffName}, strings.Fields(shop.Signature)...)
	for _, a := range accounts {
		own = append(own, a.Settings["address"])
	}
	return slices.DeleteFunc(own, func(w string) bool { return w == "" }), err
}

// somebodys are the holes that Generalize leaves where a person's own things stand.
// Days and amounts belong into an answer for everybody.
var somebodys = map[string]string{
	"名前": "お名前", "電話番号": "電話番号", "メールアドレス": "メールアドレス", "郵便番号": "郵便番号", "住所": "住所", "番号": "長い番号",
}

// personal warns of what looks like a customer's in a text for everybody. It never
// stops a save: the shop's own warehouse has an address too.
func personal(text string, own []string) []Problem {
	found := []string{}
	for _, t := range reply.Generalize(text, reply.Facts{}, reply.Case{Own: own}).Taken {
		if name := somebodys[t.Name]; name != "" && !slices.Contains(found, name) {
			found = append(found, name)
		}
	}
	if len(found) == 0 {
		return nil
	}
	return []Problem{{
		Code: "faq_personal", Warn: true,
		Text: strings.Join(found, "・") + "のような言葉があります。お客様のものなら消してください。お店のものなら、このままで構いません。",
	}}
}

// SaveFAQ adds an entry (id 0) behind the others or changes one.
func (d *Desk) SaveFAQ(ctx context.Context, in FAQ) (FAQ, error) {
	shared, err := d.snippets(ctx)
	if err != nil {
		return FAQ{}, err
	}
	f, err := d.goodFAQ(ctx, in, shared)
	if err != nil {
		return FAQ{}, err
	}
	saved, err := d.store.SaveFAQ(ctx, actor(ctx), f)
	if errors.Is(err, store.ErrTaken) {
		return FAQ{}, refuse("question_taken", "同じ質問がもうあります。保存していません。そちらの回答を直すか、質問の言葉を変えてください。")
	}
	if err != nil {
		return FAQ{}, err
	}
	own, err := d.ownWords(ctx)
	return faqOut(saved, shared, own), err
}

// goodFAQ is an entry as it may be kept, or why not.
func (d *Desk) goodFAQ(ctx context.Context, in FAQ, snippets map[string]string) (store.FAQ, error) {
	out := store.FAQ{
		ID: in.ID, Question: oneLine(in.Question), Answer: strings.TrimSpace(lineEnds(in.Answer)), CategoryID: in.CategoryID,
		TemplateID: in.TemplateID, Shown: in.Shown, Version: in.Version,
	}
	if out.Question == "" || utf8.RuneCountInString(out.Question) > questionLimit || strings.ContainsAny(out.Question, "{}｛｝") {
		return out, refuse("question", fmt.Sprintf("質問を %d 字までで、{ } を使わずに入れてください。保存していません。", questionLimit))
	}
	if out.Answer == "" || utf8.RuneCountInString(out.Answer) > answerLimit {
		return out, refuse("answer", fmt.Sprintf("回答を %d 字までで入れてください。保存していません。", answerLimit))
	}
	problems := lint(out.Answer, snippets)
	if err := blocked(problems); err != nil {
		r := err.(*Refusal)
		r.Code, r.Text = "faq", strings.Replace(r.Text, "送っていません。", "保存していません。", 1)
		return out, r
	}
	if at := strings.IndexAny(out.Answer, "{｛"); out.Shown && at >= 0 {
		end := strings.IndexAny(out.Answer[at:], "}｝")
		r := refuse("faq_shown", "お店のページでは { } の所が埋まりません。保存していません。言葉に直すか、「お店のページに出す」を外してください。").(*Refusal)
		r.Problems = []Problem{{
			Code: "faq_shown", Text: "ページに出す回答には { } を使えません。言葉に直すか、「お店のページに出す」を外してください。",
			Start: units(out.Answer[:at]), End: units(out.Answer[:at+max(end, 0)]) + 1,
		}}
		return out, r
	}
	return out, d.goodFAQPlaces(ctx, out)
}

func (d *Desk) goodFAQPlaces(ctx context.Context, f store.FAQ) error {
	if f.CategoryID != 0 {
		all, err := d.store.Categories(ctx)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(all, func(c store.Category) bool { return c.ID == f.CategoryID }) {
			return refuse("category_unknown", "その分類はもうありません。保存していません。分類を選び直してください。")
		}
	}
	if f.TemplateID == 0 {
		return nil
	}
	if _, err := d.store.Template(ctx, f.TemplateID); errors.Is(err, store.ErrNotFound) {
		return refuse("template_unknown", "そのテンプレートはもうありません。保存していません。選び直してください。")
	} else if err != nil {
		return err
	}
	return nil
}

// RemoveFAQ takes an entry away. It can be taken back like other acts.
func (d *Desk) RemoveFAQ(ctx context.Context, in FAQRemoval) error {
	return d.store.RemoveFAQ(ctx, actor(ctx), in.ID, in.Version)
}

// MoveFAQ puts an entry at a place of the shop's order.
func (d *Desk) MoveFAQ(ctx context.Context, in FAQMove) error {
	return d.store.MoveFAQ(ctx, actor(ctx), in.ID, in.Place)
}

// UseFAQ fills an answer with the facts of an inquiry and counts the use.
func (d *Desk) UseFAQ(ctx context.Context, in FAQUse) (Composed, error) {
	f, err := d.store.FAQ(ctx, in.FAQ)
	if err != nil {
		return Composed{}, err
	}
	out, err := d.filledWith(ctx, in.ID, f.Answer)
	if err != nil {
		return out, err
	}
	return out, d.store.FAQUsed(ctx, f.ID)
}
