package app

import (
	"strings"
	"testing"
	"time"

	"madoguchi/connectors"
	"madoguchi/store"
)

const goodReply = "お問い合わせありがとうございます。本日発送いたしました。"

func TestApproval_from_asking_to_sending(t *testing.T) {
	d, id, people := shopOf(t)
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
	d, id, people := shopOf(t)
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
func TestApproval_is_asked_for_by_role_template_and_rule(t *testing.T) {
	d, id, people := shopOf(t)
	owner, staff := asOwner(t, d), sit(t, d, people[RoleStaff].ID)
	template := must[Template](t)(d.SaveTemplate(owner, Template{Name: "お詫びと返金", Body: goodReply}))
	for name, want := range map[string]func(){
		store.WhyRole: func() {
			must[Protection](t)(d.SaveProtection(owner, Protection{AskStaff: true}))
		},
		store.WhyTemplate: func() {
			must[Protection](t)(d.SaveProtection(owner, Protection{}))
			if err := d.store.Exec(t, `UPDATE templates SET approval = 1 WHERE id = $1`, template.ID); err != nil {
				t.Fatal(err)
			}
		},
	} {
		want()
		_, err := d.Send(staff, SendRequest{ID: id, Text: goodReply, Template: template.ID})
		refused(t, err, "approval_needed")
		_, err = d.Send(staff, SendRequest{ID: id, Text: goodReply, Template: template.ID, At: noon.Add(time.Hour).UnixMilli()})
		refused(t, err, "approval_needed")
		sent := must[BatchSent](t)(d.BatchSend(staff, BatchRequest{Template: template.ID, Parts: []BatchText{{ID: id, Text: goodReply}}}))
		if len(sent.Refused) != 1 || sent.Refused[0].Code != "approval_needed" {
			t.Errorf("%s: batch %+v", name, sent)
		}
	}
}
