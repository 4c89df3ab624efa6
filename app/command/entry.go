package command

import (
	"context"
	"fmt"
	"io"
	"strings"

	"madoguchi/app"
	"madoguchi/app/export/book"

	"github.com/spf13/cobra"
)

// entry handles what the books must know.
func (c *cli) entry() *cobra.Command {
	cmd := &cobra.Command{Use: "entry", Short: "経理の記録（返金・送料・補償など）を見る、足す、確定する、取り込む"}
	cmd.AddCommand(
		c.entryList(), c.entryAdd(), c.entryCorrect(), c.entryImport(), c.entryMapping(),
		&cobra.Command{Use: "show 番号", Short: "1 件の中身", Args: cobra.ExactArgs(1), RunE: c.with(c.entryShow)},
		&cobra.Command{Use: "confirm 番号...", Short: "下書きを確定する（あとから変えられません。1 件でもできなければ、どれも確定しません）", Args: cobra.MinimumNArgs(1), RunE: c.with(c.entryConfirm)},
		&cobra.Command{Use: "drop 番号", Short: "下書きを捨てる", Args: cobra.ExactArgs(1), RunE: c.with(c.entryDrop)},
		&cobra.Command{Use: "months", Short: "月ごとの件数と締め", Args: cobra.NoArgs, RunE: c.with(c.entryMonths)},
		&cobra.Command{Use: "lock 月", Short: "月を締める（2026-10）", Args: cobra.ExactArgs(1), RunE: c.with(c.entryLock(true))},
		&cobra.Command{Use: "unlock 月", Short: "月の締めを外す", Args: cobra.ExactArgs(1), RunE: c.with(c.entryLock(false))},
	)
	return cmd
}

// entryRow is an entry of `entry list --json`. Its names are those of a file of events,
// so that a list can be imported elsewhere.
type entryRow struct {
	ID          int64            `json:"id"`
	EventID     string           `json:"event_id"`
	Date        string           `json:"date"`
	Channel     string           `json:"channel"`
	OrderNo     string           `json:"order_no"`
	OrderID     int64            `json:"order_id"`
	InquiryID   int64            `json:"inquiry_id"`
	MessageID   int64            `json:"message_id"`
	OutboxID    int64            `json:"outbox_id"`
	Type        string           `json:"type"`
	TypeLabel   string           `json:"type_label"`
	Variant     string           `json:"variant"`
	Memo        string           `json:"memo"`
	Note        string           `json:"note"`
	Lines       []book.Line      `json:"lines"`
	Gross       int64            `json:"gross"`
	Amount      int64            `json:"amount"`
	SettledBy   string           `json:"settled_by"`
	Evidence    string           `json:"evidence"`
	Status      string           `json:"status"`
	RelatedID   string           `json:"related_event_id"`
	Undoes      string           `json:"undoes"`
	Reason      string           `json:"reason"`
	Exports     []string         `json:"exports"`
	CreatedAt   string           `json:"created_at"`
	CreatedBy   string           `json:"created_by"`
	ConfirmedAt string           `json:"confirmed_at"`
	ConfirmedBy string           `json:"confirmed_by"`
	Version     int64            `json:"version"`
	Doubts      []app.EntryDoubt `json:"doubts"`
}

func entryRowOf(e app.Entry) entryRow {
	r := entryRow{
		ID: e.ID, EventID: e.EventID, Date: e.Date, Channel: e.Channel, OrderNo: e.OrderNumber, OrderID: e.OrderID, InquiryID: e.InquiryID, MessageID: e.MessageID, OutboxID: e.OutboxID, Type: e.Type, TypeLabel: e.TypeLabel,
		Variant: e.Variant, Memo: e.Memo, Note: e.Note, Lines: e.Lines, Amount: e.Amount, SettledBy: e.SettledBy, Evidence: e.Evidence, Status: e.Status,
		RelatedID: e.RelatedEventID, Undoes: e.Undoes, Reason: e.Reason, Exports: e.Exports, CreatedAt: stamp(e.CreatedAt), CreatedBy: e.CreatedBy,
		ConfirmedAt: stamp(e.ConfirmedAt), ConfirmedBy: e.ConfirmedBy, Version: e.Version, Doubts: e.Doubts,
	}
	if len(e.Lines) == 0 {
		r.Gross = e.Amount
	}
	return r
}

func entryRows(all []app.Entry) []entryRow {
	rows := make([]entryRow, 0, len(all))
	for _, e := range all {
		rows = append(rows, entryRowOf(e))
	}
	return rows
}

// showEntries writes entries that an act has made.
func (c *cli) showEntries(all []app.Entry) error {
	return c.show(map[string]any{"entries": entryRows(all)}, func(w io.Writer) { writeEntries(w, all) })
}

func writeEntries(w io.Writer, all []app.Entry) {
	words := map[string]string{"draft": "下書き", "confirmed": "確定", "exported": "書き出し済", "reversed": "訂正済"}
	for _, e := range all {
		name := e.EventID
		if name == "" {
			name = fmt.Sprintf("下書き %d", e.ID)
		}
		_, _ = fmt.Fprintf(w, "%s  %s  %s  %s  %s  ¥%d  %s  %s\n", name, e.Date, e.ChannelName, e.OrderNumber, e.TypeLabel, e.Amount, words[e.Status], e.Memo)
		writeDoubts(w, e.Doubts)
	}
}

func writeDoubts(w io.Writer, all []app.EntryDoubt) {
	for _, d := range all {
		word := "確かめてください："
		if d.Block {
			word = "このままでは書けません："
		}
		change := ""
		if d.After != "" {
			change = fmt.Sprintf("「%s」→「%s」", d.Before, d.After)
		}
		_, _ = fmt.Fprintf(w, "  %s%s：%s%s\n", word, strings.TrimSpace(d.EventID+" "+d.Column), d.Text, change)
	}
}

func (c *cli) entryList() *cobra.Command {
	var q app.EntryQuery
	cmd := &cobra.Command{
		Use: "list", Short: "一覧（日付の新しい順）", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error {
			page, err := d.Entries(ctx, q)
			page, err = covered(ctx, d, page, err)
			if err != nil {
				return err
			}
			return c.show(map[string]any{"entries": entryRows(page.Entries), "next": page.Next}, func(w io.Writer) {
				writeEntries(w, page.Entries)
				_, _ = fmt.Fprintf(w, "%d 件\n", len(page.Entries))
			})
		}),
	}
	f := cmd.Flags()
	f.StringVar(&q.From, "from", "", "この日から（2026-10-01）")
	f.StringVar(&q.To, "to", "", "この日まで")
	f.Int64Var(&q.Min, "min", 0, "この金額から")
	f.Int64Var(&q.Max, "max", 0, "この金額まで")
	f.StringVar(&q.Partner, "partner", "", "取引先・注文番号・摘要・備考の言葉（空白で区切るとすべてを含むもの）")
	f.StringVar(&q.Type, "type", "", "種別コード（REFUND_FULL …）")
	f.StringVar(&q.Channel, "channel", "", "rakuten、yahoo、own")
	f.StringVar(&q.Status, "status", "", "draft、confirmed、exported、reversed")
	f.StringVar(&q.Order, "order", "", "注文番号")
	f.Int64Var(&q.InquiryID, "inquiry", 0, "問い合わせの番号")
	f.StringVar(&q.After, "after", "", "前のページの next")
	f.IntVar(&q.Limit, "limit", 0, "件数（省くとすべて）")
	return cmd
}

func (c *cli) entryShow(ctx context.Context, d *app.Desk, args []string) error {
	e, err := d.EntryNamed(ctx, args[0])
	e, err = covered(ctx, d, e, err)
	if err != nil {
		return err
	}
	return c.show(map[string]any{"entry": entryRowOf(e)}, func(w io.Writer) {
		writeEntries(w, []app.Entry{e})
		for _, l := range e.Lines {
			_, _ = fmt.Fprintf(w, "  %s %s（%s） / %s %s（%s）  ¥%d\n", l.Debit, l.DebitSub, book.Label(l.DebitTax), l.Credit, l.CreditSub, book.Label(l.CreditTax), l.Amount)
		}
		writeOrigin(w, e)
	})
}

// writeOrigin says where an entry comes from, step by step back to what was written.
func writeOrigin(w io.Writer, e app.Entry) {
	for _, of := range []struct {
		is         bool
		text, args string
	}{
		{e.OrderID != 0, "注文", "order show " + e.OrderNumber},
		{e.InquiryID != 0, "問い合わせ", fmt.Sprintf("inquiry show %d", e.InquiryID)},
		{e.MessageID != 0, "お客様への返信", fmt.Sprintf("inquiry show %d のメッセージ %d", e.InquiryID, e.MessageID)},
		{e.RelatedEventID != "", "関連する記録", "entry show " + e.RelatedEventID},
	} {
		if of.is {
			_, _ = fmt.Fprintf(w, "  %s：%s\n", of.text, of.args)
		}
	}
	if e.OrderID == 0 && e.InquiryID == 0 && e.RelatedEventID == "" {
		_, _ = fmt.Fprintln(w, "  元の問い合わせや注文は結び付いていません（手で足したか、取り込んだ記録です）。")
	}
	if e.Reason != "" {
		_, _ = fmt.Fprintf(w, "  訂正の理由：%s\n", e.Reason)
	}
	if len(e.Exports) > 0 {
		_, _ = fmt.Fprintf(w, "  書き出し：%s\n", strings.Join(e.Exports, " "))
	}
	for _, by := range []struct {
		at   int64
		name string
		did  string
	}{{e.CreatedAt, e.CreatedBy, "下書き"}, {e.ConfirmedAt, e.ConfirmedBy, "確定"}} {
		if by.at != 0 {
			_, _ = fmt.Fprintf(w, "  %s：%s %s\n", by.did, day(by.at), by.name)
		}
	}
}

func (c *cli) entryConfirm(ctx context.Context, d *app.Desk, args []string) error {
	var in app.EntryRefs
	for _, name := range args {
		e, err := d.EntryNamed(ctx, name)
		if err != nil {
			return err
		}
		in.Entries = append(in.Entries, app.EntryRef{ID: e.ID, Version: e.Version})
	}
	done, err := d.ConfirmEntries(ctx, in)
	if err != nil {
		return err
	}
	return c.showEntries(done.Entries)
}

func (c *cli) entryDrop(ctx context.Context, d *app.Desk, args []string) error {
	e, err := d.EntryNamed(ctx, args[0])
	if err != nil {
		return err
	}
	if err := d.DropEntry(ctx, app.EntryRef{ID: e.ID, Version: e.Version}); err != nil {
		return err
	}
	return c.show(map[string]any{"dropped": e.ID}, func(w io.Writer) { _, _ = fmt.Fprintln(w, "下書きを捨てました。") })
}

func (c *cli) entryMonths(ctx context.Context, d *app.Desk, _ []string) error {
	all, err := d.EntryMonths(ctx)
	all, err = covered(ctx, d, all, err)
	if err != nil {
		return err
	}
	return c.showMonths(all)
}

func (c *cli) showMonths(all app.EntryMonths) error {
	return c.show(all, func(w io.Writer) {
		for _, m := range all.Months {
			locked := ""
			if m.Locked {
				locked = "  締め済み（" + m.LockedBy + "、" + day(m.LockedAt) + "）"
			}
			_, _ = fmt.Fprintf(w, "%s  確定 %d 件  ¥%d  下書き %d 件%s\n", m.Month, m.Entries, m.Amount, m.Drafts, locked)
		}
	})
}

func (c *cli) entryLock(locked bool) func(context.Context, *app.Desk, []string) error {
	return func(ctx context.Context, d *app.Desk, args []string) error {
		all, err := d.LockMonth(ctx, app.MonthLock{Month: args[0], Locked: locked})
		if err != nil {
			return err
		}
		return c.showMonths(all)
	}
}
