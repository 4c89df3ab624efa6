package app

import (
	"context"

	"madoguchi/app/export/book"
	"madoguchi/app/export/plain"
)

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
		lines, carried := held.lines()
		for _, l := range append(lines, carried...) {
			out = append(out, plain.Reconciled{
				Channel: c.Code, Round: l.Round, OrderNo: l.Order, EventID: l.EventID, Ours: l.Ours, Theirs: l.Theirs, State: l.StateLabel, SettledOn: l.Day,
			})
		}
	}
	return out, nil
}
