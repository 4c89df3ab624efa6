package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

// manual handles how the shop deals with each kind of question.
func (c *cli) manual() *cobra.Command {
	cmd := &cobra.Command{Use: "manual", Short: "手順書（分類ごとの進め方）を見る、書く"}
	var inquiry int64
	show := &cobra.Command{Use: "show [分類]", Short: "分類の手順書（共通＝すべての問い合わせ）、または --inquiry の問い合わせに出るもの", Args: cobra.MaximumNArgs(1)}
	show.Flags().Int64Var(&inquiry, "inquiry", 0, "問い合わせの番号")
	show.RunE = c.with(func(ctx context.Context, d *app.Desk, args []string) error {
		return c.manualShow(ctx, d, args, inquiry)
	})
	var file string
	save := &cobra.Command{
		Use: "save 分類 --body-file F", Short: "手順書を書く（空のファイルで消します）", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			return c.manualSave(ctx, d, args[0], file)
		}),
	}
	save.Flags().StringVar(&file, "body-file", "", "文のファイル（- は標準入力）")
	_ = save.MarkFlagRequired("body-file")
	cmd.AddCommand(show, save, &cobra.Command{Use: "list", Short: "一覧", Args: cobra.NoArgs, RunE: c.with(c.manualList)})
	return cmd
}

// manualNamed is the page of a category by its name; 共通 is the one for every
// question.
func manualNamed(ctx context.Context, d *app.Desk, name string) (app.Manual, error) {
	list, err := d.Manuals(ctx)
	if err != nil {
		return app.Manual{}, err
	}
	for _, m := range list.Manuals {
		if m.Title == name || m.Category == 0 && name == "共通" {
			return m, nil
		}
	}
	return app.Manual{}, &app.Refusal{Code: "category_unknown", Text: "「" + name + "」という分類はありません。manual list で名前を確かめてください。"}
}

func (c *cli) manualList(ctx context.Context, d *app.Desk, _ []string) error {
	list, err := d.Manuals(ctx)
	if err != nil {
		return err
	}
	return c.show(list, func(w io.Writer) {
		for _, m := range list.Manuals {
			if m.Body == "" {
				_, _ = fmt.Fprintf(w, "%s（まだありません）\n", m.Title)
				continue
			}
			_, _ = fmt.Fprintf(w, "%s（%s %s、%d 字）\n", m.Title, day(m.ChangedAt), m.By, len([]rune(m.Body)))
		}
	})
}

func (c *cli) manualShow(ctx context.Context, d *app.Desk, args []string, inquiry int64) error {
	list := app.ManualList{Manuals: []app.Manual{}}
	var err error
	switch {
	case inquiry != 0:
		list, err = d.ManualsFor(ctx, app.ID{ID: inquiry})
	case len(args) == 1:
		var one app.Manual
		one, err = manualNamed(ctx, d, args[0])
		list.Manuals = append(list.Manuals, one)
	default:
		err = &app.Refusal{Code: "name", Text: "分類の名前か、--inquiry で問い合わせの番号を指定してください。"}
	}
	if err != nil {
		return err
	}
	return c.show(list, func(w io.Writer) {
		for _, m := range list.Manuals {
			_, _ = fmt.Fprintf(w, "【%s】\n%s\n\n", m.Title, m.Body)
		}
		if len(list.Manuals) == 0 {
			_, _ = fmt.Fprintln(w, "この問い合わせの分類には、まだ手順書がありません。")
		}
	})
}

func (c *cli) manualSave(ctx context.Context, d *app.Desk, name, file string) error {
	text, err := readFile(file)
	if err != nil {
		return err
	}
	m, err := manualNamed(ctx, d, name)
	if err != nil {
		return err
	}
	m.Body = string(text)
	saved, err := d.SaveManual(ctx, m)
	if err != nil {
		return err
	}
	return c.show(map[string]any{"manual": saved}, func(w io.Writer) {
		_, _ = fmt.Fprintf(w, "「%s」の手順書を保存しました。\n", saved.Title)
	})
}
