package app

import (
	"context"

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
	out := Staffs{Staff: make([]Staff, 0, len(all))}
	for _, s := range all {
		out.Staff = append(out.Staff, d.staffOf(s))
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
func (d *Desk) over(lastDay string) bool {
	return lastDay != "" && jst.Day(d.now()) > lastDay
}
