package app

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"madoguchi/connectors/jst"
	"madoguchi/store"
)

// StaffList returns everybody who works or has worked here: who has left keeps
// the name in what was done.
func (d *Desk) StaffList(ctx context.Context) (Staffs, error) {
	all, err := d.store.Staffs(ctx)
	if err != nil {
		return Staffs{}, err
	}
	stuck, err := d.store.PINLocked(ctx)
	if err != nil {
		return Staffs{}, err
	}
	out := Staffs{Staff: make([]Staff, 0, len(all))}
	for _, s := range all {
		one := d.staffOf(s)
		one.Stuck = slices.Contains(stuck, s.ID)
		out.Staff = append(out.Staff, one)
	}
	return out, nil
}

func (d *Desk) staffOf(s store.Staff) Staff {
	return Staff{
		ID: s.ID, Name: s.Name, Kana: s.Kana, Role: s.Role, Off: s.Off || d.over(s.LastDay),
		LastDay: s.LastDay, HasPIN: s.HasPIN, Version: s.Version,
	}
}

// over tells whether a last day has passed in Japan. Days in this form sort as
// words.
func (d *Desk) over(lastDay string) bool { return lastDay != "" && jst.Day(d.now()) > lastDay }

// SaveStaff adds a person (id 0) or changes one.
func (d *Desk) SaveStaff(ctx context.Context, in Staff) (Staff, error) {
	in.Name, in.Kana = strings.TrimSpace(in.Name), strings.TrimSpace(in.Kana)
	if err := d.checkStaff(ctx, in); err != nil {
		return Staff{}, err
	}
	s, err := d.store.SaveStaff(ctx, actor(ctx), store.Staff{
		ID: in.ID, Name: in.Name, Kana: in.Kana, Role: in.Role, LastDay: in.LastDay, Version: in.Version,
	})
	if errors.Is(err, store.ErrLastOwner) {
		return Staff{}, lastOwner()
	}
	d.tell(EventAccounts)
	return d.staffOf(s), err
}

const longestName = 40 // letters

func (d *Desk) checkStaff(ctx context.Context, in Staff) error {
	if in.Name == "" {
		return refuse("staff_name", "名前が空です。何も保存していません。名前を入れてください。")
	}
	if len([]rune(in.Name)) > longestName || len([]rune(in.Kana)) > longestName {
		return refuse("staff_name", "名前とよみは 40 字までです。何も保存していません。短くしてください。")
	}
	if RoleName(in.Role) == "" {
		return refuse("staff_role", "権限が選ばれていません。何も保存していません。権限を選んでください。")
	}
	if _, err := time.Parse(time.DateOnly, in.LastDay); in.LastDay != "" && err != nil {
		return refuse("staff_last_day", "最終日は 2026-12-31 のように入れてください。何も保存していません。")
	}
	all, err := d.store.Staffs(ctx)
	for _, s := range all {
		if s.ID != in.ID && s.Name == in.Name && !s.Off {
			return refuse("staff_twice", "同じ名前の担当者がいます。何も保存していません。見分けのつく名前にしてください。")
		}
	}
	return err
}

func lastOwner() error {
	return refuse("last_owner", "店長がいなくなるため、変えられません。何も変えていません。先に、ほかの人を店長にしてください。")
}

// StaffLoad counts what would have to go to somebody else.
func (d *Desk) StaffLoad(ctx context.Context, in ID) (StaffLoad, error) {
	n, err := d.store.StaffOpen(ctx, in.ID)
	return StaffLoad{Open: n}, err
}

// RemoveStaff says that a person has left. Names in the past stay.
func (d *Desk) RemoveStaff(ctx context.Context, in StaffRemoval) (Staffs, error) {
	if in.ID == actor(ctx).Staff {
		return Staffs{}, refuse("staff_self", "自分を外すことはできません。何も変えていません。ほかの店長に頼んでください。")
	}
	moved, err := d.store.RemoveStaff(ctx, actor(ctx), in.ID, in.To)
	if errors.Is(err, store.ErrLastOwner) {
		return Staffs{}, lastOwner()
	}
	if err != nil {
		return Staffs{}, err
	}
	if len(moved) > 0 {
		d.tell(EventInquiries, moved...)
	}
	return d.StaffList(ctx)
}

// StaffNamed finds somebody who works here by name or number.
func (d *Desk) StaffNamed(ctx context.Context, name string) (Staff, error) {
	list, err := d.StaffList(ctx)
	for _, s := range list.Staff {
		if !s.Off && (s.Name == name || idText(s.ID) == name) {
			return s, err
		}
	}
	return Staff{}, errors.Join(err, refuse("no_staff", "その名前の担当者はいません。「madoguchi staff list」で名前を確かめてください。"))
}
