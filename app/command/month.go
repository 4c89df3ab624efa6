package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"
	"madoguchi/app/export/month"

	"github.com/spf13/cobra"
)

// sheet shows a month of the books beside the one before, or writes it as a PDF.
func (c *cli) sheet() *cobra.Command {
	var in app.MonthQuery
	var out string
	cmd := &cobra.Command{
		Use: "sheet --month 2026-10 [--out ファイル.pdf]", Short: "月のまとめ（返金・送料・お詫び・領収書、前月との差、13 か月の動き）", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			page, err := d.MonthSheet(ctx, in)
			page, err = covered(ctx, d, page, err)
			if err != nil {
				return err
			}
			if out == "" {
				return c.show(map[string]any{"sheet": page.Sheet, "drafts": page.Drafts, "locked": page.Locked}, func(w io.Writer) { writeSheet(w, page) })
			}
			_, data, err := d.MonthPDF(ctx, in)
			if err != nil {
				return err
			}
			if err := app.WriteWhole(out, func(w io.Writer) error { _, err := w.Write(data); return err }); err != nil {
				return err
			}
			v := map[string]any{"sheet": page.Sheet, "drafts": page.Drafts, "locked": page.Locked, "out": out}
			return c.show(v, func(w io.Writer) { _, _ = fmt.Fprintf(w, "%s に書き出しました\n", out) })
		}),
	}
	cmd.Flags().StringVar(&in.Month, "month", "", "月（2026-10）")
	cmd.Flags().StringVar(&out, "out", "", "書き出す PDF（省くと画面に表示）")
	_ = cmd.MarkFlagRequired("month")
	return cmd
}

func writeSheet(w io.Writer, page app.MonthPage) {
	s := page.Sheet
	for _, m := range append(s.Malls, s.Whole) {
		name := m.Label
		if name == "" {
			name = "すべてのモール"
		}
		for _, r := range m.Rows {
			writeSheetRow(w, name, r.Label, r)
		}
		writeSheetRow(w, name, "合計（仕訳あり）", m.Total)
	}
	_, _ = fmt.Fprintln(w, "月  返金  送料  お詫び・補償  領収書")
	for _, p := range s.Series {
		_, _ = fmt.Fprintf(w, "%s  %d  %d  %d  %d\n", p.Month, p.Refunds, p.Postage, p.Amends, p.Receipts)
	}
	for _, r := range s.Reasons {
		_, _ = fmt.Fprintf(w, "%s  %s  %s  %d 件  ¥%d\n", r.Mall, r.Label, r.Reason, r.Count, r.Amount)
	}
	if page.Drafts > 0 {
		_, _ = fmt.Fprintf(w, "下書きが %d 件あります。まとめに入っていません。\n", page.Drafts)
	}
}

func writeSheetRow(w io.Writer, mall, label string, r month.Row) {
	tax := fmt.Sprintf("10%% ¥%d（税 ¥%d）  8%% ¥%d（税 ¥%d）  対象外 ¥%d", r.Amount10, r.Tax10, r.Amount8, r.Tax8, r.Amount0)
	if !r.Journal {
		tax = "仕訳なし"
	}
	_, _ = fmt.Fprintf(w, "%s  %s  %d 件  ¥%d  %s  前月 ¥%d  差 ¥%d\n", mall, label, r.Count, r.Amount, tax, r.AmountThen, r.Amount-r.AmountThen)
}
