package command

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

// discovering is the kind whose form begins with an address, "" when there is none.
func (c *cli) discovering() string {
	for _, k := range c.Kinds {
		if k.Discover != nil {
			return k.Kind
		}
	}
	return ""
}

func (c *cli) accountDiscover() *cobra.Command {
	var f formFlags
	var known bool
	cmd := &cobra.Command{
		Use: "discover メールアドレス", Short: "メールアドレスから、サーバーの設定を探す（何も保存しません）", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			form, err := f.form(app.AccountForm{Kind: c.discovering()})
			if err != nil {
				return err
			}
			form.Settings["address"] = args[0]
			found, err := d.DiscoverMailbox(ctx, app.MailboxSearch{Form: form, Look: !known})
			if err != nil {
				return err
			}
			return c.show(found, func(w io.Writer) { writeFound(w, found) })
		}),
	}
	cmd.Flags().StringArrayVar(&f.settings, "set", nil, "設定：キー=値（プロキシなど。何度でも）")
	cmd.Flags().StringArrayVar(&f.files, "secret", nil, "password=@ファイル。ユーザー名の形も確かめます")
	cmd.Flags().BoolVar(&known, "known", false, "ネットワークに問い合わせず、知っていることだけを出す")
	return cmd
}

func writeFound(w io.Writer, found app.MailboxFound) {
	_, _ = fmt.Fprintln(w, found.Text)
	for _, k := range slices.Sorted(maps.Keys(found.Settings)) {
		_, _ = fmt.Fprintf(w, "    %s=%s\n", k, found.Settings[k])
	}
	for _, s := range found.Steps {
		_, _ = fmt.Fprintf(w, "      %s：%s  %s\n", s.Name, stepSigns[s.State], s.Text)
	}
	for _, h := range found.Hosts {
		_, _ = fmt.Fprintf(w, "      証明書にある名前：%s\n", h)
	}
}
