package command

import (
	"context"
	"fmt"
	"io"
	"time"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

func (c *cli) report() *cobra.Command {
	var q app.ReportQuery
	cmd := &cobra.Command{
		Use: "report", Short: "店の現状：件数、分類、返信までの時間", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			ctx, told := c.telling(ctx)
			r, err := d.Report(ctx, q)
			told()
			if err != nil {
				return err
			}
			return c.show(r, func(w io.Writer) { writeReport(w, r) })
		}),
	}
	f := cmd.Flags()
	f.StringVar(&q.From, "from", "", "始まりの日（2026-11-01。省くと 30 日前）")
	f.StringVar(&q.To, "to", "", "終わりの日（省くと今日）")
	f.Int64Var(&q.Account, "account", 0, "接続の番号（省くとすべて）")
	return cmd
}

func writeReport(w io.Writer, r app.ShopReport) {
	p := func(format string, args ...any) { _, _ = fmt.Fprintf(w, format, args...) }
	p("%s から %s まで（%d 日）\n", r.From, r.To, r.Days)
	p("  届いた問い合わせ   %d 件（前の期間 %d 件）\n", r.Now.Came, r.Before.Came)
	p("  最初の返信まで     営業時間で %s（遅い 1 割は %s から）、暦で %s\n",
		lasted(r.Now.MedianOpen, r.Now.Answered), lasted(r.Now.SlowOpen, r.Now.Answered), lasted(r.Now.Median, r.Now.Answered))
	p("  24 時間以内に返信  %s\n", percent(r.Now.Within24h, r.Now.Answered))
	p("  1 回で完了         %s\n", percent(r.Now.OneReply, r.Now.Settled))
	p("  注文               %d 件\n", r.Now.Orders)
	p("いま\n  返信を待っている   %d 件（うち期限後 %d 件）\n", r.Open, r.Late)
	if r.OldestOpen > 0 {
		p("  一番古い未返信     %s から\n", day(r.OldestOpen))
	}
	p("  全部で             問い合わせ %d 件、注文 %d 件\n", r.Inquiries, r.Orders)
	list := func(title string, shares []app.ReportShare) {
		p("%s\n", title)
		for _, s := range shares {
			name := s.Name
			if name == "" {
				name = "（分類なし）"
			}
			p("  %5d 件  %s\n", s.N, name)
		}
	}
	list("分類", r.Topics)
	list("接続", r.Accounts)
	for _, a := range r.Pending {
		p("まだ取り込みの途中です：%s（%d / %d）\n", a.Account, a.Done, a.All)
	}
}

// lasted is a time to an answer, "—" when nobody has been answered.
func lasted(minutes, of int) string {
	if of == 0 {
		return "—"
	}
	d := time.Duration(minutes) * time.Minute
	if d < time.Hour {
		return fmt.Sprintf("%d 分", minutes)
	}
	return fmt.Sprintf("%.1f 時間", d.Hours())
}

func percent(n, of int) string {
	if of == 0 {
		return "—"
	}
	return fmt.Sprintf("%.1f %%（%d 件中 %d 件）", float64(n)*100/float64(of), of, n)
}
