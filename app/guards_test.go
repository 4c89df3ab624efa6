package app

import (
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
)

// twoCustomers are a thread to answer and somebody else's order.
func twoCustomers(t *testing.T, d *Desk) store.Inquiry {
	t.Helper()
	account := must[Account](t)(d.SaveAccount(t.Context(), form())).ID
	must[[]int64](t)(d.store.SaveOrders(t.Context(), account, []connectors.Order{{
		Number: "B-2000001", OrderedAt: noon, Buyer: connectors.Person{Name: "小川 大輔", Address: "ogawa@example.jp", Phone: "090-9999-0000"},
		Parcels: []connectors.Parcel{{Number: "444413758703", To: connectors.Place{Phone: "0335550000"}}},
	}}, time.Time{}))
	must[store.Ingested](t)(d.store.Ingest(t.Context(), account, connectors.Batch{Inquiries: []connectors.Inquiry{{
		RemoteID: "9", Subject: "質問", Customer: connectors.Person{Name: "山田 花", Address: "hana@example.jp"},
		Messages: []connectors.Message{{RemoteID: "9-1", Direction: connectors.In, SentAt: noon, Text: "色の違うものはありますか。私の電話は 080-1111-2222 です。"}},
	}}}))
	return must[store.Inquiry](t)(d.store.InquiryByRemote(t.Context(), account, "9"))
}

func codesOf(all []Problem) string {
	var codes []string
	for _, p := range all {
		codes = append(codes, p.Code)
	}
	return strings.Join(codes, " ")
}

func TestCheck_knows_the_values_of_every_customer(t *testing.T) {
	d := open(t, &fake{})
	q := twoCustomers(t, d)
	for text, want := range map[string]string{
		"090-9999-0000 にお電話しました。":    "other_customer_phone",
		"０３－３５５５－００００ にお電話しました。":     "other_customer_phone",
		"ogawa@example.jp にお送りしました。": "other_customer_mail",
		"追跡番号は 4444-1375-8703 です。":   "other_tracking",
		"小川 大輔 様にもお伝えしました。":          "other_customer_name",
		"080-1111-2222 にお電話しました。":    "", // the customer's own word
		"hana@example.jp にお送りしました。":  "",
		"追跡番号は 4725-7551-6733 です。":   "",
		"山田 花 様\nお問い合わせありがとうございます。":  "",
	} {
		got := must[Checked](t)(d.Check(t.Context(), CheckQuery{ID: q.ID, Text: text}))
		if codesOf(got.Problems) != want {
			t.Errorf("%s: %q, want %q", text, codesOf(got.Problems), want)
		}
	}
}

func TestSend_lets_a_warning_go_only_with_a_persons_word(t *testing.T) {
	d := open(t, &fake{})
	q := twoCustomers(t, d)
	text := "絶対に割れません。"
	seen := must[Checked](t)(d.Check(t.Context(), CheckQuery{ID: q.ID, Text: text})).Problems
	if codesOf(seen) != "absolute" || seen[0].Accepted {
		t.Fatalf("%+v", seen)
	}
	_, err := d.Send(t.Context(), SendRequest{ID: q.ID, Text: text, Confirm: true})
	refused(t, err, "problems")
	_, err = d.Send(t.Context(), SendRequest{ID: q.ID, Text: "必ず届きます。", Confirm: true, Accepted: []string{seen[0].Key}})
	refused(t, err, "problems")
	kept := must[Draft](t)(d.SaveDraft(t.Context(), Draft{ID: q.ID, Text: text, Accepted: []string{seen[0].Key}}))
	if thread := must[Thread](t)(d.Thread(t.Context(), ID{ID: q.ID})); !slices.Equal(thread.Draft.Accepted, kept.Accepted) || len(kept.Accepted) != 1 {
		t.Errorf("kept %v, shown %v", kept.Accepted, thread.Draft.Accepted)
	}
	must[OutboxItem](t)(d.Send(t.Context(), SendRequest{ID: q.ID, Text: text, Confirm: true, Accepted: kept.Accepted}))
	events := must[Thread](t)(d.Thread(t.Context(), ID{ID: q.ID})).Events
	if !slices.ContainsFunc(events, func(e Event) bool { return e.Kind == "confirmed" && e.Detail == "absolute" }) {
		t.Errorf("history %+v", events)
	}
}

// A template past its days asks for a person's word; lengthened, it asks no more.
func TestSend_of_an_expired_template_waits_for_a_person(t *testing.T) {
	d := open(t, &fake{})
	q := twoCustomers(t, d)
	summer := Template{Name: "夏の案内", Body: "夏の間は、休まず発送しております。", ValidTo: "2020-08-31"}
	saved := must[Template](t)(d.SaveTemplate(t.Context(), summer))
	made := must[Composed](t)(d.Compose(t.Context(), ComposeQuery{ID: q.ID, Template: saved.ID}))
	ask := CheckQuery{ID: q.ID, Text: made.Text, Template: saved.ID}
	seen := must[Checked](t)(d.Check(t.Context(), ask)).Problems
	if codesOf(seen) != "template_over" || !strings.Contains(seen[0].Text, "夏の案内") {
		t.Fatalf("%+v", seen)
	}
	out := SendRequest{ID: q.ID, Text: made.Text, Template: saved.ID, Confirm: true}
	_, err := d.Send(t.Context(), out)
	refused(t, err, "problems")
	saved.ValidTo = "2099-08-31"
	saved = must[Template](t)(d.SaveTemplate(t.Context(), saved))
	if left := must[Checked](t)(d.Check(t.Context(), ask)).Problems; len(left) > 0 {
		t.Errorf("lengthened, it still says %+v", left)
	}
	saved.ValidTo = "2020-08-31"
	must[Template](t)(d.SaveTemplate(t.Context(), saved))
	out.Accepted = []string{seen[0].Key}
	must[OutboxItem](t)(d.Send(t.Context(), out))
}

func TestCheck_says_what_came_while_the_answer_was_written(t *testing.T) {
	d := open(t, &fake{})
	q := twoCustomers(t, d)
	must[store.Ingested](t)(d.store.Ingest(t.Context(), q.Account, connectors.Batch{Inquiries: []connectors.Inquiry{{
		RemoteID: "9", Messages: []connectors.Message{
			{RemoteID: "9-2", Direction: connectors.In, SentAt: noon.Add(time.Minute), Text: "やはり結構です。"},
			{RemoteID: "9-3", Direction: connectors.Out, SentAt: noon.Add(2 * time.Minute), Text: "承知しました。"},
		},
	}}}))
	got := must[Checked](t)(d.Check(t.Context(), CheckQuery{ID: q.ID, Text: "在庫はございます。", SeenID: q.NewestID}))
	if codesOf(got.Problems) != "new_message answered" {
		t.Errorf("%+v", got.Problems)
	}
	newest := must[store.Inquiry](t)(d.store.Inquiry(t.Context(), q.ID)).NewestID
	if got := must[Checked](t)(d.Check(t.Context(), CheckQuery{ID: q.ID, Text: "在庫はございます。", SeenID: newest})); len(got.Problems) > 0 {
		t.Errorf("%+v", got.Problems)
	}
}
