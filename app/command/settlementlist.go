package command

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

func (c *cli) settlementList() *cobra.Command {
	var q app.SettlementQuery
	var state string
	cmd := &cobra.Command{
		Use: "list --month 月", Short: "月の記録と精算書の突き合わせ。前の月からの繰り越しと、銀行・運送会社の分も", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			if state != "" && !slices.Contains(app.SettlementStates(), state) {
				return usage("--state は " + strings.Join(app.SettlementStates(), "、") + " のどれかです")
			}
			var err error
			if q.Channel, err = mallNamed(ctx, d, q.Channel); err != nil {
				return err
			}
			v, err := d.Settlement(ctx, q)
			v, err = covered(ctx, d, v, err)
			if err != nil {
				return err
			}
			if state != "" {
				other := func(l app.SettlementLine) bool { return l.State != state }
				v.Lines, v.Carried = slices.DeleteFunc(v.Lines, other), slices.DeleteFunc(v.Carried, other)
			}
			return c.show(v, func(w io.Writer) { writeSettlement(w, v) })
		}),
	}
	f := cmd.Flags()
	f.StringVar(&q.Month, "month", "", "月（2026-10）")
	f.StringVar(&q.Channel, "mall", "", "モール（省くとすべて）")
	f.StringVar(&state, "state", "", "この状態だけ：waiting（未反映）、differs（金額相違）、unknown（経理に記録がない）、same（一致）、out（対象外）")
	_ = cmd.MarkFlagRequired("month")
	return cmd
}

func writeSettlement(w io.Writer, v app.SettlementView) {
	for _, s := range v.Sums {
		_, _ = fmt.Fprintf(w, "%s  %d 件  記録 ¥%d  精算書 ¥%d\n", s.Label, s.Count, s.Ours, s.Theirs)
	}
	writeSettlementLines(w, v.Lines)
	if len(v.Carried) > 0 {
		_, _ = fmt.Fprintln(w, "前の月からの繰り越し")
		writeSettlementLines(w, v.Carried)
	}
	if len(v.Later) > 0 {
		_, _ = fmt.Fprintln(w, "モールの精算に入らないもの")
	}
	for _, l := range v.Later {
		_, _ = fmt.Fprintf(w, "%s  %s  %s  %s  %s  ¥%d  %s %s  支払月 %s\n", l.EventID, l.Date, l.ChannelName, l.Order, l.TypeLabel, l.Amount, l.Settled, l.Partner, l.Due)
	}
	if v.Files == 0 {
		_, _ = fmt.Fprintln(w, "精算書はまだ取り込まれていません（settlement import）。")
	}
}

func writeSettlementLines(w io.Writer, all []app.SettlementLine) {
	for _, l := range all {
		name := l.EventID + "  " + l.Date
		if l.EntryID == 0 {
			name = fmt.Sprintf("精算書の行 %d", l.Rows[0])
		}
		_, _ = fmt.Fprintf(w, "%s  %s  %s  %s  記録 ¥%d  精算書 ¥%d  %s  %s %s  %s%s\n", l.StateLabel, name, l.ChannelName, l.Order, l.Ours, l.Theirs, l.TypeLabel, l.Day, l.Round, l.Reason, expected(l))
	}
}

// expected says when the mall pays the round of what waits.
func expected(l app.SettlementLine) string {
	switch {
	case l.Due == "":
		return ""
	case l.Late:
		return "精算の予定 " + l.Due + "（過ぎています）"
	}
	return "精算の予定 " + l.Due
}

func (c *cli) settlementJudge() *cobra.Command {
	var entries, rows []string
	var in app.SettlementJudgement
	var out, link, undo bool
	cmd := &cobra.Command{
		Use: "judge", Short: "対象外にする（--out --reason）、結び付ける（--link）、判断を取り消す（--undo）", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			switch {
			case out:
				in.Verdict = "out"
			case link:
				in.Verdict = "link"
			}
			in.Entries = []int64{}
			for _, name := range entries {
				e, err := d.EntryNamed(ctx, name)
				if err != nil {
					return err
				}
				in.Entries = append(in.Entries, e.ID)
			}
			var err error
			if in.Rows, err = numbers(rows); err != nil {
				return err
			}
			if err := d.JudgeSettlement(ctx, in); err != nil {
				return err
			}
			return c.show(in, func(w io.Writer) { _, _ = fmt.Fprintln(w, "突合の判断を残しました。") })
		}),
	}
	f := cmd.Flags()
	f.StringArrayVar(&entries, "entry", nil, "記録の番号（EV-202610-0001。いくつでも）")
	f.StringArrayVar(&rows, "row", nil, "精算書の行の番号（list の rows。いくつでも）")
	f.StringVar(&in.Reason, "reason", "", "理由（対象外には要ります。名前や住所は書けません）")
	f.BoolVar(&out, "out", false, "突き合わせない（対象外）")
	f.BoolVar(&link, "link", false, "記録と行を結び付ける（注文番号が違うとき）")
	f.BoolVar(&undo, "undo", false, "判断を取り消す")
	cmd.MarkFlagsOneRequired("out", "link", "undo")
	cmd.MarkFlagsMutuallyExclusive("out", "link", "undo")
	return cmd
}

func (c *cli) settlementRecord() *cobra.Command {
	var in app.SettlementRecord
	cmd := &cobra.Command{
		Use: "record 行", Short: "経理に記録がない差し引きを、下書きに入れる", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			var err error
			if in.ID, err = number(args[0]); err != nil {
				return err
			}
			e, err := d.RecordSettlement(ctx, in)
			if err != nil {
				return err
			}
			return c.showEntries([]app.Entry{e})
		}),
	}
	cmd.Flags().StringVar(&in.Date, "date", "", "発生日（省くと精算日）")
	return cmd
}
