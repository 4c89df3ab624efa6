package app

import (
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
)

// staffed is a shop that can send, with one question and a person of each role.
func staffed(t *testing.T) (*Desk, int64, map[string]Staff) {
	t.Helper()
	d := open(t, &fake{})
	a := must[Account](t)(d.SaveAccount(t.Context(), form()))
	must[Synced](t)(d.Sync(t.Context(), ID{ID: a.ID}))
	people := map[string]Staff{}
	for _, role := range []string{RoleStaff, RoleTrainee} {
		people[role] = must[Staff](t)(d.SaveStaff(asOwner(t, d), Staff{Name: RoleName(role), Role: role}))
	}
	return d, must[store.Inquiry](t)(d.store.InquiryByRemote(t.Context(), a.ID, "1")).ID, people
}

const goodReply = "お問い合わせありがとうございます。本日発送いたしました。"

func TestApproval_from_asking_to_sending(t *testing.T) {
	d, id, people := staffed(t)
	owner, trainee := asOwner(t, d), sit(t, d, people[RoleTrainee].ID)
	draft := must[Draft](t)(d.AskApproval(trainee, ApprovalRequest{ID: id, Text: "お問い合わせありがとうございます。発送しました。", Note: "これでよいですか"}))
	thread := must[Thread](t)(d.Thread(trainee, ID{ID: id}))
	if thread.Approval == 0 || thread.MustAsk != store.WhyRole || thread.Inquiry.State != store.StateReview {
		t.Fatalf("%d %q %s", thread.Approval, thread.MustAsk, thread.Inquiry.State)
	}
	_, err := d.Send(owner, SendRequest{ID: id, Text: goodReply})
	refused(t, err, "approval_open")
	_, err = d.AskApproval(trainee, ApprovalRequest{ID: id, Text: goodReply, Version: draft.Version})
	refused(t, err, "approval_open")
	_, err = d.ApproveReply(trainee, ApproveRequest{ID: thread.Approval})
	refused(t, err, "not_approver")

	refused(t, d.ReturnApproval(owner, ApprovalWords{ID: thread.Approval, Text: " "}), "empty")
	if err := d.ReturnApproval(owner, ApprovalWords{ID: thread.Approval, Text: "今日のことだと書いてください"}); err != nil {
		t.Fatal(err)
	}
	draft = must[Draft](t)(d.AskApproval(trainee, ApprovalRequest{ID: id, Text: goodReply, Version: draft.Version, Done: true}))
	list := must[ApprovalList](t)(d.Approvals(owner, ApprovalQuery{}))
	if len(list.Approvals) != 1 || !list.Approvals[0].May || list.Approvals[0].By != "臨時" {
		t.Fatalf("%+v", list)
	}
	p := must[Approval](t)(d.ApprovalByID(owner, ID{ID: list.Approvals[0].ID}))
	if len(p.Changes) != 1 || p.Changes[0].Against != "earlier" {
		t.Fatalf("%+v", p.Changes)
	}
	_, err = d.ApproveReply(owner, ApproveRequest{ID: p.ID, Version: p.Version, Text: "{お客様名} 様"})
	refused(t, err, "problems")
	item := must[OutboxItem](t)(d.ApproveReply(owner, ApproveRequest{ID: p.ID, Version: p.Version, Text: goodReply + "店長", Done: p.Done, Hold: -1}))
	if item.Text != goodReply+"店長" || !item.Done || item.By != "店長" {
		t.Errorf("%+v", item)
	}
	_, err = d.ApproveReply(owner, ApproveRequest{ID: p.ID})
	refused(t, err, "approval_decided")
	p = must[Approval](t)(d.ApprovalByID(trainee, ID{ID: p.ID}))
	if p.State != store.ApprovalApproved || p.Changes[0].Against != "asked" || p.OutboxID != item.ID {
		t.Errorf("%+v", p)
	}
	_ = draft
}

func TestApproval_waits_until_a_new_message_is_read(t *testing.T) {
	d, id, people := staffed(t)
	owner, staff := asOwner(t, d), sit(t, d, people[RoleStaff].ID)
	q := must[store.Inquiry](t)(d.store.Inquiry(t.Context(), id))
	must[Draft](t)(d.AskApproval(staff, ApprovalRequest{ID: id, Text: goodReply, SeenID: q.NewestID}))
	p := must[ApprovalList](t)(d.Approvals(owner, ApprovalQuery{})).Approvals[0]
	if p.Newer || p.Why != store.WhyAsked {
		t.Fatalf("%+v", p)
	}
	_, err := d.store.Ingest(t.Context(), q.Account, connectors.Batch{Next: "2", Inquiries: []connectors.Inquiry{{
		RemoteID: q.RemoteID, Messages: []connectors.Message{{RemoteID: "d", Direction: connectors.In, SentAt: noon.Add(time.Minute), Text: "やはり要りません。"}},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	p = must[Approval](t)(d.ApprovalByID(owner, ID{ID: p.ID}))
	if !p.Newer {
		t.Error("the new message is not shown")
	}
	_, err = d.ApproveReply(owner, ApproveRequest{ID: p.ID})
	refused(t, err, "newer")
	must[OutboxItem](t)(d.ApproveReply(owner, ApproveRequest{ID: p.ID, SeenID: p.Newest}))
}

// Whoever has to ask cannot send by any other door.
func TestSend_is_refused_where_somebody_has_to_agree(t *testing.T) {
	for why, want := range map[string]func(d *Desk, template int64){
		"role": func(d *Desk, _ int64) {
			must[Protection](t)(d.SaveProtection(asOwner(t, d), Protection{AskStaff: true}))
		},
		"template": func(d *Desk, template int64) {
			w := must[store.Template](t)(d.store.Template(t.Context(), template))
			w.Approval = true
			must[store.Template](t)(d.store.SaveTemplate(t.Context(), store.Actor{}, w))
		},
		"rule": func(d *Desk, _ int64) {
			r := must[Rule](t)(d.SaveRule(asOwner(t, d), Rule{Name: "すべて", Actions: []RuleAction{{Do: "approval"}}}))
			r.Active = true
			must[Rule](t)(d.SaveRule(asOwner(t, d), r))
			another(t, d)
		},
	} {
		t.Run(why, func(t *testing.T) {
			d, id, people := staffed(t)
			staff := sit(t, d, people[RoleStaff].ID)
			template := must[Template](t)(d.SaveTemplate(asOwner(t, d), Template{Name: "お詫びと返金", Body: goodReply})).ID
			want(d, template)
			if why == "rule" {
				id = another(t, d)
			}
			plain := SendRequest{ID: id, Text: goodReply, Template: template}
			later := plain
			later.At = noon.Add(time.Hour).UnixMilli()
			for _, in := range []SendRequest{plain, later} {
				_, err := d.Send(staff, in)
				refused(t, err, "approval_needed")
			}
			_, err := d.SendIn(staff, plain, "")
			refused(t, err, "approval_needed")
			sent := must[BatchSent](t)(d.BatchSend(staff, BatchRequest{Template: template, Parts: []BatchText{{ID: id, Text: goodReply}}}))
			if len(sent.Refused) != 1 || sent.Refused[0].Code != "approval_needed" {
				t.Errorf("batch %+v", sent)
			}
			must[Draft](t)(d.AskApproval(staff, ApprovalRequest{ID: id, Text: goodReply, Template: template}))
			p := must[ApprovalList](t)(d.Approvals(staff, ApprovalQuery{Inquiry: id})).Approvals[0]
			if p.Why != why || p.May {
				t.Errorf("%+v", p)
			}
			must[OutboxItem](t)(d.ApproveReply(asOwner(t, d), ApproveRequest{ID: p.ID}))
		})
	}
}

// another is a question that comes after the first.
func another(t *testing.T, d *Desk) int64 {
	t.Helper()
	q := connectors.Inquiry{RemoteID: "2", Subject: "返金", Messages: []connectors.Message{{RemoteID: "n", Direction: connectors.In, SentAt: noon, Text: "返金してください。"}}}
	if _, err := d.store.Ingest(t.Context(), 1, connectors.Batch{Next: "2", Inquiries: []connectors.Inquiry{q}}); err != nil {
		t.Fatal(err)
	}
	return must[store.Inquiry](t)(d.store.InquiryByRemote(t.Context(), 1, "2")).ID
}

func TestApproval_by_the_staff_where_the_shop_wants_it(t *testing.T) {
	d, id, people := staffed(t)
	owner, staff, trainee := asOwner(t, d), sit(t, d, people[RoleStaff].ID), sit(t, d, people[RoleTrainee].ID)
	must[Draft](t)(d.AskApproval(trainee, ApprovalRequest{ID: id, Text: goodReply}))
	p := must[ApprovalList](t)(d.Approvals(staff, ApprovalQuery{})).Approvals[0]
	_, err := d.ApproveReply(staff, ApproveRequest{ID: p.ID})
	refused(t, err, "not_approver")
	refused(t, d.SayApproval(staff, ApprovalWords{ID: p.ID, Text: "どうでしょう"}), "not_yours")
	refused(t, d.WithdrawApproval(staff, ApprovalWords{ID: p.ID}), "not_yours")
	must[Protection](t)(d.SaveProtection(owner, Protection{StaffApprove: true, TraineeOpen: true}))
	if err := d.WithdrawApproval(trainee, ApprovalWords{ID: p.ID}); err != nil {
		t.Fatal(err)
	}
	draft := must[Thread](t)(d.Thread(trainee, ID{ID: id})).Draft
	must[Draft](t)(d.AskApproval(trainee, ApprovalRequest{ID: id, Text: goodReply, Version: draft.Version}))
	p = must[ApprovalList](t)(d.Approvals(staff, ApprovalQuery{})).Approvals[0]
	must[OutboxItem](t)(d.ApproveReply(staff, ApproveRequest{ID: p.ID}))
	mentions := must[[]store.Mention](t)(d.store.Mentions(t.Context(), people[RoleTrainee].ID))
	if len(mentions) != 1 || !strings.Contains(mentions[0].Text, "承認しました") {
		t.Errorf("%+v", mentions)
	}
}

func TestApproval_hides_the_same_on_both_sides_of_a_change(t *testing.T) {
	d, id, people := shopOf(t)
	trainee := sit(t, d, people[RoleTrainee].ID)
	must[Draft](t)(d.AskApproval(asOwner(t, d), ApprovalRequest{ID: id, Text: canaryName + " 様、" + goodReply}))
	p := must[ApprovalList](t)(d.Approvals(asOwner(t, d), ApprovalQuery{})).Approvals[0]
	if err := d.ReturnApproval(asOwner(t, d), ApprovalWords{ID: p.ID, Text: "名前を直してください"}); err != nil {
		t.Fatal(err)
	}
	version := must[Thread](t)(d.Thread(asOwner(t, d), ID{ID: id})).Draft.Version
	// Letter by letter no piece holds the name, and together they would tell it.
	half := string([]rune(canaryName)[:1])
	must[Draft](t)(d.AskApproval(asOwner(t, d), ApprovalRequest{ID: id, Text: half + " 様、" + goodReply, Version: version}))
	p = must[ApprovalList](t)(d.Approvals(asOwner(t, d), ApprovalQuery{})).Approvals[0]
	shown := must[any](t)(d.Cover(trainee, must[Approval](t)(d.ApprovalByID(trainee, ID{ID: p.ID})), 0)).(Approval)
	var old strings.Builder
	for _, piece := range shown.Changes[0].Pieces {
		if piece.Kind != "new" {
			old.WriteString(piece.Text)
		}
	}
	if strings.Contains(old.String(), canaryName) {
		t.Errorf("the pieces tell the name: %s", old.String())
	}
}
