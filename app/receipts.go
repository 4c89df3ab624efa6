package app

import (
	"context"

	"madoguchi/app/receipt"
	"madoguchi/store"
)

// receiptBy says who gives the receipt of an order.
func (d *Desk) receiptBy(ctx context.Context, o store.Order) (receipt.Advice, error) {
	tax, err := d.store.Setting(ctx, "tax_number")
	if err != nil {
		return receipt.Advice{}, err
	}
	numbers, err := d.store.NumberOptions(ctx)
	if err != nil {
		return receipt.Advice{}, err
	}
	return receipt.Decide(receipt.Facts{Order: o.Order, Mall: d.mallOf(o.Kind, o.Number, numbers), TaxNumber: tax, Now: d.now()}), nil
}
