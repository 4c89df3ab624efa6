package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

func (c *cli) receipt() *cobra.Command {
	cmd := &cobra.Command{Use: "receipt", Short: "領収書をだれが発行するか"}
	cmd.AddCommand(&cobra.Command{
		Use: "decide 注文番号", Short: "だれが、どこで、いつまでに発行するかと、その理由", Args: cobra.ExactArgs(1), RunE: c.with(c.receiptDecide),
	})
	return cmd
}

func (c *cli) receiptDecide(ctx context.Context, d *app.Desk, args []string) error {
	o, err := oneOrder(ctx, d, args[0])
	if err != nil {
		return err
	}
	a := o.ReceiptBy
	return c.show(a, func(w io.Writer) {
		_, _ = fmt.Fprintf(w, "%s\n  %s\n", a.Line, a.Why)
		for _, caution := range a.Cautions {
			_, _ = fmt.Fprintf(w, "  注意：%s\n", caution)
		}
	})
}
