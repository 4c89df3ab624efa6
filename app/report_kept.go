package app

import (
	"context"
	"slices"
	"time"

	"madoguchi/store"
)

// figuresEvery is between two looks for days whose figures are not kept: the program begins
// with other work, and a day that a clerk still works at changes often.
const figuresEvery = time.Minute

// prepareFigures keeps what the report reads of days that have passed. While a past is being
// read, days change as fast as they are kept.
func (d *Desk) prepareFigures(ctx context.Context) {
	for more := false; ; {
		if !more {
			waitFor(ctx, figuresEvery, nil)
		}
		if ctx.Err() != nil {
			return
		}
		accounts, err := d.store.Accounts(ctx)
		more = false
		if err == nil && !slices.ContainsFunc(accounts, func(a store.Account) bool { return a.ProgressAll > 0 }) {
			more, err = d.store.KeepFigures(ctx)
		}
		if err != nil && ctx.Err() == nil {
			d.log.Error("keep figures", "err", err)
		}
	}
}
