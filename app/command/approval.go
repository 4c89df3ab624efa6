package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

// approvalOut is an approval of `approval … --json`.
type approvalOut struct {
	ID         int64            `json:"id"`
	InquiryID  int64            `json:"inquiry_id"`
	Customer   string           `json:"customer"`
	Subject    string           `json:"subject"`
	State      string           `json:"state"`
	Why        string           `json:"why"`
	Text       string           `json:"text"`
	Final      string           `json:"final"`
	Template   string           `json:"template"`
	Done       bool             `json:"done"`
	SendAt     string           `json:"send_at"`
	By         string           `json:"by"`
	AskedAt    string           `json:"asked_at"`
	AnsweredBy string           `json:"answered_by"`
	AnsweredAt string           `json:"answered_at"`
	OutboxID   int64            `json:"outbox_id"`
	Newer      bool             `json:"newer"`
	Words      []saidOut        `json:"words"`
	Changes    []app.TextChange `json:"changes"`
}

type saidOut struct {
	By   string `json:"by"`
	At   string `json:"at"`
	Text string `json:"text"`
}

func approvalRow(p app.Approval) approvalOut {
	out := approvalOut{
		ID: p.ID, InquiryID: p.InquiryID, Customer: p.Customer, Subject: p.Subject, State: p.State, Why: p.Why, Text: p.Text, Final: p.Final,
		Template: p.TemplateName, Done: p.Done, SendAt: stamp(p.SendAt), By: p.By, AskedAt: stamp(p.AskedAt), AnsweredBy: p.AnsweredBy,
		AnsweredAt: stamp(p.AnsweredAt), OutboxID: p.OutboxID, Newer: p.Newer, Words: []saidOut{}, Changes: p.Changes,
	}
	for _, w := range p.Words {
		out.Words = append(out.Words, saidOut{w.By, stamp(w.At), w.Text})
	}
	return out
}

func (c *cli) approval() *cobra.Command {
	cmd := &cobra.Command{Use: "approval", Short: "返信の承認を頼む、見る、承認する、戻す"}
	cmd.AddCommand(c.approvalList(), &cobra.Command{
		Use: "show NUMBER", Short: "頼まれた返信と、違うところと、添えられた言葉を見る", Args: cobra.ExactArgs(1), RunE: c.with(c.approvalShow),
	}, c.inquiryAsk(), c.approvalApprove(),
		c.approvalWords("return", "返信を戻す（--words が要ります）", (*app.Desk).ReturnApproval),
		c.approvalWords("withdraw", "頼んだ承認を取り戻す（下書きは残ります）", (*app.Desk).WithdrawApproval),
		c.approvalWords("say", "承認待ちの返信に言葉を添える", (*app.Desk).SayApproval))
	return cmd
}

func (c *cli) approvalList() *cobra.Command {
	var in app.ApprovalQuery
	cmd := &cobra.Command{
		Use: "list", Short: "承認を待っている返信", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			list, err := d.Approvals(ctx, in)
			list, err = covered(ctx, d, list, err)
			if err != nil {
				return err
			}
			rows := make([]approvalOut, 0, len(list.Approvals))
			for _, p := range list.Approvals {
				rows = append(rows, approvalRow(p))
			}
			return c.show(map[string]any{"approvals": rows}, func(w io.Writer) {
				for _, p := range list.Approvals {
					_, _ = fmt.Fprintf(w, "%6d  %-9s  問い合わせ %d  %s  %s  %s\n", p.ID, p.State, p.InquiryID, day(p.AskedAt), p.By, p.Subject)
				}
				_, _ = fmt.Fprintf(w, "%d 件\n", len(rows))
			})
		}),
	}
	cmd.Flags().Int64Var(&in.Inquiry, "inquiry", 0, "この問い合わせの、終わったものも含めたすべて")
	return cmd
}

func (c *cli) approvalShow(ctx context.Context, d *app.Desk, args []string) error {
	id, err := number(args[0])
	if err != nil {
		return err
	}
	p, err := d.ApprovalByID(ctx, app.ID{ID: id})
	p, err = covered(ctx, d, p, err)
	if err != nil {
		return err
	}
	return c.show(approvalRow(p), func(w io.Writer) { writeApproval(w, p) })
}

var changeNames = map[string]string{"template": "テンプレートとの違い", "earlier": "前に頼んだ文との違い", "asked": "頼まれた文との違い"}

func writeApproval(w io.Writer, p app.Approval) {
	_, _ = fmt.Fprintf(w, "%d  %s  問い合わせ %d  %s（%s）\n\n%s\n", p.ID, p.State, p.InquiryID, p.By, day(p.AskedAt), p.Text)
	if p.Newer {
		_, _ = fmt.Fprintln(w, "\n頼まれたあとに、新しいメッセージが届いています。")
	}
	for _, change := range p.Changes {
		_, _ = fmt.Fprintf(w, "\n── %s\n", changeNames[change.Against])
		for _, part := range change.Pieces {
			form := map[string]string{"gone": "[-%s-]", "new": "[+%s+]", "same": "%s"}[part.Kind]
			_, _ = fmt.Fprintf(w, form, part.Text)
		}
		_, _ = fmt.Fprintln(w)
	}
	for _, s := range p.Words {
		_, _ = fmt.Fprintf(w, "\n%s  %s\n%s\n", s.By, day(s.At), s.Text)
	}
}

// approvalApprove sends what was asked for, changed when a file is named.
func (c *cli) approvalApprove() *cobra.Command {
	var body, at string
	var read bool
	in := app.ApproveRequest{}
	cmd := &cobra.Command{
		Use: "approve NUMBER", Short: "承認して送信待ちに入れる", Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			id, err := number(args[0])
			if err != nil {
				return err
			}
			p, err := d.ApprovalByID(ctx, app.ID{ID: id})
			if err != nil {
				return err
			}
			in.ID, in.Version, in.At, in.Done = id, p.Version, p.SendAt, in.Done || p.Done
			if read {
				in.SeenID = p.Newest
			}
			if at != "" {
				if in.At, err = d.SendMoment(ctx, at); err != nil {
					return err
				}
			}
			if body != "" {
				text, err := readFile(body)
				if err != nil {
					return err
				}
				in.Text = string(text)
			}
			item, err := d.ApproveReply(ctx, in)
			if err != nil {
				return err
			}
			return c.show(outboxOf(item), func(w io.Writer) {
				_, _ = fmt.Fprintf(w, "承認しました（送信待ちの番号 %d、%s に送ります）。\n", item.ID, day(item.SendAt))
			})
		}),
	}
	f := cmd.Flags()
	f.StringVar(&body, "body-file", "", "直した本文のファイル（- は標準入力）。省くと頼まれたまま")
	f.StringVar(&at, "at", "", "送る日時（reply と同じ書き方）")
	f.BoolVar(&read, "read", false, "頼まれたあとに届いたメッセージも読んだ")
	f.BoolVar(&in.Done, "done", false, "送れたら完了にする")
	f.IntVar(&in.Hold, "hold", -1, "取り消せる時間（秒）。省くと設定の秒数")
	return cmd
}

// approvalWords is a command that says something about an approval.
func (c *cli) approvalWords(word, short string, act func(*app.Desk, context.Context, app.ApprovalWords) error) *cobra.Command {
	in := app.ApprovalWords{}
	cmd := &cobra.Command{
		Use: word + " NUMBER", Short: short, Args: cobra.ExactArgs(1),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			var err error
			if in.ID, err = number(args[0]); err != nil {
				return err
			}
			if err := act(d, ctx, in); err != nil {
				return err
			}
			return c.approvalShow(ctx, d, args)
		}),
	}
	cmd.Flags().StringVar(&in.Text, "words", "", "言葉")
	return cmd
}
