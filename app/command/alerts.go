package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

// alertRow is a row of `alerts --json`.
type alertRow struct {
	ID        string `json:"id"`
	Level     string `json:"level"`
	Kind      string `json:"kind"`
	Title     string `json:"title"`
	Text      string `json:"text"`
	At        string `json:"at"`
	Account   int64  `json:"account"`
	InquiryID int64  `json:"inquiry_id"`
}

func (c *cli) alerts() *cobra.Command {
	cmd := &cobra.Command{
		Use: "alerts", Short: "いま知っておくこと（鍵の期限、止まった接続、期限を過ぎた問い合わせ など）", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			list, err := d.Alerts(ctx)
			if err != nil {
				return err
			}
			rows := make([]alertRow, 0, len(list.Alerts))
			for _, a := range list.Alerts {
				rows = append(rows, alertRow{a.ID, a.Level, a.Kind, a.Title, a.Text, stamp(a.At), a.Account, a.Inquiry})
			}
			return c.show(map[string]any{"alerts": rows}, func(w io.Writer) {
				for _, a := range list.Alerts {
					_, _ = fmt.Fprintf(w, "%s\n    %s\n", a.Title, a.Text)
				}
				_, _ = fmt.Fprintf(w, "%d 件\n", len(rows))
			})
		}),
	}
	cmd.AddCommand(&cobra.Command{
		Use: "choices", Short: "どのお知らせを出すか", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			v, err := d.AlertChoices(ctx)
			return c.choicesOut(v, err)
		}),
	}, c.alertSwitch("on", "この種類のお知らせを出す", true), c.alertSwitch("off", "この種類のお知らせを出さない", false))
	return cmd
}

func (c *cli) alertSwitch(word, short string, on bool) *cobra.Command {
	return &cobra.Command{
		Use: word + " KIND", Short: short + "（KIND は alerts choices の言葉）", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			v, err := d.SaveAlertChoice(ctx, app.AlertChoice{Kind: args[0], On: on})
			return c.choicesOut(v, err)
		}),
	}
}

func (c *cli) choicesOut(v app.AlertChoices, err error) error {
	if err != nil {
		return err
	}
	return c.show(v, func(w io.Writer) {
		for _, k := range v.Choices {
			_, _ = fmt.Fprintf(w, "%-8s  %s  %s\n", k.Kind, map[bool]string{true: "出す", false: "出さない"}[k.On], k.Label)
		}
	})
}
