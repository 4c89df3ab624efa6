package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

func (c *cli) view() *cobra.Command {
	cmd := &cobra.Command{Use: "view", Short: "保存した表示（一覧の絞り込み）を見る、保存する、消す"}
	cmd.AddCommand(&cobra.Command{
		Use: "list", Short: "一覧", Args: cobra.NoArgs, RunE: c.with(c.viewList),
	}, c.viewSave(), &cobra.Command{
		Use: "remove 名前", Short: "消す（問い合わせはそのままです）", Args: cobra.ExactArgs(1), RunE: c.with(c.viewRemove),
	})
	return cmd
}

func (c *cli) viewList(ctx context.Context, d *app.Desk, _ []string) error {
	list, err := d.Views(ctx)
	if err != nil {
		return err
	}
	return c.show(list, func(w io.Writer) {
		for _, v := range list.Views {
			whose := "自分用"
			if v.Shared {
				whose = "全員"
			}
			_, _ = fmt.Fprintf(w, "%4d  %s  %s\n", v.ID, whose, v.Name)
		}
	})
}

func (c *cli) viewSave() *cobra.Command {
	var f filters
	var shared bool
	cmd := &cobra.Command{
		Use: "save 名前", Short: "絞り込みを名前を付けて保存する。同じ名前の表示は置き換わります", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			q, err := f.query(ctx, d)
			if err != nil {
				return err
			}
			in := app.View{Name: args[0], Shared: shared, Query: q}
			if old, err := viewNamed(ctx, d, args[0]); err == nil && old.BuiltIn == "" {
				in.ID, in.Version, in.Position = old.ID, old.Version, old.Position
			}
			saved, err := d.SaveView(ctx, in)
			if err != nil {
				return err
			}
			return c.show(saved, func(w io.Writer) { _, _ = fmt.Fprintf(w, "%d  %s\n", saved.ID, saved.Name) })
		}),
	}
	f.flags(cmd)
	cmd.Flags().BoolVar(&shared, "shared", false, "全員に見せる")
	return cmd
}

func (c *cli) viewRemove(ctx context.Context, d *app.Desk, args []string) error {
	v, err := viewNamed(ctx, d, args[0])
	if err != nil {
		return err
	}
	if v.BuiltIn != "" {
		return &app.Refusal{Code: "built_in", Problems: []app.Problem{}, Text: "「" + v.Name + "」ははじめからある表示で、消せません。何も変えていません。"}
	}
	if err := d.RemoveView(ctx, app.ID{ID: v.ID}); err != nil {
		return err
	}
	return c.show(map[string]any{"removed": v.ID}, func(w io.Writer) { _, _ = fmt.Fprintf(w, "「%s」を消しました。\n", v.Name) })
}
