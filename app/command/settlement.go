package command

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

// settlement holds the books against what the malls have settled.
func (c *cli) settlement() *cobra.Command {
	cmd := &cobra.Command{Use: "settlement", Short: "精算の突合（モールの精算書と経理の記録を突き合わせる）"}
	cmd.AddCommand(
		c.settlementImport(), c.settlementList(), c.settlementJudge(), c.settlementRecord(),
		&cobra.Command{Use: "files", Short: "取り込んだ精算書の一覧（新しい順）", Args: cobra.NoArgs, RunE: c.with(c.settlementFiles)},
		&cobra.Command{Use: "forget 番号", Short: "まちがって取り込んだ精算書を外す（記録は変わりません）", Args: cobra.ExactArgs(1), RunE: c.with(c.settlementForget)},
	)
	return cmd
}

func (c *cli) settlementImport() *cobra.Command {
	var in app.SettlementImport
	var columns string
	var dry bool
	cmd := &cobra.Command{
		Use: "import ファイル --mall モール", Short: "精算書（CSV、xlsx）を取り込む。同じファイルは 2 度入りません", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			var err error
			if in.Channel, err = mallNamed(ctx, d, in.Channel); err != nil {
				return err
			}
			if columns != "" {
				data, err := readFile(columns)
				if err != nil {
					return err
				}
				if in.Map, err = d.SettlementMapFrom(data); err != nil {
					return err
				}
				in.Own = true
			}
			if in.Token, err = holdSettlement(ctx, d, args[0]); err != nil {
				return err
			}
			if dry {
				return c.settlementDry(ctx, d, in)
			}
			done, err := d.ImportSettlement(ctx, in)
			if err != nil {
				return err
			}
			return c.show(done, func(w io.Writer) { writeSettlementDone(w, done) })
		}),
	}
	f := cmd.Flags()
	f.StringVar(&in.Channel, "mall", "", "モール：rakuten、yahoo、または経理の設定のモールの名前")
	f.StringVar(&columns, "map", "", "列の対応表（JSON。省くと前回の読み方か、見出しから決める）")
	f.StringVar(&in.Day, "day", "", "日付の列がないときの精算日（2026-11-05）")
	f.StringVar(&in.Round, "round", "", "列がないときの精算回の名前")
	f.BoolVar(&dry, "dry-run", false, "取り込まずに、どう読めるかを見る")
	_ = cmd.MarkFlagRequired("mall")
	return cmd
}

// mallNamed finds a mall by its code or its name.
func mallNamed(ctx context.Context, d *app.Desk, name string) (string, error) {
	b, err := d.Books(ctx)
	if err != nil || name == "" {
		return "", err
	}
	for _, m := range b.Shop.AllChannels() {
		if slices.Contains([]string{m.Code, m.Label, m.Short}, name) {
			return m.Code, nil
		}
	}
	return "", &app.Refusal{
		Code: "unknown_name", Problems: []app.Problem{},
		Text: "「" + name + "」というモールはありません。何も変えていません。rakuten、yahoo か、books show のモールの名前を指定してください。",
	}
}

func holdSettlement(ctx context.Context, d *app.Desk, path string) (string, error) {
	if st, err := os.Stat(path); err == nil && st.Size() > app.MaxOrderFile {
		return "", &app.Refusal{Code: "file_too_large", Text: "このファイルは大きすぎます（上限 50 MB）。何も取り込んでいません。期間を分けてダウンロードし直してください。"}
	}
	data, err := readFile(path)
	if err != nil {
		return "", err
	}
	held, err := d.HoldSettlement(ctx, filepath.Base(path), data)
	return held.Token, err
}

func (c *cli) settlementDry(ctx context.Context, d *app.Desk, in app.SettlementImport) error {
	v, err := d.SettlementPreview(ctx, in)
	if err != nil {
		return err
	}
	return c.show(v, func(w io.Writer) {
		m := v.Map
		_, _ = fmt.Fprintf(w, "%s（%s）\n注文番号「%s」 金額「%s」（%s） 日付「%s」 種別「%s」 精算回「%s」\n", v.Name, v.Charset, m.Order, m.Amount, m.Signs, m.Day, m.Kind, m.Round)
		if v.Problem != "" {
			_, _ = fmt.Fprintln(w, v.Problem)
			return
		}
		writeSettlementKinds(w, v.Kinds)
		writeSettlementCounts(w, v.Counts, v.Damaged, v.More)
		if len(v.Known) > 0 {
			_, _ = fmt.Fprintf(w, "同じファイルを %s に取り込んでいます（settlement forget %d で外せます）。\n", day(v.Known[0].At), v.Known[0].ID)
		}
	})
}

func writeSettlementKinds(w io.Writer, all []app.SettlementKind) {
	for _, k := range all {
		word := "突き合わせる"
		if k.Skip {
			word = "手数料などとして除く"
		}
		_, _ = fmt.Fprintf(w, "「%s」 %d 行  ¥%d  %s\n", k.Name, k.Rows, k.Yen, word)
	}
}

func writeSettlementCounts(w io.Writer, n app.SettlementCounts, damaged []app.OrderDamage, more int) {
	_, _ = fmt.Fprintf(w, "差し引き %d 行  ¥%d（売上など %d 行、注文番号のない差し引き %d 行 ¥%d は入れません）\n", n.Rows, n.Yen, n.Added, n.Fees, n.FeesYen)
	for _, one := range damaged {
		_, _ = fmt.Fprintf(w, "読めない行：%d 行目 %s %s\n", one.Line, one.Column, one.Reason)
	}
	if more > 0 {
		_, _ = fmt.Fprintf(w, "読めない行は、ほかに %d 行あります。\n", more)
	}
}

func writeSettlementDone(w io.Writer, done app.SettlementDone) {
	f := done.File
	if done.Again {
		_, _ = fmt.Fprintf(w, "同じファイルを %s に取り込んでいます。何も変えていません。読み方を変えるなら、settlement forget %d で外してから取り込んでください。\n", day(f.At), f.ID)
		return
	}
	writeSettlementKinds(w, done.Kinds)
	writeSettlementCounts(w, done.Counts, done.Damaged, done.More)
	_, _ = fmt.Fprintf(w, "%s の精算書として取り込みました（番号 %d、%s〜%s）。settlement list --month で突合を見られます。\n", f.ChannelName, f.ID, f.From, f.To)
}

func (c *cli) settlementFiles(ctx context.Context, d *app.Desk, _ []string) error {
	all, err := d.SettlementFiles(ctx)
	all, err = covered(ctx, d, all, err)
	if err != nil {
		return err
	}
	return c.show(all, func(w io.Writer) {
		for _, f := range all.Files {
			_, _ = fmt.Fprintf(w, "%d  %s  %s  %s〜%s  %d 行（読めない行 %d）  %s  %s\n", f.ID, f.ChannelName, f.Name, f.From, f.To, f.Rows, f.Left, day(f.At), f.By)
		}
		_, _ = fmt.Fprintf(w, "%d 件\n", len(all.Files))
	})
}

func (c *cli) settlementForget(ctx context.Context, d *app.Desk, args []string) error {
	id, err := number(args[0])
	if err != nil {
		return err
	}
	if err := d.ForgetSettlement(ctx, app.ID{ID: id}); err != nil {
		return err
	}
	return c.show(map[string]any{"forgotten": id}, func(w io.Writer) {
		_, _ = fmt.Fprintln(w, "精算書を外しました。経理の記録は変わっていません。")
	})
}
