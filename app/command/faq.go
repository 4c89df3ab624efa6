package command

import (
	"cmp"
	"context"
	"encoding/base64"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

// faq handles what customers ask again and again.
func (c *cli) faq() *cobra.Command {
	cmd := &cobra.Command{Use: "faq", Short: "よくある質問を見る、直す、返信に使う、出し入れする"}
	var message int64
	from := &cobra.Command{
		Use: "from ID --message N", Short: "送った返信から質問と回答の案を作る（保存しません）", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			return c.faqFrom(ctx, d, args[0], message)
		}),
	}
	from.Flags().Int64Var(&message, "message", 0, "元にする返信の番号")
	_ = from.MarkFlagRequired("message")
	cmd.AddCommand(
		c.faqList(), c.faqSave(), c.faqExport(), c.faqImport(), from,
		&cobra.Command{Use: "show 番号", Short: "1 つの中身", Args: cobra.ExactArgs(1), RunE: c.with(c.faqShow)},
		&cobra.Command{Use: "use ID 番号", Short: "回答を、この問い合わせの内容で埋めて見せる（使った回数に数えます）", Args: cobra.ExactArgs(2), RunE: c.with(c.faqUse)},
		&cobra.Command{Use: "move 番号 場所", Short: "順番を変える（場所は 0 から）", Args: cobra.ExactArgs(2), RunE: c.with(c.faqMove)},
		&cobra.Command{Use: "remove 番号", Short: "消す（undo で戻せます）", Args: cobra.ExactArgs(1), RunE: c.with(c.faqRemove)},
	)
	return cmd
}

// faqCategory is the number of a category by its name; "なし" is -1, "" any.
func faqCategory(ctx context.Context, d *app.Desk, name string) (int64, error) {
	switch name {
	case "":
		return 0, nil
	case "なし":
		return -1, nil
	}
	return categoryNamed(ctx, d, name)
}

func faqNumbered(ctx context.Context, d *app.Desk, arg string) (app.FAQ, error) {
	id, err := number(arg)
	if err != nil {
		return app.FAQ{}, err
	}
	list, err := d.FAQs(ctx, app.FAQQuery{})
	for _, f := range list.FAQs {
		if f.ID == id {
			return f, err
		}
	}
	return app.FAQ{}, cmp.Or(err, error(&app.Refusal{Code: "faq_unknown", Text: "番号 " + arg + " のよくある質問はありません。faq list で番号を確かめてください。"}))
}

func (c *cli) faqList() *cobra.Command {
	var in app.FAQQuery
	var category string
	cmd := &cobra.Command{Use: "list", Short: "一覧（お店の順。--inquiry では、その分類のものが先）", Args: cobra.NoArgs}
	cmd.Flags().StringVar(&in.Search, "search", "", "この言葉があるものだけ")
	cmd.Flags().StringVar(&category, "category", "", "この分類だけ（なし＝分類のないもの）")
	cmd.Flags().Int64Var(&in.ID, "inquiry", 0, "答えている問い合わせの番号")
	cmd.RunE = c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
		var err error
		if in.Category, err = faqCategory(ctx, d, category); err != nil {
			return err
		}
		list, err := d.FAQs(ctx, in)
		if err != nil {
			return err
		}
		return c.show(list, func(w io.Writer) {
			for _, f := range list.FAQs {
				_, _ = fmt.Fprintf(w, "%3d  番号 %d  %s（%s）\n", f.Place, f.ID, f.Question, faqMarks(f))
			}
			_, _ = fmt.Fprintf(w, "%d 件中 %d 件\n", list.Total, len(list.FAQs))
		})
	})
	return cmd
}

func faqMarks(f app.FAQ) string {
	page := "ページに出さない"
	if f.Shown {
		page = "ページに出す"
	}
	marks := []string{cmp.Or(f.Category, "分類なし"), page, fmt.Sprintf("%d 回", f.Uses)}
	if len(f.Problems) > 0 {
		marks = append(marks, "確かめる所あり")
	}
	return strings.Join(marks, "・")
}

func (c *cli) faqShow(ctx context.Context, d *app.Desk, args []string) error {
	f, err := faqNumbered(ctx, d, args[0])
	if err != nil {
		return err
	}
	return c.showFAQ(f)
}

func (c *cli) showFAQ(f app.FAQ) error {
	return c.show(map[string]any{"faq": f}, func(w io.Writer) {
		_, _ = fmt.Fprintf(w, "番号 %d（%s）\nQ. %s\nA. %s\n", f.ID, faqMarks(f), f.Question, f.Answer)
		if f.Template != "" {
			_, _ = fmt.Fprintf(w, "テンプレート：%s\n", f.Template)
		}
		for _, p := range f.Problems {
			_, _ = fmt.Fprintln(w, "注意："+p.Text)
		}
	})
}

func (c *cli) faqSave() *cobra.Command {
	var id int64
	var question, file, category, template string
	var shown bool
	cmd := &cobra.Command{Use: "save", Short: "足す（--question と --answer-file）、または --id のものを変える", Args: cobra.NoArgs}
	flags := cmd.Flags()
	flags.Int64Var(&id, "id", 0, "変えるものの番号")
	flags.StringVar(&question, "question", "", "質問")
	flags.StringVar(&file, "answer-file", "", "回答のファイル（- は標準入力）")
	flags.StringVar(&category, "category", "", "分類の名前（なし＝外す）")
	flags.StringVar(&template, "template", "", "同じことを答えるテンプレートの名前（なし＝外す）")
	flags.BoolVar(&shown, "shown", false, "お店のページに出す（--shown=false で出さない）")
	cmd.RunE = c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
		f := app.FAQ{}
		var err error
		if id != 0 {
			if f, err = faqNumbered(ctx, d, fmt.Sprint(id)); err != nil {
				return err
			}
		}
		f.Question = cmp.Or(question, f.Question)
		if flags.Changed("shown") {
			f.Shown = shown
		}
		if file != "" {
			text, err := readFile(file)
			if err != nil {
				return err
			}
			f.Answer = string(text)
		}
		if category != "" {
			n, err := faqCategory(ctx, d, category)
			if err != nil {
				return err
			}
			f.CategoryID = max(n, 0)
		}
		if template == "なし" {
			f.TemplateID = 0
		} else if template != "" {
			t, err := d.TemplateNamed(ctx, template)
			if err != nil {
				return err
			}
			f.TemplateID = t.ID
		}
		if f, err = d.SaveFAQ(ctx, f); err != nil {
			return err
		}
		return c.showFAQ(f)
	})
	return cmd
}

func (c *cli) faqMove(ctx context.Context, d *app.Desk, args []string) error {
	f, err := faqNumbered(ctx, d, args[0])
	if err != nil {
		return err
	}
	place, err := number(args[1])
	if err != nil {
		return err
	}
	if err := d.MoveFAQ(ctx, app.FAQMove{ID: f.ID, Place: int(place)}); err != nil {
		return err
	}
	return c.faqShow(ctx, d, args[:1])
}

func (c *cli) faqRemove(ctx context.Context, d *app.Desk, args []string) error {
	f, err := faqNumbered(ctx, d, args[0])
	if err != nil {
		return err
	}
	if err := d.RemoveFAQ(ctx, app.FAQRemoval{ID: f.ID, Version: f.Version}); err != nil {
		return err
	}
	return c.show(map[string]any{"removed": f.ID}, func(w io.Writer) { _, _ = fmt.Fprintf(w, "「%s」を消しました。\n", f.Question) })
}

func (c *cli) faqUse(ctx context.Context, d *app.Desk, args []string) error {
	id, err := number(args[0])
	if err != nil {
		return err
	}
	f, err := faqNumbered(ctx, d, args[1])
	if err != nil {
		return err
	}
	out, err := d.UseFAQ(ctx, app.FAQUse{ID: id, FAQ: f.ID})
	if err != nil {
		return err
	}
	return c.show(out, func(w io.Writer) {
		_, _ = fmt.Fprintln(w, out.Text)
		for _, p := range out.Problems {
			_, _ = fmt.Fprintf(w, "！%s\n", p.Text)
		}
	})
}

func (c *cli) faqFrom(ctx context.Context, d *app.Desk, arg string, message int64) error {
	id, err := number(arg)
	if err != nil {
		return err
	}
	out, err := d.FAQFrom(ctx, app.FAQSource{ID: id, Message: message})
	if err != nil {
		return err
	}
	return c.show(out, func(w io.Writer) {
		_, _ = fmt.Fprintf(w, "Q. %s\nA. %s\n分類：%s\n印に変えたもの：%s\n", out.Question, out.Answer, out.Category, strings.Join(out.Taken, "、"))
	})
}

func (c *cli) faqExport() *cobra.Command {
	var in app.FAQExport
	var category string
	cmd := &cobra.Command{Use: "export ファイル", Short: "HTML（お店のページに貼る）か CSV に書き出す（名前の終わりで決まります）", Args: cobra.ExactArgs(1)}
	cmd.Flags().StringVar(&category, "category", "", "この分類だけ（なし＝分類のないもの）")
	cmd.Flags().BoolVar(&in.Shown, "shown", false, "お店のページに出すものだけ（HTML はいつもそうです）")
	cmd.Flags().StringVar(&in.Charset, "charset", "utf-8", "文字コード（utf-8 か cp932）")
	cmd.RunE = c.with(func(ctx context.Context, d *app.Desk, args []string) error {
		var err error
		if in.Category, err = faqCategory(ctx, d, category); err != nil {
			return err
		}
		in.Kind = strings.ToLower(strings.TrimPrefix(filepath.Ext(args[0]), "."))
		out, err := d.ExportFAQs(ctx, in)
		if err != nil {
			return err
		}
		data, err := base64.StdEncoding.DecodeString(out.Data)
		if err != nil {
			return err
		}
		return c.exported(args[0], data, out.Count)
	})
	return cmd
}

func (c *cli) faqImport() *cobra.Command {
	return c.imports("CSV ", (*app.Desk).ImportFAQs)
}
