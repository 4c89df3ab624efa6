package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

func (c *cli) past() *cobra.Command {
	cmd := &cobra.Command{Use: "past", Short: "過去の回答：似た問い合わせと模範回答"}
	var message int64
	from := &cobra.Command{
		Use: "template ID", Short: "送った回答からテンプレートの下書きを作る（保存しません）", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			return c.pastTemplate(ctx, d, args[0], message)
		}),
	}
	from.Flags().Int64Var(&message, "message", 0, "元にする回答の番号")
	_ = from.MarkFlagRequired("message")
	var note string
	model := &cobra.Command{
		Use: "model 回答の番号", Short: "模範回答にする", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			return c.pastModel(ctx, d, args[0], true, note)
		}),
	}
	model.Flags().StringVar(&note, "note", "", "どこがよいかのひとこと")
	cmd.AddCommand(
		&cobra.Command{Use: "list ID", Short: "似た問い合わせと、そのときの回答", Args: cobra.ExactArgs(1), RunE: c.with(c.pastList)},
		&cobra.Command{Use: "use ID 回答の番号", Short: "過去の回答を、この問い合わせの内容で埋めて見せる", Args: cobra.ExactArgs(2), RunE: c.with(c.pastUse)},
		&cobra.Command{Use: "models", Short: "模範回答の一覧", Args: cobra.NoArgs, RunE: c.with(c.pastModels)},
		model,
		&cobra.Command{Use: "unmodel 回答の番号", Short: "模範回答から外す", Args: cobra.ExactArgs(1), RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			return c.pastModel(ctx, d, args[0], false, "")
		})},
		from,
	)
	return cmd
}

func (c *cli) pastList(ctx context.Context, d *app.Desk, args []string) error {
	id, err := number(args[0])
	if err != nil {
		return err
	}
	list, err := d.Alike(ctx, app.ID{ID: id})
	if err != nil {
		return err
	}
	return c.show(list, func(w io.Writer) {
		for _, a := range list.Alike {
			_, _ = fmt.Fprintf(w, "回答 %d（問い合わせ %d）  %v\n  %s\n→ %s\n\n", a.MessageID, a.InquiryID, a.Reasons, a.Question, a.Answer)
		}
		if len(list.Alike) == 0 {
			_, _ = fmt.Fprintln(w, "似た問い合わせはまだありません。")
		}
	})
}

func (c *cli) pastUse(ctx context.Context, d *app.Desk, args []string) error {
	id, err := number(args[0])
	if err != nil {
		return err
	}
	message, err := number(args[1])
	if err != nil {
		return err
	}
	out, err := d.UsePast(ctx, app.PastUse{ID: id, Message: message})
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

func (c *cli) pastModels(ctx context.Context, d *app.Desk, _ []string) error {
	list, err := d.Models(ctx)
	if err != nil {
		return err
	}
	return c.show(list, func(w io.Writer) {
		for _, m := range list.Models {
			_, _ = fmt.Fprintf(w, "回答 %d（問い合わせ %d）  %s\n→ %s\n\n", m.MessageID, m.InquiryID, m.Note, m.Answer)
		}
	})
}

func (c *cli) pastModel(ctx context.Context, d *app.Desk, arg string, on bool, note string) error {
	id, err := number(arg)
	if err != nil {
		return err
	}
	if err := d.SetModel(ctx, app.ModelChange{ID: id, On: on, Note: note}); err != nil {
		return err
	}
	return c.pastModels(ctx, d, nil)
}

func (c *cli) pastTemplate(ctx context.Context, d *app.Desk, arg string, message int64) error {
	id, err := number(arg)
	if err != nil {
		return err
	}
	out, err := d.TemplateFrom(ctx, app.TemplateSource{ID: id, Message: message})
	if err != nil {
		return err
	}
	return c.show(out, func(w io.Writer) {
		_, _ = fmt.Fprintf(w, "%s\n\n%s\n\n自動で埋まるところ %d、決めるところ %d\n", out.Name, out.Body, out.Variables, out.Holes)
	})
}
