package app

import (
	"context"
	"fmt"
	"time"
)

// EntryMonths are the months of the books, the newest first.
func (d *Desk) EntryMonths(ctx context.Context) (EntryMonths, error) {
	out := EntryMonths{Months: []EntryMonth{}}
	all, err := d.store.EntryMonths(ctx)
	for _, m := range all {
		out.Months = append(out.Months, EntryMonth{
			Month: m.Month, Drafts: m.Drafts, Entries: m.Stands, Amount: m.Amount, Locked: m.Locked.At != 0, LockedAt: m.Locked.At, LockedBy: m.Locked.Name,
		})
	}
	return out, err
}

// LockMonth closes the books of a month, or opens them again. A month with drafts stays
// open: nobody would ever finish them.
func (d *Desk) LockMonth(ctx context.Context, in MonthLock) (EntryMonths, error) {
	if _, err := time.Parse("2006-01", in.Month); err != nil {
		return EntryMonths{}, refuse("month", "月が読めません。何も変えていません。2026-10 のように入れてください。")
	}
	if in.Locked {
		all, err := d.store.EntryMonths(ctx)
		if err != nil {
			return EntryMonths{}, err
		}
		for _, m := range all {
			if m.Month == in.Month && m.Drafts > 0 {
				return EntryMonths{}, refuse("month_drafts", fmt.Sprintf("%s には、まだ確定していない記録が %d 件あります。締めていません。確定するか捨ててから、もう一度締めてください。", in.Month, m.Drafts))
			}
		}
	}
	if err := d.store.LockMonth(ctx, actor(ctx), in.Month, in.Locked); err != nil {
		return EntryMonths{}, err
	}
	return d.EntryMonths(ctx)
}
