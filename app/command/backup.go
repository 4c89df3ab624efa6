package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

func (c *cli) backup() *cobra.Command {
	cmd := &cobra.Command{Use: "backup", Short: "控えを取る、確かめる、戻す"}
	var to app.BackupPlace
	create := &cobra.Command{
		Use: "create", Short: "すべての控えを 1 つのファイルに取る", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			step, end := c.steps()
			b, err := d.CreateBackup(ctx, to, step)
			end()
			if err != nil {
				return err
			}
			return c.show(b, func(w io.Writer) {
				_, _ = fmt.Fprintf(w, "控えを取りました：%s（%d 個のファイル）\n", b.File, b.Files)
			})
		}),
	}
	create.Flags().StringVar(&to.File, "out", "", "控えのファイル（省くとデータの置き場所の backups）")
	create.Flags().BoolVar(&to.Overwrite, "overwrite", false, "同じ名前のファイルがあるとき、置き換える")
	cmd.AddCommand(create, &cobra.Command{
		Use: "verify ファイル", Short: "控えが壊れていないか確かめる", Args: cobra.ExactArgs(1),
		RunE: run(func(ctx context.Context, args []string) error {
			step, end := c.steps()
			b, err := app.VerifyBackup(ctx, args[0], step)
			end()
			if err != nil {
				return err
			}
			return c.show(b, func(w io.Writer) {
				_, _ = fmt.Fprintf(w, "控えは壊れていません（%d 個のファイル）。\n", b.Files)
			})
		}),
	}, &cobra.Command{
		Use: "restore ファイル", Short: "空の置き場所に控えを戻す（--profile で場所を指定）", Args: cobra.ExactArgs(1),
		RunE: run(func(ctx context.Context, args []string) error {
			dir, err := c.profileDir()
			if err != nil {
				return err
			}
			step, end := c.steps()
			b, err := app.RestoreBackup(ctx, args[0], dir, step)
			end()
			if err != nil {
				return err
			}
			return c.show(b, func(w io.Writer) {
				_, _ = fmt.Fprintf(w, "控えを %s に戻しました。証憑台帳の文書 %d 件を確かめました。\n", dir, b.Documents)
				if b.DamagedDocuments > 0 {
					_, _ = fmt.Fprintf(w, "そのうち %d 件は、控えを取る前から壊れています。「madoguchi doctor」で番号を見て、前の控えから取り出してください。\n", b.DamagedDocuments)
				}
			})
		}),
	})
	return cmd
}
