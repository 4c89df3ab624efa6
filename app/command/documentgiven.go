package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

// documentGiven records how a paper was given.
func (c *cli) documentGiven() *cobra.Command {
	var in app.DocumentGiving
	cmd := &cobra.Command{
		Use: "given 文書番号 --way 渡し方", Short: "どう渡したかを記録する（この窓口の返信で送ったものは自動で記録される）", Args: cobra.ExactArgs(1),
		Example: "madoguchi document given DOC-202611-0001 --way paper --day 2026-11-23 --note 店頭で",
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			x, err := d.DocumentNamed(ctx, args[0])
			if err != nil {
				return err
			}
			in.ID = x.ID
			if x, err = d.GiveDocument(ctx, in); err != nil {
				return err
			}
			return c.showDocument(x)
		}),
	}
	f := cmd.Flags()
	f.StringVar(&in.Way, "way", "", "reply（返信で送信）、mail（別のメール）、web（画面で交付）、paper（紙で手渡し）、post（郵送・同梱）")
	f.StringVar(&in.Day, "day", "", "渡した日（2026-11-23）。省くと今日")
	f.Int64Var(&in.MessageID, "message", 0, "返信で送ったとき、そのメッセージの番号")
	f.StringVar(&in.Note, "note", "", "備考")
	_ = cmd.MarkFlagRequired("way")
	return cmd
}

func (c *cli) documentUngiven() *cobra.Command {
	var in app.DocumentUngiving
	cmd := &cobra.Command{
		Use: "ungiven 文書番号 --record 番号 --reason 理由", Short: "人が記録した渡し方を取り消す。記録と理由は残る", Args: cobra.ExactArgs(1),
		Example: "madoguchi document ungiven DOC-202611-0001 --record 3 --reason 別の書類でした",
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			x, err := d.DocumentNamed(ctx, args[0])
			if err != nil {
				return err
			}
			in.ID = x.ID
			if x, err = d.UngiveDocument(ctx, in); err != nil {
				return err
			}
			return c.showDocument(x)
		}),
	}
	cmd.Flags().Int64Var(&in.Sending, "record", 0, "document show にある記録の番号")
	cmd.Flags().StringVar(&in.Reason, "reason", "", "取り消す理由")
	_ = cmd.MarkFlagRequired("record")
	_ = cmd.MarkFlagRequired("reason")
	return cmd
}

// sendingRow is how a paper was given with --json, its moments as text.
type sendingRow struct {
	app.DocumentSending
	At        string `json:"at"`
	CreatedAt string `json:"created_at"`
	UndoneAt  string `json:"undone_at"`
}

func sendingRows(all []app.DocumentSending) []sendingRow {
	rows := make([]sendingRow, 0, len(all))
	for _, s := range all {
		rows = append(rows, sendingRow{s, stamp(s.At), stamp(s.CreatedAt), stamp(s.UndoneAt)})
	}
	return rows
}

func writeSendings(w io.Writer, x app.Document) {
	for _, s := range x.Sendings {
		when := s.Day
		if s.At != 0 {
			when = stamp(s.At)
		}
		_, _ = fmt.Fprintf(w, "  渡した記録 %d：%s  %s", s.ID, when, s.WayLabel)
		if s.MessageID != 0 {
			_, _ = fmt.Fprintf(w, "  問い合わせ %d  メッセージ %d  %s", s.InquiryID, s.MessageID, s.Remote)
		}
		_, _ = fmt.Fprintf(w, "  %s  %s", s.CreatedBy, s.Note)
		if s.UndoneAt != 0 {
			_, _ = fmt.Fprintf(w, "  取消（%s、%s）", s.UndoneFor, s.UndoneBy)
		}
		_, _ = fmt.Fprintln(w)
	}
}
