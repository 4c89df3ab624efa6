package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"
	"madoguchi/connectors"

	"github.com/spf13/cobra"
)

func (c *cli) accountFolders() *cobra.Command {
	return &cobra.Command{
		Use: "folders 接続", Short: "メールのフォルダーの一覧（読むだけです）", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			a, err := d.AccountNamed(ctx, args[0])
			if err != nil {
				return err
			}
			list, err := d.Folders(ctx, app.AccountForm{ID: a.ID, Version: a.Version, Kind: a.Kind})
			if err != nil {
				return err
			}
			return c.show(list, func(w io.Writer) {
				for _, f := range list.Folders {
					_, _ = fmt.Fprintf(w, "%-24s  %s%s\n", f.Name, f.Label, mails(f))
				}
			})
		}),
	}
}

func mails(f connectors.Folder) string {
	if f.Count < 0 {
		return ""
	}
	return fmt.Sprintf("（%d 通）", f.Count)
}
