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
	prepareGather = 300 * time.Millisecond // without another one, and what has come is written
	prepareLatest = 1500 * time.Millisecond
	prepareAgain  = time.Minute
	prepareTidy   = 50 * time.Millisecond // between two steps that only make the search faster
)

// prepareSearch writes the documents that may wait, and tidies the index up when none have
// come for a while. What is cut off goes on with the next start.
func (d *Desk) prepareSearch(ctx context.Context) {
	for look := prepareLook; ctx.Err() == nil; {
		more, err := d.store.Reindex(ctx, prepareMost)
		if err == nil && !more {
			hinted, goesOn := waitFor(ctx, look, d.store.DocsDue())
			if look = prepareLook; hinted {
				d.gatherDocs(ctx, goesOn)
			} else {
				look, err = d.tidySearch(ctx)
			}
		}
		if err != nil && ctx.Err() == nil {
			d.log.Error("prepare search", "err", err)
			waitFor(ctx, prepareAgain, nil)
		}
	}
}

// gatherDocs waits as long as more come to be due, and not for long. The first mails of a
// mailbox are there sooner, and a conversation that grows is written once.
func (d *Desk) gatherDocs(ctx context.Context, goesOn bool) {
	ctx, stop := context.WithTimeout(ctx, prepareLatest)
	defer stop()
	for hinted := true; hinted && goesOn; {
		hinted, goesOn = waitFor(ctx, prepareGather, d.store.DocsDue())
	}
}

// tidySearch goes one step and returns when to look again.
func (d *Desk) tidySearch(ctx context.Context) (look time.Duration, err error) {
	more, err := d.store.TidySearch(ctx)
	if more {
		return prepareTidy, err
	}
	return prepareLook, err
}

// waitFor waits, and tells whether it was for a hint and not for the time, and what the
// hint says.
func waitFor(ctx context.Context, most time.Duration, hint <-chan bool) (hinted, goesOn bool) {
	select {
	case <-ctx.Done():
	case <-time.After(most):
	case goesOn = <-hint:
		return true, goesOn
	}
	return false, false
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
