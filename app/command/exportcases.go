package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

// exportCases writes what customers and shop wrote: no file for the books.
func (c *cli) exportCases(k app.ExportKind) *cobra.Command {
	in := app.ExportRequest{Kind: k.Kind}
	var out string
	cmd := &cobra.Command{
		Use: k.Kind + " --from 日 --to 日 --out ファイル", Short: k.Label + "：" + k.Help, Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			ctx, told := c.telling(ctx)
			done, err := d.WriteCases(ctx, in, out)
			told()
			if err != nil {
				return err
			}
			return c.showCaseFile(done, out)
		}),
	}
	f := cmd.Flags()
	f.StringVar(&in.From, "from", "", "始めの日（2026-10-01）")
	f.StringVar(&in.To, "to", "", "終わりの日（2026-10-31）")
	f.StringVar(&out, "out", "", "書き出すファイル（.xlsx で終わると Excel のブック、ほかは CSV）")
	for _, name := range []string{"from", "to", "out"} {
		_ = cmd.MarkFlagRequired(name)
	}
	return cmd
}

func (c *cli) showCaseFile(done app.CaseFile, path string) error {
	v := map[string]any{
		"kind": done.Kind, "from": done.From, "to": done.To, "out": path,
		"rows": done.Rows, "size": done.Size, "sha256": done.SHA256, "warnings": done.Warnings,
	}
	return c.show(v, func(w io.Writer) {
		for _, text := range done.Warnings {
			_, _ = fmt.Fprintln(w, text)
		}
		_, _ = fmt.Fprintf(w, "%s に書き出しました。%d 行  SHA-256 %s\nお客様の名前や本文が入っています。渡す相手と置き場所に気をつけてください。\n", path, done.Rows, done.SHA256)
	})
}
