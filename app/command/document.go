package command

import (
	"context"
	"fmt"
	"io"

	"madoguchi/app"

	"github.com/spf13/cobra"
)

// document handles the ledger of papers: what the shop gave and received.
func (c *cli) document() *cobra.Command {
	cmd := &cobra.Command{Use: "document", Short: "証憑台帳（発行した領収書、受け取った請求書）を探す、見る、取り消す"}
	cmd.AddCommand(c.documentList(), c.documentShow("document"), c.documentVoid("document"), c.documentGiven(), c.documentUngiven(), c.documentAdd(), c.documentExport(), c.documentRules())
	return cmd
}

func (c *cli) documentList() *cobra.Command {
	var q app.DocumentQuery
	cmd := &cobra.Command{
		Use: "list", Short: "一覧（発行日の新しい順）。日付・金額・取引先は組み合わせられる", Args: cobra.NoArgs,
		RunE: c.with(func(ctx context.Context, d *app.Desk, _ []string) error { return c.listDocuments(ctx, d, q) }),
	}
	documentFlags(cmd, &q)
	return cmd
}

// documentFlags are those of a search.
func documentFlags(cmd *cobra.Command, q *app.DocumentQuery) {
	f := cmd.Flags()
	f.StringVar(&q.From, "from", "", "この日から（2026-10-01）")
	f.StringVar(&q.To, "to", "", "この日まで")
	f.BoolVar(&q.Traded, "traded", false, "日付は取引日で探す（省くと発行日）")
	f.Int64Var(&q.Min, "min", 0, "この金額から（返金も正の数で）")
	f.Int64Var(&q.Max, "max", 0, "この金額まで")
	f.StringVar(&q.Partner, "partner", "", "取引先・注文番号・備考の言葉（空白で区切るとすべてを含むもの）")
	f.StringVar(&q.Kind, "kind", "", "receipt、refund_notice、invoice、statement、delivery、other")
	f.StringVar(&q.Channel, "channel", "", "rakuten、yahoo、own")
	f.StringVar(&q.Direction, "direction", "", "sent（発行）、received（受領）")
	f.StringVar(&q.Order, "order", "", "注文番号")
	f.Int64Var(&q.InquiryID, "inquiry", 0, "問い合わせの番号")
	f.StringVar(&q.Voided, "voided", "", "no（有効なもの）、yes（取消のもの）。省くと両方")
	f.StringVar(&q.After, "after", "", "前のページの next")
	f.IntVar(&q.Limit, "limit", 0, "件数（省くとすべて）")
}

func (c *cli) listDocuments(ctx context.Context, d *app.Desk, q app.DocumentQuery) error {
	page, err := d.Documents(ctx, q)
	page, err = covered(ctx, d, page, err)
	if err != nil {
		return err
	}
	return c.show(map[string]any{"documents": documentRows(page.Documents), "next": page.Next}, func(w io.Writer) {
		for _, x := range page.Documents {
			writeDocument(w, x)
		}
		_, _ = fmt.Fprintf(w, "%d 件\n", len(page.Documents))
	})
}

// documentRow is a document with --json: as it crosses the border, its moments as text.
type documentRow struct {
	app.Document
	CreatedAt string `json:"created_at"`
	VoidedAt  string `json:"voided_at"`

	Sendings []sendingRow `json:"sendings"`
}

func documentRowOf(x app.Document) documentRow {
	return documentRow{Document: x, CreatedAt: stamp(x.CreatedAt), VoidedAt: stamp(x.VoidedAt), Sendings: sendingRows(x.Sendings)}
}

func documentRows(all []app.Document) []documentRow {
	rows := make([]documentRow, 0, len(all))
	for _, x := range all {
		rows = append(rows, documentRowOf(x))
	}
	return rows
}

func writeDocument(w io.Writer, x app.Document) {
	_, _ = fmt.Fprintf(w, "%s  %s  %s  %s  ¥%d  %s  %s", x.DocID, x.Issued, x.Label, x.Partner, x.Amount, x.OrderNumber, x.WayLabel)
	if x.VoidedAt != 0 {
		_, _ = fmt.Fprintf(w, "  取消（%s、%s）", x.VoidReason, x.VoidedBy)
	}
	if x.SupersededBy != "" {
		_, _ = fmt.Fprintf(w, "  → %s に差し替え", x.SupersededBy)
	}
	_, _ = fmt.Fprintln(w)
}

func (c *cli) showDocument(x app.Document) error {
	return c.show(map[string]any{"document": documentRowOf(x)}, func(w io.Writer) {
		writeDocument(w, x)
		for _, r := range x.Rates {
			_, _ = fmt.Fprintf(w, "  %d%%対象 ¥%d  うち消費税 ¥%d\n", r.Rate, r.Amount, r.Tax)
		}
		_, _ = fmt.Fprintf(w, "  取引日 %s  登録番号 %s  保存期限 %s  %s  %d バイト  SHA-256 %s\n", x.Traded, x.TaxNumber, x.KeepUntil, x.FileName, x.Size, x.SHA256)
		for _, line := range []struct{ name, text string }{
			{"経理の記録", x.EventID},
			{"元の文書", x.First},
			{"差し替えた文書", x.Supersedes},
			{"理由", x.Reason},
			{"備考", x.Note},
		} {
			if line.text != "" {
				_, _ = fmt.Fprintf(w, "  %s：%s\n", line.name, line.text)
			}
		}
		writeSendings(w, x)
	})
}

func (c *cli) documentShow(of string) *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use: "show 文書番号 [--out ファイル]", Short: "1 件の中身。--out で保管したままのファイルを取り出す", Args: cobra.ExactArgs(1),
		Example: "madoguchi " + of + " show DOC-202611-0001 --out 領収書.pdf",
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			x, err := d.DocumentNamed(ctx, args[0])
			if err != nil {
				return err
			}
			if out != "" {
				if err := takeDocument(ctx, d, x.ID, out); err != nil {
					return err
				}
			}
			if x, err = covered(ctx, d, x, nil); err != nil {
				return err
			}
			return c.showDocument(x)
		}),
	}
	cmd.Flags().StringVar(&out, "out", "", "書き出すファイル")
	return cmd
}

func (c *cli) documentVoid(of string) *cobra.Command {
	var reason string
	cmd := &cobra.Command{
		Use: "void 文書番号 --reason 理由", Short: "取消にする。台帳と番号、中身は残る", Args: cobra.ExactArgs(1),
		Example: "madoguchi " + of + " void DOC-202611-0001 --reason 宛名の誤り",
		RunE: c.with(func(ctx context.Context, d *app.Desk, args []string) error {
			x, err := d.DocumentNamed(ctx, args[0])
			if err != nil {
				return err
			}
			if x, err = d.VoidDocument(ctx, app.DocumentEnd{ID: x.ID, Reason: reason}); err != nil {
				return err
			}
			return c.showDocument(x)
		}),
	}
	cmd.Flags().StringVar(&reason, "reason", "", "取消の理由")
	_ = cmd.MarkFlagRequired("reason")
	return cmd
}
