package app

import (
	"context"
	"fmt"
	"time"
)

// How the search is made ready after a long past has come, or an older profile: in
// steps that hold nobody up, and with rests.
const (
	prepareLeast = 50
	prepareMost  = 2000
	prepareStep  = 150 * time.Millisecond // how long a step is to take
	prepareLook  = 2 * time.Second        // between two looks whether there is something to do
	prepareAgain = time.Minute
)

// prepareSearch writes the documents that may wait. What is cut off goes on with the
// next start.
func (d *Desk) prepareSearch(ctx context.Context) {
	n := prepareLeast
	for {
		began := time.Now()
		more, err := d.store.Reindex(ctx, n)
		if ctx.Err() != nil {
			return
		}
		took := time.Since(began)
		rest := took / 4
		switch {
		case err != nil:
			d.log.Error("prepare search", "err", err)
			rest = prepareAgain
		case !more:
			rest = prepareLook
		case took > prepareStep:
			n = max(n/2, prepareLeast)
		default:
			n = min(n+n/2, prepareMost)
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(rest):
		}
	}
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
