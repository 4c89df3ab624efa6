package app

import (
	"context"
	"strconv"
)

// The settings of Protection: "yes" or "no", and what counts while none is saved.
const (
	settingMaskTrainee = "mask_trainee"
	settingMaskStaff   = "mask_staff"
	settingMaskViewer  = "mask_viewer"
	settingTraineeOpen = "trainee_open"
	settingLock        = "lock_minutes"
	settingAskStaff    = "ask_staff"
	settingApprove     = "staff_approve"
	longestLock        = 240
)

// Protection returns how the shop keeps personal data from its own people.
func (d *Desk) Protection(ctx context.Context) (Protection, error) { return d.protection(ctx) }

func (d *Desk) protection(ctx context.Context) (Protection, error) {
	return same(ctx, common{what: "protection"}, func() (Protection, error) { return d.readProtection(ctx) })
}

func (d *Desk) readProtection(ctx context.Context) (Protection, error) {
	p := Protection{MaskTrainee: true, TraineeOpen: true}
	for name, to := range p.switches() {
		v, err := d.store.Setting(ctx, name)
		if err != nil {
			return p, err
		}
		if v != "" {
			*to = v == "yes"
		}
	}
	var err error
	p.LockMinutes, err = d.number(ctx, settingLock, 0)
	return p, err
}

func (p *Protection) switches() map[string]*bool {
	return map[string]*bool{
		settingMaskTrainee: &p.MaskTrainee, settingMaskStaff: &p.MaskStaff,
		settingMaskViewer: &p.MaskViewer, settingTraineeOpen: &p.TraineeOpen,
		settingAskStaff: &p.AskStaff, settingApprove: &p.StaffApprove,
	}
}

// SaveProtection changes it; it counts with the next call of everybody.
func (d *Desk) SaveProtection(ctx context.Context, in Protection) (Protection, error) {
	if in.LockMinutes < 0 || in.LockMinutes > longestLock {
		return in, refuse("lock_minutes", "ロックまでの時間は 0 から 240 分の間で入れてください。何も変えていません。")
	}
	for name, on := range in.switches() {
		word := "no"
		if *on {
			word = "yes"
		}
		if err := d.store.SetSetting(ctx, actor(ctx), name, word); err != nil {
			return in, err
		}
	}
	if err := d.store.SetSetting(ctx, actor(ctx), settingLock, strconv.Itoa(in.LockMinutes)); err != nil {
		return in, err
	}
	d.tell(EventInquiries)
	return d.protection(ctx)
}
