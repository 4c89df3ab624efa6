package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"
)

// joinOut is what `inquiry split`, `merge` and `unjoin` did, in JSON.
type joinOut struct {
	Join  int64  `json:"join"`
	Kind  string `json:"kind"`
	Kept  int64  `json:"kept"`
	Other int64  `json:"other"`
	At    string `json:"at"`
	By    string `json:"by"`
}

func (c *cli) showJoin(j app.Join, say string) error {
	out := joinOut{j.ID, j.Kind, j.Kept, j.Other, stamp(j.At), j.By}
	return c.show(out, func(w io.Writer) { _, _ = fmt.Fprintf(w, say+"\n", j.Kept, j.Other) })
}

func (c *cli) inquirySplit(ctx context.Context, d *app.Desk, args []string) error {
	id, from, err := twoNumbers(args)
	if err != nil {
		return err
	}
	j, err := d.SplitInquiry(ctx, app.SplitRequest{ID: id, From: from})
	if err != nil {
		return err
	}
	return c.showJoin(j, "問い合わせ %[1]d から分けて、新しい問い合わせ %[2]d にしました（戻すには：madoguchi inquiry unjoin %[1]d）。")
}

func (c *cli) inquiryMerge(ctx context.Context, d *app.Desk, args []string) error {
	keep, other, err := twoNumbers(args)
	if err != nil {
		return err
	}
	j, err := d.MergeInquiries(ctx, app.MergeRequest{Keep: keep, Other: other})
	if err != nil {
		return err
	}
	return c.showJoin(j, "問い合わせ %[2]d を %[1]d にまとめました（戻すには：madoguchi inquiry unjoin %[1]d）。")
}

func (c *cli) inquiryUnjoin(ctx context.Context, d *app.Desk, args []string) error {
	id, err := number(args[0])
	if err != nil {
		return err
	}
	t, err := d.Thread(ctx, app.ID{ID: id})
	if err != nil {
		return err
	}
	if len(t.Joins) == 0 {
		return &app.Refusal{Code: "no_join", Text: "この問い合わせには、分けたりまとめたりした記録がありません。何も変えていません。番号を確かめてください。"}
	}
	j, err := d.UndoJoin(ctx, app.ID{ID: t.Joins[0].ID})
	if err != nil {
		return err
	}
	return c.showJoin(j, "問い合わせ %d と %d を元に戻しました。")
}

func twoNumbers(args []string) (a, b int64, err error) {
	if a, err = number(args[0]); err != nil {
		return 0, 0, err
	}
	b, err = number(args[1])
	return a, b, err
}
