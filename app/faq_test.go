package app

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
)

// questionsOf are the questions of a list.
func questionsOf(t *testing.T, d *Desk, in FAQQuery) string {
	t.Helper()
	list := must[FAQList](t)(d.FAQs(t.Context(), in))
	out := []string{}
	for _, f := range list.FAQs {
		out = append(out, f.Question)
	}
	return strings.Join(out, " ")
}

// faqShop has three entries, two categories, a template and an inquiry about 返品.
func faqShop(t *testing.T) (d *Desk, account int64, ids map[string]int64) {
	t.Helper()
	d = open(t, &fake{})
	account = must[int64](t)(d.store.AddAccount(t.Context(), store.Actor{}, store.Account{Kind: "test", Name: "店", Settings: map[string]string{"address": "shop@example.jp"}}))
	ids = map[string]int64{}
	for _, c := range must[CategoryList](t)(d.Categories(t.Context())).Categories {
		ids[c.Name] = c.ID
	}
	for _, name := range []string{"試験の返品", "試験の送料"} {
		ids[name] = must[Category](t)(d.SaveCategory(t.Context(), Category{Name: name})).ID
	}
	ids["template"] = must[Template](t)(d.SaveTemplate(t.Context(), Template{Name: "返品のご案内", Body: "文"})).ID
	for _, f := range []FAQ{
		{Question: "送料はいくらですか", Answer: "全国５５０円です。", CategoryID: ids["試験の送料"], Shown: true},
		{Question: "返品できますか", Answer: "ﾘﾎﾞﾝを外していなければ、8 日以内にできます。", CategoryID: ids["試験の返品"], TemplateID: ids["template"], Shown: true},
		{Question: "ほかのこと", Answer: "{お客様名} 様\n店に聞いてください。"},
	} {
		ids[f.Question] = must[FAQ](t)(d.SaveFAQ(t.Context(), f)).ID
	}
	return d, account, ids
}

func TestFAQs_are_found_by_words_and_category(t *testing.T) {
	d, account, ids := faqShop(t)
	inquiry := bring(t, d, account, connectors.Inquiry{RemoteID: "1", Subject: "件", Messages: []connectors.Message{said("1a", connectors.In, noon, "質問")}})
	must[Row](t)(d.SetCategory(t.Context(), CategoryChange{ID: inquiry, Category: ids["試験の返品"]}))
	for want, in := range map[string]FAQQuery{
		"送料はいくらですか 返品できますか ほかのこと": {},
		"返品できますか 送料はいくらですか ほかのこと": {ID: inquiry},
		"送料はいくらですか":               {Search: "550 でス"},
		"返品できますか":                 {Search: "リボン 返品のご案内"},
		"ほかのこと":                   {Category: -1},
	} {
		if got := questionsOf(t, d, in); got != want {
			t.Errorf("%+v: %q, want %q", in, got, want)
		}
	}
	list := must[FAQList](t)(d.FAQs(t.Context(), FAQQuery{ID: inquiry, Category: ids["試験の返品"]}))
	if len(list.FAQs) != 1 || list.Total != 3 || list.FAQs[0].Place != 1 || !list.FAQs[0].Fits || list.FAQs[0].Template != "返品のご案内" {
		t.Errorf("got %+v", list)
	}
}

func TestSaveFAQ_refuses_what_cannot_stand_on_a_page(t *testing.T) {
	d, _, ids := faqShop(t)
	good := FAQ{Question: "新しい質問", Answer: "答え"}
	for code, change := range map[string]func(*FAQ){
		"question":         func(f *FAQ) { f.Question = strings.Repeat("長", 201) },
		"answer":           func(f *FAQ) { f.Answer = " \n" },
		"faq":              func(f *FAQ) { f.Answer = "{知らない項目} です" },
		"faq_shown":        func(f *FAQ) { f.Answer, f.Shown = "こんにちは、{お客様名} 様", true },
		"question_taken":   func(f *FAQ) { f.Question = "返品できますか " },
		"category_unknown": func(f *FAQ) { f.CategoryID = 9999 },
		"template_unknown": func(f *FAQ) { f.TemplateID = 9999 },
	} {
		f := good
		change(&f)
		_, err := d.SaveFAQ(t.Context(), f)
		refused(t, err, code)
	}
	_, err := d.SaveFAQ(t.Context(), FAQ{Question: "場所", Answer: "あ😀{お客様名}い", Shown: true})
	if p := err.(*Refusal).Problems; len(p) != 1 || p[0].Start != 3 || p[0].End != 9 {
		t.Errorf("the place of the mark: %+v", p)
	}
	for text, want := range map[string]bool{
		"送料は 550 円、12月28日から休みます。":           false,
		"お問い合わせは shop@example.jp へどうぞ。":     false,
		"佐藤 美咲様の場合は、090-1234-5678 へ電話しました。": true,
		"taro@customer.example へ送りました。":     true,
	} {
		saved := must[FAQ](t)(d.SaveFAQ(t.Context(), FAQ{Question: text, Answer: "x"}))
		if warned := len(saved.Problems) > 0; warned != want || warned && !saved.Problems[0].Warn {
			t.Errorf("%q: %+v", text, saved.Problems)
		}
	}
	one := must[FAQList](t)(d.FAQs(t.Context(), FAQQuery{})).FAQs[0]
	if err := d.MoveFAQ(t.Context(), FAQMove{ID: ids["ほかのこと"], Place: 0}); err != nil || !strings.HasPrefix(questionsOf(t, d, FAQQuery{}), "ほかのこと 送料") {
		t.Errorf("moved: %s, %v", questionsOf(t, d, FAQQuery{}), err)
	}
	if err := d.RemoveFAQ(t.Context(), FAQRemoval{ID: one.ID, Version: one.Version}); err != nil || strings.Contains(questionsOf(t, d, FAQQuery{}), one.Question) {
		t.Errorf("removed: %v", err)
	}
}

func TestUseFAQ_fills_and_counts(t *testing.T) {
	d, account, ids := faqShop(t)
	inquiry := bring(t, d, account, connectors.Inquiry{
		RemoteID: "1", Subject: "件", Customer: connectors.Person{Name: "山田 花子"}, Messages: []connectors.Message{said("1a", connectors.In, noon, "質問")},
	})
	got := must[Composed](t)(d.UseFAQ(t.Context(), FAQUse{ID: inquiry, FAQ: ids["ほかのこと"]}))
	if got.Text != "山田 花子 様\n店に聞いてください。" {
		t.Errorf("got %q", got.Text)
	}
	for _, f := range must[FAQList](t)(d.FAQs(t.Context(), FAQQuery{})).FAQs {
		if want := number01(f.ID == ids["ほかのこと"]); f.Uses != want {
			t.Errorf("%s was used %d times", f.Question, f.Uses)
		}
	}
}

func number01(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

func TestFAQFrom_takes_the_case_out(t *testing.T) {
	d, account, _ := faqShop(t)
	inquiry := bring(t, d, account, connectors.Inquiry{
		RemoteID: "1", Subject: "返品について", Customer: connectors.Person{Name: "佐藤 美咲", Address: "misaki@customer.example"},
		Messages: []connectors.Message{
			said("1a", connectors.In, noon.Add(-time.Hour), "お世話になっております。佐藤 美咲と申します。箱を開けたあとでも返品できますか。電話は 090-1234-5678 です。"),
			said("1b", connectors.Out, noon, "佐藤 美咲 様\n\n箱を開けたあとでも、8 日以内なら返品できます。misaki@customer.example へ手順を送りました。"),
		},
	})
	messages := must[[]store.Message](t)(d.store.Messages(t.Context(), inquiry))
	got := must[FAQStart](t)(d.FAQFrom(t.Context(), FAQSource{ID: inquiry, Message: messages[1].ID}))
	whole := got.Question + "\n" + got.Answer
	for _, secret := range []string{"佐藤", "美咲", "090", "misaki", "{お客様名} 様", "お世話に"} {
		if strings.Contains(whole, secret) {
			t.Errorf("%q is left in %q", secret, whole)
		}
	}
	if !strings.Contains(got.Question, "箱を開けたあとでも返品できますか") || !strings.HasPrefix(got.Answer, "箱を開けたあとでも、8 日以内なら返品できます。") || len(got.Taken) == 0 {
		t.Errorf("got %+v", got)
	}
	_, err := d.SaveFAQ(t.Context(), FAQ{Question: got.Question, Answer: got.Answer, Shown: true})
	if err == nil {
		t.Error("an answer with marks was saved for the shop's page")
	}
	_, err = d.FAQFrom(t.Context(), FAQSource{ID: inquiry, Message: messages[0].ID})
	refused(t, err, "not_answer")
	if _, err := d.FAQFrom(t.Context(), FAQSource{ID: inquiry, Message: 9999}); err == nil {
		t.Error("a message of another inquiry was taken")
	}
}

func TestFAQs_go_out_and_come_in(t *testing.T) {
	d, _, ids := faqShop(t)
	page := must[FAQFile](t)(d.ExportFAQs(t.Context(), FAQExport{Kind: "html"}))
	if page.Count != 2 || strings.Contains(page.Text, "ほかのこと") || !strings.Contains(page.Text, "■ 試験の送料") || !strings.HasSuffix(page.Name, ".html") {
		t.Errorf("got %+v", page)
	}
	one := must[FAQFile](t)(d.ExportFAQs(t.Context(), FAQExport{Kind: "html", Category: ids["試験の返品"], Charset: "cp932"}))
	if data := must[[]byte](t)(base64.StdEncoding.DecodeString(one.Data)); one.Count != 1 || strings.Contains(string(data), "返品") {
		t.Errorf("not one category in Shift_JIS: %+v", one)
	}
	_, err := d.ExportFAQs(t.Context(), FAQExport{Kind: "html", Category: -1})
	refused(t, err, "faq_none")
	_, err = d.ExportFAQs(t.Context(), FAQExport{Kind: "pdf"})
	refused(t, err, "file_format")
	_, err = d.ExportFAQs(t.Context(), FAQExport{Kind: "csv", Charset: "latin"})
	refused(t, err, "charset")
	table := must[FAQFile](t)(d.ExportFAQs(t.Context(), FAQExport{Kind: "csv"}))
	again := must[TemplateImportPlan](t)(d.ImportFAQs(t.Context(), TemplateImport{Data: table.Data}))
	for _, r := range again.Rows {
		if r.Does != "same" {
			t.Errorf("what was written is not what is there: %+v", r)
		}
	}
	file := "質問,回答,分類,お店のページ\n返品できますか,できません。,ない分類,出さない\n新しい,答え,試験の送料,出す\n悪い,{知らない項目},,\n新しい,二度目,,\n"
	in := TemplateImport{Data: base64.StdEncoding.EncodeToString([]byte(file))}
	plan := must[TemplateImportPlan](t)(d.ImportFAQs(t.Context(), in))
	does := []string{}
	for _, r := range plan.Rows {
		does = append(does, r.Does)
	}
	if fmt.Sprint(does) != "[changed new refused refused]" || !strings.Contains(plan.Rows[0].Reason, "ない分類") || !slices.Contains(plan.Rows[0].Fields, "回答") {
		t.Errorf("got %+v", plan)
	}
	in.Apply, in.Seen = true, "something else"
	_, err = d.ImportFAQs(t.Context(), in)
	refused(t, err, "changed_since")
	in.Seen = plan.Seen
	if done := must[TemplateImportPlan](t)(d.ImportFAQs(t.Context(), in)); done.Saved != 2 {
		t.Errorf("got %+v", done)
	}
	for _, f := range must[FAQList](t)(d.FAQs(t.Context(), FAQQuery{Search: "返品できますか"})).FAQs {
		if f.Answer != "できません。" || f.Shown || f.CategoryID != 0 || f.Template != "返品のご案内" {
			t.Errorf("got %+v", f)
		}
	}
	_, err = d.ImportFAQs(t.Context(), TemplateImport{Data: base64.StdEncoding.EncodeToString([]byte("a,b\n"))})
	refused(t, err, "file_format")
}
