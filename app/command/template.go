package command

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"strings"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

func (c *cli) template() *cobra.Command {
	cmd := &cobra.Command{Use: "template", Short: "テンプレートを見る、調べる、試す、出し入れする"}
	cmd.AddCommand(
		&cobra.Command{Use: "list", Short: "一覧", Args: cobra.NoArgs, RunE: c.with(c.templateList)},
		&cobra.Command{Use: "show 名前", Short: "1 つの中身（接続ごとの文、手順、期間）", Args: cobra.ExactArgs(1), RunE: c.with(c.templateShow)},
		&cobra.Command{Use: "lint", Short: "書き間違いを調べる", Args: cobra.NoArgs, RunE: c.with(c.templateLint)},
		&cobra.Command{Use: "remove 名前", Short: "消す（送った返信はそのままです。undo で戻せます）", Args: cobra.ExactArgs(1), RunE: c.with(c.templateRemove)},
		&cobra.Command{Use: "export ファイル", Short: "CSV か JSON に書き出す（名前の終わりで決まります）", Args: cobra.ExactArgs(1), RunE: c.with(c.templateExport)},
		c.templateImport(), c.templatePreview(), c.templateTry(),
	)
	cmd.AddCommand(c.templateLibrary())
	return cmd
}

func (c *cli) templateList(ctx context.Context, d *app.Desk, _ []string) error {
	list, err := d.Templates(ctx, app.TemplateQuery{})
	if err != nil {
		return err
	}
	return c.show(map[string]any{"templates": list.Templates}, func(w io.Writer) {
		for _, t := range list.Templates {
			_, _ = fmt.Fprintf(w, "%4d  %s  %s%s\n", t.ID, t.Name, t.Category, templateMarks(t))
		}
	})
}

// templateMarks are what a person has to know before using a template.
func templateMarks(t app.Template) string {
	var marks []string
	switch t.Time {
	case "early":
		marks = append(marks, t.ValidFrom+" から")
	case "over":
		marks = append(marks, t.ValidTo+" まで")
	}
	if t.Review {
		marks = append(marks, "要見直し")
	}
	if len(t.Problems) > 0 {
		marks = append(marks, "書き間違い")
	}
	if len(marks) == 0 {
		return ""
	}
	return "（" + strings.Join(marks, "、") + "）"
}

func (c *cli) templateShow(ctx context.Context, d *app.Desk, args []string) error {
	t, err := d.TemplateNamed(ctx, args[0])
	if err != nil {
		return err
	}
	return c.show(map[string]any{"template": t}, func(w io.Writer) {
		_, _ = fmt.Fprintf(w, "%s%s\n分類：%s　返信後：%s　フォロー：%d 営業日　経理の記録：%s　使った回数：%d\n", t.Name, templateMarks(t), cmp.Or(t.Category, "なし"), t.Next, t.FollowDays,
			cmp.Or(t.Records, "なし"), t.Uses)
		for i, step := range t.Steps {
			_, _ = fmt.Fprintf(w, "手順 %d：%s\n", i+1, step)
		}
		_, _ = fmt.Fprintf(w, "\n%s\n", t.Body)
		for _, one := range t.Texts {
			_, _ = fmt.Fprintf(w, "\n―― %s %s\n%s\n", one.Channel, one.Subject, one.Body)
		}
	})
}

func (c *cli) templateLint(ctx context.Context, d *app.Desk, _ []string) error {
	list, err := d.Templates(ctx, app.TemplateQuery{})
	if err != nil {
		return err
	}
	bad := []app.Template{}
	for _, t := range list.Templates {
		if len(mistakes(t)) > 0 {
			bad = append(bad, t)
		}
	}
	err = c.show(map[string]any{"templates": bad}, func(w io.Writer) {
		for _, t := range bad {
			for _, line := range mistakes(t) {
				_, _ = fmt.Fprintln(w, line)
			}
		}
		_, _ = fmt.Fprintf(w, "%d 件中 %d 件に書き間違いがあります。\n", len(list.Templates), len(bad))
	})
	if err == nil && len(bad) > 0 {
		err = &app.Refusal{Code: "template", Text: "書き間違いのあるテンプレートがあります。ほかのテンプレートは使えます。画面のテンプレートで直してください。"}
	}
	return err
}

func mistakes(t app.Template) []string {
	var lines []string
	add := func(place string, all []app.Problem) {
		for _, p := range all {
			lines = append(lines, fmt.Sprintf("%s%s（%d 文字目）：%s", t.Name, place, p.Start+1, p.Text))
		}
	}
	add("", t.Problems)
	for _, one := range t.Texts {
		add("／"+one.Channel, one.Problems)
	}
	return lines
}

func (c *cli) templateRemove(ctx context.Context, d *app.Desk, args []string) error {
	t, err := d.TemplateNamed(ctx, args[0])
	if err != nil {
		return err
	}
	if err := d.DeleteTemplate(ctx, app.ID{ID: t.ID}); err != nil {
		return err
	}
	return c.show(map[string]any{"removed": t.ID}, func(w io.Writer) { _, _ = fmt.Fprintf(w, "「%s」を消しました。\n", t.Name) })
}

// trialFlags say what a template is tried with.
type trialFlags struct {
	body, channel, order string
	inquiry              int64
}

func (f *trialFlags) of(ctx context.Context, d *app.Desk, args []string) (app.TemplateTrial, error) {
	in := app.TemplateTrial{Channel: f.channel, Inquiry: f.inquiry, Order: f.order}
	if f.body != "" {
		text, err := readFile(f.body)
		in.Template.Body = string(text)
		return in, err
	}
	if len(args) == 0 {
		return in, &app.Refusal{Code: "name", Text: "テンプレートの名前か、--body-file で本文のファイルを指定してください。"}
	}
	var err error
	in.Template, err = d.TemplateNamed(ctx, args[0])
	return in, err
}

func (f *trialFlags) onto(cmd *cobra.Command) *cobra.Command {
	cmd.Flags().StringVar(&f.body, "body-file", "", "保存していない本文のファイル（- は標準入力）")
	cmd.Flags().StringVar(&f.channel, "channel", "", "接続の種類（rakuten, yahoo, mailbox）")
	return cmd
}

func (c *cli) templatePreview() *cobra.Command {
	var f trialFlags
	cmd := f.onto(&cobra.Command{Use: "preview [名前]", Short: "注文か問い合わせを入れて見る（何も保存しません）", Args: cobra.MaximumNArgs(1)})
	cmd.Flags().Int64Var(&f.inquiry, "inquiry", 0, "問い合わせの番号")
	cmd.Flags().StringVar(&f.order, "order", "", "注文番号")
	cmd.RunE = c.with(func(ctx context.Context, d *app.Desk, args []string) error {
		in, err := f.of(ctx, d, args)
		if err != nil {
			return err
		}
		p, err := d.PreviewTemplate(ctx, in)
		if err != nil {
			return err
		}
		return c.show(p, func(w io.Writer) {
			_, _ = fmt.Fprintln(w, p.Text)
			for _, v := range p.Values {
				if v.Missing {
					_, _ = fmt.Fprintf(w, "空：%s　%s\n", v.Name, v.Why)
				}
			}
			for _, m := range append(p.Mistakes, p.Problems...) {
				_, _ = fmt.Fprintln(w, "注意："+m.Text)
			}
		})
	})
	return cmd
}

func (c *cli) templateTry() *cobra.Command {
	var f trialFlags
	cmd := f.onto(&cobra.Command{Use: "try [名前]", Short: "過去 20 件の問い合わせで試す（何も保存しません）", Args: cobra.MaximumNArgs(1)})
	cmd.RunE = c.with(func(ctx context.Context, d *app.Desk, args []string) error {
		in, err := f.of(ctx, d, args)
		if err != nil {
			return err
		}
		all, err := d.TryTemplate(ctx, in)
		if err != nil {
			return err
		}
		return c.show(all, func(w io.Writer) {
			for _, one := range all.Tries {
				if notes := append(one.Missing, one.Problems...); len(notes) > 0 {
					_, _ = fmt.Fprintf(w, "%6d  %s  %s\n", one.InquiryID, one.Subject, strings.Join(notes, "、"))
				}
			}
			_, _ = fmt.Fprintf(w, "%d 件中 %d 件はそのまま送れます。\n", len(all.Tries), all.Whole)
		})
	})
	return cmd
}
