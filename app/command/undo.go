package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

// changeRow is a row of `changes --json`.
type changeRow struct {
	ID         int64  `json:"id"`
	At         string `json:"at"`
	Verb       string `json:"verb"`
	Detail     string `json:"detail"`
	InquiryID  int64  `json:"inquiry_id"`
	CustomerID int64  `json:"customer_id"`
	Subject    string `json:"subject"`
	Count      int    `json:"count"`
	UndoneAt   string `json:"undone_at"`
}

func changeOf(k app.Change) changeRow {
	return changeRow{k.ID, stamp(k.At), k.Verb, k.Detail, k.Inquiry, k.CustomerID, k.Subject, k.Count, stamp(k.UndoneAt)}
}

func (c *cli) changes() *cobra.Command {
	var limit int
	cmd := &cobra.Command{
		Use: "changes", Short: "最近の操作（元に戻せるもの）", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			all, err := d.Changes(ctx, app.ChangesQuery{Limit: limit})
			if err != nil {
				return err
			}
			rows := make([]changeRow, 0, len(all.Changes))
			for _, k := range all.Changes {
				rows = append(rows, changeOf(k))
			}
			return c.show(map[string]any{"changes": rows}, func(w io.Writer) {
				for _, k := range all.Changes {
					_, _ = fmt.Fprintf(w, "%6d  %s  %-10s  %s  %s（%d 件）%s\n", k.ID, day(k.At), k.Verb, k.Detail, aboutChange(k), k.Count, undoneMark(k))
				}
			})
		}),
	}
	cmd.Flags().IntVar(&limit, "limit", 0, "件数（50 まで）")
	return cmd
}

func aboutChange(k app.Change) string {
	if k.CustomerID != 0 {
		return fmt.Sprintf("お客様 %d", k.CustomerID)
	}
	if k.Inquiry == 0 {
		return ""
	}
	return fmt.Sprintf("問い合わせ %d", k.Inquiry)
}

func undoneMark(k app.Change) string {
	if k.UndoneAt == 0 {
		return ""
	}
	return "  元に戻しました"
}

func (c *cli) undo() *cobra.Command {
	return &cobra.Command{
		Use: "undo [NUMBER]", Short: "最後の操作を元に戻す（NUMBER は changes の番号）", Args: cobra.MaximumNArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			var in app.ID
			if len(args) > 0 {
				var err error
				if in.ID, err = number(args[0]); err != nil {
					return err
				}
			}
			u, err := d.Undo(ctx, in)
			if err != nil {
				return err
			}
			left := make([]leftRow, 0, len(u.Left))
			for _, l := range u.Left {
				left = append(left, leftRow{l.Inquiry, l.Part, l.Why, l.By})
			}
			return c.show(map[string]any{"change": changeOf(u.Change), "back": u.Back, "left": left}, func(w io.Writer) { writeUndone(w, u) })
		}),
	}
}

// leftRow is what `undo --json` left alone.
type leftRow struct {
	InquiryID int64  `json:"inquiry_id"`
	Part      string `json:"part"`
	Why       string `json:"why"`
	By        string `json:"by"`
}

func writeUndone(w io.Writer, u app.Undone) {
	if n := len(u.Back); n > 0 || len(u.Left) == 0 {
		_, _ = fmt.Fprintf(w, "%d 件を元に戻しました。\n", max(n, 1))
	}
	for _, l := range u.Left {
		why := map[string]string{"gone": "もうありません", "missing": "前の設定先がもうありません", "changed": "その後に変わっています"}[l.Why]
		_, _ = fmt.Fprintf(w, "%s はそのままです：%s。%s\n", aboutLeft(u.Change, l), why, l.By)
	}
}

func aboutLeft(k app.Change, l app.LeftBack) string {
	if l.Part == "customer" {
		return aboutChange(k)
	}
	if l.Part == "template" || l.Part == "faq" {
		return "「" + k.Detail + "」"
	}
	return fmt.Sprintf("問い合わせ %d", l.Inquiry)
}
