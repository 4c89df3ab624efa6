package command

import (
	"context"
	"fmt"
	"io"
	"strconv"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

func (c *cli) inquiry() *cobra.Command {
	cmd := &cobra.Command{Use: "inquiry", Short: "問い合わせを見る、注文に紐付ける、店舗から始める"}
	cmd.AddCommand(c.inquiryList(), c.inquirySet(), c.inquiryNew(), c.inquiryDone(), c.inquiryPrint(), c.inquiryEvidence(), &cobra.Command{
		Use: "reopen ID", Short: "完了を取り消して対応中に戻す", Args: cobra.ExactArgs(1), RunE: c.with(c.inquiryReopen),
	}, &cobra.Command{
		Use: "private ID", Short: "公開の質問を非公開にする（元には戻せません）", Args: cobra.ExactArgs(1), RunE: c.with(c.inquiryPrivate),
	}, &cobra.Command{
		Use: "show ID", Short: "1 件をすべて見る", Args: cobra.ExactArgs(1), RunE: c.with(c.inquiryShow),
	}, &cobra.Command{
		Use: "link ID 注文番号", Short: "注文に紐付ける", Args: cobra.ExactArgs(2), RunE: c.with(c.inquiryLink),
	}, &cobra.Command{
		Use: "unlink ID", Short: "紐付けを外す（この注文ではない）", Args: cobra.ExactArgs(1), RunE: c.with(c.inquiryUnlink),
	}, c.inquiryState(), c.inquirySnooze(), c.inquiryDue(), &cobra.Command{
		Use: "split ID MESSAGE", Short: "MESSAGE から後を別の問い合わせにする（unjoin で戻せます）",
		Args: cobra.ExactArgs(2), RunE: c.with(c.inquirySplit),
	}, &cobra.Command{
		Use: "merge ID OTHER", Short: "OTHER を ID と 1 件の問い合わせにする（unjoin で戻せます）",
		Args: cobra.ExactArgs(2), RunE: c.with(c.inquiryMerge),
	}, &cobra.Command{
		Use: "unjoin ID", Short: "ID を最後に分けた・まとめたのを元に戻す", Args: cobra.ExactArgs(1), RunE: c.with(c.inquiryUnjoin),
	}, &cobra.Command{
		Use: "also ID 注文番号", Short: "ほかの注文も並べる（返信の値は紐付けた注文から）", Args: cobra.ExactArgs(2), RunE: c.with(c.inquiryAlso),
	}, c.inquiryNote(), c.inquiryEditNote(), c.inquiryAsk(), c.inquiryHandOver(), c.inquiryErase(),
		c.inquirySeen("read", "読んだことにする", (*app.Desk).MarkSeen), c.inquirySeen("unread", "未読に戻す", (*app.Desk).MarkUnread), &cobra.Command{
			Use: "counts", Short: "対応状況ごとの件数と、期限の迫るもの", Args: cobra.NoArgs, RunE: c.with(c.inquiryCounts),
		}, &cobra.Command{
			Use: "raw MESSAGE", Short: "届いたままのメッセージを見る", Args: cobra.ExactArgs(1), RunE: c.with(c.messageRaw),
		})
	return cmd
}

func name(r app.Row) string {
	if r.Customer == "" {
		return "（名前なし）"
	}
	return r.Customer + " 様"
}

func number(s string) (int64, error) {
	id, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return 0, usage("「" + s + "」は番号ではありません")
	}
	return id, nil
}

func (c *cli) inquiryShow(ctx context.Context, d *app.Desk, args []string) error {
	id, err := number(args[0])
	if err != nil {
		return err
	}
	t, err := d.Thread(ctx, app.ID{ID: id})
	t, err = covered(ctx, d, t, err)
	if err != nil {
		return err
	}
	return c.show(threadOf(t), func(w io.Writer) {
		_, _ = fmt.Fprintf(w, "%s\n%s  %s  %s  注文 %s\n", t.Inquiry.Subject, name(t.Inquiry), t.Inquiry.AccountName, t.Inquiry.State, t.Inquiry.OrderNumber)
		for _, m := range t.Messages {
			_, _ = fmt.Fprintf(w, "\n── %s  %s  %s\n%s\n", m.Direction, m.Author, day(m.SentAt), m.Text)
			for _, f := range m.Files {
				_, _ = fmt.Fprintf(w, "   添付：%s（%d バイト）\n", f.Name, f.Size)
			}
		}
	})
}

func (c *cli) inquiryLink(ctx context.Context, d *app.Desk, args []string) error {
	id, err := number(args[0])
	if err != nil {
		return err
	}
	if err := d.Link(ctx, app.LinkChange{ID: id, Order: args[1]}); err != nil {
		return err
	}
	return c.inquiryShow(ctx, d, args[:1])
}

func (c *cli) inquiryUnlink(ctx context.Context, d *app.Desk, args []string) error {
	id, err := number(args[0])
	if err != nil {
		return err
	}
	if err := d.Unlink(ctx, app.LinkChange{ID: id}); err != nil {
		return err
	}
	return c.inquiryShow(ctx, d, args[:1])
}

func (c *cli) inquiryState() *cobra.Command {
	var sure bool
	cmd := &cobra.Command{
		Use: "state ID new|working|review|waiting|snoozed|done|ignored", Short: "対応状況を変える", Args: cobra.ExactArgs(2),
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			id, err := number(args[0])
			if err != nil {
				return err
			}
			row, err := d.SetState(ctx, app.StateChange{ID: id, State: args[1], Sure: sure})
			if err != nil {
				return err
			}
			return c.show(inquiryOf(row), func(w io.Writer) { _, _ = fmt.Fprintln(w, row.State) })
		}),
	}
	cmd.Flags().BoolVar(&sure, "sure", false, "モールからの公式のお知らせも対応不要にする")
	return cmd
}
