package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

func (c *cli) doctor() *cobra.Command {
	var reparse, recount, dry, all bool
	var account string
	cmd := &cobra.Command{
		Use: "doctor", Short: "データ・接続・キー・時計・空き容量を調べる", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if !reparse && (dry || all || account != "") {
				return usage("--account、--dry-run、--all は --reparse と一緒に使います")
			}
			return c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
				if reparse {
					return c.reparse(ctx, d, account, app.ReparseQuery{DryRun: dry, All: all})
				}
				return c.examine(ctx, d, recount)
			})(cmd, args)
		},
	}
	f := cmd.Flags()
	f.BoolVar(&reparse, "reparse", false, "保存してあるメールを、いまの版の読み取りで読み直す")
	f.BoolVar(&recount, "recount", false, "画面に出る件数を、実際の問い合わせと返信から数え直す")
	f.StringVar(&account, "account", "", "読み直す接続の名前か番号（省くとすべて）")
	f.BoolVar(&dry, "dry-run", false, "変えずに、変わるメールを数える")
	f.BoolVar(&all, "all", false, "この版で読み直したメールも、最初から読み直す")
	return cmd
}

func (c *cli) examine(ctx context.Context, d *app.Desk, recount bool) error {
	report, err := c.examined(ctx, d, recount)
	if err != nil {
		return err
	}
	err = c.show(report, func(w io.Writer) {
		for _, f := range report.Findings {
			_, _ = fmt.Fprintf(w, "%s  %s\n", map[string]string{"ok": "正常", "warn": "注意", "bad": "異常"}[f.Level], f.Text)
		}
	})
	if err == nil && report.Bad() {
		err = &app.Refusal{Code: "doctor", Text: "直したほうがよいところがあります。上の「異常」の行の説明に従ってください。"}
	}
	return err
}

func (c *cli) examined(ctx context.Context, d *app.Desk, recount bool) (app.Report, error) {
	step, end := c.steps()
	defer end()
	if recount {
		step("件数を数え直しています", 0, 0)
		if err := d.Recount(ctx); err != nil {
			return app.Report{}, err
		}
	}
	return d.Doctor(ctx, step)
}

func (c *cli) reparse(ctx context.Context, d *app.Desk, account string, q app.ReparseQuery) error {
	if account != "" {
		a, err := d.AccountNamed(ctx, account)
		if err != nil {
			return err
		}
		q.Account = a.ID
	}
	done, err := d.Reparse(ctx, q, func(done, all int64) { c.progress("%d / %d 通", done, all) })
	c.progressEnd()
	if err != nil {
		return err
	}
	return c.show(done, func(w io.Writer) {
		did := "読み方が変わりました"
		if done.DryRun {
			did = "読み方が変わります（まだ変えていません）"
		}
		_, _ = fmt.Fprintf(w, "メール %d 通を読み直し、%d 通の%s。", done.Mails, done.Changed, did)
		if done.Missing > 0 {
			_, _ = fmt.Fprintf(w, "%d 通は、元のメールのファイルが見つかりませんでした。", done.Missing)
		}
		_, _ = fmt.Fprintln(w)
	})
}

// progress writes over one line of the terminal, where a person may be looking.
func (c *cli) progress(format string, args ...any) {
	if !c.json {
		_, _ = fmt.Fprintf(c.err, "\r"+format+"  ", args...)
	}
}

func (c *cli) progressEnd() {
	if !c.json {
		_, _ = fmt.Fprintln(c.err)
	}
}

// telling returns a context in which long work shows how far it is. What is done at
// once shows nothing; the line goes when the work ends.
func (c *cli) telling(ctx context.Context) (context.Context, func()) {
	return c.tellingOf(ctx, "読みました")
}

// tellingOf says it in the words of the work.
func (c *cli) tellingOf(ctx context.Context, did string) (context.Context, func()) {
	shown := false
	return app.Watching(ctx, func(done, all int64) {
			shown = true
			c.progress("%d %% まで%s", 100*done/max(all, 1), did)
		}), func() {
			if shown {
				c.progressEnd()
			}
		}
}
