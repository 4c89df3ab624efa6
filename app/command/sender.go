package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

func (c *cli) sender() *cobra.Command {
	cmd := &cobra.Command{Use: "sender", Short: "信頼した差出人を見る、足す、外す"}
	cmd.AddCommand(&cobra.Command{
		Use: "list", Short: "信頼した差出人の一覧", Args: cobra.NoArgs, RunE: c.with(c.senderList),
	}, &cobra.Command{
		Use: "trust ADDRESS", Short: "このアドレスからのメールに注意を出さない（distrust で戻せます）",
		Args: cobra.ExactArgs(1), RunE: c.with(c.senderTrust(true)),
	}, &cobra.Command{
		Use: "distrust ADDRESS", Short: "信頼をやめて、また注意を出す", Args: cobra.ExactArgs(1), RunE: c.with(c.senderTrust(false)),
	})
	return cmd
}

func (c *cli) senderTrust(trusted bool) func(context.Context, *app.Desk, []string) error {
	return func(ctx context.Context, d *app.Desk, args []string) error {
		if err := d.SetTrust(ctx, app.SenderTrust{Address: args[0], Trusted: trusted}); err != nil {
			return err
		}
		return c.senderList(ctx, d, nil)
	}
}

func (c *cli) senderList(ctx context.Context, d *app.Desk, _ []string) error {
	list, err := d.Senders(ctx)
	if err != nil {
		return err
	}
	return c.show(list, func(w io.Writer) {
		for _, s := range list.Senders {
			_, _ = fmt.Fprintln(w, s.Address)
		}
		_, _ = fmt.Fprintf(w, "%d 件\n", len(list.Senders))
	})
}
