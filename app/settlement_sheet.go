package app

import (
	"context"
	"slices"

	"madoguchi/app/export/book"
	"madoguchi/app/export/plain"
	"madoguchi/app/settle"
)

// asOfThen are the lines as they stood at the end of the period: a file says the same of it
// at any later time, and what was taken off stands in the file of its own month alone.
func (h *heldMall) asOfThen() []SettlementLine {
	here, carried := h.lines()
	carried = slices.DeleteFunc(carried, func(l SettlementLine) bool { return l.Day != "" && l.Day < h.from })
	all := slices.Concat(here, carried)
	for i, l := range all {
		if l.EntryID != 0 && l.Day > h.to {
			l.State, l.StateLabel, l.Theirs, l.Day, l.Round = settle.Waiting, settlementLabel(settle.Waiting), 0, "", ""
			all[i] = l
		}
	}
	return all
}

// reconciled are the lines of a period and what was carried into it, for the sheet of the
// accountant: of the malls whose settlements are here. Without any there is none.
func (d *Desk) reconciled(ctx context.Context, shop book.Shop, p period) ([]plain.Reconciled, error) {
	files, err := d.store.SettlementFiles(ctx)
	if err != nil {
		return nil, err
	}
	here := map[string]bool{}
	for _, f := range files {
		here[f.Channel] = true
	}
	var out []plain.Reconciled
	for _, c := range shop.AllChannels() {
		if !here[c.Code] {
			continue
		}
		held, err := d.heldAgainst(ctx, c, p)
		if err != nil {
			return nil, err
		}
		for _, l := range held.asOfThen() {
			out = append(out, plain.Reconciled{
				Channel: c.Code, Round: l.Round, OrderNo: l.Order, EventID: l.EventID, Ours: l.Ours, Theirs: l.Theirs, State: l.StateLabel, SettledOn: l.Day,
			})
		}
	}
	return out, nil
}
