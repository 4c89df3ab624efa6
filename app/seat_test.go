package app

import (
	"testing"
	"time"
)

func TestSeat_a_shop_of_one_is_never_asked(t *testing.T) {
	d := open(t, &fake{})
	ctx, err := d.Enter(t.Context(), &Seat{})
	if err != nil {
		t.Fatal(err)
	}
	me := must[Me](t)(d.Me(ctx))
	if me.Locked || !me.Alone || me.Role != RoleOwner || len(me.Rights) == 0 {
		t.Errorf("got %+v", me)
	}
}

func TestSwitchStaff_asks_for_the_pin_of_who_comes(t *testing.T) {
	d := open(t, &fake{})
	owner := asOwner(t, d)
	a := must[Staff](t)(d.SaveStaff(owner, Staff{Name: "小川", Role: RoleTrainee}))
	must[PINSet](t)(d.SetPIN(owner, PINChange{ID: a.ID, PIN: "２４６８-１３"}))
	seat := &Seat{}
	ctx, err := d.Enter(t.Context(), seat)
	if err != nil {
		t.Fatal(err)
	}
	_, err = d.SwitchStaff(ctx, SwitchRequest{ID: a.ID, PIN: "000000"})
	refused(t, err, "pin_wrong")
	me := must[Me](t)(d.SwitchStaff(ctx, SwitchRequest{ID: a.ID, PIN: "246813"}))
	if me.Role != RoleTrainee || !me.Masked || me.ID != a.ID {
		t.Errorf("got %+v", me)
	}
	ctx, _ = d.Enter(t.Context(), seat)
	if actor(ctx).Staff != a.ID {
		t.Error("the seat has forgotten who sits there")
	}
	if err := d.LockSeat(ctx); err != nil {
		t.Fatal(err)
	}
	ctx, _ = d.Enter(t.Context(), seat)
	refused(t, d.May(ctx, "Inbox", nil), "seat_locked")
	if me := must[Me](t)(d.Me(ctx)); !me.Locked || me.ID != a.ID || me.Role != RoleTrainee {
		t.Errorf("got %+v", me)
	}
}

func TestEnter_the_last_day_ends_by_itself(t *testing.T) {
	d := open(t, &fake{})
	now := noon
	d.now = func() time.Time { return now }
	a := must[Staff](t)(d.SaveStaff(asOwner(t, d), Staff{Name: "小川", Role: RoleTrainee, LastDay: "2026-04-01"}))
	if err := d.May(sit(t, d, a.ID), "Inbox", nil); err != nil {
		t.Errorf("on the last day: %v", err)
	}
	now = noon.AddDate(0, 0, 1)
	refused(t, d.May(sit(t, d, a.ID), "Inbox", nil), "seat_locked")
}

func TestCheckPIN_grows_slower_and_stops(t *testing.T) {
	d := open(t, &fake{})
	owner := asOwner(t, d)
	a := must[Staff](t)(d.SaveStaff(owner, Staff{Name: "小川", Role: RoleTrainee}))
	must[PINSet](t)(d.SetPIN(owner, PINChange{ID: a.ID, PIN: "246813"}))
	s, err := d.store.StaffByID(t.Context(), a.ID)
	if err != nil {
		t.Fatal(err)
	}
	// The store has the clock of the desk: it stands still here.
	for range 4 {
		refused(t, d.checkPIN(t.Context(), s, "111112"), "pin_wrong")
	}
	refused(t, d.checkPIN(t.Context(), s, "111112"), "pin_wait")
	refused(t, d.checkPIN(t.Context(), s, "246813"), "pin_wait") // also the right one has to wait
	if err := d.UnlockStaff(owner, ID{a.ID}); err != nil {
		t.Fatal(err)
	}
	if err := d.checkPIN(t.Context(), s, "246813"); err != nil {
		t.Errorf("after the owner has helped: %v", err)
	}
}

func TestSetPIN_of_an_owner_brings_a_way_back(t *testing.T) {
	d := open(t, &fake{})
	owner := asOwner(t, d)
	id := actor(owner).Staff
	set := must[PINSet](t)(d.SetPIN(owner, PINChange{ID: id, PIN: "246813"}))
	seat := &Seat{}
	ctx, _ := d.Enter(t.Context(), seat)
	refused(t, d.May(ctx, "Inbox", nil), "seat_locked") // a fresh window asks who it is
	_, err := d.RecoverOwner(ctx, Recovery{ID: id, Code: "AAAA-AAAA", PIN: "975310"})
	refused(t, err, "recovery")
	again := must[PINSet](t)(d.RecoverOwner(ctx, Recovery{ID: id, Code: set.Recovery, PIN: "975310"}))
	if again.Recovery == set.Recovery || again.Recovery == "" {
		t.Errorf("the code is %q again", again.Recovery)
	}
	must[Me](t)(d.SwitchStaff(ctx, SwitchRequest{ID: id, PIN: "975310"}))
	for _, pin := range []string{"12345", "123456", "777777", "abcdef"} {
		if _, err := d.SetPIN(owner, PINChange{ID: id, PIN: pin}); err == nil {
			t.Errorf("PIN %s was taken", pin)
		}
	}
}

func TestRemoveStaff_keeps_an_owner_and_the_names(t *testing.T) {
	d, id, people := shopOf(t)
	owner := asOwner(t, d)
	if err := d.store.Assign(t.Context(), actor(owner), id, people[RoleStaff].ID); err != nil {
		t.Fatal(err)
	}
	must[Staffs](t)(d.RemoveStaff(owner, StaffRemoval{ID: people[RoleStaff].ID, To: people[RoleTrainee].ID}))
	q, err := d.store.Inquiry(t.Context(), id)
	if err != nil || q.OwnerID != people[RoleTrainee].ID {
		t.Errorf("it is with %d: %v", q.OwnerID, err)
	}
	_, err = d.SaveStaff(owner, Staff{ID: actor(owner).Staff, Name: "店長", Role: RoleViewer})
	refused(t, err, "last_owner")
	_, err = d.RemoveStaff(owner, StaffRemoval{ID: actor(owner).Staff})
	refused(t, err, "staff_self")
}
