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

// orderRow is an order of a list in JSON.
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

func (c *cli) orderShow(ctx context.Context, d *app.Desk, args []string) error {
	o, err := oneOrder(ctx, d, args[0])
	if err != nil {
		return err
	}
	around, err := d.OrderInquiries(ctx, app.ID{ID: o.ID})
	around, err = covered(ctx, d, around, err)
	if err != nil {
		return err
	}
	return c.show(shownOf(o, around), func(w io.Writer) {
		f := o.Facts
		_, _ = fmt.Fprintf(w, "%s  %s  %s\n%s 様  合計 ¥%d  %s\n", f.Number, stamp(f.OrderedAt), f.StatusAs, f.Buyer.Name, f.Total, f.Payment)
		for _, l := range f.Lines {
			_, _ = fmt.Fprintf(w, "  %s × %d  ¥%d\n", l.Name, l.Count, l.Price)
		}
		for _, p := range f.Parcels {
			_, _ = fmt.Fprintf(w, "  配送：%s %s %s\n", p.CarrierAs, p.Number, p.Track)
		}
		_, _ = fmt.Fprintf(w, "  領収書：%s\n", o.ReceiptBy.Line)
		for _, q := range around.Inquiries {
			_, _ = fmt.Fprintf(w, "  問い合わせ：%d  %s  %s\n", q.ID, q.State, q.Subject)
		}
	})
}

// oneOrder is the order of a number. Two malls may use the same: the newest one is taken, order list shows both.
func oneOrder(ctx context.Context, d *app.Desk, number string) (app.Order, error) {
	list, err := d.OrdersByNumber(ctx, number)
	if err != nil {
		return app.Order{}, err
	}
	if len(list) == 0 {
		return app.Order{}, &app.Refusal{Code: "not_found", Text: "注文番号「" + number + "」の注文はまだ読み込んでいません。番号を確かめるか、「madoguchi sync」で受信してください。"}
	}
	return list[0], nil
}
