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
	if err := d.doctorGuards(ctx, add); err != nil {
		return err
	}
	if len(kept.Damaged)+len(kept.Missing) == 0 {
		add("ok", "documents", "whole", fmt.Sprintf("証憑台帳の文書（%d 件）は壊れていません。番号も続いています。", kept.All))
	}
	return nil
}

// doctorGuards tells whether the database still refuses to change what the books hold.
func (d *Desk) doctorGuards(ctx context.Context, add finder) error {
	missing, err := d.store.MissingGuards(ctx)
	if n := len(missing); n > 0 {
		add("bad", "documents", "guards", fmt.Sprintf("帳簿の書き換えを防ぐ仕組みが %d 個外されています（%s）。記録が書き換えられたおそれがあります。この窓口の外でデータベースを操作した人に確かめ、バックアップと比べてください。",
			n, strings.Join(missing[:min(n, mostNamed)], " ")))
	} else if err == nil {
		add("ok", "documents", "guards", "帳簿の書き換えを防ぐ仕組みは、すべて働いています。")
	}
	return err
}
