package app

import (
	"context"
	"fmt"
	"strings"
)

// doctorDocuments holds every kept paper against its hash, and looks for numbers that nobody has.
func (d *Desk) doctorDocuments(ctx context.Context, add finder, step Step) error {
	kept, err := d.store.CheckDocuments(ctx, func(done int) { step("証憑台帳を調べています", int64(done), 0) })
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return err
	}
	if n := len(kept.Damaged); n > 0 {
		add("bad", "documents", "damaged", fmt.Sprintf("証憑台帳の文書が %d 件壊れています（%s）。ほかは読めます。バックアップから復元してください。", n, strings.Join(kept.Damaged[:min(n, mostNamed)], " ")))
	}
	if n := len(kept.Missing); n > 0 {
		add("bad", "documents", "numbers", fmt.Sprintf("証憑台帳の番号が %d 個欠けています（%s）。バックアップと比べて、理由を確かめてください。", n, strings.Join(kept.Missing[:min(n, mostNamed)], " ")))
	}
	if len(kept.Damaged)+len(kept.Missing) == 0 {
		add("ok", "documents", "whole", fmt.Sprintf("証憑台帳の文書（%d 件）は壊れていません。番号も続いています。", kept.All))
	}
	return nil
}
