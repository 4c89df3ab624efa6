package app

import (
	"context"
	"fmt"
	"time"
)

// How the search of an older profile is made ready: in small steps with pauses,
// so that nobody who works meanwhile waits.
const (
	prepareStep  = 20
	preparePause = 50 * time.Millisecond
	prepareAgain = time.Minute
)

// prepareSearch writes the documents of an older program anew until all are in
// the present form. What is cut off goes on with the next start.
func (d *Desk) prepareSearch(ctx context.Context) {
	pause := preparePause
	for more := true; more; {
		var err error
		if more, err = d.store.Reindex(ctx, prepareStep); err != nil {
			if ctx.Err() != nil {
				return
			}
			d.log.Error("prepare search", "err", err)
			more, pause = true, prepareAgain
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(pause):
			pause = preparePause
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
		add("warn", "search", "preparing", fmt.Sprintf("検索を新しい形に書き直しています（%d / %d 件）。その間も検索できますが、ハイフンの有無が違う番号は見つからないことがあります。窓口を開いたままにしておくと終わります。", p.Done, p.All))
	}
	return nil
}
