package app

import (
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/app/export/book"
	"madoguchi/connectors"
	"madoguchi/store"
)

// promisingShop is a shop that can send, with a question about an order of 5,460 yen at two rates.
func promisingShop(t *testing.T) (*Desk, int64, map[string]Staff) {
	t.Helper()
	d := open(t, &fake{})
	account := must[Account](t)(d.SaveAccount(t.Context(), form())).ID
	order := connectors.Order{
		Number: "M-20261101-001", OrderedAt: noon.Add(-time.Hour), Status: connectors.OrderShipped, Paid: true, Total: 5460,
		Taxes: []connectors.Tax{{Rate: 10, Total: 3300, Tax: 300}, {Rate: 8, Total: 2160, Tax: 160}},
	}
	must[[]int64](t)(d.store.SaveOrders(t.Context(), account, []connectors.Order{order}, time.Time{}))
	must[store.Ingested](t)(d.store.Ingest(t.Context(), account, connectors.Batch{Inquiries: []connectors.Inquiry{{
		RemoteID: "1", Subject: "破損", Customer: connectors.Person{Name: "山田"}, Order: order.Number,
		Messages: []connectors.Message{{RemoteID: "m", Direction: connectors.In, SentAt: noon, Text: "割れていました。返金してください。"}},
	}}}))
	people := map[string]Staff{}
	for _, role := range []string{RoleStaff, RoleTrainee} {
		people[role] = must[Staff](t)(d.SaveStaff(asOwner(t, d), Staff{Name: RoleName(role), Role: role}))
	}
	return d, must[store.Inquiry](t)(d.store.InquiryByRemote(t.Context(), account, "1")).ID, people
}

// leave takes an answer on its way and ends the attempt.
func leave(t *testing.T, d *Desk, item int64, kind string) {
	t.Helper()
	o := must[store.OutboxItem](t)(d.store.OutboxItem(t.Context(), item))
	at := time.UnixMilli(o.SendAt)
	if _, got, err := d.store.Claim(t.Context(), item, "t", nil, at); err != nil || !got {
		t.Fatalf("claimed %v, %v", got, err)
	}
	if err := d.store.Finish(t.Context(), item, "t", store.Outcome{Kind: kind, RemoteID: "r", At: at.UnixMilli()}); err != nil {
		t.Fatal(err)
	}
}

func entriesOf(t *testing.T, d *Desk, id int64) []Entry {
	t.Helper()
	return must[EntryPage](t)(d.EntriesFor(t.Context(), ID{ID: id})).Entries
}

const backText = "お問い合わせありがとうございます。３，２８０円をご返金いたします。"

func TestCheck_offers_to_record_what_a_text_promises_and_ticks_nothing(t *testing.T) {
	d, id, _ := promisingShop(t)
	check := func(text string, records ...DraftRecord) []RecordLine {
		t.Helper()
		return must[Checked](t)(d.Check(t.Context(), CheckQuery{ID: id, Text: text, Facts: DraftFacts{Records: records}})).Records
	}
	lines := check(backText)
	if len(lines) != 1 {
		t.Fatalf("%+v", lines)
	}
	if l := lines[0]; l.Ticked || !l.Missing || l.Type != book.RefundPartial || l.Amount != 3280 || l.Label != "一部返金" || len(l.Choices) != 5 || l.Words == "" {
		t.Errorf("%+v", l)
	}
	for text, want := range map[string]RecordLine{
		"全額を返金いたします。":          {Type: book.RefundFull, Amount: 5460},
		"5,460円を返金いたします。":      {Type: book.RefundFull, Amount: 5460},
		"1,000円を銀行振込で返金いたします。": {Type: book.RefundBank, Amount: 1000},
		"着払いでご返送ください。":         {Type: book.ReturnShippingShop, Later: true},
		"500ポイントを進呈いたします。":     {Type: book.CompPoint, Amount: 500},
		"代わりの商品をお送りいたします。":     {Type: book.ReshipShipping, Later: true},
	} {
		l := check(text)
		if len(l) != 1 || l[0].Type != want.Type || l[0].Amount != want.Amount || l[0].Later != want.Later || l[0].Ticked {
			t.Errorf("%s: %+v", text, l)
		}
	}
	ticked := check(backText, DraftRecord{Type: book.RefundPartial, Amount: 3280})
	if len(ticked) != 1 || !ticked[0].Ticked || ticked[0].Missing || ticked[0].Words == "" {
		t.Errorf("ticked %+v", ticked)
	}
	if none := check("返金はいたしかねます。"); len(none) != 0 {
		t.Errorf("refused %+v", none)
	}
	must[Entry](t)(d.SaveEntry(t.Context(), must[EntryProposal](t)(d.ProposeEntry(t.Context(), EntryWish{ID: id, Type: book.RefundPartial, Amount: 3280})).Entry))
	if there := check(backText); there[0].There != "下書き" || there[0].Missing {
		t.Errorf("written down before: %+v", there)
	}
}

func TestCheck_warns_of_an_amount_that_is_not_the_one_of_the_text(t *testing.T) {
	d, id, _ := promisingShop(t)
	problems := func(text string, records ...DraftRecord) string {
		t.Helper()
		all := must[Checked](t)(d.Check(t.Context(), CheckQuery{ID: id, Text: text, Facts: DraftFacts{Records: records}})).Problems
		return codesOf(slices.DeleteFunc(all, func(p Problem) bool { return !strings.HasPrefix(p.Code, "record") }))
	}
	refund := func(yen int64) DraftRecord { return DraftRecord{Type: book.RefundPartial, Amount: yen} }
	for what, c := range map[string]struct{ got, want string }{
		"the same":                {problems(backText, refund(3280)), ""},
		"another":                 {problems(backText, refund(3000)), "record_amount"},
		"two sentences, one sum":  {problems("3,000円を返金いたします。送料280円も返金いたします。", refund(3280)), ""},
		"two sentences, one left": {problems("3,000円を返金いたします。送料280円も返金いたします。", refund(3000)), ""},
		"no amount in the text":   {problems("返金いたします。", refund(3280)), ""},
		"nothing is recorded":     {problems(backText), ""},
		"points nobody has said":  {problems("ポイントを進呈いたします。", DraftRecord{Type: book.CompPoint}), "record_amount_missing"},
		"a part nobody has said":  {problems("一部を返金いたします。", refund(0)), "record_amount_missing"},
		"a part said in the text": {problems(backText, refund(0)), "record_amount_missing"},
		"a transfer of what":      {problems("銀行振込で返金いたします。", DraftRecord{Type: book.RefundBank}), "record_amount_missing"},
		"a transfer of all":       {problems("全額を銀行振込で返金いたします。", DraftRecord{Type: book.RefundBank}), ""},
		"all of it":               {problems("返金いたします。", DraftRecord{Type: book.RefundFull}), ""},
		"freight to come":         {problems("着払いでご返送ください。", DraftRecord{Type: book.ReturnShippingShop}), ""},
		"freight to come, for good": {
			problems("着払いでご返送ください。", DraftRecord{Type: book.ReturnShippingShop, Confirm: true}), "record_confirm",
		},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", what, c.got, c.want)
		}
	}
	_, err := d.Send(t.Context(), SendRequest{ID: id, Text: "ポイントを進呈いたします。", Facts: DraftFacts{Records: []DraftRecord{{Type: book.CompPoint}}}})
	refused(t, err, "problems")
}

func TestSend_warns_before_it_records_a_second_refund_of_an_order(t *testing.T) {
	d, id, _ := promisingShop(t)
	ctx := asOwner(t, d)
	must[Entry](t)(d.SaveEntry(ctx, must[EntryProposal](t)(d.ProposeEntry(ctx, EntryWish{ID: id, Type: book.RefundPartial, Amount: 3280})).Entry))
	warned := func(yen int64) []string {
		t.Helper()
		facts := DraftFacts{Records: []DraftRecord{{Type: book.RefundPartial, Amount: yen, Confirm: true}}}
		var out []string
		for _, p := range must[Checked](t)(d.Check(ctx, CheckQuery{ID: id, Text: "返金いたします。", Facts: facts})).Problems {
			if p.Code == "record_twice" && p.Warn && p.Key != "" {
				out = append(out, p.Text)
			}
		}
		return out
	}
	if all := warned(100); len(all) != 1 || !strings.Contains(all[0], "ほかにも返金の記録") {
		t.Errorf("a second one %q", all)
	}
	if all := warned(9000); len(all) < 2 || !strings.Contains(all[0], "注文の金額") {
		t.Errorf("more than the order %q", all)
	}
	facts := DraftFacts{Records: []DraftRecord{{Type: book.CompPoint, Amount: 500}}}
	for _, p := range must[Checked](t)(d.Check(ctx, CheckQuery{ID: id, Text: "500ポイントを進呈いたします。", Facts: facts})).Problems {
		if p.Code == "record_twice" {
			t.Errorf("points are no refund: %s", p.Text)
		}
	}
}

func TestSend_records_what_is_ticked_once_the_answer_has_left(t *testing.T) {
	d, id, _ := promisingShop(t)
	ctx := asOwner(t, d)
	item := must[OutboxItem](t)(d.Send(ctx, SendRequest{ID: id, Text: backText, Hold: -1, Facts: DraftFacts{Records: []DraftRecord{
		{Type: book.RefundPartial, Amount: 3280, Confirm: true}, {Type: book.ReturnShippingShop},
	}}}))
	if len(item.Records) != 2 || item.Records[0].Amount != 3280 || len(entriesOf(t, d, id)) != 0 {
		t.Fatalf("queued %+v, entries %+v", item, entriesOf(t, d, id))
	}
	leave(t, d, item.ID, store.OutcomeSent)
	all := entriesOf(t, d, id)
	if len(all) != 2 {
		t.Fatalf("entries %+v", all)
	}
	freight, back := all[0], all[1]
	if back.Status != store.EntryConfirmed || back.Amount != 3280 || len(back.Lines) != 2 || back.OrderNumber != "M-20261101-001" || back.OutboxID != item.ID || back.MessageID == 0 {
		t.Errorf("refund %+v", back)
	}
	if freight.Status != store.EntryDraft || freight.Amount != 0 || freight.Lines[0].Debit != "荷造運賃" || len(blocking(freight.Doubts)) == 0 {
		t.Errorf("freight whose bill has not come %+v", freight)
	}
	thread := must[Thread](t)(d.Thread(ctx, ID{ID: id}))
	if !slices.ContainsFunc(thread.Events, func(e Event) bool {
		return e.Kind == "entry_promised" && eventText(e) == "送った返信から、経理の記録（一部返金 3,280円）を作りました"
	}) {
		t.Errorf("history %+v", thread.Events)
	}
}

func TestSend_never_confirms_an_outlay_whose_bill_has_not_come(t *testing.T) {
	d, id, _ := promisingShop(t)
	ctx := asOwner(t, d)
	freight := []DraftRecord{{Type: book.ReturnShippingShop, Confirm: true}}
	_, err := d.Send(ctx, SendRequest{ID: id, Text: "着払いでご返送ください。", Facts: DraftFacts{Records: freight}})
	refused(t, err, "problems")
	s := must[situation](t)(d.situation(ctx, id))
	s.records = freight
	if _, err := d.promising(ctx, &s, "着払いでご返送ください。"); err != nil || len(s.promised) != 1 || s.promised[0].Confirm {
		t.Errorf("promised %+v, %v", s.promised, err)
	}
}

func TestTakeBack_drops_what_was_to_be_recorded_and_leaves_it_ticked(t *testing.T) {
	d, id, _ := promisingShop(t)
	ctx := asOwner(t, d)
	record := DraftRecord{Type: book.RefundPartial, Amount: 3280}
	item := must[OutboxItem](t)(d.Send(ctx, SendRequest{ID: id, Text: backText, Hold: -1, Facts: DraftFacts{Records: []DraftRecord{record}}}))
	back := must[TakenBack](t)(d.TakeBack(ctx, ID{ID: item.ID}))
	if len(entriesOf(t, d, id)) != 0 || !slices.Equal(back.Draft.Facts.Records, []DraftRecord{record}) {
		t.Fatalf("back %+v", back)
	}
	// The same words without naming them: as the draft says. Unticked: nothing.
	again := must[OutboxItem](t)(d.Send(ctx, SendRequest{ID: id, Text: backText, Hold: -1}))
	if len(again.Records) != 1 {
		t.Errorf("as the draft: %+v", again.Records)
	}
	must[TakenBack](t)(d.TakeBack(ctx, ID{ID: again.ID}))
	none := must[OutboxItem](t)(d.Send(ctx, SendRequest{ID: id, Text: backText, Hold: -1, Facts: DraftFacts{Records: []DraftRecord{}}}))
	if len(none.Records) != 0 {
		t.Errorf("unticked: %+v", none.Records)
	}
}

func TestApproval_records_what_was_asked_for(t *testing.T) {
	d, id, people := promisingShop(t)
	owner, trainee := asOwner(t, d), sit(t, d, people[RoleTrainee].ID)
	record := DraftRecord{Type: book.RefundPartial, Amount: 3280}
	_, err := d.AskApproval(trainee, ApprovalRequest{ID: id, Text: backText, Facts: DraftFacts{Records: []DraftRecord{{Type: "REVERSAL"}}}})
	refused(t, err, "entry_type")
	draft := must[Draft](t)(d.AskApproval(trainee, ApprovalRequest{ID: id, Text: backText, Facts: DraftFacts{Records: []DraftRecord{record}}}))
	p := must[ApprovalList](t)(d.Approvals(owner, ApprovalQuery{})).Approvals[0]
	if len(p.Records) != 1 || p.Records[0].Amount != 3280 {
		t.Fatalf("asked %+v", p.Records)
	}
	draft.Facts.Records = []DraftRecord{}
	must[Draft](t)(d.SaveDraft(trainee, draft))
	item := must[OutboxItem](t)(d.ApproveReply(owner, ApproveRequest{ID: p.ID, Version: p.Version, Hold: -1, At: noon.Add(48 * time.Hour).UnixMilli()}))
	if len(entriesOf(t, d, id)) != 0 {
		t.Error("recorded before it has left")
	}
	leave(t, d, item.ID, store.OutcomeSent)
	if all := entriesOf(t, d, id); len(all) != 1 || all[0].CreatedBy != "店長" || all[0].Date != noon.Add(48*time.Hour).Format(time.DateOnly) {
		t.Errorf("entries %+v", all)
	}
}

func TestApproval_confirms_nothing_that_its_asker_may_not(t *testing.T) {
	d, id, people := promisingShop(t)
	owner, trainee := asOwner(t, d), sit(t, d, people[RoleTrainee].ID)
	record := []DraftRecord{{Type: book.RefundPartial, Amount: 3280, Confirm: true}}
	draft := must[Draft](t)(d.AskApproval(trainee, ApprovalRequest{ID: id, Text: backText, Facts: DraftFacts{Records: record}}))
	p := must[ApprovalList](t)(d.Approvals(owner, ApprovalQuery{})).Approvals[0]
	if len(p.Records) != 1 || p.Records[0].Confirm || draft.Facts.Records[0].Confirm || !record[0].Confirm {
		t.Errorf("asked %+v", p.Records)
	}
	item := must[OutboxItem](t)(d.ApproveReply(owner, ApproveRequest{ID: p.ID, Version: p.Version, Hold: -1}))
	leave(t, d, item.ID, store.OutcomeSent)
	if all := entriesOf(t, d, id); len(all) != 1 || all[0].Status != store.EntryDraft {
		t.Errorf("entries %+v", all)
	}

	b, in, people := beginners(t)
	trainee = sit(t, b, people[RoleTrainee].ID)
	in = filled(t, trainee, b, in)
	in.Text += "\n500ポイントを進呈いたします。"
	in.Facts.Records = []DraftRecord{{Type: book.CompPoint, Amount: 500, Confirm: true}}
	begun := must[ID](t)(b.AskStart(trainee, StartApproval{Start: in}))
	asked := must[ApprovalList](t)(b.Approvals(t.Context(), ApprovalQuery{Inquiry: begun.ID})).Approvals
	if len(asked) != 1 || len(asked[0].Records) != 1 || asked[0].Records[0].Confirm {
		t.Errorf("first text %+v", asked)
	}
}

func TestBatchSend_and_first_texts_record_too(t *testing.T) {
	d, id, _ := promisingShop(t)
	ctx := asOwner(t, d)
	facts := DraftFacts{Records: []DraftRecord{{Type: book.RefundPartial, Amount: 3280}}}
	sent := must[BatchSent](t)(d.BatchSend(ctx, BatchRequest{Hold: -1, Parts: []BatchText{{ID: id, Text: backText, Facts: facts}}}))
	if len(sent.Sent) != 1 {
		t.Fatalf("%+v", sent)
	}
	leave(t, d, sent.Sent[0].ID, store.OutcomeUnknown)
	if len(entriesOf(t, d, id)) != 0 {
		t.Error("recorded while nobody knows")
	}
	if err := d.Resolve(ctx, ResolveRequest{ID: sent.Sent[0].ID, Sent: true}); err != nil {
		t.Fatal(err)
	}
	if len(entriesOf(t, d, id)) != 1 {
		t.Errorf("entries %+v", entriesOf(t, d, id))
	}

	b, in, _ := beginners(t)
	owner := asOwner(t, b)
	in = filled(t, owner, b, in)
	in.Text += "\n500ポイントを進呈いたします。"
	in.Facts.Records = []DraftRecord{{Type: book.CompPoint, Amount: 500}}
	if lines := must[Checked](t)(b.CheckStart(owner, in)).Records; len(lines) != 1 || !lines[0].Ticked {
		t.Errorf("first text %+v", lines)
	}
	item := must[OutboxItem](t)(b.SendStart(owner, in))
	leave(t, b, item.ID, store.OutcomeSent)
	if all := entriesOf(t, b, item.InquiryID); len(all) != 1 || all[0].OrderNumber != "A-1" || all[0].Amount != 500 || all[0].OutboxID != item.ID {
		t.Errorf("first text %+v", all)
	}
}

func TestRecords_are_for_those_who_may_write_them(t *testing.T) {
	d, id, people := promisingShop(t)
	staff := sit(t, d, people[RoleStaff].ID)
	facts := DraftFacts{Records: []DraftRecord{{Type: book.RefundPartial, Amount: 3280, Confirm: true}}}
	_, err := d.Send(staff, SendRequest{ID: id, Text: backText, Facts: facts})
	refused(t, err, "problems")
	viewer := with(staff, acting{role: RoleViewer})
	if lines := must[Checked](t)(d.checked(viewer, must[situation](t)(d.situation(staff, id)), backText, nil, DraftFacts{})).Records; len(lines) > 0 {
		t.Errorf("offered to whom may not: %+v", lines)
	}
}

func TestTemplate_says_what_its_answers_record(t *testing.T) {
	d, id, _ := promisingShop(t)
	saved := must[Template](t)(d.SaveTemplate(t.Context(), Template{Name: "お詫び", Body: "お詫びを差し上げました。", Records: book.CompGift}))
	facts := DraftFacts{Parts: []DraftPart{{Template: saved.ID, Text: saved.Body}}}
	lines := must[Checked](t)(d.Check(t.Context(), CheckQuery{ID: id, Text: saved.Body, Facts: facts})).Records
	if len(lines) != 1 || lines[0].Type != book.CompGift || lines[0].From != "template" || lines[0].Ticked {
		t.Errorf("%+v", lines)
	}
}
