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

// prepareFigures keeps what the report reads of days that have passed.
func (d *Desk) prepareFigures(ctx context.Context) {
	for more := false; ; {
		if !more {
			waitFor(ctx, figuresEvery, nil)
		}
		if ctx.Err() != nil {
			return
		}
		var err error
		if more, err = d.keepFigures(ctx); err != nil && ctx.Err() == nil {
			d.log.Error("keep figures", "err", err)
		}
	}
}

// keepFigures keeps some days. While a past is being read, days change as fast as they are kept.
func (d *Desk) keepFigures(ctx context.Context) (more bool, err error) {
	accounts, err := d.store.Accounts(ctx)
	if err != nil || slices.ContainsFunc(accounts, readsPast) {
		return false, err
	}
	return d.store.KeepFigures(ctx)
}

// readsPast tells whether more of an account's past comes by itself. What waits for a person
// may wait for ever.
func readsPast(a store.Account) bool {
	waits := a.State == store.AccountStopped || a.State == store.AccountPaused
	return a.ProgressAll > 0 && a.Past == store.PastRead && !waits
}
