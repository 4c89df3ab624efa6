package app

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"madoguchi/app/worker"
	"madoguchi/connectors"
	"madoguchi/store"
)

// beginners is a shop with a mail account, an order of the canary, and a person of
// each role; its template names the buyer.
func beginners(t *testing.T) (d *Desk, start Start, people map[string]Staff) {
	t.Helper()
	spec := connectors.Spec{
		Kind: "mailbox", Label: "メール", Start: &connectors.Start{Subject: true},
		Open: func(connectors.Settings, connectors.Env) (connectors.Connector, error) { return nil, nil },
	}
	d = open(t, &fake{}, spec)
	box := must[int64](t)(d.store.AddAccount(t.Context(), store.Actor{}, store.Account{Kind: "mailbox", Name: "メール"}))
	bringOrder(t, d, orderOfCanary(connectors.OrderReady))
	order := must[[]store.Order](t)(d.store.OrderByNumber(t.Context(), "A-1"))[0].ID
	owner := asOwner(t, d)
	people = map[string]Staff{}
	for _, role := range []string{RoleStaff, RoleTrainee} {
		people[role] = must[Staff](t)(d.SaveStaff(owner, Staff{Name: RoleName(role), Role: role}))
	}
	template := must[Template](t)(d.SaveTemplate(owner, Template{
		Name: "状況のご連絡", Body: "{お客様名} 様\nご注文は{もし 出荷状況=未出荷}発送の準備中です{ちがえば}手続きが済みました{おわり}。\n{お届け先}",
	}))
	return d, Start{Account: box, Order: order, To: canaryMail, Subject: "ご注文について", Template: template.ID, Hold: -1}, people
}

func orderOfCanary(status string) connectors.Order {
	return connectors.Order{
		Number: "A-1", Status: status, OrderedAt: noon, ChangedAt: noon, Buyer: connectors.Person{Name: canaryName, Address: canaryMail, Phone: canaryPhone},
		Parcels: []connectors.Parcel{{To: connectors.Place{Name: "渡辺 花", State: "東京都", City: "千代田区", Rest: canaryRest}}},
	}
}

// filled is the first text as its template says it.
func filled(t *testing.T, ctx context.Context, d *Desk, in Start) Start {
	t.Helper()
	c := must[Composed](t)(d.ComposeStart(ctx, in))
	in.Text = c.Text
	in.Facts = DraftFacts{Typed: map[string]string{}, Parts: []DraftPart{{Template: in.Template, Text: c.Text, Values: c.Values}}}
	return in
}

func TestStart_follows_its_facts_and_comes_back_as_it_was(t *testing.T) {
	d, in, _ := beginners(t)
	owner := asOwner(t, d)
	in = filled(t, owner, d, in)
	if !strings.Contains(in.Text, "発送の準備中です") || !strings.HasPrefix(in.Text, canaryName) {
		t.Fatalf("made %q", in.Text)
	}
	item := must[OutboxItem](t)(d.SendStart(owner, in))
	back := must[TakenBack](t)(d.TakeBack(owner, ID{ID: item.ID}))
	if !back.Starts || len(back.Start.Facts.Parts) != 1 || back.Start.Template != in.Template || back.Start.Facts.Parts[0].Text != in.Text {
		t.Fatalf("back %+v", back.Start)
	}
	o := orderOfCanary(connectors.OrderShipped)
	o.ChangedAt = noon.Add(time.Hour)
	bringOrder(t, d, o)
	checked := must[Checked](t)(d.CheckStart(owner, in))
	if !hasProblem(checked.Problems, "stale_text") {
		t.Errorf("problems %+v", checked.Problems)
	}
	_, err := d.SendStart(owner, in)
	refused(t, err, "problems")
	fresh := must[Refilled](t)(d.RefillStart(owner, in))
	in.Text, in.Facts = fresh.Text, fresh.Facts
	if !strings.Contains(in.Text, "手続きが済みました") {
		t.Errorf("refilled %q", in.Text)
	}
	must[OutboxItem](t)(d.SendStart(owner, in))
}

func hasProblem(all []Problem, code string) bool {
	for _, p := range all {
		if p.Code == code {
			return true
		}
	}
	return false
}

// Who sees masks writes to the real customer: what leaves holds no mask, and what
// they see holds no more than masks.
func TestStart_of_a_person_who_sees_masks_reaches_the_customer(t *testing.T) {
	d, in, people := beginners(t)
	must[Protection](t)(d.SaveProtection(asOwner(t, d), Protection{MaskTrainee: true, MaskStaff: true}))
	staff := sit(t, d, people[RoleStaff].ID)
	from := must[Starters](t)(d.Starters(staff, StartQuery{Order: in.Order}))
	if strings.Contains(from.Customer+from.Address, "翔太郎") || from.Address == canaryMail {
		t.Fatalf("shown %+v", from)
	}
	in.To = from.Address
	in = filled(t, staff, d, in)
	for _, secret := range []string{"翔太郎", "渡辺 花", canaryRest} {
		if strings.Contains(in.Text, secret) {
			t.Errorf("the page sees %q in %q", secret, in.Text)
		}
	}
	draft := must[StartDraft](t)(d.SaveStartDraft(staff, StartDraft{
		Order: in.Order, Account: in.Account, To: in.To, Subject: in.Subject, Text: in.Text, Template: in.Template, Facts: in.Facts,
	}))
	if strings.Contains(draft.Text+draft.To, "翔太郎") || draft.To == canaryMail {
		t.Errorf("answered %+v", draft)
	}
	kept := must[store.StartDraft](t)(d.store.StartDraft(t.Context(), in.Order, ""))
	if kept.To != canaryMail || !strings.HasPrefix(kept.Text, canaryName+" 様") {
		t.Errorf("kept %+v", kept)
	}
	checked := must[Checked](t)(d.CheckStart(staff, in))
	if hasProblem(checked.Problems, "mask") || hasProblem(checked.Problems, "to_differs") {
		t.Errorf("problems %+v", checked.Problems)
	}
	in.Text += "\nよろしくお願いいたします。"
	item := must[OutboxItem](t)(d.SendStart(staff, in))
	sent := must[store.OutboxItem](t)(d.store.OutboxItem(t.Context(), item.ID))
	if len(sent.To) != 1 || sent.To[0].Address != canaryMail || strings.Contains(sent.Text, "＊") {
		t.Errorf("sent to %+v: %q", sent.To, sent.Text)
	}
	if !strings.HasPrefix(sent.Text, canaryName+" 様") || !strings.Contains(sent.Text, "渡辺 花") || !strings.Contains(sent.Text, canaryRest) {
		t.Errorf("sent %q", sent.Text)
	}
}

func TestStart_with_a_mask_that_nobody_can_tell_is_refused(t *testing.T) {
	d, in, people := beginners(t)
	must[Protection](t)(d.SaveProtection(asOwner(t, d), Protection{MaskTrainee: true, MaskStaff: true}))
	staff := sit(t, d, people[RoleStaff].ID)
	in.To, in.Text = "t＊＊＊@＊＊＊", "ご連絡いたします。お届け先は東京都千代田区＊＊＊です。"
	_, err := d.SendStart(staff, in)
	refused(t, err, "masked_text")
	in.Order = 0
	_, err = d.SendStart(staff, in)
	refused(t, err, "masked_to")
	_, err = d.Starters(staff, StartQuery{To: in.To})
	refused(t, err, "masked_to")
	if all := must[OutboxList](t)(d.Outbox(t.Context(), OutboxQuery{})); len(all.Outbox) != 0 {
		t.Errorf("queued %+v", all.Outbox)
	}
}

// A first text that somebody has to agree to is asked for, comes back with words, is
// asked for again and leaves as the first text of its inquiry.
func TestStart_is_asked_for_and_agreed_to(t *testing.T) {
	d, in, people := beginners(t)
	owner, staff := asOwner(t, d), sit(t, d, people[RoleStaff].ID)
	must[Protection](t)(d.SaveProtection(owner, Protection{AskStaff: true}))
	in = filled(t, staff, d, in)
	if checked := must[Checked](t)(d.CheckStart(staff, in)); checked.MustAsk != store.WhyRole {
		t.Errorf("must ask: %q", checked.MustAsk)
	}
	_, err := d.SendStart(staff, in)
	refused(t, err, "approval_needed")
	id := must[ID](t)(d.AskStart(staff, StartApproval{Start: in, Note: "お願いします"})).ID
	if kept := must[store.StartDraft](t)(d.store.StartDraft(t.Context(), in.Order, "")); kept.Version != 0 {
		t.Errorf("a second draft is left: %+v", kept)
	}
	th := must[Thread](t)(d.Thread(owner, ID{ID: id}))
	if th.Approval == 0 || th.Inquiry.State != store.StateReview || th.Starting || th.Draft.Text != in.Text || len(th.Draft.Facts.Parts) != 1 {
		t.Fatalf("%+v", th)
	}
	if err := d.ReturnApproval(owner, ApprovalWords{ID: th.Approval, Text: "結びの言葉を足してください"}); err != nil {
		t.Fatal(err)
	}
	th = must[Thread](t)(d.Thread(staff, ID{ID: id}))
	again := ApprovalRequest{ID: id, Text: in.Text + "\nよろしくお願いいたします。", Template: in.Template, Version: th.Draft.Version}
	must[Draft](t)(d.AskApproval(staff, again))
	th = must[Thread](t)(d.Thread(owner, ID{ID: id}))
	item := must[OutboxItem](t)(d.ApproveReply(owner, ApproveRequest{ID: th.Approval, SeenID: th.NewestID, Hold: -1}))
	sent := must[store.OutboxItem](t)(d.store.OutboxItem(t.Context(), item.ID))
	if !item.Starts || sent.Subject != in.Subject || sent.To[0].Address != canaryMail || sent.Order != "A-1" || sent.MailID == "" || sent.Text != again.Text {
		t.Errorf("sent %+v", sent)
	}
	if th = must[Thread](t)(d.Thread(owner, ID{ID: id})); !th.Starting {
		t.Error("an answer could be written to what nobody has")
	}
	_, err = d.Send(owner, SendRequest{ID: id, Text: goodReply})
	refused(t, err, "starting")
	// Notes were written in it: it stays, with the text as its draft.
	back := must[TakenBack](t)(d.TakeBack(owner, ID{ID: item.ID}))
	if back.Starts || back.Draft.Text != again.Text || back.Draft.ID != id || len(back.Draft.Facts.Parts) != 1 {
		t.Errorf("back %+v", back)
	}
	item = must[OutboxItem](t)(d.Send(owner, SendRequest{ID: id, Text: again.Text}))
	if !item.Starts {
		t.Errorf("sent again %+v", item)
	}
}

func TestStart_does_not_pass_a_rule_by_beginning_anew(t *testing.T) {
	d, in, people := beginners(t)
	owner, staff := asOwner(t, d), sit(t, d, people[RoleStaff].ID)
	must[OutboxItem](t)(d.SendStart(staff, filled(t, staff, d, in)))
	r := must[Rule](t)(d.SaveRule(owner, Rule{Name: "すべて", Actions: []RuleAction{{Do: "approval"}}}))
	r.Active = true
	must[Rule](t)(d.SaveRule(owner, r))
	_, err := d.store.Ingest(t.Context(), in.Account, connectors.Batch{Next: "2", Inquiries: []connectors.Inquiry{{
		RemoteID: "<z@canary.example>", Subject: "注文の件", Order: "A-1", Customer: connectors.Person{Name: canaryName, Address: canaryMail},
		Messages: []connectors.Message{{RemoteID: "z", MailID: "z@canary.example", Direction: connectors.In, Address: canaryMail, SentAt: noon, Text: "注文番号 A-1 です。"}},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	_, err = d.SendStart(staff, filled(t, staff, d, in))
	refused(t, err, "approval_needed")
	must[OutboxItem](t)(d.SendStart(owner, filled(t, owner, d, in)))
}

func TestStart_that_is_planned_is_looked_at_again(t *testing.T) {
	const night = 20 * time.Hour
	for name, k := range map[string]struct{ status, want string }{
		"as it was": {status: connectors.OrderReady},
		"cancelled": {status: connectors.OrderCanceled, want: "キャンセル"},
	} {
		t.Run(name, func(t *testing.T) {
			d, in, _ := beginners(t)
			owner := asOwner(t, d)
			in.Text, in.At = "ご注文の件でご連絡いたします。", noon.Add(-time.Hour).UnixMilli()
			_, err := d.SendStart(owner, in)
			refused(t, err, "past")
			in.At = noon.Add(night).UnixMilli()
			item := must[OutboxItem](t)(d.SendStart(owner, in))
			if !item.Planned || item.SendAt != in.At {
				t.Fatalf("%+v", item)
			}
			o := orderOfCanary(k.status)
			o.ChangedAt = noon.Add(time.Hour)
			bringOrder(t, d, o)
			d.now = func() time.Time { return noon.Add(night) }
			err = d.lastCheck(t.Context(), must[store.OutboxItem](t)(d.store.OutboxItem(t.Context(), item.ID)))
			var stop *worker.Stopped
			if k.want == "" && err != nil || k.want != "" && (!errors.As(err, &stop) || !strings.Contains(stop.Text, k.want)) {
				t.Errorf("got %v %+v", err, stop)
			}
		})
	}
}
