package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

// exportTrace follows every entry of an export back to its message and to who confirmed it.
func (c *cli) exportTrace() *cobra.Command {
	return &cobra.Command{
		Use: "trace 番号", Short: "書き出した記録を 1 件ずつ、注文・問い合わせ・返信・確定した人までたどる", Args: cobra.ExactArgs(1),
		Example: "madoguchi export trace EX-202611-0001",
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			t, err := d.TraceExport(ctx, args[0])
			t, err = covered(ctx, d, t, err)
			if err != nil {
				return err
			}
			rows := make([]traceRow, 0, len(t.Entries))
			for _, e := range t.Entries {
				rows = append(rows, traceRow{e, stamp(e.MessageAt), stamp(e.CreatedAt), stamp(e.ConfirmedAt)})
			}
			return c.show(map[string]any{"export": exportRowOf(t.Export), "entries": rows}, func(w io.Writer) {
				for _, e := range t.Entries {
					writeTrace(w, e)
				}
				_, _ = fmt.Fprintf(w, "%s  %d 件\n", t.Export.Batch, len(t.Entries))
			})
		}),
	}
}

// traceRow is the way back with --json, its moments as text.
type traceRow struct {
	app.EntryTrace
	MessageAt   string `json:"message_at"`
	CreatedAt   string `json:"created_at"`
	ConfirmedAt string `json:"confirmed_at"`
}

func writeTrace(w io.Writer, e app.EntryTrace) {
	_, _ = fmt.Fprintf(w, "%s  %s  %s  ¥%d", e.EventID, e.Date, e.TypeLabel, e.Amount)
	if e.OrderNumber != "" {
		_, _ = fmt.Fprintf(w, "  注文 %s", e.OrderNumber)
	}
	if e.InquiryID != 0 {
		_, _ = fmt.Fprintf(w, "  問い合わせ %d", e.InquiryID)
	}
	if e.MessageID != 0 {
		_, _ = fmt.Fprintf(w, "  メッセージ %d（%s）", e.MessageID, stamp(e.MessageAt))
	}
	if e.RelatedEventID != "" {
		_, _ = fmt.Fprintf(w, "  %s の訂正（%s）", e.RelatedEventID, e.Reason)
	}
	_, _ = fmt.Fprintf(w, "  作成 %s  確定 %s\n", e.CreatedBy, e.ConfirmedBy)
}
