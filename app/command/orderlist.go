package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

// listedOrder is a row of `order list --json`.
type listedOrder struct {
	orderRow
	Inquiries int64 `json:"inquiries"`
	Open      int64 `json:"open_inquiries"`
}

func listedOf(o app.ListedOrder) listedOrder {
	row := orderRow{o.ID, o.Account, o.Kind, o.Number, stamp(o.OrderedAt), o.Status, o.StatusAs, o.Buyer, o.Total, o.Items}
	return listedOrder{row, o.Inquiries, o.Open}
}

func (c *cli) orderList() *cobra.Command {
	var q app.OrderQuery
	var account string
	cmd := &cobra.Command{
		Use: "list", Short: "一覧（新しい順）", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			if account != "" {
				a, err := d.AccountNamed(ctx, account)
				if err != nil {
					return err
				}
				q.Account = a.ID
			}
			page, err := d.Orders(ctx, q)
			if err != nil {
				return err
			}
			rows := make([]listedOrder, 0, len(page.Orders))
			for _, o := range page.Orders {
				rows = append(rows, listedOf(o))
			}
			return c.show(map[string]any{"orders": rows, "next": page.Next}, func(w io.Writer) {
				for _, o := range page.Orders {
					_, _ = fmt.Fprintf(w, "%s  %s  %s  %s  ¥%d  %s%s\n", o.Number, day(o.OrderedAt), o.StatusAs, o.Buyer, o.Total, o.Items, askedWords(o))
				}
				_, _ = fmt.Fprintf(w, "%d 件\n", len(page.Orders))
			})
		}),
	}
	f := cmd.Flags()
	f.StringVar(&q.Search, "search", "", "番号・名前・電話・追跡番号で絞る")
	f.StringVar(&q.Status, "status", "", "状態で絞る：unshipped（未発送）、cancel（キャンセル）、または unconfirmed、unpaid、ready、held、shipped、finished、canceling、canceled、unknown")
	f.StringVar(&account, "account", "", "接続の名前か番号で絞る")
	f.StringVar(&q.From, "from", "", "注文日の始まり（2026-11-01）")
	f.StringVar(&q.Until, "to", "", "注文日の終わり（2026-11-30）")
	f.StringVar(&q.Asked, "asked", "", "問い合わせで絞る：any（あり）、open（返信待ちあり）")
	f.StringVar(&q.After, "after", "", "前のページの next")
	f.IntVar(&q.Limit, "limit", 0, "件数（省くとすべて）")
	return cmd
}

func askedWords(o app.ListedOrder) string {
	switch {
	case o.Open > 0:
		return fmt.Sprintf("  問い合わせ %d 件（返信待ち %d 件）", o.Inquiries, o.Open)
	case o.Inquiries > 0:
		return fmt.Sprintf("  問い合わせ %d 件", o.Inquiries)
	}
	return ""
}

// shownOrder is `order show --json`.
type shownOrder struct {
	orderOut
	CustomerID int64          `json:"customer_id"`
	Inquiries  []orderInquiry `json:"inquiries"`
}

// orderInquiry is an inquiry about an order.
type orderInquiry struct {
	ID      int64  `json:"id"`
	State   string `json:"state"`
	Subject string `json:"subject"`
	LastAt  string `json:"last_at"`
}

func shownOf(o app.Order, around app.OrderInquiries) shownOrder {
	out := shownOrder{orderOf(o), around.CustomerID, make([]orderInquiry, 0, len(around.Inquiries))}
	for _, q := range around.Inquiries {
		out.Inquiries = append(out.Inquiries, orderInquiry{q.ID, q.State, q.Subject, stamp(q.LastAt)})
	}
	return out
}
