package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

func (c *cli) customerNote() *cobra.Command {
	var text string
	var vip, plain bool
	cmd := &cobra.Command{
		Use: "note ID", Short: "お客様についてのメモと VIP の印を変える", Args: cobra.ExactArgs(1),
	}
	f := cmd.Flags()
	f.StringVar(&text, "text", "", "メモの文（空にすると消える。指定しないとそのまま）")
	f.BoolVar(&vip, "vip", false, "大切なお客様（VIP）にする")
	f.BoolVar(&plain, "no-vip", false, "VIP の印を外す")
	cmd.MarkFlagsMutuallyExclusive("vip", "no-vip")
	cmd.RunE = c.with(func(ctx context.Context, d *app.Desk, args []string) error {
		id, err := number(args[0])
		if err != nil {
			return err
		}
		p, err := d.CustomerByID(ctx, app.ID{ID: id})
		if err != nil {
			return err
		}
		in := app.CustomerNote{ID: p.ID, Note: p.Note, VIP: (p.VIP || vip) && !plain, Version: p.Version}
		if f.Changed("text") {
			in.Note = text
		}
		if _, err := d.SaveCustomer(ctx, in); err != nil {
			return err
		}
		return c.customerShow(ctx, d, args)
	})
	return cmd
}

func (c *cli) customerApart(ctx context.Context, d *app.Desk, args []string) error {
	one, err := number(args[0])
	if err != nil {
		return err
	}
	other, err := number(args[1])
	if err != nil {
		return err
	}
	if err := d.KeepApart(ctx, app.MergeRequest{Keep: one, Other: other}); err != nil {
		return err
	}
	return c.customerShow(ctx, d, args[:1])
}

func (c *cli) customerHistory(ctx context.Context, d *app.Desk, args []string) error {
	id, err := number(args[0])
	if err != nil {
		return err
	}
	h, err := wholeHistory(ctx, d, id)
	if err != nil {
		return err
	}
	orders, inquiries := []orderRow{}, []inquiryRow{}
	for _, o := range h.Orders {
		orders = append(orders, orderRowOf(o))
	}
	for _, q := range h.Inquiries {
		inquiries = append(inquiries, inquiryOf(q))
	}
	return c.show(map[string]any{"orders": orders, "inquiries": inquiries}, func(w io.Writer) {
		for _, o := range h.Orders {
			_, _ = fmt.Fprintf(w, "注文 %s  %s  ¥%d  %s\n", o.Number, day(o.OrderedAt), o.Total, o.Items)
		}
		for _, q := range h.Inquiries {
			_, _ = fmt.Fprintf(w, "問い合わせ %d  %s  %s  %s\n", q.ID, day(q.LastAt), q.State, q.Subject)
		}
	})
}

// wholeHistory reads all pages.
func wholeHistory(ctx context.Context, d *app.Desk, id int64) (all app.CustomerHistory, err error) {
	const page = 1000
	for _, of := range []string{"orders", "inquiries"} {
		for after, more := "", true; more; more = after != "" {
			h, err := d.CustomerHistory(ctx, app.HistoryQuery{ID: id, Of: of, After: after, Limit: page})
			if err != nil {
				return all, err
			}
			all.Orders, all.Inquiries = append(all.Orders, h.Orders...), append(all.Inquiries, h.Inquiries...)
			after = h.OrdersNext + h.InquiriesNext // of one of them
		}
	}
	return all, nil
}
