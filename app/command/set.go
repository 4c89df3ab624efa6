package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

// wishes are the words of `inquiry set` as they are typed.
type wishes struct {
	owner, category, care, state string
	tags, untags                 []string
}

func (c *cli) inquirySet() *cobra.Command {
	var w wishes
	cmd := &cobra.Command{
		Use: "set ID…", Short: "担当・分類・タグ・対応状況・注意をまとめて変える（1 回の undo で戻せます）", Args: cobra.MinimumNArgs(1),
	}
	cmd.RunE = c.with(func(ctx context.Context, d *app.Desk, args []string) error {
		in, err := w.request(ctx, d, cmd)
		if err != nil {
			return err
		}
		for _, arg := range args {
			id, err := number(arg)
			if err != nil {
				return err
			}
			in.Items = append(in.Items, app.BulkItem{ID: id})
		}
		done, err := d.Bulk(ctx, in)
		if err != nil {
			return err
		}
		return c.show(done, func(out io.Writer) { writeBulk(out, done) })
	})
	f := cmd.Flags()
	f.StringVar(&w.owner, "owner", "", "担当：名前、me（自分）、nobody（担当なし）")
	f.StringVar(&w.category, "category", "", "分類の名前（空 \"\" で外す）")
	f.StringArrayVar(&w.tags, "tag", nil, "付けるタグの名前（何度でも）")
	f.StringArrayVar(&w.untags, "untag", nil, "外すタグの名前（何度でも）")
	f.StringVar(&w.state, "state", "", "対応状況（new, working, waiting …）")
	f.StringVar(&w.care, "care", "", "注意：complaint、care、harassment（空 \"\" で外す）")
	return cmd
}

func (w wishes) request(ctx context.Context, d *app.Desk, cmd *cobra.Command) (app.BulkRequest, error) {
	in := app.BulkRequest{State: w.state, Care: w.care}
	var err error
	if w.owner != "" {
		in.Set = append(in.Set, "owner")
		if in.Owner, err = ownerNamed(ctx, d, w.owner); err != nil {
			return in, err
		}
	}
	if cmd.Flags().Changed("category") {
		in.Set = append(in.Set, "category")
		if w.category != "" {
			if in.Category, err = categoryNamed(ctx, d, w.category); err != nil {
				return in, err
			}
		}
	}
	if cmd.Flags().Changed("care") {
		in.Set = append(in.Set, "care")
	}
	if in.Tags, err = tagsNamed(ctx, d, w.tags); err != nil {
		return in, err
	}
	in.Untags, err = tagsNamed(ctx, d, w.untags)
	return in, err
}

func tagsNamed(ctx context.Context, d *app.Desk, names []string) ([]int64, error) {
	var ids []int64
	for _, name := range names {
		id, err := tagNamed(ctx, d, name)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

func writeBulk(w io.Writer, done app.BulkDone) {
	_, _ = fmt.Fprintf(w, "%d 件を変えました。\n", len(done.Changed))
	for _, r := range done.Refused {
		_, _ = fmt.Fprintf(w, "%6d  %s：%s\n", r.ID, r.Name, r.Text)
	}
}
