package app

import (
	"context"
	"fmt"
	"time"
)

// How the search is made ready after a long past has come, or an older profile: in
// steps that hold nobody up.
const (
	prepareMost   = 500                    // documents of a step
	prepareLook   = 2 * time.Second        // between two looks whether another program has left something to do
	prepareGather = 100 * time.Millisecond // what comes soon is written with what has come
	prepareAgain  = time.Minute
)

// prepareSearch writes the documents that may wait. What is cut off goes on with the
// next start.
func (d *Desk) prepareSearch(ctx context.Context) {
	for {
		more, err := d.store.Reindex(ctx, prepareMost)
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			d.log.Error("prepare search", "err", err)
			waitFor(ctx, prepareAgain, nil)
		case !more && waitFor(ctx, prepareLook, d.store.DocsDue()):
			waitFor(ctx, prepareGather, nil)
		}
	}
}

// waitFor waits, and tells whether it was for a hint and not for the time.
func waitFor(ctx context.Context, most time.Duration, hint <-chan struct{}) bool {
	select {
	case <-ctx.Done():
	case <-time.After(most):
	case <-hint:
		return true
	}
	return false
}

func (d *Desk) doctorSearch(ctx context.Context, add finder) error {
	p, err := d.store.SearchProgress(ctx)
	switch {
	case err != nil:
		return err
	case p.Ready:
		add("ok", "search", "ok", "検索の準備はできています。")
	default:
		add("warn", "search", "preparing", fmt.Sprintf("検索の準備をしています（%d / %d 件、新しい順）。新しく届いたものはすぐに探せますが、過去のものはまだ見つからないことがあります。窓口を開いたままにしておくと終わります。", p.Done, p.All))
	}
	return nil
}
