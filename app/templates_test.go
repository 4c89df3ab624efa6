package app

import (
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"madoguchi/connectors"
	"madoguchi/store"
)

// satoAsks is one mail of 佐藤 to the shop.
func satoAsks() connectors.Inquiry {
	return connectors.Inquiry{
		RemoteID: "<t@x.example>", Subject: "いつ届きますか", Customer: connectors.Person{Name: "佐藤 花子", Address: "sato@x.example"},
		Messages: []connectors.Message{{RemoteID: "t", Direction: connectors.In, Author: "佐藤 花子", Address: "sato@x.example", SentAt: noon, Text: "いつ届きますか"}},
	}
}

// lettersDesk is a shop with a mailbox that can be opened.
func lettersDesk(t *testing.T, mails ...connectors.Inquiry) (*Desk, []int64) {
	t.Helper()
	spec := (&fake{}).spec()
	spec.Kind, spec.Label, spec.Fields = "mailbox", "メール", nil
	d := open(t, &fake{}, spec)
	box, err := d.store.AddAccount(t.Context(), store.Actor{}, store.Account{Kind: "mailbox", Name: "メール"})
	if err != nil {
		t.Fatal(err)
	}
	in, err := d.store.Ingest(t.Context(), box, connectors.Batch{Inquiries: mails, Next: "1"})
	if err != nil {
		t.Fatal(err)
	}
	return d, in.Changed
}

func TestTemplates_the_channel_has_its_own_text_with_shared_pieces(t *testing.T) {
	d, ids := lettersDesk(t, satoAsks())
	ctx := asOwner(t, d)
	must[Snippet](t)(d.SaveSnippet(ctx, Snippet{Name: "結び", Body: "よろしくお願いします。{お客様名}様"}))
	saved := must[Template](t)(d.SaveTemplate(ctx, Template{
		Name: "ご返事", Body: "共通の文", Texts: []TemplateText{{Channel: "mailbox", Subject: "ご返事：{件名}", Body: "メールの文\n{文例:結び}"}},
	}))
	got := must[Composed](t)(d.Compose(ctx, ComposeQuery{ID: ids[0], Template: saved.ID}))
	if got.Text != "メールの文\nよろしくお願いします。佐藤 花子様" {
		t.Errorf("got %q", got.Text)
	}
	refused(t, d.RemoveSnippet(ctx, SnippetRemoval{ID: 1, Version: 1}), "snippet_used")
	wide := must[Snippet](t)(d.SaveSnippet(ctx, Snippet{Name: "条件（１）", Body: "未開封に限ります。"}))
	must[Template](t)(d.SaveTemplate(ctx, Template{Name: "返品", Body: "{文例:条件（１）}"}))
	refused(t, d.RemoveSnippet(ctx, SnippetRemoval{ID: wide.ID, Version: wide.Version}), "snippet_used")
	_, err := d.SaveSnippet(ctx, Snippet{Name: "条件(1)", Body: "x"})
	refused(t, err, "name_taken")
	_, err = d.SaveSnippet(ctx, Snippet{ID: 1, Name: "別の名前", Body: "x", Version: 1})
	refused(t, err, "snippet_used")
	_, err = d.SaveSnippet(ctx, Snippet{Name: "輪", Body: "{文例:輪}"})
	refused(t, err, "snippet")
	_, err = d.SaveTemplate(ctx, Template{Name: "知らない文例", Body: "{文例:どこにもない}"})
	refused(t, err, "template")
}

func TestTemplates_a_bad_one_stops_no_other(t *testing.T) {
	d, ids := lettersDesk(t, satoAsks())
	ctx := asOwner(t, d)
	bad := must[store.Template](t)(d.store.SaveTemplate(ctx, store.Actor{}, store.Template{Name: "壊れた文", Body: "{もし 贈り物}{知らない項目}"}))
	list := must[TemplateList](t)(d.Templates(ctx, TemplateQuery{Inquiry: ids[0]}))
	for _, one := range list.Templates {
		if (one.ID == bad.ID) != (len(one.Problems) > 0) {
			t.Errorf("%s: %+v", one.Name, one.Problems)
		}
	}
	if len(list.Templates) < 10 || len(list.Channels) == 0 {
		t.Errorf("%d templates, %d channels", len(list.Templates), len(list.Channels))
	}
}

func TestTemplates_out_of_their_days_come_last_and_say_so(t *testing.T) {
	d, ids := lettersDesk(t, satoAsks())
	ctx := asOwner(t, d)
	day := func(n int) string { return d.now().AddDate(0, 0, n).Format("2006-01-02") }
	for name, one := range map[string]Template{
		"まだ": {ValidFrom: day(2)}, "もう": {ValidTo: day(-2)}, "いま": {ValidFrom: day(-2), ValidTo: day(2), ReviewOn: day(-1)},
	} {
		one.Name, one.Body = name, "文"
		must[Template](t)(d.SaveTemplate(ctx, one))
	}
	list := must[TemplateList](t)(d.Templates(ctx, TemplateQuery{Inquiry: ids[0]})).Templates
	times := map[string]string{}
	for _, one := range list {
		times[one.Name] = one.Time
		if one.Review != (one.Name == "いま") {
			t.Errorf("to look at: %s %v", one.Name, one.Review)
		}
	}
	if times["まだ"] != "early" || times["もう"] != "over" || times["いま"] != "" {
		t.Errorf("got %v", times)
	}
	if n := slices.IndexFunc(list, func(o Template) bool { return o.Time != "" }); n != len(list)-2 {
		t.Errorf("the first out of its days is %d of %d", n, len(list))
	}
}

func TestSaveTemplate_refuses_what_cannot_be(t *testing.T) {
	d, _ := lettersDesk(t, satoAsks())
	ctx := asOwner(t, d)
	for code, one := range map[string]Template{
		"name": {Name: " "}, "day": {ReviewOn: "2026-02-30"}, "valid": {ValidFrom: "2026-12-02", ValidTo: "2026-12-01"}, "follow": {FollowDays: -1}, "records": {Records: "REVERSAL"},
		"next": {Next: "どこか"}, "category": {CategoryID: 99999}, "owner": {OwnerID: 99999}, "steps": {Steps: []string{strings.Repeat("あ", 201)}},
		"channel": {Texts: []TemplateText{{Channel: "fax", Body: "文"}}}, "template": {Texts: []TemplateText{{Channel: "mailbox", Body: "{知らない項目}"}}},
	} {
		if one.Name == "" {
			one.Name = "試し"
		}
		one.Body = "文"
		_, err := d.SaveTemplate(ctx, one)
		refused(t, err, code)
	}
	_, err := d.SaveTemplate(ctx, Template{Name: "試し", Body: "文", Texts: []TemplateText{{Channel: "mailbox", Body: "一行目\n{知らない項目}"}}})
	var why *Refusal
	if !errors.As(err, &why) || len(why.Problems) != 1 || why.Problems[0].In != "mailbox" || why.Problems[0].Start != 4 || why.Problems[0].End != 12 {
		t.Errorf("the place of the mistake: %+v", why)
	}
	if list := must[TemplateList](t)(d.Templates(ctx, TemplateQuery{})); slices.ContainsFunc(list.Templates, func(o Template) bool { return o.Name == "試し" }) {
		t.Error("a refused one was kept")
	}
}

func TestSignatures_the_most_exact_one_signs(t *testing.T) {
	d, ids := lettersDesk(t, satoAsks())
	ctx := asOwner(t, d)
	must[ShopSettings](t)(d.Shop(ctx))
	account := must[AccountList](t)(d.Accounts(ctx)).Accounts[0].ID
	me := who(ctx).Staff
	text := must[Template](t)(d.SaveTemplate(ctx, Template{Name: "署名だけ", Body: "{署名}"}))
	signed := func() string {
		return must[Composed](t)(d.Compose(ctx, ComposeQuery{ID: ids[0], Template: text.ID})).Text
	}
	must[SignatureList](t)(d.SaveSignature(ctx, Signature{Staff: me, Body: "人の署名"}))
	if got := signed(); got != "人の署名" {
		t.Errorf("of the person: %q", got)
	}
	must[SignatureList](t)(d.SaveSignature(ctx, Signature{Account: account, Body: "{店舗名} 窓口"}))
	if got := signed(); !strings.HasSuffix(got, " 窓口") || strings.Contains(got, "{") {
		t.Errorf("of the account, with its variables: %q", got)
	}
	list := must[SignatureList](t)(d.SaveSignature(ctx, Signature{Account: account, Staff: me, Body: "両方"}))
	if got := signed(); got != "両方" || len(list.Signatures) != 3 {
		t.Errorf("of both: %q of %+v", got, list)
	}
	for code, one := range map[string]Signature{
		"signature_of": {Body: "みんな"}, "signature_circle": {Staff: me, Body: "{署名}", Version: 1}, "signature": {Staff: me, Body: "{知らない項目}", Version: 1},
	} {
		_, err := d.SaveSignature(ctx, one)
		refused(t, err, code)
	}
}

func TestPreviewTemplate_fills_what_is_not_saved_and_names_mistakes(t *testing.T) {
	d, ids := lettersDesk(t, satoAsks())
	ctx := asOwner(t, d)
	got := must[TemplatePreview](t)(d.PreviewTemplate(ctx, TemplateTrial{Template: Template{Body: "{お客様名}様\n{追跡番号}"}, Inquiry: ids[0]}))
	if got.InquiryID != ids[0] || !strings.HasPrefix(got.Text, "佐藤 花子様\n") || len(got.Mistakes) != 0 {
		t.Errorf("%+v", got)
	}
	if len(got.Values) != 2 || !got.Values[1].Missing || got.Values[1].Why == "" {
		t.Errorf("values %+v", got.Values)
	}
	got = must[TemplatePreview](t)(d.PreviewTemplate(ctx, TemplateTrial{Template: Template{Body: "{お客様名}様 {知らない項目}"}, Inquiry: ids[0]}))
	if len(got.Mistakes) != 1 || got.Mistakes[0].Start == 0 {
		t.Errorf("mistakes %+v", got.Mistakes)
	}
	_, err := d.PreviewTemplate(ctx, TemplateTrial{Template: Template{Body: "x"}, Order: "どこにもない番号"})
	refused(t, err, "order_unknown")
}

func TestTryTemplate_counts_holes_and_problems(t *testing.T) {
	var all []connectors.Inquiry
	for i := range 25 {
		q := satoAsks()
		q.RemoteID, q.Messages[0].RemoteID, q.Order = fmt.Sprint("<t", i, "@x.example>"), fmt.Sprint("t", i), fmt.Sprintf("123456-20261101-%010d", i+1)
		q.Customer.Address = fmt.Sprintf("c%d@x.example", i)
		q.Messages[0].Address = q.Customer.Address
		all = append(all, q)
	}
	d, _ := lettersDesk(t, all...)
	ctx := asOwner(t, d)
	got := must[TemplateTries](t)(d.TryTemplate(ctx, TemplateTrial{Template: Template{Body: "{お客様名}様\nお問い合わせありがとうございます。"}}))
	if len(got.Tries) != tries || got.Whole != tries {
		t.Errorf("%d of %d whole: %+v", got.Whole, len(got.Tries), got.Tries)
	}
	got = must[TemplateTries](t)(d.TryTemplate(ctx, TemplateTrial{Template: Template{Body: "{お客様名}様\n{追跡番号}"}}))
	if got.Whole != 0 || !slices.Equal(got.Tries[0].Missing, []string{"追跡番号"}) || got.Tries[0].InquiryID == 0 {
		t.Errorf("%d whole: %+v", got.Whole, got.Tries[0])
	}
	if none := must[TemplateTries](t)(d.TryTemplate(ctx, TemplateTrial{Template: Template{Body: "文"}, Channel: "fax"})); len(none.Tries) != 0 {
		t.Errorf("of a channel nobody has: %+v", none)
	}
}

func TestImportTemplates_shows_first_and_brings_everything_back(t *testing.T) {
	d, _ := lettersDesk(t, satoAsks())
	ctx := asOwner(t, d)
	category := must[Category](t)(d.SaveCategory(ctx, Category{Name: "試しの分類"}))
	must[Snippet](t)(d.SaveSnippet(ctx, Snippet{Name: "結び", Body: "よろしく"}))
	one := must[Template](t)(d.SaveTemplate(ctx, Template{
		Name: "=全部入り", Reading: "ぜんぶ", CategoryID: category.ID, OwnerID: who(ctx).Staff, Subject: "-件名", Body: "+{お客様名}様\n\n{文例:結び}\n", Next: "done",
		ReviewOn: "2026-12-01", ValidFrom: "2026-11-01", ValidTo: "2027-01-10", FollowDays: 3, Approval: true, Steps: []string{"一", "二"}, Records: "REFUND_PARTIAL",
		Texts: []TemplateText{{Channel: "mailbox", Subject: "メールの件名", Body: "メール"}},
	}))
	before := must[TemplateList](t)(d.Templates(ctx, TemplateQuery{}))
	for _, kind := range []string{"csv", "json"} {
		file := must[TemplateFile](t)(d.ExportTemplates(ctx, TemplateFileKind{Kind: kind}))
		for _, r := range must[TemplateImportPlan](t)(d.ImportTemplates(ctx, TemplateImport{Data: file.Data})).Rows {
			if r.Does != "same" || r.Reason != "" {
				t.Errorf("%s: its own file is not the same: %+v", kind, r)
			}
		}
		if err := d.DeleteTemplate(ctx, ID{ID: one.ID}); err != nil {
			t.Fatal(err)
		}
		plan := must[TemplateImportPlan](t)(d.ImportTemplates(ctx, TemplateImport{Data: file.Data}))
		if plan.Done || len(must[TemplateList](t)(d.Templates(ctx, TemplateQuery{})).Templates) != len(before.Templates)-1 {
			t.Fatalf("%s: only looking has changed something: %+v", kind, plan)
		}
		_, err := d.ImportTemplates(ctx, TemplateImport{Data: file.Data, Apply: true, Seen: "something else"})
		refused(t, err, "changed_since")
		done := must[TemplateImportPlan](t)(d.ImportTemplates(ctx, TemplateImport{Data: file.Data, Apply: true, Seen: plan.Seen}))
		if !done.Done || done.Saved != 1 {
			t.Errorf("%s: %+v", kind, done)
		}
		back := must[Template](t)(d.TemplateNamed(ctx, "=全部入り"))
		want := one
		one.ID, want.ID, want.Version = back.ID, back.ID, back.Version
		if fmt.Sprintf("%+v", back) != fmt.Sprintf("%+v", want) {
			t.Errorf("%s:\ngot  %+v\nwant %+v", kind, back, want)
		}
	}
}

func TestImportTemplates_names_bad_rows_and_takes_the_good_ones(t *testing.T) {
	d, _ := lettersDesk(t, satoAsks())
	ctx := asOwner(t, d)
	file := "種類,名前,本文,分類,担当,返信後\n" +
		"テンプレート,良い文,{文例:新しい結び},ない分類,いない人,完了\n" +
		"テンプレート,悪い文,{知らない項目},,,\n" +
		"テンプレート,良い文,二度目,,,\n" +
		"文例,新しい結び,よろしく,,,\n" +
		"テンプレート,悪い状態,文,,,どこか\n"
	data := base64.StdEncoding.EncodeToString([]byte(file))
	plan := must[TemplateImportPlan](t)(d.ImportTemplates(ctx, TemplateImport{Data: data}))
	does := map[int]string{}
	for _, r := range plan.Rows {
		does[r.Line] = r.Does
		if r.Does == "refused" && r.Reason == "" {
			t.Errorf("line %d is refused without a reason", r.Line)
		}
	}
	if want := "map[2:new 3:refused 4:refused 5:new 6:refused]"; fmt.Sprint(does) != want {
		t.Errorf("got %v, want %s: %+v", does, want, plan.Rows)
	}
	if note := plan.Rows[0].Reason; !strings.Contains(note, "ない分類") || !strings.Contains(note, "いない人") {
		t.Errorf("what the shop does not have is not told: %q", note)
	}
	if done := must[TemplateImportPlan](t)(d.ImportTemplates(ctx, TemplateImport{Data: data, Apply: true, Seen: plan.Seen})); done.Saved != 2 {
		t.Errorf("%+v", done)
	}
	if got := must[Template](t)(d.TemplateNamed(ctx, "良い文")); got.Category != "ない分類" || got.Next != "done" {
		t.Errorf("%+v", got)
	}
	for _, text := range []string{"番号,値段\n1,2\n", "名前,本文\n一,\"開いたまま\n"} {
		_, err := d.ImportTemplates(ctx, TemplateImport{Data: base64.StdEncoding.EncodeToString([]byte(text))})
		refused(t, err, "file_format")
	}
}
