package command

import (
	"context"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

func (c *cli) search() *cobra.Command {
	var q app.SearchQuery
	cmd := &cobra.Command{
		Use: "search 言葉…", Short: "問い合わせ・メモ・注文・お客様をまとめて探す",
		Long: "問い合わせ・メモ・注文・お客様を、言葉や番号でまとめて探します。\n" +
			`書き方：返品 送料（どちらも含む）、"返品 送料"（続けて）、名前:佐藤、担当:田中、期間:2024-10..2025-01、添付:あり、接続:楽天、状態:完了、` +
			"分類:返品、タグ:急ぎ、注文:番号、電話:番号、追跡:番号。\n除く言葉は '返品 -不良' のように、全体を引用符で囲んで書きます。",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.with(func(ctx context.Context, d *app.Desk, args []string) error {
				q.Text = strings.Join(args, " ")
				ctx, told := c.telling(ctx)
				found, err := d.Search(ctx, q)
				told()
				if err != nil {
					return err
				}
				return c.show(searchOf(found), func(w io.Writer) { writeSearch(w, found) })
			})(cmd, args)
		},
	}
	f := cmd.Flags()
	f.IntVar(&q.Limit, "limit", 50, "問い合わせの件数（0 ですべて）")
	f.StringVar(&q.After, "after", "", "前のページの next")
	return cmd
}

// searchOut is `search --json`.
type searchOut struct {
	Chips     []app.SearchChip    `json:"chips"`
	Total     app.SearchTotal     `json:"total"`
	Inquiries []searchRow         `json:"inquiries"`
	Next      string              `json:"next"`
	Counted   app.SearchTotal     `json:"counted"`
	Years     []app.SearchYear    `json:"years"`
	Months    []app.SearchMonth   `json:"months"`
	Kinds     []app.SearchKind    `json:"kinds"`
	Accounts  []app.SearchAccount `json:"accounts"`
	Orders    searchOrders        `json:"orders"`
	Customers searchCustomers     `json:"customers"`
	Alone     []app.SearchAlone   `json:"alone"`
}

// searchRow is a row of the list and the place that was found.
type searchRow struct {
	inquiryRow
	Message int64  `json:"message"`
	Place   string `json:"place"`
	Part    string `json:"part"`
	Snippet string `json:"snippet"`
	// Marks are [start, end] in UTF-16 units of the snippet.
	Marks  [][2]int `json:"marks"`
	Places int      `json:"places"`
}

type searchOrders struct {
	Orders []orderRow      `json:"orders"`
	Total  app.SearchTotal `json:"total"`
}

type searchCustomers struct {
	Customers []customerRow   `json:"customers"`
	Total     app.SearchTotal `json:"total"`
}

func searchOf(a app.SearchAnswer) searchOut {
	out := searchOut{
		Chips: a.Chips, Total: a.Total, Inquiries: []searchRow{}, Next: a.Next, Counted: a.Counted,
		Years: a.Years, Months: a.Months, Kinds: a.Kinds, Accounts: a.Accounts, Alone: a.Alone,
		Orders:    searchOrders{Orders: []orderRow{}, Total: a.Orders.Total},
		Customers: searchCustomers{Customers: []customerRow{}, Total: a.Customers.Total},
	}
	for _, h := range a.Hits {
		row := searchRow{
			inquiryRow: inquiryOf(h.Inquiry), Message: h.Message, Place: h.Label, Part: h.Kind, Snippet: h.Snippet, Marks: [][2]int{}, Places: h.Places,
		}
		for _, m := range h.Marks {
			row.Marks = append(row.Marks, [2]int{m.Start, m.End})
		}
		out.Inquiries = append(out.Inquiries, row)
	}
	for _, o := range a.Orders.Orders {
		out.Orders.Orders = append(out.Orders.Orders, orderRow{o.ID, o.Account, o.Kind, o.Number, stamp(o.OrderedAt), o.Status, o.StatusAs, o.Buyer, o.Total, o.Items})
	}
	for _, r := range a.Customers.Customers {
		out.Customers.Customers = append(out.Customers.Customers, customerRowOf(r))
	}
	return out
}

func writeSearch(w io.Writer, a app.SearchAnswer) {
	for _, chip := range a.Chips {
		if chip.Problem != "" {
			_, _ = fmt.Fprintf(w, "%s：%s\n", chip.Text, chip.Problem)
		}
	}
	for _, h := range a.Hits {
		r := h.Inquiry
		_, _ = fmt.Fprintf(w, "%6d  %-2s  %-8s  %s  %s  %s\n        %s\n", r.ID, r.Mark, r.State, day(r.LastAt), name(r), r.Subject, inBrackets(h))
	}
	_, _ = fmt.Fprintf(w, "問い合わせ %s 件\n", total(a.Total))
	for _, o := range a.Orders.Orders {
		_, _ = fmt.Fprintf(w, "  注文  %s  %s  %s\n", o.Number, day(o.OrderedAt), o.Buyer)
	}
	_, _ = fmt.Fprintf(w, "注文 %s 件\n", total(a.Orders.Total))
	for _, c := range a.Customers.Customers {
		_, _ = fmt.Fprintf(w, "  お客様 %d  %s  問い合わせ %d 件・注文 %d 件\n", c.ID, c.Name, c.Inquiries, c.Orders)
	}
	_, _ = fmt.Fprintf(w, "お客様 %s 件\n", total(a.Customers.Total))
	for _, one := range a.Alone {
		_, _ = fmt.Fprintf(w, "「%s」だけなら %s 件あります。\n", one.Text, total(one.Total))
	}
}

// total is a count that may end at a limit.
func total(t app.SearchTotal) string {
	if t.More {
		return fmt.Sprint(t.Count, "+")
	}
	return fmt.Sprint(t.Count)
}

// inBrackets is a snippet with its marks in 【】.
func inBrackets(h app.SearchHit) string {
	units := utf16.Encode([]rune(h.Snippet))
	text, at := "", 0
	for _, m := range h.Marks {
		text += string(utf16.Decode(units[at:m.Start])) + "【" + string(utf16.Decode(units[m.Start:m.End])) + "】"
		at = m.End
	}
	return text + string(utf16.Decode(units[at:]))
}
