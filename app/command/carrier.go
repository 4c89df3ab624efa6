package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

func (c *cli) carrier() *cobra.Command {
	cmd := &cobra.Command{Use: "carrier", Short: "運送会社の追跡ページを見る、変える"}
	cmd.AddCommand(&cobra.Command{
		Use: "list", Short: "運送会社と追跡ページの一覧", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			list, err := d.Carriers(ctx)
			return c.carriers(list, err)
		}),
	}, &cobra.Command{
		Use: "set ID アドレス", Short: "追跡ページを変える。番号の入る所に {n} と書く", Args: cobra.ExactArgs(2),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			list, err := d.SaveCarrier(ctx, app.CarrierChange{ID: args[0], Template: args[1]})
			return c.carriers(list, err)
		}),
	}, &cobra.Command{
		Use: "reset ID", Short: "追跡ページを元に戻す", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			list, err := d.SaveCarrier(ctx, app.CarrierChange{ID: args[0]})
			return c.carriers(list, err)
		}),
	}, &cobra.Command{
		Use: "usual [ID]", Short: "よく使う運送会社を決める。省くと決めない", Args: cobra.MaximumNArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			list, err := d.SaveUsualCarrier(ctx, app.CarrierID{ID: append(args, "")[0]})
			return c.carriers(list, err)
		}),
	}, &cobra.Command{
		Use: "accept 追跡番号", Short: "検査の数字が合わない番号を正しいとする", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			if err := d.AcceptTracking(ctx, app.TrackNumber{Number: args[0]}); err != nil {
				return err
			}
			return c.show(map[string]any{"accepted": args[0]}, func(w io.Writer) { _, _ = fmt.Fprintln(w, args[0]) })
		}),
	})
	return cmd
}

func (c *cli) carriers(list app.Carriers, err error) error {
	if err != nil {
		return err
	}
	return c.show(list, func(w io.Writer) {
		for _, one := range list.Carriers {
			mark := ""
			if one.Own {
				mark = "（変更済み）"
			}
			if one.ID == list.Usual {
				mark += "（よく使う）"
			}
			_, _ = fmt.Fprintf(w, "%-12s %s%s\n             %s\n", one.ID, one.Name, mark, one.Template)
		}
		_, _ = fmt.Fprintf(w, "一覧の日付 %s\n", list.Version)
	})
}
