package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

func (c *cli) mailImport() *cobra.Command {
	var account string
	cmd := &cobra.Command{
		Use: "import 場所...", Short: "過去のメール（.eml、.mbox、Maildir のファイルかフォルダー）を取り込む", Args: cobra.MinimumNArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			a, err := d.AccountNamed(ctx, account)
			if err != nil {
				return err
			}
			done, err := d.MailImport(ctx, app.MailImportQuery{Account: a.ID, Paths: args}, func(s app.MailImport) {
				c.progress("%d / %d ファイル、%d 通", s.FilesDone, s.Files, s.Taken+s.Known)
			})
			if err != nil {
				return err
			}
			c.progressEnd()
			return c.showMails(done)
		}),
	}
	cmd.Flags().StringVar(&account, "account", "", "メールを入れる接続の名前か番号")
	_ = cmd.MarkFlagRequired("account")
	return cmd
}

func (c *cli) showMails(done app.MailImport) error {
	return c.show(done, func(w io.Writer) {
		for _, l := range done.Reasons {
			_, _ = fmt.Fprintf(w, "%s：%s\n", l.File, l.Reason)
		}
		if done.More > 0 {
			_, _ = fmt.Fprintf(w, "ほかに %d 件\n", done.More)
		}
		_, _ = fmt.Fprintf(w, "%d 通を取り込みました。すでにあったメール %d 通、除いたもの %d 件。\n", done.Taken, done.Known, done.Left)
	})
}
