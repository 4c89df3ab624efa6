package app

import (
	"context"

	"madoguchi/store"
)

// wantedPast are the words of the border for those of the store.
var wantedPast = map[string]string{PastReading: store.PastRead, PastPaused: store.PastPaused, PastEnded: store.PastEnded}

// SetPast lets the past of an account be read, pauses it, or lets it be enough. New
// mail comes all the same, and what has come stays.
func (d *Desk) SetPast(ctx context.Context, in PastChange) error {
	past, ok := wantedPast[in.State]
	if !ok {
		return refuse("past_unknown", "過去の取り込みをどうするか分かりませんでした。何も変えていません。reading・paused・ended のどれかを指定してください。")
	}
	a, err := d.store.Account(ctx, in.ID)
	if err != nil {
		return err
	}
	if a.ProgressAll == 0 && past != store.PastRead {
		return refuse("past_done", "この接続には、取り込み中の過去のメールがありません。何も変えていません。")
	}
	return d.accountChanged(in.ID, d.store.SetPast(ctx, actor(ctx), in.ID, past))
}

// pastOf is how reading the past of an account stands.
func pastOf(a store.Account) PastState {
	if a.ProgressAll == 0 {
		return PastState{}
	}
	p := PastState{State: PastReading, ReachedAt: a.PastAt}
	switch {
	case a.Past != store.PastRead:
		p.State = a.Past
	case a.ProgressRate > 0:
		p.Minutes = max((a.ProgressAll-a.ProgressDone)*60/a.ProgressRate, 1)
	}
	return p
}
