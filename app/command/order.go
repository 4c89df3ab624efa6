package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

func (c *cli) order() *cobra.Command {
	cmd := &cobra.Command{Use: "order", Short: "注文を見る、取り込む"}
	cmd.AddCommand(c.orderList(), c.orderImport(), c.orderNote(), &cobra.Command{
		Use: "show 注文番号", Short: "1 件をすべて見る", Args: cobra.ExactArgs(1), RunE: c.with(c.orderShow),
	})
	return cmd
}

// orderRow is a row of `order list --json`.
type orderRow struct {
	ID        int64  `json:"id"`
	Account   int64  `json:"account"`
	Kind      string `json:"kind"`
	Number    string `json:"number"`
	OrderedAt string `json:"ordered_at"`
	Status    string `json:"status"`
	StatusAs  string `json:"status_as"`
	Buyer     string `json:"buyer"`
	Total     int64  `json:"total"`
	Items     string `json:"items"`
}

func orderRowOf(o app.OrderRow) orderRow {
	return orderRow{o.ID, o.Account, o.Kind, o.Number, stamp(o.OrderedAt), o.Status, o.StatusAs, o.Buyer, o.Total, o.Items}
}

func (c *cli) orderList() *cobra.Command {
	var q app.OrderQuery
	cmd := &cobra.Command{
		Use: "list", Short: "一覧（新しい順）", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			page, err := d.Orders(ctx, q)
			if err != nil {
				return err
			}
			rows := make([]orderRow, 0, len(page.Orders))
			for _, o := range page.Orders {
				rows = append(rows, orderRowOf(o))
			}
			return c.show(map[string]any{"orders": rows, "next": page.Next}, func(w io.Writer) {
				for _, o := range page.Orders {
					_, _ = fmt.Fprintf(w, "%s  %s  %s  %s  ¥%d  %s\n", o.Number, day(o.OrderedAt), o.StatusAs, o.Buyer, o.Total, o.Items)
				}
				_, _ = fmt.Fprintf(w, "%d 件\n", len(page.Orders))
			})
		}),
	}
	f := cmd.Flags()
	f.StringVar(&q.Search, "search", "", "番号・名前・電話・追跡番号で絞る")
	f.StringVar(&q.After, "after", "", "前のページの next")
	f.IntVar(&q.Limit, "limit", 0, "件数（省くとすべて）")
	return cmd
}

func (c *cli) orderShow(ctx context.Context, d *app.Desk, args []string) error {
	list, err := d.OrdersByNumber(ctx, args[0])
	if err != nil {
		return err
	}
	if len(list) == 0 {
		return &app.Refusal{Code: "not_found", Text: "注文番号「" + args[0] + "」の注文はまだ読み込んでいません。番号を確かめるか、「madoguchi sync」で受信してください。"}
	}
	// Two malls with the same number: the newest one is shown, order list shows both.
	o := orderOf(list[0])
	return c.show(o, func(w io.Writer) {
		_, _ = fmt.Fprintf(w, "%s  %s  %s\n%s 様  合計 ¥%d  %s\n", o.Number, o.OrderedAt, o.StatusAs, o.Buyer.Name, o.Total, o.Payment)
		for _, l := range o.Lines {
			_, _ = fmt.Fprintf(w, "  %s × %d  ¥%d\n", l.Name, l.Count, l.Price)
		}
		for _, p := range o.Parcels {
			_, _ = fmt.Fprintf(w, "  配送：%s %s %s\n", p.CarrierAs, p.Number, p.Track)
		}
	})
}
