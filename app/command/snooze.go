package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

func (c *cli) inquirySnooze() *cobra.Command {
	var until, what string
	cmd := &cobra.Command{
		Use: "snooze ID", Short: "フォロー予定にする（--until を省くと、次の連絡まで）", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			id, err := number(args[0])
			if err != nil {
				return err
			}
			in := app.SnoozeRequest{IDs: []int64{id}, For: what}
			if until != "" {
				if in.Until, err = d.SnoozeUntil(ctx, until); err != nil {
					return err
				}
			}
			if err := d.Snooze(ctx, in); err != nil {
				return err
			}
			return c.inquiryShow(ctx, d, args)
		}),
	}
	cmd.Flags().StringVar(&until, "until", "", "戻す日時：2026-11-24、「2026-11-24 12:00」、または evening, tomorrow, next_open, days3, monday")
	cmd.Flags().StringVar(&what, "for", "", "理由（入荷の確認 など）")
	return cmd
}

func (c *cli) inquiryDue() *cobra.Command {
	return &cobra.Command{
		Use: "due ID T|clear", Short: "返信期限を決める（clear で決まりどおりに戻す）", Args: cobra.ExactArgs(2),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			id, err := number(args[0])
			if err != nil {
				return err
			}
			in := app.DueChange{IDs: []int64{id}}
			if args[1] != "clear" {
				if in.At, err = d.Moment(args[1]); err != nil {
					return err
				}
			}
			if err := d.SetDue(ctx, in); err != nil {
				return err
			}
			return c.inquiryShow(ctx, d, args[:1])
		}),
	}
}

func (c *cli) morning() *cobra.Command {
	return &cobra.Command{
		Use: "morning", Short: "朝の一枚：今日の返信期限、担当、昨日の数、キーの期限", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			m, err := d.Morning(ctx)
			if err != nil {
				return err
			}
			return c.show(morningOf(m), func(w io.Writer) { writeMorning(w, m) })
		}),
	}
}

// morningOf is the sheet with the rows as every other list has them.
func morningOf(m app.Morning) map[string]any {
	rows := func(in []app.Row) []inquiryRow {
		out := make([]inquiryRow, 0, len(in))
		for _, r := range in {
			out = append(out, inquiryOf(r))
		}
		return out
	}
	return map[string]any{
		"at": stamp(m.At), "shop": m.Shop, "days": m.Days,
		"counts": map[string]int{"late": m.Pressing.Late, "late_new": m.Pressing.LateNew, "today": m.Pressing.Today, "soon": m.Pressing.Soon},
		"oldest": map[string]any{"id": m.Pressing.Oldest.ID, "since": stamp(m.Pressing.Oldest.Since), "customer": m.Pressing.Oldest.Customer},
		"late":   rows(m.Late), "today": rows(m.Today), "soon": rows(m.Soon), "back": rows(m.Back),
		"since": m.Since, "received": m.Received, "sent": m.Sent, "completed": m.Completed, "thanks": m.Thanks, "keys": morningKeys(m), "reviews": m.Reviews,
	}
}

func morningKeys(m app.Morning) []map[string]any {
	out := []map[string]any{}
	for _, k := range m.Keys {
		out = append(out, map[string]any{"account": k.Account, "name": k.Name, "label": k.Label, "expires": stamp(k.Expires), "days_left": k.DaysLeft, "level": k.Level})
	}
	return out
}

func writeMorning(w io.Writer, m app.Morning) {
	p := m.Pressing
	_, _ = fmt.Fprintf(w, "朝の一枚  %s  %s\n期限後 %d 件・当日 %d 件・前日 %d 件\n", day(m.At), m.Shop, p.Late, p.Today, p.Soon)
	if p.Oldest.ID != 0 {
		_, _ = fmt.Fprintf(w, "一番古い未返信：%s から %s\n", day(p.Oldest.Since), name(app.Row{Customer: p.Oldest.Customer}))
	}
	for _, g := range []struct {
		word string
		rows []app.Row
	}{{"期限後", m.Late}, {"当日", m.Today}, {"前日", m.Soon}, {"今日のフォロー", m.Back}} {
		for _, r := range g.rows {
			_, _ = fmt.Fprintf(w, "%s  %6d  %s  %s  %s  %s\n", g.word, r.ID, day(r.DueAt), r.Owner, name(r), r.Subject)
		}
	}
	_, _ = fmt.Fprintf(w, "%s から：届いた %d・返信 %d・完了 %d\n", m.Since, m.Received, m.Sent, m.Completed)
	for _, k := range m.Keys {
		_, _ = fmt.Fprintf(w, "%sの%s：残り %d 日\n", k.Name, k.Label, k.DaysLeft)
	}
	for _, t := range m.Reviews {
		_, _ = fmt.Fprintf(w, "見直すテンプレート：「%s」（%s）%s\n", t.Name, t.ReviewOn, t.Owner)
	}
}
