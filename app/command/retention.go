package command

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"time"

	"madoguchi/app"
	"madoguchi/connectors/jst"

	"github.com/spf13/cobra"
)

func (c *cli) retention() *cobra.Command {
	var dry bool
	var months int
	cmd := &cobra.Command{Use: "retention", Short: "添付ファイルの保存期間を見る、決める、いますぐ消す"}
	run := &cobra.Command{
		Use: "run", Short: "保存期間が過ぎた添付をいますぐ消す（文章は残ります。消した添付は戻せません）", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error { return c.retentionRun(ctx, d, dry, months) }),
	}
	run.Flags().BoolVar(&dry, "dry-run", false, "消さずに、消える件数と量を数える")
	run.Flags().IntVar(&months, "months", 0, "--dry-run で試す月数（省くと決めてある期間）")
	cmd.AddCommand(&cobra.Command{
		Use: "show", Short: "決めてある保存期間", Args: cobra.NoArgs, RunE: c.with(c.retentionShow),
	}, &cobra.Command{
		Use: "set MONTHS", Short: "何か月たった添付を消すか決める（0 で消さない）", Args: cobra.ExactArgs(1), RunE: c.with(c.retentionSet),
	}, run)
	return cmd
}

func (c *cli) retentionShow(ctx context.Context, d *app.Desk, _ []string) error {
	r, err := d.Retention(ctx)
	if err != nil {
		return err
	}
	return c.show(r, func(w io.Writer) {
		if r.Months == 0 {
			_, _ = fmt.Fprintln(w, "添付ファイルは消しません。")
			return
		}
		_, _ = fmt.Fprintf(w, "完了した問い合わせの、お客様から届いた添付ファイルを %d か月後に消します。文章は残ります。\n", r.Months)
	})
}

func (c *cli) retentionSet(ctx context.Context, d *app.Desk, args []string) error {
	months, err := strconv.Atoi(args[0])
	if err != nil {
		return usage("月数は 0 から 120 までの数で指定してください")
	}
	if err := d.SetRetention(ctx, app.RetentionMonths{Months: months}); err != nil {
		return err
	}
	return c.retentionShow(ctx, d, nil)
}

func (c *cli) retentionRun(ctx context.Context, d *app.Desk, dry bool, months int) error {
	if !dry && months != 0 {
		return usage("--months は --dry-run と一緒に使います")
	}
	var plan app.RetentionPlan
	var err error
	if dry {
		if months == 0 {
			r, err := d.Retention(ctx)
			if err != nil {
				return err
			}
			months = r.Months
		}
		plan, err = d.RetentionPreview(ctx, app.RetentionMonths{Months: months})
	} else {
		ctx, told := c.tellingOf(ctx, "確かめました")
		plan, err = d.RunRetention(ctx)
		told()
	}
	if err != nil {
		return err
	}
	return c.show(plan, func(w io.Writer) { retentionWords(w, plan) })
}

func retentionWords(w io.Writer, p app.RetentionPlan) {
	did := "消しました"
	if p.DryRun {
		did = "消えます（まだ消していません）"
	}
	_, _ = fmt.Fprintf(w, "添付ファイル %d 件、%.1f MB が%s。\n", p.Files, float64(p.Size)/1e6, did)
	if p.DryRun && p.Files > 0 {
		_, _ = fmt.Fprintf(w, "届いた日は %s から %s です。\n", jst.Of(p.Oldest).Format(time.DateOnly), jst.Of(p.Newest).Format(time.DateOnly))
	}
	if p.Records > 0 {
		_, _ = fmt.Fprintf(w, "領収書や請求書などと思われる %d 件は残します（取引の記録の保存は多くの場合 7 年です。税理士に確かめてください）。\n", p.Records)
	}
	if p.Left > 0 {
		_, _ = fmt.Fprintf(w, "%d 件は、元のメールから切り離せないため残しました。\n", p.Left)
	}
}
