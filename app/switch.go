package app

import (
	"context"
	"errors"
	"fmt"

	"madoguchi/store"
)

// SwitchStaff changes who sits at the window.
func (d *Desk) SwitchStaff(ctx context.Context, in SwitchRequest) (Me, error) {
	seat := who(ctx).seat
	if seat == nil {
		return Me{}, refuse("no_seat", "ここでは担当者を切り替えられません。画面の右上の名前から切り替えてください。")
	}
	s, err := d.store.StaffByID(ctx, in.ID)
	if err != nil {
		return Me{}, err
	}
	if s.Off || d.over(s.LastDay) {
		return Me{}, refuse("staff_off", "この担当者の最終日は過ぎています。いまの担当者のままです。続けて働くときは、店長が最終日を変えてください。")
	}
	if err := d.checkPIN(ctx, s, in.PIN); err != nil {
		return Me{}, err
	}
	seat.take(s.ID)
	if ctx, err = d.Enter(ctx, seat); err != nil {
		return Me{}, err
	}
	return d.Me(ctx)
}

// LockSeat blanks the window until its person is back.
func (d *Desk) LockSeat(ctx context.Context) error {
	a := who(ctx)
	if a.seat == nil {
		return nil
	}
	a.seat.lock()
	return d.store.Note(ctx, a.Actor, "lock", "staff", a.Staff, "")
}

// checkPIN lets a person in who has none, or whose PIN is right.
func (d *Desk) checkPIN(ctx context.Context, s store.Staff, pin string) error {
	hash, until, err := d.store.TryPIN(ctx, s.ID)
	switch {
	case errors.Is(err, store.ErrPINWait):
		return d.waitPIN(until)
	case errors.Is(err, store.ErrPINLocked):
		return lockedPIN(s.Role)
	case err != nil:
		return err
	}
	right := hash == "" || pinFits(hash, pin)
	if err := d.store.PINTried(ctx, store.Actor{Staff: s.ID, Name: s.Name}, right); err != nil || right {
		return err
	}
	if until > 0 {
		return d.waitPIN(until)
	}
	return refuse("pin_wrong", "PIN が違います。何も変えていません。もう一度入れてください。")
}

func (d *Desk) waitPIN(until int64) error {
	seconds := max(1, (until-d.now().UnixMilli()+999)/1000)
	return refuse("pin_wait", fmt.Sprintf("PIN が続けて違いました。データはそのままです。%d 秒たってから、もう一度入れてください。", seconds))
}

func lockedPIN(role string) error {
	if role == RoleOwner {
		return refuse("pin_locked", "PIN が 10 回違ったため、止めています。データはそのままです。「PIN を忘れた」から、控えてある復旧コードを入れてください。")
	}
	return refuse("pin_locked", "PIN が 10 回違ったため、止めています。データはそのままです。店長に、設定の「担当者」で解除を頼んでください。")
}
