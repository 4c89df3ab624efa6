package command

import (
	"context"
	"fmt"
	"io"
	"strings"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

func (c *cli) call() *cobra.Command {
	cmd := &cobra.Command{Use: "call", Short: "電話の相手を探す、電話メモを残す"}
	cmd.AddCommand(&cobra.Command{
		Use: "lookup 番号か名前...", Short: "電話の相手を、番号・下 4 桁・名前・読みから探す", Args: cobra.MinimumNArgs(1), RunE: c.with(c.callLookup),
	}, c.callAdd())
	return cmd
}

type callerOut struct {
	customerRow
	Why       string        `json:"why"`
	Contacts  []app.Contact `json:"contacts"`
	Recent    []orderRow    `json:"recent_orders"`
	Inquiries []inquiryRow  `json:"open_inquiries"`
}

func callerOf(in app.Caller) callerOut {
	out := callerOut{customerRow: customerRowOf(in.Customer), Why: in.Why, Contacts: in.Contacts, Recent: []orderRow{}, Inquiries: []inquiryRow{}}
	for _, o := range in.Orders {
		out.Recent = append(out.Recent, orderRowOf(o))
	}
	for _, q := range in.Inquiries {
		out.Inquiries = append(out.Inquiries, inquiryOf(q))
	}
	return out
}

func (c *cli) callLookup(ctx context.Context, d *app.Desk, args []string) error {
	list, err := d.CallerLookup(ctx, app.CallerQuery{Text: strings.Join(args, " ")})
	if err != nil {
		return err
	}
	rows := []callerOut{}
	for _, one := range list.Callers {
		rows = append(rows, callerOf(one))
	}
	return c.show(map[string]any{"callers": rows}, func(w io.Writer) {
		for _, one := range list.Callers {
			_, _ = fmt.Fprintf(w, "%6d  %s\n", one.Customer.ID, nameOf(one.Customer.Name))
			for _, k := range one.Contacts {
				_, _ = fmt.Fprintf(w, "          %s\n", k.Value)
			}
			for _, o := range one.Orders {
				_, _ = fmt.Fprintf(w, "        注文 %s  %s  %s\n", o.Number, day(o.OrderedAt), o.Items)
			}
			for _, q := range one.Inquiries {
				_, _ = fmt.Fprintf(w, "        問い合わせ %d  %s\n", q.ID, q.Subject)
			}
		}
		_, _ = fmt.Fprintf(w, "%d 人\n", len(list.Callers))
	})
}

func (c *cli) callAdd() *cobra.Command {
	var in app.NewCall
	var order string
	var out bool
	var minutes int64
	var mention []string
	cmd := &cobra.Command{
		Use: "add", Short: "電話メモを残す。問い合わせを指定しないと、新しい問い合わせになる", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			in.Talk.Way, in.Talk.Seconds = "in", minutes*60
			if out {
				in.Talk.Way = "out"
			}
			var err error
			if in.Mentions, err = staffNamed(ctx, d, mention); err != nil {
				return err
			}
			if in.Order, err = orderNamed(ctx, d, order); err != nil {
				return err
			}
			id, err := d.AddCall(ctx, in)
			if err != nil {
				return err
			}
			return c.inquiryShow(ctx, d, []string{fmt.Sprint(id.ID)})
		}),
	}
	f := cmd.Flags()
	f.Int64Var(&in.Inquiry, "inquiry", 0, "この問い合わせに残す")
	f.Int64Var(&in.Customer, "customer", 0, "お客様の番号（call lookup で分かる）")
	f.StringVar(&order, "order", "", "電話の用件の注文番号")
	f.StringVar(&in.Talk.Number, "number", "", "相手の電話番号")
	f.StringVar(&in.Talk.Name, "name", "", "相手の名前")
	f.BoolVar(&out, "out", false, "こちらからかけた（省くと受けた電話）")
	f.Int64Var(&minutes, "minutes", 0, "通話の長さ（分）")
	f.StringVar(&in.Subject, "subject", "", "新しい問い合わせの件名")
	f.StringVar(&in.Text, "text", "", "話した内容")
	f.StringArrayVar(&mention, "mention", nil, "見てほしい担当者の名前（何度でも）")
	f.BoolVar(&in.Done, "done", false, "電話で用件が済んだ（新しい問い合わせを完了にする）")
	_ = cmd.MarkFlagRequired("text")
	return cmd
}

// orderNamed is the id of an order number, 0 for none.
func orderNamed(ctx context.Context, d *app.Desk, order string) (int64, error) {
	if order == "" {
		return 0, nil
	}
	list, err := d.OrdersByNumber(ctx, order)
	if err != nil {
		return 0, err
	}
	if len(list) == 0 {
		return 0, &app.Refusal{Code: "not_found", Text: "注文番号「" + order + "」の注文はまだ読み込んでいません。メモは保存していません。番号を確かめてください。"}
	}
	return list[0].ID, nil
}
