package app

import (
	"context"
	"slices"
	"testing"

	"madoguchi/store"
)

func TestMay_role_by_method(t *testing.T) {
	d, id, people := shopOf(t)
	roles := []string{RoleStaff, RoleTrainee, RoleAccounting, RoleViewer}
	for method, who := range map[string][]string{
		"Me": roles, "StaffList": roles, "SwitchStaff": roles, "SetPIN": roles,
		"Inbox": {RoleStaff, RoleTrainee, RoleViewer}, "Thread": {RoleStaff, RoleTrainee, RoleViewer},
		"AddNote": {RoleStaff, RoleTrainee}, "SetState": {RoleStaff, RoleTrainee}, "SaveDraft": {RoleStaff, RoleTrainee},
		"AskApproval": {RoleStaff, RoleTrainee}, "Send": {RoleStaff}, "SendNow": {RoleStaff}, "Search": {RoleStaff, RoleViewer},
		"Orders": {RoleStaff, RoleViewer}, "OrderInquiries": {RoleStaff, RoleViewer}, "Raw": {RoleStaff, RoleViewer}, "SaveTemplate": {RoleStaff}, "EvidenceStart": nil, "SaveEvidence": nil, "SearchPlaces": {RoleStaff, RoleViewer},
		"SaveStaff": nil, "RemoveStaff": nil, "UnlockStaff": nil, "SaveProtection": nil, "SaveShop": nil, "SaveAccount": nil,
		"RemoveAccount": nil, "Audit": nil, "MailImportStart": nil, "OrderFileImport": nil, "SaveRule": nil, "never thought of": nil,
	} {
		for _, role := range roles {
			err := d.May(sit(t, d, people[role].ID), method, nil)
			if want := slices.Contains(who, role); want != (err == nil) {
				t.Errorf("%s as %s: %v", method, role, err)
			}
		}
		if err := d.May(asOwner(t, d), method, body(id)); err != nil {
			t.Errorf("%s as owner: %v", method, err)
		}
	}
	refused(t, d.May(sit(t, d, people[RoleTrainee].ID), "Send", body(id)), "approval")
	refused(t, d.May(sit(t, d, people[RoleViewer].ID), "AddNote", body(id)), "forbidden")
}

func TestMay_a_trainee_stays_with_their_own(t *testing.T) {
	d, id, people := shopOf(t)
	owner := asOwner(t, d)
	trainee := func() context.Context { return sit(t, d, people[RoleTrainee].ID) }
	if err := d.May(trainee(), "Thread", body(id)); err != nil {
		t.Fatalf("nobody looks after it: %v", err)
	}
	if err := d.store.Assign(t.Context(), actor(owner), id, people[RoleStaff].ID); err != nil {
		t.Fatal(err)
	}
	refused(t, d.May(trainee(), "Thread", body(id)), "not_yours")
	page := must[InboxPage](t)(d.Inbox(trainee(), InboxQuery{}))
	for _, r := range page.Inquiries {
		if r.ID == id {
			t.Error("the list shows a colleague's inquiry")
		}
	}
	rows, err := d.Cover(trainee(), InboxPage{Inquiries: []Row{{ID: id, OwnerID: people[RoleStaff].ID}}}, 0)
	if err != nil || len(rows.(InboxPage).Inquiries) != 0 {
		t.Errorf("a colleague's row was let through: %v %v", rows, err)
	}
	must[Protection](t)(d.SaveProtection(owner, Protection{MaskTrainee: true}))
	if err := d.store.Assign(t.Context(), actor(owner), id, 0); err != nil {
		t.Fatal(err)
	}
	refused(t, d.May(trainee(), "Thread", body(id)), "not_yours")
}

func TestHandOver_hides_what_may_be_harassment(t *testing.T) {
	d, id, people := shopOf(t)
	owner := asOwner(t, d)
	staff := sit(t, d, people[RoleStaff].ID)
	must[Row](t)(d.HandOver(staff, HandOver{ID: id, Note: "怒鳴られました"}))
	q := must[store.Inquiry](t)(d.store.Inquiry(t.Context(), id))
	if q.OwnerID != actor(owner).Staff {
		t.Errorf("it is with %d", q.OwnerID)
	}
	hidden := must[any](t)(d.Cover(staff, Thread{
		Inquiry: Row{ID: id, Care: careHarassment, OwnerID: q.OwnerID, Subject: "死ね", Snippet: "死ね"}, Messages: []Message{{Text: "死ね"}},
	}, id)).(Thread)
	if hidden.Messages[0].Text != ownersText || hidden.Inquiry.Subject != ownersText || hidden.Inquiry.Snippet != "" {
		t.Errorf("got %+v", hidden)
	}
	same := must[any](t)(d.Cover(owner, Thread{Inquiry: Row{Care: careHarassment, OwnerID: q.OwnerID}, Messages: []Message{{Text: "死ね"}}}, id)).(Thread)
	if same.Messages[0].Text != "死ね" {
		t.Error("the owner does not see it")
	}
}
