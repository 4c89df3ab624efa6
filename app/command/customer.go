package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

func (c *cli) customer() *cobra.Command {
	cmd := &cobra.Command{Use: "customer", Short: "お客様を見る、まとめる、分ける"}
	cmd.AddCommand(c.customerList(), &cobra.Command{
		Use: "show ID", Short: "1 人をすべて見る", Args: cobra.ExactArgs(1), RunE: c.with(c.customerShow),
	}, &cobra.Command{
		Use: "merge KEEP OTHER", Short: "OTHER を KEEP と同じお客様にする（split で戻せます）",
		Args: cobra.ExactArgs(2), RunE: c.with(c.customerMerge),
	}, &cobra.Command{
		Use: "apart ID OTHER", Short: "ID と OTHER は違う人とする（もう尋ねません）", Args: cobra.ExactArgs(2), RunE: c.with(c.customerApart),
	}, c.customerNote(), &cobra.Command{
		Use: "history ID", Short: "これまでの注文と問い合わせをすべて見る", Args: cobra.ExactArgs(1), RunE: c.with(c.customerHistory),
	}, &cobra.Command{
		Use: "split MERGE", Short: "まとめたお客様を元に戻す", Args: cobra.ExactArgs(1), RunE: c.with(c.customerSplit),
	})
	return cmd
}

// customerRow is a row of `customer list --json`.
type customerRow struct {
	ID        int64  `json:"id"`
	Name      string `json:"name"`
	Inquiries int    `json:"inquiries"`
	Orders    int    `json:"orders"`
	LastAt    string `json:"last_at"`
	VIP       bool   `json:"vip"`
}

func customerRowOf(r app.CustomerRow) customerRow {
	return customerRow{r.ID, r.Name, r.Inquiries, r.Orders, stamp(r.LastAt), r.VIP}
}

// customerOut is `customer show --json`.
type customerOut struct {
	ID          int64             `json:"id"`
	Name        string            `json:"name"`
	Kana        string            `json:"kana"`
	Contacts    []app.Contact     `json:"contacts"`
	Inquiries   int               `json:"inquiries"`
	Orders      int               `json:"orders"`
	FirstAt     string            `json:"first_at"`
	LastAt      string            `json:"last_at"`
	Total       int64             `json:"total"`
	Merged      []customerMerge   `json:"merged"`
	Suggestions []customerLikeOut `json:"suggestions"`
	Note        string            `json:"note"`
	VIP         bool              `json:"vip"`
	Version     int64             `json:"version"`
}

type customerMerge struct {
	ID int64  `json:"id"`
	At string `json:"at"`
	By string `json:"by"`
}

type customerLikeOut struct {
	customerRow
	Reason string `json:"reason"`
}

func customerOf(p app.Customer) customerOut {
	out := customerOut{
		ID: p.ID, Name: p.Name, Kana: p.Kana, Contacts: p.Contacts, Inquiries: p.Inquiries, Orders: p.Orders,
		FirstAt: stamp(p.FirstAt), LastAt: stamp(p.LastAt), Total: p.Total,
		Merged: []customerMerge{}, Suggestions: []customerLikeOut{}, Note: p.Note, VIP: p.VIP, Version: p.Version,
	}
	for _, m := range p.Merged {
		out.Merged = append(out.Merged, customerMerge{m.ID, stamp(m.At), m.By})
	}
	for _, s := range p.Suggestions {
		out.Suggestions = append(out.Suggestions, customerLikeOut{customerRowOf(s.Customer), s.Reason})
	}
	return out
}

func (c *cli) customerList() *cobra.Command {
	var q app.CustomerQuery
	cmd := &cobra.Command{
		Use: "list", Short: "一覧（新しい順）", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			list, err := d.Customers(ctx, q)
			if err != nil {
				return err
			}
			rows := make([]customerRow, 0, len(list.Customers))
			for _, r := range list.Customers {
				rows = append(rows, customerRowOf(r))
			}
			return c.show(map[string]any{"customers": rows}, func(w io.Writer) {
				for _, r := range list.Customers {
					_, _ = fmt.Fprintf(w, "%6d  %s  問い合わせ %d 件  注文 %d 件  %s\n", r.ID, nameOf(r.Name), r.Inquiries, r.Orders, day(r.LastAt))
				}
				_, _ = fmt.Fprintf(w, "%d 人\n", len(list.Customers))
			})
		}),
	}
	f := cmd.Flags()
	f.StringVar(&q.Search, "search", "", "名前・電話・注文番号・本文などの言葉で絞る")
	f.IntVar(&q.Limit, "limit", 0, "件数（省くとすべて）")
	return cmd
}

func nameOf(name string) string {
	if name == "" {
		return "（名前なし）"
	}
	return name + " 様"
}

func (c *cli) customerShow(ctx context.Context, d *app.Desk, args []string) error {
	id, err := number(args[0])
	if err != nil {
		return err
	}
	p, err := d.CustomerByID(ctx, app.ID{ID: id})
	if err != nil {
		return err
	}
	return c.show(customerOf(p), func(w io.Writer) {
		_, _ = fmt.Fprintf(w, "%d  %s  %s\n問い合わせ %d 件  注文 %d 件  合計 ¥%d\n", p.ID, nameOf(p.Name), p.Kana, p.Inquiries, p.Orders, p.Total)
		if p.VIP {
			_, _ = fmt.Fprintln(w, "  大切なお客様（VIP）")
		}
		if p.Note != "" {
			_, _ = fmt.Fprintf(w, "  メモ：%s\n", p.Note)
		}
		for _, k := range p.Contacts {
			_, _ = fmt.Fprintf(w, "  %s  %s\n", k.Kind, k.Value)
		}
		for _, m := range p.Merged {
			_, _ = fmt.Fprintf(w, "  まとめた記録 %d  %s  %s（戻すには：madoguchi customer split %d）\n", m.ID, day(m.At), m.By, m.ID)
		}
		for _, s := range p.Suggestions {
			_, _ = fmt.Fprintf(w, "  同じお客様かもしれません：%d  %s（%s）\n", s.Customer.ID, nameOf(s.Customer.Name), s.Reason)
		}
	})
}

func (c *cli) customerMerge(ctx context.Context, d *app.Desk, args []string) error {
	keep, err := number(args[0])
	if err != nil {
		return err
	}
	other, err := number(args[1])
	if err != nil {
		return err
	}
	if _, err := d.MergeCustomers(ctx, app.MergeRequest{Keep: keep, Other: other}); err != nil {
		return err
	}
	return c.customerShow(ctx, d, args[:1])
}

func (c *cli) customerSplit(ctx context.Context, d *app.Desk, args []string) error {
	id, err := number(args[0])
	if err != nil {
		return err
	}
	if err := d.SplitCustomer(ctx, app.ID{ID: id}); err != nil {
		return err
	}
	return c.show(map[string]any{"split": id}, func(w io.Writer) { _, _ = fmt.Fprintln(w, "元のお客様に戻しました。") })
}
