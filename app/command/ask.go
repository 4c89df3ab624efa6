package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

// inquiryAsk leaves a reply as the draft and asks the owners to read and send it.
func (c *cli) inquiryAsk() *cobra.Command {
	var body, note, template, at string
	var attach []string
	var done bool
	var follow int
	var records recordFlags
	cmd := &cobra.Command{
		Use: "ask ID --body-file ファイル", Short: "返信を下書きに残して、店長に確認を頼む（undo で取り下げられます）", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			t, err := threadNumbered(ctx, d, args[0])
			if err != nil {
				return err
			}
			in := app.ApprovalRequest{ID: t.Inquiry.ID, Note: note, Version: t.Draft.Version, SeenID: newestOf(t)}
			in.Done, in.Follow = done, follow
			if in.Template, err = templateNumber(ctx, d, template); err != nil {
				return err
			}
			if at != "" {
				if in.At, err = d.SendMoment(ctx, at); err != nil {
					return err
				}
			}
			text, err := readFile(body)
			if err != nil {
				return err
			}
			in.Text = string(text)
			if in.Facts.Records, err = records.read(); err != nil {
				return err
			}
			if in.Files, err = attached(ctx, d, attach); err != nil {
				return err
			}
			if _, err := d.AskApproval(ctx, in); err != nil {
				return err
			}
			return c.inquiryShow(ctx, d, args)
		}),
	}
	f := cmd.Flags()
	f.StringVar(&body, "body-file", "", "本文のファイル（- は標準入力）")
	f.StringArrayVar(&attach, "attach", nil, "添付するファイル（何度でも）")
	f.StringVar(&template, "template", "", "使ったテンプレートの名前か番号")
	f.StringVar(&note, "note", "", "店長へのひとこと")
	f.StringVar(&at, "at", "", "送る日時（reply と同じ書き方）。省くと承認のあとすぐ")
	f.BoolVar(&done, "done", false, "送れたら完了にする")
	f.IntVar(&follow, "follow", 0, "送れたら、この営業日数の後にフォローする")
	records.on(cmd)
	_ = cmd.MarkFlagRequired("body-file")
	return cmd
}

// inquiryHandOver gives an inquiry to the owner.
func (c *cli) inquiryHandOver() *cobra.Command {
	var in app.HandOver
	cmd := &cobra.Command{
		Use: "hand-over ID", Short: "店長に引き継ぐ（undo で取り下げられます）", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			var err error
			if in.ID, err = number(args[0]); err != nil {
				return err
			}
			row, err := d.HandOver(ctx, in)
			if err != nil {
				return err
			}
			return c.show(inquiryOf(row), func(w io.Writer) { _, _ = fmt.Fprintf(w, "担当：%s\n", row.Owner) })
		}),
	}
	cmd.Flags().StringVar(&in.Note, "note", "", "店長へのひとこと")
	return cmd
}

func threadNumbered(ctx context.Context, d *app.Desk, arg string) (app.Thread, error) {
	id, err := number(arg)
	if err != nil {
		return app.Thread{}, err
	}
	return d.Thread(ctx, app.ID{ID: id})
}

// newestOf is the newest message of a conversation: what was written so far is
// what an answer from here is made with.
func newestOf(t app.Thread) int64 {
	var newest int64
	for _, m := range t.Messages {
		newest = max(newest, m.ID)
	}
	return newest
}

// inquirySeen marks an inquiry read, or unread again.
func (c *cli) inquirySeen(word, short string, mark func(*app.Desk, context.Context, app.ID) error) *cobra.Command {
	return &cobra.Command{
		Use: word + " ID", Short: short, Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			id, err := number(args[0])
			if err != nil {
				return err
			}
			if err := mark(d, ctx, app.ID{ID: id}); err != nil {
				return err
			}
			return c.inquiryShow(ctx, d, args)
		}),
	}
}

// inquiryCounts are the numbers of the tabs, and what presses.
func (c *cli) inquiryCounts(ctx context.Context, d *app.Desk, _ []string) error {
	n, err := d.Counts(ctx, app.CountsQuery{})
	if err != nil {
		return err
	}
	p, err := d.Pressing(ctx)
	if err != nil {
		return err
	}
	out := map[string]any{
		"counts":   n,
		"pressing": map[string]any{"late": p.Late, "late_new": p.LateNew, "today": p.Today, "soon": p.Soon},
		"oldest":   map[string]any{"id": p.Oldest.ID, "since": stamp(p.Oldest.Since), "customer": p.Oldest.Customer, "subject": p.Oldest.Subject},
	}
	return c.show(out, func(w io.Writer) {
		_, _ = fmt.Fprintf(w, "未対応 %d  対応中 %d  承認待ち %d  返信済 %d  フォロー予定 %d  完了 %d  対応不要 %d\n",
			n.New, n.Working, n.Review, n.Waiting, n.Snoozed, n.Done, n.Ignored)
		_, _ = fmt.Fprintf(w, "送信待ち %d  送れていない・結果のわからないもの %d\n", n.Queued, n.Trouble)
		_, _ = fmt.Fprintf(w, "期限後 %d  当日 %d  前日 %d\n", p.Late, p.Today, p.Soon)
	})
}
